"""Find the days that a text prints, and tell lines that are nothing but a date from sentences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# As German, French, Spanish and Italian name them, one a row.
_MONTHS_ABROAD = (
    "januar|jänner|janvier|enero|gennaio", "februar|feber|février|febrero|febbraio", "märz|maerz|mars|marzo",
    "april|avril|abril|aprile", "mai|mayo|maggio", "juni|juin|junio|giugno", "juli|juillet|julio|luglio",
    "august|août|aout|agosto", "september|septembre|septiembre|setiembre|settembre",
    "oktober|octobre|octubre|ottobre", "november|novembre|noviembre", "dezember|décembre|diciembre|dicembre",
)  # fmt: skip
_NUMBER_ABROAD = {name: number for number, names in enumerate(_MONTHS_ABROAD, 1) for name in names.split("|")}
MONTH = (
    r"(?P<{0}>jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?|july?\.?|aug(?:ust|\.)?"
    r"|sep(?:t(?:ember)?)?\.?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_DATE = re.compile(
    r"(?<![\w/.-])(?:"
    r"(?P<y1>(?:19|20)\d\d)-(?P<m1>\d\d)-(?P<d1>\d\d)(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?"
    rf"|{MONTH.format('m2')} ?(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,? ?(?P<y2>(?:19|20)\d\d)"
    rf"|(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ?{MONTH.format('m3')},? ?(?P<y3>(?:19|20)\d\d)"
    rf"|(?P<d6>\d{{1,2}})(?:\.|er|[º°])? ?(?:de )?(?P<m6>{'|'.join(_NUMBER_ABROAD)}),? (?:de )?(?P<y6>(?:19|20)\d\d)"
    rf"|{MONTH.format('m5')},? (?P<y5>(?:19|20)\d\d)"
    r"|(?P<a4>\d{1,2})[/.](?P<b4>\d{1,2})[/.](?P<y4>(?:19|20)?\d\d)"
    r")(?![\w/]|\.\d|-\d)", re.IGNORECASE
)  # fmt: skip
MONTH_AND_YEAR = re.compile(
    rf"\b(?:in|In|since|Since|from|of|until) {MONTH.format('month')} (?P<year>(?:19|20)\d\d)\b", re.IGNORECASE
)
# The year is what makes a date useful; these only help to tell that a line is a dateline.
_OF_A_DATELINE = re.compile(
    rf"\b(?:(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?\b\.?|{MONTH.format('m9')} ?\d{{1,2}}(?:st|nd|rd|th)?\b"
    r"|\d{1,2}[:.]\d\d(?::\d\d)?(?: ?[ap]\.?m\b\.?)?|\d{1,2} ?[ap]\.?m\b\.?|\d{4} ?(?:gmt|bst|hkt|est|utc)\b"
    r"|(?:gmt|bst|utc|est|edt|et|cst|cdt|ct|pst|pdt|pt|mst|hkt|ist|cet|aest)\b(?:[+-]\d+)?|updated|posted|published"
    r"|created|modified|first|last|on|at|by|of"
    r"|publié|modifié|le|à|par|veröffentlicht|aktualisiert|am|um|uhr|publicado|el|pubblicato|il|alle"
    r"|date|exclusive|\d+ (?:minutes?|mins?|hours?|days?|weeks?|months?) ago|\d+ min(?:ute)?s?(?: read)?"
    r"|read(?:ing)? time|ago|today|yesterday|comments?|19|20)"
    r"(?!\w)", re.IGNORECASE
)  # fmt: skip
_DIGIT = re.compile(r"\d")
_STATED = re.compile(
    r"\s*(?:(?:date|published|pub ?date)\s*)?(?::\s*)?(?P<day>(?:19|20)\d\d-\d\d(?:-\d\d)?)(?![\d-])", re.IGNORECASE
)
_DATELINE_WORDS, _DATELINE_LENGTH = 3, 140  # words beside the date, such as the author's name; characters


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """
    Hold a *day* and the place of its words in a text; *in_words* tells whether it names the month.

    Of a *whole_month*, such as March 2025, it is the first day. Where day and month could change places, as in
    11/12/2025, *day* reads the day first and *other* the month.
    """

    day: date
    start: int
    end: int
    in_words: bool = False
    whole_month: bool = False
    other: date | None = None

    @property
    def last(self) -> date:
        """Give the last day that is meant."""
        if not self.whole_month:
            return self.day
        return date(self.day.year + self.day.month // 12, self.day.month % 12 + 1, 1) - timedelta(days=1)

    @property
    def text(self) -> str:
        """Give the day as 2025-03-14, the month as 2025-03."""
        return self.day.isoformat()[: 7 if self.whole_month else 10]


def impossible_days(text: str) -> Iterator[str]:
    """Find what *text* prints as a day and is none, such as 30 February 2025."""
    return (match[0] for match in _DATE.finditer(text) if not (match["y4"] or match["y5"] or _day_of(match)))


def printed_dates(text: str) -> Iterator[PrintedDate]:
    """Find the days in *text* that are complete and can be read in one way only."""
    return (found for found in all_dates(text) if not (found.whole_month or found.other))


def all_dates(text: str) -> Iterator[PrintedDate]:
    """Find the days and months of *text*, those that could be read in two ways too."""
    for match in _DATE.finditer(text):
        if match["y4"]:
            yield from _in_numbers(match)
        elif match["y5"]:
            first = date(int(match["y5"]), month_number(match["m5"]), 1)
            yield PrintedDate(first, match.start(), match.end(), in_words=True, whole_month=True)
        elif day := _day_of(match):
            yield PrintedDate(day, match.start(), match.end(), in_words=not match["y1"])


def stated_date(first_line: str) -> PrintedDate | None:
    """Find the date that a scraper put before the first line, as ` date 2025-03-14 `, or the month."""
    match = _STATED.match(first_line)
    if not match:
        return None
    year, month, *rest = match["day"].split("-")
    day = _calendar_day(year, month, rest[0] if rest else 1)
    return PrintedDate(day, match.start("day"), match.end(), whole_month=not rest) if day else None


def month_number(name: str) -> int:
    """Give the number of the month that *name* begins like."""
    return _MONTHS.index(name[:3].lower()) + 1


def is_dateline(text: str) -> bool:
    """Tell whether *text* is a date, a time and little else."""
    if len(text) > _DATELINE_LENGTH or not _DIGIT.search(text):
        return False
    rest = _DATE.sub(lambda match: " ~ " if match["y5"] else " # ", text)
    dated, months = "#" in rest, "~" in rest
    rest, parts = _OF_A_DATELINE.subn(" ", rest)
    words = re.findall(r"[^\W\d_][\w’'.-]*", rest)
    return (dated or months or parts > 1) and len(words) <= (_DATELINE_WORDS if dated else 0)


def _in_numbers(match: re.Match[str]) -> Iterator[PrintedDate]:
    """Read 31/12/2024: the day may stand first, or the month."""
    year = match["y4"] if len(match["y4"]) == 4 else f"20{match['y4']}"  # noqa: PLR2004 - digits of a year
    day_first = _calendar_day(year, match["b4"], match["a4"])
    month_first = _calendar_day(year, match["a4"], match["b4"])
    if day := day_first or month_first:
        other = month_first if day_first and month_first != day_first else None
        yield PrintedDate(day, match.start(), match.end(), other=other)


def _day_of(match: re.Match[str]) -> date | None:
    which = next(which for which in "1236" if match["y" + which])
    month = match["m" + which].lower()
    number = int(month) if month.isdigit() else _NUMBER_ABROAD.get(month) or month_number(month)
    return _calendar_day(match["y" + which], number, match["d" + which])


def _calendar_day(year: str | int, month: str | int, day: str | int) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
