"""The lists that ship with the package: nothing stands twice, and nothing that could never be found."""

import tomllib
from collections import Counter
from collections.abc import Iterable
from typing import get_args

import pytest
from convert.seed_making import paragraphs

from generator.convert.full_names import full_names
from generator.convert.name_words import (
    GIVEN_NAMES_FILE,
    GIVEN_WORDS_FILE,
    MAYBE,
    SURE,
    NameWords,
    listed_words,
    plain,
    read_given_names,
    read_given_words,
    read_name_words,
    strength,
    words_of,
)
from generator.convert.phrases import SHIPPED_PHRASES, Use, as_looked_up

LISTS = listed_words()
PHRASES = tomllib.loads(SHIPPED_PHRASES.read_text(encoding="utf-8"))
KINDS = {kind: uses for kind, uses in PHRASES.items() if isinstance(uses, dict)}


def twice(words: Iterable[str]) -> list[str]:
    """Give what stands more than once among *words*."""
    return [word for word, count in Counter(words).items() if count > 1]


def found(text: str) -> list[str]:
    """Find the full names in a paragraph."""
    return [name.name for row in full_names([p.text for p in paragraphs(text)], [[]]) for name in row]


def test_every_list_of_words_has_a_place_and_nothing_twice() -> None:
    """A misspelt name of a list would be a list that nobody reads."""
    assert set(LISTS) == set(NameWords.__struct_fields__)
    assert {name: twice(words) for name, words in LISTS.items() if twice(words)} == {}
    assert all(plain(word) == word for words in LISTS.values() for word in words)


def test_a_given_name_stands_in_one_list_once() -> None:
    """In the one of names, or in that of words that are something else as often."""
    names, words = words_of(GIVEN_NAMES_FILE), words_of(GIVEN_WORDS_FILE)
    assert twice([*names, *words]) == []
    assert {strength(name) for name in names} == {SURE}
    assert {strength(word) for word in words} == {MAYBE}


def test_places_that_are_given_names_are_sure_ones() -> None:
    """Of the others it is known already that they may be something else."""
    assert read_name_words().given_places <= read_given_names() - read_given_words()


@pytest.mark.parametrize("name", [*LISTS["nobody"], *LISTS["brands"]])
def test_who_is_nobody_would_be_somebody_by_the_other_lists(name: str) -> None:
    """A name of two words, which no other list refuses."""
    first, last = name.split()
    lists = read_name_words()
    assert first not in lists.places_before | lists.openers | lists.titles
    assert last not in lists.never | lists.openers


@pytest.mark.parametrize(
    "text", ["She carried a Michael Kors bag.", "She came in Jimmy Choo heels.", "It is a gown by Tom Ford."]
)
def test_a_designer_is_a_brand_beside_clothes(text: str) -> None:
    """And beside bags, shoes and scents."""
    assert found(text) == []


@pytest.mark.parametrize(
    "text", ["Michael Kors said no.", "She met Michael Kors in Port Fennel.", "Then Michael Kors laughed."]
)
def test_a_designer_is_a_person_elsewhere(text: str) -> None:
    """No name of a living person is refused for ever."""
    assert found(text) == ["Michael Kors"]


@pytest.mark.parametrize("use", ["whole", *get_args(Use)])
def test_a_phrase_belongs_to_one_kind_once(use: str) -> None:
    """Of two kinds only one could ever be the answer."""
    assert twice(as_looked_up(phrase) for uses in KINDS.values() for phrase in uses.get(use, [])) == []
