"""Decide what a publishing has to do, from digests and what the host lists alone."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from generator.model.addresses import address_of
from generator.publishing.host_files import MARKER, REDIRECTS
from generator.publishing.local import is_hidden
from generator.publishing.state import Known

# What a transfer that was cut off may leave: our own, and that of rsync.
_LEFTOVER = re.compile(r"(?:^|/)(?:\.[^/]+\.new|\.[^/]+\.[A-Za-z0-9]{6}|\.~tmp~/.*)")

_STEPS = 4


@dataclass(frozen=True, slots=True)
class Plan:
    """
    Say which files to send, which to delete at the host, and how many stay.

    *gone* are the paths of pages that will be found no more, of the *pages* that are there now. *foreign* are files
    there that never were ours, and stay.
    """

    added: tuple[str, ...]
    changed: tuple[str, ...]
    deleted: tuple[str, ...]
    gone: tuple[str, ...]
    unchanged: int
    pages: int
    foreign: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to do."""
        return not (self.added or self.changed or self.deleted)

    @property
    def steps(self) -> tuple[tuple[str, ...], ...]:
        """
        Give the files to send in steps, each to be finished before the next.

        First it is made known whose the place is. Then no page comes before the style sheet and the pictures it needs,
        and no feed or list before the pages that it names.
        """
        sent = [*self.added, *self.changed]
        steps = (tuple(path for path in sent if _step(path) == number) for number in range(_STEPS))
        return tuple(step for step in steps if step)


def plan_publishing(
    wanted: Mapping[str, bytes],
    known: Mapping[str, Known],
    listing: Mapping[str, str] | None,
    redirected: Sequence[str] = (),
    *,
    replaces_all: bool = False,
) -> Plan:
    """
    Compare the digests that are *wanted* with what is at the host.

    *known* is what we remember, *listing* what the host says now: the version of each file. Memory counts only where
    both agree; without a listing, it is all there is to go by. What is at the host and not wanted is deleted; but where
    we remember what was sent, what we never sent stays, unless the host *replaces_all*, and so do hidden files that are
    not ours. *redirected* are paths, those that end in a star with all below them, at which the host answers without a
    file.
    """
    there = known.keys() if listing is None else listing.keys()
    added = sorted(wanted.keys() - there)
    changed = sorted(
        path
        for path in wanted.keys() & there
        if path not in known
        or known[path].digest != wanted[path]
        or (listing is not None and listing[path] != known[path].version)
    )
    unwanted = there - wanted.keys()
    foreign = set() if replaces_all or not known else {p for p in unwanted - known.keys() if not is_hidden(p)}
    deleted = sorted(p for p in unwanted - foreign if p in known or not is_hidden(p) or _LEFTOVER.search(p))
    gone = tuple(path for path in deleted if is_page(path) and not _is_redirected(path, redirected))
    pages = sum(is_page(path) for path in there)
    unchanged = len(wanted) - len(added) - len(changed)
    return Plan(tuple(added), tuple(changed), tuple(deleted), gone, unchanged, pages, tuple(sorted(foreign)))


def is_page(path: str) -> bool:
    """Tell whether a reader comes to *path*."""
    return path.endswith((".html", ".htm")) and not is_hidden(path)


def is_feed(path: str) -> bool:
    """Tell whether programs come to *path* to learn what is new."""
    return path.rpartition("/")[2] in {"feed.xml", "atom.xml", "feed.json"}


def redirected_paths(redirects: str, base_path: str) -> tuple[str, ...]:
    """Read from the text of a host's list of *redirects* at which paths, below *base_path*, it answers."""
    sources = (unquote(line.split()[0]) for line in redirects.splitlines() if line.strip() and line[0] != "#")
    return tuple(source.removeprefix(base_path) for source in sources if source.startswith(base_path))


def _step(path: str) -> int:
    if path == MARKER:
        return 0
    if is_page(path):
        return 2
    return 3 if path.endswith(".xml") or is_feed(path) or path in {REDIRECTS, "robots.txt"} else 1


def _is_redirected(path: str, redirected: Sequence[str]) -> bool:
    here = address_of(path)
    return any(
        here.startswith(source[:-1]) if source.endswith("*") else here.rstrip("/") == source.rstrip("/")
        for source in redirected
    )
