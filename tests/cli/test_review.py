"""`digest review`: what awaits an editor."""

import json
from pathlib import Path

from making import END_OF_YEAR, a_file, a_site, an_article_file, files_in, run_digest

STORY = " ".join(f"word{number} and{number % 7}" for number in range(120))


def a_site_to_review(root: Path, **files: str) -> Path:
    """Write a site with something of each kind that can wait."""
    return a_site(
        root,
        {
            "content/articles/one.md": an_article_file(
                "One",
                body=STORY,
                people=["Ann Tarn", "Bo Ode"],
                review=["people: Bo Ode is not in content/people yet", "title: made", "date: none is stated"],
            ),
            "content/articles/two.md": an_article_file("Two", body=STORY, people=["Bo Ode"], date="2025-03-15"),
            "content/articles/gone.md": an_article_file(
                "Gone",
                body=STORY,
                review=["title: made"],
                status="withdrawn",
                corrections=[{"date": "2025-03-15", "kind": "withdrawn", "now": "It was wrong."}],
            ),
            "content/people/ann-tarn.md": a_file(name="Ann Tarn"),
            **files,
        },
    )


def said(root: Path, *arguments: str, code: int = 0) -> list[str]:
    """Run the command and give what it says, line by line."""
    result = run_digest("--root", root, "review", *arguments, "--now", END_OF_YEAR)
    assert result.exit_code == code, result.output
    return (result.stderr or result.stdout).splitlines()


def test_everything_that_waits_is_listed_by_kind(tmp_path: Path) -> None:
    """A note that only asks for a record is told with the name; nothing of a withdrawn article waits."""
    assert said(a_site_to_review(tmp_path)) == [
        "content/articles/one.md:5: title: made",
        "content/articles/one.md:5: date: none is stated",
        "person without a record, in 2 articles: Bo Ode",
        "    content/articles/one.md",
        "    content/articles/two.md",
        "content/articles/two.md: same story? 100% of the words are alike in",
        "    content/articles/one.md",
        "waiting: 2 notes, 1 name without a record, 1 possible duplicate",
    ]


def test_one_article_can_be_asked_about(tmp_path: Path) -> None:
    """With the names in it, and what it may repeat."""
    assert said(a_site_to_review(tmp_path), "two.md")[-1] == "waiting: 1 name without a record, 1 possible duplicate"


def test_a_site_where_nothing_waits_says_so(tmp_path: Path) -> None:
    """And is no failure."""
    root = a_site(tmp_path, {"content/articles/a.md": an_article_file("A")})
    assert said(root, "--fail") == ["nothing waits for an editor"]


def test_what_waits_can_fail_a_script(tmp_path: Path) -> None:
    """The list is the same."""
    root = a_site_to_review(tmp_path)
    assert said(root, "--fail", code=1) == said(root)


def test_what_waits_is_reported_to_machines_in_json(tmp_path: Path) -> None:
    """By section."""
    (line,) = said(a_site_to_review(tmp_path), "--json")
    report = json.loads(line)
    assert list(report) == ["notes", "names", "duplicates", "cases", "seeds", "unread"]
    assert report["names"] == [
        {
            "path": "",
            "line": 0,
            "message": "person without a record, in 2 articles: Bo Ode",
            "articles": ["content/articles/one.md", "content/articles/two.md"],
        }
    ]


def test_notes_that_are_settled_are_taken_away(tmp_path: Path) -> None:
    """One by its beginning, or all; nothing else of the file changes."""
    root = a_site_to_review(tmp_path)
    before = (root / "content/articles/one.md").read_text(encoding="utf-8")
    note, line = ', "title: made"', before.splitlines()[4]
    assert said(root, "one.md", "--done", "title", "--dry-run") == [
        f"content/articles/one.md:5: - {line}",
        f"content/articles/one.md:5: + {line.replace(note, '')}",
        "nothing is written: this was a dry run",
    ]
    assert said(root, "one.md", "--done", "title") == ["content/articles/one.md: note settled"]
    after = (root / "content/articles/one.md").read_text(encoding="utf-8")
    assert after == before.replace(note, "")
    assert said(root, "one.md", "--done") == ["content/articles/one.md: note settled"]
    assert "review" not in (root / "content/articles/one.md").read_text(encoding="utf-8")
    assert said(root, "one.md", "--done") == ["nothing to change"]


def test_what_cannot_be_settled_is_told(tmp_path: Path) -> None:
    """No article, no such note, or a note without the word."""
    root = a_site_to_review(tmp_path)
    before = files_in(root / "content")
    assert said(root, "one.md", "--done", "titel", code=1) == ['content/articles/one.md: no note begins with "titel"']
    assert said(root, "--done", code=1) == ["--done: name the article whose notes are settled"]
    assert said(root, "one.md", "title", code=1) == ["--done: is missing: notes are named only to take them away"]
    assert files_in(root / "content") == before


