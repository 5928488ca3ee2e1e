"""Dates that cannot be, and what is still to come."""

from pathlib import Path

import pytest
from checks.material_making import told

from making import SITE_TOML, a_file, a_site, an_article_file

BORN = {"name": "Ann Example", "born": "1990-05-01", "died": "2024-05-01"}
SOURCE = {"name": "The Courier"}


def an_entry(day: str, stage: str) -> dict[str, object]:
    """Give an entry of a timeline."""
    return {"date": day, "stage": stage, "what": "It happened.", "source": SOURCE}


def impossible(root: Path, **files: str) -> list[str]:
    """Give what is said of the dates of a site of these *files*, where Ann lived from 1990 to 2024."""
    a_site(root, {"content/people/ann.md": a_file(**BORN), **files})
    return told(root, "impossible-date")


def test_dates_that_agree_are_fine(tmp_path: Path) -> None:
    """Also stories after a death, of a source of the same year or day, and heirs who go on with a case."""
    timeline = [an_entry("2024-04-30", "charged"), an_entry("2024-06-01", "dismissed")]
    files = {
        "content/articles/a.md": an_article_file("A", people=["Ann Example"], source={**SOURCE, "date": "2025-03-14"}),
        "content/articles/b.md": an_article_file("B", source={**SOURCE, "date": "2025"}),
        "content/shows/s.md": a_file(name="S", premiered="1990-05-01", people=["Ann Example", "Bob"]),
        "content/cases/c.md": a_file(
            name="C", parties=[{"name": "Ann Example", "role": "defendant"}, {"name": "Bob"}], timeline=timeline
        ),
    }
    assert impossible(tmp_path, **files) == []


@pytest.mark.parametrize(
    ("path", "file", "line", "what"),
    [
        ("people/b.md", a_file(name="B", born="2026-01-01"), 3, "born 2026-01-01 is yet to come"),
        ("people/b.md", a_file(name="B", died="2026-01-01"), 3, "died 2026-01-01 is yet to come"),
        (
            "people/b.md",
            a_file(name="B", born="1899-01-01"),
            3,
            "1899-01-01 to 2025-12-31 is longer than anybody lives",
        ),
        (
            "articles/a.md",
            an_article_file("A", source={**SOURCE, "date": "2025-03-15"}),
            4,
            "the source is of 2025-03-15, after the article of 2025-03-14",
        ),
        (
            "articles/a.md",
            an_article_file("A", source={**SOURCE, "date": "2025-04"}),
            4,
            "the source is of 2025-04, after the article of 2025-03-14",
        ),
        (
            "articles/a.md",
            a_file(title="A", date="1990-04-30", people=["Ann Example"]),
            4,
            "the article of 1990-04-30 is about Ann Example, born 1990-05-01",
        ),
        (
            "shows/s.md",
            a_file(name="S", premiered="1989-01-01", people=["Ann Example"]),
            4,
            "it premiered on 1989-01-01, and Ann Example was born 1990-05-01",
        ),
        (
            "cases/c.md",
            a_file(
                name="C",
                parties=[{"name": "Ann Example", "role": "Defendant"}],
                timeline=[an_entry("2024-05-02", "charged")],
            ),
            4,
            "“charged” on 2024-05-02, and Ann Example died on 2024-05-01",
        ),
        (
            "cases/c.md",
            a_file(
                name="C",
                parties=[{"name": "Ann Example", "role": "defendant"}],
                timeline=[an_entry("1980-01-01", "reported")],
            ),
            4,
            "“reported” on 1980-01-01, and Ann Example was born on 1990-05-01",
        ),
    ],
)
def test_a_date_that_cannot_be_is_told(tmp_path: Path, path: str, file: str, line: int, what: str) -> None:
    """One each, and no other."""
    finding = f"content/{path}:{line}: impossible-date: {what}: mend the date that is wrong (warning)"
    assert impossible(tmp_path, **{f"content/{path}": file}) == [finding]


def test_what_is_held_is_noted(tmp_path: Path) -> None:
    """With the moment, as the site tells it; a draft waits for more than a date."""
    files = {
        "content/site.toml": SITE_TOML + 'time_zone = "Europe/Berlin"\n',
        "content/articles/a.md": a_file(title="A", date="2026-01-05T08:30:00Z"),
        "content/articles/b.md": a_file(title="B", date="2026-01-05", status="draft"),
        "content/articles/c.md": an_article_file("C"),
    }
    assert told(a_site(tmp_path, files), "held") == [
        "content/articles/a.md:3: held: comes out on 2026-01-05 09:30+01:00, with the first build after (note)"
    ]


def test_a_case_that_nobody_follows_is_told(tmp_path: Path) -> None:
    """After as many days as the settings say; one that ended is at rest."""
    files = {
        "content/site.toml": SITE_TOML + "[review]\ncase_days = 30\n",
        "content/cases/a.md": a_file(name="A", timeline=[an_entry("2025-12-01", "charged")]),
        "content/cases/b.md": a_file(name="B", timeline=[an_entry("2025-12-02", "charged")]),
        "content/cases/c.md": a_file(name="C", timeline=[an_entry("2020-12-02", "acquitted")]),
        "content/cases/d.md": a_file(name="D"),
    }
    advice = "find out where the case stands, and add that under timeline: (warning)"
    assert told(a_site(tmp_path, files), "case-due") == [
        f"content/cases/a.md:3: case-due: has had no entry for 30 days, since 2025-12-01: {advice}",
        f"content/cases/d.md:1: case-due: is open and has no entry: {advice}",
    ]
