"""
Was what readers have read changed without a word?

A change of substance to a published article needs an entry under corrections:, which its page, the list of corrections
and the feeds then show. New facts may be added under a later updated:, as long as nothing is taken back.
"""

from collections.abc import Iterator

from generator.checks.finding import Finding, Level, Rule
from generator.checks.material import Material
from generator.checks.published import (
    Ledger,
    Published,
    as_published,
    corrections_of,
    exactly,
    read_ledger,
    save,
    withdrawn,
)
from generator.checks.substance import Substance, differences, substance
from generator.model.article import Article

RULE = Rule("silent-edit", "What was published changes in substance only with an entry under corrections.", "error")
_ADVICE = "say so under corrections:, with date, kind, was and now"


def check(material: Material) -> Iterator[Finding]:
    """Compare every article that is out with what was published of it; find what went without a withdrawal."""
    ledger = read_ledger(material.root)
    if not ledger.entries:
        return
    for article in material.articles:
        before = ledger.of(article)
        if before and not before.withdrawn and before.exactly != exactly(article):
            yield from _changes(material, article, before)
    yield from _gone(material, ledger)


def changed_kinds(article: Article, before: Published, part: str, markdown: str) -> tuple[str, ...]:
    """
    Name what changed in one *part* of *article* since it was published, and is not accounted for.

    A correction that was not there accounts for everything; a later date of change, for what was added.
    """
    published: Substance | None = getattr(before, part)
    if published is None or set(corrections_of(article, before.slug)) - set(before.corrections):
        return ()
    renewed = (article.updated.isoformat() if article.updated else "") > before.updated
    return differences(published, substance(markdown, before.slug), added_too=not renewed)


def _changes(material: Material, article: Article, before: Published) -> Iterator[Finding]:
    text = material.text(article.path)
    for part, markdown in (("title", article.title), ("summary", article.summary), ("text", text.markdown)):
        kinds = changed_kinds(article, before, part, markdown)
        if kinds:
            line = text.line if part == "text" else material.line_of(article.path, part)
            level: Level = "warning" if kinds == ("wording",) else "error"
            what = " and ".join([", ".join(kinds[:-1]), kinds[-1]] if len(kinds) > 1 else kinds)
            message = f"the {part} changed since it was published ({what}): {_ADVICE}"
            yield Finding(article.path, line, RULE.name, message, level)


def _gone(material: Material, ledger: Ledger) -> Iterator[Finding]:
    still = {id(ledger.of(article)) for article in material.everything.articles if article.status != "draft"}
    for entry in ledger.entries:
        if id(entry) not in still and not entry.withdrawn:
            message = (
                f"articles/{entry.slug}/ was published and went without a word: keep its file, with status: withdrawn,"
                " or delete this record"
            )
            yield Finding(entry.path, 0, RULE.name, message, "warning")


def record(material: Material) -> int:
    """Keep what is out now as what was published; give the number of articles that changed. Raises UserError."""
    ledger = read_ledger(material.root)
    return save(material.root, _entries(material, ledger), ledger)


def _entries(material: Material, ledger: Ledger) -> Iterator[Published]:
    for article in material.articles:
        before = ledger.of(article)
        if before and before.slug == article.slug and before.exactly == exactly(article) and not before.withdrawn:
            as_before = before.corrections == corrections_of(article, article.slug)
            if as_before and before.updated == (article.updated.isoformat() if article.updated else ""):
                continue
        yield as_published(article, material.text(article.path).markdown)
    for article in material.everything.articles:
        if article.status == "withdrawn" and (before := ledger.of(article)):
            yield withdrawn(article, before)
