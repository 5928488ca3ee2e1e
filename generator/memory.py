"""The files in which a site's memory is kept, in .digest/."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.errors import Problem, UserError


def remember(path: Path, content: bytes) -> None:
    """Put *content* in place of the file at *path*, whole or not at all; raises UserError."""
    set_aside(path, content)
    put_in_place(path)


def set_aside(path: Path, content: bytes) -> None:
    """Write what is to be put in the place of the file at *path* later; raises UserError."""
    with _telling(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        _beside(path).write_bytes(content)


def put_in_place(path: Path) -> None:
    """Put what was set aside in the place of the file at *path*; raises UserError."""
    with _telling(path):
        _beside(path).replace(path)


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.name}.new")


@contextmanager
def _telling(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        shown = f"{path.parent.name}/{path.name}"
        raise UserError([Problem(shown, 0, f"cannot be written: {error.strerror}")]) from error
