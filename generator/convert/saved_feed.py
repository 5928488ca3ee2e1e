"""
Read a saved feed, RSS or Atom: each of its entries is a story.

The parser is that of the standard library, without document types and thus without entities to blow up or to fetch. So
which stories a feed has is known without the libraries that are needed to read HTML.
"""

import hashlib
import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError, XMLParser, tostring

from generator.convert.addresses import host_of
from generator.convert.markup_signs import has_tags, parsable
from generator.convert.read import Block, Seed, SeedError, one_line, parse_seed, seed_of_blocks
from generator.convert.stated import Stated, fact
from generator.convert.stated_values import (
    outlet_beside,
    same_outlet,
    stated_address,
    stated_authors,
    stated_day,
)

_AMPERSAND = re.compile(r"&(?:#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|(?P<name>[A-Za-z][A-Za-z0-9]{1,31});)?")
_OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})
_OTHER_TITLES = ("search.yahoo.com/mrss", "itunes.com/dtds")  # namespaces whose title is a picture's or a podcast's
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\s+\((.+)\)")
_MOST_ENTRIES, _MOST_TAGS = 1000, 1_000_000
_GLOBAL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")  # the scheme of an address, or of a tag or an URN
_LONGEST_ID = 300  # characters
_ONE_LINE = 300  # characters: less is what an outlet says of a story, not the story

