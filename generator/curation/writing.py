"""Write values into front matter, and cut them out, in the form that stands around them; nothing is proven here."""

import re
from collections.abc import Mapping, Sequence

import msgspec
import yaml

from generator.curation.places import CannotEdit, Places, end_of_line, start_of_line
from generator.model.article import Article, Source
from generator.model.case import Case, Party
from generator.model.front_matter import scalar
from generator.model.person import Person
from generator.model.show import Show

_BELOW_EACH_OTHER = frozenset({"review"})
_UNQUOTED = frozenset({"date"})
_DASH = re.compile(r" *(?:- +)?")


def _order(*kinds: type[msgspec.Struct]) -> list[str]:
    names = [field.encode_name for kind in kinds for field in msgspec.structs.fields(kind)]
    return list(dict.fromkeys(names))


_OF_ARTICLES, _OF_RECORDS = _order(Article), _order(Person, Show, Case)
_OF_PARTS = _order(Source, Party)


def overwrite(places: Places, node: yaml.Node, words: str) -> str:
    """Put *words* in place of a value."""
    start, end = places.span(node)
    below = places.text[start:end].endswith(("\n", "\r"))
    return places.text[:start] + words + (places.newline if below else "") + places.text[end:]


def insert_entry(places: Places, key: str, written: str) -> str:
    """Write a key that is not there, or behind which nothing stands, at its place in the order of the schema."""
    if entry := places.entries.get(key):
        place = places.start + entry.key.end_mark.index + 1
        return places.text[:place] + written + places.text[place:]
    return insert_lines(places, key, f"{key}:{written}{places.newline}")


def insert_lines(places: Places, key: str, lines: str) -> str:
    """Write the whole *lines* of a key that is not there at its place in the order of the schema."""
    text = places.text
    order = _OF_RECORDS if "name" in places.entries else _OF_ARTICLES
    ahead = [name for name in places.entries if name in order and order.index(name) < order.index(key)]
    last = max(ahead, key=order.index, default=None)
    place = places.entries[last].end if last else places.start
    return text[:place] + lines + text[place:]


def insert_part(places: Places, node: yaml.Node, at: int, words: str) -> str:
    """Write *words* as the part number *at* of a list or of keys with values."""
    text, parts = places.text, places.parts(node)
    if node.flow_style:  # type: ignore[attr-defined] # a list or keys with values
        if not parts:
            place = places.span(node)[0] + 1
        elif at < len(parts):
            place, words = parts[at][0], f"{words}, "
        else:
            place, words = parts[-1][1], f", {words}"
        return text[:place] + words + text[place:]
    line = start_of_line(text, parts[-1][0])
    before = text[line : parts[-1][0]]
    if not _DASH.fullmatch(before):
        raise CannotEdit(places.line(line), "the list is written in an unusual form")
    place = start_of_line(text, parts[at][0]) if at < len(parts) else _behind(text, parts[-1][1])
    return text[:place] + before + words + places.newline + text[place:]


def rank_of_part(part: str, names: Sequence[str]) -> int:
    """Give the number that a new *part*, such as the address of a source, has among those with these *names*."""
    rank = _OF_PARTS.index(part)
    ahead = (at for at, name in enumerate(names) if name in _OF_PARTS and _OF_PARTS.index(name) > rank)
    return next(ahead, len(names))


def cut_part(places: Places, node: yaml.Node, at: int) -> str:
    """Take out one of several parts."""
    text, parts = places.text, places.parts(node)
    if not node.flow_style:  # type: ignore[attr-defined] # a list or keys with values
        return cut(text, start_of_line(text, parts[at][0]), _behind(text, parts[at][1]))
    if at + 1 < len(parts):
        start, end, between = parts[at][0], parts[at + 1][0], text[parts[at][1] : parts[at + 1][0]]
    else:
        start, end, between = parts[at - 1][1], parts[at][1], text[parts[at - 1][1] : parts[at][0]]
    if "#" in between:
        raise CannotEdit(places.line(start), "a comment stands inside the brackets")
    return cut(text, start, end)


def cut(text: str, start: int, end: int) -> str:
    """Give *text* without the characters from *start* to *end*."""
    return text[:start] + text[end:]


def written(key: str, value: str | Sequence[str], newline: str) -> str:
    """Write what stands behind a key and its colon in the form of the house."""
    if isinstance(value, str):
        return f" {words_of(key, value, flow=False)}"
    if key in _BELOW_EACH_OTHER:
        return "".join(f"{newline}  - {scalar(entry)}" for entry in value)
    return f" [{', '.join(scalar(entry, flow=True) for entry in value)}]"


def words_of(key: str, value: str, *, flow: bool = True) -> str:
    """Write the *value* of a *key*; *flow* is inside brackets or braces."""
    return value if key in _UNQUOTED else scalar(value, flow=flow)


def in_braces(parts: Mapping[str, str]) -> str:
    """Write keys with values on one line."""
    return f"{{{', '.join(f'{key}: {words_of(key, value)}' for key, value in parts.items())}}}"


def _behind(text: str, end: int) -> int:
    """Give the start of the line below what ends at *end*."""
    return end if text[end - 1] in "\r\n" else end_of_line(text, end)
