"""The stories about a case, placed along the stages that it had reached when they appeared."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import groupby
from zoneinfo import ZoneInfo

from generator.model.article import Article
from generator.model.case import TimelineEntry
from generator.model.values import Chapter


def chapters_of(articles: Iterable[Article], timeline: Sequence[TimelineEntry], zone: ZoneInfo) -> tuple[Chapter, ...]:
    """
    Divide *articles*, newest first, by the entry of the *timeline* that was the latest when each appeared.

    A story of the very day counts as told after. There are no chapters without a timeline.
    """
    if not timeline:
        return ()
    days = [entry.date for entry in timeline]
    reached = [bisect_right(days, article.date.astimezone(zone).date()) for article in articles]
    chapters, start = [], 0
    for place, found in groupby(reached):
        stop = start + len(list(found))
        if place:
            entry = timeline[place - 1]
            chapters.append(Chapter(entry.stage, entry.date, entry.party, start, stop))
        else:
            chapters.append(Chapter(None, None, "", start, stop))
        start = stop
    return tuple(chapters)
