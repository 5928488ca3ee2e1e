"""Pages that are carried over from the last build are those that a clean build would make."""

from pathlib import Path

from generator.builder.build import build, usual_places
from generator.builder.verify import verify
from making import LATER, a_file, a_site, an_article_file, write

SOURCE = {"name": "The Courier"}


def test_a_party_gets_its_link_when_a_story_makes_it_a_person(tmp_path: Path) -> None:
    """The story need not be about the case."""
    timeline = [{"date": "2025-03-01", "stage": "filed", "what": "It began.", "source": SOURCE}]
    case = a_file(name="Oak case", parties=[{"name": "Max Foo"}], timeline=timeline)
    root = a_site(tmp_path, {"content/cases/oak-case.md": case, "content/articles/a.md": an_article_file("A")})
    build(usual_places(root), LATER)
    write(root, {"content/articles/b.md": an_article_file("B", people=["Max Foo"])})
    assert "cases/oak-case/index.html" in build(usual_places(root), LATER).written
    verify(usual_places(root), LATER)


def test_another_spelling_reaches_all_pages_that_name_a_term(tmp_path: Path) -> None:
    """The most frequent spelling is the name, also on pages of stories that spell it otherwise."""
    files = {f"content/articles/{name}.md": an_article_file(name, people=["Zoe Q"]) for name in "ab"}
    root = a_site(tmp_path, files)
    build(usual_places(root), LATER)
    write(root, {f"content/articles/{name}.md": an_article_file(name, people=["Zoë Q"]) for name in "cde"})
    assert "articles/a/index.html" in build(usual_places(root), LATER).written
    verify(usual_places(root), LATER)


def test_a_minor_who_is_shown_comes_of_age_when_the_latest_story_is_told(tmp_path: Path) -> None:
    """From then on the page tells the date of birth, though no story on it and no record changed."""
    record = a_file(name="Ann Example", born="2007-06-01", allowed={"by": "The editor", "reason": "It was asked for."})
    story = an_article_file("A", people=["Ann Example"], date="2025-03-01")
    root = a_site(tmp_path, {"content/people/ann-example.md": record, "content/articles/a.md": story})
    build(usual_places(root), LATER)
    write(root, {"content/articles/b.md": an_article_file("B", date="2025-06-02")})
    assert "people/ann-example/index.html" in build(usual_places(root), LATER).written
    verify(usual_places(root), LATER)
