"""
Does the digest say as a fact what no court has found?

While a case is open its accused is nobody's killer: the text says who accuses them of what. When the case ended in
their favour, an old headline that calls them one is false, and is an error here.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.checks.accused import Accused, accused_people
from generator.checks.accusing_words import NAME, UNREAD, AccusingWords, Charge, accusing_words
from generator.checks.finding import Finding, Level, Rule
from generator.checks.material import Material
from generator.checks.passages import BODY, Passage, passages
from generator.checks.prose import plain, quoted, sentences
from generator.checks.standing import ATTRIBUTIONS, Position
from generator.model.article import Article
from generator.model.case import Case

RULE = Rule(
    "accusation",
    "Nobody is called what only a court can find; where it found otherwise, it is an error.",
)


class Accusation(NamedTuple):
    """Say where in a text somebody is accused, what to say of it, and how grave it is."""

    start: int
    message: str
    level: Level


def accusations(
    text: str, people: Sequence[Accused], words: AccusingWords, *, surnames: bool = False
) -> Iterator[Accusation]:
    """
    Find in plain *text* what accuses any of the *people*.

    A surname alone counts behind the full name, or anywhere if the text is known to be about them: *surnames*.
    """
    text = text.replace(NAME, UNREAD)  # a sign for private use may stand in any text, and names nobody
    for person in people:
        marked = person.marked(text, words, alone=surnames)
        if NAME not in marked:
            continue
        for start, end in sentences(text):
            if NAME not in marked[start:end] or not words.any_in(text[start:end]):
                continue
            quotes = quoted(text[start:end])
            for charge in words.charges(marked[start:end]):
                in_quotes = any(begin <= charge.start < stop for begin, stop in quotes)
                attributed = not charge.label and words.is_attributed(text[start:end])
                said = " ".join(text[start + charge.start : start + charge.end].split())
                if found := _judged(person, charge, said, in_quotes=in_quotes, attributed=attributed):
                    yield Accusation(start + charge.start, *found)


def _judged(
    person: Accused, charge: Charge, said: str, *, in_quotes: bool, attributed: bool
) -> tuple[str, Level] | None:
    """Word the complaint about what is *said*; None where it may be said."""
    still_open = [found for found in person.positions if found.standing == "accused"]
    cleared = [found for found in person.positions if found.standing == "cleared"]
    if len(still_open) + len(cleared) < len(person.positions):
        return None  # there is a conviction that the words may be about
    found = (still_open or cleared)[0]
    told = f"“{said}”: the case {found.case.name} {_stage(found)}"
    name = person.names[0]
    if cleared and not still_open:
        level: Level = "warning" if in_quotes or attributed else "error"
        return f"{told}, in favour of {name}: take the words out, and say what was alleged and how it ended", level
    if attributed and not in_quotes:
        return None
    phrase = ATTRIBUTIONS.get(found.decisive.stage, "accused of") if found.decisive else "accused of"
    how = "say who accuses, and of what" if charge.label else "say whose words these are"
    return f"{told}, which is no conviction: {how}, as in “{name}, {phrase} …”", "warning"


def _stage(found: Position) -> str:
    last = found.decisive
    return f"stands at “{last.stage}” since {last.date}" if last else "has no recorded stage"


def check(material: Material) -> Iterator[Finding]:
    """Look at every text of all that is out."""
    words = accusing_words(material.config.language)
    people = accused_people(material.site, material.content.cases)
    if all(found.standing == "convicted" for person in people for found in person.positions):
        return
    titles = _titles(material, words)
    for passage in passages(material):
        if words.any_in(passage.text):
            text = titles.sub(_unread, passage.text) if titles else passage.text
            small = text.lower()
            among = [person for person in people if person.may_be_in(small)]
            among, surnames = _concerned(material, passage, among)
            for start, message, level in accusations(plain(text), among, words, surnames=surnames):
                # What was wrong is told in a correction to take it back.
                weight: Level = "warning" if passage.key[-1:] == ("was",) else level
                yield Finding(passage.record.path, passage.line(material, start), RULE.name, message, weight)


def _concerned(material: Material, passage: Passage, people: Sequence[Accused]) -> tuple[list[Accused], bool]:
    """Give the *people* as the accused of the cases that *passage* is about, and whether surnames tell them."""
    record, site = passage.record, material.site
    if isinstance(record, Article):
        cases = set(site.slugs["cases"][record.path])
        is_about = bool(cases) or any(person.slug in site.slugs["people"][record.path] for person in people)
        return [person.within(cases) or person for person in people], is_about and passage.key != BODY
    if isinstance(record, Case):
        return [person.within({record.slug}) or person for person in people], True
    return list(people), False


def _titles(material: Material, words: AccusingWords) -> re.Pattern[str] | None:
    """Match the names of works that hold one of the *words*; a name of one word must be marked as a title."""
    names = [name for show in material.content.shows for name in (show.name, *show.aliases)]
    names += [name for article in material.articles for name in article.shows]
    titles = sorted({name for name in names if words.any_in(name)}, key=len, reverse=True)
    shapes = [re.escape(name) if " " in name else rf"[*_“\"‘'«]{re.escape(name)}(?=[*_”\"’'»,])" for name in titles]
    return re.compile(rf"(?<!\w)(?:{'|'.join(shapes)})(?!\w)") if shapes else None


def _unread(title: re.Match[str]) -> str:
    return UNREAD * len(title[0])
