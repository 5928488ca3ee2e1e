"""The phrases that news pages print around a story, read from phrases.toml and looked up fast."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import ahocorasick_rs

PHRASES_FILE = Path(__file__).with_name("phrases.toml")
_FEW_WORDS = 60  # characters that "…" in a phrase may stand for
_QUOTES = str.maketrans("‘’“”\u00a0", "''\"\" ")
_AROUND = re.compile(r"^[^a-z©]*|[^a-z+]*$")
_COUNT_AHEAD = re.compile(r"^\(?[\d.,]+k?\)? ?")


@dataclass(frozen=True, slots=True)
class Hit:
    """Say that a phrase of a *kind* stands at *start*; *use* is starts, says, line or hints."""

    kind: str
    use: str
    start: int


class Phrases:
    """Look up the phrases of one file in lines and sentences."""

    def __init__(self, tables: Mapping[str, Mapping[str, list[str]]], ends: list[str], lists: list[str]) -> None:
        self.ends_story = frozenset(ends)
        self.opens_list = frozenset(lists)
        self._whole = {_bare(phrase): kind for kind, uses in tables.items() for phrase in uses.get("whole", ())}
        self._found_in_text = [
            (kind, use, phrase.split("…"))
            for kind, uses in tables.items()
            for use in ("starts", "says", "line", "hints")
            for phrase in uses.get(use, ())
        ]
        self._search = ahocorasick_rs.AhoCorasick([parts[0].strip() for _, _, parts in self._found_in_text])

    def whole(self, line: str) -> str | None:
        """Give the kind of which all of *line* is a phrase."""
        return self._whole.get(_bare(lowered(line))) if len(line) < 100 else None  # noqa: PLR2004 - no phrase is longer

    def hits(self, text: str) -> Iterator[Hit]:
        """Find the phrases inside *text*; one that starts a line counts only at its start, behind counts and arrows."""
        low = lowered(text)
        begin = len(low) - len(_COUNT_AHEAD.sub("", low.lstrip(" -–—•·*►▶→»|>#")))
        for index, start, end in self._search.find_matches_as_indexes(low, overlapping=True):
            kind, use, parts = self._found_in_text[index]
            if use == "starts" and start != begin:
                continue
            if _is_word_edge(low, start, end) and _goes_on(low, end, parts[1:]):
                yield Hit(kind, use, start)


@cache
def read_phrases(path: Path = PHRASES_FILE) -> Phrases:
    """Read the phrases that ship with the package."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    ends, lists = tables.pop("ends_story"), tables.pop("opens_list")
    return Phrases(tables, ends, lists)


def lowered(text: str) -> str:
    """Put *text* into small letters and straight quotes without changing the place of any character."""
    if text.isascii():
        return text.lower()
    low = text.translate(_QUOTES)
    lower = low.lower()
    return lower if len(lower) == len(low) else "".join(c if len(c.lower()) > 1 else c.lower() for c in low)


def _bare(low: str) -> str:
    return _AROUND.sub("", " ".join(low.split()))


def _is_word_edge(low: str, start: int, end: int) -> bool:
    inside_word = start > 0 and low[start].isalnum() and low[start - 1].isalnum()
    goes_on = end < len(low) and low[end - 1].isalnum() and low[end].isalnum()
    return not inside_word and (not goes_on or low[end].isdigit())


def _goes_on(low: str, end: int, parts: list[str]) -> bool:
    for part in parts:
        at = low.find(part, end, end + _FEW_WORDS + len(part))
        if at < 0:
            return False
        end = at + len(part)
    return True
