"""The prose in a Markdown text: without markup, in sentences, and what of it is quoted."""

import re
from collections.abc import Iterator
from html import unescape

_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)|\[[^\[\]]*\])")
_MARKS = re.compile(r"<[^<>]*>|[*`~]+|(?<!\w)_+|_+(?!\w)|^[ \t]*(?:#{1,6}|>|[-+]|\d+[.)])(?=[ \t])", re.MULTILINE)
_PARAGRAPHS = re.compile(r"\n[ \t>]*\n\s*")
_END = re.compile(r"(?<![.!?…])[.!?…]+[\"”’')\]]*\s+(?=[\"“‘'(\[]*[^\W\d_a-zß-öø-ÿ]|[\"“‘'(\[]*\d)")
_NO_END = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Rev|Sgt|Capt|Lt|Col|Gen|Gov|Sen|Rep|St|Jr|Sr|vs?|No|Inc|Ltd|Co)|\b[A-Z])\.\s+$"
)
_LONGEST_SHORT_FORM = 5  # characters before the dot
_QUOTED = re.compile(r"“[^“”]+(?:”|$)|\"[^\"]+(?:\"|$)|«[^«»]+»|(?<![\w’])[‘'][^‘’'\n]{2,80}[’'](?!\w)")


def plain(markdown: str) -> str:
    """Blank the markup in *markdown*, so that every character of its prose keeps its place."""
    text = _LINK.sub(lambda link: _blank(link[0], link.start(1) - link.start(), link.end(1) - link.start()), markdown)
    return _MARKS.sub(lambda mark: _blank(mark[0]), text)


def words_of(markdown: str) -> str:
    """Give the prose of *markdown* without markup and entities."""
    return unescape(_MARKS.sub("", _LINK.sub(r"\1", markdown)))


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Give the start and the end of each sentence of plain *text*."""
    begin = 0
    for gap in [*_PARAGRAPHS.finditer(text), None]:
        stop = gap.start() if gap else len(text)
        start = begin
        for end in _END.finditer(text, begin, stop):
            if not _NO_END.search(text, max(start, end.start() - _LONGEST_SHORT_FORM), end.end()):
                yield start, end.end()
                start = end.end()
        if start < stop:
            yield start, stop
        begin = gap.end() if gap else stop


def quoted(text: str) -> list[tuple[int, int]]:
    """Give the start and the end of each quotation in *text*, a paragraph; one never closed runs to the end."""
    return [match.span() for match in _QUOTED.finditer(text)]


def _blank(text: str, start: int = 0, end: int = 0) -> str:
    return re.sub(r"[^\n]", " ", text[:start]) + text[start:end] + re.sub(r"[^\n]", " ", text[end:])
