"""
Change the front matter of a file by lines: comments, order, quotes and whatever else is not meant stay to the byte.

Each function gives the new text of the whole file, or raises CannotEdit where a value is written in a form that is not
safe to change: what it gives has been read again, and means what it should.
"""

from collections.abc import Callable, Mapping
from copy import deepcopy
from typing import Any

import yaml

from generator.curation.places import CannotEdit, Entry, Places, end_of_line
from generator.curation.writing import (
    cut,
    cut_part,
    in_braces,
    insert_entry,
    insert_lines,
    insert_part,
    overwrite,
    rank_of_part,
    words_of,
    written,
)
from generator.model.front_matter import scalar
from generator.readers.document import parse_document
from generator.readers.text import DocumentError, decode
from generator.schema import KeyPath


def set_key(text: str, key: str, value: str, part: str = "") -> str:
    """Set *key*, or only one *part* of it such as the name of a source; "" takes it out."""
    values = _values(text)
    wanted = deepcopy(values)
    if not part:
        _put(wanted, key, value)
    else:
        inside = wanted.setdefault(key, {})
        if not isinstance(inside, dict):
            raise CannotEdit(1, f"{key} has no parts")
        _put(inside, part, value)
        if not inside:
            del wanted[key]
    if wanted == values:
        return text
    return _proven(text, key, wanted, lambda places: _set(places, key, value, part, gone=key not in wanted))


def add_to(text: str, key: str, *added: str) -> str:
    """Put those of the *added* values that are not there at the end of a list."""
    present = _list(_values(text), key)
    for value in dict.fromkeys(added):
        if value not in present:
            present = [*present, value]
            text = _proven(text, key, {**_values(text), key: present}, lambda places: _add(places, key, value))  # noqa: B023 - called at once
    return text


def take_from(text: str, key: str, *unwanted: str) -> str:
    """Take the *unwanted* values out of a list; a list of which nothing is left goes with its key."""
    while (found := next((v for v in _list(_values(text), key) if v in unwanted), None)) is not None:
        text = take_at(text, key, _list(_values(text), key).index(found))
    return text


def take_at(text: str, key: str, at: int) -> str:
    """Take the part number *at* out of a list; a list of which nothing is left goes with its key."""
    values = _values(text)
    present = _list(values, key)
    left = present[:at] + present[at + 1 :]
    wanted = {**values, key: left} if left else {name: value for name, value in values.items() if name != key}
    return _proven(text, key, wanted, lambda places: _take(places, key, at))


def replace_in(text: str, key: str, old: str, new: str) -> str:
    """Put *new* where *old* stands in a list; where *new* is there already, *old* only goes."""
    present = _list(_values(text), key)
    if old not in present or old == new:
        return text
    if new in present:
        return take_from(text, key, old)
    wanted = {**_values(text), key: [new if value == old else value for value in present]}
    return _proven(text, key, wanted, lambda places: _replace_at(places, (key, present.index(old)), new))


def replace_at(text: str, at: KeyPath, value: str) -> str:
    """Put *value* in place of the text at *at*, such as the name of the first of the parties."""
    values = _values(text)
    wanted = deepcopy(values)
    inside: Any = wanted
    for step in at[:-1]:
        inside = inside[step]
    if inside[at[-1]] == value:
        return text
    inside[at[-1]] = value
    return _proven(text, str(at[0]), wanted, lambda places: _replace_at(places, at, value))


def add_part(text: str, key: str, part: Mapping[str, str]) -> str:
    """Put *part*, which is keys with values such as a party, at the end of a list."""
    values = _values(text)
    wanted = {**values, key: [*_list(values, key), dict(part)]}
    return _proven(text, key, wanted, lambda places: _add_written(places, key, in_braces(part)))


def copy_key(text: str, key: str, other: str) -> str:
    """Put the lines of a key as they stand in the file *other* into *text*, which has no such key."""
    places, theirs = Places(text), Places(other)
    entry = theirs.entries[key]
    lines = theirs.text[entry.start : entry.end].replace(theirs.newline, places.newline)
    wanted = {**_values(text), key: _values(other)[key]}
    return _proven(text, key, wanted, lambda places: _put_lines(places, key, lines, places.entries.get(key)))


