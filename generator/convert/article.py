"""Put an article together from what the other modules find in a seed."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from generator.config import SourceSettings
from generator.convert.cases import court_word
from generator.convert.clean import Cleaned
from generator.convert.findings import Findings, find_everything
from generator.convert.left_out import left_out_note, line_list
from generator.convert.names import Tag
from generator.convert.phrases import Phrases, read_phrases
from generator.convert.read import Paragraph, Seed
from generator.convert.records import Records
from generator.convert.source_date import SourceDate
from generator.convert.sources import Outlet
from generator.convert.stated import FRONT_MATTER
from generator.convert.write import mint_id
from generator.model.article import Article, SeedReference, Source, Status
from generator.model.notes import may_be_a_child, not_yet_known


class Made(NamedTuple):
    """Hold an *article*, the paragraphs of its *body* in Markdown, and what was *found* in its seed."""

    article: Article
    body: list[str]
    found: Findings


def make_article(
    seed: Seed,
    records: Records,
    sources: Mapping[str, SourceSettings],
    now: datetime,
    status: Status,
    phrases: Phrases | None = None,
) -> Made:
    """Make the article that *seed* becomes; without *phrases*, those that ship with the package are known."""
    found = find_everything(seed, records, sources, phrases or read_phrases(), now)
    article = Article(
        title=found.title.text,
        date=now.astimezone(UTC).replace(microsecond=0),
        id=mint_id(seed.sha256),
        summary=found.summary.text,
        status=status,
        source=_source(found.outlet, found.day),
        people=tuple(tag.name for tag in found.people.tags),
        shows=tuple(tag.name for tag in found.shows),
        cases=tuple(tag.name for tag in found.cases),
        review=tuple(_notes(found)),
        seed=SeedReference(file=seed.file, sha256=seed.sha256, entry=seed.entry),
    )
    return Made(article, [paragraph.written for paragraph in found.body], found)


def _notes(found: Findings) -> Iterator[str]:
    """Give what an editor is asked to look at."""
    yield from filter(None, (found.title.review, found.outlet.review, found.day.review))
    yield from found.seed.notes
    yield from _unused_summary(found)
    yield from _unknown(people=found.people.tags, shows=found.shows, cases=found.cases)
    yield from map(may_be_a_child, found.people.may_be_children)
    yield from (f"people: {name} may be one of several; add who is meant" for name in found.people.may_be_several)
    yield from _untagged_case(found.body, found.cases)
    yield from filter(None, [left_out_note(found.seed, found.cleaned, found.body, found.title.line)])
    yield from _captions(found.seed, found.cleaned)


def _unused_summary(found: Findings) -> Iterator[str]:
    """Name the summary that whoever wrote a seed gave it, where it is none: too short, cut off, of something else."""
    stated = found.seed.stated.summary
    if stated and stated.origin.rule == FRONT_MATTER and found.summary.origin != stated.origin:
        yield f"summary: not taken from the front matter: “{stated.value}”"


def _source(outlet: Outlet, day: SourceDate) -> Source | None:
    known = outlet.name or outlet.author or day.day
    return Source(name=outlet.name, url=outlet.url, author=outlet.author, date=day.day) if known else None


def _untagged_case(body: Sequence[Paragraph], cases: Sequence[Tag]) -> Iterator[str]:
    if not cases and (word := court_word(body)):
        yield f"cases: reads like a court story ({word}) and no case in content/cases fits"


def _unknown(**taxonomies: Sequence[Tag]) -> Iterator[str]:
    for taxonomy, tags in taxonomies.items():
        yield from (not_yet_known(taxonomy, tag.name) for tag in tags if not tag.known)


def _captions(seed: Seed, cleaned: Cleaned) -> Iterator[str]:
    captions = (judged.paragraph for judged in cleaned.removed if judged.kind == "caption")
    lines = [line for caption in captions if (line := seed.line(caption.start))]
    if len(lines) == 1:
        yield f"image: line {lines[0]} of the seed is the caption of a picture"
    elif lines:
        yield f"image: lines {line_list(lines)} of the seed are captions of pictures"
