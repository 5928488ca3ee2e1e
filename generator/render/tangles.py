"""
Texts that would take Python-Markdown or the cleaner hours: those whose marks open again and again and never close.

From each such mark they look as far ahead, or back, as the text goes, so what counts is how many there are times how
long it is. Nothing that people write comes near these bounds, which let no text of a megabyte take longer than some
seconds; of what does nobody can say what it means, so the editor is told.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple


class _Mark(NamedTuple):
    """Say how many of the *signs* that *pattern* finds there may be, times the characters of their blocks."""

    what: str
    signs: tuple[str, ...]
    pattern: re.Pattern[str]
    most: int


_MARKS: Final = (
    _Mark("square brackets", ("[",), re.compile(r"\["), 20_000_000),
    _Mark("headings", ("#", "=", "-"), re.compile(r"^[> ]*(?:[=-]+ *$|#)", re.MULTILINE), 100_000_000),
    _Mark("braces", ("{",), re.compile(r"\{"), 200_000_000),
    _Mark("quotation marks", ('"', "'"), re.compile("[\"']"), 2_000_000_000),
    _Mark("stars and underscores", ("*", "_"), re.compile("[*_]"), 10_000_000_000),
    _Mark("backticks", ("`",), re.compile("`"), 50_000_000_000),
    _Mark("tags", ("<",), re.compile("<"), 10_000_000_000),
    _Mark("backslashes and ampersands", ("\\", "&"), re.compile(r"[\\&]"), 10_000_000_000),
)
_UNCLOSED: Final = (("<![", "]]>", 5_000_000), ("<", ">", 50_000_000))
# Tags that stand alone, or whose end may be left out.
_OPENING: Final = re.compile(r"<(?!(?:area|br|col|hr|img|li|p|source|t[dhr]|wbr)\b)[A-Za-z]")
_MOST_OPEN: Final = 2_000_000_000
_MOST_BLANK: Final = 20_000_000_000
_NEVER_TANGLED: Final = 2_000  # characters; of these even all may be marks


def tangle(text: str) -> str:
    """Say what in a *text* is too tangled to be followed; "" for nothing."""
    return "" if len(text) <= _NEVER_TANGLED else next(_tangles(text), "")


def _tangles(text: str) -> Iterator[str]:
    length = len(text)
    for opening, closing, most in _UNCLOSED:
        if text.count(opening) * length > most:
            after = text[text.rfind(closing) + 1 :]
            if after.count(opening) * len(after) > most:
                yield f'too many "{opening}" without a "{closing}" behind them: close them, or write &lt; for <'
    for mark in _MARKS:
        # Of nearly all texts this tells enough, in some microseconds.
        if sum(map(text.count, mark.signs)) * length > mark.most and _weight(text, mark.pattern) > mark.most:
            yield f"too many {mark.what} in one paragraph: divide it by empty lines"
    if text.count("<") * length > _MOST_OPEN and (len(_OPENING.findall(text)) - text.count("</")) * length > _MOST_OPEN:
        yield "too many tags that are never closed: close them"
    if text.count("\n\n\n") * length > _MOST_BLANK:
        yield "too many empty lines: take some out"


def _weight(text: str, pattern: re.Pattern[str]) -> int:
    return sum(len(pattern.findall(block)) * len(block) for block in text.split("\n\n"))
