"""The list of corrections, and what is left of what was withdrawn."""

from datetime import UTC, date, datetime, timedelta

import pytest

from generator.model.article import Image
from generator.model.pages import make_frame, make_pages, path_clashes
from generator.model.registry import Clash
from generator.model.values import (
    ArticlePage,
    Corrected,
    CorrectionEntry,
    CorrectionsPage,
    CorrectionsRss,
    Pagination,
    RssFeed,
    Sitemap,
    Tombstone,
)
from making import (
    NOON,
    a_case,
    a_correction,
    a_linked_site,
    an_article,
    an_entry,
    page_at,
    pages_of,
    shown,
)

GONE = {"status": "withdrawn", "corrections": (a_correction(kind="withdrawn", was="Names.", now="It was wrong."),)}


@pytest.mark.parametrize(
    ("where", "now", "placed"),
    [
        ("text", "A fact.", "text"),
        ("text", "A headline", "title"),
        ("text", "A summary.", "summary"),
        ("text", "", "text"),
        ("title", "A fact.", "title"),
        ("summary", "A headline", "summary"),
    ],
)
def test_a_correction_stands_where_the_mistake_was(where: str, now: str, placed: str) -> None:
    """An editor says so, or the words do that are the title or the summary now."""
    article = an_article(summary="A summary.", corrections=(a_correction(where=where, now=now),))
    assert [entry.where for entry in article.placed_corrections()] == [placed]
    page = page_at(a_linked_site(article), "articles/a-headline/index.html", ArticlePage)
    assert page.corrections == article.placed_corrections()


def test_all_corrections_are_listed_newest_first() -> None:
    """Each leads to its place on the page of its story; a long list goes on at later pages."""
    site = a_linked_site(
        an_article("A", corrections=(a_correction("2025-03-15"), a_correction("2025-03-20", "clarified"))),
        an_article("B", date=NOON - timedelta(days=9), corrections=(a_correction("2025-03-16"),)),
        an_article("C"),
        page_size=2,
        feed_size=1,
        time_zone="Europe/Paris",
    )
    first, second = (page_at(site, f"corrections/{path}index.html", CorrectionsPage) for path in ("", "page/2/"))
    assert [entry.url for entry in (*first.entries, *second.entries)] == [
        "articles/a/#correction-2",
        "articles/b/#correction-1",
        "articles/a/#correction-1",
    ]
    assert first.entries[0] == CorrectionEntry(
        name="A",
        url="articles/a/#correction-2",
        moment=datetime(2025, 3, 19, 23, tzinfo=UTC),
        correction=a_correction("2025-03-20", "clarified"),
        case_notes=(),
    )
    assert (first.count, first.pagination) == (3, Pagination(1, 2, "", "corrections/page/2/"))
    assert page_at(site, "corrections/feed.xml", CorrectionsRss).entries == first.entries[:1]
    assert make_frame(site).corrections == "corrections/"
    changed = {entry.url: entry.changed for entry in page_at(site, "sitemap.xml", Sitemap).entries}
    assert changed["corrections/"] == datetime(2025, 3, 19, 23, tzinfo=UTC)
    assert "corrections/feed.xml" not in changed


def test_a_site_without_corrections_has_no_list_of_them() -> None:
    """Nor does any page lead there; a correction that is still to come is none."""
    site = a_linked_site(an_article(corrections=(a_correction("2052-01-01"),)), an_article("Gone", **GONE))
    assert make_frame(site).corrections == ""
    assert not [path for path in pages_of(site) if path.startswith("corrections")]


def test_an_old_headline_does_not_stand_in_the_list_without_what_became_of_the_case() -> None:
    """As anywhere else."""
    case = a_case(timeline=(an_entry("charged", "2025-03-01"), an_entry("dismissed", "2025-03-20")))
    site = a_linked_site(an_article(cases=("The Case",), corrections=(a_correction(),)), cases=[case])
    (entry,) = page_at(site, "corrections/index.html", CorrectionsPage).entries
    assert [note.status.stage for note in entry.case_notes] == ["dismissed"]


def test_listings_and_feeds_know_the_latest_correction() -> None:
    """It counts as a change, too."""
    entries = (a_correction("2025-03-15"), a_correction("2025-03-20", "clarified"))
    site = a_linked_site(an_article("A", corrections=entries), an_article("B"))
    first, second = (entry.teaser for entry in page_at(site, "feed.xml", RssFeed).feed.entries)
    assert (first.corrected, second.corrected) == (Corrected("clarified", date(2025, 3, 20)), None)
    assert first.updated == datetime(2025, 3, 20, tzinfo=UTC)


def test_of_a_withdrawn_article_the_day_and_the_reason_are_left() -> None:
    """At its address, and nowhere else: not its old addresses, not its people, not among its neighbours."""
    picture = Image(src="media/a.jpg", alt="A")
    gone = an_article("Gone", people=("Ann",), cases=("Case",), aliases=("/old/",), image=picture, **GONE)
    site = a_linked_site(an_article("A"), gone, an_article("B"))
    assert page_at(site, "articles/gone/index.html", Tombstone) == Tombstone(
        "content/articles/gone.md", date(2025, 3, 15), "It was wrong."
    )
    with_it, without = pages_of(site), pages_of(a_linked_site(an_article("A"), an_article("B")))
    assert with_it.keys() - without.keys() == {"articles/gone/index.html"}
    assert shown(page for path, page in with_it.items() if path in without) == shown(without.values())


def test_a_withdrawal_without_a_word_leaves_nothing() -> None:
    """A reader refuses such a file, so only the model ever sees one."""
    assert "articles/a/index.html" not in pages_of(a_linked_site(an_article("A", status="withdrawn")))


def test_the_address_of_a_withdrawn_article_is_taken() -> None:
    """Whoever follows an old link to it must not find another story."""
    site = a_linked_site(an_article("A", slug="gone"), an_article("Gone", path="content/articles/x.md", **GONE))
    assert path_clashes(site, make_pages(site)) == [
        Clash(
            "content/articles/x.md",
            ("slug",),
            "its page would be articles/gone/index.html, which is taken by content/articles/gone.md: "
            "change the slug, name or alias of one",
        )
    ]
