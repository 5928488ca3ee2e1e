"""
How much of an article is its source's own words?

Both are compared as words without case, punctuation and markup. A run of four words that the source has too counts as
copied: that survives shuffled sentences and a changed word here and there, and people who tell a story in their own
words rarely repeat one. (Of 47,000 pairs of news texts by different hands one in a thousand shares more than a
twenty-fifth; a text in which every fifth word was replaced still shares two fifths.) What stands in quotation marks is
somebody's words either way, and is measured apart: `rights` says how much of it may be the source's.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from generator.checks.prose import quoted, words_of

_RUN = 4
_LONG_RUN = 8
_PARAGRAPHS = re.compile(r"\n\s*\n")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


class Copied(NamedTuple):
    """
    Tell how much of a text is copied.

    *words* counts the copied ones of its *total*; *longest* is the longest run of words in a row; *overlap* is the
    share of its runs of eight words that the source has too.
    """

    words: int
    total: int
    longest: int
    overlap: float

    @property
    def share(self) -> float:
        """Give the copied share, from 0 to 1."""
        return self.words / self.total if self.total else 0.0


class SourceText:
    """Hold the text of a source, to compare others with."""

    def __init__(self, raw: str) -> None:
        self._words = words_in(raw)
        self._places = dict(zip(_runs(self._words), range(len(self._words)), strict=False))

    def copied(self, words: Sequence[str]) -> Copied:
        """Tell how much of *words* is copied from here."""
        places = list(map(self._places.get, _runs(words)))
        count, longest, long_runs, at = 0, 0, 0, 0
        while at < len(places):
            place = places[at]
            if place is None:
                at += 1
                continue
            length = self._length(words, at, place)
            # The next run may begin within this one, when the source goes on in another way.
            following = at + length - _RUN + 1
            overlapping = next((start for start in range(following, at + length) if _is_run(places, start)), None)
            count += length if overlapping is None else overlapping - at
            longest = max(longest, length)
            long_runs += max(0, length - _LONG_RUN + 1)
            at = at + length if overlapping is None else overlapping
        most = len(words) - _LONG_RUN + 1
        return Copied(count, len(words), longest, long_runs / most if most > 0 else 0.0)

    def _length(self, words: Sequence[str], at: int, place: int) -> int:
        """Count the words in a row that are the same from there on."""
        length = _RUN
        most = min(len(words) - at, len(self._words) - place)
        while length < most and words[at + length] == self._words[place + length]:
            length += 1
        return length


def split_quotes(markdown: str) -> tuple[list[str], list[str]]:
    """Give the words of *markdown* that stand outside quotation marks, and those inside."""
    outside: list[str] = []
    inside: list[str] = []
    for paragraph in _PARAGRAPHS.split(_bare(markdown)):
        begin = 0
        for start, end in quoted(paragraph):
            outside += _words(paragraph[begin:start])
            inside += _words(paragraph[start:end])
            begin = end
        outside += _words(paragraph[begin:])
    return outside, inside


def words_in(raw: str) -> list[str]:
    """Give the words of a text, small, without markup."""
    return _words(_bare(raw))


def _bare(raw: str) -> str:
    return words_of(raw) if "](" in raw or "<" in raw or "&" in raw else raw


def _words(text: str) -> list[str]:
    return _WORD.findall(text.replace("’", "'").lower())


def _runs(words: Sequence[str]) -> "zip[tuple[str, ...]]":
    return zip(*[words[start:] for start in range(_RUN)], strict=False)


def _is_run(places: Sequence[int | None], at: int) -> bool:
    return at < len(places) and places[at] is not None
