"""Find the lines of a page's file on which the words of its story stand."""

import html
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from generator.convert.read import Block

_UNSEEN = re.compile(r"<!--|<(?P<tag>head|script|style|template|noscript)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[/!?a-zA-Z][^<>]*>")
_FIRST_LETTERS = (150, 30)  # of a block, by which it is known: more say more, but a picture may stand among them
_MOST_MISSED = 100  # blocks to look for all over the page and not find


def with_lines(blocks: Iterable[Block], page: str) -> Iterator[Block]:
    """
    Give each of *blocks* the line on which its words begin in the file *page*, 0 where they are not found.

    Letters and digits are compared, and nothing else: a page breaks its lines, and writes its letters, as it likes.
    """
    lines = [_letters(html.unescape(line)) for line in _words_of(page).split("\n")]
    ends = list(accumulate(map(len, lines)))
    letters = "".join(lines)
    place, missed = 0, 0
    for block in blocks:
        whole = _letters(block.text)
        starts = dict.fromkeys(whole[:count] for count in _FIRST_LETTERS) if missed < _MOST_MISSED else ()
        tries = (letters.find(start, since) for since in dict.fromkeys((place, 0)) for start in starts)
        found = next((at for at in tries if at >= 0), -1)
        missed += found < 0
        place = max(place, found)
        yield block._replace(line=bisect_right(ends, found) + 1 if found >= 0 else 0)


def _words_of(page: str) -> str:
    """Take out of *page* what no reader sees, but for the ends of lines."""
    seen: list[str] = []
    place = 0
    endless: set[str] = set()
    for match in _UNSEEN.finditer(page):
        if match.start() < place or (tag := (match["tag"] or "").lower()) in endless:
            continue
        end = re.compile(rf"</{tag}\s*>" if tag else "-->", re.IGNORECASE).search(page, match.end())
        if end is None:
            endless.add(tag)
            continue
        seen += page[place : match.start()], _line_ends(page[match.start() : end.end()])
        place = end.end()
    return _TAG.sub(lambda match: _line_ends(match[0]), "".join((*seen, page[place:])))


def _line_ends(text: str) -> str:
    return "\n" * text.count("\n")


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
