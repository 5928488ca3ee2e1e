"""Find full names in sentences: by a given name, a role or an age beside them, or through a shared surname."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

from generator.convert.capitals import FULL_NAME, WORD, is_title_case
from generator.convert.folding import fold
from generator.convert.records import overlaps, surname
from generator.convert.sentences import sentence_spans
from generator.convert.wordset import WordSet

GIVEN_NAMES_FILE = Path(__file__).with_name("given_names.txt")
_ROLES = (
    r"actor|actress|singer|musician|rapper|model|presenter|host|comedian|comic|director|producer|cinematographer"
    r"|writer|author|"
    r"screenwriter|playwright|novelist|journalist|broadcaster|designer|dancer|choreographer|composer|songwriter"
    r"|guitarist|drummer|"
    r"footballer|chef|lawyer|attorney|solicitor|barrister|prosecutor|judge|engineer|detective|inspector|fireman"
    r"|manager|agent|publicist|"
    r"spokesman|spokeswoman|spokesperson|politician|influencer|star|co-star|partner|wife|husband|boyfriend|girlfriend"
    r"|fiancée?|widow|widower|"
    r"brother|sister|father|mother|son|daughter|cellist|pianist|photographer|artist|painter|curator|critic|professor"
    r"|doctor|head|boss|executive"
)
_RUN = re.compile(rf"(?<![\w’'-]){FULL_NAME}(?:(?<= [JS]r)\.)?")
_ROLE_BEFORE = re.compile(
    rf"(?:\b(?:{_ROLES}),? |(?:^|\W)(?:Dr|Judge|Sir|Dame|Prof|Professor|Captain|Sergeant) )$", re.IGNORECASE
)
_AGE_OR_ROLE_BEHIND = re.compile(
    rf",? (?:\(\d\d\)|\d\d,)|, (?:its|the|his|her|their|a|an|then) (?:[\w-]+ ){{0,3}}(?:{_ROLES})\b"
)
_HONORIFIC = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Lord|Lady|Prof|Professor|President|Senator|Judge|Justice|Captain|Sergeant"
    r"|Detective|Inspector|Rev|"
    r"Actor|Actress|Singer|Rapper|Comedian|Director|Producer|Presenter|Host|Model|Author|Star|Pop|Governor|Mayor"
    r"|Minister|Secretary|Coach|Chef)\.? "
)
_NOT_OF_A_PERSON = re.compile(
    r"\b(?:Airlines?|Airport|Academy|Agency|Angeles|Arena|Association|Avenue|Awards?|Band|Bank|Bay|Beach|Bridge|Bros"
    r"|Building|Castle|Cathedral|Cent(?:er|re)|"
    r"Choir|Church|Cinema|City|Club|College|Commission|Committee|Company|Cosmetics|Daily|Division|Gazette|Herald|Live"
    r"|Tonight|Corp|Corporation|Council|County|Court|Creek|Cup|Day|Department|District|Entertainment|"
    r"Fashion|Festival|Films?|Foundation|Game|Games|Garden|Gardens|Group|Hall|Hampton|Hall|Heights|Hill|Hills"
    r"|Hollywood|Hospital|Hotel|House|Images|Inc|Institute|"
    r"Island|Islands|Lake|League|Library|Ltd|Magazine|Mall|Media|Ministry|Monday|Tuesday|Wednesday|Thursday|Friday"
    r"|Saturday|Sunday|January|February|March|April|"
    r"July|August|September|October|November|December|Museum|Music|Network|News|North|Office|Opera|Orchestra|Palace"
    r"|Park|Party|Pictures|Place|Plaza|Police|Post|"
    r"Press|Prison|Prize|Productions|Radio|Records|Republic|Resort|River|Road|Room|School|Series|Service|Show|Society"
    r"|South|Square|Stadium|State|States|Station|"
    r"Store|Street|Studios?|Telegraph|Television|Theat(?:er|re)|Times|Tour|Tower|Town|Trust|TV|Union|United"
    r"|University|Valley|Week|West End|Wharf|World|Yard|York)\b"
)
_COUPLE = re.compile(rf"(?<![\w’'-])(?P<first>{WORD}) (?:and|&) (?P<second>{WORD}) (?P<surname>{WORD})")
_SPOUSE_WORDS = WordSet("wife husband spouse fiancé fiancée partner widow widower")
_SPOUSE = re.compile(
    rf"(?P<name>{FULL_NAME})[’']s? (?:\w+ )?(?:wife|husband|spouse|fiancée?|partner|widow"
    rf"|widower),? (?P<first>{WORD})(?! [A-Z])"
)
_SPOUSE_BEHIND = re.compile(
    rf"(?<![\w’'-])(?P<first>{WORD}) (?P<last>{WORD})\b[^.!?\n]{{0,160}} (?:her|his) (?:\w+ )?(?:husband|wife"
    rf"|spouse),? "
    rf"(?P<name>{FULL_NAME})"
)
_FAMILY = re.compile(
    r"\b(?:couple|pair|husband|wife|spouses?|married|marriage|wed(?:ding)?|siblings?|brothers?|sisters?|twins|mother"
    r"|father|son|daughter|family|parents)\b"
)
_CAPITAL_BEFORE = re.compile(r"[^\W\d_a-z]\w+ $")
_LONGEST_NAME = 3  # words; more are a name only where the registry says so


@cache
def read_given_names() -> frozenset[str]:
    """Read the given names that ship with the package."""
    lines = GIVEN_NAMES_FILE.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def is_given_name(word: str) -> bool:
    """Tell whether *word* is a common given name."""
    return fold(word).lower().split("-")[0] in read_given_names()


def full_names(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    """Give the full names of people in *text*, outside the places that are *taken* and outside headlines."""
    if not (runs := [run for run in _RUN.finditer(text) if not overlaps(run.start(), run.end(), taken)]):
        return
    headlines = [(start, end) for start, end in sentence_spans(text) if is_title_case(text[start:end])]
    for run in runs:
        if overlaps(run.start(), run.end(), headlines):
            continue
        skip = len(honorific[0]) if (honorific := _HONORIFIC.match(run[0])) else 0
        name, start = run[0][skip:], run.start() + skip
        titled = bool(_ROLE_BEFORE.search(text[max(0, start - 24) : start])) or bool(
            _AGE_OR_ROLE_BEHIND.match(text, run.end())
        )
        if found := _person_part(name, titled=titled):
            yield start + name.index(found), found


def _person_part(run: str, *, titled: bool) -> str:
    """Give the part of a capitalised run that is a person's name, or nothing."""
    words = run.split()
    if not titled:
        first = next((i for i, word in enumerate(words[:-1]) if is_given_name(word)), None)
        if first is None or first > 1:
            return ""
        words = words[first:]
    name = " ".join(words)
    shouted = words[0].isupper() and len(words[0]) > 2  # noqa: PLR2004 - AJ and KT are names
    capitals = sum(word[0].isupper() for word in words)
    if (
        not 1 < capitals <= _LONGEST_NAME + ("." in name)
        or shouted
        or words[-1] == "I"
        or _NOT_OF_A_PERSON.search(name)
    ):
        return ""
    return name


