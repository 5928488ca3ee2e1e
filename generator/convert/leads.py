"""Make a title and a summary from the first sentences of a story."""

import re
from collections.abc import Sequence

from generator.convert.read import Paragraph
from generator.convert.sentences import sentences

LONGEST_MADE_TITLE, SHORTEST_MADE_TITLE, LONGEST_SUMMARY = 90, 25, 240  # characters
_LONG_ENOUGH = 45  # characters, to prefer the end of a main clause to a longer cut before a mere preposition
_DATELINE_PREFIX = re.compile(
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
# What no title may end in: a word that leans on the next one, a verb that wants to know what.
_LOOSE_END = re.compile(
    r"(?:[\s,;:—–-]|\b(?:a|an|the|of|to|in|on|at|for|from|by|with|and|or|but|as|that|which|who|her|his|their|its|is|was"
    r"|are|were|has|have|had|be|been|not|say|says|said|know|knows|knew|ask|asks|asked|tell|tells|told|wonders?|wondered"
    r"|thinks?|thought|believes?|claims?|claimed))+$"
)


def made_title(paragraph: str) -> str:
    """Cut the first sentence at the end of a clause, in at most 90 characters; a word stays whole."""
    sentence = next(iter(sentences(_DATELINE_PREFIX.sub("", paragraph[:2000]))), paragraph[:2000])
    plain = sentence.rstrip(".…").rstrip()
    if len(plain) <= LONGEST_MADE_TITLE:
        return plain or "Untitled"
    cuts = [
        plain[: match.start()]
        for match in _CLAUSE.finditer(plain, SHORTEST_MADE_TITLE)
        if match.start() <= LONGEST_MADE_TITLE
    ]
    whole = [cut for cut in cuts if _is_whole(cut)]
    strong = [cut for cut in whole if len(cut) > _LONG_ENOUGH and _STRONG.match(plain, len(cut))]
    if whole:
        return (strong or whole)[-1]
    words = plain[: LONGEST_MADE_TITLE + 1].rsplit(" ", 1)[0][:LONGEST_MADE_TITLE]
    return _LOOSE_END.sub("", words) + "…"


def make_summary(body: Sequence[Paragraph]) -> str:
    """Take the first sentence of the story, and the second where both fit into 240 characters."""
    if not body:
        return ""
    first, *rest = sentences(_DATELINE_PREFIX.sub("", body[0].text[:4000])) or [""]
    for sentence in [*rest[:1]]:
        if len(first) + 1 + len(sentence) <= LONGEST_SUMMARY:
            first = f"{first} {sentence}"
    if len(first) <= LONGEST_SUMMARY:
        return first
    return _LOOSE_END.sub("", first[:LONGEST_SUMMARY].rsplit(" ", 1)[0][:LONGEST_SUMMARY]) + "…"


def _is_whole(clause: str) -> bool:
    """Tell whether nothing in *clause* is left open: no loose word at its end, no quotation mark, no bracket."""
    return (
        not _LOOSE_END.search(clause)
        and clause.count("“") == clause.count("”")
        and clause.count("(") == clause.count(")")
        and clause.count('"') % 2 == 0
        and len(clause.split()) > 3  # noqa: PLR2004
    )
