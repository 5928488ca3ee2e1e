"""What changed in a document, line by line and key by key, in a form that can be undone after others changed it too."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

import msgspec

from generator.curation.places import Places
from generator.readers.document import parse_document
from generator.readers.text import DocumentError, decode

_BODY = ""
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


class Hunk(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """
    Say that the lines *was* under the *key* of a document gave place to the lines *now*, the first of which is *line*.

    *key* is "" for the body. *above* and *below* are the lines around when all hunks after this one are undone, "" at
    an end of the file. All lines have their ends.
    """

    key: str
    line: int
    was: str = ""
    now: str = ""
    above: str = ""
    below: str = ""


def hunks_between(before: str, after: str) -> tuple[Hunk, ...]:
    """
    Give what changed from one text of a document to another, each key apart.

    Keys may come and go, but those that stay keep their order.
    """
    lines, found = _lines(after), []
    for key, was, line, now in reversed(list(_changes(before, after))):  # as they will be undone
        end = line + len(now)
        found.append(
            Hunk(
                key=key,
                line=line + 1,
                was="".join(was),
                now="".join(now),
                above=_line_at(lines, line - 1),
                below=_line_at(lines, end),
            )
        )
        lines[line:end] = was
    return tuple(found[::-1])


def take_back(text: str, hunks: Sequence[Hunk]) -> tuple[str, list[Hunk]]:
    """
    Undo those of *hunks* whose lines still stand in *text*; give the new text, and those that cannot be undone.

    A hunk is undone only where this changes what its key says, and nothing else.
    """
    left = []
    for hunk in reversed(hunks):  # from the end, so that the numbers of the lines above stay true
        lines, now = _lines(text), _lines(hunk.now)
        at = _place(lines, now, hunk)
        undone = "" if at is None else "".join([*lines[:at], *_lines(hunk.was), *lines[at + len(now) :]])
        if undone and _differ_only_in(hunk.key, text, undone):
            text = undone
        else:
            left.append(hunk)
    return text, left[::-1]


class _Segment(NamedTuple):
    """Hold the lines from one key to the next; *start* is the number of the first, from 0."""

    key: str
    start: int
    lines: list[str]


def _changes(before: str, after: str) -> Iterator[tuple[str, list[str], int, list[str]]]:
    """Give each change: its key, the lines before, the number of the first line after, from 0, and the lines after."""
    for old, new in _pairs(list(_segments(before)), list(_segments(after))):
        for kind, a, b, c, d in SequenceMatcher(None, old.lines, new.lines, autojunk=False).get_opcodes():
            if kind != "equal":
                yield new.key, old.lines[a:b], new.start + c, new.lines[c:d]


def _segments(text: str) -> Iterator[_Segment]:
    """Cut a document into the line above its first key, its keys, and the body with the line above."""
    places, lines = Places(text), _lines(text)
    starts = {"---": 0, **{key: places.line(entry.start) - 1 for key, entry in places.entries.items()}}
    starts[_BODY] = places.line(places.end) - 1
    for (key, start), (_, end) in pairwise([*starts.items(), ("", len(lines))]):
        yield _Segment(key, start, lines[start:end])


def _pairs(old: list[_Segment], new: list[_Segment]) -> Iterator[tuple[_Segment, _Segment]]:
    """Give what each segment became; of one that came or went, the other is empty."""
    keys_before, keys_after = ({segment.key for segment in segments} for segments in (old, new))
    old, new = old[::-1], new[::-1]
    while old:  # the body is the last of both
        if old[-1].key not in keys_after:
            gone = old.pop()
            yield gone, _Segment(gone.key, new[-1].start, [])
        elif new[-1].key not in keys_before:
            come = new.pop()
            yield _Segment(come.key, 0, []), come
        else:
            yield old.pop(), new.pop()


def _place(lines: list[str], now: list[str], hunk: Hunk) -> int | None:
    """Find the one place where the lines of *hunk* stand; where they are none, those around show it."""
    found = [at for at in range(len(lines) - len(now) + 1) if lines[at : at + len(now)] == now]
    exact = [
        at for at in found if _line_at(lines, at - 1) == hunk.above and _line_at(lines, at + len(now)) == hunk.below
    ]
    if hunk.line - 1 in exact:
        return hunk.line - 1
    likely = exact or (found if now else [])
    return likely[0] if len(likely) == 1 else None


def _differ_only_in(key: str, one: str, other: str) -> bool:
    """Tell whether both texts can be read, and say the same but under one *key*."""
    try:
        before, after = (parse_document(decode(text.encode())) for text in (one, other))
    except DocumentError:
        return False
    same_body = before.body == after.body or key == _BODY
    return same_body and {**before.values, key: 0} == {**after.values, key: 0}


def _lines(text: str) -> list[str]:
    """Split *text* into lines with their ends, as `Places` counts them."""
    return _LINE.findall(text)


def _line_at(lines: list[str], number: int) -> str:
    """Give the line with this *number*, from 0; "" beyond the ends."""
    return lines[number] if 0 <= number < len(lines) else ""
