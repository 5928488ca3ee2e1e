"""Find the sentences of English news prose."""

import re
from functools import lru_cache

_END = re.compile(r"(?:(?<![.!?…])[.!?…]+[\"'”’)\]]*|[!?.][”\"])(?=\s+[\"'“‘(\[]*[\w$£€#@])")
_SHORT = re.compile(
    r"(?:^|[\s(\[“\"‘'])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Rev|Hon|Gov|Sen|Rep|Gen|Col|Lt|Sgt|Capt|St|Jr|Sr|Jan|Feb|Mar|Apr|Aug"
    r"|Sept?|Oct|Nov|Dec|vs?|etc|No|Nos|Vol|Inc|Ltd|Co|Corp|Bros|Ave|Rd|Mt|Ft|approx|est|e\.g|i\.e|[ap]\.m|U\.[SK]|U\.N"
    r"|[A-Z]\.[A-Z](?:\.[A-Z])?)$"
)
# After these a new sentence may begin all the same: "at 9 a.m. The court …", "in the U.S. She …".
_MAY_END = re.compile(r"(?:[ap]\.m|U\.[SK]|U\.N|etc|Inc|Ltd|Corp|Jr|Sr|[A-Z]\.[A-Z](?:\.[A-Z])?)$")
_OPENER = re.compile(
    r"\s+[\"“‘(]*(?:The|A|An|He|She|It|They|We|I|In|On|At|But|And|His|Her|This|That|After|When|While)\b"
)
_BLANKS = re.compile(r"\s*")


@lru_cache(maxsize=256)  # each paragraph of a seed is split for several questions, one after the other
def sentence_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Give the start and end of each sentence in *text*, blanks around it left out."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if _is_end(text, start, match):
            spans.append((start, match.end()))
            start = _BLANKS.match(text, match.end()).end()  # type: ignore[union-attr]  # matches anywhere
    if end := len(text[start:].rstrip()):
        spans.append((start, start + end))
    return tuple(spans)


def sentences(text: str) -> list[str]:
    """Give the sentences of *text*."""
    return [text[start:end] for start, end in sentence_spans(text)]


def _is_end(text: str, start: int, match: re.Match[str]) -> bool:
    after = text[match.end() : match.end() + 12]
    if after.lstrip()[:1].islower():
        return False
    if not match[0].startswith(".") or match[0].startswith(".."):
        return True
    before = text[max(start, match.start() - 12) : match.start()]
    if not _SHORT.search(before):
        return True
    return bool(_MAY_END.search(before) and _OPENER.match(after))
