"""Decide what a build has to do, from fingerprints alone."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from generator.builder.manifest import Written
from generator.output import Stamp

SOMETHING_CHANGED = "shows something that changed"


@dataclass(frozen=True, slots=True)
class Plan:
    """Say which pages to render, each with the reason, which to leave, and which files to prune."""

    stale: Mapping[str, str]
    fresh: frozenset[str]
    orphans: frozenset[str]


def plan_build(
    wanted: Mapping[str, bytes],
    written: Mapping[str, Written],
    present: Mapping[str, Stamp],
    *,
    owned: AbstractSet[str] = frozenset(),
    carried: AbstractSet[str] = frozenset(),
) -> Plan:
    """
    Split the *wanted* pages into stale and fresh, and name the orphans to prune.

    *wanted* maps a path to its fingerprint now, *written* to what the last build left there, *present* to the stamp of
    the file that is there; *owned* are the paths of all files that are ours, *carried* those of pages that need no
    look, since nothing about them can have changed. Only a path we once wrote can become an orphan: a file put into
    output/ by hand is not ours to delete.
    """
    stale = {
        path: reason
        for path, fingerprint in wanted.items()
        if (reason := _why_stale(fingerprint, written.get(path), present.get(path)))
    }
    return Plan(
        stale, frozenset(wanted.keys() - stale.keys()), frozenset((written.keys() | owned) - wanted.keys() - carried)
    )


def _why_stale(fingerprint: bytes, written: Written | None, present: Stamp | None) -> str:
    if written is None:
        return "is new"
    if written.fingerprint != fingerprint:
        return SOMETHING_CHANGED
    if present is None:
        return "is missing from output/"
    return "" if present == written.stamp else "was changed in output/ by hand"


def in_the_way(orphans: Iterable[str], coming: Iterable[str]) -> list[str]:
    """Name the *orphans* that must go first: a folder of theirs is to be one of the files *coming*, or the reverse."""
    files = set(coming)
    folders = {folder for path in files for folder in _folders(path)}
    return sorted(path for path in orphans if path in folders or any(folder in files for folder in _folders(path)))


def _folders(path: str) -> Iterator[str]:
    while path := path.rpartition("/")[0]:
        yield path
