"""The phrases that news pages print around a story, read from phrases.toml and looked up fast."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, get_args

import ahocorasick_rs
import msgspec

from generator.convert import folding
from generator.convert.kinds import Kind
from generator.schema import Misfit
from generator.settings import PHRASES_FILE, read_settings

SHIPPED_PHRASES = Path(__file__).with_name("phrases.toml")
_FEW_WORDS = 60  # characters that "…" in a phrase may stand for
_STRAIGHT = {"‘": "'", "’": "'", "“": '"', "”": '"', "\u00a0": " "}
_AROUND = re.compile(r"^[^a-z©]*|[^a-z+]*$")
_COUNT_AHEAD = re.compile(r"^\(?[\d.,]+k?\)? ?")

Use = Literal["starts", "says", "line", "hints"]
PhraseKind = Literal[
    "appeal", "newsletter", "read_more", "share", "legal", "related", "topics", "comments", "footer", "navigation",
    "ad", "author_note", "caption",
]  # fmt: skip


class KindPhrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Hold the phrases of one kind by their use, which the file itself explains."""

    whole: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    line: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()


class PhraseTables(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Hold what one file of phrases says."""

    ends_story: tuple[PhraseKind, ...] = ()
    opens_list: tuple[PhraseKind, ...] = ()
    appeal: KindPhrases = KindPhrases()
    newsletter: KindPhrases = KindPhrases()
    read_more: KindPhrases = KindPhrases()
    share: KindPhrases = KindPhrases()
    legal: KindPhrases = KindPhrases()
    related: KindPhrases = KindPhrases()
    topics: KindPhrases = KindPhrases()
    comments: KindPhrases = KindPhrases()
    footer: KindPhrases = KindPhrases()
    navigation: KindPhrases = KindPhrases()
    ad: KindPhrases = KindPhrases()
    author_note: KindPhrases = KindPhrases()
    caption: KindPhrases = KindPhrases()

    def by_kind(self) -> Iterator[tuple[PhraseKind, KindPhrases]]:
        """Give each kind with its phrases."""
        for kind in get_args(PhraseKind):
            yield kind, getattr(self, kind)


@dataclass(frozen=True, slots=True)
class Hit:
    """Say that a phrase of a *kind* stands at *start*."""

    kind: Kind
    use: Use
    start: int


class Phrases:
    """Look up the phrases of some files in lines and sentences; of one that two kinds have, the later file's counts."""

    def __init__(self, *files: PhraseTables) -> None:
        self.ends_story = frozenset(kind for tables in files for kind in tables.ends_story)
        self.opens_list = frozenset(kind for tables in files for kind in tables.opens_list)
        self._whole: dict[str, Kind] = {}
        self._found_in_text: list[tuple[Kind, Use, list[str]]] = []
        for kind, phrases in (entry for tables in files for entry in tables.by_kind()):
            self._whole |= {_bare(as_looked_up(phrase)): kind for phrase in phrases.whole}
            for use in get_args(Use):
                for phrase in getattr(phrases, use):
                    self._found_in_text.append((kind, use, as_looked_up(phrase).split("…")))
        self._labels = ahocorasick_rs.AhoCorasick(sorted(label for label in self._whole if " " in label))
        self._search = ahocorasick_rs.AhoCorasick([parts[0].strip() for _, _, parts in self._found_in_text])

    def whole(self, line: str) -> Kind:
        """Give the kind of which all of *line* is a phrase, or nothing."""
        return self._whole.get(_bare(lowered(line)), "") if len(line) < 100 else ""  # noqa: PLR2004 - no phrase is longer

    def labels_in(self, text: str) -> Iterator[tuple[int, int]]:
        """Find the labels of two words and more that ran into *text*, such as "Learn More": they begin in a capital."""
        low = lowered(text)
        for _, start, end in self._labels.find_matches_as_indexes(low, overlapping=True):
            if text[start].isupper() and _is_word_edge(low, start, end):
                yield start, end

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
def read_phrases() -> Phrases:
    """Read the phrases that ship with the package."""
    return Phrases(_shipped())


def read_site_phrases(root: Path) -> Phrases:
    """
    Read the phrases that ship with the package, and those that the site at *root* adds to them.

    Raises UserError with every problem of the site's file at once.
    """
    added = read_settings(root, PHRASES_FILE, PhraseTables, _empty)
    return Phrases(_shipped(), added) if added else read_phrases()


def _shipped() -> PhraseTables:
    return msgspec.convert(tomllib.loads(SHIPPED_PHRASES.read_text(encoding="utf-8")), PhraseTables)


def _empty(tables: PhraseTables) -> Iterator[Misfit]:
    """Complain of phrases that would be found everywhere, or nowhere."""
    for kind, phrases in tables.by_kind():
        for use in KindPhrases.__struct_fields__:
            for phrase in getattr(phrases, use):
                if not _bare(as_looked_up(phrase).split("…")[0]):
                    yield Misfit((kind, use), f'{kind}.{use}: "{phrase}" must begin with a word')


def as_looked_up(phrase: str) -> str:
    """Give *phrase* as it is looked up: in small letters, with straight quotes and single blanks."""
    return " ".join(lowered(phrase).split())


def lowered(text: str) -> str:
    """Put *text* into small letters and straight quotes without changing the place of any character."""
    if text.isascii():
        return text.lower()
    low = text
    for curly, straight in _STRAIGHT.items():
        low = low.replace(curly, straight)
    return folding.lowered(low)


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
