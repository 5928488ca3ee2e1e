"""`digest build`: what it says of what it did."""

import json
import re
import shutil
from pathlib import Path

import pytest

from making import END_OF_YEAR, a_file, a_site, an_article_file, files_in, run_digest, withdrawn, write


def a_small_site(root: Path, **files: str) -> Path:
    """Write a site of one article."""
    return a_site(root, {"content/articles/a.md": an_article_file("A", people=["Ann"]), **files})


def report_of(root: Path, *options: str, now: str = END_OF_YEAR) -> list[str]:
    """Build a sound site and give what is printed, line by line, with the seconds left out."""
    result = run_digest("--root", root, "build", "--now", now, *options)
    assert (result.exit_code, result.stderr) == (0, "")
    return [re.sub(r"\(\d+\.\d s\)", "(… s)", line) for line in result.stdout.splitlines()]


def test_a_build_says_how_much_it_wrote(tmp_path: Path) -> None:
    """And how much there was."""
    root = a_small_site(tmp_path)
    count = len(files_in(tmp_path / "output"))
    assert count == 0
    (line,) = report_of(root)
    count = len(files_in(tmp_path / "output"))
    assert line == f"output/: {count} files, {count} written (… s)"


def test_a_build_with_nothing_to_do_says_so(tmp_path: Path) -> None:
    """In one line."""
    root = a_small_site(tmp_path)
    report_of(root)
    count = len(files_in(tmp_path / "output"))
    assert report_of(root) == [f"output/: {count} files, nothing to write (… s)"]


def test_a_build_says_how_much_it_deleted(tmp_path: Path) -> None:
    """A page that vanishes should not vanish unnoticed."""
    root = a_small_site(tmp_path, **{"content/people/bob.md": a_file(name="Bob")})
    report_of(root)
    (root / "content/people/bob.md").unlink()
    (line,) = report_of(root)
    assert re.fullmatch(r"output/: \d+ files, 4 written, 4 deleted \(… s\)", line)


def test_a_build_says_what_it_left_out_and_until_when(tmp_path: Path) -> None:
    """So that nobody looks for a story that waits."""
    root = a_small_site(
        tmp_path,
        **{
            "content/articles/draft.md": an_article_file("Draft", status="draft"),
            "content/articles/gone.md": an_article_file("Gone", **withdrawn()),
            "content/articles/next.md": an_article_file("Next", date="2026-01-01T10:30:00+01:00"),
            "content/articles/later.md": an_article_file("Later", date="2026-01-02"),
        },
    )
    assert report_of(root)[1:] == [
        "left out: 1 draft, 1 withdrawn",
        "held: 2 articles, the next until 2026-01-01 09:30 UTC (content/articles/next.md)",
    ]
    write(root, {"content/articles/second.md": an_article_file("Second", status="draft")})
    assert report_of(root, now="2026-01-01T12:00")[1:] == [
        "left out: 2 drafts, 1 withdrawn",
        "held: 1 article, the next until 2026-01-02 00:00 UTC (content/articles/later.md)",
    ]


def test_a_build_without_a_memory_names_files_it_does_not_know(tmp_path: Path) -> None:
    """They may be of an older build, or of somebody; either way they are left alone."""
    root = a_small_site(tmp_path)
    report_of(root)
    shutil.rmtree(root / ".digest")
    write(root / "output", {"CNAME": "digest.example\n", "people/gone/index.html": ""})
    assert report_of(root)[1:] == ["left alone: 2 files in output/ that this build knows nothing of, such as CNAME"]
    assert len(report_of(root)) == 1


def test_a_build_explains_itself_when_asked(tmp_path: Path) -> None:
    """Each file with its reason, in order."""
    root = a_small_site(tmp_path)
    told = report_of(root, "--explain")
    files = sorted(files_in(root / "output"))
    assert told[:-1] == [f"write {path}: is new" for path in files]
    (root / "output/robots.txt").unlink()
    (root / "output/404.html").write_text("Mine.", encoding="utf-8")
    (root / "content/articles/a.md").write_text(an_article_file("A"), encoding="utf-8")
    told = report_of(root, "--explain")
    assert "write 404.html: was changed in output/ by hand" in told
    assert "write robots.txt: is missing from output/" in told
    assert "delete people/ann/index.html: nothing leads to it any more" in told


def test_a_build_reports_to_machines_in_json(tmp_path: Path) -> None:
    """One object and nothing else."""
    root = a_small_site(
        tmp_path,
        **{
            "content/articles/draft.md": an_article_file("Draft", status="draft"),
            "content/articles/held.md": an_article_file("Held", date="2026-01-02"),
        },
    )
    (line,) = report_of(root, "--json")
    report = json.loads(line)
    assert isinstance(report.pop("seconds"), float)
    assert report == {
        "converted": {},
        "changed_seeds": [],
        "pages": len(files_in(root / "output")),
        "written": dict.fromkeys(files_in(root / "output"), "is new"),
        "deleted": [],
        "drafts": 1,
        "withdrawn": 0,
        "held": {"content/articles/held.md": "2026-01-02T00:00:00+00:00"},
        "unknown": [],
    }


def test_a_build_verifies_itself_when_asked(tmp_path: Path) -> None:
    """A clean build elsewhere makes the same bytes."""
    root = a_small_site(tmp_path)
    report_of(root)
    count = len(files_in(root / "output"))
    assert report_of(root, "--verify")[-1] == f"verified: all {count} files as a clean build makes them"


def test_problems_go_to_the_error_stream_one_a_line(tmp_path: Path) -> None:
    """With exit code 1, and nothing that looks like success."""
    root = a_site(tmp_path, {"content/articles/a.md": "---\ntitel: A\n---\n"})
    result = run_digest("--root", root, "build")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        'content/articles/a.md:1: missing key "date"\n'
        'content/articles/a.md:1: missing key "title"\n'
        'content/articles/a.md:2: unknown key "titel" - did you mean "title"?\n'
    )


def test_the_site_may_be_named_by_a_path_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or be the current folder."""
    a_small_site(tmp_path / "site")
    monkeypatch.chdir(tmp_path)
    assert run_digest("--root", "site", "build", "--now", END_OF_YEAR).exit_code == 0
    monkeypatch.chdir(tmp_path / "site")
    assert report_of(Path())[0].endswith("nothing to write (… s)")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def test_a_machine_is_told_what_was_converted(tmp_path: Path) -> None:
    """With what an editor is to look at; a second build has nothing to convert."""
    root = a_small_site(tmp_path, **{"seeds/one.txt": "Choir wins\n\nThe choir of Port Fennel has won the cup."})
    (line,) = report_of(root, "--json")
    ((article, made),) = json.loads(line)["converted"].items()
    assert (root / article).is_file()
    assert made["seed"] == "one.txt"
    assert made["review"]
    (line,) = report_of(root, "--json")
    assert json.loads(line)["converted"] == {}
