"""A host with a program of its own, which is given the folder to send."""

import shlex
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from generator.errors import Problem, UserError
from generator.publishing.hosts import NotSent
from generator.targets import Target

_STDERR = 2


class CommandHost:
    """Hand the whole site to the program that *target* names, in the folder *root*; nobody knows what is there."""

    takes_all = True

    def __init__(self, target: Target, root: Path) -> None:
        self._arguments = target.run
        self._root = root
        self.place = f"command {shlex.join(target.run)}"

    def listing(self) -> None:
        """Give nothing: there is no telling."""

    def send(self, folder: Path, paths: Sequence[str]) -> None:  # noqa: ARG002 - they are all that the folder holds
        """Run the program; what it prints is shown on stderr. Raises NotSent and UserError."""
        arguments = [argument.replace("{output}", str(folder.resolve())) for argument in self._arguments]
        program = arguments[0]
        if not shutil.which(program) and not (self._root / program).exists():
            raise UserError([Problem(program, 0, "is not installed: install it, or mend run in content/site.toml")])
        ended = subprocess.run(arguments, stdout=_STDERR, check=False, cwd=self._root)
        if ended.returncode:
            raise NotSent(f"{program} ended with code {ended.returncode}")

    def delete(self, paths: Sequence[str]) -> None:
        """Do nothing: what was not sent is gone."""
