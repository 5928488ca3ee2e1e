"""What of the content is out at a moment: nothing that is dated later is shown, whatever it is."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from hashlib import blake2b
from typing import TypeVar
from zoneinfo import ZoneInfo

import msgspec

from generator.model.article import Article
from generator.model.case import Case
from generator.model.content import Content

Record = TypeVar("Record", Article, Case)


def content_at(content: Content, now: datetime, zone: ZoneInfo) -> Content:
    """
    Leave out what *now* is not yet: articles, updates, corrections, and stages of cases.

    Days begin at midnight in *zone*. Records that lose something have another digest than before.
    """
    today = now.astimezone(zone).date()
    return content._replace(
        articles=tuple([_article_at(article, now, today) for article in content.articles if article.date <= now]),
        cases=tuple([_case_at(case, today) for case in content.cases]),
    )


def turning_points(content: Content, zone: ZoneInfo) -> Iterator[datetime]:
    """Give every moment at which something in *content* comes out."""
    for article in content.articles:
        if article.status == "published":
            yield article.date
            if article.updated:
                yield article.updated
            for correction in article.corrections:
                yield _midnight(correction.date, zone)
    for case in content.cases:
        for entry in case.timeline:
            yield _midnight(entry.date, zone)


def _article_at(article: Article, now: datetime, today: date) -> Article:
    if article.updated and article.updated > now:
        article = _without(article, updated=None)
    if any(correction.date > today for correction in article.corrections):
        known = tuple([correction for correction in article.corrections if correction.date <= today])
        article = _without(article, corrections=known)
    return article


def _case_at(case: Case, today: date) -> Case:
    if not case.timeline or case.timeline[-1].date <= today:
        return case
    return _without(case, timeline=tuple([entry for entry in case.timeline if entry.date <= today]))


def _without(record: Record, **left: object) -> Record:
    changed = msgspec.structs.replace(record, **left)
    digest = blake2b(msgspec.msgpack.encode(changed), digest_size=16).digest()
    return msgspec.structs.replace(changed, digest=digest)


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)
