"""Sentences of English news prose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.sentences import sentence_spans, sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. Nobody came.", ["It rained.", "Nobody came."]),
        ("Mr. Vane met Dr. Ode on Jan. 5. They ate.", ["Mr. Vane met Dr. Ode on Jan. 5.", "They ate."]),
        ("She left at 9 a.m. The boat did not.", ["She left at 9 a.m.", "The boat did not."]),
        ("“Where is it?” she asked. “Here!”", ["“Where is it?” she asked.", "“Here!”"]),
        ("“It is gone.” He sat down.", ["“It is gone.”", "He sat down."]),
        ("Vane v. Ode was heard. It cost $5.50 a seat.", ["Vane v. Ode was heard.", "It cost $5.50 a seat."]),
        ("Wait ... what? No.", ["Wait ... what?", "No."]),
        ("no end", ["no end"]),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    """Abbreviations, initials, amounts and speech do not end a sentence too early."""
    assert sentences(text) == expected


@given(st.text(alphabet="aB .!?…”\"“1'\n)"))
def test_no_word_is_lost_between_sentences(text: str) -> None:
    """Sentences are in order, apart from each other, and only blanks lie between them."""
    place = 0
    for start, end in sentence_spans(text):
        assert place <= start < end
        assert not text[place:start].strip()
        place = end
    assert not text[place:].strip()
