"""The files below a folder of a site."""

import os
from collections.abc import Iterator
from pathlib import Path

from generator.errors import Problem, UserError
from generator.readers.cache import FileStamp


def files_below(root: Path, folder: str) -> Iterator[str]:
    """Give every file below *folder*, relative to *root*, hidden ones and links to folders left out."""
    return (path for path, _ in stamped_files(root, folder))


def stamped_files(root: Path, folder: str) -> Iterator[tuple[str, FileStamp]]:
    """Give those files each with its stamp; raises UserError for a folder or a name that cannot be read."""
    try:
        entries = list(os.scandir(root / folder))
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        raise UserError([Problem(folder, 0, f"cannot be read: {error.strerror}")]) from error
    for entry in entries:
        path = f"{folder}/{entry.name}"
        if entry.name.startswith("."):
            continue
        if not entry.name.isprintable():
            shown = path.encode("utf-8", "backslashreplace").decode()
            raise UserError([Problem(shown, 0, "rename it: the name has characters that cannot be shown")])
        if entry.is_dir(follow_symlinks=False):
            yield from stamped_files(root, path)
        elif entry.is_file():
            status = entry.stat()
            yield path, FileStamp(status.st_mtime_ns, status.st_size, status.st_ino)
