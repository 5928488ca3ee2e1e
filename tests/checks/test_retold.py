"""A story that was withdrawn does not come out once more."""

from pathlib import Path

import pytest
from checks.material_making import told

from making import a_file, a_site, an_article_file, withdrawn

STORY = """\
The ferry company that carries the cast to its island every morning has lost patience with the actors. A letter pinned
to the gangway on Wednesday says that nobody may rehearse **sword fights** on the car deck any more, since a driver was
struck on the knee by a wooden oar. “I saw it,” said the captain, who admired the series and its actors, until then.
"""
OWN = """\
Stage fencing is over for now, at least at sea. Whoever wants to duel must do so ashore, a skipper has decreed, and she
means it: in future a deckhand counts all oars that come aboard, and nobody gets a second warning from him.
"""
OLD = "content/articles/old.md"


def found(root: Path, body: str, **keys: object) -> list[str]:
    """Give what is said of an article with this *body*, when STORY was withdrawn."""
    seed = {"file": "a.txt", "sha256": "a" * 64}
    files = {
        OLD: an_article_file("Old", STORY, seed=seed, **withdrawn()),
        "content/articles/new.md": an_article_file("New", body, **keys),
    }
    return told(a_site(root, files), "withdrawn-again")


def test_the_same_text_is_an_error_that_names_both(tmp_path: Path) -> None:
    """Whatever its title is."""
    assert found(tmp_path, STORY) == [
        (
            "content/articles/new.md: withdrawn-again: tells again what content/articles/old.md told, which was"
            " withdrawn (100% of the shorter of the two is in the other): withdraw this one too, or delete it; if both"
            " are meant, say why under check.allow"
        )
    ]


@pytest.mark.parametrize("status", ["draft", "published"])
@pytest.mark.parametrize(
    "body",
    [
        STORY.upper(),
        STORY.replace("\n", " ").replace("**", "_"),
        OWN + STORY + OWN,
        " ".join(STORY.split()[20:]),
        STORY.replace("ferry", "boat").replace("Wednesday", "Thursday").replace("knee", "shin"),
    ],
)
def test_a_text_of_the_same_origin_is_an_error(tmp_path: Path, body: str, status: str) -> None:
    """Longer or shorter, with other marks and some other words; also of a draft."""
    assert len(found(tmp_path, body, status=status)) == 1


def test_the_same_seed_is_an_error(tmp_path: Path) -> None:
    """However the text was changed since."""
    assert "(it is made of the same seed)" in found(tmp_path, OWN, seed={"file": "b.txt", "sha256": "a" * 64})[0]


@pytest.mark.parametrize("body", [OWN, "Text.", "", "“I saw it,” said the captain, who admired the series. " + OWN])
def test_a_story_in_other_words_is_another(tmp_path: Path, body: str) -> None:
    """A quotation in common makes no copy."""
    assert found(tmp_path, body) == []
    assert found(tmp_path, body, seed={"file": "b.txt", "sha256": "b" * 64}) == []


def test_two_withdrawn_stories_may_be_the_same(tmp_path: Path) -> None:
    """Neither is out."""
    assert found(tmp_path, STORY, **withdrawn()) == []


def test_a_record_is_no_story(tmp_path: Path) -> None:
    """Only articles are compared."""
    a_site(tmp_path, {"content/people/ann.md": a_file(STORY, name="Ann Example")})
    assert found(tmp_path, OWN) == []
