"""Dates as editors write them."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.dates import is_partial_date, parse_moment

LONDON = ZoneInfo("Europe/London")
NEW_YORK = ZoneInfo("America/New_York")


@pytest.mark.parametrize(
    ("text", "zone", "moment"),
    [
        ("2025-03-14T09:00:00Z", LONDON, datetime(2025, 3, 14, 9, tzinfo=UTC)),
        ("2025-03-14 09:00:00 Z", LONDON, datetime(2025, 3, 14, 9, tzinfo=UTC)),
        ("2025-03-14T09:00", LONDON, datetime(2025, 3, 14, 9, tzinfo=UTC)),
        ("2025-06-14T09:00", LONDON, datetime(2025, 6, 14, 8, tzinfo=UTC)),
        ("2025-06-14 09:00:01.5", LONDON, datetime(2025, 6, 14, 8, 0, 1, 500000, tzinfo=UTC)),
        ("2025-06-14 09:00 +05:30", LONDON, datetime(2025, 6, 14, 3, 30, tzinfo=UTC)),
        ("2025-06-14T09:00-0400", LONDON, datetime(2025, 6, 14, 13, tzinfo=UTC)),
        ("2025-06-14 09:00 -0400", LONDON, datetime(2025, 6, 14, 13, tzinfo=UTC)),
        ("2025-06-14", NEW_YORK, datetime(2025, 6, 14, 4, tzinfo=UTC)),
        ("2024-02-29", ZoneInfo("UTC"), datetime(2024, 2, 29, tzinfo=UTC)),
        ("0001-01-01", ZoneInfo("UTC"), datetime(1, 1, 1, tzinfo=UTC)),
        ("9999-12-31T23:59:59.999999Z", ZoneInfo("UTC"), datetime.max.replace(tzinfo=UTC)),
    ],
)
def test_a_date_is_a_moment_in_the_zone_of_the_site(text: str, zone: ZoneInfo, moment: datetime) -> None:
    """An offset outranks the zone; a day begins at its midnight there."""
    assert parse_moment(text, zone) == moment


def test_an_hour_that_comes_twice_is_the_first_of_the_two() -> None:
    """When the clocks go back, nobody can tell; the earlier one is out sooner, never later than meant."""
    assert parse_moment("2025-10-26T01:30", LONDON) == datetime(2025, 10, 26, 0, 30, tzinfo=UTC)


NO_TIME = "is no time of the day: hours go from 00 to 23, minutes and seconds to 59"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("14 March 2025", 'expected a date such as 2025-03-14 or 2025-03-14T09:00:00Z, got "14 March 2025"'),
        ("2025-3-14", 'expected a date such as 2025-03-14 or 2025-03-14T09:00:00Z, got "2025-3-14"'),
        ("2025-03-14T09", 'expected a date such as 2025-03-14 or 2025-03-14T09:00:00Z, got "2025-03-14T09"'),
        ("2025-W11-5", 'expected a date such as 2025-03-14 or 2025-03-14T09:00:00Z, got "2025-W11-5"'),
        ("20250314", 'expected a date such as 2025-03-14 or 2025-03-14T09:00:00Z, got "20250314"'),
        ("", 'expected a date such as 2025-03-14 or 2025-03-14T09:00:00Z, got ""'),
        ("2025-13-01", "2025-13-01 is not on the calendar"),
        ("2025-02-29", "2025-02-29 is not on the calendar"),
        ("0000-01-01", "0000-01-01 is not on the calendar"),
        ("２０２５-03-14", 'expected a date such as 2025-03-14 or 2025-03-14T09:00:00Z, got "２０２５-03-14"'),
        ("2025-03-14T24:00", f"2025-03-14T24:00 {NO_TIME}"),
        ("2025-03-14T09:60", f"2025-03-14T09:60 {NO_TIME}"),
        ("2025-03-14T09:00+99:00", f"2025-03-14T09:00+99:00 {NO_TIME}"),
        ("9999-12-31T23:59-01:00", "9999-12-31T23:59-01:00 is not on the calendar"),
        (
            "2025-03-30T01:30",
            "2025-03-30T01:30 does not exist in Europe/London: the clocks were put forward over it",
        ),
    ],
)
def test_what_is_no_moment_is_refused_in_words(text: str, complaint: str) -> None:
    """A wrong date is an error, never a guess."""
    with pytest.raises(ValueError, match=r"^expected|calendar$|over it$|to 59$") as caught:
        parse_moment(text, LONDON)
    assert str(caught.value) == complaint


def test_a_moment_must_be_on_the_calendar_of_the_site_too() -> None:
    """Its pages tell it there: the first hours of the year 1 in London are no time at all in New York."""
    with pytest.raises(ValueError, match=r"^0001-01-01T00:00Z is not on the calendar$"):
        parse_moment("0001-01-01T00:00Z", NEW_YORK)


offsets = st.integers(-23 * 60, 23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(st.datetimes(datetime(2, 1, 1), datetime(9998, 12, 31), timezones=offsets), st.sampled_from([LONDON, NEW_YORK]))  # noqa: DTZ001
def test_an_exact_moment_is_read_back_as_it_was(moment: datetime, zone: ZoneInfo) -> None:
    """Whatever the offset, the zone of the site has no say."""
    assert parse_moment(moment.isoformat(), zone) == moment


@given(st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)), st.sampled_from([LONDON, NEW_YORK]))  # noqa: DTZ001
def test_a_local_time_is_that_time_on_the_clocks_there_or_refused(local: datetime, zone: ZoneInfo) -> None:
    """The only local times that mean nothing are those that the clocks skipped."""
    try:
        moment = parse_moment(local.isoformat(), zone)
    except ValueError as error:
        assert "does not exist" in str(error)  # noqa: PT017 - either outcome is right, and each is checked
    else:
        assert moment.astimezone(zone).replace(tzinfo=None) == local


@given(st.text(max_size=30) | st.from_regex(r"\d{4}-\d\d-\d\d([T ]\d\d:\d\d)?(Z|[+-]\d{4})?", fullmatch=True))
def test_any_text_is_a_moment_or_a_value_error(text: str) -> None:
    """Nothing an editor writes ends in another kind of error."""
    try:
        moment = parse_moment(text, NEW_YORK)
    except ValueError:
        return
    assert moment.tzinfo is UTC


@pytest.mark.parametrize("text", ["2025", "2025-03", "2025-03-14", "2024-02-29", "0001"])
def test_a_date_of_a_source_may_be_a_day_a_month_or_a_year(text: str) -> None:
    """It is told as exactly as it is known."""
    assert is_partial_date(text)


@pytest.mark.parametrize(
    "text", ["", "25", "2025-3", "2025-13", "2025-02-29", "0000", "2025-03-14T09:00", "March 2025"]
)
def test_what_is_no_part_of_the_calendar_is_no_date(text: str) -> None:
    """Other forms would be shown to readers as they are."""
    assert not is_partial_date(text)
