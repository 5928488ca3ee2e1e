"""The sitemaps: of all pages, and of what is news."""

from datetime import UTC, datetime, timedelta

import pytest

from generator.model.content import Content
from generator.model.due import NEWS_LASTS, news_ends
from generator.model.pages.sitemaps import NEWS_SITEMAP_SIZE, SITEMAP_SIZE, sitemap_entries, sitemaps
from generator.model.site import make_site
from generator.model.values import NewsEntry, NewsSitemap, NotFound, Page, Sitemap, SitemapEntry, SitemapIndex
from making import (
    NOON,
    a_case,
    a_config,
    a_linked_site,
    a_show,
    a_source,
    an_article,
    an_entry,
    page_at,
    pages_of,
    some_content,
)


def news_at(now: datetime, content: Content, *, ahead: bool = False) -> list[str]:
    """Give the titles in the sitemap of the news of a site with this *content*."""
    site, _ = make_site(a_config(), content, now, ahead=ahead)
    return [entry.title for entry in page_at(site, "news-sitemap.xml", NewsSitemap).entries]


def test_the_sitemap_lists_each_page_for_readers_once_and_no_other() -> None:
    """Not feeds, not redirects, not the search, not the page for what is not there, not what only crawlers read."""
    updated = NOON + timedelta(days=1)
    site = a_linked_site(an_article(people=("Ann",), updated=updated, aliases=("/old/",)), shows=[a_show()])
    pages = pages_of(site)
    entries = page_at(site, "sitemap.xml", Sitemap).entries
    for_readers = {page.url for page in pages.values() if page.path.endswith("index.html")} - {"old/", "search/"}
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


def test_an_article_is_news_for_two_days() -> None:
    """From its moment on, and to just before the moment at which a build would find that it no longer is."""
    content = some_content([an_article("A"), an_article("B", date=NOON - timedelta(hours=1))])
    (end, _) = news_ends(content)
    assert end == NOON + NEWS_LASTS
    assert news_at(NOON, content) == ["A", "B"]
    assert news_at(end - timedelta(hours=1, seconds=1), content) == ["A", "B"]
    assert news_at(end - timedelta(hours=1), content) == ["A"]
    assert news_at(end, content) == []


def test_what_is_not_out_is_no_news() -> None:
    """Not even in a preview, which shows it; and of a draft nothing ever ends."""
    content = some_content([an_article("A"), an_article("D", status="draft")])
    assert news_at(NOON - timedelta(hours=1), content, ahead=True) == []
    assert len(list(news_ends(content))) == 1


def test_news_has_the_title_the_address_and_the_moment() -> None:
    """The newest first, and no more than the protocol takes."""
    articles = [an_article(f"A{number}", date=NOON - timedelta(seconds=number)) for number in range(1_001)]
    site = a_linked_site(*articles, now=NOON)
    entries = page_at(site, "news-sitemap.xml", NewsSitemap).entries
    assert len(entries) == NEWS_SITEMAP_SIZE
    assert entries[0] == NewsEntry("articles/a0/", "A0", NOON)
    assert entries[-1].title == "A999"


@pytest.mark.parametrize(("decided", "told"), [("2025-03-12", ["A"]), ("2025-03-14", [])])
def test_a_headline_that_needs_a_note_is_no_news(decided: str, told: list[str]) -> None:
    """It would stand in search results without what became of the case."""
    case = a_case("It", timeline=(an_entry("charged", "2025-03-01"), an_entry("acquitted", decided)))
    article = an_article("A", cases=("It",), source=a_source(name="Other", date="2025-03-13"))
    assert news_at(datetime(2025, 3, 14, 13, tzinfo=UTC), some_content([article], cases=[case])) == told
