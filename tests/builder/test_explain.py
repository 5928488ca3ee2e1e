"""`digest build --explain`: why each file was written or deleted, in words an editor understands."""

import json
import re
from pathlib import Path

import pytest

from generator.builder.build import build as rebuild
from generator.builder.build import usual_places
from making import END_OF_YEAR, LATER, SITE_TOML, a_file, a_site, an_article_file, build, run_digest, write

CHARGED = {"date": "2025-03-01", "stage": "charged", "what": "It began.", "source": {"name": "The Courier"}}
DISMISSED = {"date": "2025-04-01", "stage": "dismissed", "what": "It ended.", "source": {"name": "The Courier"}}
SECOND = "content/articles/second.md"


def a_built_site(root: Path) -> Path:
    """Write and build a site of three stories, a person and a case."""
    a_site(
        root,
        {
            "content/articles/first.md": an_article_file(
                "First", date="2025-03-10", people=["Ann Example"], cases=["The Case"]
            ),
            SECOND: an_article_file("Second", date="2025-03-11", people=["Ann Example"]),
            "content/articles/third.md": an_article_file("Third", date="2025-03-12"),
            "content/people/ann-example.md": a_file(name="Ann Example"),
            "content/cases/the-case.md": a_file(name="The Case", parties=[{"name": "Ann Example"}], timeline=[CHARGED]),
            "content/media/ann.jpg": "picture",
        },
    )
    build(root)
    return root


def all_explained(root: Path, now: str = END_OF_YEAR) -> list[str]:
    """Build the site at *root* and give what is said of each file."""
    result = run_digest("--root", root, "build", "--now", now, "--explain")
    assert (result.exit_code, result.stderr) == (0, "")
    return [line for line in result.stdout.splitlines(keepends=True) if line.startswith(("write ", "delete "))]


def explained(root: Path, now: str = END_OF_YEAR) -> str:
    """
    Build the site at *root* and give what is said of each file; of the feeds in several formats, of one of them.

    What is said of the search and of the mails is left out: they show what listings and the pages of weeks show.
    """
    lines = [line for line in all_explained(root, now) if not re.match("write (search/|digest/.*/mail)", line)]
    others = [line for line in lines if line.split(":")[0].endswith(("/atom.xml", " atom.xml", "feed.json"))]
    rss = {line for line in lines if line.split(":")[0].endswith("feed.xml")}
    assert {line.replace("atom.xml", "feed.xml").replace("feed.json", "feed.xml") for line in others} <= rss
    return "".join(line for line in lines if line not in others)


def test_a_new_article_is_new_and_others_list_it(tmp_path: Path) -> None:
    """With the people who are new with it, its neighbour, and the listings that counted it."""
    root = a_built_site(tmp_path)
    write(root, {"content/articles/new.md": an_article_file("New", date="2025-03-13", people=["Bob"])})
    assert explained(root) == (
        "write 2025/03/index.html: its count changed; lists “New”, which it did not\n"
        "write 2025/index.html: its count changed; lists 2025-03, whose stories changed\n"
        "write articles/new/index.html: is new\n"
        "write articles/third/index.html: leads on to “New”\n"
        "write digest/2025-w11/index.html: its count changed; its choice changed; lists “New”, which it did not\n"
        "write digest/index.html: lists “2025-w11”, whose count changed\n"
        "write feed.xml: its date of change changed; lists “New”, which it did not\n"
        "write feeds.opml: lists “Bob”, which it did not\n"
        "write index.html: lists “New”, which it did not; its list of names in the news changed\n"
        "write people/bob/feed.xml: is new\n"
        "write people/bob/index.html: is new\n"
        "write people/index.html: lists “Bob”, which it did not; its count changed\n"
        "write sitemap.xml: lists pages that came, went or changed\n"
    )


def test_the_search_says_which_story_or_name_it_has_to_find_anew(tmp_path: Path) -> None:
    """A story in the part that has it; who is new, in the index; and a text that was edited, nowhere."""
    root = a_built_site(tmp_path)

    def search() -> list[str]:
        return [line for line in all_explained(root) if line.startswith("write search/")]

    write(root, {SECOND: an_article_file("Other", date="2025-03-11", people=["Ann Example"])})
    assert search() == ["write search/2025.json: lists “Other”, whose title changed\n"]
    write(root, {SECOND: an_article_file("Other", "Other words.", date="2025-03-11", people=["Ann Example"])})
    assert search() == []
    write(root, {"content/articles/new.md": an_article_file("New", date="2024-03-13", people=["Bob"])})
    assert search() == [
        "write search/2024.json: is new\n",
        "write search/index.json: lists “Bob”, which it did not; its parts changed\n",
    ]


