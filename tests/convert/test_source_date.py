"""The day a story appeared: believed only if nothing refutes it."""

from datetime import UTC, date, datetime

import pytest
from convert.seed_making import END, LEAD, MIDDLE, a_seed, cleaned, converted

from generator.convert.records import Records
from generator.convert.source_date import find_source_date
from generator.model.article import Article
from generator.model.case import Party
from making import a_case, a_person, a_show, an_entry

LUNA = a_person("Luna Quill", born=date(1995, 10, 23))
IDA = a_person("Ida Moll", born=date(1931, 5, 1), died=date(2021, 10, 21))
SERIES = a_show("The Long Quay", premiered=date(2025, 2, 23))
OVER = a_show("Tin Otters", premiered=date(2016, 1, 1), ended=date(2020, 6, 30))
CASE = a_case(
    "Bandstand fire",
    keywords=("bandstand", "arson"),
    parties=(Party(name="Bram Ode", role="defendant"),),
    timeline=(an_entry("charged", "2025-03-04"), an_entry("acquitted", "2025-09-02")),
)
REGISTRY = Records((LUNA, IDA), (SERIES, OVER), (CASE,))
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
            "1994-03-01",
            "The drum was lent to Luna Quill, and she lost it.",
            "cannot be right: it names Luna Quill, born 1995-10-23",
            "no day before 1995-10-23",
        ),
        (
            "2020-03-01",
            "It had been the drum of the late Ida Moll, and nobody else could play it.",
            "cannot be right: it speaks of Ida Moll as dead, who died on 2021-10-21",
            "no day before 2021-10-21",
        ),
        (
            "2020-03-01",
            "The drum was silent when Ida Moll, 90, died in her sleep.",
            "cannot be right: it speaks of Ida Moll as dead, who died on 2021-10-21",
            "no day before 2021-10-21",
        ),
        (
            "2019-03-01",
            "He drummed in the finale of Tin Otters, in which the boat sank.",
            "cannot be right: it speaks of Tin Otters as over, which ended on 2020-06-30",
            "no day before 2020-06-30",
        ),
        (
            "2024-03-01",
            "Tin Otters has been renewed, and the drum is in it.",
            "cannot be right: it speaks of Tin Otters as going on, which ended on 2020-06-30",
            "no day after 2020-06-30",
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
        "Luna Quill, who turns 31 next year, waved.",
        "Correction, 5 January 2026: the drum was brown.",
        "Ida Moll spoke at length of the death of her drum.",
        "His part in Tin Otters ended when the boat sank.",
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


@pytest.mark.parametrize("day", ["30 February 2025", "date 2025-02-30", "30. Februar 2025", "31 juin 2025"])
def test_a_day_that_is_none_is_named(day: str) -> None:
    """An editor hears what the page prints rather than that it prints nothing."""
    article = converted(a_seed("Big Drum Missing After the Party", day, LEAD, MIDDLE, END))
    assert article.source is None
    assert f"date: {day.removeprefix('date ')} is no day of the calendar" in article.review


def test_no_date_is_invented() -> None:
    """Without a date the article has none; a weekday or a copyright year is not resolved into one."""
    article = converted(a_seed("Big Drum Missing", LEAD, "It was there last Sunday.", MIDDLE, END, "© 2025 Tide Post"))
    assert day_of(article) == ""
    assert notes(article) == ["date: none is stated"]


def dated(*lines: str, sources: tuple[str, ...] = ()) -> Article:
    """Convert a story with these lines between its title and its text."""
    return converted(a_seed("Big Drum Missing", "By Petra Vane", *lines, LEAD, MIDDLE, END, OUTLET), sources=sources)


def test_a_month_is_all_that_a_monthly_tells() -> None:
    """The date has no day where the page prints none; a year alone is no date."""
    assert day_of(dated("March 2025")) == "2025-03"
    assert day_of(dated("2025")) == ""


def test_a_month_is_refuted_if_all_its_days_are() -> None:
    """One day that nothing speaks against is enough."""
    page = ("Big Drum Missing", "By Petra Vane", "February 2025", LEAD)
    early, late = "The Long Quay, out now on Fenlight, has a drum.", "The band met Luna Quill, who is 31, on the quay."
    assert day_of(converted(a_seed(*page, early, MIDDLE, END, OUTLET), REGISTRY)) == "2025-02"
    article = converted(a_seed(*page, late, MIDDLE, END, OUTLET), REGISTRY)
    assert day_of(article) == ""
    assert notes(article)[0].startswith("date: 2025-02, which the page prints, cannot be right: it gives Luna Quill")


def test_an_unclear_date_is_left_to_the_editor() -> None:
    """Both readings are named."""
    article = dated("11/12/2024")
    assert day_of(article) == ""
    assert notes(article) == ["date: 11/12/2024 could be 2024-12-11 or 2024-11-12"]


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        (("11/12/2024", "Read next: Ferry fares rise (28/11/2024)"), "2024-12-11"),
        (("11/12/2024", "Read next: Ferry fares rise (11/28/2024)"), "2024-11-12"),
        (("11/12/2024", "Write to us: www.tidepost.co.uk"), "2024-12-11"),
        (("11/12/2025",), "2025-11-12"),
    ],
    ids=["day first elsewhere", "month first elsewhere", "country", "the other is in the future"],
)
def test_the_page_decides_an_unclear_date(lines: tuple[str, ...], day: str) -> None:
    """By another date in numbers, by its country, or because one reading cannot be."""
    assert day_of(dated(*lines)) == day


