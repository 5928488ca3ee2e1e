"""Dates and stages in words."""

from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import get_args
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.stages import Stage
from generator.model.values import CaseNote, Decision, Status
from generator.render.words import date_filters, note_text, rfc822, stage_event, stage_name
from making import a_source

IN_UTC = date_filters(ZoneInfo("UTC"))
IN_PARIS = date_filters(ZoneInfo("Europe/Paris"))
LAST_HOUR = datetime(2024, 12, 31, 23, 30, tzinfo=UTC)


def test_a_day_is_told_in_english_without_zeros() -> None:
    """In every locale."""
    assert IN_UTC["day"](date(2025, 3, 4)) == "4 March 2025"
    assert IN_UTC["month"](date(2025, 3, 4)) == "March 2025"
    assert IN_UTC["iso"](date(2025, 3, 4)) == "2025-03-04"


def test_a_moment_is_told_in_the_zone_of_the_site() -> None:
    """The last hour of a year in London is the first of the next in Paris."""
    assert (IN_UTC["day"](LAST_HOUR), IN_PARIS["day"](LAST_HOUR)) == ("31 December 2024", "1 January 2025")
    assert (IN_UTC["month"](LAST_HOUR), IN_PARIS["month"](LAST_HOUR)) == ("December 2024", "January 2025")
    assert (IN_UTC["iso"](LAST_HOUR), IN_PARIS["iso"](LAST_HOUR)) == (
        "2024-12-31T23:30:00+00:00",
        "2025-01-01T00:30:00+01:00",
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [("2025-03-04", "4 March 2025"), ("2025-12", "December 2025"), ("2025", "2025"), ("0999-01-31", "31 January 0999")],
)
def test_a_partial_date_is_told_as_exactly_as_it_is_known(text: str, words: str) -> None:
    """The date of a source may be a month or a year."""
    assert IN_UTC["day"](text) == words


def test_a_feed_tells_moments_in_its_own_form() -> None:
    """In UTC, with English names."""
    assert rfc822(LAST_HOUR) == "Tue, 31 Dec 2024 23:30:00 +0000"
    assert IN_PARIS["rfc822"](LAST_HOUR.astimezone(ZoneInfo("Europe/Paris"))) == "Tue, 31 Dec 2024 23:30:00 +0000"


@given(st.datetimes(datetime(1900, 1, 1), datetime(9999, 1, 1), timezones=st.just(ZoneInfo("Europe/Paris"))))  # noqa: DTZ001
def test_a_feed_reader_reads_the_moment_that_was_meant(moment: datetime) -> None:
    """To the second."""
    assert parsedate_to_datetime(rfc822(moment)) == moment.replace(microsecond=0).astimezone(UTC)


@pytest.mark.parametrize("stage", get_args(Stage))
def test_every_stage_has_a_name_and_an_event(stage: Stage) -> None:
    """A name begins a line, an event ends in a day."""
    assert stage_name(stage)[0].isupper()
    assert stage_event(stage).startswith(("the ", "a ", "an "))
    assert not stage_event(stage).endswith((".", " on"))


def a_note(stage: Stage, day: str, after: Decision | None = None) -> CaseNote:
    """Make a note on the case of this *stage*."""
    status = Status(
        stage, date.fromisoformat(day), "A judge said so.", a_source(), ended=True, outcome="open", after=after
    )
    return CaseNote("The Case", "cases/the-case/", status)


def test_a_note_says_what_happened_when_and_who_says_so() -> None:
    """In the same words on the page, in feeds and for machines."""
    assert note_text(a_note("dismissed", "2024-07-12")) == (
        "Update: the case was dismissed on 12 July 2024 (The Case). A judge said so. Source: The Courier."
    )


def test_a_note_of_an_appeal_says_what_was_decided_before() -> None:
    """Else an acquittal would look like a verdict of guilty."""
    note = a_note("appeal", "2024-07-12", Decision("acquitted", date(2024, 3, 1)))
    assert note_text(note).startswith(
        "Update: an appeal was lodged on 12 July 2024, after the case ended in an acquittal on 1 March 2024 (The Case)."
    )
