"""What the derivations of all kinds of pages share."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, time
from hashlib import blake2b
from itertools import chain
from operator import itemgetter
from typing import NamedTuple, TypeVar
from zoneinfo import ZoneInfo

import msgspec

from generator.model.article import Article, Source
from generator.model.pages.standing import CaseNotes
from generator.model.person import Person
from generator.model.show import Show
from generator.model.site import Site, TaxonomyName, Term
from generator.model.values import (
    Corrected,
    CountedLink,
    Link,
    Page,
    Pagination,
    PersonLink,
    RelatedStory,
    ShowLink,
    Teaser,
)

_COMPANIONS = 8
_BETWEEN_AUTHORS = re.compile(r",\s*|\s+(?:and|&)\s+")

Entry = TypeVar("Entry")


class Group(NamedTuple):
    """
    Hold pages that are derived together; *key* stands for all that they are derived from.

    Pages whose key is that of the last build need not be derived again to know that they are the same. A group without
    a key is derived in every build.
    """

    name: str
    key: bytes
    derive: Callable[[], Iterable[Page]]


def key_of(*parts: bytes) -> bytes:
    """Hash what a group is derived from."""
    digest = blake2b(digest_size=16)
    for part in parts:
        digest.update(len(part).to_bytes(4, "big") + part)
    return digest.digest()


def digests(articles: Iterable[Article]) -> bytes:
    """Give what stands for *articles*, in their order."""
    return b"".join([article.digest for article in articles])


def spans(
    articles: Sequence[Article], zone: ZoneInfo, first_day: Callable[[date], date]
) -> Iterator[tuple[date, int, int]]:
    """
    Divide *articles*, which are in order, into months or weeks of the *zone*, newest first.

    *first_day* gives the day on which the month or week of a day begins. Give that day for each that has articles, the
    place of its first article, and the place behind its last one.
    """
    start = 0
    while start < len(articles):
        day = first_day(articles[start].date.astimezone(zone).date())
        begin = datetime.combine(day, time(), zone).timestamp()
        stop = bisect_right(articles, -begin, lo=start, key=lambda article: -article.date.timestamp())
        yield day, start, stop
        start = stop


class Teasers:
    """
    Make the teaser of an article when it is first shown, and keep it for the other pages that show it.

    *case_notes* makes what stands beside an old story.
    """

    def __init__(self, site: Site) -> None:
        self.case_notes = CaseNotes(site)
        self._made: dict[str, Teaser] = {}

    def pick(self, articles: Iterable[Article]) -> tuple[Teaser, ...]:
        """Give the teasers of *articles*, in their order."""
        return tuple([self._made.get(article.path) or self._make(article) for article in articles])

    def related(self, article: Article) -> RelatedStory:
        """Name *article* beside another that is about the same."""
        teaser = self._made.get(article.path) or self._make(article)
        return RelatedStory(teaser.title, teaser.url, teaser.case_notes, teaser.date)

    def _make(self, article: Article) -> Teaser:
        notes = self.case_notes.on(article)
        teaser = self._made[article.path] = Teaser(
            title=article.title,
            url=article.url,
            date=article.date,
            updated=self.case_notes.last_change(article, notes),
            summary=article.summary,
            source=article.source.name if article.source else "",
            id=article.id,
            corrected=Corrected(article.corrections[-1].kind, article.corrections[-1].date)
            if article.corrections
            else None,
            case_notes=notes,
        )
        return teaser


def paged(url: str, entries: Sequence[Entry], size: int) -> Iterator[tuple[str, Sequence[Entry], Pagination]]:
    """
    Spread *entries* over pages of *size*: give the path, the entries and the place of each.

    The first page, which may be empty, is at *url* itself.
    """
    total = max(1, -(-len(entries) // size))
    for number in range(1, total + 1):
        place = Pagination(
            number,
            total,
            newer=_page_url(url, number - 1) if number > 1 else "",
            older=_page_url(url, number + 1) if number < total else "",
        )
        yield f"{_page_url(url, number)}index.html", entries[(number - 1) * size : number * size], place


def _page_url(url: str, number: int) -> str:
    return url if number == 1 else f"{url}page/{number}/"


def links(terms: Iterable[Term]) -> tuple[Link, ...]:
    """Give links to *terms*, in their order."""
    return tuple([term.link for term in terms])


def person_links(terms: Iterable[Term]) -> tuple[PersonLink, ...]:
    """Give links to the people *terms*, in their order, with where else they are."""
    return tuple(
        [
            PersonLink(term.name, term.url, term.record.same_as if isinstance(term.record, Person) else ())
            for term in terms
        ]
    )


def show_links(terms: Iterable[Term]) -> tuple[ShowLink, ...]:
    """Give links to the shows *terms*, in their order, with what they are and where else they are."""
    return tuple(
        [
            ShowLink(term.name, term.url, term.record.kind, term.record.same_as)
            if isinstance(term.record, Show)
            else ShowLink(term.name, term.url, None, ())
            for term in terms
        ]
    )


def shown_source(site: Site, article: Article) -> Source | None:
    """Give the source of *article*, without an author who is a minor."""
    source = article.source
    if source and source.author and any(site.is_minor(name) for name in _BETWEEN_AUTHORS.split(source.author)):
        return msgspec.structs.replace(source, author="")
    return source


def frequent(site: Site, articles: Iterable[Article], taxonomy: TaxonomyName) -> list[tuple[Term, int]]:
    """Count the terms of *taxonomy* in *articles*, the most frequent first."""
    slugs, terms = site.slugs[taxonomy], site.terms(taxonomy)
    counts = Counter(chain.from_iterable([slugs[article.path] for article in articles]))
    found = sorted(counts.items())
    found.sort(key=itemgetter(1), reverse=True)
    return [(terms[slug], count) for slug, count in found]


def companions(site: Site, term: Term) -> tuple[CountedLink, ...]:
    """Link to the people who most often appear in the articles about *term*."""
    people = frequent(site, term.articles, "people")
    found = [(person, count) for person, count in people[: _COMPANIONS + 1] if person is not term]
    return tuple([CountedLink(person.name, person.url, count) for person, count in found[:_COMPANIONS]])


def last_change(teasers: Sequence[Teaser]) -> datetime | None:
    """Tell when the latest change of substance in *teasers* was."""
    return max((teaser.updated or teaser.date for teaser in teasers), default=None)
