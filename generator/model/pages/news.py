"""The pages of the news itself: articles, and the archive by year and month."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby

import msgspec

from generator.model.article import Article
from generator.model.pages.coverage import coverage_of, month_number
from generator.model.pages.months import Month
from generator.model.pages.parts import (
    Group,
    Teasers,
    digests,
    key_of,
    paged,
    person_links,
    show_links,
    shown_source,
)
from generator.model.pages.related import Related, shown_of
from generator.model.pages.standing import CaseNotes, case_link
from generator.model.rights import shown_body
from generator.model.site import Site
from generator.model.translations import translations_of
from generator.model.values import (
    ArticlePage,
    CaseLink,
    CountedLink,
    Link,
    MonthEntry,
    MonthPage,
    Neighbour,
    Page,
    RelatedStory,
    YearPage,
)

_LATEST_OF_MONTH = 5


def month_groups(site: Site, teasers: Teasers, months: Sequence[Month], related: Related) -> Iterator[Group]:
    """Group the pages of articles, which name those *related* to them, by month; and its pages of the archive."""
    case_links = {term.url: case_link(site, term) for term in site.cases.values()}
    shown = [msgspec.msgpack.encode(shown_of(site, article)) for article in site.articles]
    start = 0
    for index, month in enumerate(months):
        newer = months[index - 1].link if index else None
        older = months[index + 1].link if index + 1 < len(months) else None
        neighbours = [article for article in (month.newer, month.older) if article]
        around = f"{newer} {month.newer is None} {older}".encode()
        named = related[start : start + len(month.articles)]
        start += len(month.articles)
        others = bytes(map(len, named)) + b"".join([shown[place] for places in named for place in places])
        yield Group(
            month.url,
            key_of(site.common, digests(month.articles), digests(neighbours), around, others),
            partial(_month_pages, site, teasers, month, named, case_links, newer=newer, older=older),
        )


def _month_pages(
    site: Site,
    teasers: Teasers,
    month: Month,
    related: Related,
    case_links: Mapping[str, CaseLink],
    *,
    newer: Link | None,
    older: Link | None,
) -> Iterator[Page]:
    in_time = [month.newer, *month.articles, month.older]
    notes = teasers.case_notes
    neighbours = [Neighbour(old.title, old.url, notes.on(old)) if old else None for old in in_time]
    for article, before, after, places in zip(month.articles, neighbours, neighbours[2:], related, strict=False):
        others = tuple([teasers.related(site.articles[place]) for place in places])
        values = _article_page(site, article, case_links, notes, newer=before, older=after, related=others)
        yield Page(f"{article.url}index.html", values)
    count = len(month.articles)
    year = _year_link(month.day.year)
    for path, part, place in paged(month.url, month.articles, site.config.page_size):
        yield Page(path, MonthPage(month.day, count, teasers.pick(part), place, year, newer, older))


def _article_page(
    site: Site,
    article: Article,
    case_links: Mapping[str, CaseLink],
    case_notes: CaseNotes,
    *,
    newer: Neighbour | None,
    older: Neighbour | None,
    related: tuple[RelatedStory, ...],
) -> ArticlePage:
    notes = case_notes.on(article)
    return ArticlePage(
        id=article.id,
        title=article.title,
        date=article.date,
        updated=article.updated,
        modified=case_notes.last_change(article, notes) or article.date,
        summary=article.summary,
        source=shown_source(site, article),
        image=article.image,
        image_size=article.image_size,
        people=person_links(site.terms_in("people", article)),
        shows=show_links(site.terms_in("shows", article)),
        cases=tuple([case_links[term.url] for term in site.terms_in("cases", article)]),
        case_notes=notes,
        corrections=article.placed_corrections(),
        newer=newer,
        older=older,
        related=related,
        body=shown_body(article, site.config),
        translations=translations_of(article.translations) if article.translations else (),
    )


def year_pages(teasers: Teasers, months: Sequence[Month]) -> Iterator[Page]:
    """Derive a page for each year that has articles."""
    entries = [
        MonthEntry(month.day, month.url, len(month.articles), teasers.pick(month.articles[:_LATEST_OF_MONTH]))
        for month in months
    ]
    by_year = {year: tuple(found) for year, found in groupby(entries, key=lambda entry: entry.month.year)}
    counts = {year: sum(entry.count for entry in found) for year, found in by_year.items()}
    years = tuple([CountedLink(str(year), _year_link(year).url, count) for year, count in counts.items()])
    for year, found in by_year.items():
        coverage = coverage_of({month_number(entry.month): entry.count for entry in found})
        yield Page(f"{_year_link(year).url}index.html", YearPage(year, counts[year], found, years, coverage))


def newest_year_url(site: Site) -> str:
    """Give the address of the archive of the newest year, or "" for a site without articles."""
    return _year_link(site.articles[0].date.astimezone(site.config.zone).year).url if site.articles else ""


def _year_link(year: int) -> Link:
    return Link(str(year), f"{year:04}/")
