"""Find the people of a story: those of the registry, and others whose full name stands in a sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.convert.children import Children, Sign, find_children
from generator.convert.couples import couple_names, couples_in, names_a_spouse
from generator.convert.folding import fold
from generator.convert.full_names import FullName, full_names
from generator.convert.name_signs import is_a_namesake, is_a_work
from generator.convert.origin import Origin
from generator.convert.read import Paragraph
from generator.convert.records import Mention, Records
from generator.model.person import Person, given_name, is_protected, surname

REGISTRY, COUPLE = "registry", "a couple's shared surname"
# The share of right answers on the labelled articles, rounded down to .05.
IN_REGISTRY, IN_COUPLE = 1.0, 0.9


@dataclass(frozen=True, slots=True)
class Tag:
    """Hold a *name* for the front matter, its *origin* in the seed, and if a record has it."""

    name: str
    origin: Origin
    known: bool


@dataclass(frozen=True, slots=True)
class People:
    """
    Hold the *tags* of a story, and who has none.

    That is who is *left_out* as a child, or as one that *may_be_children*, and names that *may_be_several* people's.
    """

    tags: tuple[Tag, ...]
    left_out: tuple[str, ...]
    may_be_children: tuple[str, ...]
    children: Children
    may_be_several: tuple[str, ...] = ()

    def is_child(self, name: str) -> bool:
        """Tell whether *name* must not be shown because it is, or may be, a child's."""
        return name in self.left_out or bool(self.children.sign(name))


def find_people(body: Sequence[Paragraph], seed_text: str, records: Records, latest: date) -> People:
    """
    Give the people whose full name stands in *body*, in the order of their first mention.

    Nobody is tagged of whom the story, a caption or anything else in *seed_text* says that it is a child, unless the
    registry knows better as of *latest*, the last day on which the story can have been written. *seed_text* also helps
    to complete the surname that a couple shares. A name that *records* hold as ignored is never proposed.
    """
    mentions = [records.mentions(paragraph.text) for paragraph in body]
    found: dict[str, Tag] = {}
    several: dict[str, None] = {}
    for tag in sorted(_people_in(body, mentions, seed_text, records), key=lambda tag: tag.origin.start):
        if not tag.known and records.is_ambiguous(tag.name):
            several[tag.name] = None
        elif tag.known or not records.is_ignored(tag.name):
            _keep(found, tag)
    texts = list(dict.fromkeys((*seed_text.split("\n"), *(paragraph.text for paragraph in body))))
    of_age = [tag.name for tag in found.values() if _is_settled(tag, records)]
    children = find_children(texts, latest, [tag.name for tag in found.values()], of_age)
    signs = {tag.name: _sign(tag, children, records, latest) for tag in found.values()}
    named = list(_without_variants(list(found.values())))
    return People(
        tuple(tag for tag in named if not signs[tag.name]),
        tuple(name for name, sign in signs.items() if sign),
        tuple(tag.name for tag in named if signs[tag.name] == "possible"),
        children,
        tuple(several),
    )


def _people_in(
    body: Sequence[Paragraph], mentions: Sequence[Sequence[Mention]], seed_text: str, records: Records
) -> Iterator[Tag]:
    texts = [paragraph.text for paragraph in body]
    couples = couples_in(seed_text) if any(map(names_a_spouse, texts)) else set()
    taken = [
        [(m.start, m.end) for m in row if isinstance(m.record, Person) or not is_a_namesake(text, m.start, m.end)]
        for text, row in zip(texts, mentions, strict=True)
    ]
    unknown = full_names(texts, taken)
    for paragraph, known, names in zip(body, mentions, unknown, strict=True):
        text, at = paragraph.text, paragraph.start
        for mention in known:
            if isinstance(mention.record, Person):
                name = text[mention.start : mention.end]
                if records.show(name) and is_a_work(text, mention.start, mention.end):
                    continue
                yield _tag(FullName(name, mention.start, mention.end, REGISTRY, IN_REGISTRY), at, records)
        for full_name in names:
            yield _tag(full_name, at, records)
        for start, end, name in couple_names(text, couples, lambda name: records.person(name) is not None):
            yield _tag(FullName(name, start, end, COUPLE, IN_COUPLE), at, records)


def _tag(found: FullName, at: int, records: Records) -> Tag:
    person = None if records.is_ambiguous(found.name) else records.person(found.name)
    origin = Origin(at + found.start, at + found.end, found.rule, found.confidence)
    return Tag(person.name if person else found.name, origin, known=person is not None)


def _keep(found: dict[str, Tag], tag: Tag) -> None:
    """Add *tag* where its name is new; one in small letters is better than one that stood in capitals."""
    key = fold(tag.name).lower()
    earlier = found.setdefault(key, tag)
    if earlier.origin.rule == "in capitals" != tag.origin.rule:
        found[key] = Tag(tag.name, earlier.origin, tag.known)


def _is_settled(tag: Tag, records: Records) -> bool:
    """Tell whether a record says how old somebody is, or that it does not matter."""
    person = records.person(tag.name)
    return person is not None and bool(person.minor or person.born or person.allowed)


def _sign(tag: Tag, children: Children, records: Records, latest: date) -> Sign:
    person = records.person(tag.name)
    if not person:
        return children.sign(tag.name)
    if _is_settled(tag, records):
        return "certain" if is_protected(person, latest) else ""
    signs = {children.sign(name) for name in (person.name, *person.aliases)}
    return "certain" if "certain" in signs else "possible" if "possible" in signs else ""


def _without_variants(tags: Sequence[Tag]) -> Iterator[Tag]:
    """Leave out an unknown name that differs from an earlier one only by a middle name or initial."""
    seen: set[tuple[str, str]] = set()
    for tag in tags:
        ends = fold(given_name(tag.name)), fold(surname(tag.name))
        if tag.known or ends not in seen:
            yield tag
        seen.add(ends)
