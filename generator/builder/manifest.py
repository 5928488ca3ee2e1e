"""What the last build wrote, and from what: the memory of the builder."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from generator.builder.basis import Basis
from generator.memory import packed, put_in_place, recall, set_aside, set_aside_for, telling, write_whole
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


class Manifest(msgspec.Struct, array_like=True, frozen=True):
    """Hold what the last build wrote, and the basis it stood on."""

    basis: Basis
    groups: dict[str, WrittenGroup]

    def written(self) -> dict[str, Written]:
        """Give all that was written, by path."""
        return {path: written for group in self.groups.values() for path, written in group.pages.items()}


def load_manifest(memory: Path) -> Manifest | None:
    """Read what the last build wrote; None where nothing readable is there, which makes the next build a cold one."""
    return recall(memory / MANIFEST, Manifest, _FORMAT)


def prepare_manifest(memory: Path, basis: Basis, groups: Mapping[str, WrittenGroup]) -> Manifest:
    """Write the next manifest beside the one that is in force, and give it; raises UserError."""
    manifest = Manifest(basis, dict(groups))
    with telling(memory / MANIFEST):
        set_aside(memory / MANIFEST, packed(manifest, _FORMAT))
    return manifest


def enforce_manifest(memory: Path) -> None:
    """Put the manifest that was prepared in force, and clear away what killed commands left; raises UserError."""
    path = memory / MANIFEST
    with telling(path):
        put_in_place(path)
        prepared = path.stat().st_mtime_ns
        for left in memory.iterdir():
            # One that is newer may still be written, by a command that does not wait for a build.
            if set_aside_for(left.name) and left.stat().st_mtime_ns < prepared:
                left.unlink()


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
    write_whole(memory / OWNED, "".join([f"{path}\n" for path in sorted(paths)]).encode())
