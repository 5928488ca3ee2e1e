"""The files below a folder of a site."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from generator.errors import Problem, UserError
from generator.readers.cache import FileStamp

# Emacs, nano and others keep a~ and #a#, vim a.swp and, of a second session, a.swo; .bak is what people write.
_BESIDE = re.compile(r"\..*|.+~|#.*#|.+\.(?:sw[g-z]|bak)", re.DOTALL)


def is_passed_over(name: str) -> bool:
    """Tell whether a file of this *name* is hidden, or was left beside another by an editor."""
    return bool(_BESIDE.fullmatch(name))


def files_below(root: Path, folder: str, *, trusted: bool = False) -> Iterator[str]:
    """
    Give every file below *folder*, relative to *root*; hidden ones, those that editors keep beside a file while it is
    worked on or after, and links to folders are left out.

    Links to files may lead to any place within *root*, and from a *trusted* folder anywhere. Raises UserError.
    """
    return (path for path, _ in stamped_files(root, folder, trusted=trusted))


def stamped_files(root: Path, folder: str, *, trusted: bool = False) -> Iterator[tuple[str, FileStamp]]:
    """Give those files each with its stamp; raises UserError for what cannot be read, or is not to be."""
    try:
        entries = list(os.scandir(root / folder))
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        raise UserError([Problem(folder, 0, f"cannot be read: {error.strerror}")]) from error
    for entry in entries:
        path = f"{folder}/{entry.name}"
        if is_passed_over(entry.name):
            continue
        if not entry.name.isprintable():
            shown = path.encode("utf-8", "backslashreplace").decode()
            raise UserError([Problem(shown, 0, "rename it: the name has characters that cannot be shown")])
        if entry.is_dir(follow_symlinks=False):
            yield from stamped_files(root, path, trusted=trusted)
        elif entry.is_file():
            if not trusted and (problem := link_out(Path(entry.path), path, root)):
                raise UserError([problem])
            status = entry.stat()
            yield path, FileStamp(status.st_mtime_ns, status.st_size, status.st_ino)


def link_out(path: Path, shown: str, site: Path | None) -> Problem | None:
    """
    Say that the file at *path* is a link that leads out of the *site* and out of its own folder; None if it is not.

    Whoever may put files here could else have any file of this machine published.
    """
    if not path.is_symlink():
        return None
    target = Path(os.path.realpath(path))  # which, unlike resolve(), bears a link that leads in a circle
    inside = [path.parent.resolve(), *([site.resolve()] if site else [])]
    if any(target.is_relative_to(folder) for folder in inside):
        return None
    return Problem(shown, 0, f"is a link out of the site, to {path.readlink()}: put a copy of that file here instead")


def stamp_to_publish(entry: os.DirEntry[str], shown: str, output: Path) -> os.stat_result:
    """
    Give the status of an *entry* of the folder *output*, which is to be a file, without opening it.

    Raises UserError for a link that leads out of *output*, whoever may have put it there, and for what is no file.
    """
    if entry.is_symlink() and (problem := link_out(Path(entry.path), shown, output)):
        raise UserError([problem])
    if not entry.is_file():
        message = "is no file (but a pipe, a device, or a link to a folder or to nothing): delete it"
        raise UserError([Problem(shown, 0, message)])
    return entry.stat()
