"""Add names to content/names.toml by lines, in order."""

import re
import tomllib

from generator.curation.places import CannotEdit
from generator.model.slugs import slugify

_LIST = re.compile(
    r"^[ \t]*ignore[ \t]*=[ \t]*\[(?P<inside>(?:[^\]\[\"'#]|\"(?:[^\"\\\r\n]|\\.)*\"|'[^'\r\n]*'|#[^\r\n]*)*)\]",
    re.MULTILINE,
)
_QUOTED = re.compile(r"\"(?:[^\"\\\r\n]|\\.)*\"|'[^'\r\n]*'|#[^\r\n]*")
_EMPTIED = "\0"  # stands in no TOML
# A line of its own, one before others, the last one, and one that has a comment behind it.
_FORMS = [
    re.compile(form, re.MULTILINE)
    for form in (r"^[ \t]*\0[ \t]*,?[ \t]*\r?\n", r"\0[ \t]*,[ \t]*", r",?[ \t]*\0", r"\0")
]
_START = "# Names that stand for nobody and nothing: the converter proposes them no more.\nignore = [\n]\n"


def ignore_names(text: str, *names: str) -> str:
    """Put *names* into the list of ignored ones; "" is the text of a file that is not there. Raises CannotEdit."""
    for name in names:
        text = _ignore(text, name)
    return text


def ignored_in(text: str) -> tuple[str, ...]:
    """Give the names that the *text* of the file says are ignored."""
    return tuple(tomllib.loads(text.removeprefix("\ufeff")).get("ignore", ()))


def heed_name(text: str, name: str) -> str:
    """Take *name* out of the list of ignored ones, in whichever spelling it stands there; raises CannotEdit."""
    while spelt := next((ignored for ignored in ignored_in(text) if slugify(ignored) == slugify(name)), None):
        text = _without(text, spelt)
    return text


def _without(text: str, name: str) -> str:
    """Take one *name* away with its comma, or with its whole line where it has one."""
    before = tomllib.loads(text.removeprefix("\ufeff"))
    found = _LIST.search(text)
    if not found:
        raise CannotEdit(1, "the list is written in an unusual form")
    inside = _QUOTED.finditer(text, found.start("inside"), found.end("inside"))
    place = next(match for match in inside if match[0][0] != "#" and _plain(match[0]) == name)
    edited = text[: place.start()] + _EMPTIED + text[place.end() :]
    for form in _FORMS:
        edited, count = form.subn("", edited, count=1)
        if count:
            break
    wanted = [ignored for ignored in before["ignore"] if ignored != name]
    if {**before, "ignore": wanted} != tomllib.loads(edited.removeprefix("\ufeff")):
        raise CannotEdit(text.count("\n", 0, place.start()) + 1, "the list is written in an unusual form")
    return edited


def _ignore(text: str, name: str) -> str:
    before = tomllib.loads(text.removeprefix("\ufeff"))
    ignored = before.get("ignore", [])
    if name in ignored:
        return text
    if "ignore" not in before:
        text = f"{text}{'' if text.endswith(chr(10)) or not text else chr(10)}{_START}"
    found = _LIST.search(text)
    if not found:
        raise CannotEdit(1, "the list is written in an unusual form")
    edited = _with(text, found, name)
    after = tomllib.loads(edited.removeprefix("\ufeff"))
    if sorted(after["ignore"]) != sorted([*ignored, name]) or {**after, "ignore": 0} != {**before, "ignore": 0}:
        raise CannotEdit(text.count("\n", 0, found.start()) + 1, "the list is written in an unusual form")
    return edited


def _with(text: str, found: re.Match[str], name: str) -> str:
    """Put *name* among the names of a list in order: on a line of its own where the others have one."""
    written, start = _toml(name), found.start("inside")
    present = [match for match in _QUOTED.finditer(text, start, found.end("inside")) if match[0][0] != "#"]
    after = next((match for match in present if _plain(match[0]).casefold() > name.casefold()), None)
    newline = "\r\n" if "\r\n" in text else "\n"
    if after:
        indent = _indent(text, after.start())
        place = after.start() - len(indent or "")
        return _insert(text, place, f"{written}, " if indent is None else f"{indent}{written},{newline}")
    if not present:
        return _insert(text, start, f"{newline}    {written}," if "\n" in found["inside"] else written)
    last = present[-1].end()
    indent = _indent(text, present[-1].start())
    below = text.find("\n", last, found.end("inside")) + 1
    if indent is None or not below:
        return _insert(text, last, f", {written}")
    comma = text[last:below].lstrip().startswith(",")
    return _insert(_insert(text, below, f"{indent}{written},{newline}"), last, "" if comma else ",")


def _indent(text: str, place: int) -> str | None:
    """Give the blanks before *place*, if there is nothing else before it on its line."""
    before = text[text.rfind("\n", 0, place) + 1 : place]
    return None if before.strip() else before


def _insert(text: str, place: int, words: str) -> str:
    return text[:place] + words + text[place:]


def _plain(quoted: str) -> str:
    return str(tomllib.loads(f"name = {quoted}")["name"])


def _toml(name: str) -> str:
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + re.sub(r"[\x00-\x1f\x7f]", lambda match: f"\\u{ord(match[0]):04x}", escaped) + '"'
