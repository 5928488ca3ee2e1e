"""Articles: what is well-formed and yet means nothing."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.article import Article, Image, article_misfits
from generator.model.pages.redirects import redirect_path
from generator.schema import Misfit
from making import NOON, a_correction, a_source, an_article


def misfits_of(article: Article) -> list[Misfit]:
    """Give what means nothing in *article*."""
    return list(article_misfits(article))


def test_a_full_article_is_sound() -> None:
    """Every field can hold what it is for."""
    article = an_article(
        updated=NOON,
        source=a_source(url="https://courier.example/a", author="A. Writer", date="2025-03", rights="excerpt"),
        people=("Ann Example", "Zoë"),
        shows=("30 Rock",),
        cases=("The Crown v. Example",),
        image=Image(src="media/2025/premiere night.jpg", alt="Ann waves."),
        aliases=("/old/", "/old/2025/a.html", "/2025/ä_%20b", "/"),
    )
    assert misfits_of(article) == []
    assert article.url == "articles/a-headline/"


def test_a_title_of_spaces_is_none() -> None:
    """A headline has to be seen."""
    assert misfits_of(an_article(title=" ", slug="a")) == [Misfit(("title",), "title: must not be empty")]


def test_an_update_comes_after_the_article() -> None:
    """Else the two dates were swapped, or one is a slip."""
    assert misfits_of(an_article(updated=NOON - timedelta(seconds=1))) == [
        Misfit(("updated",), "updated: is before date; leave it out until something of substance changes")
    ]


def test_a_slug_is_one_already() -> None:
    """The hint is the slug of the title."""
    assert misfits_of(an_article("Ann wins", slug="Ann Wins!")) == [
        Misfit(("slug",), 'slug: expected small letters, digits and hyphens, at most 120, such as "ann-wins"')
    ]


def test_a_withdrawal_says_when_and_why() -> None:
    """Its page has nothing else to tell."""
    entry = a_correction(kind="withdrawn", now="It was wrong.")
    assert misfits_of(an_article(status="withdrawn", corrections=(a_correction(), entry))) == []
    assert misfits_of(an_article(status="withdrawn", corrections=(a_correction(),))) == [
        Misfit(
            ("status",),
            "status: withdrawn needs an entry under corrections, such as "
            '{date: 2025-03-15, kind: withdrawn, now: "The reason, without names."}',
        )
    ]
    assert misfits_of(an_article(status="withdrawn", corrections=(a_correction(kind="withdrawn", now=" "),))) == [
        Misfit(
            ("corrections", 0, "now"),
            "corrections: a withdrawal needs a reason under now; it is all that its page tells readers",
        )
    ]


def test_what_is_published_is_not_withdrawn() -> None:
    """An entry without the status would leave the story where it is, and somebody believing that it is gone."""
    entries = (a_correction(), a_correction(kind="withdrawn", now="It was wrong."))
    assert misfits_of(an_article(status="draft", corrections=entries)) == []
    assert misfits_of(an_article(corrections=entries)) == [
        Misfit(
            ("corrections", 1, "kind"),
            "corrections: says withdrawn of an article that is published: set status: withdrawn, or say corrected",
        )
    ]


def test_the_latest_withdrawal_counts() -> None:
    """A story may have come back, and be withdrawn again."""
    entries = tuple(a_correction(f"2025-03-{day}", "withdrawn", now=f"{day}") for day in (15, 17))
    assert an_article(corrections=(*entries, a_correction("2025-03-18"))).withdrawal == entries[1]
    assert an_article(corrections=(a_correction(),)).withdrawal is None


def test_corrections_stand_in_the_order_of_their_days() -> None:
    """The first of each is at a place that does not move."""
    entries = (a_correction("2025-03-15"), a_correction("2025-03-15"), a_correction("2025-03-14"))
    assert misfits_of(an_article(corrections=entries)) == [
        Misfit(("corrections", 2, "date"), "corrections: 2025-03-14 stands after 2025-03-15: put the oldest first")
    ]


def test_a_name_needs_something_to_make_an_address_from() -> None:
    """The place is that of the name in its list."""
    assert misfits_of(an_article(people=("Ann", "?"), shows=("…",), cases=("",))) == [
        Misfit(("people", 1), 'people: "?" has no letter or digit to make an address from'),
        Misfit(("shows", 0), 'shows: "…" has no letter or digit to make an address from'),
        Misfit(("cases", 0), 'cases: "" has no letter or digit to make an address from'),
    ]


def test_a_source_says_who_or_when() -> None:
    """An outlet that is not known yet leaves at least a name or a day; an address alone is nobody's."""
    assert misfits_of(an_article(source=a_source("", date="2025-03"))) == []
    assert misfits_of(an_article(source=a_source("", author="Wren Tallow"))) == []
    assert misfits_of(an_article(source=a_source(" ", url="https://courier.example/"))) == [
        Misfit(("source", "name"), 'source: needs a name, such as {name: "The Courier"}')
    ]


