"""
Texts that would take Python-Markdown hours: those whose marks open again and again and hardly ever close.

From each such mark it looks as far ahead as the text goes. Nothing that people write comes near these bounds, which let
no text take longer than some seconds; what does is told to the editor, as nobody can say what it means.
"""

import re
from collections.abc import Iterator
from typing import Final

# Marks that begin something, and how many of them there may be, times the characters to look through for its end.
_IN_BLOCK: Final = (
    (re.compile(r"\["), 20_000_000, "square brackets"),
    (re.compile(r"^(?:[=-]+ *$|#)", re.MULTILINE), 100_000_000, "headings"),
    (re.compile("[\"']"), 2_000_000_000, "quotation marks"),
    (re.compile("[*_]"), 10_000_000_000, "stars and underscores"),
)
_UNCLOSED: Final = (("<", ">", 50_000_000), ("<![", "]]>", 5_000_000))
_NEVER_TANGLED: Final = 2_000  # characters; of these even all may be marks


def tangle(text: str) -> str:
    """Say what in a *text* is too tangled to be followed; "" for nothing."""
    if len(text) <= _NEVER_TANGLED:
        return ""
    return next(_tangles(text), "")


def _tangles(text: str) -> Iterator[str]:
    for opening, closing, most in _UNCLOSED:
        after = text[text.rfind(closing) + 1 :]
        if after.count(opening) * len(after) > most:
            yield f'too many "{opening}" without a "{closing}" behind them: close them, or write &lt; for <'
    for block in text.split("\n\n"):
        if len(block) > _NEVER_TANGLED:
            for mark, most, what in _IN_BLOCK:
                if sum(1 for _ in mark.finditer(block)) * len(block) > most:
                    yield f"too many {what} in one paragraph: divide it by empty lines"
