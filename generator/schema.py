"""Turn plain mappings, from YAML or TOML, into frozen types, and say everything that does not fit."""

import re
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any, Literal, TypeVar

import msgspec

KeyPath = tuple[str | int, ...]
T = TypeVar("T")

_WORDS = {
    "array": "a list", "object": "keys with values", "str": "text", "int": "a whole number", "float": "a number",
    "bool": "true or false", "null": "nothing", "date": "a date such as 2025-03-14", "datetime": "a date and time",
}  # fmt: skip
_UNPRINTABLE = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Misfit(typing.NamedTuple):
    """Say what does not fit at one key."""

    at: KeyPath
    message: str


def fit(kind: type[T], values: Mapping[str, object], *, closed: frozenset[str] = frozenset()) -> T | list[Misfit]:
    """
    Convert *values* to the struct *kind*, or list every misfit.

    *closed* names the fields that the reader fills in afterwards: in *values*, which an editor wrote, they are unknown.
    """
    try:
        fitted = msgspec.convert(values, kind)
    except msgspec.ValidationError as error:
        return list(_misfits(kind, values, (), closed)) or [Misfit((), str(error))]
    return list(_misfits(kind, values, (), closed)) if closed & values.keys() else fitted


def unknown(key: str, allowed: list[str], what: str = "key") -> str:
    """Word the complaint about an unknown *key*, with the likeliest of the *allowed* ones."""
    near = get_close_matches(key, allowed, n=1, cutoff=0.6)
    return f'unknown {what} "{key}"' + (f' - did you mean "{near[0]}"?' if near else f"; known: {', '.join(allowed)}")


def unprintable(text: str) -> str:
    """Word the complaint about a character in *text* that YAML does not print and XML cannot hold; "" without one."""
    found = _UNPRINTABLE.search(text)
    return f"the character U+{ord(found[0]):04X} cannot stand here" if found else ""


def locate(at: KeyPath, lines: Mapping[KeyPath, int]) -> int:
    """Give the line of the key at *at*, or of the nearest key around it; 1 where none is known."""
    while at and at not in lines:
        at = at[:-1]
    return lines.get(at, 1)


def _misfits(kind: Any, value: object, at: KeyPath, closed: frozenset[str] = frozenset()) -> Iterator[Misfit]:
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is types.UnionType or origin is typing.Union:
        yield from _misfits(next(a for a in arguments if a is not types.NoneType), value, at)
    elif isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        yield from _struct_misfits(kind, value, at, closed)
    elif origin is tuple:
        yield from _each(list, enumerate, arguments[0], value, at)
    elif origin is dict:
        yield from _each(dict, dict.items, arguments[1], value, at)
    elif origin is Literal:
        if value not in arguments:
            got = f"expected one of {', '.join(arguments)}, got {_shown(value)}"
            yield Misfit(
                at, f"{_key(at)}: " + (unknown(value, [*arguments], "value") if isinstance(value, str) else got)
            )
    else:
        try:
            msgspec.convert(value, kind)
        except msgspec.ValidationError as error:
            yield Misfit(at, f"{_key(at)}: {_readable(error, value)}")


def _struct_misfits(kind: type[msgspec.Struct], value: object, at: KeyPath, closed: frozenset[str]) -> Iterator[Misfit]:
    if not isinstance(value, dict):
        yield Misfit(at, f"{_key(at)}: expected keys with values, got {_shown(value)}")
        return
    fields = {field.encode_name: field for field in msgspec.structs.fields(kind) if field.name not in closed}
    for key in value:
        if key not in fields:
            yield Misfit((*at, key), unknown(str(key), list(fields)))
    for name, field in fields.items():
        if name in value:
            yield from _misfits(field.type, value[name], (*at, name))
        elif field.required:
            yield Misfit(at, f'missing key "{name}"' + (f" in {_key(at)}" if at else ""))


def _each(shape: type, parts: Callable[[Any], Any], kind: Any, value: object, at: KeyPath) -> Iterator[Misfit]:
    if isinstance(value, shape):
        for key, part in parts(value):
            yield from _misfits(kind, part, (*at, key))
    else:
        wanted = "a list, such as [A, B]" if shape is list else "keys with values"
        yield Misfit(at, f"{_key(at)}: expected {wanted}, got {_shown(value)}")


def _readable(error: msgspec.ValidationError, value: object) -> str:
    words = str(error).split(" - at ")[0].replace("Invalid RFC3339 encoded date", "Expected `date`")
    expected = re.match(r"Expected `(\w+)`([^,]*)", words)
    if expected and expected[1] in _WORDS:
        words = f"expected {_WORDS[expected[1]]}{expected[2]}"
    return f"{words}, got {_shown(value)}"


def _shown(value: object) -> str:
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "keys with values"
    return "nothing" if value is None else f'"{value}"'


def _key(at: KeyPath) -> str:
    return ".".join(str(part) for part in at if isinstance(part, str)) or "this file"
