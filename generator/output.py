"""
The only place where bytes meet output/.

New bytes are written to a staging folder first, so that a build that fails leaves output/ as it was; then each file is
moved into place whole, and a folder that output/ does not have yet with all that is in it. A reader never sees half a
page.

Paths are joined as text here: a Path for each of 20,000 files takes as long as writing them.
"""

import errno
import os
import shutil
import stat
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from generator.errors import Problem, UserError
from generator.replacing import delete_unwatched, swap
from generator.walking import walk

_MANY = 1000  # files; fewer are replaced and deleted before anybody could notice
_DISCARDED = "-discarded-"


class Stamp(NamedTuple):
    """Hold what tells a file from an edited one without reading it: its size, and its time of change in ns."""

    size: int
    changed: int


class OutputFolder:
    """Write into the folder *root*; *staging*, which is ours alone, should be on the same disk."""

    def __init__(self, root: Path, staging: Path) -> None:
        self.root = str(root)
        self.name = root.name
        self._staging = str(staging)
        self._replacements = f"{staging}/replacements"
        self._additions = f"{staging}/additions"

    def stamp(self, path: str) -> Stamp | None:
        """Give the stamp of the file at *path*; None where there is none."""
        return stamp_of(f"{self.root}/{path}")

    def obstacle(self, path: str, ours: AbstractSet[str]) -> str:
        """Name what is not *ours* where a new file at *path*, or a folder above it, is to be; "" for nothing."""
        parts = path.split("/")
        for size in range(1, len(parts)):
            folder = "/".join(parts[:size])
            if folder not in ours and self.stamp(folder):
                return folder
        in_place = f"{self.root}/{path}"
        if os.path.isdir(in_place):  # noqa: PTH112
            return "" if any(other.startswith(f"{path}/") for other in ours) else path
        return path if os.path.lexists(in_place) else ""

    def begin(self) -> None:
        """Make room for staging, and forget what an unfinished build has staged. Raises UserError."""
        self.discard_staged()
        with self._telling(""):
            os.makedirs(self._replacements)  # noqa: PTH103
            os.makedirs(self._additions)  # noqa: PTH103
            os.makedirs(self.root, exist_ok=True)  # noqa: PTH103

    def stage(self, path: str, content: bytes) -> Stamp | None:
        """
        Write the new *content* of *path* aside, and give the stamp that it will have; None if it is what is there.

        Raises UserError.
        """
        if self._holds(path, content):
            return None
        folder = path.rpartition("/")[0]
        is_addition = bool(folder) and not os.path.isdir(f"{self.root}/{folder}")  # noqa: PTH112
        with self._telling(path):
            return _write(f"{self._additions}/{path}" if is_addition else self._replacement(path), content)

    def replace(self, paths: Iterable[str]) -> None:
        """Move what was staged for *paths* in folders of output/ into place. Raises UserError."""
        staged = set(os.listdir(self._replacements))  # noqa: PTH208
        move = _swap_or_move if len(staged) > _MANY else _move
        for path in paths if staged else ():
            replacement = self._replacement(path)
            if replacement.rpartition("/")[2] in staged:
                with self._telling(path):
                    move(replacement, f"{self.root}/{path}")

    def add(self) -> None:
        """Move what was staged in folders that output/ does not have into place. Raises UserError."""
        self._add("")

    def _add(self, folder: str) -> None:
        with os.scandir(f"{self._additions}{folder}") as entries:
            for entry in entries:
                name = f"{folder}/{entry.name}"
                target = f"{self.root}{name}"
                if entry.is_dir() and os.path.isdir(target):  # noqa: PTH112
                    self._add(name)
                else:
                    with self._telling(name[1:]):
                        _move(entry.path, target)

    def prune(self, paths: Iterable[str]) -> None:
        """Delete the files at *paths*, and the folders that they leave empty. Raises UserError."""
        for path in paths:
            target = Path(self.root, path)
            with self._telling(path), suppress(NotADirectoryError):
                target.unlink(missing_ok=True)
            for folder in target.parents:
                if str(folder) == self.root:
                    break
                with suppress(OSError):
                    folder.rmdir()

    def files(self) -> Iterator[str]:
        """Give the path of every file in the folder; raises UserError for a folder that cannot be read."""
        return (path for path, _ in walk(self.root, self.name))

    @contextmanager
    def staging(self) -> Iterator[None]:
        """In the end, when nobody stages any more, forget what was not committed."""
        try:
            yield
        finally:
            self.discard_staged()

    def discard_staged(self) -> None:
        """Forget what was staged and not committed, and what was replaced; of many files, without waiting for it."""
        with suppress(OSError):
            if len(os.listdir(self._replacements)) > _MANY:  # noqa: PTH208
                os.rename(self._staging, f"{self._staging}{_DISCARDED}{os.urandom(8).hex()}")  # noqa: PTH104
        folder, name = os.path.split(self._staging)
        with suppress(OSError):
            for other in os.listdir(folder):  # noqa: PTH208
                if other.startswith(name + _DISCARDED):
                    delete_unwatched(f"{folder}/{other}")
        shutil.rmtree(self._staging, ignore_errors=True)

    def _replacement(self, path: str) -> str:
        return f"{self._replacements}/{blake2b(path.encode(), digest_size=16).hexdigest()}"

    def _holds(self, path: str, content: bytes) -> bool:
        if not self.stamp(path):  # to open a pipe would wait for whoever writes into it
            return False
        try:
            with open(f"{self.root}/{path}", "rb") as file:  # noqa: PTH123
                return os.fstat(file.fileno()).st_size == len(content) and file.read() == content
        except OSError:
            return False

    @contextmanager
    def _telling(self, path: str) -> Iterator[None]:
        """Make a problem of the user of a disk that refuses."""
        try:
            yield
        except OSError as error:
            raise UserError([Problem(f"{self.name}/{path}", 0, f"cannot be written: {error.strerror}")]) from error


