"""Find the ages that a text states of people."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.convert.capitals import NAME, WORD

_NUMBERS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
AGE = rf"(?P<age>\d{{1,3}}|{'|'.join(_NUMBERS)})"
_OLD = r"[- ](?P<unit>year|month|week|day)s?[- ]old\b"
_BEHIND = re.compile(
    rf"(?P<name>{NAME})(?:,| ?\(|, (?:who is|now|aged)|,? aged| is| turned| turns)?(?: (?:just|only|now|still|nearly))? ?"
    rf"{AGE}(?=[,;.:)]| and | months?\b| years? old\b|$)"
)
_BOTH = re.compile(rf"(?P<first>{WORD}) and (?P<name>{WORD}),? both(?: aged)? {AGE}\b")
_BEFORE = re.compile(rf"\b{AGE}{_OLD}(?: [a-z-]+){{0,3}},? (?P<name>{NAME})")
_APPOSED = re.compile(rf"(?P<name>{NAME})(?:,| is| was)(?: an?| the| just| only)? {AGE}{_OLD}")
_OF = re.compile(
    rf"(?P<name>{NAME})(?:,| is| was) an? (?:[a-z-]+ ){{0,2}}(?:boy|girl|child|schoolboy|schoolgirl|teenager|youngster"
    rf"|pupil|lad|lass|man|woman) (?:of|aged) (?:just |only )?{AGE}\b"
)
_HINT = re.compile(
    rf"(?:[,(] ?|\b(?:aged|is|now|just|only|still|nearly|turn(?:s|ed)) )(?:\d|(?:{'|'.join(_NUMBERS)})\b)"
)
_OF_THE_PAST = re.compile(
    r"\b(?:then|when|was|were|had been|at the time|aged just|back|late|died|death)\b[^.!?]{0,40}$", re.IGNORECASE
)
# "A boy was six-year-old Ann's guest" is told in the past and speaks of a child all the same.
_LONG_AGO = re.compile(r"\b(?:then|when|had been|at the time|back in)\b[^.!?]{0,40}$")
_THEN = re.compile(r"\bthen[- ]$")


@dataclass(frozen=True, slots=True)
class StatedAge:
    """Say that the text gives *years* as the age of *name* in the words from *start* to *end*, or did in the *past*."""

    name: str
    years: int
    start: int
    end: int
    past: bool = False


def stated_ages(text: str, *, with_past: bool = False) -> Iterator[StatedAge]:
    """
    Find ages such as "Ann, 11", "29-year-old Ann" and "Ann and Bo, both four".

    Ages of the past are left out, or else those are marked that may be long past.
    """
    hint, old = _HINT.search(text), "old" in text
    hints = ((_BEHIND, hint), (_BEFORE, old), (_APPOSED, old), (_BOTH, "both" in text), (_OF, " of " in text or hint))
    for pattern in (pattern for pattern, found in hints if found):
        for match in pattern.finditer(text):
            before = text[max(0, match.start() - 60) : match.start()]
            if _THEN.search(before) or (not with_past and _OF_THE_PAST.search(before)):
                continue
            months = "month" in text[match.end() : match.end() + 7]
            years = years_of(match["age"], "month" if months else match.groupdict().get("unit"))
            for name in filter(None, (match.groupdict().get("first"), match["name"])):
                yield StatedAge(name, years, match.start(), match.end(), past=bool(_LONG_AGO.search(before)))


def years_of(number: str, unit: str | None = None) -> int:
    """Give the years in *number*, in figures or in words, of a *unit* such as month; without one, of years."""
    if unit in {"month", "week", "day"}:
        return 0
    return int(number) if number.isdigit() else _NUMBERS.index(number) + 1
