"""Does the digest know whom and what it names, and is anything left for an editor to look at?"""

from collections import Counter
from collections.abc import Iterator

from generator.checks.alike import Likeness
from generator.checks.finding import Finding, Rule
from generator.checks.material import Material
from generator.errors import counted
from generator.model.article import Article
from generator.model.notes import not_yet_known
from generator.model.site import TAXONOMIES, TaxonomyName

UNKNOWN = Rule("unknown-name", "Every name that articles use has a record.")
UNCONFIRMED = Rule("unconfirmed-name", "An editor has confirmed every name that the converter found.")
ALIKE = Rule("similar-name", "No name without a record is a letter away from the name of one.")
UNUSED = Rule("unused-record", "Every record of a person, show or case is used by an article or another record.")
NOTES = Rule("review-note", "No article that is out has notes under review.")


def check_names(material: Material) -> Iterator[Finding]:
    """Find the names without a record, each once: a slip, what the converter asks about, and what nobody knows."""
    for taxonomy in TAXONOMIES:
        registry = material.site.registries[taxonomy]
        first: dict[str, tuple[str, Article, int]] = {}
        counts: Counter[str] = Counter()
        asked: set[str] = set()
        for article in material.articles:
            for index, name in enumerate(getattr(article, taxonomy)):
                slug = registry.slug(name)
                if slug not in registry.records:
                    counts[slug] += 1
                    first[slug] = (name, article, index)
                    if article.review and not_yet_known(taxonomy, name) in article.review:
                        asked.add(slug)
        known = registry.records.values() if first else ()
        alike = Likeness(name for record in known for name in (record.name, *record.aliases))
        for slug, (name, article, index) in first.items():
            if meant := alike.of(name):
                message = f"“{name}” has no record, and “{meant}” has one: mend the name, or make a record of its own"
                line = material.line_of(article.path, taxonomy, index)
                yield Finding(article.path, line, ALIKE.name, message, ALIKE.level)
            else:
                rule = UNCONFIRMED if slug in asked else UNKNOWN
                yield _unrecorded(material, rule, taxonomy, article, (name, index, counts[slug]))


def _unrecorded(
    material: Material, rule: Rule, taxonomy: TaxonomyName, article: Article, used: tuple[str, int, int]
) -> Finding:
    name, index, count = used
    articles = counted(count, "article names", "articles name")
    message = f"{articles} “{name}”, and there is no record in content/{taxonomy}: make one, or mend the name"
    return Finding(article.path, material.line_of(article.path, taxonomy, index), rule.name, message, rule.level)


def check_unused(material: Material) -> Iterator[Finding]:
    """Find the records that nothing refers to."""
    content, site = material.everything, material.site
    used = {
        taxonomy: {name for article in content.articles for name in getattr(article, taxonomy)}
        for taxonomy in TAXONOMIES
    }
    used["people"].update(name for show in content.shows for name in show.people)
    used["people"].update(party.name for case in content.cases for party in case.parties)
    for taxonomy in TAXONOMIES:
        registry = site.registries[taxonomy]
        slugs = {registry.slug(name) for name in used[taxonomy]}
        for record in getattr(content, taxonomy):
            if record.slug not in slugs:
                message = "nothing names this record: use it in an article, or delete it"
                yield Finding(record.path, 0, UNUSED.name, message, UNUSED.level)


def check_notes(material: Material) -> Iterator[Finding]:
    """Find the articles that are out and have something left to look at."""
    for article in material.articles:
        if article.review:
            count = counted(len(article.review), "note waits", "notes wait")
            line = material.line_of(article.path, "review")
            yield Finding(article.path, line, NOTES.name, f"{count} for an editor: settle and delete", NOTES.level)
