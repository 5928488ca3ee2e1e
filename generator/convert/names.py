"""Find the people of a story: those of the registry, and others whose full name stands in a sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.convert.children import Children, Sign, find_children
from generator.convert.folding import fold
from generator.convert.full_names import couple_names, couples_in, full_names, names_a_spouse
from generator.convert.read import Paragraph
from generator.convert.records import Records, given_name, surname
from generator.model.person import Person, is_minor


@dataclass(frozen=True, slots=True)
class Tag:
    """Hold a *name* for the front matter, its place in the seed, the *rule* that found it, and if a record has it."""

    name: str
    start: int
    rule: str
    known: bool


@dataclass(frozen=True, slots=True)
class People:
    """Hold the *tags* of a story, and who is *left_out* of them as a child, or as one that *may_be_children*."""

    tags: tuple[Tag, ...]
    left_out: tuple[str, ...]
    may_be_children: tuple[str, ...]
    children: Children

    def is_child(self, name: str) -> bool:
        """Tell whether *name* must not be shown because it is, or may be, a child's."""
        return name in self.left_out or bool(self.children.sign(name))


def find_people(body: Sequence[Paragraph], seed_text: str, records: Records, latest: date) -> People:
    """
    Give the people whose full name stands in *body*, in the order of their first mention.

    Nobody is tagged of whom anything in the seed says that it is a child: only the registry can know better, as of
    *latest*, the last day on which the story can have been written. Captions and all of *seed_text* count for that, and
    help to complete a couple's shared surname.
    """
    found: dict[str, Tag] = {}
    couples = couples_in(seed_text) if any(names_a_spouse(paragraph.text) for paragraph in body) else set()
    for paragraph in body:
        for tag in sorted(_people_in(paragraph, couples, records), key=lambda tag: tag.start):
            found.setdefault(fold(tag.name), tag)
    texts = dict.fromkeys((*seed_text.split("\n"), *(paragraph.text for paragraph in body)))
    children = find_children(texts, latest)
    signs = {tag.name: _sign(tag, children, records, latest) for tag in found.values()}
    named = list(_without_variants(sorted(found.values(), key=lambda tag: tag.start)))
    return People(
        tuple(tag for tag in named if not signs[tag.name]),
        tuple(name for name, sign in signs.items() if sign),
        tuple(tag.name for tag in named if signs[tag.name] == "possible"),
        children,
    )


def _people_in(paragraph: Paragraph, couples: set[str], records: Records) -> Iterator[Tag]:
    text, at = paragraph.text, paragraph.start
    mentions = list(records.mentions(text))
    for mention in mentions:
        if isinstance(mention.record, Person):
            yield Tag(mention.record.name, at + mention.start, "registry", known=True)
    for start, name in full_names(text, [(m.start, m.end) for m in mentions]):
        yield _tag(name, at + start, "full name", records)
    for start, name in couple_names(text, couples, lambda name: records.person(name) is not None):
        yield _tag(name, at + start, "couple", records)


def _tag(name: str, start: int, rule: str, records: Records) -> Tag:
    person = records.person(name)
    return Tag(person.name if person else name, start, rule, known=person is not None)


def _sign(tag: Tag, children: Children, records: Records, latest: date) -> Sign:
    person = records.person(tag.name)
    if not person:
        return children.sign(tag.name)
    if person.minor or person.born:
        return "certain" if is_minor(person, latest) else ""
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
