"""A Markdown file with front matter, read strictly: what an editor did not mean is an error, not an empty article."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler

from generator.readers.text import FENCE, DocumentError, checked
from generator.schema import KeyPath, unprintable

_Fastest: Any = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
_RESOLVERS = [
    ("tag:yaml.org,2002:bool", re.compile("true|True|TRUE|false|False|FALSE"), "tTfF"),
    ("tag:yaml.org,2002:null", re.compile("|~|null|Null|NULL"), ["", "~", "n", "N"]),
]
# Of these faults the line in which it began helps, not that in which the parser gave up.
_BEGUN_BEFORE = ("found unexpected end of stream", "expected ','", "could not find expected ':'")
_DEEPEST = 20
_MOST_OPEN_BRACKETS = 50


class Document(NamedTuple):
    """Hold the front matter of a file, the line of each of its keys, and the body."""

    values: dict[str, object]
    lines: Mapping[KeyPath, int]
    body: str


def parse_document(text: str) -> Document:
    """Split and read *text*; raises DocumentError."""
    reader = _FrontMatter()
    values, body = frontmatter.parse(checked(text), handler=reader)
    return Document(values, reader.lines, body)


class _FrontMatter(YAMLHandler):
    """
    Read front matter as text, true, false and nothing, in lists and mappings, and remember the lines.

    YAML 1.1 would also make numbers of titles such as 1917, a time of 12:30, and a truth value of the name No.
    """

    def __init__(self) -> None:
        super().__init__(fm_boundary=FENCE)
        self.lines: dict[KeyPath, int] = {}
        self._met: set[int] = set()

    def load(self, fm: str, **_: object) -> dict[str, object]:
        """Give the keys and values of *fm*; raises DocumentError."""
        node = compose(fm)
        if node is None:
            raise DocumentError(1, "the front matter is empty: it needs keys such as title: and date:")
        if not isinstance(node, yaml.MappingNode):
            raise DocumentError(_line(node), "the front matter must be keys with values, such as title: A headline")
        return self._mapping(node, ())

    def _mapping(self, node: yaml.MappingNode, at: KeyPath) -> dict[str, object]:
        values: dict[str, object] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                raise DocumentError(_line(key_node), "a key must be a word; quote text that starts with [ or {")
            key = str(key_node.value)
            if key in values or (*at, key) in self.lines:
                raise DocumentError(
                    _line(key_node), f'"{key}" stands twice, here and on line {self.lines[*at, key]}: keep one of them'
                )
            self.lines[*at, key] = _line(key_node)
            value = self._value(value_node, (*at, key))
            if value is not None:
                values[key] = value
        return values

    def _value(self, node: yaml.Node, at: KeyPath) -> object:
        if len(at) > _DEEPEST:
            raise DocumentError(_line(node), "nested too deeply")
        if id(node) in self._met:
            raise DocumentError(
                _line(node), "& and * repeat a value in YAML, which could grow without end: write it out"
            )
        self._met.add(id(node))
        if node.tag not in _TAGS:
            raise DocumentError(
                _line(node), f"the tag {node.tag} means nothing here: quote the text if it starts with !"
            )
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, at)
        if isinstance(node, yaml.SequenceNode):
            for index, part in enumerate(node.value):
                self.lines[*at, index] = _line(part)
            return [self._value(part, (*at, index)) for index, part in enumerate(node.value)]
        if node.tag == "tag:yaml.org,2002:null":
            return None
        if complaint := unprintable(node.value):
            raise DocumentError(_line(node), complaint)
        return node.value.lower() == "true" if node.tag == "tag:yaml.org,2002:bool" else str(node.value)


_TAGS = {f"tag:yaml.org,2002:{name}" for name in ("str", "bool", "null", "seq", "map")}


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def _resolvers() -> dict[str, list[tuple[str, re.Pattern[str]]]]:
    table: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for tag, pattern, firsts in _RESOLVERS:
        for first in firsts:
            table.setdefault(first, []).append((tag, re.compile(f"(?:{pattern.pattern})\\Z")))
    return table


class _Loader(_Fastest):  # type: ignore[misc]
    yaml_implicit_resolvers = _resolvers()


class _ExplainingLoader(yaml.SafeLoader):
    """The loader in Python: slower, and its messages say which character it stumbled over."""

    yaml_implicit_resolvers = _Loader.yaml_implicit_resolvers


def compose(text: str) -> yaml.Node | None:
    """Give the nodes of front matter, whose marks count characters; raises DocumentError."""
    _refuse_deep_nesting(text)
    try:
        node: yaml.Node | None = _Loader(text).get_single_node()
    except yaml.YAMLError:
        return _explained(text)
    return node


def _explained(text: str) -> yaml.Node | None:
    try:
        return _ExplainingLoader(text).get_single_node()
    except yaml.MarkedYAMLError as error:
        is_begun_before = str(error.problem).startswith(_BEGUN_BEFORE)
        mark = (error.context_mark if is_begun_before else None) or error.problem_mark
        raise DocumentError((mark.line if mark else 0) + 1, _in_words(error)) from None
    except RecursionError:
        raise DocumentError(1, "nested too deeply") from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise DocumentError(line, unprintable(chr(error.character))) from None


def _refuse_deep_nesting(text: str) -> None:
    """Refuse lists within lists before the parser follows them down: its stack is not ours to catch."""
    depth = 0
    for bracket in re.finditer(r"[\[{\]}]|^[ \t]*(?:[-?:][ \t]+){20}", text, re.MULTILINE):
        depth += {"]": -1, "}": -1, "[": 1, "{": 1}.get(bracket[0], _MOST_OPEN_BRACKETS)
        if depth >= _MOST_OPEN_BRACKETS:
            raise DocumentError(text.count("\n", 0, bracket.start()) + 1, "nested too deeply")


def _in_words(error: yaml.MarkedYAMLError) -> str:
    problem = error.problem or "cannot be read"
    if error.context == "while scanning a directive":
        problem = "expected '<document start>'"
    hints = {
        "mapping values are not allowed here": "a second colon in one line: put the text after the key in quotes",
        "found character '\\t' that cannot start any token": "a tab: indent with spaces",
        "found undefined alias": "* and & mean something in YAML: put the text in quotes",
        "expected alphabetic or numeric character": "* and & mean something in YAML: put the text in quotes",
        "expected <block end>, but found '<scalar>'": "text after a closing quote: put all of it in other quotes",
        "expected <block end>": "lines that do not line up: begin keys of one level below each other",
        "found unexpected end of stream": "a quote that is never closed",
        "expected ','": "a bracket that is never closed, or a comma too few",
        "could not find expected ':'": "a line without a colon and a space: every line is a key, both, and a value",
        "expected '<document start>'": "a line that begins with %: put the text in quotes",
        "sequence entries are not allowed here": "a dash behind a colon: begin the list on the next line",
        "found unknown escape character": "a backslash in double quotes: use single quotes",
        "expected chomping or indentation indicators": "text behind | or >: begin it on the next line, indented",
    }
    for start, hint in hints.items():
        if problem.startswith(start):
            return f"not valid YAML: {hint}"
    return f"not valid YAML: {problem}: put the text after the key in quotes"
