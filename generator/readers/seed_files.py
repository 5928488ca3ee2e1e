"""The files of a folder that a story can be read from, and what kind of text each holds."""

import os
from collections.abc import Mapping
from operator import itemgetter
from pathlib import Path
from typing import Literal, NamedTuple

Kind = Literal["text", "page", "markdown", "feed"]

SEEDS = "seeds"
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
    """
    Hold the *seeds* of a folder, the *others*, of which no story can be read, and the *folders* in it.

    Each is in the order of the names.
    """

    seeds: list[Path]
    others: list[Path]
    folders: list[Path]


def kind_of(path: Path | str) -> Kind | None:
    """Tell by the end of its name what kind of text the file at *path* holds."""
    return KINDS.get(os.path.splitext(path)[1].lower())  # noqa: PTH122 - of ten thousand, in a fifth of the time


def list_seeds(folder: Path) -> SeedFolder:
    """
    List what is right in *folder*, hidden files and a README left out; without the folder there is nothing.

    What is called like a seed counts as one, even if it is a folder or a link to nothing, so that somebody hears of it.
    """
    try:
        with os.scandir(folder) as found:
            entries = sorted(((e.name, e) for e in found if not _is_no_content(e.name)), key=itemgetter(0))
    except OSError:
        entries = []
    listed = SeedFolder([], [], [])
    for name, entry in entries:
        path = folder / name
        if kind_of(name):
            listed.seeds.append(path)
        elif entry.is_dir():
            listed.folders.append(path)
        elif entry.is_file():
            listed.others.append(path)
    return listed


def _is_no_content(name: str) -> bool:
    return name.startswith(".") or name.partition(".")[0].lower() == "readme"
