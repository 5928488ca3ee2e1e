"""Which names the articles of a site use, how often, and which of them have no record yet."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.model.content import Content
from generator.model.registry import Registry, TermRecord
from generator.model.site import TAXONOMIES, TaxonomyName
from generator.model.slugs import slugify

ONE_OF: Mapping[TaxonomyName, str] = {"people": "person", "shows": "show", "cases": "case"}


@dataclass(frozen=True, slots=True)
class Use:
    """Say in which articles, by path, a *name* stands under the key *taxonomy*; *record* is None until it has one."""

    name: str
    taxonomy: TaxonomyName
    articles: tuple[str, ...]
    record: TermRecord | None


class Names:
    """Know what the names in *content* stand for. Names with one slug are one name, as on the site."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.registries = {taxonomy: Registry(getattr(content, taxonomy)) for taxonomy in TAXONOMIES}

    def record(self, taxonomy: TaxonomyName, name: str) -> TermRecord | None:
        """Give the record that *name* stands for."""
        registry = self.registries[taxonomy]
        return registry.records.get(registry.slug(name))

    def records(self, name: str) -> list[tuple[TaxonomyName, TermRecord]]:
        """Give the records of each kind that *name* stands for."""
        return [(taxonomy, record) for taxonomy in TAXONOMIES if (record := self.record(taxonomy, name))]

    def is_term(self, taxonomy: TaxonomyName, name: str) -> bool:
        """Tell whether *name* has a record, or stands anywhere in the content."""
        return slugify(name) in self._known[taxonomy]

    def spelling(self, taxonomy: TaxonomyName, name: str) -> str:
        """Give *name*, which is a term, as it is spelt most often."""
        used = (use.name for use in self.used_as(name) if use.taxonomy == taxonomy)
        return next(used, self._known[taxonomy][slugify(name)])

    def anywhere(self, *taxonomies: TaxonomyName) -> dict[str, str]:
        """Give every name of some kinds that has a record or stands anywhere, by its form without capitals."""
        return {name.casefold(): name for taxonomy in taxonomies for name in self._known[taxonomy].values()}

    def uses(self) -> list[Use]:
        """Give every name that is used, the most frequent first; a name is spelt as it is most often."""
        found: list[Use] = []
        for taxonomy in TAXONOMIES:
            found += self._uses(taxonomy)
        return sorted(found, key=lambda use: (-len(use.articles), use.taxonomy, use.name))

    def unconfirmed(self) -> list[Use]:
        """Give the names that have no record, the most frequent first."""
        return [use for use in self.uses() if not use.record]

    def used_as(self, name: str) -> list[Use]:
        """Give the uses of one *name*, under each of the keys."""
        slugs = {taxonomy: self.registries[taxonomy].slug(name) for taxonomy in TAXONOMIES}
        return [use for use in self.uses() if self.registries[use.taxonomy].slug(use.name) == slugs[use.taxonomy]]

    @cached_property
    def _known(self) -> Mapping[TaxonomyName, Mapping[str, str]]:
        """Give a spelling of each name, by its slug: that of its record, if it has one."""
        names: dict[TaxonomyName, set[str]] = {
            taxonomy: {name for article in self.content.articles for name in getattr(article, taxonomy)}
            for taxonomy in TAXONOMIES
        }
        names["people"].update(name for show in self.content.shows for name in show.people)
        names["people"].update(party.name for case in self.content.cases for party in case.parties)
        known: dict[TaxonomyName, Mapping[str, str]] = {}
        for taxonomy, found in names.items():
            records: Sequence[TermRecord] = getattr(self.content, taxonomy)
            spelt = [
                *sorted(found, reverse=True),
                *[name for record in records for name in (*record.aliases, record.name)],
            ]
            known[taxonomy] = {slugify(name): name for name in spelt}
        return known

    def _uses(self, taxonomy: TaxonomyName) -> Iterator[Use]:
        slug_of = self.registries[taxonomy].slugs
        articles: dict[str, list[str]] = defaultdict(list)
        spellings: dict[str, list[str]] = defaultdict(list)
        for article in self.content.articles:
            for name in getattr(article, taxonomy):
                slug = slug_of[name]
                spellings[slug].append(name)
                if article.path not in articles[slug][-1:]:
                    articles[slug].append(article.path)
        for slug, paths in articles.items():
            record = self.registries[taxonomy].records.get(slug)
            yield Use(record.name if record else _usual(spellings[slug]), taxonomy, tuple(paths), record)


def _usual(spellings: Sequence[str]) -> str:
    return min(set(spellings), key=lambda spelling: (-spellings.count(spelling), spelling))
