"""
Does the digest say as a fact what no court has found?

While a case is open its accused is nobody's killer: the text says who accuses them of what. When the case ended in
their favour, an old headline that calls them one is false, and is an error here.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from generator.checks.accused import Accused, accused_people
from generator.checks.accusing_words import NAME, UNREAD, AccusingWords, Charge, accusing_words
from generator.checks.finding import Finding, Level, Rule
from generator.checks.material import Material
from generator.checks.prose import plain, quoted, sentences
from generator.checks.standing import ATTRIBUTIONS, Position, position

RULE = Rule(
    "accusation",
    "Nobody is called what only a court can find; where it found otherwise, that is an error.",
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


class _Passage(NamedTuple):
    """Hold one text to look at; *about* picks whom it may accuse, and *line* gives the line of a place in it."""

    path: str
    text: str
    line: Callable[[int], int]
    about: Callable[[Accused], Accused | None]
    surnames: bool


def check(material: Material) -> Iterator[Finding]:
    """Look at the titles, summaries and texts of all that is out, at cases, and at people."""
    words = accusing_words(material.config.language)
    positions = [position(case) for case in material.content.cases]
    people = accused_people(material.site, words.roles, positions)
    if all(found.standing == "convicted" for person in people for found in person.positions):
        return
    titles = _titles(material, words)
    for passage in _passages(material, {person.slug for person in people}):
        if words.any_in(passage.text):
            text = titles.sub(_unread, passage.text) if titles else passage.text
            among = [known for person in people if (known := passage.about(person))]
            for start, message, level in accusations(plain(text), among, words, surnames=passage.surnames):
                yield Finding(passage.path, passage.line(start), RULE.name, message, level)


def _passages(material: Material, slugs: set[str]) -> Iterator[_Passage]:
    def line_of(path: str, *key: str | int) -> Callable[[int], int]:
        return lambda _: material.line_of(path, *key)

    site = material.site
    for article in material.articles:
        cases = set(site.slugs["cases"][article.path])
        tagged = not slugs.isdisjoint(site.slugs["people"][article.path])

        def about(person: Accused, cases: set[str] = cases) -> Accused:
            return person.within(cases) or person

        for key in ("title", "summary"):
            line = line_of(article.path, key)
            yield _Passage(article.path, getattr(article, key), line, about, surnames=bool(cases) or tagged)
        text = material.text(article.path)
        yield _Passage(article.path, text.markdown, text.line_at, about, surnames=False)
    for case in material.content.cases:

        def in_case(person: Accused, slug: str = case.slug) -> Accused | None:
            return person.within({slug})

        for index, entry in enumerate(case.timeline):
            line = line_of(case.path, "timeline", index, "what")
            yield _Passage(case.path, entry.what, line, in_case, surnames=True)
        text = material.text(case.path)
        yield _Passage(case.path, text.markdown, text.line_at, in_case, surnames=True)
    for record in material.content.people:
        if record.slug in slugs:
            text = material.text(record.path)
            yield _Passage(record.path, text.markdown, text.line_at, lambda person: person, surnames=False)


def _titles(material: Material, words: AccusingWords) -> re.Pattern[str] | None:
    """Match the names of works that hold one of the *words*; a name of one word must be marked as a title."""
    names = [name for show in material.content.shows for name in (show.name, *show.aliases)]
    names += [name for article in material.articles for name in article.shows]
    titles = sorted({name for name in names if words.any_in(name)}, key=len, reverse=True)
    shapes = [re.escape(name) if " " in name else rf"[*_“\"‘'«]{re.escape(name)}(?=[*_”\"’'»,])" for name in titles]
    return re.compile(rf"(?<!\w)(?:{'|'.join(shapes)})(?!\w)") if shapes else None


def _unread(title: re.Match[str]) -> str:
    return UNREAD * len(title[0])
