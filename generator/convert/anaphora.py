"""Find whom the signs of a child mean that stand without a name: "The 16-year-old danced", "She is still 17"."""

import re
from collections.abc import Collection, Iterator, Sequence

from generator.convert.ages import AGE, OLD, has_number, years_of
from generator.convert.capitals import NAME, WORD
from generator.convert.child_signs import BIRTHDAY
from generator.convert.folding import fold
from generator.convert.name_words import plain, read_name_words
from generator.convert.wordset import WordSet, any_of
from generator.model.person import ADULT, given_name, surname
from generator.model.sentences import sentences

# What has an age and is nobody.
_THINGS = (
    "agreement", "album", "award", "ban", "band", "building", "business", "car", "career", "case", "cat", "ceremony",
    "club", "comedy", "company", "competition", "contest", "contract", "dog", "drama", "event", "factory", "feud",
    "festival", "film", "firm", "franchise", "group", "hall", "home", "horse", "hotel", "house", "label", "law",
    "magazine", "marriage", "movie", "organisation", "organization", "paper", "partnership", "play", "programme",
    "record", "relationship", "restaurant", "romance", "rule", "school", "series", "ship", "show", "single", "sitcom",
    "site", "song", "stadium", "street", "tape", "team", "theatre", "tour", "tradition", "tree", "union", "video",
    "war", "website",
)  # fmt: skip
_THING = rf"(?:(?:[A-Z][\w’'+-]*|hit|rock|pop|family|fantasy|reality|charity|annual) )?{any_of(_THINGS)}\b"
_SHE = r"\b(?:[Hh]e|[Ss]he|[Ww]ho)"
_PRESENT = r"(?: is|[’']s)(?: (?P<yet>not(?: even| yet)?|barely|almost|nearly)| (?:still|only|just|now|aged))*"
_END = r"(?=[.,;:!?)—–]| (?:and|but|so|years?|when|in|on|next|this|today)\b|$)"
_AGED = (
    re.compile(rf"\b[Tt]he (?!then\b)(?:[a-z-]+ )?{AGE}{OLD}(?! {_THING})"),
    re.compile(rf"{_SHE}{_PRESENT} {AGE}{_END}"),
    re.compile(rf"{_SHE}(?: only| just)? (?P<yet>turns|will turn|will be|(?:is|was) about to turn) {AGE}{_END}"),
    re.compile(rf"{_SHE} (?:has )?(?:only |just )?turned {AGE}{_END}"),
    re.compile(rf"(?:^|(?<=[.!?”\"] ))(?:He|She) was (?:only |just )?{AGE}\.(?= |$)"),
    re.compile(rf"\b[Aa]t (?:only |just ){AGE},? (?:[\w’'-]+ ){{1,4}}(?:is|has)\b"),
)
_MINOR = re.compile(
    r"\b[Tt]he (?!then\b)(?:[a-z-]+ )?(?:teenager|schoolboy|schoolgirl|toddler|schoolchild|(?:child|teen) "
    r"(?:star|actor|actress|singer|model|prodigy))(?![\w-]|[’'] )(?! [A-Z])|"
    r"(?: is|[’']s)(?: (?:still|only|just|legally))*"
    r" (?:too young to|under[ -]?age\b|a minor\b|under (?:18|eighteen)\b)"
    rf"|\b(?:before|until|till|ahead of|short of) (?:his|her|their) {BIRTHDAY}"
)
_MINOR_HINTS = WordSet((
    "teenager", "schoolboy", "schoolgirl", "toddler", "schoolchild", "child", "teen", "young", "under", "underage",
    "minor", "birthday",
))  # fmt: skip
_WORD = re.compile(r"\w+(?:['-](?!s\b)\w+)*")
_LITTLE = re.compile(rf"\b(?:little|baby) {NAME}")  # a child that is known by its given name
_LEANS = re.compile(r"[Ww]ho\b| is\b|[’']s\b")  # on the name before it, whether we know that or not
_BESIDE, _LONGEST_NAME = re.compile(rf"(?<!\w)(?:{NAME} )?(?P<last>{WORD}),? ?$"), 80  # characters


def meant_children(texts: Sequence[str], named: Collection[str], grown_up: Collection[str]) -> Iterator[str]:
    """
    Give those who are *named* in the paragraphs *texts* of a story, in order, whom a sign without a name may mean.

    These are all who stand in the nearest sentence before it with anybody, or who alone is named at all. Nobody counts
    who is *grown_up*.
    """
    open_names = [name for name in named if name not in grown_up]
    for number, text in enumerate(texts) if open_names else ():
        for place in _signs(text):
            beside = _LEANS.match(text, place) and _BESIDE.search(text[max(0, place - _LONGEST_NAME) : place])
            if beside and plain(beside["last"]) not in read_name_words().openers:
                yield from _named_in(beside[0], named, grown_up)
            else:
                rows = (text[:place], *reversed(texts[:number]))
                before = (part for row in rows for part in reversed(sentences(row)))
                nearest = next((p for p in before if _LITTLE.search(p) or _named_in(p, named, grown_up)), "")
                alone = open_names if len(open_names) == 1 else ()
                yield from _named_in(nearest, named, grown_up) if nearest else alone


def _named_in(text: str, named: Collection[str], grown_up: Collection[str]) -> list[str]:
    """Give those whose name stands in *text*, whole or, apart from the whole ones, as a surname or a given name."""
    rest = text = fold(text)
    for name in named:
        rest = rest.replace(fold(name), " ")
    words = set(_WORD.findall(rest))
    return [
        name
        for name in named
        if name not in grown_up and (fold(name) in text or words & {fold(surname(name)), fold(given_name(name))})
    ]


def _signs(text: str) -> Iterator[int]:
    """Give the places of signs that somebody is under 18 and is not named there."""
    for pattern in _AGED if has_number(text) else ():
        for match in pattern.finditer(text):
            groups = match.groupdict()
            years = years_of(match["age"], groups.get("unit"))
            if years < ADULT or (years == ADULT and groups.get("yet")):
                yield match.start()
    if _MINOR_HINTS.any_in(text):
        yield from (match.start() for match in _MINOR.finditer(text))
