"""The file of phrases, which an editor may extend."""

import tomllib
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from generator.convert.kinds import IN_WORDS, Kind
from generator.convert.phrases import (
    SHIPPED_PHRASES,
    Hit,
    Phrases,
    PhraseTables,
    lowered,
    read_phrases,
    read_site_phrases,
)
from generator.errors import UserError

TABLES = tomllib.loads(SHIPPED_PHRASES.read_text(encoding="utf-8"))
KINDS = {name: table for name, table in TABLES.items() if isinstance(table, dict)}


def some_phrases(**tables: dict[str, list[str]]) -> Phrases:
    """Make phrases of the given kinds."""
    return Phrases(msgspec.convert(tables, PhraseTables))


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


def a_site_with_phrases(root: Path, text: str) -> Path:
    """Write a site's own phrases."""
    (root / "content").mkdir()
    (root / "content" / "phrases.toml").write_text(text, encoding="utf-8")
    return root


def test_a_site_adds_to_the_phrases(tmp_path: Path) -> None:
    """Its phrases are known beside those that ship, however the editor wrote them."""
    assert read_site_phrases(tmp_path) is read_phrases()
    own = '[share]\nwhole = ["Tell  the Ferryman’s Wife"]\n[appeal]\nsays = ["a bucket for … Bandstand"]'
    phrases = read_site_phrases(a_site_with_phrases(tmp_path, own))
    assert phrases.whole("TELL THE FERRYMAN'S WIFE") == "share"
    assert phrases.whole("Read more") == "read_more"
    assert [hit.kind for hit in phrases.hits("Leave a bucket for our old bandstand.")] == ["appeal"]


def test_a_phrase_of_the_site_outweighs_a_shipped_one(tmp_path: Path) -> None:
    """Where both know a line, the site knows better what it is there."""
    own = '[newsletter]\nwhole = ["read more"]'
    assert read_site_phrases(a_site_with_phrases(tmp_path, own)).whole("Read more") == "newsletter"


def test_every_fault_of_a_site_is_one_line(tmp_path: Path) -> None:
    """Misspelt kinds and uses, what is no list, and what is no text."""
    own = '[shares]\nwhole = ["x"]\n[share]\nsay = ["x"]\nwhole = "send it"\n[ad]\nsays = [1]\n'
    with pytest.raises(UserError) as caught:
        read_site_phrases(a_site_with_phrases(tmp_path, own))
    lines = [str(problem) for problem in caught.value.problems]
    assert [line.partition(": ")[0] for line in lines] == [f"content/phrases.toml:{n}" for n in (1, 4, 5, 7)]
    assert 'did you mean "share"?' in lines[0]
    assert 'did you mean "says"?' in lines[1]


def test_a_phrase_without_a_word_is_a_fault(tmp_path: Path) -> None:
    """It would be found everywhere, or nowhere."""
    with pytest.raises(UserError) as caught:
        read_site_phrases(a_site_with_phrases(tmp_path, '[legal]\nsays = ["… here"]'))
    assert [str(p) for p in caught.value.problems] == [
        'content/phrases.toml:2: legal.says: "… here" must begin with a word'
    ]


def test_every_kind_is_explained() -> None:
    """What an editor is told of a line that was left out."""
    assert IN_WORDS.keys() == set(get_args(Kind)) - {""}
