"""Complete the names of couples and families that share a surname: "Ann and Bo Smith", "Ann Smith’s wife Bo"."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from generator.convert.capitals import FULL_NAME, WORD, apart
from generator.convert.name_words import is_given_name
from generator.convert.wordset import WordSet, any_of
from generator.model.person import surname

_COUPLE = re.compile(rf"(?P<first>{apart(WORD)}) (?:and|&) (?P<second>{WORD}) (?P<surname>{WORD})")
_SPOUSES = ("wife", "husband", "spouse", "fiancé", "fiancée", "partner", "widow", "widower")
_SPOUSE_WORDS = WordSet(_SPOUSES)
_SPOUSE = re.compile(rf"(?P<name>{FULL_NAME})[’']s? (?:\w+ )?{any_of(_SPOUSES)},? (?P<first>{WORD})(?! [A-Z])")
_SPOUSE_BEHIND = re.compile(
    rf"(?P<first>{apart(WORD)}) (?P<last>{WORD})\b[^.!?\n]{{0,160}} (?:her|his) (?:\w+ )?"
    rf"{any_of(_SPOUSES[:3])},? (?P<name>{FULL_NAME})"
)
_FAMILY = re.compile(
    r"\b(?:couple|pair|husband|wife|spouses?|married|marriage|wed(?:ding)?|siblings?|brothers?|sisters?|twins|mother"
    r"|father|son|daughter|family|parents)\b"
)
_CAPITAL_BEFORE = re.compile(r"[^\W\d_a-z]\w+ $")


def couple_names(text: str, couples: set[str], is_known: Callable[[str], bool]) -> Iterator[tuple[int, int, str]]:
    """
    Complete the names of couples and families that share a surname: "Ann and Bo Smith", "Ann Smith’s wife Bo".

    *couples* are the names that the whole seed implies; a name that *is_known* needs no such support.
    """
    for match in _COUPLE.finditer(text) if " and " in text or " & " in text else ():
        name = f"{match['first']} {match['surname']}"
        goes_before = _CAPITAL_BEFORE.search(text[max(0, match.start() - 30) : match.start()])
        related = is_given_name(match["first"]) and is_given_name(match["second"]) and _FAMILY.search(text)
        if not goes_before and (is_known(name) or related):
            yield match.start(), match.end(), name
    if not _SPOUSE_WORDS.any_in(text):
        return
    for match in _SPOUSE.finditer(text):
        name = f"{match['first']} {surname(match['name'])}"
        if is_known(name) or name in couples:
            yield match.start("first"), match.end("first"), name
    for match in _SPOUSE_BEHIND.finditer(text):
        if match["last"] == surname(match["name"]):
            yield match.start(), match.end("last"), f"{match['first']} {match['last']}"


def names_a_spouse(text: str) -> bool:
    """Tell whether *text* calls somebody by the given name as another's husband or wife."""
    return bool(_SPOUSE_WORDS.any_in(text) and _SPOUSE.search(text))


def couples_in(seed_text: str) -> set[str]:
    """Give the full names that a text spells out or implies: of "Ann and Bo Smith" both, of "Ann Smith" one."""
    words = [word.rstrip('.,;:!?”"’)').removesuffix("’s").removesuffix("'s") for word in seed_text.split()]
    names = {f"{first} {last}" for first, last in pairwise(words)}
    shared = zip(words, words[1:], words[3:], strict=False)
    return names | {f"{first} {last}" for first, joined, last in shared if joined in {"and", "&"}}
