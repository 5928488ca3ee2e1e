"""What the last build wrote, and from what: the memory of the builder."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import msgspec

from generator.config import Config
from generator.memory import put_in_place, remember, set_aside
from generator.model.values import SitemapEntry
from generator.output import Stamp

MANIFEST = "manifest"
OWNED = "owned"
_FORMAT = "1"


class Written(NamedTuple):
    """Hold the fingerprint of a page that we wrote, and its file's stamp."""

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
    b"" when one of them may still change without a sign. From *since* to just before *until* the
    clock alone changes nothing. *drafts*, *held* and *withdrawn* are what the build left out.
    """

    installation: str
    config: Config
    now: datetime
    layouts: dict[str, bytes]
    inputs: bytes
    since: datetime | None
    until: datetime | None
    drafts: int
    held: dict[str, datetime]
    withdrawn: int

    def holds_at(self, now: datetime) -> bool:
        """Tell whether the same is out at *now* as at the build."""
        return (self.since is None or self.since <= now) and (self.until is None or now < self.until)


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


def prepare_manifest(memory: Path, basis: Basis, groups: Mapping[str, WrittenGroup]) -> Manifest:
    """Write the next manifest beside the one that is in force, and give it; raises UserError."""
    manifest = Manifest(_FORMAT, basis, dict(groups))
    set_aside(memory / MANIFEST, msgspec.msgpack.encode(manifest))
    return manifest


def enforce_manifest(memory: Path) -> None:
    """Put the manifest that was prepared in force; raises UserError."""
    put_in_place(memory / MANIFEST)


def load_owned(memory: Path) -> set[str]:
    """
    Read which files in output/ are ours: one path a line.

    This outlives the manifest, whose form changes with each version: a withdrawn story must not stay public because
    the generator was upgraded.
    """
    try:
        text = (memory / OWNED).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return set()
    # What stands here may be deleted: a list that is damaged or was tampered with must not lead out of output/.
    believed = text.endswith("\n") and "\0" not in text and "../" not in text and "\n/" not in f"\n{text}"
    return set(text.split("\n")) - {""} if believed else set()


def save_owned(memory: Path, paths: Iterable[str]) -> None:
    """Remember that the files at *paths*, and no others, are ours; raises UserError."""
    remember(memory / OWNED, "".join([f"{path}\n" for path in sorted(paths)]).encode())
