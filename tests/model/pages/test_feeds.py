"""The feeds of listings: three formats of the same, and the list of them all."""

from datetime import timedelta

import pytest

from generator.model.values import AtomFeed, BodyReference, FeedEntry, FeedList, JsonFeed, RssFeed
from making import NOON, a_correction, a_linked_site, a_person, a_source, an_article, page_at, pages_of


def entry_of(site_settings: dict[str, object], **fields: object) -> FeedEntry:
    """Give the one entry of the feed of a site with one article that has these *fields*."""
    site = a_linked_site(an_article(body_words=50, **fields), **site_settings)
    return page_at(site, "feed.xml", RssFeed).feed.entries[0]


def test_a_feed_holds_the_latest_and_says_when_it_last_changed() -> None:
    """An update counts as a change, even of an article that is not the newest."""
    updated = NOON + timedelta(days=9)
    site = a_linked_site(
        an_article("C", people=("Ann",)),
        an_article("B", date=NOON - timedelta(days=1), updated=updated),
        an_article("A", date=NOON - timedelta(days=2)),
        feed_size=2,
    )
    feed = page_at(site, "feed.xml", RssFeed).feed
    titles = [entry.teaser.title for entry in feed.entries]
    assert (feed.name, feed.url, feed.updated, titles) == ("", "", updated, ["C", "B"])
    ann = page_at(site, "people/ann/feed.xml", RssFeed).feed
    assert (ann.name, ann.url, ann.updated, len(ann.entries)) == ("Ann", "people/ann/", NOON, 1)
    assert ann.entries[0].digest == feed.entries[0].digest


def test_the_feeds_of_a_listing_share_what_they_offer() -> None:
    """In all formats, and in the folder that the listing had before: whoever follows that one misses nothing."""
    site = a_linked_site(an_article(people=("Ann Now",)), people=[a_person("Ann Now", aliases=("Ann Then",))])
    pages = pages_of(site)
    now, then = (
        {name: pages[f"people/{slug}/{name}"].values for name in ("feed.xml", "atom.xml", "feed.json")}
        for slug in ("ann-now", "ann-then")
    )
    assert now == then
    assert [type(values) for values in now.values()] == [RssFeed, AtomFeed, JsonFeed]
    assert len({id(values.feed) for values in now.values() if isinstance(values, RssFeed | AtomFeed | JsonFeed)}) == 1
    assert page_at(site, "people/ann-then/atom.xml", AtomFeed).feed.url == "people/ann-now/"


@pytest.mark.parametrize(
    ("settings", "source", "words"),
    [
        ({}, None, None),
        ({}, a_source(rights="full"), None),
        ({"sources": {"The Courier": {"rights": "full"}}}, a_source(), None),
        ({"sources": {"The Courier": {"rights": "excerpt", "words": 20}}}, a_source(), 20),
        ({"sources": {"The Courier": {"rights": "excerpt", "words": 90}}}, a_source(), None),
    ],
)
def test_a_feed_has_as_much_of_a_text_as_its_source_lends(
    settings: dict[str, object], source: object, words: int | None
) -> None:
    """What is the digest's own, or lent, whole; of an excerpt as much as the page has, which may be all."""
    body = entry_of(settings, source=source).body
    assert isinstance(body, BodyReference)
    assert body.words == words


@pytest.mark.parametrize(
    ("settings", "source"),
    [
        ({}, a_source()),
        ({}, a_source(name="", author="A. Hack")),
        ({"sources": {"The Courier": {"rights": "link"}}}, a_source()),
        ({"feed_content": "summary"}, None),
        ({"feed_content": "summary"}, a_source(rights="full")),
    ],
)
def test_a_text_that_nobody_has_lent_is_in_no_feed(settings: dict[str, object], source: object) -> None:
    """Nor any text where the site's feeds are to have summaries only."""
    assert entry_of(settings, source=source).body is None


def test_an_entry_names_its_terms_and_where_its_source_has_the_story() -> None:
    """People, shows and cases, in this order; nobody who is a minor."""
    entry = entry_of({}, source=a_source(url="https://courier.example/1"), people=("Ann", "Bob"), cases=("It",))
    assert [term.url for term in entry.terms] == ["people/ann/", "people/bob/", "cases/it/"]
    assert entry.source_url == "https://courier.example/1"


def test_only_what_a_feed_shows_changes_its_digest() -> None:
    """A text counts in a feed that has it, and changes no teaser; an entry that is the same has the same digest."""
    own, other = (entry_of({}, body_digest=digest) for digest in (b"one", b"two"))
    assert own.digest != other.digest
    assert own.teaser.digest == other.teaser.digest
    assert entry_of({}, body_digest=b"one").digest == own.digest
    lent, unlent = (entry_of({}, body_digest=digest, source=a_source()) for digest in (b"one", b"two"))
    assert lent.digest == unlent.digest


def test_a_feed_and_an_entry_are_told_by_name_where_a_test_fails() -> None:
    """Not by their places in the memory."""
    feed = page_at(a_linked_site(an_article("A")), "feed.xml", RssFeed).feed
    assert (repr(feed), repr(feed.entries[0])) == ("Feed('', '')", "FeedEntry(Teaser('A', 'articles/a/'))")


def test_the_list_of_feeds_names_every_term() -> None:
    """Also one that no article is about yet."""
    site = a_linked_site(an_article(shows=("It",)), people=[a_person("Ann")])
    listed = page_at(site, "feeds.opml", FeedList)
    assert [link.url for link in (*listed.people, *listed.shows, *listed.cases)] == ["people/ann/", "shows/it/"]


def test_the_corrections_have_feeds_in_all_formats() -> None:
    """While there are any."""
    site = a_linked_site(an_article(corrections=(a_correction(),)))
    paths = {f"corrections/{name}" for name in ("feed.xml", "atom.xml", "feed.json")}
    assert paths <= pages_of(site).keys()
    assert paths.isdisjoint(pages_of(a_linked_site(an_article())))
