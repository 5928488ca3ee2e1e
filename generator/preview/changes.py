"""Changes of files, gathered until none has come for a moment: what an editor saves at once is built at once."""

from queue import Empty, SimpleQueue
from time import monotonic

QUIET = 0.04  # seconds; a program that saves in several steps takes them within a few ms
_AT_MOST = 0.5


class Changes:
    """Hold the paths that changed, from whichever thread, until they are collected."""

    def __init__(self) -> None:
        self._paths: SimpleQueue[str] = SimpleQueue()

    def add(self, path: str) -> None:
        """Note that something at *path* changed."""
        self._paths.put(path)

    def collect(self, patience: float | None = None) -> tuple[str, ...]:
        """
        Wait for a change, at most *patience* seconds, and then until it is quiet.

        Give the paths in the order in which they first changed; none if nothing changed.
        """
        try:
            found = {self._paths.get(timeout=patience): None}
        except Empty:
            return ()
        end = monotonic() + _AT_MOST
        while (left := end - monotonic()) > 0:
            try:
                found[self._paths.get(timeout=min(QUIET, left))] = None
            except Empty:
                break
        return tuple(found)
