"""Find the title of a story among the lines before it, or make one."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import dropwhile
from typing import NamedTuple

from generator.convert.capitals import is_title_case
from generator.convert.clean import Cleaned
from generator.convert.dates import stated_date
from generator.convert.headlines import SAME_SUBJECT, could_be_title, long_words, shared
from generator.convert.judge import Judged, is_headline_like
from generator.convert.leads import made_title
from generator.convert.mastheads import Masthead
from generator.convert.name_words import is_given_name
from generator.convert.origin import Origin
from generator.convert.page_tops import is_run_in
from generator.convert.phrases import Phrases
from generator.convert.read import Paragraph
from generator.convert.run_in import Subject, find_run_in_title
from generator.model.sentences import sentences

_SECTION_PREFIX = re.compile(r"^[A-Z][\w &]{2,20}\|(?=\S)")
_SITE_SUFFIX = re.compile(r"\s+(?P<mark>[|–—·»-])\s+(?P<site>[A-Z][\w .&'’]{2,40})$")
# A dash parts a title as often as it parts the outlet from it.
_NAMES_OUTLET = re.compile(
    r"\b(?:News|Times|Post|Herald|Gazette|Journal|Tribune|Telegraph|Guardian|Mail|Mirror|Magazine|Online|Daily|Weekly"
    r"|Press|Chronicle|Observer|Radio|TV)\b|\.\w{2,3}$"
)
_NEVER_TITLES = frozenset(
    {"appeal", "newsletter", "share", "legal", "comments", "ad", "navigation", "caption", "author_note"}
)
_LOOKS_LISTED = frozenset({"related", "read_more", "topics"})
_PLACED = 2  # times as much counts a line that stands where titles do
_FEWEST_WORDS = 5  # of a title with a standfirst
_FEW_WORDS = 2  # of a title that needs no more because it stands alone
_LOOK_AHEAD, _SHORT_LINE, _LONG_LINE = 4, 40, 180  # lines; characters
_MOST_LINES = 12  # nearest to the story, into which a title may have run
_FIRST_PARAGRAPHS = 8  # of a story show its subject
_RAN_INTO_OTHER_TEXT = "title: taken from the top of the page, where it ran into other text"
# How often each rule gave the title that the outlet gave, on real articles.
_SURE = {
    "the first line": 1.0,
    "stated above the byline": 0.95,
    "stated above the story": 0.65,
    "run into the top of the page": 0.95,
    "first clause of the lead": 0.0,
}


@dataclass(frozen=True, slots=True)
class Title:
    """Hold a title, the *line* it was taken from, what to ask the editor, the body without it, and its origin."""

    text: str
    line: str
    review: str
    body: tuple[Paragraph, ...]
    origin: Origin


def find_title(cleaned: Cleaned, phrases: Phrases, masthead: Masthead) -> Title:
    """Choose the stated title, from lines before the story; without one, make it from the first sentence."""
    body, head = cleaned.body, cleaned.head
    subject = Subject(
        frozenset(long_words(" ".join(p.text for p in body[:_FIRST_PARAGRAPHS]))),
        "\n".join(p.text for p in body),
        frozenset(text.lower() for j in cleaned.removed if len(text := j.paragraph.text) < _SHORT_LINE),
    )
    # Where a scraper ran the top of the page into the line with its date, the title is in it rather than below.
    scraped = [j for j in head[1:2] if stated_date(head[0].paragraph.text) and not head[0].sure]
    if title := _run_in(scraped, subject, phrases, body):
        return title
    head = tuple(dropwhile(lambda j: j.kind == "dateline" and j.sure, head))
    stated = [
        line
        for line in _lines(head)
        if could_be_title(line.text) and line.text not in masthead and not is_run_in(line.text)
    ]
    if len(body) > 1 and not stated and _is_title_of(body[0].text, body[1:]):
        return _stated(body[0], "the first line", body[1:], masthead)
    fitting = [line for line in stated if line.weight * shared(line.text, subject.words) >= SAME_SUBJECT]
    if not fitting:
        alone = [line for line in stated if not line.listed]
        fitting = alone if len(alone) == 1 and (alone[0].weight > 1 or alone[0].number == len(head) - 1) else []
    if not stated and (short := _short_title(head, subject)) and short.text not in masthead:
        return _stated(short, "the first line", body, masthead)
    if fitting:
        best = max(fitting, key=lambda line: line.weight * _likeness(line.text, subject.words))
        best = _above_its_standfirst(best, fitting)
        return _stated(best.paragraph, best.rule, body, masthead)
    long = [j for j in head if j.kind == "opening" or len(j.paragraph.text) > _LONG_LINE or is_run_in(j.paragraph.text)]
    return _run_in(long[-_MOST_LINES:], subject, phrases, body) or _made(body)


def _stated(line: Paragraph, rule: str, body: Sequence[Paragraph], masthead: Masthead) -> Title:
    part = _without_site(line, masthead)
    wanted = {line.text.lower(), part.text.lower()}
    rest = tuple(p for p in body if p.text.lower() not in wanted) or tuple(body)
    return Title(part.text, line.text, "", rest, _origin(part, rule))


def _run_in(lines: Sequence[Judged], subject: Subject, phrases: Phrases, body: Sequence[Paragraph]) -> Title | None:
    for paragraph in (judged.paragraph for judged in lines):
        if place := find_run_in_title(paragraph.text, subject, phrases):
            found = paragraph.part(*place)
            rest = tuple(p for p in body if p.text.lower() != found.text.lower()) or tuple(body)
            return Title(found.text, "", _RAN_INTO_OTHER_TEXT, rest, _origin(found, "run into the top of the page"))
    return None


def _made(body: Sequence[Paragraph]) -> Title:
    lead = body[0] if body else Paragraph("", 0)
    text = made_title(lead.text)
    at = max(0, lead.text.find(text.removesuffix("…")))
    part = lead.part(at, at + len(text.removesuffix("…")))
    origin = _origin(part, "first clause of the lead")
    return Title(text, "", "title: made from the first sentence", tuple(body), origin)


def _origin(part: Paragraph, rule: str) -> Origin:
    return Origin(part.start, part.end, rule, _SURE[rule])


class _Line(NamedTuple):
    paragraph: Paragraph
    rule: str
    number: int
    listed: bool

    @property
    def text(self) -> str:
        return self.paragraph.text

    @property
    def weight(self) -> int:
        return 1 if self.rule == "stated above the story" or (self.listed and not self.number) else _PLACED


def _above_its_standfirst(line: _Line, fitting: Sequence[_Line]) -> _Line:
    """Give the line right above *line* where both could be the title: the second then tells more of the first."""
    above = [other for other in fitting if other.number == line.number - 1 and other.weight == line.weight]
    return above[0] if above and len(above[0].text.split()) >= _FEWEST_WORDS else line


def _lines(head: Sequence[Judged]) -> Iterator[_Line]:
    """
    Give the lines that could be a title: those of unknown kind, and those that read like headlines.

    At the very top or above the byline, where titles stand, a line counts more and may look like one of a list.
    """
    for index, entry in enumerate(head):
        rule = "stated above the byline" if _stands_above_byline(head[index + 1 :]) else "stated above the story"
        rule = rule if index else "the first line"
        headline = entry.prose and is_headline_like(entry.paragraph.text) and entry.kind not in _NEVER_TITLES
        if (
            entry.kind in {"head", "repeated"}
            or headline
            or (rule != "stated above the story" and entry.kind in _LOOKS_LISTED)
        ):
            yield _Line(entry.paragraph, rule, index, entry.kind in _LOOKS_LISTED)


def _stands_above_byline(below: Sequence[Judged]) -> bool:
    """Tell whether a byline or a date follows, with at most a name, a label and a standfirst between."""
    standfirsts = 0
    for entry in below[:_LOOK_AHEAD]:
        text = entry.paragraph.text
        if entry.kind in {"byline", "dateline"} or text.lower() == "by":
            return True
        standfirsts += len(text) > _SHORT_LINE
        if standfirsts > 1:
            return False
    return False


def _short_title(head: Sequence[Judged], subject: Subject) -> Paragraph | None:
    """Give the first line if it is a title of two words, with at most a byline and a date between it and the story."""
    if not head or head[0].kind != "head" or any(j.kind not in {"byline", "dateline"} for j in head[1:]):
        return None
    line = head[0].paragraph
    words = line.text.split()
    # Two capitals may be a section, a place or somebody's name as well.
    is_told = len(words) == _FEW_WORDS and (
        words[1].islower() or (shared(line.text, subject.words) > 0 and not is_given_name(words[0]))
    )
    return line if is_told and is_headline_like(line.text) and not line.text.endswith(":") else None


def _likeness(line: str, subject: AbstractSet[str]) -> float:
    """Measure how much a line says of what the story says: a long title that shares most of its words says most."""
    return shared(line, subject) * len(long_words(line) & subject)


def _is_title_of(line: str, rest: Sequence[Paragraph]) -> bool:
    """Tell whether the first line of a story is its title although it ends like a sentence."""
    if not could_be_title(line) or not is_headline_like(line) or line[0] in '“"' or len(sentences(line)) > 2:  # noqa: PLR2004
        return False
    return is_title_case(line) or (
        line.rstrip(")]")[-1:] in set("?!\"”’'")
        and shared(line, long_words(" ".join(p.text for p in rest))) >= SAME_SUBJECT
    )


def _without_site(line: Paragraph, masthead: Masthead) -> Paragraph:
    """Cut the section before a title and the outlet behind it; a short title may have a dash of its own."""
    section = _SECTION_PREFIX.match(line.text)
    start, end = section.end() if section else 0, len(line.text)
    if end - start > _SHORT_LINE and (found := _SITE_SUFFIX.search(line.text, start)):
        site = found["site"]
        if found["mark"] in "|·»" or site in masthead or _NAMES_OUTLET.search(site):
            end = found.start()
    return line.part(start, end)
