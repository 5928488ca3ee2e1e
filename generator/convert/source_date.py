"""Decide when a story appeared: a stated or printed day is believed only if nothing known refutes it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from generator.convert.clean import Cleaned
from generator.convert.date_bounds import Bound
from generator.convert.dates import PrintedDate, impossible_days, stated_date
from generator.convert.origin import Origin
from generator.convert.page_dates import PageDates, dates_of
from generator.convert.read import Seed

_UPDATED_WITHIN = timedelta(days=45)  # a page is updated for so long; a date on it that is later speaks of another day
_SAME_STORY = timedelta(days=3)  # between the day a scraper states and the day the page prints
# How often each rule gave the right day on real articles.
_SURE_OF_STATED, _SURE_OF_PRINTED, _SURE_OF_MONTH, _SURE_OF_DECIDED = 1.0, 1.0, 0.9, 0.9


@dataclass(frozen=True, slots=True)
class SourceDate:
    """
    Hold the *day* or month, such as 2025-03, or "", and the last day on which the story can have been written.

    *review* is what to ask the editor.
    """

    day: str
    latest: date
    review: str = ""
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Hold a date that somebody gives the story, and *where*; the page may have *confirmed* it."""

    text: str
    first: date
    last: date
    where: str
    origin: Origin
    confirmed: bool = True


def find_source_date(seed: Seed, cleaned: Cleaned, bounds: Sequence[Bound], today: date) -> SourceDate:
    """Believe the stated date, or else the printed one, unless a fact refutes it; else say what the facts allow."""
    bounds = [*bounds, Bound("it would be in the future", latest=today)]
    latest = min(e.latest for e in bounds if e.latest)
    page = dates_of(cleaned)
    reason = ""
    for candidate in _candidates(seed, page, bounds):
        against = _against(candidate, bounds, page)
        if against is None:
            instead = f"{candidate.text}, {candidate.where}, is taken instead"
            note = f"date: {reason}; {instead}" if reason else ""
            return SourceDate(candidate.text, latest, note, candidate.origin)
        reason = reason or f"{candidate.text}, {candidate.where}, {against}"
    window = _window(bounds, today)
    note = f"date: {reason or _why_none(seed, cleaned, page)}" + (f"; {window}" if window else "")
    return SourceDate("", latest, note)


def _candidates(seed: Seed, page: PageDates, bounds: Sequence[Bound]) -> Iterator[_Candidate]:
    if fact := seed.stated.day:
        first, last = _span(fact.value)
        yield _Candidate(fact.value, first, last, f"given by {fact.origin.rule}", fact.origin)
    stated = stated_date(seed.paragraphs[0].text) if seed.paragraphs else None
    if stated:
        start = seed.paragraphs[0].start
        origin = Origin(start + stated.start, start + stated.end, "stated at the top", _SURE_OF_STATED)
        confirmed = any(abs(stated.day - day) <= _SAME_STORY for day in page.at_top)
        yield _Candidate(stated.text, stated.day, stated.last, "stated at the top", origin, confirmed)
    if page.days:
        yield _printed(min(page.days, key=lambda found: found.day), "printed by the page", _SURE_OF_PRINTED)
    elif decided := _decided(page, stated, bounds):
        yield _printed(decided, "printed by the page in numbers", _SURE_OF_DECIDED)
    elif len({found.text for found in page.months}) == 1:
        yield _printed(page.months[0], "printed by the page as a month", _SURE_OF_MONTH)


def _printed(found: PrintedDate, rule: str, sure: float) -> _Candidate:
    """Make a candidate of what the page prints; the places of *found* are those in the seed."""
    origin = Origin(found.start, found.end, rule, sure)
    return _Candidate(found.text, found.day, found.last, "which the page prints", origin)


def _decided(page: PageDates, stated: PrintedDate | None, bounds: Sequence[Bound]) -> PrintedDate | None:
    """
    Decide which reading of 11/12/2025 is meant.

    It is that which the stated day or another one at the top confirms, or the page's other dates or its country, or the
    only one that no fact refutes.
    """
    if len({(found.day, found.other) for found in page.unclear}) != 1:
        return None
    found = page.unclear[0]
    readings = [day for day in (found.day, found.other) if day]
    known = page.at_top | ({stated.day} if stated else set())
    confirmed = [day for day in readings if any(abs(day - other) <= _SAME_STORY for other in known)]
    if len(confirmed) != 1 and page.day_first is not None:
        confirmed = readings[:1] if page.day_first else readings[1:]
    if len(confirmed) != 1:
        facts = [e for e in bounds if e.strength == "fact"]
        confirmed = [day for day in readings if not any(e.refutes(day) for e in facts)]
    return PrintedDate(confirmed[0], found.start, found.end) if len(confirmed) == 1 else None


def _against(candidate: _Candidate, bounds: Sequence[Bound], page: PageDates) -> str | None:
    """Say what speaks against *candidate*; None when nothing does."""
    refuting = [
        found
        for found in bounds
        if found.refutes(candidate.first, candidate.last) and (found.strength == "fact" or not candidate.confirmed)
    ]
    if refuting:
        strongest = max(refuting, key=lambda found: (found.strength == "fact", found.earliest or date.min))
        return ("is doubtful: " if strongest.strength == "doubt" else "cannot be right: ") + strongest.why
    days = [found.day for found in page.days]
    if days and not candidate.confirmed:
        early, late = min(days) - candidate.last, candidate.first - max(days)
        if max(early, late) > _UPDATED_WITHIN:
            return f"cannot be right: the page prints {min(days)}"
    return None


def _why_none(seed: Seed, cleaned: Cleaned, page: PageDates) -> str:
    """Say why there is no date to judge."""
    if page.unclear:
        found = page.unclear[0]
        return f"{seed.text[found.start : found.end]} could be {found.day} or {found.other}"
    if page.updated:
        return f"the page prints only when it was updated, {min(page.updated)}"
    if impossible := next((day for j in cleaned.head for day in impossible_days(j.paragraph.text)), ""):
        return f"{impossible} is no day of the calendar"
    return "none is stated"


def _window(bounds: Sequence[Bound], today: date) -> str:
    firm = [found for found in bounds if found.strength != "doubt"]
    earliest = max((found.earliest for found in firm if found.earliest), default=None)
    latest = min(found.latest for found in firm if found.latest)
    if earliest and earliest > latest:
        return "the facts contradict each other"
    if earliest and latest < today:
        return f"the facts allow a day between {earliest} and {latest}"
    if earliest:
        return f"the facts allow no day before {earliest}"
    return f"the facts allow no day after {latest}" if latest < today else ""


def _span(text: str) -> tuple[date, date]:
    """Give the first and the last day of a day, a month or a year."""
    first = date.fromisoformat((text + "-01-01")[:10])
    if len(text) == len("2025"):
        return first, date(first.year, 12, 31)
    found = PrintedDate(first, 0, 0, whole_month=len(text) == len("2025-03"))
    return first, found.last
