"""What stands in content/ where nothing reads it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.errors import Problem
from generator.readers.files import is_passed_over
from generator.schema import unknown
from generator.settings import SETTINGS_FILES

_FOLDERS = ["articles", "people", "shows", "cases", "digests", "media"]
_FILES = [file.rpartition("/")[2] for file in SETTINGS_FILES]


def misplaced(root: Path, names: Sequence[str]) -> Iterator[Problem]:
    """Find what stands where nothing reads it: what is misspelt would else be an empty section, or a check left out."""
    for name in names:
        path = root / "content" / name
        if name in _FOLDERS and not path.is_dir():
            yield Problem(f"content/{name}", 0, "is a file: move it away, since this is the name of a folder")
        elif name not in _FOLDERS and path.is_dir() and not name.startswith("."):
            yield Problem(f"content/{name}", 0, unknown(name, _FOLDERS, "folder"))
        elif name not in _FILES and path.is_file() and not _is_no_content(name):
            yield Problem(f"content/{name}", 0, unknown(name, _FILES, "file"))


def _is_no_content(name: str) -> bool:
    """Tell whether *name* is that of a note for people, or of what an editor or a system keeps for itself."""
    return is_passed_over(name) or name.partition(".")[0].lower() == "readme"
