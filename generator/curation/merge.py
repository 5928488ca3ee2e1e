"""Bring an article up to what its seed says now: field by field, and never over what an editor changed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff

from generator.curation.front_matter import add_to, set_key, take_from
from generator.curation.places import Places, end_of_line
from generator.model.content import Content
from generator.model.evidence import FIELDS, LISTS, Evidence, body_hash
from generator.model.notes import question_in
from generator.model.site import TAXONOMIES
from generator.readers.document import parse_document
from generator.readers.text import body_of, decode

_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Kept:
    """
    Say that the value *now* of a *field* is an editor's and stays, though the seed gives a *new* one.

    Of a list of names, say that a *new* one is not added, as the body that stays does not name it.
    """

    field: str
    now: str
    new: str


@dataclass(frozen=True, slots=True)
class Merged:
    """Hold the *text* that the file of an article would have, and what is *kept* in it."""

    text: str
    kept: tuple[Kept, ...]


class Spellings:
    """Know under which names a text may name a person, a show or a case of *content*."""

    def __init__(self, content: Content) -> None:
        self._names: dict[tuple[str, str], tuple[str, ...]] = {
            (taxonomy, record.name): (record.name, *record.aliases)
            for taxonomy in TAXONOMIES
            for record in getattr(content, taxonomy)
        }

    def is_named(self, taxonomy: str, name: str, text: str) -> bool:
        """Tell whether *text* names it, whatever the capitals and the blanks."""
        folded = f" {' '.join(_WORDS.findall(text.casefold()))} "
        spellings = self._names.get((taxonomy, name), (name,))
        return any(f" {' '.join(_WORDS.findall(spelling.casefold()))} " in folded for spelling in spellings)


def merge(text: str, base: Evidence, fresh: Evidence, fresh_body: str, spellings: Spellings) -> Merged:
    """
    Merge the file *text* of an article, its evidence *base*, and the evidence and body of its seed as it is now.

    A body that an editor changed stays, and no name is added that it does not name. Raises CannotEdit.
    """
    kept: list[Kept] = []
    body = body_of(decode(text.encode()))
    stays = body_hash(body) not in {base.body, fresh.body}
    for field in FIELDS:
        if field in LISTS:
            added = [name for name in fresh.texts(field) if name not in (*base.texts(field), *_names(text, field))]
            unnamed = [name for name in added if stays and not spellings.is_named(field, name, body)]
            kept += [Kept(field, "", name) for name in unnamed]
            names = tuple(name for name in fresh.texts(field) if name not in unnamed)
            text = _with_names(text, field, base.texts(field), names)
        else:
            old, new = ("".join(evidence.texts(field)[:1]) for evidence in (base, fresh))
            now = _value(text, field)
            if new not in {old, now}:
                if now == old:
                    key, _, part = field.partition(".")
                    text = set_key(text, key, new, part)
                else:
                    kept.append(Kept(field, now, new))
    unwanted = {(kept_name.field, kept_name.new) for kept_name in kept}
    notes = [note for note in fresh.review if not (asked := question_in(note)) or asked[:2] not in unwanted]
    text = _with_names(text, "review", base.review, tuple(notes))
    if stays and fresh.body != base.body:
        kept.append(Kept("body", body, fresh_body))
    elif fresh.body not in {base.body, body_hash(body)}:
        text = _with_body(text, fresh_body)
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


def _names(text: str, field: str) -> list[str]:
    names = parse_document(decode(text.encode())).values.get(field)
    return names if isinstance(names, list) else []


def _with_body(text: str, body: str) -> str:
    places = Places(text)
    start = end_of_line(text, places.end)
    return text[:start] + body.replace("\n", places.newline)
