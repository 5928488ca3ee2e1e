"""All pages of a site: which there are, how long lists go on, and that no two are in each other's way."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.pages import make_frame, make_pages, path_clashes
from generator.model.pages.parts import paged
from generator.model.registry import Clash
from generator.model.site import Site
from generator.model.stages import Stage
from generator.model.values import (
    Asset,
    HomePage,
    NotFound,
    Page,
    Pagination,
    RssFeed,
)
from making import (
    NOON,
    a_case,
    a_linked_site,
    a_person,
    an_article,
    an_entry,
    page_at,
    pages_of,
)


def test_a_site_without_content_has_the_pages_that_every_site_has() -> None:
    """It can be published before the first story."""
    site = a_linked_site()
    assert sorted(pages_of(site)) == [
        "404.html",
        "atom.xml",
        "cases/index.html",
        "feed.json",
        "feed.xml",
        "feeds.opml",
        "index.html",
        "news-sitemap.xml",
        "people/index.html",
        "robots.txt",
        "search/index.html",
        "search/index.json",
        "shows/index.html",
        "sitemap.xml",
    ]
    assert page_at(site, "index.html", HomePage) == HomePage((), Pagination(1, 1, "", ""), (), None, None)
    assert page_at(site, "404.html", NotFound) == NotFound()
    assert page_at(site, "feed.xml", RssFeed).feed.updated is None
    assert make_frame(site).archive == ""


def test_a_story_brings_the_pages_that_the_design_promises() -> None:
    """Feeds, readers and other sites hold on to these addresses."""
    site = a_linked_site(an_article(people=("Ann",), shows=("Show",), cases=("Case",), aliases=("/old/",)))
    assert {
        "articles/a-headline/index.html",
        "people/ann/index.html",
        "people/ann/feed.xml",
        "people/ann/atom.xml",
        "people/ann/feed.json",
        "shows/show/index.html",
        "shows/show/feed.xml",
        "cases/case/index.html",
        "cases/case/feed.xml",
        "2025/index.html",
        "2025/03/index.html",
        "old/index.html",
    } < set(pages_of(site))


def test_the_frame_holds_the_settings_that_layouts_see() -> None:
    """And the address of the newest year, for the way into the archive."""
    site = a_linked_site(
        an_article(), base_url="https://digest.example/news/", description="D", author="A", language="en-GB"
    )
    frame = make_frame(site)
    assert (frame.title, frame.description, frame.author, frame.language, frame.base_path, frame.archive) == (
        "The Test Digest",
        "D",
        "A",
        "en-GB",
        "/news/",
        "2025/",
    )


def test_a_page_s_address_leaves_out_the_index() -> None:
    """That is how hosts serve it."""
    assert Page("people/ann/index.html", NotFound()).url == "people/ann/"
    assert Page("feed.xml", NotFound()).url == "feed.xml"


def clashes_of(site: Site, *assets: Page) -> list[Clash]:
    """Give the pages of *site* and *assets* that are in each other's way."""
    return path_clashes(site, [*make_pages(site), *assets])


def test_pages_of_their_own_do_not_clash() -> None:
    """A sound site has nothing to tell."""
    site = a_linked_site(an_article("A", aliases=("/old/",)), an_article("B", aliases=("/old/b/", "/old.html")))
    assert clashes_of(site, Page("media/a.jpg", Asset("content/media/a.jpg", (1, 1)))) == []


def test_two_articles_with_one_slug_name_each_other() -> None:
    """They may lie in two folders."""
    site = a_linked_site(an_article("A"), an_article("B", slug="a", path="content/articles/2025/a.md"))
    assert clashes_of(site) == [
        Clash(
            "content/articles/2025/a.md",
            ("slug",),
            "its page would be articles/a/index.html, which is taken by content/articles/a.md: "
            "change the slug, name or alias of one",
        )
    ]


@pytest.mark.parametrize(
    ("alias", "path", "owner"),
    [
        ("/articles/b/", "articles/b/index.html", "content/articles/b.md"),
        ("/people/ann-example/", "people/ann-example/index.html", "content/people/ann-example.md"),
        ("/people/", "people/index.html", "a page that every site has"),
        ("/", "index.html", "a page that every site has"),
        ("/404.html", "404.html", "a page that every site has"),
    ],
)
def test_an_old_address_cannot_be_that_of_a_page(alias: str, path: str, owner: str) -> None:
    """The page would be lost behind the redirect, so the alias is to blame, not the page."""
    site = a_linked_site(an_article("A", aliases=("/fine/", alias)), an_article("B"), people=[a_person()])
    assert clashes_of(site) == [
        Clash(
            "content/articles/a.md",
            ("aliases", 1),
            f"its page would be {path}, which is taken by {owner}: change the slug, name or alias of one",
        )
    ]


