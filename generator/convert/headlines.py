"""Tell whether a line could be the title of a story, and whether it speaks of what the story speaks of."""

import re
from collections.abc import Set as AbstractSet

from generator.convert.bylines import parse_byline

_LONGEST_TITLE, _LONGEST_SENTENCE = 180, 100  # characters; a longer sentence is a standfirst
_WORDS = range(3, 30)
SAME_SUBJECT = 0.34  # of a title's long words stand in the story as well
_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 5  # letters that a word keeps, so that "accuses" is "accused" and "begins" is "begin"
# Words that any story has.
_COMMON = frozenset({
    word[:_STEM] for word in (
        "about", "after", "already", "also", "amid", "been", "before", "could", "does", "down", "from", "have", "here",
        "into", "just", "know", "like", "make", "more", "most", "much", "only", "over", "says", "than", "that", "their",
        "them", "then", "there", "these", "they", "this", "were", "what", "when", "where", "which", "while", "will",
        "with",
        "would", "your",
    )
})  # fmt: skip


def could_be_title(line: str) -> bool:
    """Tell whether *line* has the length and the end of a title."""
    return (
        len(line) <= (_LONGEST_SENTENCE if line.endswith(".") else _LONGEST_TITLE)
        and len(line.split()) in _WORDS
        and not line.endswith((",", ";", ":", "..."))
        and not line.startswith(("—", "–", "http", "@"))
        and parse_byline(line) is None
    )


def long_words(text: str) -> set[str]:
    """Give the beginnings of the words of four letters and more, in small letters, without those of any story."""
    return {word[:_STEM] for word in set(_WORD.findall(text.lower()))} - _COMMON


def shared(line: str, subject: AbstractSet[str]) -> float:
    """Give the share of the long words of *line* that are among *subject*."""
    words = long_words(line)
    return len(words & subject) / len(words) if words else 0.0
