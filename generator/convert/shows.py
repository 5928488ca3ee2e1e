"""Find the shows of a story: those of the registry, and others that the text calls a series, a film, an album …"""

import re
from collections.abc import Iterator, Sequence

from generator.convert.folding import fold
from generator.convert.name_signs import is_a_namesake, is_a_work
from generator.convert.names import IN_REGISTRY, REGISTRY, Tag
from generator.convert.origin import Origin
from generator.convert.read import Paragraph
from generator.convert.records import Mention, Records, overlaps
from generator.convert.show_signs import CONFIDENCE, KIND, described

_KIND_BEFORE = re.compile(
    rf"\b{KIND},? (?:called |titled )?[‘“'\"]?$|[‘“'\"]$|\b(?:set|star|cast|episode|season|finale"
    rf"|premiere) of (?:the )?$"
)


def find_shows(body: Sequence[Paragraph], records: Records, people: Sequence[str]) -> list[Tag]:
    """Give the shows that *body* speaks of, in the order of their first mention; a name of one of *people* is none."""
    tags: dict[str, Tag] = {}
    names = {fold(part) for name in people for part in (name, *name.split())}
    for paragraph in body:
        found = [*_registered(paragraph, records), *_described(paragraph, records)]
        for tag in sorted(found, key=lambda tag: tag.origin.start):
            if tag.known or fold(tag.name) not in names:
                tags.setdefault(fold(tag.name).lower(), tag)
    return sorted(tags.values(), key=lambda tag: tag.origin.start)


def _registered(paragraph: Paragraph, records: Records) -> Iterator[Tag]:
    text, at = paragraph.text, paragraph.start
    for mention in records.mentions(text):
        show = records.show(text[mention.start : mention.end])
        if show and _is_meant(text, mention, records):
            origin = Origin(at + mention.start, at + mention.end, REGISTRY, IN_REGISTRY)
            yield Tag(show.name, origin, known=True)


def _is_meant(text: str, mention: Mention, records: Records) -> bool:
    """Tell a title from the person, the common word or the family name that it also is: Rust, The Baldwins."""
    title = text[mention.start : mention.end]
    if records.person(title):
        return is_a_work(text, mention.start, mention.end)
    if is_a_namesake(text, mention.start, mention.end):
        return False
    words = title.split()
    if len(words) > 2 or (len(words) == 2 and words[0] != "The"):  # noqa: PLR2004 - long titles are what they seem
        return True
    before, after = text[: mention.start][-40:], text[mention.end : mention.end + 2]
    if _KIND_BEFORE.search(before):
        return True
    opens_sentence = not before.strip() or bool(re.search(r"[.!?:][\"”’)]* ?[“\"‘(]?$", before))
    part_of_name = bool(re.search(r"[^\W\d_a-z][\w’'-]* $", before)) or bool(re.match(r" [^\W\d_a-z]", after))
    return not opens_sentence and not part_of_name


def _described(paragraph: Paragraph, records: Records) -> Iterator[Tag]:
    text, at = paragraph.text, paragraph.start
    found = list(described(text))
    taken = [(mention.start, mention.end) for mention in records.mentions(text)] if found else []
    for show in found:
        if not overlaps(show.start, show.end, taken) and not records.is_ignored(show.title):
            yield Tag(show.title, Origin(at + show.start, at + show.end, show.rule, CONFIDENCE[show.rule]), known=False)
