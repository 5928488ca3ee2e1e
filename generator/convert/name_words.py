"""The words by which capitalised words are told to be a person's name: given names, titles, and what is never one."""

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from generator.convert.folding import fold

_HERE = Path(__file__).parent
GIVEN_NAMES_FILE, GIVEN_WORDS_FILE = _HERE / "given_names.txt", _HERE / "given_words.txt"
NAME_WORDS_FILE = _HERE / "name_words.toml"


@dataclass(frozen=True, slots=True)
class NameWords:
    """Hold the lists of `name_words.toml`, where each is explained."""

    titles: frozenset[str]
    openers: frozenset[str]
    never: frozenset[str]
    rarely: frozenset[str]
    given_places: frozenset[str]
    places_before: frozenset[str]
    surnames: frozenset[str]
    eastern: frozenset[str]
    verbs: frozenset[str]
    nobody: frozenset[str]


@cache
def read_name_words() -> NameWords:
    """Read the lists that ship with the package."""
    lists = tomllib.loads(NAME_WORDS_FILE.read_text(encoding="utf-8"))
    nobody = frozenset(" ".join(name.split()) for name in lists.pop("nobody").split(","))
    return NameWords(nobody=nobody, **{key: frozenset(words.split()) for key, words in lists.items()})


@cache
def read_given_names() -> frozenset[str]:
    """Read the given names that ship with the package."""
    return _words_of(GIVEN_NAMES_FILE)


@cache
def read_given_words() -> frozenset[str]:
    """Read the first words of names that are as often something else."""
    return _words_of(GIVEN_WORDS_FILE)


def is_given_name(word: str) -> bool:
    """Tell whether *word* is a common given name."""
    return plain(word).split("-")[0] in read_given_names()


@lru_cache(maxsize=20_000)
def plain(word: str) -> str:
    """Give *word* in small letters, without accents and the dot of an abbreviation."""
    return fold(word).lower().rstrip(".")


def _words_of(file: Path) -> frozenset[str]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
