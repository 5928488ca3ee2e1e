"""`digest new`: a small site to start from."""

from pathlib import Path

import pytest

from making import END_OF_YEAR, files_in, run_digest, write


def test_a_new_site_builds_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a page of every kind that an editor will want to see, and its seed converted."""
    monkeypatch.chdir(tmp_path)
    result = run_digest("new", "my-digest")
    assert result.stdout.splitlines() == [
        "my-digest: a site to start from. Go on with",
        "    cd my-digest",
        "    digest build            convert the seed, build output/",
        "    digest serve --open     show the site in the browser while you write",
        "    digest review           list what awaits you",
    ]
    assert not list(tmp_path.rglob("__pycache__"))
    assert (tmp_path / "my-digest/.gitignore").exists()
    built = run_digest("--root", "my-digest", "build", "--now", END_OF_YEAR)
    assert (built.exit_code, built.stderr) == (0, "")
    folders = {path.partition("/")[0] for path in files_in(tmp_path / "my-digest/output")}
    assert {"articles", "people", "shows", "cases", "index.html", "feed.xml", "sitemap.xml", "404.html"} <= folders
    again = run_digest("--root", "my-digest", "build", "--now", END_OF_YEAR)
    assert "nothing to write" in again.stdout


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    """Somebody may have made it already."""
    (tmp_path / "site").mkdir()
    assert run_digest("new", tmp_path / "site").exit_code == 0
    assert (tmp_path / "site/content/site.toml").exists()


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    """A site is never written over."""
    write(tmp_path, {"site/notes.txt": "Mine."})
    result = run_digest("--root", tmp_path, "new", "site")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "site: is not empty: name a new folder\n"
    assert files_in(tmp_path) == {"site/notes.txt": b"Mine."}


def test_a_file_is_no_folder_to_start_in(tmp_path: Path) -> None:
    """In one line, as ever."""
    write(tmp_path, {"site": "Mine."})
    result = run_digest("--root", tmp_path, "new", "site")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "site: cannot be written: Not a directory\n"
