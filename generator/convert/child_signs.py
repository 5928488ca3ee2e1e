"""Find the signs by which a text shows that a name is a child's: births, schools, families, words such as toddler."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from generator.convert.ages import AGE, years_of
from generator.convert.capitals import NAME, WORD
from generator.convert.wordset import WordSet, any_of
from generator.model.person import ADULT

_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth",
)  # fmt: skip
_ORDINAL = rf"(?:{any_of(_ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th))"
_LATER_ORDINALS = ("thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth")
BIRTHDAY = rf"(?:{any_of((*_ORDINALS, *_LATER_ORDINALS))}|(?:1[0-8]|[1-9])(?:st|nd|rd|th)|sweet sixteen) birthday\b"
_PLURAL = {"child": "children", "baby": "babies", "schoolchild": "schoolchildren"}


def _plurals(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(_PLURAL.get(word, f"{word}s") for word in words)


_GRADE = r"(?<=(?:st|nd|rd|th)[- ])"  # of a tenth-grader, a 10th-grader
# Words of which one alone makes a child of who is called so.
_CHILD_WORDS = (
    "newborn", "infant", "toddler", "tot", "schoolboy", "schoolgirl", "schoolchild", "pupil", "kindergartner",
    "kindergartener", "preschooler", "pre-schooler",
)  # fmt: skip
_CHILD = rf"(?i:{any_of(_CHILD_WORDS)}|{_GRADE}grader)"
_CHILDREN = rf"(?i:{any_of(_plurals(_CHILD_WORDS))}|{_GRADE}graders)"
# Words of families, which an adult may be called by as well.
_OFFSPRING = ("son", "daughter", "child")
_GENERATIONS = ("grand", "step", "god")
_TEENS = ("teen", "teenager", "tween", "youngster")
_KIN_WORDS = (
    "baby", "niece", "nephew", "firstborn", "first-born", *_TEENS, "little brother", "little sister", "little one",
    "baby brother", "baby sister", "child star", "child actor", "child actress", "child singer",
)  # fmt: skip
_KINS_WORDS = (
    "babies", "nieces", "nephews", "twins", "triplets", "quadruplets", *_plurals(_TEENS), "little ones",
)  # fmt: skip
# With capitals these belong to bands and films.
_SMALL = ("boy", "girl", "kid", "twin")
_KIN = rf"(?:(?i:(?:{any_of(_GENERATIONS)}?-?{any_of(_OFFSPRING)})|{any_of(_KIN_WORDS)})|{any_of(_SMALL)})"
_KINS = (
    rf"(?:(?i:(?:{any_of(_GENERATIONS)}?-?{any_of(_plurals(_OFFSPRING))})|{any_of(_KINS_WORDS)})"
    rf"|{any_of(_plurals(_SMALL[:3]))})"
)
_ELDEST_WORDS = ("youngest", "eldest", "oldest")
_TEENAGED = ("teenage", "teenaged")
_ELDEST = rf"{any_of(_ELDEST_WORDS)},"
_NAMES = rf"(?<!\w){NAME}(?:,? \(?\d{{1,2}}\)?)?(?:(?:,|,? and| &) {NAME}(?:,? \(?\d{{1,2}}\)?)?){{0,7}}"
# Between "daughter" and the name: ", the singer", " named", " together:", " is".
_GAP = (
    r"(?: together)?[ ,:(—–-]{1,3}(?P<verb>(?:(?:is |are |was |were )?(?:named|called)|is|are|was|were|baby|little"
    r"|teenager|(?:the|an?)(?: (?!(?:and|at|by|for|from|in|of|to|with)\b)[a-z-]+){1,2}) )?"
)
_ONE_BEHIND = re.compile(
    rf"\b(?P<noun>{_KIN}|{_CHILD}|{_ELDEST}|(?i:{any_of(_TEENAGED)})(?: [a-z-]+)?){_GAP}(?P<names>{NAME})"
)
_MANY_BEHIND = re.compile(rf"\b(?P<noun>{_KINS}|{_CHILDREN}){_GAP}(?P<names>{_NAMES})")
_CERTAIN_NOUN = re.compile(rf"{_CHILDREN}|{_CHILD}|[Bb]aby|[Bb]abies")
_CERTAIN_BEFORE = re.compile(
    rf"(?:\b(?i:{AGE})[- ](?P<unit>year|month|week|day)s?[- ]old|\b(?:newborn|infant|toddler|unborn|baby)) "
    r"(?:[a-z-]+ ){0,2}$"
)
# Bad boys and cover girls are none; nor is who was one, or is grown up.
_NO_CHILD_BEFORE = re.compile(
    r"\b(?:bad|golden|cover|party|it|pin-up|poster|calendar|bond|former|ex|one-time|adult|grown|grown-up)[ -]$",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r",? (?:has |had )?(?:said|says|told|tells|added|wrote|joked|explained|admitted|revealed|insisted)\b"
)
_KIN_AHEAD = re.compile(
    rf"(?<!\w)(?P<names>{NAME})(?:,| is|,? who is) (?:his|her|their|my|our|[\w’-]+[’']s?|the [\w-]+[’']s?)"
    rf" (?:[\w-]+ ){{0,3}}{_KIN}(?=[,.;:)]|$| by | with | from )"
    rf"|(?<!\w)(?P<names_of>{NAME})(?:,| is)(?: the| a)? (?:[\w-]+ ){{0,2}}(?:son|daughter|child|baby|twins?) of "
    rf"(?!an? )(?:[a-z-]+ ){{0,3}}{WORD}"
)
_CHILD_AHEAD = re.compile(
    rf"(?P<names>{_NAMES})(?:,| is| are|,? who (?:is|are))(?: (?:still|now|only|just))? (?:an?|the|both|all) "
    rf"(?:(?!former\b|one-time\b)[\w-]+ ){{0,2}}(?:\w+-)?(?:{_CHILD}|{_CHILDREN}"
    rf"|{any_of((*_TEENS, *_plurals(_TEENS)))})\b(?![’'])"
)
_NURSERIES = ("nursery", "kindergarten", "preschool", "pre-school", "playgroup", "daycare", "creche", "crèche")
_SCHOOL = (
    rf"(?:{any_of(_NURSERIES)}\b|sixth form|Year \d{{1,2}}\b"
    r"|(?:primary|elementary|middle|high|secondary|grade|grammar|junior|infant|prep|boarding)[ -]school"
    rf"|{_ORDINAL} grade|(?:[A-Z]\w+ ){{0,4}}(?:Primary|Elementary|Middle|Nursery|Infant|Junior) School|school\b)"
)
_SCHOOL_WORDS = frozenset({*_NURSERIES, "sixth form", "year", "school", "grade"})
_AT_SCHOOL = re.compile(
    rf"(?P<names>{_NAMES}),? (?:who |and )?(?:(?:is|are|will|has|have|just|now|to|be|already|both|all) ){{0,3}}"
    r"(?:starts?|starting|started|attends?|attending|goes|going|enters?|entering|begins?|beginning|began"
    rf"|finish(?:es|ed|ing)|enrolled|off|back|in|at|an? (?:[\w-]+ ){{0,2}}student"
    rf"|an?(?= (?:middle|high|secondary|prep|boarding)[ -]school (?:student|pupil|freshman|sophomore|junior|senior)\b))"
    rf"(?: [\w’'-]+){{0,4}}? {_SCHOOL}"
)
_OF_A_SCHOOL = re.compile(
    rf"(?<!\w)(?P<names>{NAME})[’']s? (?:new |first (?:day|week|year) (?:at|of|in) )?"
    rf"(?:{any_of(_NURSERIES)}|(?:primary|elementary)[ -]school)\b"
)
_BORN = re.compile(
    rf"(?P<names>{_NAMES})(?:,| \(|,? who)?(?: (?:was|were|is|are))? ?(?:just )?born (?P<when>[^.;)]{{0,40}})"
)
_BIRTH = re.compile(rf"\bbirth (?:of|to)(?: [a-z-]+){{0,4}},? (?P<names>{_NAMES})")
_BIRTHDAY = re.compile(
    rf"(?<!\w)(?P<names>{NAME})(?:[’']s?| (?:will )?(?:celebrat|mark|enjoy|ha)(?:es|e|ed|ing|s|d|ving)?"
    r" (?:his|her|their))"
    rf" {BIRTHDAY}"
)
_WELCOMED = re.compile(
    rf"\bwelcom(?:ed|ing) (?:[\w’'-]+ ){{0,4}}?(?P<names>{_NAMES}) (?:into|to the world|in|on|last|earlier)\b"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LATELY = re.compile(
    r"(?:(?:in|on|last|this|earlier|early|late) )*(?:yesterday|today|just|prematurely|weeks?|days?|months?|morning"
    r"|night|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September"
    r"|October|November|December|spring|summer|autumn|fall|winter|year)\b"
)
_EVENTS = (
    (_BIRTHDAY, frozenset({"birthday"})),
    (_WELCOMED, frozenset({"welcomed", "welcoming"})),
    (_BIRTH, frozenset({"birth"})),
    (_OF_A_SCHOOL, _SCHOOL_WORDS),
)
_FAMILY = frozenset({
    *_CHILD_WORDS, *_plurals(_CHILD_WORDS), "grader", "graders",
    *(f"{generation}{word}" for generation in ("", *_GENERATIONS) for word in (*_OFFSPRING, *_plurals(_OFFSPRING))),
    *_KIN_WORDS, *_KINS_WORDS, *_SMALL, *_plurals(_SMALL), *_ELDEST_WORDS, *_TEENAGED,
})  # fmt: skip
# Most paragraphs have none of these, and one look is faster than eight searches.
_HINTS = WordSet(_FAMILY | {"born"} | frozenset().union(*(words for _, words in _EVENTS)))


def signs_of_children(text: str, latest: date) -> Iterator[tuple[str, bool]]:
    """Give names beside a sign that they are, on the day *latest*, children's, and whether that is certain."""
    places = _HINTS.places_in(text)
    hints = {word for word, _ in places}
    if hints & _FAMILY:
        yield from _in_families(text, sorted({start for word, start in places if word in _FAMILY}))
        for pattern, sure in ((_KIN_AHEAD, False), (_CHILD_AHEAD, True)):
            for match in pattern.finditer(text):
                yield from _each(match, sure=sure)
    if "born" in hints:
        yield from _born(text, latest)
    for pattern, words in _EVENTS:
        for match in pattern.finditer(text) if words & hints else ():
            yield from _each(match, sure=False)
    for match in _AT_SCHOOL.finditer(text) if hints & _SCHOOL_WORDS else ():
        if not _YEAR.search(text, match.start(), match.end() + 15):
            yield from _each(match, sure=False)


