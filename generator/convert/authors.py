"""Find the author of a story at the head of its page."""

import re
from collections.abc import Sequence
from itertools import pairwise

from generator.convert.bylines import parse_byline
from generator.convert.full_names import is_given_name
from generator.convert.judge import Judged

_LONGEST_LINE = 5000  # characters to look into
_BYLINE_RUN_IN = re.compile(
    r"\bBy (?P<name>[A-Z][\w’'-]+ (?:[A-Z]\. )?[A-Z][\w’'-]+)(?= (?:[A-Z][a-z]{2,8}\.? \d{1,2}\b|\d{1,2}[ /.]|["
    r"|•–—-])|,| About | Published| Updated|$)"
)
_BARE_NAME = re.compile(r"[^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z][\w’'.-]*){1,2}")


def find_author(head: Sequence[Judged]) -> str:
    """Give the author that the *head* of a page names in a byline, or by a bare name above the date."""
    for judged in head:
        if judged.kind == "byline" and (byline := parse_byline(judged.paragraph.text)):
            return byline.author
    for judged in head:
        if judged.kind in {"head", "opening"} and (
            match := _BYLINE_RUN_IN.search(judged.paragraph.text[:_LONGEST_LINE])
        ):
            return match["name"]
    return _bare_author(head)


def _bare_author(head: Sequence[Judged]) -> str:
    """Take a line that is only a name for the author when the next one is only a date."""
    for entry, after in pairwise(head):
        name = entry.paragraph.text
        if (
            entry.kind == "head"
            and after.kind == "dateline"
            and _BARE_NAME.fullmatch(name)
            and is_given_name(name.split()[0])
        ):
            return name
    return ""
