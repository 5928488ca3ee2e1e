"""The pages of the news itself: home, articles, and the archive by year and month."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from functools import partial
from itertools import groupby
from typing import NamedTuple

from generator.model.article import Article
from generator.model.pages.parts import Group, Teasers, digests, key_of, links, paged, person_links, shown_source
from generator.model.pages.standing import CaseNotes, case_link
from generator.model.rights import shown_body
from generator.model.site import Site
from generator.model.values import (
    ArticlePage,
    CaseLink,
    HomePage,
    Link,
    MonthEntry,
    MonthPage,
    Neighbour,
    Page,
    Pagination,
    YearPage,
)

_LATEST_OF_MONTH = 5


class Month(NamedTuple):
    """Hold the articles of one month and the two that are their neighbours in time, if there are any."""

    day: date
    url: str
    articles: Sequence[Article]
    newer: Article | None
    older: Article | None


def months_of(site: Site) -> list[Month]:
    """Divide the articles of the *site* into months of its zone, newest first."""
    articles, zone = site.articles, site.config.zone
    months = []
    start = 0
    while start < len(articles):
        day = articles[start].date.astimezone(zone).date().replace(day=1)
        begin = datetime.combine(day, time(), zone).timestamp()
        stop = bisect_right(articles, -begin, lo=start, key=lambda article: -article.date.timestamp())
        newer = articles[start - 1] if start else None
        older = articles[stop] if stop < len(articles) else None
        months.append(Month(day, f"{day.year:04}/{day.month:02}/", articles[start:stop], newer, older))
        start = stop
    return months


def home_groups(site: Site, teasers: Teasers) -> Iterator[Group]:
    """Make a group of the home page and of each of its later pages."""
    open_cases = [
        (link.status.as_of, link)
        for link in (case_link(site, term) for term in site.cases.values())
        if link.status and not link.status.ended
    ]
    board = tuple(link for _, link in sorted(open_cases, key=lambda dated: dated[0], reverse=True))
    for path, part, place in paged("", site.articles, site.config.page_size):
        # The board is made of records, for which what all pages have in common stands.
        key = key_of(site.common, digests(part), f"{place.number} of {place.total}".encode())
        yield Group(f"home {place.number}", key, partial(_home_page, path, part, place, teasers, board))


def _home_page(
    path: str, part: Sequence[Article], place: Pagination, teasers: Teasers, board: tuple[CaseLink, ...]
) -> list[Page]:
    return [Page(path, HomePage(teasers.pick(part), place, board if place.number == 1 else ()))]


def month_groups(site: Site, teasers: Teasers, months: Sequence[Month], common: bytes) -> Iterator[Group]:
    """Group the pages of articles by month, each month with its pages of the archive."""
    case_links = {term.url: case_link(site, term) for term in site.cases.values()}
    links_to = [Link(month.day.isoformat()[:7], month.url) for month in months]
    for index, month in enumerate(months):
        newer = links_to[index - 1] if index else None
        older = links_to[index + 1] if index + 1 < len(months) else None
        neighbours = [article for article in (month.newer, month.older) if article]
        around = f"{newer} {month.newer is None} {older}".encode()
        yield Group(
            month.url,
            key_of(common, digests(month.articles), digests(neighbours), around),
            partial(_month_pages, site, teasers, month, case_links, newer=newer, older=older),
        )


def _month_pages(
    site: Site,
    teasers: Teasers,
    month: Month,
    case_links: Mapping[str, CaseLink],
    *,
    newer: Link | None,
    older: Link | None,
) -> Iterator[Page]:
    in_time = [month.newer, *month.articles, month.older]
    notes = teasers.case_notes
    neighbours = [Neighbour(old.title, old.url, notes.on(old)) if old else None for old in in_time]
    for article, before, after in zip(month.articles, neighbours, neighbours[2:], strict=False):
        values = _article_page(site, article, case_links, notes, newer=before, older=after)
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
        people=person_links(site.terms_in("people", article)),
        shows=links(site.terms_in("shows", article)),
        cases=tuple([case_links[term.url] for term in site.terms_in("cases", article)]),
        case_notes=notes,
        corrections=article.placed_corrections(),
        newer=newer,
        older=older,
        body=shown_body(article, site.config),
    )


def year_pages(teasers: Teasers, months: Sequence[Month]) -> Iterator[Page]:
    """Derive a page for each year that has articles."""
    entries = [
        MonthEntry(month.day, month.url, len(month.articles), teasers.pick(month.articles[:_LATEST_OF_MONTH]))
        for month in months
    ]
    by_year = {year: tuple(found) for year, found in groupby(entries, key=lambda entry: entry.month.year)}
    years = tuple(map(_year_link, by_year))
    for year, found in by_year.items():
        count = sum(entry.count for entry in found)
        yield Page(f"{_year_link(year).url}index.html", YearPage(year, count, found, years))


def newest_year_url(site: Site) -> str:
    """Give the address of the archive of the newest year, or "" for a site without articles."""
    return _year_link(site.articles[0].date.astimezone(site.config.zone).year).url if site.articles else ""


def _year_link(year: int) -> Link:
    return Link(str(year), f"{year:04}/")
