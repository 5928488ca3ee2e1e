"""Find the ages that a text states of people, and the names that a text shows to be children's."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.convert.capitals import NAME, WORD
from generator.model.person import ADULT

_NUMBERS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_AGE = rf"(?P<age>\d{{1,3}}|{'|'.join(_NUMBERS)})"
_BEHIND = re.compile(
    rf"(?P<name>{NAME})(?:,| ?\(|, (?:who is|now|aged)|,? aged| is| turned| turns)? ?{_AGE}(?=[,;.:)]| and "
    rf"| months?\b| years? old\b|$)"
)
_BOTH = re.compile(rf"(?P<first>{WORD}) and (?P<name>{WORD}),? both(?: aged)? {_AGE}\b")
_BEFORE = re.compile(rf"\b{_AGE}[- ](?P<unit>year|month|week|day)s?[- ]old (?:[a-z-]+ ){{0,3}}(?P<name>{NAME})")
_INFANT = re.compile(
    rf"\b(?:newborn|infant|toddler|baby|unborn)(?: (?:boy|girl|son|daughter|twins?))?,? (?P<name>{WORD})"
)
_HINT = re.compile(rf"(?:[,(] ?|\b(?:aged|is|now|turn(?:s|ed)) )(?:\d|(?:{'|'.join(_NUMBERS)})\b)")
_OF_THE_PAST = re.compile(
    r"\b(?:then|when|was|were|had been|at the time|aged just|back|late|died|death)\b[^.!?]{0,40}$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class StatedAge:
    """Say that the text gives *years* as the age of *name* in the words from *start* to *end*."""

    name: str
    years: int
    start: int
    end: int


def stated_ages(text: str) -> Iterator[StatedAge]:
    """Find ages such as "Ann, 11", "29-year-old Ann" and "Ann and Bo, both four", ages of the past left out."""
    patterns = [
        p for p, hint in ((_BEHIND, _HINT.search(text)), (_BEFORE, "old" in text), (_BOTH, "both" in text)) if hint
    ]
    for pattern in patterns:
        for match in pattern.finditer(text):
            if _OF_THE_PAST.search(text[max(0, match.start() - 60) : match.start()]):
                continue
            years = (
                0
                if match.groupdict().get("unit") in {"month", "week", "day"}
                or "month" in text[match.end() : match.end() + 7]
                else _number(match["age"])
            )
            for name in filter(None, (match.groupdict().get("first"), match["name"])):
                yield StatedAge(name, years, match.start(), match.end())


def children_in(text: str) -> set[str]:
    """Give the names, mostly given names only, of which *text* says that they are those of people under 18."""
    children = {age.name for age in stated_ages(text) if age.years < ADULT}
    return children | {match["name"] for match in _INFANT.finditer(text)}


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _NUMBERS.index(text) + 1