def stamp_of(path: str) -> Stamp | None:
    """Give the stamp of the file at *path*, wherever it is; None where there is none."""
    try:
        status = os.stat(path)  # noqa: PTH116
    except (FileNotFoundError, NotADirectoryError):
        return None
    return Stamp(status.st_size, status.st_mtime_ns) if stat.S_ISREG(status.st_mode) else None


def stamps(output: OutputFolder, paths: Iterable[str]) -> dict[str, Stamp]:
    """Give the stamps of those *paths* that exist."""
    return {path: stamp for path in paths if (stamp := output.stamp(path))}


def _write(path: str, content: bytes) -> Stamp:
    # A file object would look at the file and get itself a buffer first: a quarter of the time it takes.
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(path, flags, 0o666)
    except FileNotFoundError:
        _make_folder(path.rpartition("/")[0])
        handle = os.open(path, flags, 0o666)
    try:
        written = os.write(handle, content)
        while written < len(content):
            written += os.write(handle, content[written:])
        return Stamp(written, os.fstat(handle).st_mtime_ns)
    finally:
        os.close(handle)


def _make_folder(path: str) -> None:
    try:
        os.mkdir(path)  # noqa: PTH102 - its parent is there but for the first page of a section
    except FileNotFoundError:
        os.makedirs(path, exist_ok=True)  # noqa: PTH103
    except FileExistsError:
        pass


def _move(staged: str, target: str) -> None:
    """Move a file or a folder, a file through a copy beside the *target* where the two are on different disks."""
    try:
        os.replace(staged, target)  # noqa: PTH105
    except FileNotFoundError:
        _make_folder(target.rpartition("/")[0])
        os.replace(staged, target)  # noqa: PTH105
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        _move_to_other_disk(staged, target)


def _swap_or_move(staged: str, target: str) -> None:
    """Move a file onto *target*; where the two can change places, what was there takes the place of what was staged."""
    if not swap(staged, target):
        _move(staged, target)


def _move_to_other_disk(staged: str, target: str) -> None:
    if os.path.isdir(staged):  # noqa: PTH112
        _make_folder(target)
        for name in os.listdir(staged):  # noqa: PTH208
            _move(f"{staged}/{name}", f"{target}/{name}")
        os.rmdir(staged)  # noqa: PTH106
        return
    folder, name = os.path.split(target)
    beside = f"{folder}/.{name}.new"
    try:
        shutil.copy2(staged, beside)
        os.replace(beside, target)  # noqa: PTH105
        os.unlink(staged)  # noqa: PTH108
    except OSError:
        with suppress(OSError):
            os.unlink(beside)  # noqa: PTH108
        raise
