"""A server of one's own, by rsync over ssh."""

import re
import shlex
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from generator.errors import Problem, UserError
from generator.publishing.hosts import NotSent, complaint, run
from generator.targets import Target

_PACKAGE = "the packages rsync and openssh-client"
# As `--list-only --no-h` prints it: mode, size, time to the second, name.
_LISTED = re.compile(r"([-dl])\S* +([\d,]+) (\d{4}/\d\d/\d\d \d\d:\d\d:\d\d) (.*)")
_ESCAPED = re.compile(rb"\\#(\d{3})")
_PARTLY_DONE = 23
_PATIENCE = 60  # seconds without a byte


class RsyncHost:
    """Keep the files of a site in a folder of another machine; the paths of *target* count from *root*."""

    takes_all = False

    def __init__(self, target: Target, root: Path) -> None:
        self._to = target.to.rstrip("/") + "/"
        self.place = f"rsync {self._to} {target.port or ''}".rstrip()
        ssh = ["ssh", "-o", "BatchMode=yes", "-o", "ConnectTimeout=20"]
        if target.port:
            ssh += ["-p", str(target.port)]
        if target.identity:
            ssh += ["-o", "IdentitiesOnly=yes", "-i", str(root / Path(target.identity).expanduser())]
        if target.known_hosts:
            known = (root / Path(target.known_hosts).expanduser()).resolve()
            ssh += ["-o", "StrictHostKeyChecking=yes", "-o", f"UserKnownHostsFile={known}"]
        # With -s no shell over there reads the names.
        self._options = ["-s", f"--timeout={_PATIENCE}", "-e", shlex.join(ssh)]

    def listing(self) -> Mapping[str, str]:
        """Give the size and the time of change of each file; raises UserError."""
        ended = self._rsync("-rl", "--list-only", "--no-h", "-8", "--", self._to)
        if ended.returncode == _PARTLY_DONE and b"No such file or directory" in ended.stderr:
            return {}
        if ended.returncode:
            raise UserError([Problem(self._to, 0, f"cannot be reached by rsync: {complaint(ended)}")])
        versions: dict[str, str] = {}
        for line in ended.stdout.splitlines():
            found = _LISTED.fullmatch(_ESCAPED.sub(_character, line).decode("utf-8", "surrogateescape"))
            if found and found[1] != "d":
                path = found[4].partition(" -> ")[0] if found[1] == "l" else found[4]
                versions[path] = f"{found[2].replace(',', '')} {found[3]}"
        return versions

    def send(self, folder: Path, paths: Sequence[str]) -> None:
        """Send what differs by its content; all of it takes its place at the end. Raises NotSent and UserError."""
        options = ["-tpL", "--chmod=D755,F644", "--checksum", "--delay-updates", "--mkpath"]
        self._by_list(options, folder, paths)

    def delete(self, paths: Sequence[str]) -> None:
        """Delete files, and folders left empty; raises NotSent and UserError."""
        self._delete(paths, ())
        left = {folder for path in self.listing() for folder in _folders(path)}
        empty = {folder for path in paths for folder in _folders(path)} - left
        if empty:
            self._delete(sorted(folder for folder in empty if empty.isdisjoint(_folders(folder))), ("--force",))

    def _delete(self, paths: Sequence[str], options: Sequence[str]) -> None:
        """Name what is to go, as parts of a folder that lacks just them."""
        with tempfile.TemporaryDirectory() as lacking:
            for parent in {path.rpartition("/")[0] for path in paths}:
                Path(lacking, parent).mkdir(parents=True, exist_ok=True)
            self._by_list(["-d", "--delete-missing-args", *options], Path(lacking), paths)

    def _by_list(self, options: Sequence[str], folder: Path, paths: Sequence[str]) -> None:
        names = b"\0".join(path.encode("utf-8", "surrogateescape") for path in paths)
        ended = self._rsync(*options, "--from0", "--files-from=-", "--", f"{folder}/", self._to, stdin=names)
        if ended.returncode:
            raise NotSent(complaint(ended))

    def _rsync(self, *arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        return run(["rsync", *self._options, *arguments], _PACKAGE, stdin=stdin)


def _folders(path: str) -> Iterator[str]:
    while path := path.rpartition("/")[0]:
        yield path


def _character(escaped: re.Match[bytes]) -> bytes:
    return bytes([int(escaped[1], 8)])
