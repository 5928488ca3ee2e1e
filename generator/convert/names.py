"""Find the people of a story: those of the registry, and others whose full name stands in a sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.convert.ages import children_in
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


def find_people(body: Sequence[Paragraph], seed_text: str, records: Records, latest: date) -> list[Tag]:
    """
    Give the people whose full name stands in *body*, in the order of their first mention.

    A child is no tag: not by the registry, as of *latest*, the last day on which the story can have been written, and
    not by an age that the text states. *seed_text*, captions and all, only helps to complete a couple's shared surname.
    """
    tags: dict[str, Tag] = {}
    children: set[str] = set()
    couples = couples_in(seed_text) if any(names_a_spouse(paragraph.text) for paragraph in body) else set()
    for paragraph in body:
        children |= children_in(paragraph.text)
        for tag in sorted(_people_in(paragraph, couples, records), key=lambda tag: tag.start):
            tags.setdefault(fold(tag.name), tag)
    adults = [tag for tag in tags.values() if not _is_child(tag, children, records, latest)]
    return sorted(_without_variants(adults), key=lambda tag: tag.start)


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


def _is_child(tag: Tag, children: set[str], records: Records, latest: date) -> bool:
    person = records.person(tag.name)
    if person and is_minor(person, latest):
        return True
    if tag.name in children:
        return True
    if person:  # a child called Maria does not hide a registered Maria of another family
        return False
    return given_name(tag.name) in children


def _without_variants(tags: Sequence[Tag]) -> Iterator[Tag]:
    """Leave out an unknown name that differs from an earlier one only by a middle name or initial."""
    seen: set[tuple[str, str]] = set()
    for tag in tags:
        ends = fold(given_name(tag.name)), fold(surname(tag.name))
        if tag.known or ends not in seen:
            yield tag
        seen.add(ends)
