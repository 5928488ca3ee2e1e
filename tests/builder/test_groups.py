"""Pages that are carried over from the last build are those that a clean build would make."""

from datetime import timedelta
from pathlib import Path

from generator.builder.build import build, usual_places
from generator.builder.verify import verify
from making import LATER, a_file, a_site, an_article_file, write

SOURCE = {"name": "The Courier"}
WEEK = "digest/2025-w11/index.html"  # of the day on which all stories here appear that say no other


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


def test_what_an_editor_chooses_for_a_week_concerns_that_week_and_the_index(tmp_path: Path) -> None:
    """Whether the file comes, changes or goes."""
    dates = {"a": "2025-03-14", "b": "2025-02-14"}
    files = {f"content/articles/{name}.md": an_article_file(name, date=date) for name, date in dates.items()}
    root = a_site(tmp_path, files)
    build(usual_places(root), LATER)
    path = "content/digests/2025-w11.md"
    mails = {f"digest/2025-w11/mail.{kind}" for kind in ("html", "txt")}
    write(root, {path: a_file("A note.", title="Ours", stories=["b"])})
    assert build(usual_places(root), LATER).written.keys() == {WEEK, *mails, "digest/index.html"}
    write(root, {path: a_file("Another note.", title="Ours", stories=["b"])})
    assert build(usual_places(root), LATER).written.keys() == {WEEK, *mails}
    verify(usual_places(root), LATER)
    (root / path).unlink()
    assert build(usual_places(root), LATER).written.keys() == {WEEK, *mails, "digest/index.html"}
    verify(usual_places(root), LATER)


def test_a_story_that_was_chosen_for_another_week_reaches_it_when_it_changes(tmp_path: Path) -> None:
    """The week has no story of its own."""
    files = {
        "content/articles/a.md": an_article_file("A", date="2025-01-14"),
        "content/digests/2025-w11.md": a_file("", stories=["a"]),
    }
    root = a_site(tmp_path, files)
    build(usual_places(root), LATER)
    write(root, {"content/articles/a.md": an_article_file("A, retitled", date="2025-01-14")})
    assert WEEK in build(usual_places(root), LATER).written
    (root / "content/articles/a.md").rename(root / "content/articles/b.md")
    write(root, {"content/digests/2025-w11.md": a_file("", stories=["b"])})
    assert WEEK in build(usual_places(root), LATER).written
    write(root, {"content/articles/b.md": an_article_file("A", date="2026-01-14")})
    build(usual_places(root), LATER)
    assert not (root / "output" / WEEK).exists()
    verify(usual_places(root), LATER)


def test_a_case_that_moves_reaches_the_week_in_which_it_did(tmp_path: Path) -> None:
    """Though no story of that week is about it."""
    timeline = [{"date": "2025-03-12", "stage": "charged", "what": "It began.", "source": SOURCE}]
    case = a_file(name="Oak case", timeline=timeline)
    root = a_site(tmp_path, {"content/cases/oak-case.md": case, "content/articles/a.md": an_article_file("A")})
    build(usual_places(root), LATER)
    assert "Charged" in (root / "output" / WEEK).read_text(encoding="utf-8")
    timeline.append({"date": "2025-04-12", "stage": "dropped", "what": "It ended.", "source": SOURCE})
    write(root, {"content/cases/oak-case.md": a_file(name="Oak case", timeline=timeline)})
    assert WEEK in build(usual_places(root), LATER).written
    verify(usual_places(root), LATER)


def test_a_digest_for_a_week_to_come_is_shown_when_the_week_begins(tmp_path: Path) -> None:
    """Nothing was edited meanwhile."""
    note = a_file("A note.", title="Ours")
    root = a_site(tmp_path, {"content/articles/a.md": an_article_file("A"), "content/digests/2026-w02.md": note})
    build(usual_places(root), LATER)
    assert not (root / "output/digest/2026-w02").exists()
    assert "digest/2026-w02/index.html" in build(usual_places(root), LATER + timedelta(days=5)).written


def test_a_digest_of_a_week_without_stories_reaches_the_home_page(tmp_path: Path) -> None:
    """A site may begin with a note of its editors, and have a home page that leads to the newest."""
    files = {"layouts/home.html": "{{ page.week.url }}", "content/digests/2025-w11.md": a_file("A note.", title="Ours")}
    root = a_site(tmp_path, files)
    build(usual_places(root), LATER)
    write(root, {"content/digests/2025-w12.md": a_file("Another note.", title="Ours")})
    assert "index.html" in build(usual_places(root), LATER).written
    verify(usual_places(root), LATER)
