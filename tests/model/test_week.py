"""Weeks are counted as ISO 8601 counts them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.week import monday_of, slug_complaint, sunday_of, week_named, week_slug

COVERED = st.dates(date(1001, 1, 1), date(9998, 12, 27))


@given(COVERED)
def test_every_day_is_in_the_week_that_its_name_leads_back_to(day: date) -> None:
    """The slug of a week names its Monday, and nothing is wrong with it as the name of a file."""
    monday = monday_of(day)
    assert monday <= day <= sunday_of(monday)
    assert (monday.isoweekday(), (sunday_of(monday) - monday).days) == (1, 6)
    assert week_named(week_slug(monday)) == monday
    assert slug_complaint(week_slug(monday)) == ""


def test_a_week_belongs_to_the_year_of_its_thursday() -> None:
    """Days at the turn of a year may be in a week of the other one."""
    assert week_slug(monday_of(date(2024, 12, 30))) == "2025-w01"
    assert week_slug(monday_of(date(2027, 1, 3))) == "2026-w53"


def test_the_calendar_ends_within_a_week() -> None:
    """There is no day after the last one."""
    assert sunday_of(monday_of(date.max)) == date.max
    assert monday_of(date.min) == date.min


@pytest.mark.parametrize(
    ("name", "complaint"),
    [
        ("2025-W11", 'rename it to "2025-w11.md"'),
        ("2025-11", 'rename it to "2025-w11.md"'),
        ("2025-w9", 'rename it to "2025-w09.md"'),
        ("2025-w54", "and 2025 has the weeks w01 to w52: rename it"),
        ("2026-w54", "and 2026 has the weeks w01 to w53: rename it"),
        ("2025-w00", "and 2025 has the weeks w01 to w52: rename it"),
        ("spring", 'rename it to one such as "2025-w11.md"'),
        ("2025-w111", 'rename it to one such as "2025-w11.md"'),
        ("0000-w01", 'rename it to one such as "2025-w11.md"'),
        ("9999-w01", 'rename it to one such as "2025-w11.md"'),
    ],
)
def test_a_name_that_is_no_week_is_complained_of_with_what_to_do(name: str, complaint: str) -> None:
    """With the right name, wherever it can be guessed."""
    assert slug_complaint(name).startswith("the file name says which week it is for")
    assert slug_complaint(name).endswith(complaint)
