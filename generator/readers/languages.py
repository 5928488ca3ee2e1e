"""The words of the interface: a table a language, the site's own laid key by key over those of the package."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from generator.errors import Problem, UserError
from generator.model.layout import Layout
from generator.model.values import WordTable
from generator.schema import KeyPath, locate, unprintable
from generator.settings import parse_toml

LANGUAGES = "languages"
MODEL = "en"
# How messages name what a translator copies: where it lies differs from machine to machine.
ENGLISH_TABLE = f"{LANGUAGES}/{MODEL}.toml of the package's layouts, whose folder digest doctor tells,"
# Which texts a counted word has: for the number one, and for all others.
_NUMBERS = ("one", "other")
_MOST_NAMED = 10
_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


def layers(language: str, origins: Sequence[str]) -> list[str]:
    """
    Choose from the *origins* of tables those of a *language*, in the order in which they are laid over each other.

    The words of en-GB are those of en, with those of en-gb over them; capitals do not matter in the name of a file.
    """
    tags = dict.fromkeys((language.partition("-")[0].lower(), language.lower()))
    names = [f"{tag}.toml" for tag in tags]
    return [origin for name in names for origin in origins if origin.rpartition("/")[2].lower() == name]


def shipped_words(tables: Iterable[Layout]) -> WordTable:
    """Give the words of *tables* of the package laid over each other."""
    merged: dict[str, object] = {}
    for table in tables:
        merged |= tomllib.loads(table.source)
    return _flat(merged)


def own_words(model: Layout, tables: Sequence[Layout]) -> tuple[WordTable, list[Problem]]:
    """
    Give the words of *tables*, some of which a site has written, laid over each other; and what does not fit in them.

    The table *model* says which keys there are, which of them are counted, and what is filled in. Together *tables*
    must have all of its keys.
    """
    wanted = tomllib.loads(model.source)
    merged: dict[str, object] = {}
    problems: list[Problem] = []
    for table in tables:
        try:
            values, lines = parse_toml(table.source, table.origin)
        except UserError as error:
            return (), [*problems, *error.problems]
        problems += [Problem(table.origin, locate(at, lines), message) for at, message in _misfits(values, wanted)]
        merged |= values
    incomplete = tables[0].origin
    missing = [key for key in wanted if key not in merged]
    if len(missing) > _MOST_NAMED:
        what = f"more than {_MOST_NAMED} keys are missing: copy them from {ENGLISH_TABLE} and translate them"
        problems.append(Problem(incomplete, 1, what))
    else:
        problems += [Problem(incomplete, 1, f'missing key "{key}"') for key in missing]
    return () if problems else _flat(merged), problems


def placeholders(text: str) -> set[str]:
    """Name what is filled in where *text* has words in braces."""
    return set(_PLACEHOLDER.findall(text))


def _flat(table: Mapping[str, Any]) -> WordTable:
    """Give the texts of a table by their keys; a counted one has two, `key.one` and `key.other`."""
    found: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            found |= {f"{key}.{number}": text for number, text in value.items()}
        else:
            found[key] = value
    return tuple(sorted(found.items()))


def _misfits(values: Mapping[str, object], wanted: Mapping[str, object]) -> Iterator[tuple[KeyPath, str]]:
    for key, value in values.items():
        model = wanted.get(key)
        if model is None:
            near = get_close_matches(key, wanted, n=1)
            yield (key,), f'unknown key "{key}"' + (f' - did you mean "{near[0]}"?' if near else ": remove it")
        elif isinstance(model, str):
            if isinstance(value, str):
                yield from (((key,), f"{key}: {what}") for what in _text_misfits(value, placeholders(model)))
            else:
                yield (key,), f"{key}: expected text"
        elif not _is_counted(value):
            yield (key,), f'{key}: expected a text for one and one for other numbers: {{one = "…", other = "…"}}'
        else:
            yield from _counted_misfits(key, value, model)


def _is_counted(value: object) -> bool:
    if not isinstance(value, dict) or value.keys() != {*_NUMBERS}:
        return False
    return all(isinstance(text, str) for text in value.values())


def _counted_misfits(key: str, value: object, model: object) -> Iterator[tuple[KeyPath, str]]:
    """List what does not fit in counted texts; one may do without the number."""
    assert isinstance(value, dict)  # noqa: S101
    assert isinstance(model, dict)  # noqa: S101
    for number in _NUMBERS:
        given = placeholders(model[number]) | {"n"}
        yield from (((key, number), f"{key}.{number}: {what}") for what in _text_misfits(value[number], given))


def _text_misfits(text: str, given: set[str]) -> Iterator[str]:
    used = placeholders(text)
    if not text.strip():
        yield "must not be empty"
    if complaint := unprintable(text):
        yield complaint
    if re.search(r"[{}]", _PLACEHOLDER.sub("", text)):
        yield "a brace stands here without its other one: only what is filled in has braces"
    for name in sorted(used - given):
        yield f"nothing is filled in for {{{name}}}" + (f"; known: {', '.join(sorted(given))}" if given else "")
    for name in sorted(given - used - {"n"}):
        yield f"{{{name}}} is missing"
