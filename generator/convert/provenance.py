"""Put together where the values of an article came from."""

from collections.abc import Iterator, Mapping, Sequence

from generator.convert.findings import Findings
from generator.convert.names import Tag
from generator.convert.origin import Origin
from generator.convert.read import Seed
from generator.model.article import Article
from generator.model.evidence import Evidence, LeftOut, Reading, body_hash


def readings(found: Findings) -> Mapping[str, tuple[Reading, ...]]:
    """Say of each field of the article where its values came from; a field without a value is not there."""
    outlet, seed = found.outlet, found.seed
    values = {
        "title": _reading(seed, found.title.text, found.title.origin),
        "summary": _reading(seed, found.summary.text, found.summary.origin),
        "source.name": _reading(seed, outlet.name, outlet.origins.get("name")),
        "source.url": _reading(seed, outlet.url, outlet.origins.get("url")),
        "source.author": _reading(seed, outlet.author, outlet.origins.get("author")),
        "source.date": _reading(seed, found.day.day, found.day.origin),
        "people": _of_tags(seed, found.people.tags),
        "shows": _of_tags(seed, found.shows),
        "cases": _of_tags(seed, found.cases),
    }
    return {field: read for field, read in values.items() if read}


def left_out(found: Findings) -> Iterator[LeftOut]:
    """Give the paragraphs of the seed that are not in the body, in order."""
    kept = {paragraph.start for paragraph in found.body}
    places = [(judged.paragraph, judged.kind) for judged in found.cleaned.removed]
    places += [(paragraph, "title") for paragraph in found.cleaned.body if paragraph.start not in kept]
    for paragraph, kind in sorted(places, key=lambda place: place[0].start):
        yield LeftOut(kind=kind, line=found.seed.line(paragraph.start), start=paragraph.start, end=paragraph.end)


def evidence_of(article: Article, path: str, text: str, found: Findings) -> Evidence:
    """Make the evidence of *article*, which was written to *path* with the body *text* after what was *found*."""
    assert article.seed  # noqa: S101 - it was made from one
    return Evidence(
        version=1,
        seed=article.seed,
        article=path,
        id=article.id,
        body=body_hash(text),
        values=dict(readings(found)),
        left_out=tuple(left_out(found)),
        review=article.review,
    )


def _of_tags(seed: Seed, tags: Sequence[Tag]) -> tuple[Reading, ...]:
    return tuple(read for tag in tags for read in _reading(seed, tag.name, tag.origin))


def _reading(seed: Seed, value: str, origin: Origin | None) -> tuple[Reading, ...]:
    if not value or not origin:
        return ()
    line = seed.line(origin.start) if origin.end > origin.start else 0
    read = Reading(
        value=value,
        rule=origin.rule,
        confidence=origin.confidence,
        line=line,
        start=origin.start,
        end=origin.end,
    )
    return (read,)
