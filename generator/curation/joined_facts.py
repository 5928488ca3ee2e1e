"""Make one record of two: what the one lacks, the other gives; where they contradict each other, nothing is done."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.curation.front_matter import add_part, add_to, copy_body, copy_key
from generator.errors import Problem
from generator.model.registry import Registry
from generator.model.site import TaxonomyName
from generator.readers.content import KINDS
from generator.readers.document import Document, parse_document
from generator.readers.text import decode
from generator.schema import fit, locate

_OWN = frozenset({"name", "aliases", "slug"})  # no facts, but what the term is called
_AGREE = "make the two agree, or take one of them out"
_LONGEST = 60  # characters of a value to show


@dataclass(frozen=True, slots=True)
class RecordText:
    """Hold the file of a record: its *path*, relative to the site, and its whole *text*."""

    path: str
    text: str

    def read(self) -> Document:
        """Read it; it was read before, so it is sound."""
        return parse_document(decode(self.text.encode()))


def contradictions(one: RecordText, other: RecordText, people: Registry) -> Iterator[Problem]:
    """Find the facts of which two records of one term say different things, each with the places of both."""
    ours, theirs = one.read(), other.read()
    for key in theirs.values.keys() & ours.values.keys() - _OWN:
        mine, their = ours.values[key], theirs.values[key]
        if mine == their or _is_list_of_texts(mine, their):
            continue
        if key == "parties":
            yield from _two_roles(one, other, people)
            continue
        line, place = locate((key,), ours.lines), f"{other.path}:{locate((key,), theirs.lines)}"
        yield Problem(one.path, line, f"{key}: {_shown(mine, their, place)}: {_AGREE}")
    if ours.body and theirs.body and ours.body != theirs.body:
        message = f"the text: differs from that of {other.path}: put what is to stay into one of the two"
        yield Problem(one.path, 0, message)


def join(text: str, other: str, people: Registry) -> str:
    """Give the file *text* of a record with the facts that only the file *other* has; raises CannotEdit."""
    ours, theirs = RecordText("", text).read(), RecordText("", other).read()
    for key, value in theirs.values.items():
        if key in _OWN:
            continue
        if key not in ours.values:
            text = copy_key(text, key, other)
        elif key == "parties":
            for party in _others(ours.values[key], value, people):
                text = add_part(text, key, party)
        elif key == "people":
            known = {people.slug(name) for name in _texts(ours.values[key])}
            text = add_to(text, key, *[name for name in _texts(value) if people.slug(name) not in known])
        elif _is_list_of_texts(ours.values[key], value):
            text = add_to(text, key, *_texts(value))
    return copy_body(text, other) if theirs.body and not ours.body else text


def unsound(record: RecordText, taxonomy: TaxonomyName) -> Iterator[Problem]:
    """Find what would be wrong with a *record* that was joined, such as a death before the birth."""
    kind = next(kind for kind in KINDS if kind.name == taxonomy)
    document = record.read()
    fitted = fit(kind.type, document.values)
    for _, message in fitted if isinstance(fitted, list) else kind.misfits(fitted):
        yield Problem(record.path, 0, f"with the facts of both: {message}")


def _two_roles(one: RecordText, other: RecordText, people: Registry) -> Iterator[Problem]:
    """Find the parties that have one role in the one record, and another in the other."""
    ours, theirs = one.read(), other.read()
    roles = {people.slug(party["name"]): (at, party) for at, party in enumerate(_parties(ours.values["parties"]))}
    for number, party in enumerate(_parties(theirs.values["parties"])):
        at, known = roles.get(people.slug(party["name"]), (0, party))
        if known.get("role") != party.get("role"):
            line = locate(("parties", at, "name"), ours.lines)
            place = f"{other.path}:{locate(('parties', number, 'name'), theirs.lines)}"
            told = _shown(known.get("role", ""), party.get("role", ""), place)
            yield Problem(one.path, line, f"parties: {known['name']}: {told}: {_AGREE}")


def _others(ours: object, theirs: object, people: Registry) -> list[Mapping[str, str]]:
    known = {people.slug(party["name"]) for party in _parties(ours)}
    return [party for party in _parties(theirs) if people.slug(party["name"]) not in known]


def _is_list_of_texts(*values: object) -> bool:
    return all(isinstance(value, list) and all(isinstance(part, str) for part in value) for value in values)


def _parties(value: object) -> Sequence[Mapping[str, str]]:
    parties: Any = value
    return parties  # type: ignore[no-any-return]


def _texts(value: object) -> Sequence[str]:
    texts: Any = value
    return texts  # type: ignore[no-any-return]


def _shown(mine: object, their: object, place: str) -> str:
    """Say what the two say: texts as they are, and of all else that it differs."""
    if isinstance(mine, str) and isinstance(their, str):
        one, other = (f'"{value[:_LONGEST]}"' if value else "none" for value in (mine, their))
        return f"{one}, and {other} in {place}"
    return f"differs from that in {place}"
