"""The feeds: of each listing one in each format that feed readers know, and the list of them all."""

from collections.abc import Iterable, Iterator, Sequence

from generator.model.article import Article
from generator.model.pages.parts import Teasers, last_change, links
from generator.model.rights import feed_body
from generator.model.site import TAXONOMIES, Site
from generator.model.values import (
    AtomFeed,
    CorrectionEntry,
    CorrectionsAtom,
    CorrectionsJson,
    CorrectionsRss,
    Feed,
    FeedEntry,
    FeedList,
    JsonFeed,
    Page,
    RssFeed,
)

FEED_PAGES = (RssFeed, AtomFeed, JsonFeed, CorrectionsRss, CorrectionsAtom, CorrectionsJson)
RSS, ATOM, JSON = "feed.xml", "atom.xml", "feed.json"


class Feeds:
    """Make the feeds of listings; what they offer of an article is made once, and kept for the others that have it."""

    def __init__(self, site: Site, teasers: Teasers) -> None:
        self._site = site
        self._teasers = teasers
        self._made: dict[str, FeedEntry] = {}

    def pages(self, name: str, url: str, articles: Sequence[Article], folders: Iterable[str] = ()) -> Iterator[Page]:
        """Derive the feeds of the listing at *url*, and the same for each of the *folders* where it was before."""
        shown = articles[: self._site.config.feed_size]
        teasers = self._teasers.pick(shown)
        feed = Feed(name, url, last_change(teasers), tuple([self._made.get(a.path) or self._make(a) for a in shown]))
        formats = ((RSS, RssFeed(feed)), (ATOM, AtomFeed(feed)), (JSON, JsonFeed(feed)))
        for folder in (url, *folders):
            for file, values in formats:
                yield Page(f"{folder}{file}", values)

    def _make(self, article: Article) -> FeedEntry:
        site = self._site
        entry = self._made[article.path] = FeedEntry(
            self._teasers.pick([article])[0],
            feed_body(article, site.config),
            article.source.url if article.source else "",
            tuple([term.link for taxonomy in TAXONOMIES for term in site.terms_in(taxonomy, article)]),
        )
        return entry


def corrections_feeds(url: str, entries: tuple[CorrectionEntry, ...]) -> Iterator[Page]:
    """Derive the feeds of the list of corrections at *url*."""
    yield Page(f"{url}{RSS}", CorrectionsRss(entries))
    yield Page(f"{url}{ATOM}", CorrectionsAtom(entries))
    yield Page(f"{url}{JSON}", CorrectionsJson(entries))


def feed_list(site: Site) -> Page:
    """Derive the list of the feeds of all people, shows and cases."""
    return Page("feeds.opml", FeedList(*[links(site.terms(taxonomy).values()) for taxonomy in TAXONOMIES]))