def test_a_source_has_an_address_and_a_date_that_is_one() -> None:
    """Both are shown to readers."""
    assert misfits_of(an_article(source=a_source("x", url="courier.example", date="spring"))) == [
        Misfit(("source", "url"), 'source.url: expected an address that starts with https://, got "courier.example"'),
        Misfit(("source", "date"), 'source.date: expected 2025-03-14, 2025-03 or 2025, got "spring"'),
    ]


@pytest.mark.parametrize(
    "src",
    ["", "/media/a.jpg", "../a.jpg", "media/../a.jpg", "media//a.jpg", "https://a.example/a.jpg", "a\\b.jpg", "."],
)
def test_a_picture_lies_inside_the_content(src: str) -> None:
    """Nothing outside it is copied."""
    assert misfits_of(an_article(image=Image(src=src, alt=""))) == [
        Misfit(("image", "src"), 'image.src: expected a path below content/, such as "media/premiere.jpg"')
    ]


@pytest.mark.parametrize(
    "alias",
    ["", "old/", "//old.example/", "/a b/", "/../a/", "/a/..", "/./", "/a/./b/", "/a//b/", "/a?b", "/a#b", "/a\\b/"],
)
def test_an_old_address_is_a_path_that_stays_in_the_site(alias: str) -> None:
    """A redirect is a file: two spellings of its path would be two claims to one file, unnoticed."""
    assert misfits_of(an_article(aliases=("/fine/", alias))) == [
        Misfit(("aliases", 1), f'aliases: expected an old address such as "/old/", got "{alias}"')
    ]


def test_an_old_address_is_no_longer_than_one_can_be() -> None:
    """However short its parts are."""
    fine = "/a" * 1000
    assert misfits_of(an_article(aliases=(fine, f"{fine}/"))) == [
        Misfit(("aliases", 1), "aliases: too long: no address has more than 2000 characters")
    ]


def test_an_old_address_must_be_a_name_that_a_disk_takes() -> None:
    """The limit is in bytes: letters of other scripts have several."""
    long = f"/{'a' * 250}/{'é' * 125}/"
    assert misfits_of(an_article(aliases=(long, f"/{'a' * 251}", f"/old/{'é' * 126}/"))) == [
        Misfit(("aliases", index), "aliases: too long: no disk takes a file name of more than 250 bytes")
        for index in (1, 2)
    ]


@given(st.text() | st.text(alphabet="/.a\\", max_size=12).map("/".__add__))
def test_a_redirect_never_leaves_the_output(alias: str) -> None:
    """Whatever passes the check is a plain path below output/."""
    if misfits_of(an_article(aliases=(alias,))):
        return
    parts = redirect_path(alias).split("/")
    assert not {"", ".", ".."} & set(parts)
    assert parts[-1].endswith((".html", ".htm"))
