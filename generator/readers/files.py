"""The files below a folder of a site."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from generator.errors import Problem, UserError
from generator.readers.cache import FileStamp
from generator.walking import walk

# Emacs, nano and others keep a~ and #a#, vim a.swp and, of a second session, a.swo; .bak is what people write.
_BESIDE = re.compile(r"\..*|.+~|#.*#|.+\.(?:sw[g-z]|bak)", re.DOTALL)

_MEND_LINK = "delete it, or put back the file that it leads to"


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
    for inside, entry in walk(root / folder, folder, is_passed_over):
        path = f"{folder}/{inside}"
        if not path.isprintable():
            shown = path.encode("utf-8", "backslashreplace").decode()
            raise UserError([Problem(shown, 0, "rename it: the name has characters that cannot be shown")])
        if _leads_to_a_file(entry):
            if not trusted and entry.is_symlink() and (problem := link_out(Path(entry.path), path, root)):
                raise UserError([problem])
            status = entry.stat()
            yield path, FileStamp(status.st_mtime_ns, status.st_size, status.st_ino)
        elif not os.path.exists(entry.path):  # noqa: PTH110 - of an entry at hand
            raise UserError([Problem(path, 0, f"is a link to nothing, to {Path(entry.path).readlink()}: {_MEND_LINK}")])


def _leads_to_a_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:  # as of a link that leads in a circle
        return False


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
        return _link_to_hidden(path, target, inside[-1], shown)
    return Problem(shown, 0, f"is a link out of the site, to {path.readlink()}: put a copy of that file here instead")


def _link_to_hidden(path: Path, target: Path, site: Path, shown: str) -> Problem | None:
    """Refuse a link to what a *site* keeps to itself, such as passwords; but git-annex keeps large files so."""
    parts = target.relative_to(site).parts if target.is_relative_to(site) else ()
    if parts[:2] == (".git", "annex") or not any(part.startswith(".") for part in parts):
        return None
    return Problem(shown, 0, f"is a link to a hidden file, {path.readlink()}: put a copy of that file here instead")


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
