"""Which pages a site wants, by fingerprint; those of groups that cannot have changed are not even derived."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import msgspec

from generator.builder.fingerprint import fingerprints
from generator.builder.manifest import Manifest, Written, WrittenGroup
from generator.model.pages import folders_among, machine_pages, page_groups
from generator.model.pages.machine import sitemap_entries
from generator.model.pages.parts import key_of
from generator.model.site import Site
from generator.model.values import Frame, Page, SitemapEntry
from generator.output import Stamp

_OTHERS = "others"


class DerivedGroup(NamedTuple):
    """Hold what is to be remembered of a group."""

    key: bytes
    paths: tuple[str, ...]
    entries: tuple[SitemapEntry, ...]


class Derivation(NamedTuple):
    """
    Hold the fingerprint of every page that is *wanted*, and those *pages* that had to be derived to know it.

    *clashing* tells whether two pages share a path, or one is to be a file where another has a folder.
    """

    wanted: Mapping[str, bytes]
    pages: Mapping[str, Page]
    groups: Mapping[str, DerivedGroup]
    clashing: bool

    def settled(self, present: Mapping[str, Stamp]) -> dict[str, WrittenGroup]:
        """Give what to remember once all that is wanted is *present*."""
        return {
            name: WrittenGroup(
                group.key, {path: Written(self.wanted[path], present[path]) for path in group.paths}, group.entries
            )
            for name, group in self.groups.items()
        }


def derive(
    site: Site,
    frame: Frame,
    assets: Iterable[Page],
    closures: Mapping[str, bytes],
    *,
    installation: str,
    last: Manifest | None,
    intact: Mapping[str, Written],
) -> Derivation:
    """
    Derive the pages of *site*, and *assets* beside them.

    A group whose key is that of the *last* build is carried over, if all its files are among those that are *intact*.
    """
    base = key_of(msgspec.msgpack.encode((site.config, frame, installation)), *closures.values())
    wanted: dict[str, bytes] = {}
    pages: list[Page] = []
    groups: dict[str, DerivedGroup] = {}
    for group in page_groups(site):
        key = key_of(base, group.key) if group.key else b""
        known = last.groups.get(group.name) if last and key else None
        if known and known.key == key and known.pages.keys() <= intact.keys():
            wanted.update({path: intact[path].fingerprint for path in known.pages})
            groups[group.name] = DerivedGroup(key, tuple(known.pages), known.entries)
        else:
            derived = list(group.derive())
            pages += derived
            groups[group.name] = _derived_group(key, derived)
    others = machine_pages(site, [entry for group in groups.values() for entry in group.entries])
    others += assets
    pages += others
    groups[_OTHERS] = DerivedGroup(b"", tuple([page.path for page in others]), ())
    wanted |= fingerprints(pages, frame, closures, installation)
    size = sum(len(group.paths) for group in groups.values())
    clashing = size > len(wanted) or any(folders_among(wanted.keys(), page) for page in others)
    return Derivation(wanted, {page.path: page for page in pages}, groups, clashing)


def _derived_group(key: bytes, pages: list[Page]) -> DerivedGroup:
    return DerivedGroup(key, tuple([page.path for page in pages]), tuple(sitemap_entries(pages)))
