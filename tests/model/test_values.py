"""Values: what stands for a teaser in a fingerprint."""

from datetime import date, timedelta

import pytest

from generator.model.values import BodyReference, CaseNote, Corrected, Status, Teaser
from making import NOON, a_source


def a_teaser(**fields: object) -> Teaser:
    """Make the teaser of one article."""
    sound = {
        "title": "A", "url": "articles/a/", "date": NOON, "updated": None, "summary": "S", "source": "C", "id": "1",
    }  # fmt: skip
    return Teaser(**{**sound, **fields})  # type: ignore[arg-type]


A_NOTE = CaseNote(
    "The Case",
    "cases/the-case/",
    Status("dismissed", date(2025, 4, 1), "It ended.", a_source(), ended=True, outcome="favourable"),
)


def test_equal_teasers_have_equal_digests() -> None:
    """A listing that shows the same is fresh."""
    assert a_teaser().digest == a_teaser().digest


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "B"),
        ("url", "articles/b/"),
        ("date", NOON + timedelta(microseconds=1)),
        ("updated", NOON),
        ("summary", ""),
        ("source", ""),
        ("id", ""),
        ("corrected", Corrected("clarified", date(2025, 3, 15))),
        ("case_notes", (A_NOTE,)),
    ],
)
def test_any_change_of_a_teaser_changes_its_digest(field: str, value: object) -> None:
    """Each of its fields may be on a page."""
    assert a_teaser(**{field: value}).digest != a_teaser().digest


def test_an_excerpt_is_another_text_than_the_whole() -> None:
    """What is remembered of the one must not be shown for the other."""
    assert len({BodyReference("a.md", b"digest", words).key for words in (None, 0, 1, 11)}) == 4


def test_words_do_not_run_from_one_field_into_the_next() -> None:
    """Two teasers that read alike in a row are still two."""
    assert a_teaser(title="AB", url="C").digest != a_teaser(title="A", url="BC").digest


def test_a_teaser_that_a_layout_prints_is_the_same_in_each_build() -> None:
    """By default it would show where it is in memory."""
    assert repr(a_teaser(title="A", url="articles/a/")) == "Teaser('A', 'articles/a/')"
