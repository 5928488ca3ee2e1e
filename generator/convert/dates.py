"""Find the days that a text prints, and tell lines that are nothing but a date from sentences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{0}>jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?|july?\.?|aug(?:ust|\.)?"
    r"|sep(?:t(?:ember)?)?\.?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_DATE = re.compile(
    r"(?<![\w/.-])(?:"
    r"(?P<y1>(?:19|20)\d\d)-(?P<m1>\d\d)-(?P<d1>\d\d)(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?"
    rf"|{_MONTH.format('m2')} ?(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,? ?(?P<y2>(?:19|20)\d\d)"
    rf"|(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ?{_MONTH.format('m3')},? ?(?P<y3>(?:19|20)\d\d)"
    r"|(?P<a4>\d{1,2})[/.](?P<b4>\d{1,2})[/.](?P<y4>(?:19|20)?\d\d)"
    r")(?![\w/]|\.\d|-\d)", re.IGNORECASE
)  # fmt: skip
MONTH_AND_YEAR = re.compile(
    rf"\b(?:in|In|since|Since|from|of|until) {_MONTH.format('month')} (?P<year>(?:19|20)\d\d)\b", re.IGNORECASE
)
# The year is what makes a date useful; these only help to tell that a line is a dateline.
_OF_A_DATELINE = re.compile(
    rf"\b(?:(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?\b\.?|{_MONTH.format('m9')} ?\d{{1,2}}(?:st|nd|rd|th)?\b"
    r"|\d{1,2}[:.]\d\d(?::\d\d)?(?: ?[ap]\.?m\b\.?)?|\d{1,2} ?[ap]\.?m\b\.?|\d{4} ?(?:gmt|bst|hkt|est|utc)\b"
    r"|(?:gmt|bst|utc|est|edt|et|cst|cdt|ct|pst|pdt|pt|mst|hkt|ist|cet|aest)\b(?:[+-]\d+)?|updated|posted|published"
    r"|created|modified|first|last|on|at|by|of"
    r"|date|exclusive|\d+ (?:minutes?|mins?|hours?|days?|weeks?|months?) ago|\d+ min(?:ute)?s?(?: read)?"
    r"|read(?:ing)? time|ago|today|yesterday|comments?|19|20)"
    r"(?!\w)", re.IGNORECASE
)  # fmt: skip
_STATED = re.compile(r"\s*(?:date|published|pub ?date)?\s*:?\s*(?P<day>(?:19|20)\d\d-\d\d-\d\d)(?!\d)", re.IGNORECASE)
_DATELINE_WORDS, _DATELINE_LENGTH = 3, 140  # words beside the date, such as the author's name; characters


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """Hold a *day* and the place of its words in a text; *in_words* tells whether it names the month."""

    day: date
    start: int
    end: int
    in_words: bool = False


def printed_dates(text: str) -> Iterator[PrintedDate]:
    """Find the complete dates of *text*; one that could be read in two ways, such as 11/12/2026, is left alone."""
    for match in _DATE.finditer(text):
        if day := _day_of(match):
            yield PrintedDate(day, match.start(), match.end(), in_words=bool(match["y2"] or match["y3"]))


def stated_date(first_line: str) -> PrintedDate | None:
    """Find the date that a scraper put before the first line, as ` date 2025-03-14 `."""
    match = _STATED.match(first_line)
    day = match and _calendar_day(match["day"][:4], match["day"][5:7], match["day"][8:])
    return PrintedDate(day, 0, match.end()) if match and day else None


def month_number(name: str) -> int:
    """Give the number of the month that *name* begins like."""
    return _MONTHS.index(name[:3].lower()) + 1


def is_dateline(text: str) -> bool:
    """Tell whether *text* is a date, a time and little else."""
    if len(text) > _DATELINE_LENGTH or not any(c.isdigit() for c in text):
        return False
    rest = _DATE.sub(" # ", text)
    dated = "#" in rest
    rest, parts = _OF_A_DATELINE.subn(" ", rest)
    words = re.findall(r"[^\W\d_][\w’'.-]*", rest)
    return (dated or parts > 1) and len(words) <= (_DATELINE_WORDS if dated else 0)


def _day_of(match: re.Match[str]) -> date | None:
    if match["y4"]:
        first, second = int(match["a4"]), int(match["b4"])
        months = {(a, b) for a, b in ((first, second), (second, first)) if a <= 12}  # noqa: PLR2004 - months of a year
        if len(months) != 1:
            return None
        month, day = months.pop()
        year = match["y4"] if len(match["y4"]) == 4 else f"20{match['y4']}"  # noqa: PLR2004 - digits of a year
        return _calendar_day(year, month, day)
    for which in "123":
        if match["y" + which]:
            month_text = match["m" + which]
            month = int(month_text) if month_text.isdigit() else month_number(month_text)
            return _calendar_day(match["y" + which], month, match["d" + which])
    return None


def _calendar_day(year: str | int, month: str | int, day: str | int) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
