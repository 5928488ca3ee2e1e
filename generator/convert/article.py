"""Put an article together from what the other modules find in a seed."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime

from generator.config import SourceSettings
from generator.convert.cases import court_word, find_cases, registered_cases
from generator.convert.clean import Cleaned, clean
from generator.convert.evidence import gather_evidence
from generator.convert.leads import make_summary
from generator.convert.left_out import left_out_note, line_list
from generator.convert.mastheads import find_masthead
from generator.convert.names import Tag, find_people
from generator.convert.phrases import read_phrases
from generator.convert.read import Paragraph, Seed
from generator.convert.records import Records
from generator.convert.shows import find_shows
from generator.convert.source_date import SourceDate, find_source_date
from generator.convert.sources import Outlet, find_outlet
from generator.convert.titles import find_title
from generator.convert.write import mint_id
from generator.model.article import Article, SeedReference, Source, Status


def make_article(
    seed: Seed, records: Records, sources: Mapping[str, SourceSettings], now: datetime, status: Status
) -> tuple[Article, list[str]]:
    """Give the article that *seed* becomes, and the paragraphs of its body as plain text."""
    cleaned = clean(seed, read_phrases())
    masthead = find_masthead(cleaned, sources)
    title = find_title(cleaned, read_phrases(), masthead)
    body, today = title.body, now.astimezone(UTC).date()
    cases = registered_cases(body, records)
    day = find_source_date(seed, cleaned, gather_evidence(body, records, cases), today)
    people = find_people(body, seed.text, records, day.latest)
    shows = find_shows(body, records, [*(tag.name for tag in people.tags), *people.left_out])
    case_tags = find_cases(body, cases, people)
    outlet = find_outlet(cleaned, sources, title.line, masthead)
    article = Article(
        title=title.text,
        date=now.astimezone(UTC).replace(microsecond=0),
        id=mint_id(seed.sha256),
        summary=make_summary(body),
        status=status,
        source=_source(outlet, day),
        people=tuple(tag.name for tag in people.tags),
        shows=tuple(tag.name for tag in shows),
        cases=tuple(tag.name for tag in case_tags),
        review=(
            *filter(None, (title.review, outlet.review, day.review)),
            *_unknown(people=people.tags, shows=shows, cases=case_tags),
            *(f"people: {name} may be a child; add the name if not" for name in people.may_be_children),
            *_untagged_case(body, case_tags),
            *filter(None, [left_out_note(seed, cleaned, body, title.line)]),
            *_captions(seed, cleaned),
        ),
        seed=SeedReference(file=seed.file, sha256=seed.sha256),
    )
    return article, [paragraph.text for paragraph in body]


def _source(outlet: Outlet, day: SourceDate) -> Source | None:
    stated = day.day.isoformat() if day.day else ""
    known = outlet.name or outlet.author or stated
    return Source(name=outlet.name, url=outlet.url, author=outlet.author, date=stated) if known else None


def _untagged_case(body: Sequence[Paragraph], cases: Sequence[Tag]) -> Iterator[str]:
    if not cases and (word := court_word(body)):
        yield f"cases: reads like a court story ({word}) and no case in content/cases fits"


def _unknown(**taxonomies: Sequence[Tag]) -> Iterator[str]:
    for taxonomy, tags in taxonomies.items():
        yield from (f"{taxonomy}: {tag.name} is not in content/{taxonomy} yet" for tag in tags if not tag.known)


def _captions(seed: Seed, cleaned: Cleaned) -> Iterator[str]:
    lines = [seed.line(judged.paragraph.start) for judged in cleaned.removed if judged.kind == "caption"]
    if len(lines) == 1:
        yield f"image: line {lines[0]} of the seed is the caption of a picture"
    elif lines:
        yield f"image: lines {line_list(lines)} of the seed are captions of pictures"
