"""`digest doctor`: what is installed, and what is not and would be for what."""

import os
import platform
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from generator import __version__
from generator.cli.doctor import EXTRAS
from making import a_site, run_digest

OURS = {"test", "dev", "bench"}  # the extras of those who change the package
PYPROJECT = Path(__file__).parents[2] / "pyproject.toml"


def test_every_extra_of_the_package_is_told_of() -> None:
    """With its purpose; what only developers need is left out."""
    extras = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert {extra.name for extra in EXTRAS} == extras.keys() - OURS


def test_it_names_the_python_and_the_site(tmp_path: Path) -> None:
    """The first line is what a report of a fault needs, the last where the site is."""
    result = run_digest("--root", a_site(tmp_path), "doctor")
    lines = result.stdout.splitlines()
    assert (result.exit_code, result.stderr) == (0, "")
    assert lines[0] == f"digest {__version__}, Python {platform.python_version()}: {sys.executable}"
    assert lines[-1] == f"site: {tmp_path.resolve()}"
    assert [line.partition(":")[0] for line in lines[1:-1]] == [
        *(extra.name for extra in EXTRAS),
        "git",
        "rsync",
        "rclone",
        "layouts and tables of words to copy from",
    ]


def test_it_tells_where_the_english_table_is_that_a_translator_copies(tmp_path: Path) -> None:
    """A message about a missing language sends them here."""
    lines = run_digest("--root", a_site(tmp_path), "doctor").stdout.splitlines()
    (folder,) = [line.partition(": ")[2] for line in lines if line.startswith("layouts and tables")]
    assert (Path(folder) / "languages/en.toml").is_file()


def test_what_is_absent_is_told_with_how_to_have_it(tmp_path: Path) -> None:
    """In a Python that has nothing but what every installation has, and with no programs on the path."""
    paths = [str(Path(module.__file__ or "").parents[1]) for module in map(__import__, ("click", "generator"))]
    hidden = "import sys; sys.modules.update(dict.fromkeys(('PIL', 'lxml', 'ghp_import')))"
    code = f"{hidden}; from generator.cli import digest; digest(['--root', {str(a_site(tmp_path))!r}, 'doctor'])"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PATH": str(tmp_path)}
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, env=environment)
    lines = told.stdout.decode().splitlines()
    assert (
        "images: absent (PIL), for pictures that other sites show of pages: cards = true; "
        "to have it: pip install 'lastword[images]'"
    ) in lines
    assert "publish: absent (ghp_import)," in told.stdout.decode()
    assert (
        'rsync: absent, for publishing by rsync: kind = "rsync"; '
        "to have it, install rsync with the system's own installer"
    ) in lines


@pytest.mark.parametrize(
    ("settings", "complaint"),
    [
        (None, "content/site.toml: not found: run this inside a site, name one with --root, or make one with "),
        ("title = T\n", "content/site.toml:1: not TOML: "),
    ],
)
def test_without_a_sound_site_the_rest_is_told_all_the_same(
    tmp_path: Path, settings: str | None, complaint: str
) -> None:
    """And the exit code is 1, as of every command that cannot go on."""
    if settings:
        a_site(tmp_path, {"content/site.toml": settings})
    result = run_digest("--root", tmp_path, "doctor")
    assert result.exit_code == 1
    assert result.stderr.startswith(complaint)
    assert len(result.stdout.splitlines()) == 1 + len(EXTRAS) + 3 + 1 + bool(settings)
