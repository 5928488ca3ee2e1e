"""Layouts: the templates that pages are made with, and what each of them uses."""

import re
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from typing import NamedTuple

_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_REFERENCE = re.compile(
    r"""(?:\{%[-+]?\s*(?:extends|include|import|from)\b|\bfragments\()\s*"""
    r"""(?:(?:"([^"]+)"|'([^']+)')\s*(?=[-+]?%\}|,|(?:ignore|with|without|as|import)\s)|(.))"""
)


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


def references(source: str) -> list[str]:
    """List the layouts that the template text *source* extends, includes, imports or takes fragments from."""
    return [match[1] or match[2] for match in _references(source) if not match[3]]


def computed_references(source: str) -> list[int]:
    """Give the lines where *source* computes the name of another layout: nobody could tell which pages it concerns."""
    return [source.count("\n", 0, match.start()) + 1 for match in _references(source) if match[3]]


def _references(source: str) -> Iterator[re.Match[str]]:
    blank = _COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment[0]), source)
    return _REFERENCE.finditer(blank)
