"""Old addresses: a record that is renamed loses no link."""

import pytest

from generator.model.pages import make_pages, path_clashes
from generator.model.pages.redirects import redirect_path
from generator.model.registry import Clash
from generator.model.site import Site, make_site
from generator.model.values import Redirect, Redirects, RssFeed
from making import (
    LATER,
    a_case,
    a_config,
    a_linked_site,
    a_person,
    a_show,
    an_article,
    page_at,
    pages_of,
    some_content,
)


def redirects_of(site: Site) -> dict[str, str]:
    """Give what stands at each old address."""
    return {page.path: page.values.to for page in make_pages(site) if isinstance(page.values, Redirect)}


def test_every_alias_of_a_record_leads_from_its_address_to_the_record() -> None:
    """Whoever renames a person keeps the old name as an alias, and no bookmark is lost."""
    site = a_linked_site(
        people=[a_person("Ann Now", aliases=("Ann Then", "ANN THEN", "Ann now"))],
        shows=[a_show(aliases=("The Old Show",))],
        cases=[a_case(aliases=("Crown v. Ann",))],
    )
    assert redirects_of(site) == {
        "people/ann-then/index.html": "people/ann-now/",
        "shows/the-old-show/index.html": "shows/the-show/",
        "cases/crown-v-ann/index.html": "cases/the-case/",
    }


def test_a_minor_leaves_no_old_address() -> None:
    """It would name the child."""
    site = a_linked_site(people=[a_person("Kid", aliases=("Kiddo",), minor=True)])
    assert redirects_of(site) == {}


def test_hosts_are_told_of_every_old_address_in_one_list() -> None:
    """A record moved with its feeds, so its whole folder did."""
    site = a_linked_site(
        an_article(aliases=("/old.html", "/old/", "/old/myindex.html")),
        people=[a_person(aliases=("Bo", "Annie"))],
        shows=[a_show()],
    )
    assert page_at(site, "_redirects", Redirects) == Redirects(
        pages=tuple((old, "articles/a-headline/") for old in ("old.html", "old/", "old/myindex.html")),
        folders=(("people/annie/", "people/ann-example/"), ("people/bo/", "people/ann-example/")),
    )


def test_the_feed_is_at_the_old_address_of_a_record_too() -> None:
    """No feed can say that it moved: it is the same one, and says where it belongs."""
    site = a_linked_site(an_article(people=("Ann Then",)), people=[a_person("Ann Now", aliases=("Ann Then",))])
    pages = pages_of(site)
    assert pages["people/ann-then/feed.xml"].values is pages["people/ann-now/feed.xml"].values
    old = page_at(site, "people/ann-then/feed.xml", RssFeed).feed
    assert (old.name, old.url, len(old.entries)) == ("Ann Now", "people/ann-now/", 1)


def test_without_an_old_address_there_is_no_list() -> None:
    """A site that never moved anything has no file for it."""
    assert "_redirects" not in pages_of(a_linked_site(an_article(), people=[a_person()]))


def test_an_old_address_of_an_article_and_one_of_a_record_clash() -> None:
    """Both files are named."""
    site = a_linked_site(an_article(aliases=("/people/annie/",)), people=[a_person(aliases=("Annie",))])
    assert path_clashes(site, make_pages(site)) == [
        Clash(
            "content/people/ann-example.md",
            ("aliases", 0),
            "its page would be people/annie/index.html, which is taken by content/articles/a-headline.md: "
            "change the slug, name or alias of one",
        )
    ]


def test_an_alias_that_is_claimed_twice_is_told_of_once() -> None:
    """By the registry: it has no address of its own to be in the way of another."""
    people = [a_person("Ann", aliases=("Annie",)), a_person("Anna", aliases=("Annie", "Ann"))]
    site, clashes = make_site(a_config(), some_content(people=people), LATER)
    assert len(clashes) == 2
    assert path_clashes(site, make_pages(site)) == []
    assert redirects_of(site) == {"people/annie/index.html": "people/ann/"}


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
