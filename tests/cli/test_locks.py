"""Commands that change a site take turns."""

import subprocess
import sys
from pathlib import Path

import pytest

from generator.builder.lock import locked
from making import END_OF_YEAR, a_file, a_site, an_article_file, files_in

STORY = "Drum {0} is gone\n\nThe drum {0} was big, and it is gone now. Nobody knows why drum {0} went.\n"
WAITING = "waiting: another command is changing this site"


def a_site_with_seeds(root: Path, count: int) -> Path:
    """Write a site with seeds that are not converted."""
    return a_site(root, {f"seeds/{number:03}.txt": STORY.format(number) for number in range(count)})


def start(root: Path, *arguments: str) -> subprocess.Popen[str]:
    """Start a command in a process of its own."""
    command = [sys.executable, "-m", "generator", "--root", str(root), *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=root)


@pytest.mark.parametrize(
    "arguments",
    [
        ["convert"],
        ["convert", "--again", "seeds/000.txt"],
        ["convert", "--accept", "seeds/000.txt"],
        ["names", "confirm", "Ann Tarn"],
        ["names", "ignore", "Bo Ode"],
        ["review", "one.md", "--done"],
        ["check", "--record"],
        ["check", "--suppress", "Cy Brook Ode"],
        ["build", "--now", END_OF_YEAR],
    ],
    ids=" ".join,
)
def test_a_command_that_changes_a_site_waits_for_another(tmp_path: Path, arguments: list[str]) -> None:
    """It says so, and goes on when the other has ended."""
    root = a_site_with_seeds(tmp_path, 1)
    article = an_article_file("One", people=["Ann Tarn", "Bo Ode"], review=["title: made"])
    a_site(root, {"content/articles/one.md": article, "content/people/cy.md": a_file(name="Cy")})
    with locked(root / ".digest", lambda: pytest.fail("nobody else has the lock")):
        before = files_in(root)
        process = start(root, *arguments)
        assert process.stderr
        assert process.stderr.readline() == f"{WAITING}\n"
        assert process.poll() is None
        assert files_in(root) == before
    process.communicate(timeout=60)
    assert process.returncode in {0, 1}
    assert files_in(root) != before or arguments[:2] in (["convert", "--accept"], ["check", "--record"])


def test_a_dry_run_and_a_look_wait_for_nobody(tmp_path: Path) -> None:
    """They change nothing."""
    root = a_site_with_seeds(tmp_path, 0)
    a_site(root, {"content/articles/one.md": an_article_file("One", people=["Ann Tarn"])})
    with locked(root / ".digest", lambda: pytest.fail("nobody else has the lock")):
        for arguments in (["names", "confirm", "Ann Tarn", "--dry-run"], ["names", "list"], ["review"]):
            process = start(root, *arguments)
            assert (process.communicate(timeout=60)[1], process.returncode) == ("", 0)


@pytest.mark.slow
def test_seeds_that_are_converted_by_several_commands_at_once_become_one_article_each(tmp_path: Path) -> None:
    """Whichever comes first."""
    root = a_site_with_seeds(tmp_path, 60)
    commands = [start(root, "convert"), start(root, "convert"), start(root, "build", "--now", END_OF_YEAR)]
    preview = start(root, "serve", "--port", "0", "--now", END_OF_YEAR)
    for process in commands:
        errors = process.communicate(timeout=120)[1]
        assert process.returncode == 0
        assert set(errors.splitlines()) <= {WAITING}
    assert preview.stdout
    while "Ctrl-C ends it" not in (line := preview.stdout.readline()):
        assert line
    preview.terminate()
    preview.communicate(timeout=60)
    assert len(files_in(root / "content/articles")) == 60
