"""Whether the files of a site can lie on any disk, and be served by any host, as they do on this one."""

import re
import unicodedata
from collections.abc import Collection, Sequence
from functools import lru_cache

from generator.model.addresses import unportable_part
from generator.model.registry import Clash
from generator.model.site import TAXONOMIES, Site
from generator.model.values import Page

_Key = tuple[str | int, ...]

# Nearly every path is of such parts, none of which can be the name of a device.
_USUAL = re.compile(r"(?!_)(?:[a-z0-9_-]{5,}+(?:\.[a-z0-9]++)*+(?:/|\Z)|\d++/)*+")
_OF_HOSTS = frozenset({"_headers", "_redirects", "cname"})


def unportable(path: str) -> str:
    """Say why a file at *path* of the output cannot be everywhere; "" for nothing."""
    return "" if _USUAL.fullmatch(path) else _unportable(path)


@lru_cache(maxsize=1024)
def _unportable(path: str) -> str:
    *folders, name = path.split("/")
    if folders and folders[0].lower() in _OF_HOSTS:
        return f'"{folders[0]}" is the name of a file that hosts read'
    return next(filter(None, map(unportable_part, [*folders, name])), "")


def one_on_some_disks(path: str) -> str:
    """Give what is the same for all paths that lead to one file where capitals, or forms of Unicode, do not count."""
    return path.lower() if path.isascii() else unicodedata.normalize("NFC", path).casefold()


def are_portable(paths: Collection[str]) -> bool:
    """Tell whether *paths*, each given once, can be everywhere, and stay apart."""
    return not any(map(unportable, paths)) and len({*map(one_on_some_disks, paths)}) == len(paths)


def unportable_pages(site: Site, pages: Sequence[tuple[Page, str, _Key]]) -> list[Clash]:
    """Find the *pages* of the *site* that cannot be everywhere; each comes with the file and the key that name it."""
    found = [(page, path, key, why) for page, path, key in pages if (why := unportable(page.path))]
    return list(
        dict.fromkeys(
            Clash(*((path, key) if path else _named(site, page)), f"{why}: change the slug, name or alias")
            for page, path, key, why in found
        )
    )


def _named(site: Site, page: Page) -> tuple[str, _Key]:
    """Tell where the person, show or case of a *page* gets its name: in its record, or where it is first named."""
    folder, slug = page.path.split("/")[:2]
    taxonomy = next(taxonomy for taxonomy in TAXONOMIES if taxonomy == folder)
    registry = site.registries[taxonomy]
    if record := registry.records.get(slug):
        return record.path, ("name",)
    naming = (*site.articles, *site.registries["shows"].records.values())
    return next(
        (record.path, (taxonomy, index))
        for record in naming
        for index, name in enumerate(getattr(record, taxonomy, ()))
        if registry.slugs[name] == slug
    )
