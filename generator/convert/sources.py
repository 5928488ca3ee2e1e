"""Find the outlet a story comes from, its author and its address, in what the page printed around the story."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.config import SourceSettings
from generator.convert.addresses import find_address, host_of
from generator.convert.authors import find_author
from generator.convert.bylines import parse_byline
from generator.convert.clean import Cleaned
from generator.convert.copyrights import OUTLET, bare_outlet, copyright_holders
from generator.convert.folding import fold
from generator.convert.mastheads import Masthead
from generator.convert.origin import Origin

_OF_AN_APPEAL = re.compile(
    r"(?P<name>(?:The )?[A-Z][\w.&’'-]*(?: (?:[A-Z&][\w.&’'-]*|of|and))*) (?:is (?:on the ground|trusted|free|funded"
    r"|read|owned|independent|a )|belongs|relies|depends|has no paywall|needs)"
    r"|\b(?:At|at|support|Support|reading|by|fund|Fund|supporting|keep|to|from"
    r"|with) (?P<named>The [A-Z][\w.&’'-]*(?: (?:[A-Z&][\w.&’'-]*|of|and))*)"
)
_NEWSLETTER_OF = re.compile(rf"(?P<name>{OUTLET})[’']s? (?:free |daily |weekly |morning )?newsletters?\b")
_SUFFIX = re.compile(
    r"\s[|–—·»]\s(?P<name>(?:The )?[A-Z][\w.&'’]*(?: [A-Z&][\w.&'’]*){0,4})$"
    r"|^(?P<crumb>(?:The )?[A-Z][\w.&'’]*(?: [A-Z&][\w.&'’]*){0,4}) » "
)
_LONGEST_FURNITURE = 5000  # characters of a paragraph to look into
_KNOWN_WEIGHT = 4  # of a source that the site knows, against at most three of a guess
_PLACE_WEIGHT = 2
_UNNAMED = "source: the seed does not name its outlet"
_FURNITURE = frozenset({
    "appeal", "newsletter", "legal", "footer", "head", "opening", "tail", "byline", "dateline", "share", "navigation",
    "comments", "author_note", "topics",
})  # fmt: skip
# How often each rule named the right outlet on labelled seeds.
_SURE = {
    "among the site's sources": 1.0,
    "the copyright line": 1.0,
    "the byline": 1.0,
    "the appeal": 1.0,
    "the name of the newsletter": 1.0,
    "beside the title": 1.0,
    "its place beside the headline": 0.95,
    "the host of the address": 0.95,
}


@dataclass(frozen=True, slots=True)
class Outlet:
    """
    Name the outlet, the author and the address of a story; each is empty when the seed does not tell.

    *origins* has the keys name, author and url.
    """

    name: str = ""
    author: str = ""
    url: str = ""
    review: str = ""
    origins: Mapping[str, Origin] = field(default_factory=dict)


class _Naming(NamedTuple):
    """Say that the words from *start* to *end* of a text name an outlet, by which *rule*, and how much that weighs."""

    name: str
    weight: int
    rule: str
    start: int
    end: int


def find_outlet(cleaned: Cleaned, sources: Mapping[str, SourceSettings], title_line: str, masthead: Masthead) -> Outlet:
    """
    Find who published the story.

    Only page furniture counts, and the place of the *masthead*: an outlet inside the story ("told the Evening Star") is
    one that it quotes. A line of the furniture that names an outlet among the site's *sources* weighs most.
    """
    votes: Counter[str] = Counter()
    origins: dict[str, Origin] = {}
    for naming in _namings(cleaned, sources, title_line, masthead):
        name = _canonical(naming.name, sources)
        votes[name] += naming.weight
        found = Origin(naming.start, naming.end, naming.rule, _SURE[naming.rule])
        origins.setdefault(name, found)
    url, url_origin = find_address(cleaned, sources)
    author, author_origin = find_author(cleaned.head)
    first, second, *_ = [*votes.most_common(2), ("", 0), ("", 0)]
    name, note = "", ""
    if first[1] > second[1]:
        name = first[0]
        note = unknown_outlet(name, sources)
    elif name := host_of(url):
        assert url_origin  # noqa: S101 - there is no host without an address
        origins[name] = Origin(
            url_origin.start, url_origin.end, "the host of the address", _SURE["the host of the address"]
        )
    else:
        note = f"source: {first[0]} or {second[0]}?" if first[0] else _UNNAMED
        if masthead.candidate and not first[0]:
            note += f"; is it the line “{masthead.candidate}”?"
    places = {"name": origins.get(name), "author": author_origin, "url": url_origin}
    return Outlet(name, author, url, note, {key: origin for key, origin in places.items() if origin})


def unknown_outlet(name: str, sources: Mapping[str, SourceSettings]) -> str:
    """Word the note on an outlet that the site does not know; "" where it does."""
    return "" if name in sources else f"source: {name} is not among the sources in content/site.toml"


def _namings(
    cleaned: Cleaned, sources: Mapping[str, SourceSettings], title_line: str, masthead: Masthead
) -> Iterator[_Naming]:
    """Give each naming of an outlet, with its place in the seed."""
    for kind, text, start in _furniture(cleaned, title_line):
        for naming in (*_known_in(text, sources), *_guessed(kind, text)):
            yield naming._replace(start=start + naming.start, end=start + naming.end)
    if masthead.name:
        place = next((j.paragraph for j in cleaned.head if j.paragraph.text == masthead.name), None)
        start, end = (place.start, place.end) if place else (0, 0)
        yield _Naming(masthead.name, _PLACE_WEIGHT, "its place beside the headline", start, end)


def _furniture(cleaned: Cleaned, title_line: str) -> Iterator[tuple[str, str, int]]:
    titles = [p.start for p in (*(j.paragraph for j in cleaned.head), *cleaned.body) if p.text == title_line]
    yield "title", title_line, titles[0] if titles else 0
    inside = range(cleaned.body[0].start, cleaned.body[-1].start) if cleaned.body else range(0)
    for judged in cleaned.removed:
        # A copyright line among the paragraphs is that of a picture or of a quoted post.
        if judged.kind in _FURNITURE and not (judged.kind == "legal" and judged.paragraph.start in inside):
            yield judged.kind, judged.paragraph.text[:_LONGEST_FURNITURE], judged.paragraph.start


def _known_in(text: str, sources: Mapping[str, SourceSettings]) -> Iterator[_Naming]:
    folded = fold(text)
    for name in sources:
        if fold(name) in folded and (match := re.search(rf"(?<!\w){re.escape(fold(name))}(?!\w)", folded)):
            yield _Naming(name, _KNOWN_WEIGHT, "among the site's sources", *match.span())


def _guessed(kind: str, text: str) -> Iterator[_Naming]:
    for name, start in copyright_holders(text):
        yield _Naming(name, 3, "the copyright line", start, start + len(name))
    if kind == "byline" and (byline := parse_byline(text)) and byline.outlet:
        yield _Naming(byline.outlet, 2, "the byline", *byline.outlet_at)
    if kind in {"appeal", "newsletter", "opening"}:
        for match in _OF_AN_APPEAL.finditer(text):
            group = "name" if match["name"] else "named"
            yield _Naming(match[group], 1 if kind == "opening" else 2, "the appeal", *match.span(group))
        for match in _NEWSLETTER_OF.finditer(text):
            yield _Naming(match["name"], 2, "the name of the newsletter", *match.span("name"))
    if suffix := _SUFFIX.search(text):
        group = "name" if suffix["name"] else "crumb"
        yield _Naming(suffix[group], 1, "beside the title", *suffix.span(group))


def _canonical(name: str, sources: Mapping[str, SourceSettings]) -> str:
    known = (source for source in sources if bare_outlet(source) == bare_outlet(name))
    return next(known, name.removeprefix("the "))
