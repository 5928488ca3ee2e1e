"""
What a text says, apart from how it is set: for each sentence its numbers, names, dates, negations and so on, as hashes.

Two texts with the same sentences differ in nothing but typography: quotes, dashes, blanks and emphasis. The hashes let
a later text be compared with an earlier one without the earlier one being kept.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import NamedTuple
from zlib import crc32

from generator.checks.prose import sentences, words_of

# By the letter that stands before the hash of such a token, in the order in which changes are told.
KINDS = {"q": "quotation", "d": "date", "n": "number", "x": "negation", "s": "stage", "c": "name"}
_TYPOGRAPHY = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»", '"'),
        **dict.fromkeys("‘’‚‛ʼ`´′", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
        "…": "...",
    }
)
_DASH = re.compile(" ?-+ ?")
_PARAGRAPHS = re.compile(r"\n[^\S\n]*\n\s*")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_SHORT_MONTHS = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_DATE = re.compile(
    rf"(?:\b\d{{1,2}}(?:st|nd|rd|th)?\s+)?\b(?:{_MONTHS}|(?:{_SHORT_MONTHS})\b\.?)(?:\s+\d{{1,2}}(?:st|nd|rd|th)?\b)?"
    rf"(?:,?\s+\d{{4}}\b)?|\b(?:{_DAYS})\b|\b\d{{1,4}}[-/.]\d{{1,2}}[-/.]\d{{1,4}}\b|\b(?:19|20)\d\d\b"
    r"|\b(?:[Yy]esterday|[Tt]oday|[Tt]omorrow|[Tt]onight)\b"
)
_DATE_WORDS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul"  # noqa: SIM905
    " aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow"
    " tonight".split()
)
_NUMBER = re.compile(r"[£$€¥]?\d+(?:[.,:]\d+)*(?:\s?%|(?:st|nd|rd|th|s|m|bn|k)\b)?")
_DIGIT = re.compile(r"\d")
# Not “one”, which is more often somebody than a number.
_NUMBER_WORDS = frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"  # noqa: SIM905
    " nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million"
    " millions billion billions dozen dozens half twice first second third fourth fifth".split()
)
_WORD = re.compile(r"[^\W_]+")
_NEGATIONS = frozenset(
    "not never no none nobody nothing neither nor without cannot hardly deny denies denied denying".split()  # noqa: SIM905
)
_NEGATION = re.compile(rf"\b(?:{'|'.join(sorted(_NEGATIONS))})\b(?:\W+\w+)?|n't\b(?:\W+\w+)?")
# Where a case stands, and who says so: to change one of these is to change what somebody is said to have done.
_STAGES = frozenset(
    "accuse accused accuses acquitted acquittal admitted alleged allegedly alleges appeal appealed arrest"  # noqa: SIM905
    " arrested charge charged charges cleared confessed convict convicted conviction dismissed dismissal dropped"
    " exonerated freed guilty indicted indictment innocent jailed liable mistrial overturned pardoned pleaded pled"
    " prosecuted quashed released sentenced settled sued suspected unproven".split()
)
_QUOTATION = re.compile(r"\"[^\"]+(?:\"|$)|(?<![\w'])'(?:[^'\"]|(?<=\w)'(?=\w)){2,300}'(?!\w)")
_CAPITALISED = re.compile(r"(?<![\w'])[^\W\d_a-zß-öø-ÿ][\w'-]*")
_BEGINS = re.compile(r"(?:^|[.!?:][\"')\]]*\s*[\"'(\[]*|\"\s*)\Z")
# Words with which sentences begin, so that their capital makes no name of them.
_OPENERS = frozenset(
    "a about according after afterwards again all almost along already also although always among an and another any"  # noqa: SIM905
    " anybody anyone are around as asked at back because before behind being below between both but by can can't could"
    " did didn't do does doesn't don't during each earlier either else even every everybody everyone everything few"
    " for former from further had has have having he he'd he'll he's her here hers his how however i i'd i'll i'm i've"
    " if in indeed inside instead into is isn't it it's its just last later let like many maybe meanwhile more most"
    " much my near nearly neither never no nobody none nor not nothing now of off often on once one only or other"
    " others our out outside over perhaps please rather recently she she'd she'll she's since so some somebody someone"
    " something soon still such than that that's the their them then there there's these they they'd they'll they're"
    " they've this those though through throughout to too towards under unless until up upon us very was wasn't we"
    " we'd we'll we're we've well were what when where whether which while who whoever whom whose why with within"
    " without would yes yet you you'll you're you've your".split()
)
_FEWEST_LETTERS = 4  # a shorter word is in every sentence


class Sentence(NamedTuple):
    """
    Hold one sentence, or all of several: a hash of its *wording*, its *tokens* in order, and which *words* it has.

    The words are told by so short a hash that others have the same: enough to tell which sentence became which.
    """

    wording: str
    words: frozenset[str]
    tokens: tuple[str, ...]

    @classmethod
    def read(cls, line: str) -> "Sentence":
        """Read what `substance` wrote of one sentence."""
        wording, words, *tokens = line.split()
        prints = words.removeprefix("-")
        return cls(wording, frozenset(prints[at : at + 4] for at in range(0, len(prints), 4)), tuple(tokens))

    def of_kind(self, kind: str) -> list[str]:
        """Give the tokens of one *kind*, in order."""
        return [token for token in self.tokens if token[0] == kind]


def substance(markdown: str, salt: str) -> tuple[str, ...]:
    """
    Take the substance of a text, a line for each sentence.

    *salt* keeps the numbers, names and so on of different articles from being compared; whole sentences can be, so that
    an article is known again under another address.
    """
    seed = crc32(salt.encode())
    lines = []
    for sentence, quoted in _sentences(markdown):
        words = {word for word in _WORD.findall(sentence.lower()) if len(word) >= _FEWEST_LETTERS}
        words = words or set(_WORD.findall(sentence.lower()))
        prints = sorted({f"{crc32(word.encode(), seed) & 0xFFFF:04x}" for word in words})
        found = [
            f"{kind}{_hash(f'{salt}{kind}{token}', 4)}"
            for kind, tokens in _tokens(sentence, quoted).items()
            for token in tokens
        ]
        lines.append(" ".join([_hash(sentence, 6), "-" + "".join(prints), *found]))
    return tuple(lines)


def wordings(markdown: str) -> set[str]:
    """Give the hashes of the sentences of a text."""
    return {_hash(sentence, 6) for sentence, _ in _sentences(markdown)}


def _sentences(markdown: str) -> Iterator[tuple[str, list[str]]]:
    """Give each sentence in one plain way of setting it, and what of it stands in quotation marks."""
    for paragraph in _PARAGRAPHS.split(words_of(markdown)):
        text = _set_plainly(paragraph)
        quotes = [match.span() for match in _QUOTATION.finditer(text)]
        for start, end in sentences(text):
            sentence = text[start:end].strip()
            quoted = [
                text[max(start, begin) : min(end, stop)] for begin, stop in quotes if begin < end and start < stop
            ]
            if sentence:
                yield sentence, quoted


def _set_plainly(text: str) -> str:
    text = unicodedata.normalize("NFC", text).translate(_TYPOGRAPHY).replace("''", '"')
    return _DASH.sub("-", " ".join(text.split()))


def _tokens(sentence: str, quoted: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """Give the tokens of each kind; an expression is asked only where a word, which is found faster, calls for it."""
    small = sentence.lower()
    words = _WORD.findall(small)
    has_digits = bool(_DIGIT.search(sentence))
    dates = _DATE.findall(sentence) if has_digits or not _DATE_WORDS.isdisjoint(words) else []
    dateless = _DATE.sub(" ", sentence) if dates else sentence
    numbers = _NUMBER.findall(dateless) if has_digits else []
    is_negative = not _NEGATIONS.isdisjoint(words) or "n't" in small
    found: Mapping[str, Sequence[str]] = {
        "q": quoted,
        "d": dates,
        "n": [*numbers, *filter(_NUMBER_WORDS.__contains__, _WORD.findall(dateless.lower()) if dates else words)],
        "x": [" ".join(match.split()) for match in _NEGATION.findall(small)] if is_negative else [],
        "s": [word for word in words if word in _STAGES],
        "c": list(_names(dateless)),
    }
    return {kind: [bare for token in tokens if (bare := token.strip(" .,;:!?-\"'"))] for kind, tokens in found.items()}


def _names(sentence: str) -> Iterator[str]:
    """Give the capitalised words, but for those that begin a sentence and often do."""
    for match in _CAPITALISED.finditer(sentence):
        word = match[0]
        is_opener = word.lower() in _OPENERS
        begins = is_opener and _BEGINS.search(sentence, max(0, match.start() - 8), match.start())
        if word != "I" and not begins:
            yield word.removesuffix("'s")


def _hash(text: str, size: int) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=size).hexdigest()
