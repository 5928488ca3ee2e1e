"""Which pages a site wants, by fingerprint; those of groups that cannot have changed are not even derived."""

from collections.abc import Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import NamedTuple

import msgspec

from generator.builder.fingerprint import fingerprints
from generator.builder.manifest import Manifest, Written, WrittenGroup
from generator.model.pages import folders_among, machine_pages, page_groups
from generator.model.pages.parts import key_of
from generator.model.pages.portable import one_on_some_disks, unportable
from generator.model.pages.related import Related
from generator.model.pages.sitemaps import sitemap_entries
from generator.model.site import Site
from generator.model.values import Frame, Page, SitemapEntry
from generator.output import Stamp

_OTHERS = "others"


class DerivedGroup(NamedTuple):
    """Hold what is to be remembered of a group."""

    key: bytes
    paths: tuple[str, ...]
    entries: tuple[SitemapEntry, ...]

    def written(self, wanted: Mapping[str, bytes], present: Mapping[str, Stamp]) -> WrittenGroup:
        """Give the group as it is when what is *wanted* is *present*."""
        return WrittenGroup(self.key, {path: Written(wanted[path], present[path]) for path in self.paths}, self.entries)


@dataclass(frozen=True, slots=True)
class Derivation:
    """
    Hold the *pages* of groups that may have changed and their fingerprints, and what is carried over of the others.

    *carried* are the paths of pages that were not derived.
    """

    pages: Mapping[str, Page]
    wanted: Mapping[str, bytes]
    carried: AbstractSet[str]
    groups: Mapping[str, DerivedGroup | WrittenGroup]

    def __contains__(self, path: object) -> bool:
        """Tell whether there is to be a page at *path*."""
        return path in self.wanted or path in self.carried

    @property
    def size(self) -> int:
        """Count the pages."""
        return len(self.wanted) + len(self.carried)

    @property
    def clashing(self) -> bool:
        """Tell whether two pages share a path, if only on some disks, or one is a file where another has a folder."""
        others = {path: one_on_some_disks(path) for path in _paths(self.groups[_OTHERS])}
        return (
            any(map(unportable, self.wanted))
            or len({*others.values()}) < len(others)
            or any(place != path and place in self for path, place in others.items())
            or self.size < sum(len(_paths(group)) for group in self.groups.values())
            or not self.carried.isdisjoint(self.wanted)
            or any(folders_among(self, self.pages[path]) for path in others)
        )


def derive(
    site: Site,
    frame: Frame,
    assets: Iterable[Page],
    closures: Mapping[str, bytes],
    *,
    installation: str,
    related: Related,
    last: Manifest | None,
    touched: AbstractSet[str],
) -> Derivation:
    """
    Derive the pages of *site*, and *assets* beside them.

    A group whose key is that of the *last* build is carried over, if none of its files was *touched*.
    """
    base = key_of(msgspec.msgpack.encode((site.config, frame, installation)), *closures.values())
    pages: list[Page] = []
    carried: set[str] = set()
    groups: dict[str, DerivedGroup | WrittenGroup] = {}
    for group in page_groups(site, related):
        key = key_of(base, group.key) if group.key else b""
        known = last.groups.get(group.name) if last and key else None
        if known and known.key == key and known.pages.keys().isdisjoint(touched):
            groups[group.name] = known
            carried.update(known.pages)
        else:
            derived = list(group.derive())
            pages += derived
            groups[group.name] = _derived_group(key, derived)
    others = machine_pages(site, [entry for group in groups.values() for entry in group.entries])
    others += assets
    pages += others
    groups[_OTHERS] = DerivedGroup(b"", tuple([page.path for page in others]), ())
    by_path = {page.path: page for page in pages}
    return Derivation(by_path, fingerprints(pages, frame, closures, installation), carried, groups)


def _paths(group: DerivedGroup | WrittenGroup) -> Collection[str]:
    return group.paths if isinstance(group, DerivedGroup) else group.pages


def _derived_group(key: bytes, pages: list[Page]) -> DerivedGroup:
    return DerivedGroup(key, tuple([page.path for page in pages]), tuple(sitemap_entries(pages)))
