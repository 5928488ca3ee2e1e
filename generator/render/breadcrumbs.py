"""The way from the home page to any other, as breadcrumbs in the vocabulary of schema.org."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any

import msgspec

from generator.model.values import (
    ArticlePage,
    CorrectionsPage,
    Frame,
    IndexPage,
    MonthPage,
    PageValues,
    TermPage,
    WeekPage,
    WeeksPage,
    YearPage,
)
from generator.render.words import Words

Step = tuple[str, str]
_MOST_MONTHS = 1_000


class Breadcrumbs:
    """Say of the pages of one site by which others one comes to them."""

    def __init__(self, frame: Frame, words: Words) -> None:
        self._frame = frame
        self._words = words
        # Most pages are of articles, whose ways differ in their last step only.
        self._to_month = lru_cache(_MOST_MONTHS)(self._steps_to_month)

    def of(self, page: PageValues, url: str) -> dict[str, Any] | None:
        """Give the way to the page at *url*; None for the home page, and for pages that lead nowhere."""
        if isinstance(page, ArticlePage):
            day = self._words.local(page.date)
            return _way([*self._to_month(day.year, day.month), self._step(4, page.title, url)])
        steps = self._way_of(page, url)
        return _way(self._numbered(steps)) if steps else None

    def _way_of(self, page: PageValues, url: str) -> Sequence[Step]:
        say, taxonomy = self._words.say, url.partition("/")[0]
        if isinstance(page, TermPage):
            return [(say(taxonomy), f"{taxonomy}/"), (page.name, url)]
        if isinstance(page, IndexPage):
            return [(say(taxonomy), url)]
        if isinstance(page, YearPage):
            return [(str(page.year), url)]
        if isinstance(page, MonthPage):
            return [(page.year.name, page.year.url), (self._words.month(page.month), url)]
        if isinstance(page, WeekPage):
            return [(say("week_by_week"), self._frame.weeks), (page.title or self._words.week(page), url)]
        words = {WeeksPage: "week_by_week", CorrectionsPage: "corrections"}
        return [(say(words[type(page)]), url)] if type(page) in words else []

    def _steps_to_month(self, year: int, month: int) -> list[msgspec.Raw]:
        name = self._words.month(date(year, month, 1))
        return self._numbered([(str(year), f"{year:04}/"), (name, f"{year:04}/{month:02}/")])

    def _numbered(self, steps: Sequence[Step]) -> list[msgspec.Raw]:
        """Begin with the home page."""
        return [self._step(number, *step) for number, step in enumerate([(self._frame.title, ""), *steps], 1)]

    def _step(self, position: int, name: str, url: str) -> msgspec.Raw:
        step = {"@type": "ListItem", "position": position, "name": name, "item": self._frame.base_url + url}
        return msgspec.Raw(msgspec.json.encode(step))


def _way(steps: Sequence[msgspec.Raw]) -> dict[str, Any]:
    return {"@type": "BreadcrumbList", "itemListElement": steps}
