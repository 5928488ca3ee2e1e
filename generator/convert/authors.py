"""Find the author of a story at the head of its page."""

import re
from collections.abc import Sequence
from itertools import pairwise

from generator.convert.bylines import parse_byline
from generator.convert.judge import Judged
from generator.convert.name_words import is_given_name
from generator.convert.origin import Origin

_LONGEST_LINE = 5000  # characters to look into
_BYLINE_RUN_IN = re.compile(
    r"\bBy (?P<name>[A-Z][\w’'-]+ (?:[A-Z]\. )?[A-Z][\w’'-]+)(?= (?:[A-Z][a-z]{2,8}\.? \d{1,2}\b|\d{1,2}[ /.]|["
    r"|•–—-])|,| About | Published| Updated|$)"
)
# How often each rule gave the author on labelled seeds.
_SURE = {"the byline": 1.0, "a byline that ran into other text": 0.95, "a name above the date": 0.95}
_BARE_NAME = re.compile(r"[^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z][\w’'.-]*){1,2}")


def find_author(head: Sequence[Judged]) -> tuple[str, Origin | None]:
    """Give the author that the *head* of a page names in a byline, or by a bare name above the date, and where."""
    for judged in head:
        if judged.kind == "byline" and (byline := parse_byline(judged.paragraph.text)):
            return byline.author, _origin(judged, *byline.at, "the byline")
    for judged in head:
        if judged.kind in {"head", "opening"} and (
            match := _BYLINE_RUN_IN.search(judged.paragraph.text[:_LONGEST_LINE])
        ):
            return match["name"], _origin(judged, *match.span("name"), "a byline that ran into other text")
    return _bare_author(head)


def _bare_author(head: Sequence[Judged]) -> tuple[str, Origin | None]:
    """Take a line that is only a name for the author when the next one is only a date."""
    for entry, after in pairwise(head):
        name = entry.paragraph.text
        if (
            entry.kind == "head"
            and after.kind == "dateline"
            and _BARE_NAME.fullmatch(name)
            and is_given_name(name.split()[0])
        ):
            return name, _origin(entry, 0, len(name), "a name above the date")
    return "", None


def _origin(judged: Judged, start: int, end: int, rule: str) -> Origin:
    place = judged.paragraph.start
    return Origin(place + start, place + end, rule, _SURE[rule])
