"""Every file below a folder, found in one way wherever files are looked for."""

import os
from collections.abc import Callable, Iterator
from operator import attrgetter
from pathlib import Path

from generator.errors import Problem, UserError

_by_name = attrgetter("name")


def walk(
    folder: Path | str, shown: str, passed_over: Callable[[str], bool] | None = None
) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """
    Give every file below *folder*, by its path in it; those right in one folder come in the order of their names.

    A link to a folder is not followed, and counts as a file. Files and folders whose names are *passed_over* are left
    out, and what is not there has no files. Raises UserError for what cannot be read; *folder* is *shown* so.
    """
    folders = [""]
    while folders:
        inside = folders.pop()
        try:
            with os.scandir(f"{folder}/{inside}") as found:
                entries = sorted(found, key=_by_name)
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            raise UserError(
                [Problem(f"{shown}/{inside}".rstrip("/"), 0, f"cannot be read: {error.strerror}")]
            ) from error
        for entry in entries:
            if passed_over and passed_over(entry.name):
                continue
            path = f"{inside}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                folders.append(f"{path}/")
            else:
                yield path, entry
