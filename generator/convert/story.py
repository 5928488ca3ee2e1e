"""Find where the story begins and ends on its page, and which of the lines inside belong to it."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from generator.convert.judge import Judged, is_headline_like
from generator.convert.kinds import Kind

# A line of a list, or the signature of a quoted post.
_LISTED = re.compile(r"[—–]|- |\(?\d{1,2}[.)] ")
_PAGE_KINDS = frozenset({"share", "comments", "navigation", "legal", "related", "newsletter", "footer", "topics"})
# In the sum that finds the story, in characters: at most for a paragraph, for a line of unknown kind, for furniture of
# the page, and for what stands inside stories too, such as a caption.
_FULL_WEIGHT, _FRAGMENT_WEIGHT, _PAGE_WEIGHT, _INSERT_WEIGHT = 500, -60, -100, -10
_LINE_WEIGHT = -20  # of any line of a short run: the last sentence of a story may be short, and stand behind a button
_LONG_RUN = 6  # lines; fewer may stand between any two paragraphs
_SHORT_LINE = 40  # characters: a bullet is longer, a name or a section of the site is not
_TRAILING = 4  # lines behind the story
_BAD_COMPANY = 0.3  # of the lines of a run of fragments
_STANDFIRST = 320  # characters
SHORT_TEXT = 3  # paragraphs; so short a story keeps all it has


def story_window(judged: Sequence[Judged]) -> range:
    """
    Find where the story begins and ends: the stretch in which prose outweighs page furniture most.

    Some sentences behind thirty links belong to another story; behind a picture credit or a few headlines they belong
    to this one.
    """
    best, best_sum, start, running, at = range(0), 0, 0, 0, 0
    for is_story, group in groupby(judged, key=lambda entry: entry.is_story):
        run = list(group)
        if running <= 0:
            start, running = at, 0
        at += len(run)
        weight = sum(map(_weight, run))
        running += (
            weight if is_story or len(run) >= _LONG_RUN else max(weight, _FRAGMENT_WEIGHT, len(run) * _LINE_WEIGHT)
        )
        if running > best_sum:
            best, best_sum = range(start, at), running
    return best


def _weight(entry: Judged) -> int:
    if entry.is_story:
        return min(len(entry.paragraph.text), _FULL_WEIGHT)
    if not entry.kind:
        return _FRAGMENT_WEIGHT
    return _PAGE_WEIGHT if entry.kind in _PAGE_KINDS else _INSERT_WEIGHT


def without_standfirst(judged: Sequence[Judged], window: range) -> range:
    """Let the story begin behind its byline, when one short paragraph is before it, below other lines or a headline."""
    starts = [i for i in window if judged[i].is_story]
    if len(starts) <= SHORT_TEXT:
        return window
    first = judged[starts[0]].paragraph.text
    if len(first) < _STANDFIRST and (starts[0] or is_headline_like(first)):
        between = {j.kind for j in judged[starts[0] + 1 : starts[1]]}
        if between & {"byline", "dateline"}:
            return range(starts[1], window.stop)
    return window


def widen(judged: Sequence[Judged], window: range) -> list[Judged]:
    """
    Let lines that are no sentences belong to the story where no furniture stands on their side of it.

    They are bullets between a title, which is the first line, and the story, and a list or a signature at its end.
    """
    head, tail = judged[: window.start], judged[window.stop :]
    if all(j.kind == "head" for j in head):
        head = [
            Judged(j.paragraph, j.prose) if i and len(j.paragraph.text) > _SHORT_LINE else j for i, j in enumerate(head)
        ]
    signed = next((i for i, j in enumerate(tail) if not _LISTED.match(j.paragraph.text)), len(tail))
    if len(tail) < _TRAILING and all(j.kind == "tail" for j in tail):
        signed = len(tail)
    tail = [Judged(j.paragraph, j.prose) if i < signed else j for i, j in enumerate(tail)]
    return [*head, *judged[window.start : window.stop], *tail]


def drop_fragments(judged: Sequence[Judged], start: int) -> list[Judged]:
    """Drop lines that are no sentences where they keep bad company, repeat themselves or trail behind the story."""
    last = max((i for i, j in enumerate(judged) if j.is_story), default=-1)
    counts = Counter(j.paragraph.text.lower() for j in judged if not j.prose)
    kept: list[Judged] = list(judged[:start])
    at = start
    for fragments, run in groupby(judged[start:], key=lambda j: not j.is_story):
        entries = list(run)
        if fragments:
            page = sum(j.kind in _PAGE_KINDS for j in entries)
            bad = page >= max(2, _BAD_COMPANY * len(entries)) or (at > last and page > 0)
            entries = [j.as_kind(_why_dropped(j, counts, bad=bad)) if not j.kind else j for j in entries]
        kept += entries
        at += len(entries)
    return kept


def _why_dropped(fragment: Judged, counts: Counter[str], *, bad: bool) -> Kind:
    text = fragment.paragraph.text
    if counts[text.lower()] > 2:  # noqa: PLR2004 - a refrain stands twice, a label everywhere
        return "repeated"
    return "navigation" if bad and not fragment.prose and not _LISTED.match(text) else ""
