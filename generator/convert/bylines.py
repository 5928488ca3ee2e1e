"""Find who wrote a story, and for which outlet, in a byline."""

import re
from dataclasses import dataclass, field

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
_RUN_IN = r"[A-Z][\w’'-]+(?: [A-Z]\.)?(?: (?!About\b|Published\b|Updated\b|Posted\b)[A-Z][\w’'-]+){1,2}"
_NAMES_RUN_IN = re.compile(rf"{_RUN_IN}(?:(?:,? and |, | & ){_RUN_IN}){{0,3}}")
_SPACED_CAPITALS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Byline:
    """Name the author or authors, and the outlet if the byline says one; *at* and *outlet_at* are their places."""

    author: str
    outlet: str = ""
    at: tuple[int, int] = field(default=(0, 0), compare=False)
    outlet_at: tuple[int, int] = field(default=(0, 0), compare=False)


def parse_byline(text: str) -> Byline | None:
    """Read *text* as a byline, or give None when it is none."""
    text = text.strip()
    if len(text) > 160 or text.endswith((".", "?", "!")):  # noqa: PLR2004 - no byline is longer
        return None
    match = _BYLINE.match(text) or _NO_BY.match(text)
    if not match:
        return None
    outlet = _OUTLET.search(match["rest"])
    if not outlet or _ROLE.search(outlet["outlet"]):
        return Byline(_cased(match["names"]), at=match.span("names"))
    start = match.start("rest") + outlet.start("outlet")
    place = start, start + len(outlet["outlet"])
    return Byline(_cased(match["names"]), outlet["outlet"], match.span("names"), place)


def end_of_names(text: str, start: int) -> int:
    """Give the end of the authors' names that begin at *start* in a line into which a byline ran; 0 without any."""
    match = _NAMES_RUN_IN.match(text, start)
    return match.end() if match else 0


def names_a_role(text: str) -> bool:
    """Tell whether *text* says what somebody is at a newspaper: reporter, editor, staff."""
    return bool(_ROLE.search(text))


def _cased(names: str) -> str:
    """Give names that shout in the form of names."""
    if names.isupper():
        return _SPACED_CAPITALS.sub(lambda m: m[0].capitalize(), names).replace(" And ", " and ")
    return names
