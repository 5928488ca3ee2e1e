"""Which file answers a request, as static hosts choose it, and never one from outside the output."""

import os
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, unquote

NOT_FOUND = "404.html"
_PUBLIC_THOUGH_HIDDEN = ".well-known"


class Found(NamedTuple):
    """Hold the *path* of a file in the output, or the address to go to instead; both "" where there is nothing."""

    path: str = ""
    elsewhere: str = ""


def find(output: Path, base: str, address: str) -> Found:
    """
    Find what answers a request for *address*, the path of a URL, in the folder *output* of a site below *base*.

    A folder needs a slash at the end of its address, and `x` stands for `x.html`. Hidden files are not shown.
    """
    path, base = unquote(address), unquote(base)
    if path != base and path in {"/", base[:-1]}:
        return Found(elsewhere=quote(base))
    inside = path.removeprefix(base)
    if not path.startswith(base) or not _is_open(inside):
        return Found()
    if not inside or inside.endswith("/"):
        return _if_there(output, f"{inside}index.html")
    if os.path.isdir(output / inside):  # noqa: PTH112 - a name that is too long is just not there
        return Found(elsewhere=quote(f"{path}/")) if _if_there(output, f"{inside}/index.html").path else Found()
    return _if_there(output, inside) if _if_there(output, inside).path else _if_there(output, f"{inside}.html")


def _is_open(path: str) -> bool:
    """Tell whether *path* keeps below the folder it starts in, and away from hidden files."""
    folders = path.removesuffix("/").split("/") if path else []
    hidden = [part for part in folders[1:] if part.startswith(".")]
    if folders and folders[0].startswith(".") and folders[0] != _PUBLIC_THOUGH_HIDDEN:
        hidden.append(folders[0])
    return not hidden and "" not in folders and "\\" not in path and "\0" not in path


def _if_there(output: Path, path: str) -> Found:
    target = os.path.realpath(output / path)
    folder = os.path.realpath(output)
    return Found(path) if target.startswith(f"{folder}{os.sep}") and os.path.isfile(target) else Found()  # noqa: PTH113
