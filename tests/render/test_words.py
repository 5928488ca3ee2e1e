"""Dates in words."""

from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.render.words import date_filters, rfc822

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
