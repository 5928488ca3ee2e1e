"""The files of a folder that a story can be read from, and what kind of text each holds."""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal, NamedTuple

Kind = Literal["text", "page", "markdown", "feed"]

KINDS: Mapping[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".md": "markdown",
    ".markdown": "markdown",
    ".xml": "feed",
    ".rss": "feed",
    ".atom": "feed",
}


class SeedFolder(NamedTuple):
    """Hold the *seeds* of a folder, in the order of their names, and the *others*, of which no story can be read."""

    seeds: list[Path]
    others: list[Path]


def kind_of(path: Path) -> Kind | None:
    """Tell by the end of its name what kind of text the file at *path* holds."""
    return KINDS.get(path.suffix.lower())


def list_seeds(folder: Path) -> SeedFolder:
    """
    List what is right in *folder*, hidden files and a README left out; without the folder there is nothing.

    What is called like a seed counts as one, even if it is a folder or a link to nothing, so that somebody hears of it.
    """
    found = sorted(path for path in folder.glob("*") if not _is_no_content(path.name))
    seeds = [path for path in found if kind_of(path)]
    return SeedFolder(seeds, [path for path in found if not kind_of(path) and path.is_file()])


def _is_no_content(name: str) -> bool:
    return name.startswith(".") or name.partition(".")[0].lower() == "readme"
