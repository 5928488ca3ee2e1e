"""Find who wrote a story, and for which outlet, in a byline."""

import re
from dataclasses import dataclass

_NAME = r"[^\W\d_a-z][\w’'.-]*(?: (?:[^\W\d_a-z][\w’'.-]*|de|da|del|der|van|von|la|le|al|bin|y)){1,4}"
_BYLINE = re.compile(
    r"(?:(?:(?i:analysis|review|words|written|story|reported|opinion|exclusive|interview|posted|updated)"
    r"|[\w ]{0,20}\|) ?(?:\| )?)?(?:by|BY|By)(?: line)?:? "
    rf"(?P<names>{_NAME}(?:(?:, {_NAME}){{0,3}},? (?:and|&) {_NAME})?)"
    r"(?P<rest>(?:\s*[,|•·/–—-].{0,90}| (?:for|in|at|[\w-]+ (?:editor|reporter|correspondent)).{0,60})?)$"
)
_NO_BY = re.compile(
    rf"(?P<names>{_NAME})(?P<rest>,? (?:[\w-]+ ){{0,3}}"
    r"(?i:editor|reporter|correspondent|writer|columnist|critic)\b.{0,50})$"
)
_OUTLET = re.compile(
    r"(?:\b(?:for|at|of)\s+|[,|•·/–—-]\s*)(?P<outlet>(?:the |The )?[A-Z0-9][\w.&’'-]*(?: (?:[A-Z0-9&][\w.&’'-]*|of"
    r"|and|the)){0,5})\s*$"
)
_ROLE = re.compile(
    r"\b(?:editor|reporter|correspondent|writer|columnist|critic|staff|contributor|special|showbiz|senior|published"
    r"|updated|am|pm|gmt)\b",
    re.IGNORECASE,
)
_SPACED_CAPITALS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Byline:
    """Name the author or authors, and the outlet if the byline says one."""

    author: str
    outlet: str = ""


def parse_byline(text: str) -> Byline | None:
    """Read *text* as a byline, or give None when it is none."""
    text = text.strip()
    if len(text) > 160 or text.endswith((".", "?", "!")):  # noqa: PLR2004 - no byline is longer
        return None
    match = _BYLINE.match(text) or _NO_BY.match(text)
    if not match:
        return None
    outlet = _OUTLET.search(match["rest"])
    known = outlet["outlet"] if outlet and not _ROLE.search(outlet["outlet"]) else ""
    return Byline(_cased(match["names"]), known)


def names_a_role(text: str) -> bool:
    """Tell whether *text* says what somebody is at a newspaper: reporter, editor, staff."""
    return bool(_ROLE.search(text))


def _cased(names: str) -> str:
    """Give names that shout in the form of names."""
    if names.isupper():
        return _SPACED_CAPITALS.sub(lambda m: m[0].capitalize(), names).replace(" And ", " and ")
    return names