def test_a_changed_seed_waits(tmp_path: Path) -> None:
    """With the article it made, or without if that was deleted."""
    seed = "Big drum is gone\n\nThe drum was big, and it is gone now. Nobody knows why."
    root = a_site(tmp_path, {"seeds/a.txt": seed})
    assert run_digest("--root", root, "convert", "--now", END_OF_YEAR).exit_code == 0
    (article,) = (root / "content/articles").iterdir()
    (root / "seeds/a.txt").write_text(f"{seed}\n\nIt was found at noon.\n", encoding="utf-8")
    assert said(root)[-3:] == [
        "seeds/a.txt: changed since it was converted; digest review --diff shows what would change in",
        f"    content/articles/{article.name}",
        "waiting: 2 notes, 1 changed seed",
    ]
    assert said(root, article.name, "--diff")[-2:] == ["+", "+It was found at noon."]
    article.unlink()
    assert said(root)[-2:] == [
        "seeds/a.txt: changed since its article was deleted; digest convert --again seeds/a.txt brings it back",
        "waiting: 1 changed seed",
    ]


def test_a_seed_that_cannot_be_read_waits_and_stops_nothing(tmp_path: Path) -> None:
    """Where differences are asked for, it is told beside them."""
    root = a_site(tmp_path, {"content/articles/a.md": an_article_file("A"), "seeds/b.txt": b"\0\1"})
    reason = "is a file of bytes that are no letters, no text; delete it, or save the text of the story"
    assert said(root) == [f"seeds/b.txt: {reason}", "waiting: 1 seed that cannot be read"]
    assert said(root, "a.md") == ["nothing waits for an editor"]
    result = run_digest("--root", root, "review", "--diff", "--now", END_OF_YEAR)
    nothing = "nothing to show: the seeds are as they were when they were converted"
    assert (result.exit_code, result.stdout, result.stderr) == (0, f"{nothing}\n", f"seeds/b.txt: {reason}\n")


def a_case_file(name: str, *steps: tuple[str, str]) -> str:
    """Make the file of a case whose *steps* are days and stages."""
    source = {"name": "The Courier"}
    timeline = [{"date": day, "stage": stage, "what": "It happened.", "source": source} for day, stage in steps]
    return a_file(name=name, timeline=timeline)


def test_a_case_of_which_nobody_wrote_for_long_waits(tmp_path: Path) -> None:
    """The longest forgotten first; what ended, or comes later, is no news."""
    files = {
        "content/articles/a.md": an_article_file("A"),
        "content/cases/forgotten.md": a_case_file("Forgotten", ("2025-03-05", "charged"), ("2026-03-05", "trial")),
        "content/cases/older.md": a_case_file("Older", ("2024-03-05", "filed")),
        "content/cases/ended.md": a_case_file("Ended", ("2024-03-05", "charged"), ("2024-04-05", "dropped")),
        "content/cases/empty.md": a_file(name="Empty"),
        "content/cases/new.md": a_case_file("New", ("2025-12-01", "charged")),
    }
    root = a_site(tmp_path, files)
    assert said(root) == [
        "content/cases/older.md: no news since 2024-03-05 (filed): is it still so?",
        "content/cases/forgotten.md: no news since 2025-03-05 (charged): is it still so?",
        "content/cases/empty.md: nothing stands in its timeline: which stage has it reached?",
        "waiting: 3 cases without news",
    ]
    (line,) = said(root, "--json")
    assert json.loads(line)["cases"][1] == {
        "path": "content/cases/forgotten.md",
        "line": 0,
        "message": "no news since 2025-03-05 (charged): is it still so?",
        "articles": [],
    }
    settings = (root / "content/site.toml").read_text(encoding="utf-8")
    (root / "content/site.toml").write_text(f"{settings}[review]\ncase_days = 302\n", encoding="utf-8")
    assert said(root)[-1] == "waiting: 2 cases without news"


def test_a_seed_that_is_as_it_was_does_not_wait(tmp_path: Path) -> None:
    """Whatever its time says, and under another name too."""
    root = a_site(tmp_path, {"seeds/a.txt": "Big drum is gone\n\nThe drum was big, and it is gone now."})
    assert run_digest("--root", root, "convert", "--now", END_OF_YEAR).exit_code == 0
    (article,) = (root / "content/articles").iterdir()
    assert said(root, article.name, "--done") == [f"content/articles/{article.name}: note settled"]
    (root / "seeds/a.txt").touch()
    assert said(root) == ["nothing waits for an editor"]
    (root / "seeds/a.txt").rename(root / "seeds/b.txt")
    assert said(root) == ["nothing waits for an editor"]
