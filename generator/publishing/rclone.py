"""What rclone reaches: S3 and its kin, WebDAV, SFTP, and some seventy more."""

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from generator.errors import Problem, UserError
from generator.publishing.hosts import NotSent, complaint, run
from generator.targets import Target

_PACKAGE = "the package rclone"
_NO_SUCH_FOLDER = 3


class _Listed(msgspec.Struct):
    Path: str
    Size: int
    Hashes: dict[str, str] = {}


class RcloneHost:
    """Keep the files of a site at a remote of rclone, whose own settings say how to get there."""

    takes_all = False

    def __init__(self, target: Target) -> None:
        self._to = target.to
        self._flags = target.flags
        self.place = f"rclone {target.to}"

    def listing(self) -> Mapping[str, str]:
        """
        Give the size and the MD5 of each file, the size alone where the remote knows no MD5; raises UserError.

        Times are not asked for: at S3 each costs a request.
        """
        options = ["-R", "--files-only", "--hash", "--hash-type", "md5", "--no-modtime", "--no-mimetype"]
        ended = self._rclone("lsjson", *options, "--", self._to)
        if ended.returncode == _NO_SUCH_FOLDER:
            return {}
        if ended.returncode:
            raise UserError([Problem(self._to, 0, f"cannot be reached by rclone: {complaint(ended)}")])
        listed = msgspec.json.decode(ended.stdout, type=list[_Listed])
        return {file.Path: f"{file.Size} {file.Hashes.get('md5', '')}" for file in listed}

    def send(self, folder: Path, paths: Sequence[str]) -> None:
        """Send *paths*, which differ from what is there or may; raises NotSent and UserError."""
        # Not every remote could tell a file from another of the same size, so rclone is not to compare once more.
        options = ["--ignore-times", "--copy-links", "--no-traverse"]
        self._by_list("copy", paths, *options, "--", str(folder), self._to)

    def delete(self, paths: Sequence[str]) -> None:
        """Delete files; raises NotSent and UserError."""
        self._by_list("delete", paths, "--", self._to)

    def _by_list(self, command: str, paths: Sequence[str], *arguments: str) -> None:
        names = "".join(f"{path}\n" for path in paths).encode("utf-8", "surrogateescape")
        ended = self._rclone(command, "--files-from-raw", "-", *arguments, stdin=names)
        if ended.returncode:
            raise NotSent(complaint(ended))

    def _rclone(self, command: str, *arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        return run(["rclone", command, *self._flags, *arguments], _PACKAGE, stdin=stdin)
