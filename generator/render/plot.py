"""Stories over time, drawn: the path of the bars, and the same in words for who does not see them."""

from collections.abc import Iterable
from typing import NamedTuple

from generator.model.values import Coverage
from generator.render.words import Words

_STEP, _BAR = 10, 7  # units of the drawing: from one bar to the next, and the width of one
_HEIGHT, _LEAST = 40, 3  # of the highest bar, and of one that can still be seen
_FULL = 2  # stories in a bar of that height: one a month must not look like a flood
_MARK = 4
_MOST_YEARS = 6  # whose names have room beside one another on a telephone
_MONTHS_OF_YEAR = 12


class Plot(NamedTuple):
    """
    Hold a drawing: its size, the outline of its *bars* and of the *marks* below them, and what it says in words.

    *years* has a text for each stretch of the same length, "" for one that is not named.
    """

    width: int
    height: int
    bars: str
    marks: str
    years: tuple[str, ...]
    told: str
    caption: str


def plot(words: Words, coverage: Coverage) -> Plot:
    """Draw *coverage*."""
    counts, marks = coverage.counts, coverage.marks
    most = max(_FULL, *counts)
    heights = [max(_LEAST, round(_HEIGHT * count / most)) if count else 0 for count in counts]
    told, caption = _told(words, coverage)
    return Plot(
        width=_STEP * len(counts),
        height=_HEIGHT + (2 * _MARK if marks else 0),
        bars=_outline((place, _HEIGHT, height) for place, height in enumerate(heights) if height),
        marks=_outline((place, _HEIGHT + 2 * _MARK, _MARK) for place in marks),
        years=_years(coverage),
        told=told,
        caption=words.say("plot_marks", caption=caption) if marks else caption,
    )


def _outline(bars: Iterable[tuple[int, int, int]]) -> str:
    """Go around *bars*, each given by its place, the height of its foot and its own height."""
    return "".join([f"M{place * _STEP} {foot}v-{height}h{_BAR}v{height}z" for place, foot, height in bars])


def _years(coverage: Coverage) -> tuple[str, ...]:
    """Name the years, or the bars where each stands for one or more; as many of them as have room."""
    bars_each = max(1, _MONTHS_OF_YEAR // coverage.months)
    years_each = max(1, coverage.months // _MONTHS_OF_YEAR)
    total = len(coverage.counts) // bars_each
    every = -(-total // _MOST_YEARS)
    return tuple(["" if place % every else str(coverage.year + place * years_each) for place in range(total)])


def _told(words: Words, coverage: Coverage) -> tuple[str, str]:
    """Say what the bars show: in full, and in short for who sees them."""
    counts, months = coverage.counts, coverage.months
    bars = _bars(words, months)
    first, *others = [place for place, count in enumerate(counts) if count]
    if not others:
        told = words.say("plot_told_at_once", bars=bars, first=_name(words, coverage, first), count=counts[first])
        return told, told
    last, most = others[-1], max(range(len(counts)), key=counts.__getitem__)
    peak = {"bars": bars, "most": _name(words, coverage, most), "count": counts[most]}
    told = words.say(
        "plot_told" if counts[most] > 1 else "plot_told_evenly",
        first=_name(words, coverage, first),
        first_count=counts[first],
        last=_name(words, coverage, last),
        last_count=counts[last],
        **peak,
    )
    return told, words.say("plot_caption", **peak) if counts[most] > 1 else bars


def _bars(words: Words, months: int) -> str:
    if months <= _MONTHS_OF_YEAR:
        return words.say({1: "by_month", 3: "by_quarter"}.get(months, "by_year"))
    return words.say("by_years", years=months // _MONTHS_OF_YEAR)


def _name(words: Words, coverage: Coverage, place: int) -> str:
    """Name the stretch of time that a bar stands for."""
    months = coverage.months
    year, month = divmod(coverage.year * _MONTHS_OF_YEAR + place * months, _MONTHS_OF_YEAR)
    if months == 1:
        return words.say("month_format", month=words.say(f"month_{month + 1}"), year=year)
    if months < _MONTHS_OF_YEAR:
        return words.say("quarter", number=month // months + 1, year=year)
    last = year + months // _MONTHS_OF_YEAR - 1
    return str(year) if last == year else words.say("years_between", first=year, last=last)
