"""The file of phrases, which an editor may extend."""

import tomllib

import pytest

from generator.convert.phrases import PHRASES_FILE, Hit, Phrases, lowered, read_phrases

TABLES = tomllib.loads(PHRASES_FILE.read_text(encoding="utf-8"))
KINDS = {name: table for name, table in TABLES.items() if isinstance(table, dict)}


def some_phrases(**tables: dict[str, list[str]]) -> Phrases:
    """Make phrases of the given kinds."""
    return Phrases(tables, ["comments"], ["related"])


def test_the_shipped_file_has_only_kinds_with_known_uses() -> None:
    """A misspelt use would be silently without effect."""
    assert {use for table in KINDS.values() for use in table} <= {"whole", "starts", "says", "line", "hints"}
    assert {*TABLES["ends_story"], *TABLES["opens_list"]} <= KINDS.keys()


@pytest.mark.parametrize("kind", KINDS)
def test_every_phrase_is_written_as_it_is_looked_up(kind: str) -> None:
    """Small letters, straight quotes and single blanks, so that a phrase can be found at all."""
    for phrases in KINDS[kind].values():
        assert [phrase for phrase in phrases if phrase != " ".join(lowered(phrase).split(" ")) or "  " in phrase] == []


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("READ MORE", "read_more"),
        ("(42) Comments", "comments"),
        ("197 Shares", "share"),
        ("← Previous Story", "related"),
    ],
)
def test_a_whole_line_is_known_behind_numbers_and_arrows(line: str, kind: str) -> None:
    """Capitals, counts and signs around a label do not matter."""
    assert read_phrases().whole(line) == kind


def test_a_phrase_is_found_as_whole_words() -> None:
    """No part of a longer word, whatever the quotes look like."""
    phrases = some_phrases(appeal={"says": ["don't miss it"]})
    assert list(phrases.hits("So don’t miss it!")) == [Hit("appeal", "says", 3)]
    assert list(phrases.hits("So don't miss items!")) == []


def test_dots_stand_for_a_few_words() -> None:
    """A gap in a phrase may hold some words, but not a paragraph."""
    phrases = some_phrases(share={"starts": ["follow … on x"]})
    assert list(phrases.hits("Follow the harbour band on X")) == [Hit("share", "starts", 0)]
    assert list(phrases.hits("Follow the band " + "very " * 20 + "closely on X")) == []
    assert list(phrases.hits("Please follow the harbour band on X")) == []


def test_a_letter_that_grows_in_small_letters_moves_nothing() -> None:
    """Places in the small-letter form are places in the text."""
    assert len(lowered("İSTANBUL’S “DRUM”")) == len("İSTANBUL’S “DRUM”")
