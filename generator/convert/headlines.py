"""Tell whether a line could be the title of a story, and whether it speaks of what the story speaks of."""

import re

from generator.convert.bylines import parse_byline

_LONGEST_TITLE, _LONGEST_SENTENCE = 180, 100  # characters; a longer sentence is a standfirst
_WORDS = range(3, 30)
SAME_SUBJECT = 0.34  # of a title's long words stand in the story as well
_WORD = re.compile(r"[^\W\d_]{4,}")


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
    """Give the words of four letters and more, in small letters."""
    return {word.lower() for word in _WORD.findall(text)}


def shared(line: str, subject: set[str]) -> float:
    """Give the share of the long words of *line* that are among *subject*."""
    words = long_words(line)
    return len(words & subject) / len(words) if words else 0.0
