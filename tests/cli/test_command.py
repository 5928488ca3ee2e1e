"""The `digest` command itself: what it offers, and how it fails."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator import __version__
from generator.cli import _COMMANDS
from making import a_site, an_article_file, run_digest


def in_a_process(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command as a process of its own."""
    command = [sys.executable, "-m", "generator", *map(str, arguments)]
    return subprocess.run(command, check=False, capture_output=True, env={**os.environ, **environment})


def test_the_help_tells_what_each_command_is_for() -> None:
    """With examples to copy."""
    told = run_digest("--help").stdout
    assert "  digest --root SITE build    the same for a site elsewhere\n" in told
    for name, purpose in _COMMANDS.items():
        assert f"  {name} " in told
        assert purpose in told


@pytest.mark.parametrize("name", _COMMANDS)
def test_every_command_that_is_offered_is_there_and_shows_an_example(name: str) -> None:
    """Its module is only loaded now, so a wrong name would show only now."""
    result = run_digest(name, "--help")
    assert result.exit_code == 0
    assert f"\n  digest {name}" in result.stdout
    assert "\b" not in result.stdout


def test_the_version_is_that_of_the_package() -> None:
    """One place holds it."""
    assert run_digest("--version").stdout == f"digest, version {__version__}\n"


def test_a_mistyped_command_is_guessed() -> None:
    """With the exit code that shells expect of wrong usage."""
    result = run_digest("biuld")
    assert result.exit_code == 2
    assert "Error: No such command 'biuld'. Did you mean 'build'?\n" in result.stderr


def test_a_root_that_is_a_file_is_refused(tmp_path: Path) -> None:
    """A site is a folder."""
    (tmp_path / "file").touch()
    result = run_digest("--root", tmp_path / "file", "build")
    assert result.exit_code == 2
    assert f"Error: Invalid value for '--root': Directory '{tmp_path}/file' is a file.\n" in result.stderr


def test_outside_a_site_the_command_says_how_to_begin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The current folder is the site if no other is named."""
    monkeypatch.chdir(tmp_path)
    result = run_digest("build")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "content/site.toml: not found: run this inside a site, name one with --root, "
        "or make one with `digest new DIR`\n"
    )


def test_the_package_can_be_run_as_the_command() -> None:
    """`python -m generator` is there where scripts are not on the path."""
    result = in_a_process("--version")
    assert result.stdout.decode().split() == ["digest,", "version", __version__]


def test_a_name_that_the_terminal_cannot_show_does_not_break_a_message(tmp_path: Path) -> None:
    """It is shown by its escapes."""
    root = a_site(tmp_path, {"content/articles/a.md": an_article_file("A", people=["—"])})
    result = in_a_process("--root", root, "build", PYTHONIOENCODING="latin-1")
    assert result.returncode == 1
    assert result.stderr.decode("latin-1").splitlines() == [
        r'content/articles/a.md:4: people: "\u2014" has no letter or digit to make an address from'
    ]


def test_the_help_loads_nothing_that_renders() -> None:
    """It should be there at once."""
    code = (
        "import generator.cli, sys; print({'jinja2', 'markdown', 'nh3', 'msgspec', 'frontmatter'} & set(sys.modules))"
    )
    result = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
    assert result.stdout.decode().strip() == "set()"


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("digest bu", ["build"]),
        ("digest names me", ["merge"]),
        ("digest build --ver", ["--verify"]),
        ("digest check --format s", ["sarif"]),
        ("digest do", ["doctor"]),
    ],
)
def test_the_shell_completes_commands_and_options(typed: str, offered: list[str]) -> None:
    """As the help says how to have it."""
    words = str(typed.count(" "))
    result = in_a_process(_DIGEST_COMPLETE="bash_complete", COMP_WORDS=typed, COMP_CWORD=words)
    assert [line.partition(",")[2] for line in result.stdout.decode().split()] == offered


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_help_says_how_a_shell_comes_to_complete(shell: str) -> None:
    """The line is the one that the shell's own script comes from."""
    assert f"_DIGEST_COMPLETE={shell}_source digest" in run_digest("--help").stdout
    if shell != "bash":  # which is asked for its version first
        assert b"_DIGEST_COMPLETE=" in in_a_process(_DIGEST_COMPLETE=f"{shell}_source").stdout
