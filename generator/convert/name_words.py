"""The words by which capitalised words are told to be a person's name: given names, titles, and what is never one."""

import tomllib
from functools import cache, lru_cache
from pathlib import Path

import msgspec

from generator.convert.folding import fold

_HERE = Path(__file__).parent
GIVEN_NAMES_FILE, GIVEN_WORDS_FILE = _HERE / "given_names.txt", _HERE / "given_words.txt"
NAME_WORDS_FILE = _HERE / "name_words.toml"


SURE, MAYBE = 2, 1


class NameWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
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
    brands: frozenset[str]


@cache
def read_name_words() -> NameWords:
    """Read the lists that ship with the package."""
    return msgspec.convert({name: frozenset(words) for name, words in listed_words().items()}, NameWords)


def listed_words() -> dict[str, list[str]]:
    """Give the words of each list in the order of the file; where commas stand between, an entry has several words."""
    lists: dict[str, str] = tomllib.loads(NAME_WORDS_FILE.read_text(encoding="utf-8"))
    return {
        name: [" ".join(entry.split()) for entry in words.split(",")] if "," in words else words.split()
        for name, words in lists.items()
    }


@cache
def read_given_names() -> frozenset[str]:
    """Read the given names that ship with the package."""
    return frozenset(words_of(GIVEN_NAMES_FILE))


@cache
def read_given_words() -> frozenset[str]:
    """Read the first words of names that are as often something else."""
    return frozenset(words_of(GIVEN_WORDS_FILE))


def words_of(file: Path) -> list[str]:
    """Give the words of a *file* of them in order; a line that begins with # is for people."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


def strength(word: str) -> int:
    """Tell how surely *word* is a given name: SURE, MAYBE for one that is a plain word or a place too, or 0."""
    small = plain(word).split("-")[0]
    if small in read_given_names() or word.count(".") > 1:
        return SURE
    acronym = word.isupper() and 1 < len(word) < 4  # noqa: PLR2004 - KT, JRR
    return MAYBE if small in read_given_words() or acronym else 0


def is_given_name(word: str) -> bool:
    """Tell whether *word* is a given name and hardly anything else."""
    return strength(word) == SURE


@lru_cache(maxsize=20_000)
def plain(word: str) -> str:
    """Give *word* in small letters, without accents and the dot of an abbreviation."""
    return fold(word).lower().rstrip(".")
