"""Turn a tree of HTML, or of what an extractor made of it, into blocks of text and their Markdown."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element

from generator.convert.escape import escape_markdown
from generator.convert.read import BETWEEN, Block, normalise

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS, _LIST_ENTRIES, _QUOTES = {"ul", "ol", "list"}, {"li", "item"}, {"blockquote", "quote"}
_TABLES, _ROWS, _CELLS = {"table"}, {"tr", "row"}, {"td", "th", "cell"}
_BREAKS = {"br", "lb", "hr"}
_INLINE = frozenset((
    "a", "abbr", "b", "bdi", "big", "cite", "code", "del", "dfn", "em", "font", "hi", "i", "ins", "kbd", "mark", "q",
    "ref", "s", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
))  # fmt: skip
_UNSEEN = frozenset((
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "video", "audio", "canvas",
    "form", "button", "input", "select", "textarea", "nav", "aside", "footer", "figure", "graphic", "picture", "head",
    "title",
))  # fmt: skip
_DEEPEST_LIST = 4  # levels: a menu has more, a story less


def blocks_of(tree: _Element) -> Iterator[Block]:
    """
    Give the paragraphs, headings, lists, quotations and tables below *tree*, in order.

    Bold letters and links are dropped: a link may be a shop's. A heading never outranks the title of the article.
    """
    walk = _Walk()
    walk.through(tree, "")
    walk.flush("")
    return iter(walk.blocks)


@dataclass(slots=True)
class _Walk:
    blocks: list[Block] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)

    def flush(self, mark: str) -> None:
        """Make a block of the text that was met, with *mark* before its Markdown."""
        if text := _normal("".join(self.pieces)):
            self.blocks.append(Block(text, mark + escape_markdown(text) if mark else ""))
        self.pieces.clear()

    def through(self, element: _Element, mark: str) -> None:
        """Walk through *element*, of which each paragraph gets the *mark*."""
        self.pieces.append(element.text or "")
        for child in element:
            self._meet(child, mark)
            self.pieces.append(child.tail or "")

    def _meet(self, child: _Element, mark: str) -> None:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag in _INLINE:
            self.through(child, mark)
            return
        level = _HEADINGS.get(tag) or (_HEADINGS.get(child.get("rend", "")) if tag == "head" else None)
        if tag in _UNSEEN and not level:
            return
        self.flush(mark)
        if level:
            self.through(child, "")
            self.flush(f"{'#' * max(2, level)} ")
        elif tag in _LISTS:
            self._add(list(_listed(child, 0)))
        elif tag in _TABLES:
            self._table(child)
        elif tag and tag not in _BREAKS:
            inner = f"{mark}> " if tag in _QUOTES else mark
            self.through(child, inner)
            self.flush(inner)

    def _add(self, lines: list[tuple[str, str]]) -> None:
        if lines:
            text = BETWEEN.join(text for _, text in lines)
            self.blocks.append(Block(text, "\n".join("".join(line) for line in lines)))

    def _table(self, table: _Element) -> None:
        """Write a table as one where it has columns, else what it lays out as paragraphs."""
        rows = [[_text(cell) for cell in row if cell.tag in _CELLS] for row in table.iter(*_ROWS)]
        widths = {len(row) for row in rows}
        if len(widths) == 1 and min(widths) > 1 and not any(True for _ in table.iterdescendants(*_TABLES)):
            text = BETWEEN.join(cell for row in rows for cell in row if cell)
            lines = [f"| {' | '.join(escape_markdown(cell).replace('|', '&#124;') for cell in row)} |" for row in rows]
            lines.insert(1, f"|{'---|' * len(rows[0])}")
            self.blocks.append(Block(text, "\n".join(lines)))
            return
        for cell in table.iter(*_CELLS):
            self.through(cell, "")
            self.flush("")


def _listed(tree: _Element, depth: int) -> Iterator[tuple[str, str]]:
    """Give the Markdown sign and the text of each entry of a list, and of the lists inside it."""
    numbered = tree.tag == "ol" or tree.get("rend") == "ol"
    number = 0
    for entry in tree.iterchildren(*_LIST_ENTRIES):
        if text := _text(entry):
            number += 1
            yield "    " * depth + (f"{number}. " if numbered else "- "), text
        if depth < _DEEPEST_LIST:
            for inner in entry.iterdescendants(*_LISTS):
                if next(inner.iterancestors(*_LIST_ENTRIES)) is entry:
                    yield from _listed(inner, depth + 1)


def _text(element: _Element) -> str:
    """Give the text of *element* without that of the lists inside it and of what nobody sees."""
    pieces: list[str] = []
    _gather(element, pieces)
    return _normal("".join(pieces))


def _gather(element: _Element, pieces: list[str]) -> None:
    pieces.append(element.text or "")
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _UNSEEN | _LISTS:
            if child.tag not in _INLINE:
                pieces.append(" ")
            _gather(child, pieces)
        pieces.append(child.tail or "")


def _normal(text: str) -> str:
    return normalise(" ".join(text.split()))
