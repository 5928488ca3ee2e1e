"""Dates as editors write them, made exact."""

import re
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?: ?(?:Z|[+-]\d\d:?\d\d))?)?", re.ASCII)
_DAY = len("2025-03-14")
_PARTIAL = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)


def parse_moment(text: str, zone: ZoneInfo) -> datetime:
    """
    Read a date, or a date and time, as a moment in UTC.

    A time without an offset is the site's *zone*, a date without a time its midnight. Raises ValueError, in words for
    an editor, when the text has another form, names no day of the calendar, or a time that the zone skipped.
    """
    if not _MOMENT.fullmatch(text):
        raise ValueError(f'expected a date such as 2025-03-14 or 2025-03-14T09:00:00Z, got "{text}"')
    try:
        moment = datetime.fromisoformat(text.replace(" +", "+").replace(" -", "-").replace(" Z", "Z"))
        local = moment if moment.tzinfo else moment.replace(tzinfo=zone)
        exact = local.astimezone(UTC)
        told = exact.astimezone(local.tzinfo)
        exact.astimezone(zone)  # pages tell it there, so it must be within the calendar there too
    except (ValueError, OverflowError) as error:
        is_day = isinstance(error, ValueError) and is_partial_date(text[:_DAY])
        on_clock = "no time of the day: hours go from 00 to 23, minutes and seconds to 59"
        raise ValueError(f"{text} is {on_clock if is_day else 'not on the calendar'}") from None
    if told.replace(tzinfo=None) != moment.replace(tzinfo=None):
        raise ValueError(f"{text} does not exist in {zone.key}: the clocks were put forward over it")
    return exact


def is_partial_date(text: str) -> bool:
    """Tell whether *text* is a day, a month or a year: 2025-03-14, 2025-03 or 2025."""
    if not _PARTIAL.fullmatch(text):
        return False
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return False
    return True
