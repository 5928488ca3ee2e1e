"""
Front matter in the forms that are written most, read without a YAML parser, which takes six times as long.

What is not certain to mean the same in YAML is not read here at all: the whole document is left to the parser. So each
expression takes less than YAML would: no value runs over two lines, and none begins with a sign that YAML may know.
"""

import re
from collections.abc import Mapping

from generator.schema import KeyPath

_MOST_BRACKETS = 50  # with more of them, open or closed, the parser may find the document nested too deeply
_KEY = r"[A-Za-z_][A-Za-z0-9_-]{0,60}"
_QUOTED = r""" "[^"\\\n]*+ (?: \\["\\] [^"\\\n]*+ )*+" | '[^'\n]*+' """
# Words that stand for true, false or nothing do so only alone; and there is no sign of YAML beyond ASCII.
_BEGIN = r"(?! (?: [tT]rue | TRUE | [fF]alse | FALSE | [nN]ull | NULL ) [,\]}\n] ) [^\x00-#%-')-.:-@\[-`{-\x7f]"
# A colon before a space is that of a key, # behind one begins a comment, and spaces at the end are not of the value.
_PLAIN = rf"{_BEGIN} [^\n:#]*+ (?: (?: :(?![\ \n]) | (?<!\ )\# ) [^\n:#]*+ )*+ (?<!\ )"
_PLAIN_IN_FLOW = rf"{_BEGIN} [^\n:#,?\[\]{{}}]*+ (?: :(?=[0-9A-Za-z/]) [^\n:#,?\[\]{{}}]*+ )*+ (?<!\ )"

_SCALAR = f"(?: {_QUOTED} | {_PLAIN} )"
_PART = f"(?: {_QUOTED} | {_PLAIN_IN_FLOW} )"
_PAIR = rf"""(?: {_KEY} | "{_KEY}" ):\ {_PART}"""
_FLOW_LIST = rf"\[ (?: {_PART} (?: ,\ {_PART} )*+ )? \]"
_FLOW_MAPPING = rf"\{{ {_PAIR} (?: ,\ {_PAIR} )*+ \}}"

_PARTS = re.compile(_PART, re.VERBOSE)
_PAIRS = re.compile(rf""" "?({_KEY})"?:\ ({_PART}) """, re.VERBOSE)
_ESCAPED = re.compile(r"\\(.)")
# Groups: the key; its value on the same line, or the lines of a list, or the lines of a mapping; and, where none of
# these can be made out, all the rest.
_ENTRIES = re.compile(
    rf"""
    ({_KEY}):
    (?: \ ( {_SCALAR} | true | false | {_FLOW_LIST} | {_FLOW_MAPPING} ) \n
      | \n ( (?: \ \ -\ {_SCALAR} \n )++ )
      | \n ( (?: \ \ {_KEY}:\ {_SCALAR} \n )++ )
    )
    | ( [\s\S]++ )
    """,
    re.VERBOSE,
)


def read_plain(text: str) -> tuple[dict[str, object], str] | None:
    """Give the values of the front matter of *text* and its body, or None if it takes a YAML parser to be sure."""
    end = text.find("\n---\n", 3)
    if end < 0 or not text.startswith("---\n"):
        return None
    front = text[4 : end + 1]
    # Tabs, the line ends of Unicode and what may not stand in a document at all are not printable.
    if not front.replace("\n", " ").isprintable() or front.count("[") + front.count("{") >= _MOST_BRACKETS:
        return None
    entries = _ENTRIES.findall(front)
    if not entries or entries[-1][-1]:
        return None
    values = {key: _value(inline, listed, mapped) for key, inline, listed, mapped, _ in entries}
    if len(values) < len(entries) or None in values.values():
        return None
    return values, text[end + 5 :].strip()


def plain_lines(text: str) -> Mapping[KeyPath, int] | None:
    """Give the line of each key of such front matter, but of those within a line; None where `read_plain` does."""
    if read_plain(text) is None:
        return None
    lines: dict[KeyPath, int] = {}
    top, count = "", 0
    for number, line in enumerate(text[4 : text.find("\n---\n", 3)].split("\n"), 2):
        if line.startswith("  - "):
            lines[top, count] = number
            count += 1
        elif line.startswith("  "):
            lines[top, line.split(":", 1)[0][2:]] = number
        else:
            top, count = line.split(":", 1)[0], 0
            lines[top,] = number
    return lines


def _value(inline: str, listed: str, mapped: str) -> object:
    """Give the value that is written in one of three ways, the others being empty; None if it is not certain."""
    if listed:
        return [_unquoted(line) for line in listed[4:-1].split("\n  - ")]
    if mapped:
        return _mapping([line.split(": ", 1) for line in mapped[2:-1].split("\n  ")])
    if inline[0] == "[":
        return [_unquoted(part) for part in _PARTS.findall(inline, 1)]
    if inline[0] == "{":
        return _mapping(_PAIRS.findall(inline, 1))
    return inline == "true" if inline in {"true", "false"} else _unquoted(inline)


def _mapping(pairs: list[list[str]]) -> dict[str, str] | None:
    """Give the values by their keys; None if a key stands twice, for the parser to complain of."""
    values = {key: _unquoted(value) for key, value in pairs}
    return values if len(values) == len(pairs) else None


def _unquoted(scalar: str) -> str:
    if scalar[0] == '"':
        return _ESCAPED.sub(r"\1", scalar[1:-1]) if "\\" in scalar else scalar[1:-1]
    return scalar[1:-1] if scalar[0] == "'" else scalar
