"""Dates in words, the same in every locale."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from email.utils import format_datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from generator.model.values import Teaser

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def date_filters(zone: ZoneInfo) -> Mapping[str, Callable[..., object]]:
    """
    Give the filters that tell dates in *zone*; each takes a date or a moment, `day` also a partial date as text.

    `days` divides teasers that are in the order of their dates into those of each day.
    """

    def local(moment: date) -> date:
        return moment.astimezone(zone) if isinstance(moment, datetime) else moment

    def day(moment: date | str) -> str:
        if isinstance(moment, str):
            return _partial(moment)
        told = local(moment)
        return f"{told.day} {_MONTHS[told.month - 1]} {told.year}"

    def month(moment: date) -> str:
        told = local(moment)
        return f"{_MONTHS[told.month - 1]} {told.year}"

    def iso(moment: date) -> str:
        return local(moment).isoformat()

    def days(teasers: Sequence[Teaser]) -> list[list[Teaser]]:
        return [list(found) for _, found in groupby(teasers, key=lambda teaser: local(teaser.date).toordinal())]

    return {"days": days, "day": day, "month": month, "iso": iso, "rfc822": rfc822}


def rfc822(moment: datetime) -> str:
    """Give *moment* as feeds of RSS 2.0 want it, in UTC."""
    return format_datetime(moment.astimezone(UTC))


def _partial(text: str) -> str:
    """Tell 2025-03-14 as 14 March 2025, 2025-03 as March 2025, and 2025 as it is."""
    year, *rest = text.split("-")
    parts = [_MONTHS[int(rest[0]) - 1], year] if rest else [year]
    return " ".join([str(int(rest[1])), *parts] if len(rest) > 1 else parts)