def test_two_articles_cannot_have_one_old_address() -> None:
    """Nor one article the same address in two spellings."""
    site = a_linked_site(an_article("A", aliases=("/old/",)), an_article("B", aliases=("/old",)))
    taken = (
        "its page would be old/index.html, which is taken by content/articles/a.md: "
        "change the slug, name or alias of one"
    )
    assert clashes_of(site) == [Clash("content/articles/b.md", ("aliases", 0), taken)]
    twice = a_linked_site(an_article("A", aliases=("/old/", "/old")))
    twice_told = "aliases: /old/ is listed twice: take it out"
    assert clashes_of(twice) == [Clash("content/articles/a.md", ("aliases", 1), twice_told)]


def test_an_article_cannot_lead_to_itself() -> None:
    """Its own address is no old one of it."""
    told = "aliases: /articles/a/ is the address of this page itself: take it out"
    site = a_linked_site(an_article("A", aliases=("/articles/a/",)))
    assert clashes_of(site) == [Clash("content/articles/a.md", ("aliases", 0), told)]


def test_a_file_that_is_copied_cannot_lie_where_a_page_is() -> None:
    """Nor can it be copied over a redirect."""
    site = a_linked_site(an_article(aliases=("/media/a.html",)))
    assert clashes_of(site, Page("media/a.html", Asset("content/media/a.html", (1, 1)))) == [
        Clash(
            "content/articles/a-headline.md",
            ("aliases", 0),
            "its page would be media/a.html, which is taken by content/media/a.html: "
            "change the slug, name or alias of one",
        )
    ]


@pytest.mark.parametrize(
    ("alias", "path", "file", "owner"),
    [
        ("/robots.txt", "robots.txt/index.html", "robots.txt", "a page that every site has"),
        ("/feed.xml/", "feed.xml/index.html", "feed.xml", "a page that every site has"),
        ("/media/a.jpg", "media/a.jpg/index.html", "media/a.jpg", "content/media/a.jpg"),
        ("/old.html/b.html", "old.html/b.html", "old.html", "content/articles/b.md"),
    ],
)
def test_an_old_address_cannot_lie_below_a_file(alias: str, path: str, file: str, owner: str) -> None:
    """No disk can hold both, and the build would only notice half-way."""
    site = a_linked_site(an_article("A", aliases=(alias,)), an_article("B", aliases=("/old.html",)))
    assert clashes_of(site, Page("media/a.jpg", Asset("content/media/a.jpg", (1, 1)))) == [
        Clash(
            "content/articles/a.md",
            ("aliases", 0),
            f"its page would be {path}, but {file} is taken by {owner}: change the slug, name or alias of one",
        )
    ]


@given(st.integers(0, 60), st.integers(1, 12))
def test_every_entry_is_on_one_page_and_every_page_leads_to_its_neighbours(count: int, size: int) -> None:
    """A reader who goes on from page to page meets each story once, in order."""
    pages = {path: (entries, place) for path, entries, place in paged("x/", tuple(range(count)), size)}
    assert [entry for entries, _ in pages.values() for entry in entries] == list(range(count))
    assert all(len(entries) <= size for entries, _ in pages.values())
    walked = ["x/index.html"]
    while older := pages[walked[-1]][1].older:
        walked.append(f"{older}index.html")
    assert walked == list(pages)
    back = [walked[-1]]
    while newer := pages[back[-1]][1].newer:
        back.append(f"{newer}index.html")
    assert back[::-1] == walked


NAMES = st.lists(
    st.sampled_from(["Ann", "Bob", "page", "Feed.xml", "index", "2", "2025"]), unique=True, max_size=4
).map(tuple)


@given(
    st.lists(st.tuples(st.integers(0, 800), NAMES, NAMES, NAMES), max_size=8),
    st.integers(1, 3),
    st.sampled_from(["trial", "closed"]),
)
def test_no_two_pages_of_a_sound_site_have_one_path(
    written: list[tuple[int, tuple[str, ...], tuple[str, ...], tuple[str, ...]]], size: int, stage: Stage
) -> None:
    """Whatever the names, and however long the lists."""
    site = a_linked_site(
        *[
            an_article(f"Page {number}", date=NOON - timedelta(days=days), people=people, shows=shows, cases=cases)
            for number, (days, people, shows, cases) in enumerate(written)
        ],
        people=[a_person("Ann")],
        cases=[a_case("Bob", timeline=(an_entry(stage),))],
        page_size=size,
    )
    pages = make_pages(site)
    assert len({page.path.casefold() for page in pages}) == len(pages)
    assert path_clashes(site, pages) == []
    linked = {entry.url for page in pages for entry in getattr(page.values, "entries", ())}
    assert linked <= {page.url for page in pages}
