"""Read copyright lines, and compare the names of outlets."""

import re
from collections.abc import Iterator

from generator.convert.folding import fold

_WORD = r"[A-Z&][\w&’'-]*(?:\.\w+)*"
OUTLET = rf"(?:[Tt]he )?{_WORD}(?: (?:{_WORD}|of|and|the))*"
_COPYRIGHT = re.compile(
    rf"(?:©|\(c\)|[Cc]opyright)(?: ?©)? ?(?:(?:19|20)\d\d(?: ?[-–] ?(?:19|20)?\d\d)?,? )?(?:by )?(?P<name>{OUTLET})"
)
_LEGAL_FORM = re.compile(
    r",?\s+(?:Inc|Ltd|Limited|LLC|PLC|plc|Corp|Pty|GmbH|All Rights|All rights|Contact|Terms|Privacy|Use)\b.*"
)


def copyright_holders(text: str) -> Iterator[tuple[str, int]]:
    """Give the names behind the copyright signs of *text* and their places, legal forms such as Ltd left out."""
    for match in _COPYRIGHT.finditer(text):
        if name := _LEGAL_FORM.sub("", match["name"]).strip(" .,"):
            yield name, match.start("name") + match["name"].find(name)


def bare_outlet(name: str) -> str:
    """Give the *name* of an outlet in the form in which two spellings of it are equal."""
    return fold(name).lower().removeprefix("the ").strip()
