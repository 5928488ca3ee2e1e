"""Cases that are due: open ones that nobody has looked at for long."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from generator.model.case import Case
from generator.model.cases_due import CaseDue, cases_due
from generator.model.stages import Stage
from making import a_case, an_entry, some_content

NOW = datetime(2025, 6, 30, 12, tzinfo=UTC)
ZONE = ZoneInfo("UTC")


def due(*cases: Case, now: datetime = NOW, zone: ZoneInfo = ZONE) -> list[CaseDue]:
    """Give those of *cases* that are due after 90 days."""
    return cases_due(some_content(cases=cases), now, zone, 90)


def test_an_open_case_is_due_when_its_last_entry_is_ninety_days_old() -> None:
    """Not a day before."""
    old, new = an_entry("charged", "2025-04-01"), an_entry("charged", "2025-04-02")
    assert due(a_case("Old", timeline=(old,)), a_case("New", timeline=(new,))) == [
        CaseDue(a_case("Old", timeline=(old,)), old.date, 90)
    ]


def test_the_days_are_those_of_the_site() -> None:
    """Noon in UTC is the next day already in Kiritimati."""
    case = a_case(timeline=(an_entry("charged", "2025-04-02"),))
    assert [found.days for found in due(case, zone=ZoneInfo("Pacific/Kiritimati"))] == [90]


@pytest.mark.parametrize(
    ("stage", "is_due"), [("dismissed", False), ("closed", False), ("convicted", True), ("appeal", True)]
)
def test_a_case_that_ended_is_never_due(stage: Stage, is_due: bool) -> None:
    """One who was convicted still waits for the sentence."""
    assert bool(due(a_case(timeline=(an_entry(stage, "2020-01-01"),)))) == is_due


def test_what_is_dated_later_does_not_count_yet() -> None:
    """An entry that is held is none that readers have seen."""
    case = a_case(timeline=(an_entry("charged", "2025-01-01"), an_entry("dismissed", "2025-07-01")))
    assert [found.last for found in due(case)] == [an_entry("charged", "2025-01-01").date]
    assert due(case, now=NOW + timedelta(days=1)) == []


def test_the_longest_forgotten_stands_first_and_one_without_an_entry_last() -> None:
    """Of two of one age the first by its file."""
    cases = [
        a_case("Bare"),
        a_case("C", timeline=(an_entry("charged", "2025-02-01"),)),
        a_case("B", timeline=(an_entry("charged", "2025-02-01"),)),
        a_case("A", timeline=(an_entry("charged", "2025-01-01"),)),
    ]
    assert [(found.case.name, found.days) for found in due(*cases)] == [("A", 180), ("B", 149), ("C", 149), ("Bare", 0)]
