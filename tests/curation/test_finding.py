"""The article that an editor means."""

from pathlib import Path

import pytest

from generator.curation.finding import find_article
from generator.errors import UserError
from generator.model.article import Article
from making import a_site, an_article, an_article_file

ARTICLES = (
    an_article("Drum is back", slug="drum-is-back"),
    an_article("Drum is gone", slug="drum-is-gone"),
    an_article("Band plays", slug="played", path="content/articles/2025/band.md"),
)


def found(wanted: str, root: Path = Path(), articles: tuple[Article, ...] = ARTICLES) -> str:
    """Find an article and give its title."""
    return find_article(root, articles, wanted).title


def complaint(wanted: str) -> str:
    """Give what is said where none is found."""
    with pytest.raises(UserError) as raised:
        found(wanted)
    (problem,) = raised.value.problems
    return str(problem)


@pytest.mark.parametrize(
    "wanted", ["content/articles/2025/band.md", "band.md", "played", "Band plays", "band PL", "content/articles/2025/"]
)
def test_an_article_is_found_by_any_of_its_names_or_a_beginning(wanted: str) -> None:
    """Capitals do not matter."""
    assert found(wanted) == "Band plays"


def test_a_whole_name_goes_before_a_beginning() -> None:
    """Else a short title could never be meant."""
    assert found("Drum", articles=(*ARTICLES, an_article("Drum", slug="x"))) == "Drum"


def test_a_path_may_be_typed_from_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a shell completes it."""
    a_site(tmp_path, {"content/articles/drum.md": an_article_file("Drum")})
    articles = (an_article("Drum", slug="drum"), *ARTICLES)
    monkeypatch.chdir(tmp_path / "content")
    assert found("articles/drum.md", tmp_path, articles) == "Drum"
    assert found(str(tmp_path / "content/articles/drum.md"), tmp_path, articles) == "Drum"


def test_what_may_be_several_is_asked_about() -> None:
    """With their paths."""
    assert complaint("drum") == (
        "drum: may be any of content/articles/drum-is-back.md, content/articles/drum-is-gone.md: name one"
    )


def test_what_is_none_is_guessed_or_told() -> None:
    """A slip of the finger is near a name."""
    assert complaint("band plaays") == "band plaays: no such article - did you mean content/articles/2025/band.md?"
    assert complaint("zzz") == "zzz: no such article; `ls content/articles` shows all"