def test_the_stated_day_decides_an_unclear_date() -> None:
    """The reading that it confirms is meant; so it is confirmed itself."""
    seed = a_seed(
        " date 2012-01-18 Menu Search Tides", "By Petra Vane", "18/01/2012", LEAD, "It was 2017.", END, OUTLET
    )
    assert day_of(converted(seed)) == "2012-01-18"


def test_two_unclear_dates_that_differ_decide_nothing() -> None:
    """Neither is the one of the story."""
    assert day_of(dated("11/12/2024", "02/03/2024")) == ""


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published 5 May 2025 | Updated 9 May 2025", "2025-05-05"),
        ("Updated: May 9, 2025 Posted: May 5, 2025", "2025-05-05"),
        ("Updated 9 May 2025", ""),
        ("Aktualisiert am 9. Mai 2025", ""),
        ("Publié le 5 mai 2025, mis à jour le 9 mai 2025", "2025-05-05"),
        ("Last modified on 9 May 2025, 10:31 am", ""),
    ],
)
def test_the_day_of_an_update_is_not_that_of_the_story(line: str, day: str) -> None:
    """Only that of publication is taken, on whichever side it stands."""
    article = dated(line)
    assert day_of(article) == day
    if not day:
        assert notes(article) == ["date: the page prints only when it was updated, 2025-05-09"]


def test_a_label_above_the_date_counts_too() -> None:
    """A page may print the word and the day on two lines."""
    assert day_of(dated("Updated", "9 May 2025")) == ""


@pytest.mark.parametrize("line", ["Yesterday", "On Tuesday", "3 hours ago", "Last week"])
def test_a_day_that_hangs_on_another_is_not_resolved(line: str) -> None:
    """There is nothing to count from."""
    assert day_of(dated(line)) == ""


def test_dates_of_others_never_win() -> None:
    """Those of comments, of other stories and of the copyright are not the story's."""
    others = ("Comments", "Otto, posted 7 May 2025: I have it.", "Related stories", "Ferry fares rise 8 May 2025")
    assert day_of(converted(a_seed("Big Drum Missing", LEAD, MIDDLE, END, *others, OUTLET))) == ""


def test_a_date_tells_where_it_was_read() -> None:
    """Its place in the seed holds its words."""
    seed = a_seed("Big Drum Missing", "By Petra Vane", "Published 5 May 2025 | Updated 9 May 2025", LEAD, MIDDLE, END)
    found = find_source_date(seed, cleaned(seed), [], date(2025, 12, 1))
    assert found.origin is not None
    assert seed.text[found.origin.start : found.origin.end] == "5 May 2025"
    stated = a_seed(f" date 2025-05-05 {LEAD}", MIDDLE, END)
    found = find_source_date(stated, cleaned(stated), [], date(2025, 12, 1))
    assert found.origin is not None
    assert stated.text[found.origin.start : found.origin.end] == "2025-05-05"
    assert find_source_date(seed, cleaned(a_seed(LEAD)), [], date(2025, 12, 1)).origin is None