def _in_families(text: str, starts: Sequence[int]) -> Iterator[tuple[str, bool]]:
    """Give the names behind words such as daughter and toddler, which begin at *starts*."""
    for pattern in (_ONE_BEHIND, _MANY_BEHIND):
        for start in starts:
            if (match := pattern.match(text, start)) and _is_of_child(match):
                before = _CERTAIN_BEFORE.search(text[max(0, match.start() - 45) : match.start()])
                young = before is not None and (not before["unit"] or years_of(before["age"], before["unit"]) < ADULT)
                yield from _each(match, sure=young or bool(_CERTAIN_NOUN.fullmatch(text, *match.span("noun"))))


def _born(text: str, latest: date) -> Iterator[tuple[str, bool]]:
    """Give the names of those who were born lately, or in a year that makes them children."""
    for match in _BORN.finditer(text):
        year = _YEAR.search(match["when"])
        if year and int(year[0]) >= latest.year - ADULT:
            yield from _each(match, sure=int(year[0]) > latest.year - ADULT)
        elif not year and _LATELY.match(match["when"]):
            yield from _each(match, sure=True)


def _is_of_child(match: re.Match[str]) -> bool:
    """Tell whether the name behind a word such as daughter is the daughter's: "her daughter, Ann Vane said" is not."""
    text, end = match.string, match.end()
    if _NO_CHILD_BEFORE.search(text[max(0, match.start() - 12) : match.start()]):
        return False
    gap = text[match.end("noun") : match.start("names")]
    if "," in gap and _SAYS.match(text, end):
        return False
    return not (match["verb"] in {"is ", "are ", "was ", "were "} and re.match(r"[’']s\b", text[end : end + 3]))


def _each(match: re.Match[str], *, sure: bool) -> Iterator[tuple[str, bool]]:
    groups = match.groupdict()
    for name in re.finditer(NAME, groups["names"] or groups["names_of"]):
        yield name[0], sure
