"""
What a text says, apart from how it is set: its numbers, names, dates, negations and quotations, as hashes.

Two texts with the same substance and the same wording differ in nothing but typography: quotes, dashes, blanks and
emphasis. The hashes let a later text be compared with an earlier one without the earlier one being kept.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import blake2b

import msgspec

from generator.checks.prose import words_of

# In the order in which a change is told: a change of a date is one of numbers too, and is told once.
KINDS = ("quotation", "date", "number", "negation", "name")
_TYPOGRAPHY = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»", '"'),
        **dict.fromkeys("‘’‚‛ʼ`´′", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
        "…": "...",
    }
)
_DASH = re.compile(r"\s*-+\s*")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_SHORT_MONTHS = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_DATE = re.compile(
    rf"(?:\b\d{{1,2}}(?:st|nd|rd|th)?\s+)?\b(?:{_MONTHS}|(?:{_SHORT_MONTHS})\b\.?)(?:\s+\d{{1,2}}(?:st|nd|rd|th)?\b)?"
    rf"(?:,?\s+\d{{4}}\b)?|\b(?:{_DAYS})\b|\b\d{{1,4}}[-/.]\d{{1,2}}[-/.]\d{{1,4}}\b|\b(?:19|20)\d\d\b"
    r"|\b(?:yesterday|today|tomorrow|tonight)\b"
)
_NUMBER = re.compile(r"[£$€¥]?\d+(?:[.,:]\d+)*(?:\s?%|(?:st|nd|rd|th|s|m|bn|k)\b)?")
_WORD = re.compile(r"[^\W\d_]+")
# Not “one”, which is more often somebody than a number.
_NUMBER_WORDS = frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"  # noqa: SIM905
    " nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million"
    " millions billion billions dozen dozens half twice first second third fourth fifth".split()
)
_NEGATION = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|neither|nor|without|cannot|hardly|den(?:y|ies|ied|ying))\b(?:\W+\w+)?"
    r"|n't\b(?:\W+\w+)?",
    re.IGNORECASE,
)
_QUOTATION = re.compile(r'"([^"]+)"')
_CAPITALISED = re.compile(r"(?<![\w'])[^\W\d_a-zß-öø-ÿ][\w'-]*")
_BEGINS_SENTENCE = re.compile(r"(?:^|[.!?:\n][\"')\]]*\s*[\"'(\[]*|\"\s*)\Z")


class Substance(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Hold the hash of a text's wording, and those of what it says, sorted; one that occurs twice stands twice."""

    wording: str
    quotation: str = ""
    date: str = ""
    number: str = ""
    negation: str = ""
    name: str = ""


def substance(markdown: str, salt: str) -> Substance:
    """Take the substance of a text; *salt* keeps hashes of different articles from being compared."""
    text = set_plainly(markdown)
    dateless = _DATE.sub(" ", text)
    found: Mapping[str, Sequence[str]] = {
        "quotation": _QUOTATION.findall(text),
        "date": _DATE.findall(text),
        "number": [*_NUMBER.findall(dateless), *filter(_NUMBER_WORDS.__contains__, _WORD.findall(dateless.lower()))],
        "negation": [" ".join(match.lower().split()) for match in _NEGATION.findall(text)],
        "name": _names(dateless),
    }
    hashed = {
        kind: " ".join(sorted(_hash(salt, kind, token.strip(" .,;:!?-")) for token in tokens))
        for kind, tokens in found.items()
    }
    return Substance(_hash(salt, "wording", text, size=16), **hashed)


def set_plainly(markdown: str) -> str:
    """Give the words of *markdown* in one plain way of setting them."""
    text = unicodedata.normalize("NFC", words_of(markdown)).translate(_TYPOGRAPHY).replace("''", '"')
    return " ".join(_DASH.sub("-", text).split())


def differences(before: Substance, now: Substance, *, added_too: bool) -> tuple[str, ...]:
    """
    Name the kinds of substance that *now* lacks, or, *added_too*, has beyond *before*.

    Where all of these are the same, but the words are not, it is "wording"; where nothing is, nothing.
    """
    if before.wording == now.wording:
        return ()
    changed = []
    for kind in KINDS:
        old, new = Counter(getattr(before, kind).split()), Counter(getattr(now, kind).split())
        if old - new or (added_too and new - old):
            changed.append(kind)
    if not changed and added_too:
        return ("wording",)
    return tuple(changed)


def _names(text: str) -> list[str]:
    """Give the capitalised words; one that begins a sentence only where it is a name elsewhere, or in a longer one."""
    found = [(match[0], match.start(), match.end()) for match in _CAPITALISED.finditer(text)]
    begins = [bool(_BEGINS_SENTENCE.search(text, max(0, start - 8), start)) for _, start, _ in found]
    elsewhere = {word for (word, _, _), first in zip(found, begins, strict=True) if not first}
    names = []
    for index, ((word, _, end), first) in enumerate(zip(found, begins, strict=True)):
        goes_on = index + 1 < len(found) and text[end : found[index + 1][1]] == " "
        if not first or goes_on or word in elsewhere:
            names.append(word.removesuffix("'s"))
    return names


def _hash(salt: str, kind: str, token: str, size: int = 5) -> str:
    return blake2b(f"{salt}\0{kind}\0{token}".encode(), digest_size=size).hexdigest()
