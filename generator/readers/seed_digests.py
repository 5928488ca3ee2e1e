"""The digests of seeds, remembered, so that only files that changed are read to find out what did."""

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from generator.errors import UserError
from generator.memory import recall, remember
from generator.readers.cache import FileStamp, settled_moment

_FILE = "seeds"
_FORMAT = "1"


_Digests = dict[str, tuple[FileStamp, str]]


class Stamped(NamedTuple):
    """Hold the *stamps* of seeds, by name, and the *settled* moment before they were taken."""

    settled: int
    stamps: Mapping[str, FileStamp]


def stamp_seeds(seeds: Sequence[Path]) -> Stamped:
    """Stamp *seeds*; those that cannot be found have no stamp."""
    settled = settled_moment()
    stamps: dict[str, FileStamp] = {}
    for seed in seeds:
        with suppress(OSError):
            status = os.stat(seed)  # noqa: PTH116 - of ten thousand
            stamps[seed.name] = FileStamp(status.st_mtime_ns, status.st_size, status.st_ino)
    return Stamped(settled, stamps)


def read_digests(memory: Path, seeds: Sequence[Path], stamped: Stamped) -> Mapping[str, str]:
    """
    Give the digests of *seeds*, by name, and remember them in the folder *memory*.

    Those that are *stamped* as they were before are not read; those that cannot be read have none.
    """
    before, now = recall(memory / _FILE, _Digests, _FORMAT) or {}, {}
    for seed in seeds:
        stamp, known = stamped.stamps.get(seed.name), before.get(seed.name)
        if known and known[0] == stamp:
            now[seed.name] = known
        elif stamp and (digest := digest_of(seed)):
            now[seed.name] = (stamp, digest)
    # A file that changed just now could change once more without a sign.
    kept = {name: entry for name, entry in now.items() if entry[0].changed < stamped.settled}
    if kept != before:
        with suppress(UserError):  # it only saves time
            remember(memory / _FILE, kept, _FORMAT)
    return {name: digest for name, (_, digest) in now.items()}


def digest_of(seed: Path) -> str:
    """Give the digest by which the text of a seed is known; "" where it cannot be read."""
    try:
        return sha256(seed.read_bytes()).hexdigest() if seed.is_file() else ""
    except OSError:
        return ""