def copy_body(text: str, other: str) -> str:
    """Put the body of the file *other* into *text*, which has none."""
    places, theirs = Places(text), Places(other)
    head = text[: end_of_line(text, places.end)]
    body = other[end_of_line(other, theirs.end) :].replace(theirs.newline, places.newline)
    return f"{head}{'' if head.endswith((chr(10), chr(13))) else places.newline}{body}"


def _values(text: str) -> dict[str, object]:
    return parse_document(decode(text.encode())).values


def _list(values: dict[str, object], key: str) -> list[str]:
    found = values.get(key, [])
    if not isinstance(found, list):
        raise CannotEdit(1, f"{key} is no list")
    return found


def _put(values: dict[str, object], key: str, value: object) -> None:
    if value:
        values[key] = value
    else:
        values.pop(key, None)


def _proven(text: str, key: str, wanted: dict[str, object], change: Callable[[Places], str]) -> str:
    """Make a *change* of *key*: the new text has the *wanted* values and the old body, or CannotEdit is raised."""
    places = Places(text)
    edited = change(places)
    try:
        document = parse_document(decode(edited.encode()))
    except DocumentError:
        document = None
    if not document or document.values != wanted or document.body != parse_document(decode(text.encode())).body:
        entry = places.entries.get(key)
        raise CannotEdit(places.line(entry.start) if entry else 1, f"{key} is written in an unusual form")
    return edited


def _set(places: Places, key: str, value: str, part: str, *, gone: bool) -> str:
    entry = places.entries.get(key)
    if gone:
        return cut(places.text, entry.start, entry.end) if entry else places.text
    if entry is None or entry.is_empty:
        words = written(key, value, places.newline) if not part else f" {in_braces({part: value})}"
        return insert_entry(places, key, words)
    places.refuse_anchors(entry.value)
    if part:
        return _set_part(places, entry.value, part, value)
    if not isinstance(entry.value, yaml.ScalarNode):
        raise CannotEdit(places.line(entry.start), f"{key} is more than a text")
    return overwrite(places, entry.value, words_of(key, value, flow=False))


def _set_part(places: Places, node: yaml.Node, part: str, value: str) -> str:
    if not isinstance(node, yaml.MappingNode):
        raise CannotEdit(places.line(places.span(node)[0]), "it has no parts")
    names = [str(key.value) for key, _ in node.value]
    if part in names:
        at = names.index(part)
        if not value:
            return cut_part(places, node, at)
        places.refuse_anchors(node.value[at][1])
        return overwrite(places, node.value[at][1], words_of(part, value, flow=bool(node.flow_style)))
    words = f"{part}: {words_of(part, value, flow=bool(node.flow_style))}"
    return insert_part(places, node, rank_of_part(part, names), words)


def _add(places: Places, key: str, value: str) -> str:
    entry = places.entries.get(key)
    if entry is None or entry.is_empty:
        return insert_entry(places, key, written(key, [value], places.newline))
    places.refuse_anchors(entry.value)
    flow = bool(entry.value.flow_style)  # type: ignore[attr-defined] # a list, since its values were read as one
    return insert_part(places, entry.value, len(places.parts(entry.value)), scalar(value, flow=flow))


def _add_written(places: Places, key: str, words: str) -> str:
    entry = places.entries.get(key)
    if entry is None or entry.is_empty:
        return insert_entry(places, key, f" [{words}]")
    places.refuse_anchors(entry.value)
    return insert_part(places, entry.value, len(places.parts(entry.value)), words)


def _put_lines(places: Places, key: str, lines: str, empty: Entry | None) -> str:
    if empty:
        return places.text[: empty.start] + lines + places.text[empty.end :]
    return insert_lines(places, key, lines)


def _take(places: Places, key: str, at: int) -> str:
    entry = places.entries[key]
    places.refuse_anchors(entry.value)
    if len(places.parts(entry.value)) == 1:
        return cut(places.text, entry.start, entry.end)
    return cut_part(places, entry.value, at)


def _replace_at(places: Places, at: KeyPath, value: str) -> str:
    node, flow = places.entries[str(at[0])].value, False
    for step in at[1:]:
        places.refuse_anchors(node)
        flow = flow or bool(node.flow_style)  # type: ignore[attr-defined] # a list or keys with values, as it was read
        if isinstance(node, yaml.MappingNode):
            node = next(inside for key, inside in node.value if key.value == step)
        else:
            node = node.value[step]
    places.refuse_anchors(node)
    return overwrite(places, node, scalar(value, flow=flow))
