"""The pages that machines read: feeds and sitemaps."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from operator import attrgetter

from generator.model.article import Article
from generator.model.pages.parts import Teasers, last_change
from generator.model.site import Site
from generator.model.values import (
    ArticlePage,
    CorrectionsFeed,
    CorrectionsPage,
    Feed,
    Page,
    PageValues,
    Sitemap,
    SitemapEntry,
    SitemapIndex,
    Tombstone,
)

_UNLISTED = (Feed, CorrectionsFeed, Tombstone)
SITEMAP_SIZE = 50_000  # the protocol's limit, sitemaps.org/protocol.html


def feed(site: Site, teasers: Teasers, name: str, url: str, articles: Sequence[Article]) -> Page:
    """Derive the feed of the listing at *url*."""
    shown = teasers.pick(articles[: site.config.feed_size])
    return Page(f"{url}feed.xml", Feed(name, url, last_change(shown), shown))


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


def _changed(values: PageValues) -> datetime | None:
    if isinstance(values, ArticlePage):
        return values.modified
    if isinstance(values, CorrectionsPage):
        return values.entries[0].moment
    return last_change(getattr(values, "teasers", ()))
