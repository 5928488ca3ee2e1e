"""
What the search page reads: the terms of a site, and its stories in parts, newest first.

A part holds the stories of one year; one with too many is divided into quarters, these into months, these into thirds
of some ten days, and these into days. So a story belongs to a part by its own date: an edit changes that part alone,
unless it becomes too large by it, or no longer is.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from generator.model.article import Article
from generator.model.case import Case
from generator.model.pages.parts import Group, Teasers, digests, key_of, spans
from generator.model.pages.standing import statuses_of
from generator.model.site import TAXONOMIES, Site, Term
from generator.model.values import Page, SearchIndex, SearchPage, SearchPart, SearchTerm

SEARCH = "search/"
TEXTS = "pagefind/"  # where the index of all texts is, in files that are nobody's pages
PART_SIZE: Final = 400  # stories, some 160 kB


class _Span(NamedTuple):
    """Hold how long the parts of one size are: the day on which that of a day begins, and its name by that day."""

    first_day: Callable[[date], date]
    name: Callable[[date], str]


_SPANS = (
    _Span(lambda day: day.replace(month=1, day=1), lambda day: f"{day.year:04}"),
    _Span(lambda day: day.replace(month=_quarter(day) * 3 - 2, day=1), lambda day: f"{day.year:04}-q{_quarter(day)}"),
    _Span(lambda day: day.replace(day=1), lambda day: f"{day.year:04}-{day.month:02}"),
    _Span(
        lambda day: day.replace(day=_third(day) * 10 - 9), lambda day: f"{day.year:04}-{day.month:02}-t{_third(day)}"
    ),
    _Span(lambda day: day, date.isoformat),
)


def _quarter(day: date) -> int:
    return (day.month + 2) // 3


def _third(day: date) -> int:
    return min((day.day + 9) // 10, 3)


class Part(NamedTuple):
    """Hold the stories of one stretch of time, newest first."""

    name: str
    articles: Sequence[Article]

    @property
    def path(self) -> str:
        """Give the path of its file."""
        return f"{SEARCH}{self.name}.json"


def parts_of(site: Site, size: int = PART_SIZE) -> list[Part]:
    """Divide the articles of the *site* into parts of no more than *size*, newest first; a day is not divided."""
    return list(_parts(site.articles, site.config.zone, size, _SPANS))


def _parts(articles: Sequence[Article], zone: ZoneInfo, size: int, lengths: Sequence[_Span]) -> Iterator[Part]:
    longest, *shorter = lengths
    for day, start, stop in spans(articles, zone, longest.first_day):
        if stop - start > size and shorter:
            yield from _parts(articles[start:stop], zone, size, shorter)
        else:
            yield Part(longest.name(day), articles[start:stop])


def search_groups(site: Site, teasers: Teasers) -> Iterator[Group]:
    """Group the search page with what it needs first, and make a group of each part."""
    parts = parts_of(site)
    yield Group("search", b"", lambda: _front(site, parts))
    for part in parts:
        yield Group(part.path, key_of(site.common, digests(part.articles)), partial(_part_pages, site, part, teasers))


def _front(site: Site, parts: Sequence[Part]) -> Iterator[Page]:
    yield Page(f"{SEARCH}index.html", SearchPage())
    people, shows, cases = (
        tuple([_term(site, term) for term in site.terms(taxonomy).values()]) for taxonomy in TAXONOMIES
    )
    yield Page(f"{SEARCH}index.json", SearchIndex(people, shows, cases, tuple([part.name for part in parts])))


def _term(site: Site, term: Term) -> SearchTerm:
    statuses = statuses_of(site, term) if isinstance(term.record, Case) else ()
    return SearchTerm(term.name, term.url, len(term.articles), term.record.aliases if term.record else (), statuses)


def _part_pages(site: Site, part: Part, teasers: Teasers) -> list[Page]:
    names = [
        tuple([term.name for taxonomy in TAXONOMIES for term in site.terms_in(taxonomy, article)])
        for article in part.articles
    ]
    return [Page(part.path, SearchPart(teasers.pick(part.articles), tuple(names)))]
