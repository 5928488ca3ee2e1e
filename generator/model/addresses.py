"""The addresses of the site's own pages."""

import re

# What Windows keeps for devices, with any ending; what it cuts off; and what means something else there.
_DEVICE = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])(?:\..*)?", re.IGNORECASE | re.DOTALL)
_MEANT_ELSEWHERE = re.compile(r'[\\:*?"<>|]')
_SHOWN_THOUGH_HIDDEN = ".well-known"
_INDEX = "index.html"


def card_path(url: str) -> str:
    """Give the path of the picture that stands for the page at *url*, which is that of its first page."""
    return f"cards/{url.rstrip('/') or 'home'}.jpg"


def address_of(path: str) -> str:
    """Give the address, below that of the site, of the file at *path* of the output: an index.html is its folder."""
    return path[: -len(_INDEX)] if path.rpartition("/")[2] == _INDEX else path


def unportable_part(part: str) -> str:
    """Say why there are disks or hosts that do not take *part*, of a path, as a name; "" for nothing."""
    if _DEVICE.fullmatch(part):
        return f'Windows keeps the name "{part}" for a device'
    if part.endswith((".", " ")):
        return f'Windows cuts off what "{part}" ends in'
    if sign := _MEANT_ELSEWHERE.search(part):
        return f'no name may have a {sign[0]} on Windows, as "{part}" has'
    if part.startswith(".") and part != _SHOWN_THOUGH_HIDDEN:
        return f'"{part}" begins with a dot, and hosts hide such names'
    return ""
