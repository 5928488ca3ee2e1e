"""Sites with a fault: one small folder for each, and what the command says of it."""

import re
import shutil
from pathlib import Path

import pytest

from making import a_file, a_site, an_article_file, run_digest

NOW = "2026-01-01"
INVALID = Path(__file__).parent / "invalid"
FAULTS = sorted(folder.name for folder in INVALID.iterdir() if not folder.name.startswith("."))


@pytest.fixture(scope="session")
def sound_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a site without faults, once for all tests of this file."""
    root = a_site(
        tmp_path_factory.mktemp("sound"),
        {
            "content/articles/a.md": an_article_file(people=["Ann Example"], shows=["The Show"], aliases=["/old/"]),
            "content/people/ann-example.md": a_file(name="Ann Example"),
        },
    )
    result = run_digest("--root", root, "build", "--now", NOW)
    assert (result.exit_code, result.stderr) == (0, "")
    return root


def state_of(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Give the bytes and the time of change of every file below *folder*."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_in_words_and_leaves_the_output_alone(fault: str, sound_site: Path, tmp_path: Path) -> None:
    """The site was built before somebody made it wrong; the words are those of expected.txt, and no others."""
    site = tmp_path / "site"
    shutil.copytree(sound_site, site)
    shutil.rmtree(site / "content")
    shutil.copytree(INVALID / fault, site, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.txt"))
    before = state_of(site / "output")
    result = run_digest("--root", site, "build", "--now", NOW)
    assert result.stderr == (INVALID / fault / "expected.txt").read_text(encoding="utf-8")
    assert (result.exit_code, result.stdout) == (1, "")
    assert state_of(site / "output") == before


@pytest.mark.parametrize("fault", FAULTS)
def test_every_message_names_a_file_and_a_line_that_is_there(fault: str) -> None:
    """Editors and tools jump to it; a message about a whole file or folder has no line."""
    for line in (INVALID / fault / "expected.txt").read_text(encoding="utf-8").splitlines():
        place = re.match(r"([^:]+)(?::(\d+))?: .", line)
        assert place, line
        path = INVALID / fault / place[1]
        assert path.exists() or fault == "no-settings"
        if place[2]:
            raw = path.read_bytes()
            assert 1 <= int(place[2]) <= len(re.split(rb"\r\n|\n|\r", raw))


def test_problems_are_sorted_by_file_and_line() -> None:
    """The site with several faults has all of them told, in the order in which an editor goes through the files."""
    told = (INVALID / "several-faults/expected.txt").read_text(encoding="utf-8").splitlines()
    places = [(line.split(":")[0], int((re.search(r":(\d+):", line) or ["", 0])[1])) for line in told]
    assert len(told) == 8
    assert places == sorted(places)