def couple_names(text: str, couples: set[str], is_known: Callable[[str], bool]) -> Iterator[tuple[int, str]]:
    """
    Complete the names of couples and families that share a surname: "Ann and Bo Smith", "Ann Smith’s wife Bo".

    *couples* are the names that the whole seed implies; a name that *is_known* needs no such support.
    """
    for match in _COUPLE.finditer(text) if " and " in text or " & " in text else ():
        name = f"{match['first']} {match['surname']}"
        goes_before = _CAPITAL_BEFORE.search(text[max(0, match.start() - 30) : match.start()])
        related = is_given_name(match["first"]) and is_given_name(match["second"]) and _FAMILY.search(text)
        if not goes_before and (is_known(name) or related):
            yield match.start(), name
    if not _SPOUSE_WORDS.any_in(text):
        return
    for match in _SPOUSE.finditer(text):
        name = f"{match['first']} {surname(match['name'])}"
        if is_known(name) or name in couples:
            yield match.start("first"), name
    for match in _SPOUSE_BEHIND.finditer(text):
        if match["last"] == surname(match["name"]):
            yield match.start(), f"{match['first']} {match['last']}"


def names_a_spouse(text: str) -> bool:
    """Tell whether *text* calls somebody by the given name as another's husband or wife."""
    return bool(_SPOUSE_WORDS.any_in(text) and _SPOUSE.search(text))


def couples_in(seed_text: str) -> set[str]:
    """Give the full names that a text spells out or implies: of "Ann and Bo Smith" both, of "Ann Smith" one."""
    words = [word.rstrip('.,;:!?”"’)').removesuffix("’s").removesuffix("'s") for word in seed_text.split()]
    names = {f"{first} {last}" for first, last in pairwise(words)}
    shared = zip(words, words[1:], words[3:], strict=False)
    return names | {f"{first} {last}" for first, joined, last in shared if joined in {"and", "&"}}