def test_an_edited_text_concerns_its_page_and_the_feeds_that_have_it(tmp_path: Path) -> None:
    """No listing shows it."""
    root = a_built_site(tmp_path)
    write(root, {SECOND: an_article_file("Second", "Other words.", date="2025-03-11", people=["Ann Example"])})
    assert explained(root) == (
        "write articles/second/index.html: its text changed\n"
        "write feed.xml: has “Second”, whose text changed\n"
        "write people/ann-example/feed.xml: has “Second”, whose text changed\n"
    )


def test_a_title_is_shown_by_neighbours_listings_and_feeds(tmp_path: Path) -> None:
    """And each says whose title changed."""
    root = a_built_site(tmp_path)
    write(root, {SECOND: an_article_file("Other", date="2025-03-11", people=["Ann Example"])})
    assert explained(root) == (
        "write 2025/03/index.html: lists “Other”, whose title changed\n"
        "write 2025/index.html: lists 2025-03, whose stories changed\n"
        "write articles/first/index.html: leads on to “Other”, whose title changed;"
        " lists “Other”, whose title changed\n"
        "write articles/second/index.html: its title changed\n"
        "write articles/third/index.html: leads on to “Other”, whose title changed\n"
        "write digest/2025-w11/index.html: lists “Other”, whose title changed\n"
        "write feed.xml: lists “Other”, whose title changed\n"
        "write index.html: lists “Other”, whose title changed\n"
        "write people/ann-example/feed.xml: lists “Other”, whose title changed\n"
        "write people/ann-example/index.html: lists “Other”, whose title changed\n"
    )


def test_a_date_moves_an_article_among_the_others(tmp_path: Path) -> None:
    """The order of what is listed is a reason too."""
    root = a_built_site(tmp_path)
    write(root, {SECOND: an_article_file("Second", date="2025-03-09", people=["Ann Example"])})
    assert explained(root) == (
        "write 2025/03/index.html: lists “Second”, whose date changed; lists its entries in another order\n"
        "write 2025/index.html: lists 2025-03, whose stories changed\n"
        "write articles/first/index.html: leads on to “Third”; leads on to “Second”;"
        " lists “Second”, whose date changed\n"
        "write articles/second/index.html: its date changed; leads on to “First”;"
        " has no neighbour on one side any more\n"
        "write articles/third/index.html: leads on to “First”\n"
        "write digest/2025-w10/index.html: is new\n"
        "write digest/2025-w11/index.html: its count changed; its choice changed; no longer lists “Second”;"
        " and 1 more\n"
        "write digest/index.html: lists “2025-w11”, whose count changed; lists “2025-w10”, which it did not;"
        " its count changed\n"
        "write feed.xml: lists “Second”, whose date changed; lists its entries in another order\n"
        "write index.html: lists “Second”, whose date changed; lists its entries in another order\n"
        "write people/ann-example/feed.xml: its date of change changed; lists “Second”, whose date changed;"
        " lists its entries in another order\n"
        "write people/ann-example/index.html: lists “Second”, whose date changed; lists its entries in another order\n"
        "write sitemap.xml: lists pages that came, went or changed\n"
    )


def test_a_person_renamed_in_its_record_is_renamed_wherever_it_is_named(tmp_path: Path) -> None:
    """The articles still have the old name, which is an alias now."""
    root = a_built_site(tmp_path)
    write(root, {"content/people/ann-example.md": a_file(name="Ann New", slug="ann-example", aliases=["Ann Example"])})
    assert explained(root) == (
        "write articles/first/index.html: lists “Ann New”, whose name changed\n"
        "write articles/second/index.html: lists “Ann New”, whose name changed\n"
        "write cases/the-case/feed.xml: has “First”, whose terms changed\n"
        "write cases/the-case/index.html: lists “Ann New”, whose name changed\n"
        "write feed.xml: has “Second”, whose terms changed; has “First”, whose terms changed\n"
        "write feeds.opml: lists “Ann New”, whose name changed\n"
        "write index.html: its list of names in the news changed\n"
        "write people/ann-example/feed.xml: its name changed; has “Second”, whose terms changed;"
        " has “First”, whose terms changed\n"
        "write people/ann-example/index.html: its name changed\n"
        "write people/index.html: lists “Ann New”, whose name changed\n"
    )


