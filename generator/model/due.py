"""What of the content is out at a moment: nothing that is dated later is shown, whatever it is."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from hashlib import blake2b
from typing import TypeVar
from zoneinfo import ZoneInfo

import msgspec

from generator.model.article import Article, Status
from generator.model.case import Case
from generator.model.content import Content

Record = TypeVar("Record", Article, Case)
_FIRST_MOMENT = datetime.min.replace(tzinfo=UTC)
_LAST_MOMENT = datetime.max.replace(tzinfo=UTC)
NEWS_LASTS = timedelta(hours=48)  # in a sitemap of news: developers.google.com, “Create a news sitemap”


def content_at(content: Content, now: datetime, zone: ZoneInfo) -> Content:
    """
    Leave out what *now* is not yet: articles, updates, corrections, withdrawals, stages of cases, digests of weeks.

    Days begin at midnight in *zone*. An article that was corrected is as new as its correction. Records that change
    have another digest than before.
    """
    today = now.astimezone(zone).date()
    return content._replace(
        articles=tuple([_article_at(article, now, zone) for article in content.articles if article.date <= now]),
        cases=tuple([_case_at(case, today) for case in content.cases]),
        digests=tuple([selection for selection in content.digests if selection.monday <= today]),
    )


def content_ahead(content: Content, now: datetime, zone: ZoneInfo) -> Content:
    """
    Give what a preview shows: what `content_at` gives, and the drafts and the articles that are held.

    A draft is published in it, and an article that is held is as it will be when it comes out.
    """
    today = now.astimezone(zone).date()
    return content._replace(
        articles=tuple([_article_ahead(article, now, zone) for article in content.articles]),
        cases=tuple([_case_at(case, today) for case in content.cases]),
    )


def turning_points(content: Content, zone: ZoneInfo) -> Iterator[datetime]:
    """Give every moment at which something in *content* comes out."""
    for article in content.articles:
        if article.status != "draft":
            yield article.date
            if article.updated:
                yield article.updated
            for correction in article.corrections:
                yield midnight(correction.date, zone)
    for case in content.cases:
        for entry in case.timeline:
            yield midnight(entry.date, zone)
    for selection in content.digests:
        yield midnight(selection.monday, zone)


def news_ends(content: Content) -> Iterator[datetime]:
    """Give every moment at which an article in *content* has been out for so long that it is no longer news."""
    for article in content.articles:
        if article.status != "draft":
            yield article.date + min(NEWS_LASTS, _LAST_MOMENT - article.date)


def status_at(article: Article, today: date) -> Status:
    """Give the status of *article* on the day *today*: until it is withdrawn, it is published."""
    if article.status == "withdrawn":
        withdrawals = [entry.date for entry in article.corrections if entry.kind == "withdrawn"]
        if withdrawals and min(withdrawals) > today:
            return "published"
    return article.status


def _article_at(article: Article, now: datetime, zone: ZoneInfo) -> Article:
    updated = article.updated if article.updated and article.updated <= now else None
    if not article.corrections:
        return article if updated == article.updated else _with(article, updated=updated)
    today = now.astimezone(zone).date()
    known = tuple([entry for entry in article.corrections if entry.date <= today])
    corrected = max([midnight(entry.date, zone) for entry in known], default=article.date)
    if corrected > (updated or article.date):
        updated = corrected
    status = status_at(article, today)
    if (status, updated, known) == (article.status, article.updated, article.corrections):
        return article
    return _with(article, status=status, updated=updated, corrections=known)


def _article_ahead(article: Article, now: datetime, zone: ZoneInfo) -> Article:
    if article.status == "draft":
        article = _with(article, status="published")
    return _article_at(article, max(now, article.date), zone)


def _case_at(case: Case, today: date) -> Case:
    if not case.timeline or case.timeline[-1].date <= today:
        return case
    return _with(case, timeline=tuple([entry for entry in case.timeline if entry.date <= today]))


def _with(record: Record, **fields: object) -> Record:
    changed = msgspec.structs.replace(record, **fields)
    digest = blake2b(msgspec.msgpack.encode(changed), digest_size=16).digest()
    return msgspec.structs.replace(changed, digest=digest)


def midnight(day: date, zone: ZoneInfo) -> datetime:
    """Give the moment in UTC at which *day* begins in *zone*; in the year 1 not before the calendar."""
    try:
        return datetime.combine(day, time(), zone).astimezone(UTC)
    except OverflowError:
        return _FIRST_MOMENT
