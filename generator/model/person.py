"""A person: the record in content/people/."""

from collections.abc import Iterator
from datetime import date

import msgspec

from generator.config import is_web_address
from generator.model.article import name_misfits
from generator.model.slugs import SLUG_FORM, slugify
from generator.schema import Misfit


class Allowed(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """Record who decided that a minor is shown like anybody, and why; this is for editors, and is never published."""

    by: str
    reason: str


class Person(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """Hold what the digest knows of one person; *path*, *media* and the digests come from the reader."""

    name: str
    aliases: tuple[str, ...] = ()
    slug: str = ""
    born: date | None = None
    died: date | None = None
    roles: tuple[str, ...] = ()
    minor: bool = False
    allowed: Allowed | None = None
    same_as: tuple[str, ...] = ()
    path: str = ""
    media: tuple[str, ...] = ()
    body_digest: bytes = b""
    digest: bytes = b""


ADULT = 18
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


def is_minor(person: Person, day: date) -> bool:
    """
    Tell whether *person* is marked as a minor, or is under 18 on *day*.

    One who was born on 29 February comes of age on 1 March where the year is not a leap year; one who died before is a
    child for good.
    """
    if person.minor or not person.born:
        return person.minor
    if person.died and person.died < day:
        day = person.died
    return (person.born.year + ADULT, person.born.month, person.born.day) > (day.year, day.month, day.day)


def is_protected(person: Person, day: date) -> bool:
    """Tell whether *person* is a minor on *day* whom no editor has allowed to be shown."""
    return not person.allowed and is_minor(person, day)


def is_suffix(word: str) -> bool:
    """Tell whether *word* stands behind a surname and is no part of it, such as Jr. or III."""
    return word.lower().rstrip(".,") in _SUFFIXES


def given_name(name: str) -> str:
    """Give the first word of a full name."""
    return name.split(maxsplit=1)[0]


def surname(name: str) -> str:
    """Give the last word of a full name, suffixes such as Jr. aside."""
    words = name.split()
    while len(words) > 1 and is_suffix(words[-1]):
        words.pop()
    return words[-1].rstrip(",") if words else name


def person_misfits(person: Person) -> Iterator[Misfit]:
    """List what is well-formed in *person* but means nothing."""
    yield from record_misfits(person.name, person.slug, person.aliases)
    if person.born and person.died and person.died < person.born:
        yield Misfit(("died",), "died: is before born")
    yield from address_misfits(person.same_as)
    if person.allowed and not person.allowed.by.strip():
        yield Misfit(("allowed", "by"), "allowed.by: say who decided it")
    if person.allowed and not person.allowed.reason.strip():
        yield Misfit(("allowed", "reason"), "allowed.reason: say why this minor may be shown")


def address_misfits(same_as: tuple[str, ...]) -> Iterator[Misfit]:
    """List what is no address among those where a person, show or case is told of elsewhere."""
    for index, address in enumerate(same_as):
        if not is_web_address(address):
            yield Misfit(("same_as", index), f'same_as: expected an address that starts with https://, got "{address}"')


def record_misfits(name: str, slug: str, aliases: tuple[str, ...]) -> Iterator[Misfit]:
    """List what means nothing in the *name*, *slug* and *aliases* that records of each kind have."""
    if not slug and not slugify(name):
        yield Misfit(("name",), f'name: "{name}" has no letter or digit to make an address from; give a slug')
    if slug and slugify(slug) != slug:
        yield Misfit(("slug",), f"slug: {SLUG_FORM}")
    yield from name_misfits("aliases", aliases)
