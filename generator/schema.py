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
    "bool": "true or false", "null": "nothing", "date": "a date such as 2025-03-14",
    "datetime": "a date such as 2025-03-14 or 2025-03-14T09:00:00Z",
}  # fmt: skip
_LIKEST = 0.65  # how alike two words must be for one to be meant by the other
_UNPRINTABLE = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


_DAY = re.compile(r"\d{4}-\d\d-\d\d")


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
    near = get_close_matches(key, allowed, n=1, cutoff=_LIKEST)
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
    elif _is_struct(kind):
        yield from _struct_misfits(kind, value, at, closed)
    elif origin is tuple:
        yield from _each(list, enumerate, arguments[0], value, at)
    elif origin is dict:
        is_table = _is_struct(arguments[1])
        if is_table and isinstance(value, dict) and not all(isinstance(part, dict) for part in value.values()):
            yield Misfit(at, f"{_key(at)}: needs a name: write [{_key(at)}.NAME]")
        else:
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
        yield Misfit(at, f"{_key(at)}: expected keys with values ({_keys_of(kind)}), got {_shown(value)}")
        return
    fields = {field.encode_name: field for field in msgspec.structs.fields(kind) if field.name not in closed}
    for key in value:
        if key not in fields:
            yield Misfit((*at, key), unknown(str(key), list(fields)))
    for name, field in fields.items():
        if name in value:
            yield from _misfits(field.type, value[name], (*at, name))
        elif field.required:
            # A key that stands there without a value counts as left out, and has a line.
            yield Misfit((*at, name), f'missing key "{name}"' + (f" in {_key(at)}" if at else ""))


def _each(shape: type, parts: Callable[[Any], Any], kind: Any, value: object, at: KeyPath) -> Iterator[Misfit]:
    if isinstance(value, shape):
        for key, part in parts(value):
            yield from _misfits(kind, part, (*at, key))
    else:
        entries = f"a list of entries with {_keys_of(kind)}" if _is_struct(kind) else "a list, such as [A, B]"
        wanted = entries if shape is list else "keys with values"
        dash = isinstance(value, str) and value.startswith("-") and shape is list
        hint = ": put a space behind each dash" if dash else ""
        yield Misfit(at, f"{_key(at)}: expected {wanted}, got {_shown(value)}{hint}")


def _readable(error: msgspec.ValidationError, value: object) -> str:
    words = str(error).split(" - at ")[0].replace("Invalid RFC3339 encoded date", "Expected `date`")
    expected = re.match(r"Expected `(\w+)`([^,]*)", words)
    if expected and expected[1] in _WORDS:
        words = f"expected {_WORDS[expected[1]]}{expected[2]}"
        if expected[1] == "date" and isinstance(value, str) and _DAY.fullmatch(value):
            return f"{value} is not on the calendar"
        return f"{words}, got {_shown(value)}{_hint(expected[1], value)}"
    return f"{words}, got {_shown(value)}"


def _hint(wanted: str, value: object) -> str:
    """Say what to do about quotes, where these alone are wrong."""
    if wanted == "str" and value is not None and not isinstance(value, list | dict | str):
        return ": put it in quotes"
    is_quoted = isinstance(value, str) and (
        (wanted == "int" and value.isdecimal()) or (wanted == "bool" and value in {"true", "false"})
    )
    return ": take the quotes away" if is_quoted else ""


def _is_struct(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)


def _keys_of(kind: type[msgspec.Struct]) -> str:
    """Name the keys that *kind* must have, or those that it may have."""
    fields = msgspec.structs.fields(kind)
    return ", ".join(field.encode_name for field in [field for field in fields if field.required] or fields)


def _shown(value: object) -> str:
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "keys with values"
    if isinstance(value, bool):
        return str(value).lower()
    return "nothing" if value is None else f'"{value}"' if isinstance(value, str) else str(value)


def _key(at: KeyPath) -> str:
    return ".".join(str(part) for part in at if isinstance(part, str)) or "this file"
