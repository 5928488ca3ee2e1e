"""Run something on a text, in a process with little time and memory."""

import resource
import subprocess
import sys
from pathlib import Path

SECONDS = 60  # of the processor; nothing here takes a sixth of it on a machine that is not busy
MEMORY = 1_500_000_000  # bytes of addresses; an empty process with all that it imports has 400 million


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def run_bounded(*command: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a *command* of Python within the limits, and give how it ended."""
    return subprocess.run(
        [sys.executable, *map(str, command)],
        capture_output=True,
        text=True,
        check=False,
        timeout=10 * SECONDS,
        preexec_fn=_limit,
    )


def built(root: Path) -> list[str]:
    """Build the site at *root* within the limits, and give what is wrong with it, a line each."""
    ended = run_bounded("-m", "generator", "--root", root, "build", "--now", "2025-12-31")
    assert "Traceback" not in ended.stderr, ended.stderr[-2000:]
    assert ended.returncode == bool(ended.stderr), (ended.returncode, ended.stderr[-2000:])
    return ended.stderr.splitlines()
