"""Dates and the stages of cases in words, the same in every locale."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from email.utils import format_datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from generator.model.stages import Stage
from generator.model.values import CaseNote, Status, Teaser

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
# What is said of a case that has reached a stage, and what is told of the day on which it did.
_STAGES: Mapping[Stage, tuple[str, str]] = {
    "reported": ("Reported", "the matter was reported"),
    "arrested": ("Arrest made", "an arrest was made"),
    "charged": ("Charged", "a charge was brought"),
    "filed": ("Claim filed", "a claim was filed"),
    "trial": ("On trial", "the case went to trial"),
    "convicted": ("Convicted", "the case led to a conviction"),
    "acquitted": ("Acquitted", "the case ended in an acquittal"),
    "mistrial": ("Mistrial", "the trial ended without a verdict"),
    "judgment": ("Judgment given", "a judgment was given"),
    "sentenced": ("Sentenced", "a sentence was passed"),
    "appeal": ("Under appeal", "an appeal was lodged"),
    "dismissed": ("Dismissed", "the case was dismissed"),
    "dropped": ("Dropped", "the case was dropped"),
    "settled": ("Settled", "the case was settled"),
    "closed": ("Closed", "the case was closed"),
}


def stage_name(stage: Stage) -> str:
    """Say where a case stands that has reached *stage*."""
    return _STAGES[stage][0]


def stage_event(stage: Stage) -> str:
    """Tell what happened when a case reached *stage*, in a clause that a day can follow."""
    return _STAGES[stage][1]


def status_name(status: Status) -> str:
    """Say where a case stands."""
    return "Settled, then dismissed" if _is_on_paper(status) else stage_name(status.stage)


def status_event(status: Status) -> str:
    """Tell what happened last in a case, in a clause that a day can follow."""
    return "the case, which was settled, was dismissed" if _is_on_paper(status) else stage_event(status.stage)


def _is_on_paper(status: Status) -> bool:
    """Tell whether a case was dismissed only because it had been settled."""
    return status.stage == "dismissed" and status.after is not None and status.after.stage == "settled"


def after_text(status: Status) -> str:
    """Tell which decision an appeal or a closure leaves standing, in words that follow a day; "" where none is told."""
    if not status.after or _is_on_paper(status):
        return ""
    return f", after {stage_event(status.after.stage)} on {day_of(status.after.date)}"


def note_text(note: CaseNote) -> str:
    """Tell in plain text what became of a case after a story about it."""
    status = note.status
    whom = f" on {status.party}" if status.party else ""
    return (
        f"Update{whom}: {status_event(status)} on {day_of(status.as_of)}{after_text(status)} ({note.name}). "
        f"{status.what} Source: {status.source.name}."
    )


def status_text(status: Status) -> str:
    """Tell in plain text where a case stands, since when and who says so."""
    whom = f" ({status.party})" if status.party else ""
    return (
        f"{status_name(status)}{whom} as of {day_of(status.as_of)}{after_text(status)}. "
        f"{status.what} Source: {status.source.name}."
    )


def day_of(day: date) -> str:
    """Tell a *day* as 14 March 2025."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def month_of(day: date) -> str:
    """Tell the month of a *day* as March 2025."""
    return f"{_MONTHS[day.month - 1]} {day.year}"


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
        return day_of(local(moment))

    def month(moment: date) -> str:
        return month_of(local(moment))

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
