"""The pages that machines read: feeds, sitemaps and redirects."""

from datetime import timedelta

import pytest

from generator.model.pages.machine import SITEMAP_SIZE, sitemap_entries, sitemaps
from generator.model.pages.redirects import redirect_path
from generator.model.values import (
    Feed,
    NotFound,
    Page,
    Redirect,
    Sitemap,
    SitemapEntry,
    SitemapIndex,
)
from making import (
    NOON,
    a_linked_site,
    a_show,
    an_article,
    page_at,
    pages_of,
    titles,
)


def test_a_feed_holds_the_latest_and_says_when_it_last_changed() -> None:
    """An update counts as a change, even of an article that is not the newest."""
    updated = NOON + timedelta(days=9)
    site = a_linked_site(
        an_article("C", people=("Ann",)),
        an_article("B", date=NOON - timedelta(days=1), updated=updated),
        an_article("A", date=NOON - timedelta(days=2)),
        feed_size=2,
    )
    feed = page_at(site, "feed.xml", Feed)
    assert (feed.name, feed.url, feed.updated, titles(feed.teasers)) == ("", "", updated, ["C", "B"])
    ann = page_at(site, "people/ann/feed.xml", Feed)
    assert (ann.name, ann.url, ann.updated, titles(ann.teasers)) == ("Ann", "people/ann/", NOON, ["C"])


def test_the_sitemap_lists_each_page_for_readers_once_and_no_other() -> None:
    """Not feeds, not redirects, not the page for what is not there, not what only crawlers read."""
    updated = NOON + timedelta(days=1)
    site = a_linked_site(an_article(people=("Ann",), updated=updated, aliases=("/old/",)), shows=[a_show()])
    pages = pages_of(site)
    entries = page_at(site, "sitemap.xml", Sitemap).entries
    for_readers = {page.url for page in pages.values() if page.path.endswith("index.html")} - {"old/"}
    assert [entry.url for entry in entries] == sorted(for_readers)
    changed = {entry.url: entry.changed for entry in entries}
    assert (changed["articles/a-headline/"], changed["people/ann/"], changed["shows/the-show/"]) == (
        updated,
        updated,
        None,
    )


def test_more_pages_than_a_sitemap_may_list_are_spread_over_several() -> None:
    """The protocol sets the limit, and wants an index."""
    pages = [Page(f"{number}/index.html", NotFound()) for number in range(SITEMAP_SIZE + 1)]
    index, first, second = sitemaps(sitemap_entries(pages))
    assert index == Page("sitemap.xml", SitemapIndex(("sitemap-1.xml", "sitemap-2.xml")))
    assert [page.path for page in (first, second)] == ["sitemap-1.xml", "sitemap-2.xml"]
    assert isinstance(second.values, Sitemap)
    assert second.values.entries == (SitemapEntry("9999/", None),)


@pytest.mark.parametrize(
    ("alias", "path"),
    [
        ("/old/", "old/index.html"),
        ("/old", "old/index.html"),
        ("/2019/05/a.html", "2019/05/a.html"),
        ("/a.htm", "a.htm"),
        ("/a.php", "a.php/index.html"),
        ("/", "index.html"),
    ],
)
def test_an_old_address_is_answered_by_a_file(alias: str, path: str) -> None:
    """Hosts serve a folder by its index."""
    assert redirect_path(alias) == path


def test_an_old_address_leads_to_the_article() -> None:
    """And says nothing of its title, which would stand there without what became of its case."""
    site = a_linked_site(an_article(aliases=("/old/", "/older.html")))
    assert page_at(site, "old/index.html", Redirect) == Redirect("articles/a-headline/")
    assert page_at(site, "older.html", Redirect) == Redirect("articles/a-headline/")
