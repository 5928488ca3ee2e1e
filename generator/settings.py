"""The files of settings that a site may have, in TOML, with the line of each key for messages."""

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TypeVar

import msgspec

from generator.errors import Problem, UserError, stop_if
from generator.schema import KeyPath, Misfit, fit, locate

SITE_FILE = "content/site.toml"
NAMES_FILE = "content/names.toml"
PHRASES_FILE = "content/phrases.toml"
SUPPRESSED_FILE = "content/suppressed.toml"
SETTINGS_FILES = (SITE_FILE, NAMES_FILE, PHRASES_FILE, SUPPRESSED_FILE)

# What tomllib says, and what an editor can do about it; of two that begin alike the longer comes first.
_HINTS = {
    "Invalid value": "a value is missing, or text without quotes (only numbers, true and false have none)",
    "Illegal character '\\n'": "a quote that is never closed in its line",
    "Unterminated string": "three quotes that are never closed",
    "Expected '=' after a key": 'write key = "value", with an equals sign',
    "Invalid statement": 'write key = "value", or [table]',
    "Expected newline or end of document": "one key a line, and text in quotes",
    "Unclosed array": "a bracket that is never closed, or a comma too few",
    "Unclosed inline table": "a brace that is never closed, or a comma too few",
    "Cannot overwrite a value": "this key stands twice: keep one of them",
    "Duplicate inline table key": "a key stands twice in these braces: keep one of them",
    "Cannot declare": "this table stands twice: put what is below the two below one",
    "Expected ']' at the end of a table": "a [table] has its bracket at the end of its line",
    "Invalid hex value": "a backslash in double quotes: use single quotes",
    "Unescaped '\\' in a string": "a backslash in double quotes: use single quotes",
}

Settings = TypeVar("Settings", bound=msgspec.Struct)


def read_settings(
    root: Path, file: str, kind: type[Settings], meaning: Callable[[Settings], Iterable[Misfit]] = lambda _: ()
) -> Settings | None:
    """
    Read a *file* of settings of one *kind* of the site at *root*; None where there is no such file.

    *meaning* lists what is well-formed but means nothing. Raises UserError with every problem of the file at once.
    """
    try:
        values, lines = read_toml(root, file)
    except FileNotFoundError:
        return None
    settings = fit(kind, values)
    misfits = settings if isinstance(settings, list) else meaning(settings)
    stop_if(Problem(file, locate(at, lines), message) for at, message in misfits)
    assert isinstance(settings, kind)  # noqa: S101 - stop_if raised otherwise, which mypy cannot see
    return settings


def read_toml(root: Path, file: str) -> tuple[dict[str, object], Mapping[KeyPath, int]]:
    """
    Read a *file* of settings of the site at *root*: its values, and the line of each key.

    Raises FileNotFoundError, or UserError for what is no TOML.
    """
    try:
        text = (root / file).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise
    except OSError as error:
        raise UserError([Problem(file, 0, f"cannot be read: {error.strerror}")]) from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise UserError([Problem(file, line, "not UTF-8 text: save the file as UTF-8")]) from None
    return parse_toml(text, file)


def parse_toml(text: str, file: str) -> tuple[dict[str, object], Mapping[KeyPath, int]]:
    """Give the values in the *text* of a *file*, and the line of each key; raises UserError for what is no TOML."""
    try:
        return tomllib.loads(text), _toml_lines(text)
    except tomllib.TOMLDecodeError as error:
        raise UserError([_syntax_problem(error, file, text)]) from None


def _syntax_problem(error: tomllib.TOMLDecodeError, file: str, text: str) -> Problem:
    message, _, place = str(error).partition(" (at ")
    found = re.match(r"line (\d+)", place)
    line = int(found[1]) if found else text.count("\n") + 1
    hint = next((hint for start, hint in _HINTS.items() if message.startswith(start)), message)
    return Problem(file, line, f"not TOML: {hint}")


def _toml_lines(text: str) -> Mapping[KeyPath, int]:
    """Find the line of each key by its look: tomllib keeps no places, and these only serve messages."""
    lines: dict[KeyPath, int] = {}
    table: KeyPath = ()
    counts: Counter[KeyPath] = Counter()
    for number, line in enumerate(text.split("\n"), 1):
        if header := re.match(r"\s*\[\[([^\[\]]+)\]\]", line):
            array = _toml_key(header[1])
            table = (*array, counts[array])
            counts[array] += 1
            lines.setdefault(table, number)
        elif header := re.match(r"\s*\[([^\[\]]+)\]", line):
            table = _toml_key(header[1])
            lines.setdefault(table, number)
        elif key := re.match(r"\s*((?:[\w-]+|\"[^\"]*\"|'[^']*')(?:\s*\.\s*(?:[\w-]+|\"[^\"]*\"))*)\s*=", line):
            lines.setdefault(table + _toml_key(key[1]), number)
    return lines


def _toml_key(text: str) -> KeyPath:
    parts = re.findall(r"\"([^\"]*)\"|'([^']*)'|([\w-]+)", text)
    return tuple("".join(part) for part in parts)
