"""Know the line that names the outlet, by its words or by its place between the headline and the byline."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.config import SourceSettings
from generator.convert.authors import find_author
from generator.convert.bylines import names_a_role
from generator.convert.clean import Cleaned
from generator.convert.copyrights import bare_outlet, copyright_holders
from generator.convert.headlines import SAME_SUBJECT, could_be_title, long_words, shared
from generator.convert.judge import Judged
from generator.convert.name_words import is_given_name

_FORM = re.compile(r"(?:The )?[A-Z0-9&][\w.&’'-]*(?: (?:[A-Z0-9&][\w.&’'-]*|of|and|the|on)){0,4}")
_FIRST_PARAGRAPHS = 8  # of a story show its subject


@dataclass(frozen=True, slots=True)
class Masthead:
    """Hold the *lines* that are no title because they name the outlet, its *name* by its place, or a *candidate*."""

    lines: frozenset[str] = frozenset()
    name: str = ""
    candidate: str = ""

    def __contains__(self, line: str) -> bool:
        """Tell whether *line* names the outlet."""
        return bare_outlet(line) in self.lines


def find_masthead(cleaned: Cleaned, sources: Mapping[str, SourceSettings]) -> Masthead:
    """Find the outlet's line: one that the settings or a copyright line confirm, or that its place gives away."""
    known = {bare_outlet(name) for name in sources}
    known |= {bare_outlet(name) for judged in cleaned.removed for name, _ in copyright_holders(judged.paragraph.text)}
    subject = long_words(" ".join(paragraph.text for paragraph in cleaned.body[:_FIRST_PARAGRAPHS]))
    placed = list(_placed(cleaned.head, find_author(cleaned.head)[0]))
    name = next((line for line, titles in placed if any(_fits(title, line, subject) for title in titles)), "")
    rest = [line for line, _ in placed if line.startswith("The ") and not shared(line, subject)]
    candidate = rest[0] if rest and not name else ""
    return Masthead(frozenset(known | {bare_outlet(line) for line in (name, candidate) if line}), name, candidate)


def _placed(head: Sequence[Judged], author: str) -> Iterator[tuple[str, list[str]]]:
    """Give the lines that look like an outlet's and stand like one, each with the lines that may be the title."""
    texts = [judged.paragraph.text for judged in head]
    signs = [judged.kind in {"byline", "dateline"} or text == author for judged, text in zip(head, texts, strict=True)]
    for index, (judged, text) in enumerate(zip(head, texts, strict=True)):
        if judged.kind not in {"head", "repeated"} or signs[index] or not _FORM.fullmatch(text):
            continue
        if names_a_role(text) or (not text.startswith("The ") and any(map(is_given_name, text.split()))):
            continue
        if signs[index + 1 : index + 2] == [True] or (index and signs[index - 1] and text.startswith("The ")):
            yield text, texts[:index]
        elif index == 0 and signs[2:3] == [True]:
            yield text, texts[1:2]


def _fits(title: str, line: str, subject: set[str]) -> bool:
    """Tell whether *title* is one of the story and the *line* beside it can be the outlet's."""
    longer = len(title.split()) > len(line.split()) or line.startswith("The ")
    return title != line and longer and could_be_title(title) and shared(title, subject) >= SAME_SUBJECT
