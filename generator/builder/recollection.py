"""What a process that builds a site again and again need not read again."""

from generator.builder.manifest import MANIFEST, Manifest
from generator.builder.update import Past, Places
from generator.output import Stamp, stamp_of
from generator.readers.cache import RecordCache, Remembered


class Recollection:
    """
    Keep what a build left in the memory of its site, for as long as that is what is there.

    It is for output that nobody else writes to: what became of the files since is not looked at again.
    """

    def __init__(self) -> None:
        self._stamp: Stamp | None = None
        self._past: Past | None = None
        self._records: Remembered | None = None

    def past(self, places: Places) -> Past | None:
        """Give what is known of the last build; None where the memory on the disk must be asked."""
        return self._past if self._stamp and self._stamp == _stamp(places) else None

    def records(self, places: Places) -> Remembered | None:
        """Give the records that the last build remembered; None where the memory on the disk must be asked."""
        return self._records if self._stamp and self._stamp == _stamp(places) else None

    def forget(self) -> None:
        """Keep nothing any more: a build begins to write, and may fail in the midst of it."""
        self._stamp = None

    def keep(self, places: Places, manifest: Manifest, cache: RecordCache) -> None:
        """Keep what a build has just left."""
        written = manifest.written()
        self._past = Past(manifest, written.keys(), written, {})
        self._records = cache.remembered()
        self._stamp = _stamp(places)


def _stamp(places: Places) -> Stamp | None:
    return stamp_of(f"{places.memory}/{MANIFEST}")
