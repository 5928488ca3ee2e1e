"""A story about a case names it."""

from pathlib import Path

import pytest
from checks.material_making import told

from making import a_file, a_site, an_article_file

CASE = {
    "name": "Mill Fire",
    "keywords": ["arson", "Ann Example", "Example"],
    "parties": [{"name": "Ann Example", "role": "Accused (second)"}, {"name": "Bob Roe", "role": "claimant"}],
}


def found(root: Path, body: str, **keys: object) -> list[str]:
    """Give what is said of an article with this *body*."""
    article = an_article_file("A headline", body, **{"people": ["Ann Example", "Bob Roe"], **keys})
    return told(a_site(root, {"content/cases/f.md": a_file(**CASE), "content/articles/a.md": article}), "untagged-case")


def test_a_story_that_speaks_of_a_case_and_does_not_name_it_is_told(tmp_path: Path) -> None:
    """By a key word of the case."""
    assert found(tmp_path, "Ann Example sings. The arson was long ago.") == [
        (
            "content/articles/a.md:4: untagged-case: is about Ann Example and says “arson”, and does not name the case"
            " Mill Fire: put it under cases:, or its outcome will not stand beside this story (warning)"
        )
    ]


@pytest.mark.parametrize(
    ("body", "keys"),
    [
        ("She wept after the mill  fire.", {}),
        ("Sold.", {"summary": "A trial for arson."}),
        ("They asked about the thief, but Ann Example smiled.", {}),
        ("Bob Roe met the murderer Example.", {}),
    ],
)
def test_names_of_the_case_and_accusing_words_are_signs_too(tmp_path: Path, body: str, keys: dict[str, object]) -> None:
    """In the title, the summary or the text."""
    assert len(found(tmp_path, body, **keys)) == 1


@pytest.mark.parametrize(
    ("body", "keys"),
    [
        ("Ann Example sings again.", {}),
        ("The arson was long ago.", {"cases": ["Mill Fire"]}),
        ("The arson was long ago.", {"people": ["Bob Roe"]}),
        ("Ann Example sings. A thief took his car.", {}),
        ("The parson sings.", {}),
    ],
)
def test_other_stories_are_let_be(tmp_path: Path, body: str, keys: dict[str, object]) -> None:
    """Those that name the case, are about others, or about something else."""
    assert found(tmp_path, body, **keys) == []
