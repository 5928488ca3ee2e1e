"""Answer why an article says what it says: from which words of its seed, by which rule, and how sure that is."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import cast

from generator.curation.usage import Names
from generator.model.article import Article
from generator.model.evidence import FIELDS, LISTS, Evidence, LeftOut, Reading
from generator.model.front_matter import moment
from generator.model.site import TaxonomyName
from generator.model.slugs import slugify
from generator.settings import NAMES_FILE

_CLOCK = "when this digest publishes it: the clock's, or an editor's"


@dataclass(frozen=True, slots=True)
class Answer:
    """
    Say of one *field* where its *value* came from; "" is no value, or a name that an editor took out.

    *words* are those of the seed on its *line*; *was* is the value at conversion where an editor has changed it since,
    *is_changed* tells so even if there was none. *notes* are what the converter had to say.
    """

    field: str
    value: str
    words: str = ""
    line: int = 0
    rule: str = ""
    confidence: float = 0
    is_changed: bool = False
    was: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dropped:
    """Say of a paragraph that is not in the article where it stands in the seed, its *kind*, and its *words*."""

    line: int
    kind: str
    words: str


def why(
    article: Article, evidence: Evidence, seed_text: str, names: Names, ignored: Collection[str] = ()
) -> list[Answer]:
    """
    Give an answer for each field, and for each name; *seed_text* is "" where the seed is not as it was.

    *names* and those that are *ignored* tell what became of a name that the seed gave.
    """
    slugs = frozenset(map(slugify, ignored))
    answers = [Answer("date", moment(article.date), rule=_CLOCK)]
    for field in FIELDS:
        readings = evidence.values.get(field, ())
        if field in LISTS:
            became = partial(_became, names, field, slugs)
            answers += _of_names(field, getattr(article, field), readings, evidence, seed_text, became)
        else:
            value = _value(article, field)
            answers.append(_of_text(field, value, readings[0] if readings else None, evidence, seed_text))
    return answers


def dropped(evidence: Evidence, seed_text: str) -> list[Dropped]:
    """Give the paragraphs that were left out, in order."""
    return [Dropped(left.line, left.kind, _words(seed_text, left)) for left in evidence.left_out]


def about(answers: list[Answer], asked: str) -> list[Answer]:
    """Pick the answers about one field, such as title, date or people, or about one name; none where it is neither."""
    wanted = asked.casefold()
    found = [a for a in answers if wanted in {a.field, a.field.partition(".")[0], a.field.rpartition(".")[2]}]
    return found or [a for a in answers if a.field in LISTS and wanted in {a.value.casefold(), a.was.casefold()}]


def _of_text(field: str, value: str, reading: Reading | None, evidence: Evidence, seed_text: str) -> Answer:
    notes = _notes(evidence, field)
    if reading is None:
        return Answer(field, value, is_changed=bool(value), notes=notes)
    changed = value != reading.value
    return Answer(
        field,
        value,
        words=_words(seed_text, reading),
        line=reading.line,
        rule=reading.rule,
        confidence=reading.confidence,
        is_changed=changed,
        was=reading.value if changed else "",
        notes=notes,
    )


def _of_names(
    field: str,
    names: tuple[str, ...],
    readings: tuple[Reading, ...],
    evidence: Evidence,
    seed_text: str,
    became: Callable[[str, Collection[str]], str],
) -> Iterator[Answer]:
    read: Mapping[str, Reading] = {reading.value: reading for reading in readings}
    gone = {name: became(name, names) for name in read if name not in names}
    for name in names:
        answer = _of_text(field, name, read.get(name), evidence, seed_text)
        aliases = [old for old, told in gone.items() if told == _under(name)]
        yield replace(answer, is_changed=False, notes=(f"for {', '.join(aliases)}",)) if aliases else answer
    for name, told in gone.items():
        answer = _of_text(field, "", read[name], evidence, seed_text)
        yield replace(answer, is_changed=False, notes=(told,)) if told else answer


def _became(names: Names, field: str, ignored: Collection[str], name: str, present: Collection[str]) -> str:
    """Say what became of a *name* that is not among those *present*; "" where an editor took it out."""
    if slugify(name) in ignored:
        return f"ignored ({NAMES_FILE})"
    record = names.record(cast("TaxonomyName", field), name)
    return _under(record.name) if record and record.name in present else ""


def _under(name: str) -> str:
    return f"now under {name} (alias)"


def _notes(evidence: Evidence, field: str) -> tuple[str, ...]:
    """Give what the converter said of a field: of the source, what is not about its date is about its name."""
    key = {"title": "title", "source.name": "source", "source.date": "date"}.get(field)
    return tuple(note for note in evidence.review if note.partition(": ")[0] == key)


def _value(article: Article, field: str) -> str:
    key, _, part = field.partition(".")
    value = getattr(article, key)
    if part:
        value = getattr(value, part) if value else ""
    return str(value)


def _words(seed_text: str, place: Reading | LeftOut) -> str:
    return seed_text[place.start : place.end]
