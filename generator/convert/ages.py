"""Find the ages that a text states of people."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.convert.capitals import NAME, WORD, apart
from generator.convert.wordset import WordSet

_NUMBERS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
AGE = rf"(?P<age>\d{{1,3}}|{'|'.join(_NUMBERS)})"
OLD = r"(?:[- ](?P<unit>year|month|week|day)s?[- ]old|[- ]?yrs?[- ]old|[- ]?y[/.]?o)\b"
_NAME = apart(NAME, r"\w")
_BEHIND = re.compile(
    rf"(?P<name>{_NAME}(?:-[a-z]+)?)(?:(?<=[JS]r)\.)?"
    r"(?:,| ?\(|, (?:who is|now|aged)| [–—-]| \(aged|,? aged| is| turned| turns)?"
    rf"(?: (?:just|only|now|still|nearly))? ?{AGE}(?=[,;.:)]| and | [–—-]| months?\b| years? old\b|$)"
)
_TURNING = re.compile(
    rf"(?P<name>{_NAME})(?:,? who)? (?:turns|turned|will turn|will be) {AGE}"
    r"(?=[,.;]| (?:in|on|next|this|last|today|yesterday)\b)"
)
_BOTH = re.compile(rf"(?P<first>{WORD}) and (?P<name>{WORD}),? both(?: aged)? {AGE}\b")
_EACH = re.compile(rf"(?P<first>{_NAME}) and (?P<name>{NAME}),? (?:aged )?{AGE} and (?:\d{{1,2}}|[a-z]+)(?=[,;.)]|$)")
_BEFORE = re.compile(rf"\b(?i:{AGE}){OLD}(?: [a-z-]+){{0,3}},? (?P<name>{NAME})")
_APPOSED = re.compile(rf"(?P<name>{_NAME})(?:,| is| was)(?: an?| the| just| only)? {AGE}{OLD}")
_OF = re.compile(
    rf"(?P<name>{_NAME})(?:,| is| was) an? (?:[a-z-]+ ){{0,2}}(?:boy|girl|child|schoolboy|schoolgirl|teenager"
    rf"|youngster|pupil|lad|lass|man|woman) (?:of|aged) (?:just |only )?{AGE}\b"
)
_HINT = re.compile(
    rf" [–—-] ?\d|(?:[,(] ?|\b(?:aged|is|now|just|only|still|nearly|turn(?:s|ed)) )(?:\d|(?:{'|'.join(_NUMBERS)})\b)"
)
_HINT_OLD = re.compile(r"[- ]old\b|\d[- ]?y[/.]?o\b")
_HINT_EACH = re.compile(rf"\b(?:\d{{1,2}}|{'|'.join(_NUMBERS)}) and (?:\d{{1,2}}\b|{'|'.join(_NUMBERS)})")
_DIGIT, _NUMBER_WORDS = re.compile("[0-9]"), WordSet(_NUMBERS)
_FORMS_OF_OLD = ("old", "yo", "y/o", "y.o")
_HINT_OF = re.compile(r"(?:boy|girl|child|teenager|youngster|pupil|lad|lass|man) (?:of|aged) ")
_OF_THE_PAST = re.compile(
    r"\b(?:then|when|was|were|had been|at the time|aged just|back|late|died|death)\b[^.!?]{0,40}$", re.IGNORECASE
)
# "A boy was six-year-old Ann's guest" is told in the past and speaks of a child all the same.
_LONG_AGO = re.compile(r"\b(?:then|when|had been|at the time|back in)\b[^.!?]{0,40}$")
_WILL_BE, _TODAY = re.compile(r" (?:turns|will) "), re.compile(r" (?:today|yesterday)\b")
_THEN = re.compile(r"\b[Tt]hen-$|\bthen $")


@dataclass(frozen=True, slots=True)
class StatedAge:
    """
    Say that the text gives *years* as the age of *name* in the words from *start* to *end*.

    Nothing follows for today from an age that may be one of the *past*, or is still *upcoming*; who was a child not
    *long_ago* is one still.
    """

    name: str
    years: int
    start: int
    end: int
    past: bool = False
    long_ago: bool = False
    upcoming: bool = False


@lru_cache(maxsize=256)  # as often as a paragraph is searched for ages
def has_number(text: str) -> bool:
    """Tell whether *text* has a number that may be an age: without one, no search for ages is worth its time."""
    return bool(_DIGIT.search(text)) or _NUMBER_WORDS.any_in(text)


@lru_cache(maxsize=256)  # a paragraph is searched for the day of the story and for its children
def stated_ages(text: str) -> tuple[StatedAge, ...]:
    """Find ages such as "Ann, 11", "29-year-old Ann" and "Ann and Bo, both four"."""
    if not has_number(text):
        return ()
    hint = _HINT.search(text)
    old = any(form in text for form in _FORMS_OF_OLD) and _HINT_OLD.search(text)
    hints = (
        (_BEHIND, hint),
        (_BEFORE, old),
        (_APPOSED, old),
        (_TURNING, "turn" in text or "will be " in text),
        (_BOTH, "both" in text),
        (_EACH, " and " in text and hint and _HINT_EACH.search(text)),
        (_OF, _HINT_OF.search(text)),
    )
    return tuple(age for pattern, hint in hints if hint for match in pattern.finditer(text) for age in _ages_of(match))


def _ages_of(match: re.Match[str]) -> Iterator[StatedAge]:
    text = match.string
    before = text[max(0, match.start() - 60) : match.start()]
    if _THEN.search(before):
        return
    groups = match.groupdict()
    months = "month" in text[match.end() : match.end() + 7]
    years = years_of(match["age"], "month" if months else groups.get("unit"))
    past, long_ago = bool(_OF_THE_PAST.search(before)), bool(_LONG_AGO.search(before))
    upcoming = bool(_WILL_BE.search(match[0])) and not _TODAY.match(text, match.end())
    for name in filter(None, (groups.get("first"), match["name"])):
        yield StatedAge(name, years, match.start(), match.end(), past, long_ago, upcoming)


def years_of(number: str, unit: str | None = None) -> int:
    """Give the years in *number*, in figures or in words, of a *unit* such as month; without one, of years."""
    if unit in {"month", "week", "day"}:
        return 0
    return int(number) if number.isdigit() else _NUMBERS.index(number.lower()) + 1
