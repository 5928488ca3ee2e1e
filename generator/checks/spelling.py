"""
Are names spelt as in their records, and does every alias say something?

What is found here is so plain that a command may mend it: each finding comes of a `Mend`, which says how.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from generator.checks.finding import Finding, Rule
from generator.checks.material import Material
from generator.config import folded
from generator.model.article import Article
from generator.model.site import TAXONOMIES
from generator.schema import KeyPath

SPELLING = Rule("name-spelling", "Names are spelt as in their records, down to blanks, capitals and accents.")
SOURCE = Rule("source-spelling", "Sources are spelt as in the settings, down to blanks and capitals.")
ALIAS = Rule("needless-alias", "No record has its own name among its aliases.")

_BLANKS = re.compile(r"[ \t\n]+")  # not those that an editor sets with intent


class Mend(NamedTuple):
    """Put *new* in the place of *old* at the key *at* of the file at *path*; "" takes it out of its list."""

    path: str
    at: KeyPath
    old: str
    new: str

    @property
    def did(self) -> str:
        """Say in words what this does."""
        return f"“{self.old}” is spelt “{self.new}”" if self.new else f"alias “{self.old}” taken out"


def mends(material: Material) -> Iterator[Mend]:
    """Give what can be mended in all records, drafts included, without changing what any of them says."""
    spelt = {folded(name): name for name in material.config.sources}
    for article in material.everything.articles:
        source = article.source.name if article.source else ""
        if (right := spelt.get(folded(source), source)) != source:
            yield Mend(article.path, ("source", "name"), source, right)
        yield from _of_names(material, article)
    for records in material.everything.terms:
        for record in records:
            for index, alias in enumerate(record.aliases):
                right = _BLANKS.sub(" ", alias).strip(" ")
                if right == record.name:
                    yield Mend(record.path, ("aliases", index), alias, "")
                elif alias != right:
                    yield Mend(record.path, ("aliases", index), alias, right)


def _of_names(material: Material, article: Article) -> Iterator[Mend]:
    for taxonomy in TAXONOMIES:
        registry = material.site.registries[taxonomy]
        for index, name in enumerate(getattr(article, taxonomy)):
            record = registry.records.get(registry.slug(name))
            if record and name == record.name:
                continue
            is_slip = record and name not in record.aliases and folded_name(record.name) == folded_name(name)
            right = record.name if record and is_slip else _BLANKS.sub(" ", name).strip(" ")
            if name != right:
                yield Mend(article.path, (taxonomy, index), name, right)


def check(material: Material) -> Iterator[Finding]:
    """Find the names that are spelt otherwise than they should be."""
    for path, at, old, new in mends(material):
        rule = SOURCE if at[0] == "source" else SPELLING if new else ALIAS
        what = f"“{old}” should be “{new}”" if new else f"“{old}” is the name of the record itself"
        message = f"{what}: `digest check --fix` mends it"
        yield Finding(path, material.line_of(path, *at), rule.name, message, rule.level)


def folded_name(name: str) -> str:
    """Give *name* in small letters, without accents, with plain apostrophes and blanks: a slip is equal then."""
    apart = unicodedata.normalize("NFKD", name.casefold().replace("’", "'"))
    return " ".join("".join([character for character in apart if not unicodedata.combining(character)]).split())
