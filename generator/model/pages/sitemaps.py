"""The sitemaps: of all pages, and of what is news."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import dropwhile, islice, takewhile
from operator import attrgetter

from generator.model.due import NEWS_LASTS
from generator.model.pages.feeds import FEED_PAGES
from generator.model.pages.parts import last_change
from generator.model.pages.standing import CaseNotes
from generator.model.site import Site
from generator.model.values import (
    ArticlePage,
    Card,
    CorrectionsPage,
    NewsEntry,
    NewsSitemap,
    Page,
    PageValues,
    SearchIndex,
    SearchPage,
    SearchPart,
    Sitemap,
    SitemapEntry,
    SitemapIndex,
    Tombstone,
    WeekMail,
)

_UNLISTED = (*FEED_PAGES, Tombstone, WeekMail, Card, SearchPage, SearchIndex, SearchPart)
SITEMAP_SIZE = 50_000  # the protocol's limit, sitemaps.org/protocol.html
NEWS_SITEMAP_SIZE = 1_000  # developers.google.com, “Create a news sitemap”


def sitemap_entries(pages: Iterable[Page]) -> list[SitemapEntry]:
    """List those of *pages* that are for readers, and that search engines should show."""
    return [SitemapEntry(page.url, _changed(page.values)) for page in pages if not isinstance(page.values, _UNLISTED)]


def sitemaps(entries: Iterable[SitemapEntry]) -> Iterator[Page]:
    """Derive the sitemap of all *entries*, or several and an index of them."""
    ordered = sorted(entries, key=attrgetter("url"))
    parts = [tuple(ordered[start : start + SITEMAP_SIZE]) for start in range(0, len(ordered), SITEMAP_SIZE)]
    if len(parts) == 1:
        yield Page("sitemap.xml", Sitemap(parts[0]))
        return
    names = tuple(f"sitemap-{number}.xml" for number in range(1, len(parts) + 1))
    yield Page("sitemap.xml", SitemapIndex(names))
    yield from (Page(name, Sitemap(part)) for name, part in zip(names, parts, strict=True))


def news_sitemap(site: Site) -> Page:
    """
    Derive the sitemap of the articles that are news at the moment of the build.

    It can say nothing beside a headline, so one that does not stand without what became of its case is not in it.
    """
    out = dropwhile(lambda article: article.date > site.now, site.articles)  # a preview has what is held too
    since = site.now - NEWS_LASTS
    new = list(takewhile(lambda article: article.date > since, out))
    notes = CaseNotes(site) if new else None
    entries = (NewsEntry(a.url, a.title, a.date) for a in new if not (notes and notes.on(a)))
    return Page("news-sitemap.xml", NewsSitemap(tuple(islice(entries, NEWS_SITEMAP_SIZE))))


def _changed(values: PageValues) -> datetime | None:
    if isinstance(values, ArticlePage):
        return values.modified
    if isinstance(values, CorrectionsPage):
        return values.entries[0].moment
    return last_change(getattr(values, "teasers", ()))
