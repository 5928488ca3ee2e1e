"""Layouts: the templates that pages are made with, and what each of them uses."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

ASSETS = "assets"  # the folder of what is delivered beside the pages
_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_REFERENCE = re.compile(
    r"""(?:\{%[-+]?\s*(?:extends|include|import|from)\b|\bfragments\()\s*"""
    r"""(?:(?:"([^"]+)"|'([^']+)')\s*(?=[-+]?%\}|,|(?:ignore|with|without|as|import)\s)|(.))"""
)


_ASSET = re.compile(r"""\basset\(\s*(?:"([^"]+)"\s*\)|'([^']+)'\s*\)|(.))""", re.DOTALL)


class Layout(NamedTuple):
    """Hold one template; *origin* is the file to name in messages."""

    origin: str
    source: str


def closure(name: str, templates: Mapping[str, Layout]) -> set[str]:
    """Name the layout *name* itself, and all that it extends, includes, imports and takes fragments from."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        current = waiting.pop()
        if current not in found:
            found.add(current)
            waiting += references(templates[current].source) if current in templates else []
    return found


def closure_digest(name: str, templates: Mapping[str, Layout]) -> bytes:
    """Hash the sources of the closure of the layout *name*."""
    digest = blake2b(digest_size=16)
    for part in sorted(closure(name, templates)):
        source = templates[part].source if part in templates else ""
        digest.update(f"{part}\0{source}\0".encode())
    return digest.digest()


def closure_assets(name: str, templates: Mapping[str, Layout]) -> set[str]:
    """Name the files of assets/ whose addresses the layout *name* and its closure ask for."""
    parts = [templates[part] for part in closure(name, templates) if part in templates]
    return {asset for part in parts for asset in asset_references(part.source)}


def always_addressed(templates: Mapping[str, Layout]) -> list[str]:
    """
    Name the style sheets and scripts of assets/ that *templates* ask for only by an address with a hash.

    Pictures are left out: a style sheet may show them too, and names them as they are.
    """
    asked = {asset for layout in templates.values() for asset in asset_references(layout.source)}
    plain = [layout.source for layout in templates.values()]
    return sorted(
        asset
        for asset in asked
        if asset.endswith((".css", ".js")) and not any(f"assets/{asset}" in source for source in plain)
    )


def references(source: str) -> list[str]:
    """List the layouts that the template text *source* extends, includes, imports or takes fragments from."""
    return list(_references(source))


@lru_cache(maxsize=256)  # the closures of most layouts have the same few in them
def _references(source: str) -> tuple[str, ...]:
    return tuple([match[1] or match[2] for match in _find(_REFERENCE, source) if not match[3]])


def computed_references(source: str) -> list[int]:
    """Give the lines where *source* computes the name of another layout: nobody could tell which pages it concerns."""
    return [source.count("\n", 0, match.start()) + 1 for match in _find(_REFERENCE, source) if match[3]]


@lru_cache(maxsize=256)
def asset_references(source: str) -> tuple[str, ...]:
    """List the files of assets/ whose addresses the template text *source* asks for."""
    return tuple([match[1] or match[2] for match in _find(_ASSET, source) if not match[3]])


def computed_assets(source: str) -> list[int]:
    """Give the lines where *source* computes which file of assets/ it asks for, of which likewise nobody could tell."""
    return [source.count("\n", 0, match.start()) + 1 for match in _find(_ASSET, source) if match[3]]


def _find(pattern: re.Pattern[str], source: str) -> Iterator[re.Match[str]]:
    blank = _COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment[0]), source)
    return pattern.finditer(blank)
