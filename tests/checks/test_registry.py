"""Names without records, records without articles, and notes that wait."""

from pathlib import Path

import pytest
from checks.material_making import told

from making import a_file, a_site, an_article_file


def test_a_name_without_a_record_is_told_once(tmp_path: Path) -> None:
    """At the first article that has it, with the number of all."""
    root = a_site(
        tmp_path,
        {
            "content/articles/a.md": an_article_file("A", people=["Ann Example", "Bob Roe"], date="2025-03-01"),
            "content/articles/b.md": an_article_file("B", people=["Bob Roe"], shows=["The Show"], date="2025-03-02"),
            "content/articles/c.md": an_article_file("C", people=["Cy Draft"], status="draft"),
            "content/people/ann.md": a_file(name="Ann Example", aliases=["Annie"]),
        },
    )
    advice = "make one, or mend the name (warning)"
    assert told(root, "unknown-name", "unconfirmed-name") == [
        (
            "content/articles/a.md:4: unknown-name: 2 articles name “Bob Roe”, and there is no record in"
            f" content/people: {advice}"
        ),
        (
            "content/articles/b.md:5: unknown-name: 1 article names “The Show”, and there is no record in"
            f" content/shows: {advice}"
        ),
    ]


@pytest.mark.parametrize(
    "name", ["Aleck Baldwood", "Alec Baldwod", "Alec Baldwoud", "Aelc Baldwood", "ALEC BÁLDWOUD", "Lexy  Baldwood"]
)
def test_a_name_that_is_a_slip_away_from_a_record_is_told(tmp_path: Path, name: str) -> None:
    """With that of the record, or with one of its other names."""
    files = {
        "content/articles/a.md": an_article_file("A", people=[name]),
        "content/people/alec.md": a_file(name="Alec Baldwood", aliases=["Lex Baldwood"]),
    }
    meant = "Lex Baldwood" if name.startswith("Lexy") else "Alec Baldwood"
    advice = f"and “{meant}” has one: mend the name, or make a record of its own (warning)"
    root = a_site(tmp_path, files)
    assert told(root, "similar-name") == [f"content/articles/a.md:4: similar-name: “{name}” has no record, {advice}"]
    assert told(root, "unknown-name") == []


@pytest.mark.parametrize(("name", "known"), [("Ann Lee", "Ann Leo"), ("Dune Part 3", "Dune Part 2"), ("A B", "C D")])
def test_other_names_are_no_slips(tmp_path: Path, name: str, known: str) -> None:
    """Short names are often alike, and numbers tell series apart."""
    files = {
        "content/articles/a.md": an_article_file("A", shows=[name]),
        "content/shows/known.md": a_file(name=known),
    }
    assert told(a_site(tmp_path, files), "similar-name") == []


def test_a_name_that_the_converter_asks_about_is_unconfirmed(tmp_path: Path) -> None:
    """As long as its note stands in any article."""
    root = a_site(
        tmp_path,
        {
            "content/articles/a.md": an_article_file("A", people=["Bob Roe"], date="2025-03-01"),
            "content/articles/b.md": an_article_file(
                "B", people=["Bob Roe"], date="2025-03-02", review=["people: Bob Roe is not in content/people yet"]
            ),
        },
    )
    assert told(root, "unknown-name") == []
    assert told(root, "unconfirmed-name") == [
        (
            "content/articles/a.md:4: unconfirmed-name: 2 articles name “Bob Roe”, and there is no record in"
            " content/people: make one, or mend the name (warning)"
        )
    ]


def test_a_record_that_nothing_names_is_unused(tmp_path: Path) -> None:
    """Not one that a draft, a show or a case names, by whichever name."""
    root = a_site(
        tmp_path,
        {
            "content/articles/a.md": an_article_file("A", people=["Annie"], status="draft"),
            "content/people/ann.md": a_file(name="Ann Example", aliases=["Annie"]),
            "content/people/bob.md": a_file(name="Bob Roe"),
            "content/people/cy.md": a_file(name="Cy Poe"),
            "content/people/dee.md": a_file(name="Dee Doe"),
            "content/shows/show.md": a_file(name="The Show", people=["Bob Roe"]),
            "content/cases/case.md": a_file(name="The Case", parties=[{"name": "Cy Poe"}]),
        },
    )
    advice = "unused-record: nothing names this record: use it in an article, or delete it (warning)"
    assert told(root, "unused-record") == [
        f"content/cases/case.md: {advice}",
        f"content/people/dee.md: {advice}",
        f"content/shows/show.md: {advice}",
    ]


def test_notes_are_told_of_articles_that_are_out(tmp_path: Path) -> None:
    """A draft is not done yet anyway."""
    root = a_site(
        tmp_path,
        {
            "content/articles/a.md": an_article_file("A", review=["title: taken from the text"]),
            "content/articles/b.md": an_article_file("B", review=["one", "two"]),
            "content/articles/c.md": an_article_file("C", review=["one"], status="draft"),
        },
    )
    assert told(root, "review-note") == [
        "content/articles/a.md:4: review-note: 1 note waits for an editor: settle and delete (warning)",
        "content/articles/b.md:4: review-note: 2 notes wait for an editor: settle and delete (warning)",
    ]
