"""Pictures that another site would send to each reader, who so would be made known there: they are told instead."""

import re
from html import escape, unescape
from typing import Final

URL_SCHEMES: Final = {"http", "https", "mailto"}
SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
# One candidate of a srcset: what separates it from the last, its address, and what is said of that picture's size.
CANDIDATE: Final = re.compile(r"([\s,]*)(\S*[^\s,])(\s[^,]*)?")
# What browsers pass over in an address, and what then leads to another site.
_PASSED_OVER: Final = re.compile(r"[\x00-\x20]+")
_ELSEWHERE: Final = re.compile(rf"{SCHEME.pattern}|[/\\]{{2}}")


def without_schemes(_tag: str, attribute: str, value: str) -> str | None:
    """Drop a srcset with a scheme that is not allowed: nh3 looks at single addresses only."""
    if attribute != "srcset":
        return value
    schemes = (SCHEME.match(candidate[2]) for candidate in CANDIDATE.finditer(value))
    return value if all(scheme is None or scheme[0][:-1].lower() in URL_SCHEMES for scheme in schemes) else None


def without_elsewhere(_tag: str, attribute: str, value: str) -> str | None:
    """Drop the address of a picture that another site would send."""
    if attribute == "src":
        addresses = [value]
    elif attribute == "srcset":
        addresses = [candidate[2] for candidate in CANDIDATE.finditer(value)]
    else:
        return value
    return None if any(_ELSEWHERE.match(_PASSED_OVER.sub("", address)) for address in addresses) else value


_PICTURE: Final = re.compile(r'<img((?: [^\s<>"=]+="[^"]*")*)>')
_ADDRESS: Final = re.compile(r' src(?:set)?="')
_ALT: Final = re.compile(r' alt="([^"]*)"')


def told_pictures(cleaned: str) -> str:
    """Put what a picture shows in the place of one that has no address, in HTML as nh3 writes it."""

    def tell(picture: re.Match[str]) -> str:
        if _ADDRESS.search(picture[1]):
            return picture[0]
        alt = _ALT.search(picture[1])
        return escape(unescape(alt[1]), quote=False) if alt else ""

    return _PICTURE.sub(tell, cleaned) if "<img" in cleaned else cleaned
