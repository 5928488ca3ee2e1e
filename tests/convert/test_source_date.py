"""The day a story appeared: believed only if nothing refutes it."""

from datetime import UTC, date, datetime

import pytest
from convert.seed_making import END, LEAD, MIDDLE, a_seed, converted

from generator.convert.records import Records
from generator.model.article import Article
from generator.model.case import Party
from making import a_case, a_person, a_show, an_entry

LUNA = a_person("Luna Quill", born=date(1995, 10, 23))
SERIES = a_show("The Long Quay", premiered=date(2025, 2, 23))
CASE = a_case(
    "Bandstand fire",
    keywords=("bandstand", "arson"),
    parties=(Party(name="Bram Ode", role="defendant"),),
    timeline=(an_entry("charged", "2025-03-04"), an_entry("acquitted", "2025-09-02")),
)
REGISTRY = Records((LUNA,), (SERIES,), (CASE,))
OUTLET = "© 2025 Tide Post"  # without one there is no source to hold the day


def told(stated: str, *sentences: str, now: datetime = datetime(2025, 12, 1, tzinfo=UTC)) -> Article:
    """Convert a story with a stated date and these sentences."""
    return converted(a_seed(f" date {stated} {LEAD}", *sentences, MIDDLE, END, OUTLET), REGISTRY, now=now)


def day_of(article: Article) -> str:
    """Give the day of the article's source, or nothing."""
    return article.source.date if article.source else ""


def notes(article: Article) -> list[str]:
    """Give what the review says of the date."""
    return [note for note in article.review if note.startswith("date: ")]


def test_a_date_that_nothing_refutes_is_believed() -> None:
    """A stated date is taken, and there is nothing to ask."""
    article = told("2025-06-01")
    assert day_of(article) == "2025-06-01"
    assert notes(article) == []


@pytest.mark.parametrize(
    ("stated", "sentence", "why", "allowed"),
    [
        ("2026-01-01", "Nobody came.", "cannot be right: it would be in the future", ""),
        (
            "2012-01-18",
            "The drum was built in 2017, and it was loved.",
            "cannot be right: it tells of 2017 as past",
            "no day before 2017-01-01",
        ),
        (
            "2024-01-18",
            "It was last seen on Friday, 7 November 2025, under a table.",
            "cannot be right: it tells of 2025-11-07 as past",
            "no day before 2025-11-07",
        ),
        (
            "2022-03-01",
            "The family is seen in the reality series The Long Quay, out now on Fenlight.",
            "cannot be right: it speaks of The Long Quay as running, which premiered on 2025-02-23",
            "no day before 2025-02-23",
        ),
        (
            "2022-03-01",
            "The drummer has a grown daughter, 29-year-old Luna Quill.",
            "cannot be right: it gives Luna Quill, born 1995-10-23, the age of 29",
            "a day between 2024-10-23 and 2025-10-22",
        ),
        (
            "2025-01-06",
            "A jury has cleared Bram Ode of arson over the fire at the bandstand.",
            "cannot be right: it speaks of Bandstand fire as acquitted, which was on 2025-09-02",
            "no day before 2025-09-02",
        ),
        (
            "2022-01-18",
            "Married since 2012, the two have three children: Ada, 11; Bo, nine; and Cy, two.",
            "is doubtful: a couple married in 2012 has a child of 11",
            "no day before 2012-01-01",
        ),
    ],
)
def test_a_fact_refutes_a_stated_date(stated: str, sentence: str, why: str, allowed: str) -> None:
    """The date is left out, and the review says which fact speaks against it and what the facts allow."""
    article = told(stated, sentence)
    assert day_of(article) == ""
    window = f"; the facts allow {allowed}" if allowed else ""
    assert notes(article) == [f"date: {stated}, stated at the top, {why}{window}"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The film will be shown at the festival in 2027.",
        "The forthcoming series The Long Quay is to be shown next year.",
        "If he were acquitted, Bram Ode said of the arson charge, he would buy a new drum.",
        "The drummer was with Luna Quill, then 29, on that day.",
        "Correction, 5 January 2026: the drum was brown.",
    ],
)
def test_what_is_still_to_come_refutes_nothing(sentence: str) -> None:
    """Plans, conditions, ages of another time and corrections say nothing against an earlier date."""
    assert day_of(told("2024-12-01", sentence, now=datetime(2026, 12, 1, tzinfo=UTC))) == "2024-12-01"


def test_several_facts_close_the_window() -> None:
    """The window opens at the latest beginning and closes at the earliest end."""
    sentence = "The Long Quay, out now on Fenlight, shows the drummer with his daughter, 29-year-old Luna Quill."
    assert notes(told("2022-01-18", sentence))[0].endswith("the facts allow a day between 2025-02-23 and 2025-10-22")


def test_a_date_below_the_title_is_taken_without_a_stated_one() -> None:
    """The line with the date of publication gives it; dates in the story and the comments do not."""
    told_of = "The drum was made on 3 March 1987 in a shed, and it was never tuned."
    seed = a_seed("Big Drum Missing", "By Petra Vane", "12 May 2025, 10:31 am", LEAD, told_of, MIDDLE, END, OUTLET)
    article = converted(seed)
    assert day_of(article) == "2025-05-12"
    assert notes(article) == []


def test_the_printed_date_replaces_a_refuted_one() -> None:
    """A page that prints another day than the scraper states is believed, and the editor is told."""
    article = converted(
        a_seed(" date 2012-01-18 Menu Search Tides", "12 May 2025, 10:31 am", LEAD, MIDDLE, END, OUTLET)
    )
    assert day_of(article) == "2025-05-12"
    why = "cannot be right: the page prints 2025-05-12"
    instead = "2025-05-12, which the page prints, is taken instead"
    assert notes(article) == [f"date: 2012-01-18, stated at the top, {why}; {instead}"]


def test_a_confirmed_date_outweighs_a_year_in_the_text() -> None:
    """A year that reads like the past does not refute a date that the page confirms; a fact of the registry does."""
    article = converted(
        a_seed(" date 2019-11-19 Menu Search", "Nov. 19, 2019", LEAD, "They voted in 2020.", MIDDLE, END, OUTLET)
    )
    assert day_of(article) == "2019-11-19"


def test_no_date_is_invented() -> None:
    """Without a date the article has none; a weekday or a copyright year is not resolved into one."""
    article = converted(a_seed("Big Drum Missing", LEAD, "It was there last Sunday.", MIDDLE, END, "© 2025 Tide Post"))
    assert day_of(article) == ""
    assert notes(article) == ["date: none is stated"]