_NEEDS_EXTRA = "holds HTML; pip install 'lastword[convert]' lets the converter read it"
_TITLE, _LINKS, _SOURCE = ("title",), ("origLink", "link"), ("source",)
_AUTHORS, _DAYS = ("creator", "author"), ("pubDate", "published", "issued", "date", "updated", "modified")
_CONTENTS, _DESCRIPTIONS = ("encoded", "content", "body"), ("description", "summary")


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold what one entry of a feed says; *content* and *description* are HTML or text. It begins on *line*."""

    id: str
    title: str
    link: str
    author: str
    day: str
    content: str
    description: str
    outlet: str
    line: int = 1

    @property
    def sha256(self) -> str:
        """Give the digest of what the entry says, wherever in the file and in whichever form it stands."""
        said = [self.id, self.title, self.link, self.author, self.day, self.content, self.description]
        return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def parse_feed(text: str) -> list[Entry]:
    """Give the entries of the feed *text*, in its order, the first of each id; raises SeedError."""
    root = _parsed(text)
    if _name(root) not in {"rss", "feed", "RDF"}:
        raise SeedError(0, f"is XML, but no feed (<{_name(root)[:40]}>); delete it, or save the text of the story")
    found = [element for element in root.iter() if _name(element) in {"item", "entry"}]
    if not found:
        raise SeedError(0, "is a feed without entries; delete it, or save it again")
    if len(found) > _MOST_ENTRIES:
        raise SeedError(0, f"has {len(found)} entries, more than a feed can have ({_MOST_ENTRIES})")
    outlet = _first(next((child for child in root if _name(child) == "channel"), root), _TITLE)
    entries: dict[str, Entry] = {}
    place, line = 0, 1
    for element in found:
        begin = re.compile("<(?:[A-Za-z]+:)?(?:item|entry)\\b").search(text, place)
        if begin:
            line += text.count("\n", place, begin.start())
            place = begin.end()
        entry = _entry(element, outlet, line)
        entries.setdefault(entry.id, entry)
    return list(entries.values())


def seed_of_entry(entry: Entry) -> Seed:
    """Give the seed that *entry* is: its content, or else what it says of the story; raises SeedError."""
    title, description = _plain(entry.title), _plain(entry.description)
    longer = max(entry.content, entry.description, key=len) or entry.title
    stated = Stated(
        title=fact(title, "the entry's title", 0.95),
        author=fact(stated_authors([_plain(entry.author)], [entry.outlet]), "the entry's author", 0.9),
        outlet=fact(_outlet(_plain(entry.outlet), host_of(entry.link)), "the title of the feed", 0.8),
        url=fact(stated_address(entry.link), "the entry's link", 0.95),
        day=fact(stated_day(entry.day), "the entry's date", 0.95),
        summary=fact(description, "the entry's description", 0.8) if longer is entry.content else None,
    )
    blocks = list(_blocks(longer, entry.line)) or [Block(title, line=entry.line)]
    short = sum(len(block.text) for block in blocks) < _ONE_LINE
    notes = ["body: the feed has only these words of the story"] if short else []
    return seed_of_blocks(blocks, stated, notes)


def _blocks(content: str, line: int) -> Iterator[Block]:
    if has_tags(content):
        try:
            from generator.convert.web_page import blocks_of_fragment  # noqa: PLC0415 - its libraries are an extra
        except ImportError:
            raise SeedError(0, _NEEDS_EXTRA) from None
        yield from (block._replace(line=line) for block in blocks_of_fragment(content))
    else:
        yield from (Block(paragraph.text, line=line) for paragraph in parse_seed(content).paragraphs)


def _outlet(title: str, host: str) -> str:
    """Find the name of the outlet in the *title* of its feed, which often says more: "The Courier - Latest"."""
    return outlet_beside(title, host) or (title if same_outlet(title, host) else "")


def _entry(element: Element, outlet: str, line: int) -> Entry:
    title, link, content = _first(element, _TITLE), _link(element), _first(element, _CONTENTS)
    own = " ".join((_first(element, ("guid", "id")) or link or title or content).split())
    if host_of(link) and not _GLOBAL.match(own):
        own = f"{host_of(link)} {own}"  # two outlets may both count their stories from 1
    if len(own) > _LONGEST_ID:
        own = hashlib.sha256(own.encode()).hexdigest()
    return Entry(
        id=own,
        title=title,
        link=link,
        author=_EMAIL.sub(r"\1", _first(element, _AUTHORS)),
        day=_first(element, _DAYS),
        content=content,
        description=_first(element, _DESCRIPTIONS),
        outlet=_first(element, _SOURCE) or outlet,
        line=line,
    )


def _link(element: Element) -> str:
    for name in _LINKS:
        for child in element:
            is_link = _name(child) == name and child.get("rel", "alternate") == "alternate"
            if is_link and (link := child.get("href") or _text(child)):
                return html.unescape(link)
    guid = next((child for child in element if _name(child) == "guid"), None)
    return _text(guid) if guid is not None and guid.get("isPermaLink") != "false" else ""


def _first(element: Element, names: tuple[str, ...]) -> str:
    """Give what the first child says that has one of *names* and says anything."""
    for name in names:
        for child in element:
            is_wanted = _name(child) == name and not any(other in child.tag for other in _OTHER_TITLES)
            if is_wanted and (text := _text(child)):
                return text
    return ""


def _text(element: Element) -> str:
    """Give the text of *element*; of one with elements in it, a name inside it, or its markup."""
    if not len(element):
        return (element.text or "").strip()
    inner = next((child for child in element if _name(child) in {"name", "title"}), None)
    if inner is not None:
        return _text(inner)
    return re.sub(r"(</?)[\w-]+:", r"\1", tostring(element, encoding="unicode"))


def _plain(markup: str) -> str:
    text = re.sub(r"<[^<>]{1,1000}>", " ", html.unescape(markup)) if has_tags(html.unescape(markup)) else markup
    return one_line(text)


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _parsed(text: str) -> Element:
    """Parse *text*, with what is a fault of XML but none of HTML put right: &nbsp; and a bare &."""
    text = parsable(text)
    if _defines_entities(text) or text.count("<") > _MOST_TAGS:
        raise SeedError(0, "defines entities or has more elements than a feed needs; delete it, or save it again")
    parser = XMLParser()  # noqa: S314 - it gets no entities
    try:
        parser.feed(_AMPERSAND.sub(_as_xml, text).lstrip())
        return parser.close()
    except ParseError as error:
        what = str(error).partition(":")[0]
        raise SeedError(error.position[0], f"is no sound XML ({what}); save the feed again") from None


def _as_xml(match: re.Match[str]) -> str:
    name = match["name"]
    if (not name and match[0] != "&") or name in _OF_XML:
        return match[0]
    letter = html.unescape(match[0])
    return letter if letter != match[0] and letter not in "<>&\"'" else f"&amp;{match[0][1:]}"


def _defines_entities(text: str) -> bool:
    """Tell whether what stands before the root has a document type with declarations of its own."""
    place = 0
    while (place := text.find("<", place)) >= 0:
        if text.startswith("<!--", place):
            place = text.find("-->", place + 4)
        elif text.startswith("<?", place):
            place = text.find("?>", place)
        elif text.startswith("<!", place):
            return "[" in text[place : text.find(">", place)]
        else:
            return False
        if place < 0:
            return False
    return False
