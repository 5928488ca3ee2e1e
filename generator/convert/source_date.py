"""Decide on which day a story appeared: a stated or printed day is believed only if nothing known refutes it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from generator.convert.clean import Cleaned
from generator.convert.dates import printed_dates, stated_date
from generator.convert.evidence import Evidence
from generator.convert.read import Seed

_UPDATED_WITHIN = timedelta(days=45)  # a page is updated for so long; a date on it that is later speaks of another day
_PUBLISHED = re.compile(r"(?:first |originally )?(?:published|posted)\b", re.IGNORECASE)
_SAME_STORY = timedelta(days=3)  # between the day a scraper states and the day the page prints


@dataclass(frozen=True, slots=True)
class SourceDate:
    """Hold the day, if known, the last day on which the story can have been written, and what to ask the editor."""

    day: date | None
    latest: date
    review: str = ""


def find_source_date(seed: Seed, cleaned: Cleaned, evidence: Sequence[Evidence], today: date) -> SourceDate:
    """Believe the stated day, or else the printed one, unless a fact refutes it; else say what the facts allow."""
    evidence = [*evidence, Evidence("it would be in the future", latest=today)]
    latest = min(e.latest for e in evidence if e.latest)
    printed = _printed_days(cleaned)
    stated = seed.paragraphs and stated_date(seed.paragraphs[0].text)
    reason = ""
    if stated:
        against = _against(stated.day, evidence, printed, confirmed=_is_confirmed(stated.day, cleaned))
        if against is None:
            return SourceDate(stated.day, latest)
        reason = f"{stated.day}, stated at the top, {against}"
    if printed and _against(min(printed), evidence, printed, confirmed=True) is None:
        note = f"date: {reason}; {min(printed)}, which the page prints, is taken instead" if reason else ""
        return SourceDate(min(printed), latest, note)
    window = _window(evidence, today)
    return SourceDate(None, latest, f"date: {reason or 'none is stated'}" + (f"; {window}" if window else ""))


def _printed_days(cleaned: Cleaned) -> list[date]:
    """Give the days that the page printed as those of the story: in a dateline, or alone at the top."""
    days: set[date] = set()
    for judged in cleaned.head:
        if judged.kind == "dateline" and stated_date(judged.paragraph.text) is None:
            days |= {printed.day for printed in printed_dates(judged.paragraph.text)}
    if days:
        return sorted(days)
    for judged in cleaned.removed:
        text = judged.paragraph.text
        if judged.kind in {"head", "opening", "byline"} or _PUBLISHED.match(text):
            days |= {printed.day for printed in printed_dates(text) if judged.kind != "opening" or printed.in_words}
    return sorted(days) if days and max(days) - min(days) <= timedelta(days=1) else []


def _is_confirmed(day: date, cleaned: Cleaned) -> bool:
    """Tell whether the top of the page prints *day* or one beside it."""
    top = [text for judged in cleaned.head if stated_date(text := judged.paragraph.text) is None]
    return any(abs(day - printed.day) <= _SAME_STORY for text in top for printed in printed_dates(text))


def _against(day: date, evidence: Sequence[Evidence], printed: Sequence[date], *, confirmed: bool) -> str | None:
    """Say what speaks against *day*; None when nothing does."""
    refuting = [found for found in evidence if found.refutes(day) and (found.strength == "fact" or not confirmed)]
    if refuting:
        strongest = max(refuting, key=lambda found: (found.strength == "fact", found.earliest or date.min))
        return ("is doubtful: " if strongest.strength == "doubt" else "cannot be right: ") + strongest.why
    if printed and not confirmed and (min(printed) - day > _UPDATED_WITHIN or day - max(printed) > _UPDATED_WITHIN):
        return f"cannot be right: the page prints {min(printed)}"
    return None


def _window(evidence: Sequence[Evidence], today: date) -> str:
    firm = [found for found in evidence if found.strength != "doubt"]
    earliest = max((found.earliest for found in firm if found.earliest), default=None)
    latest = min(found.latest for found in firm if found.latest)
    if earliest and earliest > latest:
        return "the facts contradict each other"
    if earliest and latest < today:
        return f"the facts allow a day between {earliest} and {latest}"
    if earliest:
        return f"the facts allow no day before {earliest}"
    return f"the facts allow no day after {latest}" if latest < today else ""
