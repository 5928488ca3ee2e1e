"""The notes that ask who a name is."""

from generator.model.notes import Question, may_be_a_child, not_yet_known, question_in


def test_a_note_that_asks_for_a_name_is_understood() -> None:
    """In the words in which it was written."""
    assert question_in(not_yet_known("shows", "The Drum is not in")) == Question("shows", "The Drum is not in", False)
    assert question_in(may_be_a_child("Bo Ode")) == Question("people", "Bo Ode", True)


def test_any_other_note_asks_for_no_name() -> None:
    """Even one about people."""
    assert question_in("people: Bo or Bea?") is None
    assert question_in("title: made from the first sentence") is None
    assert question_in("people: Bo is not in content/shows yet") is None
