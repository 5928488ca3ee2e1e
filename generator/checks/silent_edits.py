"""
Was what readers have read changed without a word?

A change of substance to a published article needs an entry under corrections:, which its page, the list of corrections
and the feeds then show; an entry accounts for what it speaks of, and for nothing else. New sentences may be added under
a later updated:, as long as the others stay.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from generator.checks.changes import ALL_KINDS, NEW, ORDER, WORDING, changes, told_of
from generator.checks.finding import Finding, Level, Rule
from generator.checks.material import Material
from generator.checks.moved import moved_articles
from generator.checks.published import (
    Ledger,
    Published,
    as_published,
    corrections_of,
    exactly,
    fact_hash,
    facts_of,
    forget,
    save,
    withdrawn,
)
from generator.checks.substance import Sentence, substance
from generator.model.article import Article, Correction

RULE = Rule("silent-edit", "What was published changes in substance only with an entry under corrections.", "error")
_ADVICE = "say so under corrections:, with date, kind, was and now"
_ADVICE_ON_NEW = "give the article a later updated:, or say so under corrections:"
_SLIGHT = {ORDER, WORDING}
# What a reader hardly takes for a fact, and an editor may mend in good faith.
_SLIGHT_FACTS = frozenset({"source.url", "image.alt", "image.credit"})


class _Told(NamedTuple):
    """Hold what the corrections say that came since an article was published; *mute* are those that say nothing."""

    entries: tuple[tuple[Correction, Sentence, Sentence], ...]
    mute: tuple[Correction, ...]


def check(material: Material) -> Iterator[Finding]:
    """Compare every article that is out with what was published of it; find what went without a withdrawal."""
    ledger = material.ledger
    if not ledger.entries:
        return
    moved = moved_articles(material, ledger)
    for article in _out(material):
        before = ledger.of(article) or moved.get(article.path)
        if before and not before.withdrawn and before.exactly != exactly(article):
            yield from _changes_of(material, article, before)
    yield from _gone(material, ledger, moved.values())
    for path, entry in moved.items():
        message = (
            f"was published as articles/{entry.slug}/, where nothing is any more: put /articles/{entry.slug}/ under"
            " aliases:, so that its readers find it"
        )
        yield Finding(path, 0, RULE.name, message, "warning")


def _out(material: Material) -> Iterator[Article]:
    """Give the articles that are out as they stand in their files, whatever of them is shown."""
    out = {article.path for article in material.articles}
    return (article for article in material.everything.articles if article.path in out)


def _changes_of(material: Material, article: Article, before: Published) -> Iterator[Finding]:
    told = _told(article, before)
    text = material.text(article.path)
    renewed = (article.updated.isoformat() if article.updated else "") > before.updated
    for part, markdown in (("title", article.title), ("summary", article.summary), ("text", text.markdown)):
        published: Sequence[str] = getattr(before, part)
        kinds = changed_kinds(published, substance(markdown, before.slug), told.entries, renewed=renewed)
        if kinds:
            line = text.line if part == "text" else material.line_of(article.path, part)
            level: Level = "warning" if _SLIGHT.issuperset(kinds) else "error"
            what = " and ".join([", ".join(kinds[:-1]), kinds[-1]] if len(kinds) > 1 else kinds)
            advice = _ADVICE_ON_NEW if kinds == (NEW,) else _ADVICE
            message = f"the {part} changed since it was published ({what}): {advice}{_of_mute(told.mute)}"
            yield Finding(article.path, line, RULE.name, message, level)
    yield from _changed_facts(material, article, before, told)


def changed_kinds(
    before: Sequence[str], now: Sequence[str], told: Iterable[tuple[Correction, Sentence, Sentence]], *, renewed: bool
) -> tuple[str, ...]:
    """
    Name what changed in a part of an article, given by its substance, and is not accounted for.

    A correction accounts for the changes that it speaks of; a later date of change, *renewed*, for new sentences.
    """
    told = tuple(told)
    found: set[str] = set()
    for change in changes(before, now):
        if renewed and change.kinds == (NEW,):
            continue
        if not any(change.is_about(was, right) for _, was, right in told):
            found.update(change.kinds)
    return tuple(kind for kind in ALL_KINDS if kind in found)


def _told(article: Article, before: Published) -> _Told:
    hashes = zip(article.corrections, corrections_of(article, before.slug), strict=True)
    since = [correction for correction, known in hashes if known not in before.corrections]
    entries = [(entry, told_of(entry.was, before.slug), told_of(entry.now, before.slug)) for entry in since]
    return _Told(tuple(entries), tuple(entry for entry in since if not (entry.was.strip() or entry.now.strip())))


def _of_mute(mute: Sequence[Correction]) -> str:
    return f"; the correction of {mute[0].date} says neither" if mute else ""


def _changed_facts(material: Material, article: Article, before: Published, told: _Told) -> Iterator[Finding]:
    """Find what changed beside the texts; what was not said before may be filled in."""
    salted = partial(fact_hash, salt=before.slug)
    accounted = {salted(side) for entry, *_ in told.entries for side in (entry.was, entry.now) if side.strip()}
    now = {key: salted(value) for key, value in facts_of(article).items()}
    for key, value in before.facts.items():
        if now.get(key) != value and not accounted & {value, now.get(key, value)}:
            line = material.line_of(article.path, *key.split("."))
            message = f"{key} changed since it was published: {_ADVICE}{_of_mute(told.mute)}"
            yield Finding(article.path, line, RULE.name, message, "warning" if key in _SLIGHT_FACTS else "error")
    spellings = [{salted(name) for name in _names_of(material, name)} for name in article.people]
    came = [name for name, known in zip(article.people, spellings, strict=True) if known.isdisjoint(before.people)]
    lost = set(before.people).difference(*spellings)
    if (came or lost) and not accounted & (lost | {salted(name) for name in came}):
        message = f"people: others than when it was published: look whether the text was changed too, and {_ADVICE}"
        yield Finding(article.path, material.line_of(article.path, "people"), RULE.name, message, "warning")


def _names_of(material: Material, name: str) -> tuple[str, ...]:
    """Give all names of whom *name* stands for: an article may have been tagged by another of them."""
    registry = material.site.registries["people"]
    record = registry.records.get(registry.slug(name))
    return (name, record.name, *record.aliases) if record else (name,)


def _gone(material: Material, ledger: Ledger, moved: Iterable[Published]) -> Iterator[Finding]:
    still = {id(ledger.of(article)) for article in material.everything.articles if article.status != "draft"}
    still.update(map(id, moved))
    for entry in ledger.entries:
        if id(entry) not in still and not entry.withdrawn:
            message = (
                f"articles/{entry.slug}/ was published and went without a word: keep its file, with status: withdrawn,"
                " or delete this record"
            )
            yield Finding(entry.path, 0, RULE.name, message, "warning")


def record(material: Material) -> int:
    """Keep what is out now as what was published; give the number of articles that changed. Raises UserError."""
    ledger = material.ledger
    moved = moved_articles(material, ledger)
    written = save(material.root, _entries(material, ledger), ledger)
    kept = {article.slug for article in material.everything.articles}
    known = [entry for article in _out(material) if (entry := ledger.of(article) or moved.get(article.path))]
    forget(material.root, [entry for entry in known if entry.slug not in kept])
    return written


def _entries(material: Material, ledger: Ledger) -> Iterator[Published]:
    for article in _out(material):
        before = ledger.of(article)
        if before and before.slug == article.slug and before.exactly == exactly(article) and not before.withdrawn:
            as_before = before.corrections == corrections_of(article, article.slug)
            if as_before and before.updated == (article.updated.isoformat() if article.updated else ""):
                continue
        yield as_published(article, material.text(article.path).markdown)
    for article in material.everything.articles:
        if article.status == "withdrawn" and (before := ledger.of(article)):
            yield withdrawn(article, before)
