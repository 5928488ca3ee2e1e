"""The home page and its later pages: the latest stories, and on the first page what is going on."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from generator.model.article import Article
from generator.model.pages.months import Month
from generator.model.pages.parts import Group, Teasers, digests, frequent, key_of, paged
from generator.model.pages.standing import case_link
from generator.model.site import Site, TaxonomyName
from generator.model.values import CaseLink, CountedLink, HomePage, MonthNews, Page, Pagination, WeekLink

_MOST = {"people": 6, "shows": 4}
_MOST_OPEN = 6  # the latest to move; all of them stand in the index of cases


class _Front(NamedTuple):
    """Hold what the first page has beside the stories."""

    open_cases: tuple[CaseLink, ...]
    month: Month | None
    week: WeekLink | None

    @property
    def key(self) -> bytes:
        """Give what stands for it, beside the records, which all pages have in common."""
        listed = digests(self.month.articles) if self.month else b""
        return key_of(listed, str((self.open_cases, self.week)).encode())


def home_groups(site: Site, teasers: Teasers, months: Sequence[Month], week: WeekLink | None) -> Iterator[Group]:
    """Make a group of the home page, which leads to the newest *week*, and of each of its later pages."""
    front = _Front(_open_cases(site), months[0] if months else None, week)
    for path, part, place in paged("", site.articles, site.config.page_size):
        own = front.key if place.number == 1 else b""
        key = key_of(site.common, digests(part), f"{place.number} of {place.total}".encode(), own)
        yield Group(f"home {place.number}", key, partial(_home_page, site, path, part, place, teasers, front))


def _open_cases(site: Site) -> tuple[CaseLink, ...]:
    found = [
        (link.status.as_of, link)
        for link in (case_link(site, term) for term in site.cases.values())
        if link.status and not link.status.ended
    ]
    return tuple(link for _, link in sorted(found, key=lambda dated: dated[0], reverse=True)[:_MOST_OPEN])


def _home_page(
    site: Site, path: str, part: Sequence[Article], place: Pagination, teasers: Teasers, front: _Front
) -> list[Page]:
    shown = teasers.pick(part)
    if place.number > 1:
        return [Page(path, HomePage(shown, place, (), None))]
    news = _month_news(site, front.month) if front.month else None
    return [Page(path, HomePage(shown, place, front.open_cases, front.week, news))]


def _month_news(site: Site, month: Month) -> MonthNews | None:
    def most(taxonomy: TaxonomyName) -> tuple[CountedLink, ...]:
        found = frequent(site, month.articles, taxonomy)[: _MOST[taxonomy]]
        return tuple([CountedLink(term.name, term.url, count) for term, count in found])

    people, shows = most("people"), most("shows")
    return MonthNews(month.link, people, shows) if people or shows else None
