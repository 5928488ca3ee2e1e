"""The open cases that nobody has written anything about for long: perhaps they ended without anybody noticing."""

from collections.abc import Iterator
from datetime import date, datetime
from operator import attrgetter
from typing import NamedTuple
from zoneinfo import ZoneInfo

from generator.model.case import Case
from generator.model.content import Content
from generator.model.due import content_at


class CaseDue(NamedTuple):
    """Name an open case and the day of its last entry, *days* ago; None and 0 where it has no entry."""

    case: Case
    last: date | None
    days: int


def cases_due(content: Content, now: datetime, zone: ZoneInfo, days: int) -> list[CaseDue]:
    """
    Give the cases that have not ended and have no entry of the last *days* before *now*, the longest forgotten first.

    Those without any entry stand at the end.
    """
    found = list(_due(content_at(content, now, zone), now.astimezone(zone).date(), days))
    found.sort(key=lambda due: due.case.path)
    found.sort(key=attrgetter("days"), reverse=True)
    return found


def _due(content: Content, today: date, days: int) -> Iterator[CaseDue]:
    for case in content.cases:
        if not case.latest:
            yield CaseDue(case, None, 0)
        elif not case.is_over and (today - case.latest.date).days >= days:
            yield CaseDue(case, case.latest.date, (today - case.latest.date).days)
