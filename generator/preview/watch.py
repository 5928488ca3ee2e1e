"""What watches the folders of a site."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch
from watchdog.observers.polling import PollingObserver

from generator.preview.changes import Changes

FOLDERS = ("content", "layouts", "seeds")
_POLLED_EVERY = 0.3  # seconds
# What tells of reading is left out: a build reads every file, and would set off the next one.
_EVENTS: list[type[FileSystemEvent]] = [
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
]


def polling() -> BaseObserver:
    """Make an observer that looks at every file several times a second: slow, but it works on any disk."""
    return PollingObserver(timeout=_POLLED_EVERY)


def watch(
    root: Path, changes: Changes, observers: Sequence[Callable[[], BaseObserver]] = (Observer, polling)
) -> BaseObserver:
    """
    Tell *changes* of all that changes in the folders of the site at *root*, by the first of *observers* that can.

    A system has only so many watches to give, and some disks have none. Raises OSError if none of them can.
    """
    for make in observers[:-1]:
        observer = make()
        try:
            return _start(observer, root, changes)
        except OSError:
            observer.unschedule_all()
    return _start(observers[-1](), root, changes)


def is_polling(observer: BaseObserver) -> bool:
    """Tell whether *observer* looks at all files again and again."""
    return isinstance(observer, PollingObserver)


def _start(observer: BaseObserver, root: Path, changes: Changes) -> BaseObserver:
    observer.daemon = True
    _Watcher(observer, root, changes).begin()
    observer.start()
    return observer


class _Watcher(FileSystemEventHandler):
    """Note each change that is not hidden; a folder that is made or moved in later is watched from then on."""

    def __init__(self, observer: BaseObserver, root: Path, changes: Changes) -> None:
        self._observer = observer
        self._root = str(root)
        self._changes = changes
        self._watches: dict[str, ObservedWatch] = {}

    def begin(self) -> None:
        """Watch the folders that are there, and for those that may come."""
        for name in FOLDERS:
            self._watch(name)
        self._observer.schedule(self, self._root, event_filter=_EVENTS)

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note the paths of *event*."""
        for path in (event.src_path, event.dest_path):
            if path:
                self._note(os.path.relpath(os.fsdecode(path), self._root).replace(os.sep, "/"))

    def _note(self, path: str) -> None:
        parts = path.split("/")
        if parts[0] not in FOLDERS or any(part.startswith(".") for part in parts):
            return
        if len(parts) == 1:
            self._watch(path)
        self._changes.add(path)

    def _watch(self, name: str) -> None:
        # The watch on a folder that was moved away or deleted does not see the one that took its place.
        if old := self._watches.pop(name, None):
            self._observer.unschedule(old)
        if os.path.isdir(f"{self._root}/{name}"):  # noqa: PTH112
            self._watches[name] = self._observer.schedule(
                self, f"{self._root}/{name}", recursive=True, event_filter=_EVENTS
            )