def test_the_stage_of_a_case_is_shown_by_each_article_about_it(tmp_path: Path) -> None:
    """And by every page that has the headline of one; home lists the open cases only, and this one has ended."""
    root = a_built_site(tmp_path)
    case = root / "content/cases/the-case.md"
    case.write_text(case.read_text().replace("}]\n---", f"}}, {json.dumps(DISMISSED)}]\n---"))
    assert explained(root) == (
        "write 2025/03/index.html: lists “First”, whose case notes and date of change changed\n"
        "write 2025/index.html: lists 2025-03, whose stories changed\n"
        "write articles/first/index.html: lists “The Case”, whose stage changed; says what became of “The Case” since\n"
        "write articles/second/index.html: leads on to “First”, whose case notes changed;"
        " lists “First”, whose case notes changed\n"
        "write cases/index.html: lists “The Case”, whose stage changed\n"
        "write cases/the-case/feed.xml: its date of change changed;"
        " lists “First”, whose case notes and date of change changed\n"
        "write cases/the-case/index.html: lists “First”, whose case notes and date of change changed;"
        " its stage changed; its timeline changed\n"
        "write digest/2025-w11/index.html: lists “First”, whose case notes and date of change changed\n"
        "write feed.xml: its date of change changed; lists “First”, whose case notes and date of change changed\n"
        "write index.html: lists “First”, whose case notes and date of change changed; no longer lists “The Case”\n"
        "write people/ann-example/feed.xml: its date of change changed;"
        " lists “First”, whose case notes and date of change changed\n"
        "write people/ann-example/index.html: lists “First”, whose case notes and date of change changed;"
        " lists “The Case”, whose stage changed\n"
        "write sitemap.xml: lists pages that came, went or changed\n"
    )


def test_a_note_that_is_taken_back_is_told_of(tmp_path: Path) -> None:
    """Somebody had recorded the wrong case as dismissed."""
    root = a_built_site(tmp_path)
    case = root / "content/cases/the-case.md"
    before = case.read_text()
    case.write_text(before.replace("}]\n---", f"}}, {json.dumps(DISMISSED)}]\n---"))
    explained(root)
    case.write_text(before)
    line = "write articles/first/index.html: lists “The Case”, whose stage changed; says no more of “The Case”\n"
    assert line in explained(root)


def test_an_edited_layout_is_named(tmp_path: Path) -> None:
    """One's own, whether a page uses it itself or through another."""
    root = a_built_site(tmp_path)
    write(root, {"layouts/article.html": '{% from "_words.html" import by %}<p>{{ by }}</p>'})
    write(root, {"layouts/_words.html": "{% set by = 1 %}"})
    build(root)
    write(root, {"layouts/_words.html": "{% set by = 2 %}"})
    assert explained(root) == (
        "write articles/first/index.html: uses layouts/_words.html, which changed\n"
        "write articles/second/index.html: uses layouts/_words.html, which changed\n"
        "write articles/third/index.html: uses layouts/_words.html, which changed\n"
    )


def test_a_setting_that_all_pages_show_is_named(tmp_path: Path) -> None:
    """And nothing else, for nothing else changed."""
    root = a_built_site(tmp_path)
    write(root, {"content/site.toml": SITE_TOML.replace("The Test Digest", "Another")})
    lines = explained(root).splitlines()
    assert len(lines) == 18
    assert {line.partition(": ")[2] for line in lines} == {"shows settings that changed: title"}


def test_a_setting_that_changes_some_pages_is_told_by_what_they_show(tmp_path: Path) -> None:
    """A shorter feed no longer lists the oldest."""
    root = a_built_site(tmp_path)
    write(root, {"content/site.toml": f"{SITE_TOML}feed_size = 2\n"})
    assert explained(root) == "write feed.xml: no longer lists “First”\n"


def test_a_deleted_article_goes_from_all_that_listed_it(tmp_path: Path) -> None:
    """Its page is deleted, and its neighbours meet."""
    root = a_built_site(tmp_path)
    (root / SECOND).unlink()
    assert explained(root) == (
        "write 2025/03/index.html: its count changed; no longer lists “Second”\n"
        "write 2025/index.html: its count changed; lists 2025-03, whose stories changed\n"
        "write articles/first/index.html: leads on to “Third”; no longer lists “Second”\n"
        "write articles/third/index.html: leads on to “First”\n"
        "write digest/2025-w11/index.html: its count changed; its choice changed; no longer lists “Second”\n"
        "write digest/index.html: lists “2025-w11”, whose count changed\n"
        "write feed.xml: no longer lists “Second”\n"
        "write index.html: no longer lists “Second”; its list of names in the news changed\n"
        "write people/ann-example/feed.xml: its date of change changed; no longer lists “Second”\n"
        "write people/ann-example/index.html: its count changed; no longer lists “Second”\n"
        "write people/index.html: lists “Ann Example”, whose count changed\n"
        "write sitemap.xml: lists pages that came, went or changed\n"
        "delete articles/second/index.html: nothing leads to it any more\n"
    )


