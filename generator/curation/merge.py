"""Bring an article up to what its seed says now: field by field, and never over what an editor changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff

from generator.curation.front_matter import add_to, set_key, take_from
from generator.curation.places import Places, end_of_line
from generator.model.evidence import FIELDS, LISTS, Evidence, body_hash
from generator.readers.document import parse_document
from generator.readers.text import body_of, decode


@dataclass(frozen=True, slots=True)
class Kept:
    """Say that the value *now* of a *field* is an editor's and stays, though the seed gives a *new* one."""

    field: str
    now: str
    new: str


@dataclass(frozen=True, slots=True)
class Merged:
    """Hold the *text* that the file of an article would have, and what is *kept* in it."""

    text: str
    kept: tuple[Kept, ...]


def merge(text: str, base: Evidence, fresh: Evidence, fresh_body: str) -> Merged:
    """
    Merge the file *text* of an article, its evidence *base*, and the evidence and body of its seed as it is now.

    Raises CannotEdit.
    """
    kept: list[Kept] = []
    for field in FIELDS:
        if field in LISTS:
            text = _with_names(text, field, base.texts(field), fresh.texts(field))
        else:
            old, new = ("".join(evidence.texts(field)[:1]) for evidence in (base, fresh))
            now = _value(text, field)
            if new not in {old, now}:
                if now == old:
                    key, _, part = field.partition(".")
                    text = set_key(text, key, new, part)
                else:
                    kept.append(Kept(field, now, new))
    text = _with_names(text, "review", base.review, fresh.review)
    body = body_of(decode(text.encode()))
    if fresh.body not in {base.body, body_hash(body)}:
        if body_hash(body) == base.body:
            text = _with_body(text, fresh_body)
        else:
            kept.append(Kept("body", body, fresh_body))
    return Merged(set_key(text, "seed", fresh.seed.sha256, "sha256"), tuple(kept))


def difference(path: str, before: str, after: str, what: str = "converted again") -> Iterator[str]:
    """Give the lines of a unified diff, without their ends."""
    old, new = (text.removeprefix("\ufeff").splitlines() for text in (before, after))
    return unified_diff(old, new, path, f"{path} ({what})", lineterm="")


def _with_names(text: str, key: str, old: tuple[str, ...], new: tuple[str, ...]) -> str:
    """Take out of a list what the seed no longer gives, and add what it gives only now; the rest is the editor's."""
    text = take_from(text, key, *(value for value in old if value not in new))
    return add_to(text, key, *(value for value in new if value not in old))


def _value(text: str, field: str) -> str:
    key, _, part = field.partition(".")
    value = parse_document(decode(text.encode())).values.get(key, "")
    if isinstance(value, dict):
        value = value.get(part, "")
    return value if isinstance(value, str) else ""


def _with_body(text: str, body: str) -> str:
    places = Places(text)
    start = end_of_line(text, places.end)
    return text[:start] + body.replace("\n", places.newline)
