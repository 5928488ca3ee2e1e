"""What `digest names` says, and what it leaves in the files."""

from pathlib import Path

from making import files_in, run_digest


def told(root: Path, *arguments: str) -> list[str]:
    """Run a command that must succeed, and give what it says line by line."""
    result = run_digest("--root", root, "names", *arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout.splitlines()


def refused(root: Path, *arguments: str) -> list[str]:
    """Run a command that must fail and change nothing, and give what it says."""
    before = files_in(root / "content")
    result = run_digest("--root", root, "names", *arguments)
    assert (result.exit_code, result.stdout) == (1, "")
    assert files_in(root / "content") == before
    return result.stderr.splitlines()


def lines_of(root: Path, path: str) -> list[str]:
    """Read the lines of a file."""
    return (root / path).read_text(encoding="utf-8").splitlines()
