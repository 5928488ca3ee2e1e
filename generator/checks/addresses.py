"""Where an address on a page of the output leads: to a file of the output, to another site, or nowhere."""

import re
from urllib.parse import quote, unquote, urlsplit

from generator.model.addresses import address_of

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_NO_MEANING = str.maketrans("", "", "\t\n\r")  # what a browser takes out of an address
_CANDIDATE = re.compile(r"[\s,]*(\S*[^\s,])(?:\s[^,]*)?")
_INDEX = "index.html"


class Addresses:
    """
    Tell where addresses lead on a site that is published at *base_url*.

    A target is the path of a file in output/, with "#" and an id where one is named; a folder is its index.html. One
    that begins with "/" lies on the host, but outside of the site; one that begins with http is on another site; ""
    means that there is nothing to ask, as of a mail address.
    """

    def __init__(self, base_url: str) -> None:
        parts = urlsplit(base_url)
        self.base_url = base_url
        self._host = parts.netloc.lower()
        self._base = tuple(unquote(parts.path).strip("/").split("/")) if parts.path.strip("/") else ()
        self._page, self._up = "", ""
        self._known: dict[str, str] = {}

    def target(self, address: str, page: str) -> str:
        """Give the target of *address* as it stands in the file at *page* of the output."""
        if page != self._page:
            self._page, self._up = page, "../" * page.count("/")
        # Most addresses go up to the root of the site or begin with a host: they mean the same on all pages.
        if address.startswith(self._up) and self._up:
            rest = address[len(self._up) :]
            if not rest.startswith(".."):
                known = self._known.get(rest)
                if known is None:
                    known = self._known[rest] = self._target(f"./{rest}", "")
                return known
        if address.startswith(("http:", "https:", "/")):
            known = self._known.get(address)
            if known is None:
                known = self._known[address] = self._target(address, "")
            return known
        return self._target(address, page)

    def absolute(self, path: str) -> str:
        """Give the address at which the file at *path* of the output is published."""
        return self.base_url + quote(address_of(path))

    def _target(self, address: str, page: str) -> str:
        address = address.strip(" \t\n\r\f\v").translate(_NO_MEANING).replace("\\", "/")
        try:
            parts = urlsplit(address)
        except ValueError:
            return f"/{address}"
        if parts.scheme and parts.scheme not in {"http", "https"}:
            return ""
        if parts.netloc and parts.netloc.lower() != self._host:
            return address if parts.scheme else f"https:{address}"
        if not parts.path and not parts.netloc:
            return (page or _INDEX) + _fragment(parts.fragment)
        path = self._path(unquote(parts.path), page, rooted=bool(parts.netloc) or parts.path.startswith("/"))
        is_neighbour = path.startswith("/") and parts.netloc  # another site on the same host
        return address if is_neighbour else path + _fragment(parts.fragment)

    def _path(self, path: str, page: str, *, rooted: bool) -> str:
        """Follow the steps of *path* from *page*; above the root of a host there is nothing but the root."""
        steps: list[str] = [] if rooted else [*self._base, *page.split("/")[:-1]]
        names = path.lstrip("/").split("/") if rooted else path.split("/")
        for name in names:
            if name == "..":
                del steps[-1:]
            elif name not in {"", "."}:
                steps.append(name)
        is_folder = names[-1] in {"", ".", ".."}
        if tuple(steps[: len(self._base)]) != self._base:
            return "/" + "/".join(steps) + ("/" if is_folder and steps else "")
        return "/".join(steps[len(self._base) :] + ([_INDEX] if is_folder else [])) or _INDEX


def candidates(srcset: str) -> list[str]:
    """Give the addresses in a *srcset*."""
    return [found[1] for found in _CANDIDATE.finditer(srcset)]


def shown(target: str) -> str:
    """Write a *target* for an editor, as an address from the root of the site."""
    path, sign, fragment = target.partition("#")
    return f"/{address_of(path).removeprefix('/')}{sign}{fragment}"


def is_absolute(address: str) -> bool:
    """Tell whether *address* names a site, as an address must that is read elsewhere."""
    return bool(_SCHEME.match(address))


def _fragment(fragment: str) -> str:
    """Give the part behind #; the top of a page, and a search for words in it, are in every page."""
    fragment = unquote(fragment.partition(":~:")[0])
    return f"#{fragment}" if fragment and fragment.lower() != "top" else ""
