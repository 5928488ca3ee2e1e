"""Dates that a text prints."""

import subprocess
import sys
from datetime import date

import pytest

from generator.convert.dates import all_dates, is_dateline, printed_dates, stated_date


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("April 8, 2025 / 11:20 AM", date(2025, 4, 8)),
        ("Apr. 8, 2025 6:45 am ET", date(2025, 4, 8)),
        ("08 APR 2025", date(2025, 4, 8)),
        ("Tuesday 8 April 2025 7:55 am", date(2025, 4, 8)),
        ("the 1st of May 2020", date(2020, 5, 1)),
        ("2025-03-14T09:00:00Z", date(2025, 3, 14)),
        ("4/28/25", date(2025, 4, 28)),
        ("5/5/2025", date(2025, 5, 5)),
        ("Nov 24, 2026 8:00 PM ET", date(2026, 11, 24)),
        ("2026-11-24T20:00:00-05:00", date(2026, 11, 24)),
        ("31.12.2024", date(2024, 12, 31)),
        ("Mittwoch, 12. März 2025, 10:30 Uhr", date(2025, 3, 12)),
        ("Publié le 1er février 2025 à 10h30", date(2025, 2, 1)),
        ("Publicado el 3 de Agosto de 2025", date(2025, 8, 3)),
        ("12 gennaio 2025", date(2025, 1, 12)),
    ],
)
def test_printed_dates_are_read_in_every_common_form(text: str, day: date) -> None:
    """Month names, ISO dates and numbers that can be read in one way only."""
    assert [printed.day for printed in printed_dates(text)] == [day]


@pytest.mark.parametrize(
    "text", ["11/12/2026", "31 February 2025", "2025-13-01", "version 1.2.2019.4", "in 2019", "May 5", "May 2025"]
)
def test_a_date_that_could_be_another_is_left_alone(text: str) -> None:
    """Day and month that could change places, no day of the calendar, a version, a date without a year."""
    assert not list(printed_dates(text))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Tuesday, April 8, 2025, 11:20 am PT (02:20 pm ET)", True),
        ("Updated Apr 9, 7:30 AM;Posted Apr 8, 6:12 PM", True),
        ("April 8, 2025 Petra Vane", True),
        ("Published Wednesday 5 March 2025 at 10:14 | Updated 11:02", True),
        ("On 5 March 2025 the mayor of the town resigned.", False),
        ("Best films of 2019", False),
        ("30 Rock", False),
        ("March 2025", True),
        ("Published: March 2025", True),
        ("Veröffentlicht am 12. März 2025 um 10:30 Uhr", True),
        ("Publié le 3 février 2025 à 10h30", True),
        ("Am 12. März 2025 trat die Bürgermeisterin der Stadt zurück.", False),
        ("24/05/2025", True),
        ("Best films of May 2025", False),
        ("No date", False),
    ],
)
def test_a_dateline_is_a_date_and_little_else(line: str, expected: bool) -> None:
    """A sentence with a date is no dateline, nor is a title with a number."""
    assert is_dateline(line) is expected


def test_a_scraper_states_its_date_first() -> None:
    """Only a date at the very beginning is stated, and only one of the calendar."""
    stated = stated_date(" date 2022-01-18 Your support")
    assert stated is not None
    assert stated.day == date(2022, 1, 18)
    assert stated_date("On the date 2022-01-18 it rained") is None
    assert stated_date("date 2022-02-30") is None


def test_a_month_is_read_as_a_month() -> None:
    """It is known from its first day to its last, and written without a day."""
    (found,) = all_dates("Words by Petra Vane, Dec. 2024")
    assert found.whole_month
    assert (found.day, found.last, found.text) == (date(2024, 12, 1), date(2024, 12, 31), "2024-12")


def test_both_readings_of_an_unclear_date_are_given() -> None:
    """The day stands first in one and the month in the other; a number that is no month leaves one."""
    (found,) = all_dates("11/12/2025")
    assert (found.day, found.other) == (date(2025, 12, 11), date(2025, 11, 12))
    assert [found.other for found in all_dates("13/12/2025 and 5.5.2025")] == [None, None]


def test_a_scraper_may_state_a_month() -> None:
    """Then no day is made up."""
    stated = stated_date(" date 2022-01 Your support")
    assert stated is not None
    assert stated.text == "2022-01"
    assert stated_date(" date 2022-13 Your support") is None


@pytest.mark.parametrize("first", ["", "date", "date:"])
def test_a_first_line_of_blanks_is_looked_through(first: str) -> None:
    """In a process that is stopped: what takes the square of its length would take hours."""
    program = f"from generator.convert.dates import stated_date as f; assert f({first!r} + ' ' * 100_000 + 'x') is None"
    subprocess.run([sys.executable, "-c", program], check=True, timeout=20)
