"""One command at a time that changes a site."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.errors import Problem, UserError


@contextmanager
def locked(memory: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """
    Hold the lock of the site whose *memory* this is; when another command has it, call *waiting* once and wait.

    The system frees the lock when its process ends, however it ends. Raises UserError where nothing can be written.
    """
    try:
        memory.mkdir(parents=True, exist_ok=True)
        handle = os.open(memory / "lock", os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise UserError([Problem(memory.name, 0, f"cannot be written: {error.strerror}")]) from None
    try:
        if not _take(handle, wait=False):
            waiting()
            while not _take(handle, wait=True):
                pass
        yield
    finally:
        os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _take(handle: int, *, wait: bool) -> bool:
        try:
            # LK_LOCK gives up after ten seconds; the caller asks again.
            msvcrt.locking(handle, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _take(handle: int, *, wait: bool) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
