"""Records remembered between builds, so that only files that changed are read again."""

import time
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from generator.installation import installation_stamp
from generator.memory import recall, remember
from generator.model.article import Article
from generator.model.case import Case
from generator.model.content import Content
from generator.model.person import Person
from generator.model.selection import Selection
from generator.model.show import Show

RECORDS = "records"
_TICK = 20_000_000  # ns; Linux stamps files by a clock that ticks every 1 to 10 ms


class FileStamp(NamedTuple):
    """Hold what tells a file from an edited one without reading it: time of change in ns, size, number of its inode."""

    changed: int
    size: int
    inode: int


_UNSETTLED = FileStamp(0, 0, 0)


class Remembered(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """Hold the records of a site as a build read them in a *time_zone*, by path, each with the stamp of its file."""

    time_zone: str
    articles: dict[str, tuple[FileStamp, Article]] = {}
    people: dict[str, tuple[FileStamp, Person]] = {}
    shows: dict[str, tuple[FileStamp, Show]] = {}
    cases: dict[str, tuple[FileStamp, Case]] = {}
    digests: dict[str, tuple[FileStamp, Selection]] = {}


def settled_moment() -> int:
    """Give the time in ns before which a change must lie, to be told from one that comes after this call."""
    return time.time_ns() - _TICK


class RecordCache:
    """
    Remember the records of a site in the folder *memory*.

    *settled* is the settled moment before its files were stamped; *before* is what would be read, where that is known.
    The cache only saves time: a file that cannot be read, or that another generator or another time zone wrote, is no
    memory.
    """

    def __init__(
        self, memory: Path, time_zone: str, settled: int | None = None, before: Remembered | None = None
    ) -> None:
        self._path = memory / RECORDS
        self._time_zone = time_zone
        self._last = before or recall(self._path, Remembered, installation_stamp())
        is_ours = self._last is not None and self._last.time_zone == time_zone
        self._before = self._last if self._last and is_ours else Remembered(time_zone)
        self._now: dict[str, dict[str, tuple[FileStamp, object]]] = {}
        self._settled = settled_moment() if settled is None else settled
        self._changed = False

    def known(self, kind: str) -> Mapping[str, tuple[FileStamp, object]]:
        """Give the remembered records of one *kind*, by path."""
        remembered: Mapping[str, tuple[FileStamp, object]] = getattr(self._before, kind)
        return remembered

    def remember(self, kind: str, records: Mapping[str, tuple[FileStamp, object]]) -> None:
        """
        Keep *records* for the next build.

        A file that changed within the last tick of the file system's clock could change once more without a sign: its
        record is kept for what it said, but will be read again.
        """
        kept = {
            path: entry if entry[0].changed < self._settled else (_UNSETTLED, entry[1])
            for path, entry in records.items()
        }
        self._now[kind] = kept
        before = self.known(kind)
        self._changed |= len(kept) != len(before) or any(before.get(path) is not entry for path, entry in kept.items())

    def content_before(self) -> Content | None:
        """Give the records as the last build knew them, in its time zone; None if nobody remembers them."""
        if self._last is None:
            return None
        kinds = (getattr(self._last, kind) for kind in Content._fields)
        return Content(*(tuple(record for _, record in known.values()) for known in kinds))

    def remembered(self) -> Remembered:
        """Give what the next build is to know."""
        return Remembered(self._time_zone, **self._now)  # type: ignore[arg-type] # each kind has records of its type

    def save(self) -> None:
        """Write what is to be remembered, if it differs from what was; raises UserError."""
        if self._changed:
            remember(self._path, self.remembered(), installation_stamp())
