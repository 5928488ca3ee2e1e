"""What the last build wrote, and from what: the memory of the builder."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import msgspec

from generator.config import Config
from generator.errors import Problem, UserError
from generator.model.values import SitemapEntry
from generator.output import Stamp

MANIFEST = "manifest"
_FORMAT = "1"


class Written(NamedTuple):
    """Hold the fingerprint of a page that we wrote, b"" for one a build may not have finished, and its file's stamp."""

    fingerprint: bytes
    stamp: Stamp


class WrittenGroup(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """Hold the pages of a group by path, what the group was derived from, and what the sitemap says of it."""

    key: bytes
    pages: dict[str, Written]
    entries: tuple[SitemapEntry, ...]


class Basis(msgspec.Struct, array_like=True, frozen=True):
    """
    Hold what all pages of a build had in common.

    *layouts* maps each layout to a digest. *inputs* stands for every file that the build read and for the installation,
    b"" when one of them may still change without a sign. *since* is the date of the newest
    article that was out. *drafts* and *held* are what the build left out.
    """

    installation: str
    config: Config
    now: datetime
    layouts: dict[str, bytes]
    inputs: bytes
    since: datetime | None
    drafts: int
    held: dict[str, datetime]

    def holds_at(self, now: datetime) -> bool:
        """Tell whether the same articles are out at *now* as at the build."""
        return (self.since is None or self.since <= now) and all(now < due for due in self.held.values())


class Manifest(msgspec.Struct, array_like=True, frozen=True):
    """Hold what the last build wrote, and the basis it stood on."""

    format: str
    basis: Basis
    groups: dict[str, WrittenGroup]

    def written(self) -> dict[str, Written]:
        """Give all that was written, by path."""
        return {path: written for group in self.groups.values() for path, written in group.pages.items()}


def load_manifest(memory: Path) -> Manifest | None:
    """Read what the last build wrote; None where nothing readable is there, which makes the next build a cold one."""
    try:
        manifest = msgspec.msgpack.decode((memory / MANIFEST).read_bytes(), type=Manifest)
    except (OSError, msgspec.MsgspecError, ValueError):
        return None
    return manifest if manifest.format == _FORMAT else None


def save_manifest(memory: Path, basis: Basis, groups: Mapping[str, WrittenGroup]) -> None:
    """Put this in place of what the manifest holds, whole or not at all; raises UserError."""
    beside = memory / f"{MANIFEST}.new"
    try:
        beside.write_bytes(msgspec.msgpack.encode(Manifest(_FORMAT, basis, dict(groups))))
        beside.replace(memory / MANIFEST)
    except OSError as error:
        raise UserError([Problem(f"{memory.name}/{MANIFEST}", 0, f"cannot be written: {error.strerror}")]) from error