def test_the_reasons_are_the_three_first(tmp_path: Path) -> None:
    """A line should fit on a screen."""
    root = a_built_site(tmp_path)
    for number in range(5):
        write(root, {f"content/articles/n-{number}.md": an_article_file(f"N {number}")})
    assert (
        "write index.html: lists “N 0”, which it did not; lists “N 1”, which it did not;"
        " lists “N 2”, which it did not; and 2 more\n"
    ) in explained(root)


def test_meddling_with_the_output_is_told_apart(tmp_path: Path) -> None:
    """What was deleted, and what was written over."""
    root = a_built_site(tmp_path)
    (root / "output/feed.xml").unlink()
    write(root / "output", {"index.html": "Mine."})
    assert explained(root) == (
        "write feed.xml: is missing from output/\nwrite index.html: was changed in output/ by hand\n"
    )


@pytest.mark.parametrize("picture", ["Picture", "another picture"])
def test_a_picture_is_a_copy_of_a_file(tmp_path: Path, picture: str) -> None:
    """Of the same size or another."""
    root = a_built_site(tmp_path)
    write(root, {"content/media/ann.jpg": picture})
    assert explained(root) == "write media/ann.jpg: is a copy of content/media/ann.jpg, which changed\n"


def test_an_article_whose_time_has_come_is_new(tmp_path: Path) -> None:
    """Nobody edited anything."""
    root = a_built_site(tmp_path)
    write(
        root, {"content/articles/held.md": an_article_file("Held", date="2025-12-31T12:00:00Z", people=["Ann Example"])}
    )
    assert explained(root) == ""
    lines = explained(root, "2026-01-01").splitlines()
    assert "write articles/held/index.html: is new" in lines
    assert "write people/ann-example/index.html: its count changed; lists “Held”, which it did not" in lines


def test_the_first_article_of_a_year_concerns_each_page(tmp_path: Path) -> None:
    """They all lead to the archive of the newest year."""
    root = a_built_site(tmp_path)
    write(root, {"content/articles/new.md": an_article_file("New", date="2026-01-01")})
    lines = explained(root, "2026-01-02").splitlines()
    assert "write articles/first/index.html: leads to the archive of another year" in lines
    assert "write 404.html: leads to the archive of another year" in lines


def test_another_time_zone_is_a_reason_of_its_own(tmp_path: Path) -> None:
    """What pages show beside it did not change, and nobody says that it did."""
    root = a_built_site(tmp_path)
    write(
        root,
        {
            "content/articles/fixed.md": an_article_file(
                "Fixed", corrections=[{"date": "2025-03-20", "kind": "corrected"}]
            )
        },
    )
    build(root)
    write(root, {"content/site.toml": f'{SITE_TOML}time_zone = "Europe/Paris"\n'})
    told = explained(root)
    assert "write articles/third/index.html: shows settings that changed: time_zone; its date changed\n" in told
    for untrue in ("archive of another year", "list of corrections", "which it did not", "is new"):
        assert untrue not in told


def test_a_build_that_remembers_no_records_says_only_what_it_knows(tmp_path: Path) -> None:
    """It takes them to have been as they are."""
    root = a_built_site(tmp_path)
    (root / ".digest/records").unlink()
    write(root, {"content/site.toml": SITE_TOML.replace("The Test Digest", "Another")})
    assert {line.partition(": ")[2] for line in explained(root).splitlines()} == {"shows settings that changed: title"}


def test_a_setting_of_a_table_is_named_as_an_editor_writes_it(tmp_path: Path) -> None:
    """With the table that it stands in."""
    pytest.importorskip("pagefind")
    places = usual_places(a_built_site(tmp_path))
    write(tmp_path, {"content/site.toml": SITE_TOML + "[search]\nfull_text = true\n"})
    written = rebuild(places, LATER, detailed=True).written
    assert written["search/index.html"] == "shows settings that changed: search.full_text"


def test_nothing_to_do_needs_no_words(tmp_path: Path) -> None:
    """An edit that no page shows is none."""
    root = a_built_site(tmp_path)
    (root / SECOND).touch()
    write(root, {"layouts/unused.html": "Nothing uses this."})
    assert explained(root) == ""
