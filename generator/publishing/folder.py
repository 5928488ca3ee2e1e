"""A folder of this machine, or one that is mounted: what a web server of one's own serves."""

import filecmp
import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from generator.memory import replace_file
from generator.publishing.hosts import NotSent
from generator.walking import walk


class FolderHost:
    """Keep the files of a site in the folder *root*, each replaced whole."""

    takes_all = False

    def __init__(self, root: Path) -> None:
        self._root = root
        self.place = f"folder {root}"

    def listing(self) -> Mapping[str, str]:
        """Give the size and the time of change of each file; raises UserError."""
        versions: dict[str, str] = {}
        for path, entry in walk(self._root, str(self._root)):
            with suppress(FileNotFoundError):
                status = entry.stat(follow_symlinks=False)
                versions[path] = f"{status.st_size} {status.st_mtime_ns}"
        return versions

    def send(self, folder: Path, paths: Sequence[str]) -> None:
        """Write each file beside its place, then move it there; raises NotSent."""
        _each(paths, lambda path: _put(folder / path, self._root / path))

    def delete(self, paths: Sequence[str]) -> None:
        """Delete files, and folders left empty; raises NotSent."""
        _each(paths, self._remove)

    def _remove(self, path: str) -> None:
        target = self._root / path
        with suppress(FileNotFoundError, NotADirectoryError):
            target.unlink()
        for folder in target.relative_to(self._root).parents:
            if folder.name:
                with suppress(OSError):
                    (self._root / folder).rmdir()


def _each(paths: Sequence[str], act: Callable[[str], None]) -> None:
    for number, path in enumerate(paths):
        try:
            act(path)
        except OSError as error:
            raise NotSent(f"{path}: {error.strerror}", paths[:number]) from error


def _put(source: Path, target: Path) -> None:
    if not target.is_symlink() and target.is_file() and filecmp.cmp(source, target, shallow=False):
        return
    replace_file(target, source.read_bytes())
    shutil.copystat(source, target)
