"""The registry: which person, show or case a name stands for."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from generator.model.case import Case
from generator.model.person import Person
from generator.model.show import Show
from generator.model.slugs import slugify

TermRecord = Person | Show | Case


class Clash(NamedTuple):
    """Say that two files claim the same thing; *key* is where in the file at *path* it is claimed."""

    path: str
    key: tuple[str | int, ...]
    message: str


class Registry:
    """
    Tell which term a name stands for.

    A name stands for the record that has it as its name or alias; without one, for the term of its slug.
    """

    def __init__(self, records: Iterable[TermRecord]) -> None:
        self.records: dict[str, TermRecord] = {}
        self.clashes: list[Clash] = []
        self._owners: dict[str, TermRecord] = {}
        self.slugs: Mapping[str, str] = _Slugs(self._owners)
        for record in records:
            self._claim(record, record.slug, ("slug",) if record.slug != slugify(record.name) else ("name",))
            self._claim(record, slugify(record.name), ("name",))
            for index, alias in enumerate(record.aliases):
                self._claim(record, slugify(alias), ("aliases", index))
            self.records.setdefault(record.slug, record)

    def slug(self, name: str) -> str:
        """Give the slug of the term that *name* stands for."""
        return self.slugs[name]

    def _claim(self, record: TermRecord, slug: str, key: tuple[str | int, ...]) -> None:
        owner = self._owners.setdefault(slug, record)
        if owner is not record:
            message = (
                f'{key[0]}: "{slug}" already stands for {owner.name} in {owner.path}: remove it from one of the two'
            )
            self.clashes.append(Clash(record.path, key, message))


class _Slugs(dict[str, str]):
    """Remember the slug of each name that was asked for: a name stands in many articles."""

    def __init__(self, owners: Mapping[str, TermRecord]) -> None:
        super().__init__()
        self._owners = owners

    def __missing__(self, name: str) -> str:
        own = slugify(name)
        owner = self._owners.get(own)
        slug = self[name] = owner.slug if owner else own
        return slug
