"""What publishing asks of a host, whichever way leads there."""

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from generator.errors import Problem, UserError

_LINES_OF_A_COMPLAINT = 3


class NotSent(Exception):  # noqa: N818 - it says what became of the files
    """Stop sending: the arguments are the reason, and those of the paths that were sent nevertheless."""

    @property
    def reason(self) -> str:
        """Say why, in one line."""
        return str(self.args[0])

    @property
    def sent(self) -> frozenset[str]:
        """Give the paths that arrived."""
        return frozenset(self.args[1] if len(self.args) > 1 else ())


class Host(Protocol):
    """
    Hold the files of a site where readers find them.

    Everything may be done twice: what is there already is not sent again, and what is gone is not missed.
    """

    @property
    def place(self) -> str:
        """Tell this place from any other, in the words of its settings."""

    @property
    def takes_all(self) -> bool:
        """Tell whether it takes the whole site, whatever is in it being all there is, or file by file."""

    def listing(self) -> Mapping[str, str] | None:
        """Give the version of each file that is there, None where the host does not tell; raises UserError."""

    def send(self, folder: Path, paths: Sequence[str]) -> None:
        """Send *paths*, which are all that *folder* holds, each whole or not at all; raises NotSent and UserError."""

    def delete(self, paths: Sequence[str]) -> None:
        """Delete *paths*, and the folders that this leaves empty; raises NotSent and UserError."""


def run(
    arguments: Sequence[str],
    package: str,
    *,
    stdin: bytes = b"",
    folder: Path | None = None,
    settings: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """
    Run a program of the *package*, with more *settings* in its environment.

    Raises UserError where there is no such program.
    """
    if not shutil.which(arguments[0]):
        raise UserError([Problem(arguments[0], 0, f"is not installed: install {package}, then publish again")])
    environment = {**os.environ, "LC_ALL": "C", "TZ": "UTC", **(settings or {})}
    return subprocess.run(arguments, input=stdin, capture_output=True, check=False, cwd=folder, env=environment)


def complaint(ended: subprocess.CompletedProcess[bytes]) -> str:
    """Give in one line what a program said before it failed."""
    lines = [line.strip() for line in ended.stderr.decode("utf-8", "replace").splitlines() if line.strip()]
    return "; ".join(lines[-_LINES_OF_A_COMPLAINT:]) or f"ended with code {ended.returncode}"
