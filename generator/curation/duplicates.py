"""
Find articles that may tell the same story: near-duplicate texts, and like ones about the same people in the same days.

A text is known by a sample of its runs of words, chosen by what they say, so that two texts choose the same ones. Only
articles that share a rare run are compared: the time grows with the number of articles, not with that of pairs.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import timedelta
from itertools import combinations
from typing import NamedTuple
from zlib import crc32

from generator.model.article import Article

# What parts words, in UTF-8, since bytes are split in half the time: all of ASCII but letters and digits; and beyond it
# U+0080 to U+00BF and U+2000 to U+203F, where quotes, dashes and spaces are.
_BETWEEN = bytes(32 if byte < 0x80 and not chr(byte).isalnum() else byte for byte in range(256))  # noqa: PLR2004
_SIGNS = re.compile(rb"\xc2[\x80-\xbf]|\xe2\x80[\x80-\xbf]")
_RUN = 4  # words
_ONE_IN = 4  # runs are sampled
_RARE = 50  # texts; a run that more of them share is a phrase of the trade
_FEWEST_SHARED = 3  # sampled runs; fewer may be a quotation
_SAME_TEXT = 0.5  # of all runs of two texts are shared
_SAME_QUOTES = 0.15  # enough for two articles that share a person too
_SAME_DAYS = timedelta(days=14)


class Pair(NamedTuple):
    """Say of two articles, the older one first, which share of their sampled runs of words they have in common."""

    first: Article
    second: Article
    likeness: float


def find_pairs(texts: Iterable[tuple[Article, str]]) -> list[Pair]:
    """Give the pairs among articles, each with its text, that an editor should look at: the likest first."""
    sampling = _Sampling()
    articles: list[Article] = []
    samples: list[frozenset[int]] = []
    for article, text in texts:
        articles.append(article)
        samples.append(sampling.sample(text))
    pairs = (_pair(articles[a], articles[b], _likeness(samples[a], samples[b])) for a, b in _candidates(samples))
    return sorted(filter(None, pairs), key=lambda pair: (-pair.likeness, pair.first.path, pair.second.path))


class _Sampling(dict[bytes, int]):
    """Remember the hash of each word: most words stand in many texts."""

    def __missing__(self, word: bytes) -> int:
        hashed = self[word] = crc32(word)
        return hashed

    def sample(self, text: str) -> frozenset[int]:
        """Give the runs of *text* that begin with a word of the sample, as hashes."""
        raw = _SIGNS.sub(b" ", text.casefold().encode())
        words = [self[word] for word in raw.translate(_BETWEEN).split()]
        return frozenset(
            [
                hash(tuple(words[at : at + _RUN]))  # of numbers, so it is the same in every process
                for at in range(len(words) - _RUN + 1)
                if words[at] % _ONE_IN == 0
            ]
        )


def _candidates(samples: Sequence[AbstractSet[int]]) -> Iterator[tuple[int, int]]:
    """Give the pairs that share enough rare runs, as numbers."""
    first: dict[int, int] = {}
    several: dict[int, list[int]] = {}  # most runs stand in one text alone, and a list for each would take long
    for number, sample in enumerate(samples):
        for run in sample:
            if first.setdefault(run, number) != number:
                several.setdefault(run, [first[run]]).append(number)
    shared = Counter(pair for numbers in several.values() if len(numbers) <= _RARE for pair in combinations(numbers, 2))
    return (pair for pair, count in shared.items() if count >= _FEWEST_SHARED)


def _likeness(one: AbstractSet[int], other: AbstractSet[int]) -> float:
    return len(one & other) / len(one | other)


def _pair(one: Article, other: Article, likeness: float) -> Pair | None:
    related = not set(one.people).isdisjoint(other.people) and abs(one.date - other.date) <= _SAME_DAYS
    if likeness < (_SAME_QUOTES if related else _SAME_TEXT):
        return None
    first, second = sorted((one, other), key=lambda article: (article.date, article.path))
    return Pair(first, second, likeness)
