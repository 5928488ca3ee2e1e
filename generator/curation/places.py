"""Where in a file each key and value of its front matter stands, by character."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import yaml

from generator.readers.document import compose

_FENCE = re.compile(r"(?:\A\ufeff?|(?<=[\r\n]))---[ \t]*(?=[\r\n]|\Z)")
_LINE_END = re.compile(r"\r\n|\r|\n")
_ANCHOR = ("&", "!", "*")


class CannotEdit(Exception):  # noqa: N818 - it is no fault of anybody's
    """Say that a key is written in a form that is not safe to change; the arguments are the line and the reason."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one key: where its first line starts and its last one ends, and its key and value as YAML nodes."""

    start: int
    end: int
    key: yaml.Node
    value: yaml.Node

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing stands behind the colon."""
        return self.value.start_mark.index == self.value.end_mark.index


class Places:
    """Know the places in *text*, which is the whole of a file: any line ends, with or without a byte order mark."""

    def __init__(self, text: str) -> None:
        first, last = list(_FENCE.finditer(text))[:2]
        self.text = text
        self.start = end_of_line(text, first.end())
        self.end = last.start()

    @cached_property
    def newline(self) -> str:
        """Give the line end that the front matter has."""
        return self.text[len(self.text[: self.start].rstrip("\r\n")) : self.start]

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """Give the keys in order; raises CannotEdit for front matter in braces."""
        node = compose(self.text[self.start : self.end])
        if not isinstance(node, yaml.MappingNode) or node.flow_style:
            raise CannotEdit(2, "the keys stand in braces")
        return {str(key.value): self._entry(key, value) for key, value in node.value}

    def line(self, place: int) -> int:
        """Give the line, counted from 1, on which the character at *place* stands."""
        return len(_LINE_END.findall(self.text, 0, place)) + 1

    def span(self, node: yaml.Node) -> tuple[int, int]:
        """Give the characters of a value; those of a text below its key end with the last line of it."""
        start, end = self.start + node.start_mark.index, self.start + node.end_mark.index
        if not _is_block(node):
            return start, end
        if isinstance(node, yaml.ScalarNode):
            return start, end_of_line(self.text, start + len(self.text[start:end].rstrip()))
        if not node.value:
            return start, start
        last = node.value[-1][1] if isinstance(node, yaml.MappingNode) else node.value[-1]
        return start, self.span(last)[1]

    def parts(self, node: yaml.Node) -> list[tuple[int, int]]:
        """Give the characters of each value of a list, or of each key with its value."""
        if isinstance(node, yaml.MappingNode):
            return [(self.span(key)[0], max(self.span(key)[1] + 1, self.span(value)[1])) for key, value in node.value]
        return [self.span(part) for part in node.value]

    def refuse_anchors(self, node: yaml.Node) -> None:
        """Raise CannotEdit where a value begins with a sign by which YAML repeats or types it."""
        start = self.span(node)[0]
        if self.text[start : start + 1] in _ANCHOR:
            raise CannotEdit(self.line(start), f"{self.text[start]} means something in YAML")

    def _entry(self, key: yaml.Node, value: yaml.Node) -> Entry:
        end = max(self.span(key)[1] + 1, self.span(value)[1])
        whole = end if self.text[end - 1] in "\r\n" else end_of_line(self.text, end)
        return Entry(start_of_line(self.text, self.span(key)[0]), whole, key, value)


def start_of_line(text: str, place: int) -> int:
    """Give the first character of the line at *place*."""
    return max(text.rfind("\n", 0, place), text.rfind("\r", 0, place)) + 1


def end_of_line(text: str, place: int) -> int:
    """Give the place behind the line at *place* and its line end."""
    found = _LINE_END.search(text, place)
    return found.end() if found else len(text)


def _is_block(node: yaml.Node) -> bool:
    if isinstance(node, yaml.ScalarNode):
        return node.style in {"|", ">"}
    return isinstance(node, yaml.CollectionNode) and not node.flow_style
