"""Gather the dates that a page printed as those of its story, and tell them from all others on it."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from generator.convert.clean import Cleaned
from generator.convert.dates import PrintedDate, all_dates, printed_dates, stated_date
from generator.convert.judge import Judged

_PUBLISHED = re.compile(r"(?:first |originally )?(?:published|posted)\b", re.IGNORECASE)
# The last word before a date that says what happened on it.
_WHAT_HAPPENED = re.compile(
    r"\b(?:(?P<updated>updated|modified|amended|edited|revised|corrected|aktualisiert|modifié|mise? à jour|actualizado"
    r"|aggiornato|stand(?=:))|published|posted|created|added|issued|veröffentlicht|publié|publicado|pubblicato)\b",
    re.IGNORECASE,
)
_ONLY_UPDATED = re.compile(r"\W*(?:last )?(?:updated|modified)(?: on)?\W*", re.IGNORECASE)
_OF_OTHERS = frozenset({"comments", "related", "read_more", "topics", "ad"})
_DAY_FIRST_COUNTRY = re.compile(
    r"(?:https?://|www\.|@)[\w.-]+\.(?:uk|ie|au|nz|in|za|fr|de|es|it|nl|be|pt|gr|pl|se|no|dk|fi|ch|at)(?![\w.-]*\w)",
    re.IGNORECASE,
)
_CLEAR_NUMBERS = re.compile(r"(?<![\w/.-])(?P<first>\d{1,2})[/.](?P<second>\d{1,2})[/.](?:20)?\d\d(?![\w/]|\.\d)")
_LONGEST_LINE, _MONTHS = 5000, 12  # characters to look into; of a year
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PageDates:
    """
    Hold what the page prints of its story's date; the places are those in the seed.

    *days* and *months* are of publication, *unclear* ones could be read in two ways; *at_top* is every other day at
    the top of the page. *day_first* tells how the page writes dates in numbers, None if nothing shows it or no date is
    unclear.
    """

    days: tuple[PrintedDate, ...] = ()
    months: tuple[PrintedDate, ...] = ()
    unclear: tuple[PrintedDate, ...] = ()
    updated: frozenset[date] = frozenset()
    at_top: frozenset[date] = frozenset()
    day_first: bool | None = None


def dates_of(cleaned: Cleaned) -> PageDates:
    """Gather the dates of the page: those in a dateline at its top, or else those that stand where bylines do."""
    top = [j for j in cleaned.head if stated_date(j.paragraph.text) is None]
    updated = {
        after.paragraph.start
        for label, after in pairwise(cleaned.removed)
        if _ONLY_UPDATED.fullmatch(label.paragraph.text)
    }
    found = _gathered([j for j in top if j.kind == "dateline"], updated)
    if not (found.days or found.months or found.unclear):
        other = _gathered([j for j in cleaned.removed if _stands_like_byline(j)], updated)
        days = [found.day for found in other.days]
        apart = bool(days) and max(days) - min(days) > _ONE_DAY
        found = replace(other, days=() if apart else other.days, updated=found.updated | other.updated)
    at_top = frozenset(printed.day for j in top for printed in printed_dates(j.paragraph.text))
    return replace(found, at_top=at_top, day_first=_day_first(cleaned.removed) if found.unclear else None)


def _stands_like_byline(judged: Judged) -> bool:
    published = judged.kind not in _OF_OTHERS and _PUBLISHED.match(judged.paragraph.text)
    return judged.kind in {"head", "opening", "byline"} or bool(published)


def _gathered(lines: Sequence[Judged], updated_lines: AbstractSet[int]) -> PageDates:
    days: list[PrintedDate] = []
    months: list[PrintedDate] = []
    unclear: list[PrintedDate] = []
    updated: set[date] = set()
    for judged in lines:
        text, start = judged.paragraph.text, judged.paragraph.start
        end_before = 0
        for found in all_dates(text):
            label = list(_WHAT_HAPPENED.finditer(text, end_before, found.start))
            if label[-1]["updated"] if label else (start in updated_lines and not end_before):
                updated.add(found.day)
            else:
                in_seed = replace(found, start=start + found.start, end=start + found.end)
                if found.other or found.whole_month:
                    if judged.kind not in {"opening", "head"}:
                        (unclear if found.other else months).append(in_seed)
                elif judged.kind != "opening" or found.in_words:
                    days.append(in_seed)
            end_before = found.end
    return PageDates(tuple(days), tuple(months), tuple(unclear), frozenset(updated))


def _day_first(removed: Sequence[Judged]) -> bool | None:
    """Tell how the page writes dates in numbers: by one that can be read in one way, or by its country."""
    shown: set[bool] = set()
    for judged in removed:
        text = judged.paragraph.text[:_LONGEST_LINE]
        if any(c.isdigit() for c in text):
            numbers = _CLEAR_NUMBERS.finditer(text)
            shown |= {
                int(m["first"]) > _MONTHS
                for m in numbers
                if (int(m["first"]) > _MONTHS) != (int(m["second"]) > _MONTHS)
            }
    if shown:
        return shown.pop() if len(shown) == 1 else None
    return True if any(_DAY_FIRST_COUNTRY.search(j.paragraph.text[:_LONGEST_LINE]) for j in removed) else None
