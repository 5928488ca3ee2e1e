"""How often somebody or something was in the news: stories counted by month, or by longer stretches of time."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import chain

from generator.model.article import Article
from generator.model.pages.months import Month
from generator.model.values import Coverage

MOST_BARS = 48  # more are too thin on a telephone
_YEAR = 12
_FEWEST_STORIES = 3


class Calendar:
    """Know the month, counted from the year 0, of each article of these *months*."""

    def __init__(self, months: Sequence[Month]) -> None:
        self._months = months
        self._numbers: dict[str, int] = {}

    def count(self, articles: Iterable[Article]) -> Mapping[int, int]:
        """Count *articles* by month."""
        if not self._numbers:
            self._numbers = {
                article.path: month_number(month.day) for month in self._months for article in month.articles
            }
        return Counter([self._numbers[article.path] for article in articles])


def month_number(day: date) -> int:
    """Count the months from the year 0 to *day*."""
    return day.year * _YEAR + day.month - 1


def coverage_of(counts: Mapping[int, int], marks: Iterable[date] = ()) -> Coverage | None:
    """
    Lay stories that were counted by month out in bars over whole years, and the days of *marks* with them.

    A short span is told by month, a longer one by quarter, and one that is longer still in steps of whole years. Give
    None where bars would say no more than the stories below them: for fewer than three in a single month.
    """
    if len(counts) < 2 and sum(counts.values()) < _FEWEST_STORIES:  # noqa: PLR2004 - one month is no course of events
        return None
    marked = {month_number(day) for day in marks}
    first, last = (choose(chain(counts, marked)) // _YEAR for choose in (min, max))
    months = _bar_length(last - first + 1)
    bars = [0] * -(-(last - first + 1) * _YEAR // months)
    for number, count in counts.items():
        bars[(number - first * _YEAR) // months] += count
    in_bars = sorted({(number - first * _YEAR) // months for number in marked})
    return Coverage(first, months, tuple(bars), tuple(in_bars))


def _bar_length(years: int) -> int:
    """Give the number of months of which a bar can stand for so many *years*."""
    for months in (1, 3):
        if years * _YEAR <= MOST_BARS * months:
            return months
    return _YEAR * -(-years // MOST_BARS)
