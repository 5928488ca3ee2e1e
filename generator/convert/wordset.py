"""Look for any of many words at once: a regular expression of forty words costs fifty times as much."""

import re
from collections.abc import Iterable, Iterator

import ahocorasick_rs


class WordSet:
    """Hold words or phrases; capitals count for nothing."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = sorted({word.lower() for word in words})
        self._search = ahocorasick_rs.AhoCorasick(self._words)

    def any_in(self, text: str) -> bool:
        """Tell whether one of the words stands in *text*; a part between hyphens is a word too."""
        return any(True for _ in self._found(text))

    def found_in(self, text: str) -> set[str]:
        """Give those of the words that stand in *text*, in small letters; a part between hyphens is a word too."""
        return set(self._found(text))

    def _found(self, text: str) -> Iterator[str]:
        low = text.lower()
        for index, start, end in self._search.find_matches_as_indexes(low, overlapping=True):
            if not (low[start - 1 : start].isalnum() or low[end : end + 1].isalnum()):
                yield self._words[index]


def any_of(words: Iterable[str]) -> str:
    """Give a regular expression for any of *words*, to go with the `WordSet` of the same words."""
    return f"(?:{'|'.join(map(re.escape, words))})"
