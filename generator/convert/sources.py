"""Find the outlet a story comes from, its author and its address, in what the page printed around the story."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from generator.config import SourceSettings
from generator.convert.authors import find_author
from generator.convert.bylines import parse_byline
from generator.convert.clean import Cleaned
from generator.convert.copyrights import OUTLET, bare_outlet, copyright_holders
from generator.convert.folding import fold
from generator.convert.mastheads import Masthead

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
_ADDRESS = re.compile(r"https?://[^\s<>\"')\]]+")
_SHARED_ADDRESS = re.compile(
    r"facebook\.com|twitter\.com|x\.com/|t\.co/|instagram\.com|whatsapp|linkedin|pinterest|mailto|youtube\.com"
    r"|youtu\.be|pic\.twitter",
    re.IGNORECASE,
)
_LONGEST_FURNITURE = 5000  # characters of a paragraph to look into
_KNOWN_WEIGHT = 4  # of a source that the site knows, against at most three of a guess
_PLACE_WEIGHT = 2
_UNNAMED = "source: the seed does not name its outlet"
_FURNITURE = frozenset(
    {
        "appeal",
        "newsletter",
        "legal",
        "footer",
        "head",
        "opening",
        "tail",
        "byline",
        "dateline",
        "share",
        "navigation",
        "comments",
        "author_note",
        "topics",
    }
)


@dataclass(frozen=True, slots=True)
class Outlet:
    """Name the outlet, the author and the address of a story; each is empty when the seed does not tell."""

    name: str = ""
    author: str = ""
    url: str = ""
    review: str = ""


def find_outlet(cleaned: Cleaned, sources: Mapping[str, SourceSettings], title_line: str, masthead: Masthead) -> Outlet:
    """
    Find who published the story.

    Only page furniture counts, and the place of the *masthead*: an outlet inside the story ("told the Evening Star") is
    one that it quotes. A line of the furniture that names an outlet among the site's *sources* weighs most.
    """
    votes: Counter[str] = Counter()
    for kind, text in _furniture(cleaned, title_line):
        for name in _known_in(text, sources):
            votes[name] += _KNOWN_WEIGHT
        for name, weight in _guessed(kind, text):
            votes[_canonical(name, sources)] += weight
    if masthead.name:
        votes[_canonical(masthead.name, sources)] += _PLACE_WEIGHT
    url = _address(cleaned, sources)
    first, second, *_ = [*votes.most_common(2), ("", 0), ("", 0)]
    if first[1] > second[1]:
        note = "" if first[0] in sources else f"source: {first[0]} is not among the sources in content/site.toml"
        return Outlet(first[0], find_author(cleaned.head), url, note)
    if name := _host(url):
        return Outlet(name, find_author(cleaned.head), url)
    note = f"source: {first[0]} or {second[0]}?" if first[0] else _UNNAMED
    if masthead.candidate and not first[0]:
        note += f"; is it the line “{masthead.candidate}”?"
    return Outlet("", find_author(cleaned.head), url, note)


def _furniture(cleaned: Cleaned, title_line: str) -> Iterator[tuple[str, str]]:
    yield "title", title_line
    for judged in cleaned.removed:
        if judged.kind in _FURNITURE:
            yield judged.kind, judged.paragraph.text[:_LONGEST_FURNITURE]


def _known_in(text: str, sources: Mapping[str, SourceSettings]) -> Iterator[str]:
    folded = fold(text)
    for name in sources:
        if fold(name) in folded and re.search(rf"(?<!\w){re.escape(fold(name))}(?!\w)", folded):
            yield name


def _guessed(kind: str, text: str) -> Iterator[tuple[str, int]]:
    for name in copyright_holders(text):
        yield name, 3
    if kind == "byline" and (byline := parse_byline(text)) and byline.outlet:
        yield byline.outlet, 2
    if kind in {"appeal", "newsletter", "opening"}:
        for match in _OF_AN_APPEAL.finditer(text):
            yield match["name"] or match["named"], 1 if kind == "opening" else 2
        for match in _NEWSLETTER_OF.finditer(text):
            yield match["name"], 2
    if suffix := _SUFFIX.search(text):
        yield suffix["name"] or suffix["crumb"], 1


def _canonical(name: str, sources: Mapping[str, SourceSettings]) -> str:
    known = (source for source in sources if bare_outlet(source) == bare_outlet(name))
    return next(known, name.removeprefix("the "))


def _address(cleaned: Cleaned, sources: Mapping[str, SourceSettings]) -> str:
    """Give the address that the page printed of itself: a deep one, on a line of furniture, and no button's."""
    hosts = {_host(source.url) for source in sources.values() if source.url}
    found = [
        match[0].rstrip(".,;")
        for judged in cleaned.removed
        if judged.kind not in {"related", "comments", "caption", "tail"}
        for match in _ADDRESS.finditer(judged.paragraph.text[:_LONGEST_FURNITURE])
    ]
    deep = [url for url in dict.fromkeys(found) if len(urlsplit(url).path) > 1 and not _SHARED_ADDRESS.search(url)]
    own = [url for url in deep if _host(url) in hosts] or deep
    return own[0] if len(own) == 1 else ""


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
