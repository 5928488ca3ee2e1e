"""The ways in which editors save a file."""

import shutil
from collections.abc import Callable
from pathlib import Path

Save = Callable[[Path, str], None]


def in_place(path: Path, text: str) -> None:
    """Write over the file, as nano does."""
    path.write_text(text, encoding="utf-8")


def in_place_piece_by_piece(path: Path, text: str) -> None:
    """Empty the file, then write it in pieces."""
    with path.open("w", encoding="utf-8", buffering=1) as file:
        for line in text.splitlines(keepends=True):
            file.write(line)


def by_rename(path: Path, text: str) -> None:
    """Write a file beside it and put that in its place, as VS Code, gedit and Emacs may."""
    beside = path.with_name(f".{path.name}.tmp-1")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


def as_vim_does(path: Path, text: str) -> None:
    """Try whether the folder can be written to, move the file to a backup, write a new one, delete the backup."""
    trial, backup = path.with_name("4913"), path.with_name(f"{path.name}~")
    trial.touch()
    trial.unlink()
    path.rename(backup)
    path.write_text(text, encoding="utf-8")
    backup.unlink()


def as_vim_does_with_a_copy(path: Path, text: str) -> None:
    """Copy the file to a backup, write over it, delete the backup: `backupcopy=yes`."""
    backup = path.with_name(f"{path.name}~")
    shutil.copy2(path, backup)
    path.write_text(text, encoding="utf-8")
    backup.unlink()


def from_elsewhere(path: Path, text: str) -> None:
    """Move a finished file in from another folder, as a synchronising program does."""
    elsewhere = path.parents[2] / "elsewhere.md"
    elsewhere.write_text(text, encoding="utf-8")
    elsewhere.replace(path)


def by_deleting_first(path: Path, text: str) -> None:
    """Delete the file and write it anew."""
    path.unlink()
    path.write_text(text, encoding="utf-8")


WAYS: tuple[Save, ...] = (
    in_place,
    in_place_piece_by_piece,
    by_rename,
    as_vim_does,
    as_vim_does_with_a_copy,
    from_elsewhere,
    by_deleting_first,
)
