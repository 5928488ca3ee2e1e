"""Make a title and a summary from the first sentences of a story."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from generator.convert.origin import Origin
from generator.convert.read import Paragraph
from generator.model.sentences import sentences

LONGEST_MADE_TITLE, SHORTEST_MADE_TITLE, LONGEST_SUMMARY = 90, 25, 240  # characters
_LONGEST_LEAD, _SURE = 4000, 1.0  # characters to look into; it is the text itself
_LONG_ENOUGH = 45  # characters, to prefer the end of a main clause to a longer cut before a mere preposition
DATELINE_PREFIX = re.compile(
    r"^(?:[A-Z][A-Z.,' ]{2,40}(?:, [A-Z][\w. ]{1,20})?(?: ?\([\w /]+\))? ?[—–-]{1,2} ?|[A-Z][A-Z .]{2,30}: "
    r"|\([A-Z]{2,8}\) ?[—–-]? ?)"
)
_CLAUSE = re.compile(
    r"(?=[,;:] | [—–-] | (?:after|as|when|while|because|following|but|and|who|which|that|where|since|until|before"
    r"|over|for|with|by|amid|during|saying|"
    r"in|on|at|from|to)\s)"
)
_STRONG = re.compile(
    r"[,;:] | [—–-] | (?:after|as|when|while|because|following|but|who|which|where|since|until|before|amid|during"
    r"|saying)\s|$"
)
_TIME_AT_END = re.compile(
    r"(?: (?:late|early))?(?: on)? (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?$"
)
# What no title may end in: a word that leans on the next one, a verb that wants to know what.
_LOOSE_END = re.compile(
    r"(?:[\s,;:—–-]|\b(?:a|an|the|of|to|in|on|at|for|from|by|with|and|or|but|as|that|which|who|her|his|their|its|is|was"
    r"|are|were|has|have|had|be|been|not|say|says|said|know|knows|knew|ask|asks|asked|tell|tells|told|wonders?|wondered"
    r"|thinks?|thought|believes?|claims?|claimed))+$"
)


class Summary(NamedTuple):
    """Hold a summary and where it was read."""

    text: str
    origin: Origin | None


def ends_loosely(text: str) -> bool:
    """Tell whether *text* ends in a word that leans on the next one."""
    return bool(_LOOSE_END.search(text))


def made_title(paragraph: str) -> str:
    """Cut the first sentence at the end of a clause, in at most 90 characters; a word stays whole."""
    sentence = next(iter(sentences(DATELINE_PREFIX.sub("", paragraph[:2000]))), paragraph[:2000])
    plain = sentence.rstrip(".…").rstrip()
    if len(plain) <= LONGEST_MADE_TITLE:
        return _without_time(plain) or "Untitled"
    cuts = [
        plain[: match.start()]
        for match in _CLAUSE.finditer(plain, SHORTEST_MADE_TITLE)
        if match.start() <= LONGEST_MADE_TITLE
    ]
    whole = [cut for cut in cuts if _is_whole(cut)]
    strong = [cut for cut in whole if len(cut) > _LONG_ENOUGH and _STRONG.match(plain, len(cut))]
    if whole:
        return _without_time((strong or whole)[-1])
    words = plain[: LONGEST_MADE_TITLE + 1].rsplit(" ", 1)[0][:LONGEST_MADE_TITLE]
    return _LOOSE_END.sub("", words) + "…"


def _without_time(clause: str) -> str:
    """Cut the day of the week from the end of a title, which a reader of another week would misread."""
    cut = _TIME_AT_END.sub("", clause)
    return cut if len(cut) >= SHORTEST_MADE_TITLE and not _LOOSE_END.search(cut) else clause


def make_summary(body: Sequence[Paragraph]) -> Summary:
    """Take the first sentence of the story, and the second where both fit into 240 characters."""
    if not body:
        return Summary("", None)
    lead = body[0].text[:_LONGEST_LEAD]
    offset = len(lead) - len(DATELINE_PREFIX.sub("", lead))
    first, *rest = sentences(lead[offset:]) or [""]
    for sentence in rest[:1]:
        if len(first) + 1 + len(sentence) <= LONGEST_SUMMARY:
            first = f"{first} {sentence}"
    if len(first) > LONGEST_SUMMARY:
        first = _LOOSE_END.sub("", first[:LONGEST_SUMMARY].rsplit(" ", 1)[0][:LONGEST_SUMMARY]) + "…"
    start = body[0].start + offset
    return Summary(first, Origin(start, start + len(first.removesuffix("…")), "the beginning of the story", _SURE))


def _is_whole(clause: str) -> bool:
    """Tell whether nothing in *clause* is left open: no loose word at its end, no quotation mark, no bracket."""
    return (
        not _LOOSE_END.search(clause)
        and clause.count("“") == clause.count("”")
        and clause.count("(") == clause.count(")")
        and clause.count('"') % 2 == 0
        and len(clause.split()) > 3  # noqa: PLR2004
    )
