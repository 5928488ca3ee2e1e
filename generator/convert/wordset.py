"""Look for any of many words at once: a regular expression of forty words costs fifty times as much."""

import re
from collections.abc import Iterable
from functools import lru_cache

import ahocorasick_rs

from generator.convert.folding import lowered


class WordSet:
    """Hold words or phrases; capitals count for nothing."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = sorted({word.lower() for word in words})
        self._search = ahocorasick_rs.AhoCorasick(self._words)
        # A paragraph is asked for the same words by several questions, one after the other.
        self.places_in = lru_cache(maxsize=64)(self._places_in)

    def any_in(self, text: str) -> bool:
        """Tell whether one of the words stands in *text*; a part between hyphens is a word too."""
        return bool(self.places_in(text))

    def found_in(self, text: str) -> set[str]:
        """Give those of the words that stand in *text*, in small letters; a part between hyphens is a word too."""
        return {word for word, _ in self.places_in(text)}

    def _places_in(self, text: str) -> tuple[tuple[str, int], ...]:
        """Give those of the words that stand in *text*, in small letters, each time with the place of its beginning."""
        low = lowered(text)
        return tuple(
            [
                (self._words[index], start)
                for index, start, end in self._search.find_matches_as_indexes(low, overlapping=True)
                if not (low[start - 1 : start].isalnum() or low[end : end + 1].isalnum())
            ]
        )


def any_of(words: Iterable[str]) -> str:
    """Give a regular expression for any of *words*, to go with the `WordSet` of the same words."""
    return f"(?:{'|'.join(map(re.escape, words))})"
