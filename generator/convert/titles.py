"""Find the title of a story among the lines before it, or make one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple

from generator.convert.capitals import is_title_case
from generator.convert.clean import Cleaned
from generator.convert.headlines import SAME_SUBJECT, could_be_title, long_words, shared
from generator.convert.judge import Judged, is_headline_like
from generator.convert.leads import made_title
from generator.convert.mastheads import Masthead
from generator.convert.phrases import Phrases
from generator.convert.read import Paragraph
from generator.convert.run_in import find_run_in_title
from generator.convert.sentences import sentences

_SECTION_PREFIX = re.compile(r"^[A-Z][\w &]{2,20}\|(?=\S)")
_SITE_SUFFIX = re.compile(r"\s+[|–—·»-]\s+[A-Z][\w .&'’]{2,40}$")
_FIRST_PARAGRAPHS = 8  # of a story show its subject
_RAN_INTO_OTHER_TEXT = "title: taken from the top of the page, where it ran into other text"


@dataclass(frozen=True, slots=True)
class Title:
    """Hold a title, the *line* it was taken from, what to ask the editor, and the body without repetitions of it."""

    text: str
    line: str
    review: str
    body: tuple[Paragraph, ...]


def find_title(cleaned: Cleaned, phrases: Phrases, masthead: Masthead) -> Title:
    """Choose the stated title, from lines before the story; without one, make it from the first sentence."""
    body = cleaned.body
    stated = [line for line in _lines(cleaned.head) if could_be_title(line.text) and line.text not in masthead]
    if len(body) > 1 and not stated and _is_title_of(body[0].text, body[1:]):
        return Title(_without_site(body[0].text), body[0].text, "", _without(body[1:], body[0].text))
    subject = long_words(" ".join(p.text for p in body[:_FIRST_PARAGRAPHS]))
    fitting = [line for line in stated if line.weight * shared(line.text, subject) >= SAME_SUBJECT]
    if fitting or len(stated) == 1:
        best = max(fitting or stated, key=lambda line: line.weight * _likeness(line.text, subject)).text
        return Title(_without_site(best), best, "", _without(body, best))
    for opening in (j.paragraph.text for j in cleaned.head if j.kind == "opening"):
        if found := find_run_in_title(opening, subject, phrases):
            return Title(found, "", _RAN_INTO_OTHER_TEXT, _without(body, found))
    return Title(made_title(body[0].text if body else ""), "", "title: made from the first sentence", body)


class _Line(NamedTuple):
    text: str
    weight: int


def _lines(head: Sequence[Judged]) -> Iterator[_Line]:
    """
    Give the lines that could be a title: those of unknown kind, and those that read like headlines.

    At the very top or above the byline, where titles stand, a line counts twice and may look like one of a list.
    """
    for entry, after in zip_longest(head, head[1:]):
        placed = entry is head[0] or (after is not None and after.kind in {"byline", "dateline"})
        looks_like_one = entry.kind in {"head", "repeated"} or (entry.prose and is_headline_like(entry.paragraph.text))
        if looks_like_one or (placed and entry.kind in {"related", "read_more", "topics"}):
            yield _Line(entry.paragraph.text, 1 + placed)


def _likeness(line: str, subject: set[str]) -> float:
    """Measure how much a line says of what the story says: a long title that shares most of its words says most."""
    return shared(line, subject) * len(long_words(line) & subject)


def _is_title_of(line: str, rest: Sequence[Paragraph]) -> bool:
    """Tell whether the first line of a story is its title although it ends like a sentence."""
    if not could_be_title(line) or not is_headline_like(line) or line[0] in '“"' or len(sentences(line)) > 2:  # noqa: PLR2004
        return False
    return is_title_case(line) or (
        line[-1] in "?!\"”’'" and shared(line, long_words(" ".join(p.text for p in rest))) >= SAME_SUBJECT
    )


def _without(body: Sequence[Paragraph], title: str) -> tuple[Paragraph, ...]:
    wanted = {title.lower(), _without_site(title).lower()}
    return tuple(p for p in body if p.text.lower() not in wanted) or tuple(body)


def _without_site(title: str) -> str:
    title = _SECTION_PREFIX.sub("", title)
    return _SITE_SUFFIX.sub("", title) if len(title) > 40 else title  # noqa: PLR2004 - a short one is a title with a dash
