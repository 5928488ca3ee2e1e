"""Find the signs by which a text shows that a name is a child's: births, schools, families, words such as toddler."""

import re
from collections.abc import Iterator
from datetime import date

from generator.convert.ages import AGE, years_of
from generator.convert.capitals import NAME, WORD
from generator.convert.wordset import WordSet
from generator.model.person import ADULT

_ORDINAL = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\d{1,2}th)"
_CHILD = (
    r"(?i:newborn|infant|toddler|tot|schoolboy|schoolgirl|schoolchild|pupil|kindergart(?:e)?ner|pre-?schooler"
    rf"|{_ORDINAL}[- ]grader)"
)
_CHILDREN = rf"(?:{_CHILD}s|(?i:schoolchildren))"
# With capitals boy, girl, kid and twin belong to bands and films.
_KIN = (
    r"(?:(?i:(?:grand|step|god)?-?(?:son|daughter|child)|baby|niece|nephew|firstborn|first-born|teen(?:ager)?|tween"
    r"|youngster|(?:little|baby) (?:brother|sister|one)|child (?:star|actor|actress|singer))|boy|girl|kid|twin)"
)
_KINS = (
    r"(?:(?i:(?:grand|step|god)?-?(?:sons|daughters|children)|babies|nieces|nephews|twins|triplets|quadruplets"
    r"|teen(?:ager)?s|youngsters|little ones)|boys|girls|kids)"
)
_ELDEST = r"(?:youngest|eldest|oldest),"
_NAMES = rf"(?<!\w){NAME}(?:,? \(?\d{{1,2}}\)?)?(?:(?:,|,? and| &) {NAME}(?:,? \(?\d{{1,2}}\)?)?){{0,7}}"
# Between "daughter" and the name: ", the singer", " named", " together:", " is".
_GAP = (
    r"(?: together)?[ ,:(—–-]{1,3}(?P<verb>(?:(?:is |are |was |were )?(?:named|called)|is|are|was|were|baby|little"
    r"|teenager|(?:the|an?)(?: (?!(?:and|at|by|for|from|in|of|to|with)\b)[a-z-]+){1,2}) )?"
)
_ONE_BEHIND = re.compile(rf"\b(?P<noun>{_KIN}|{_CHILD}|{_ELDEST}|[Tt]eenaged?(?: [a-z-]+)?){_GAP}(?P<names>{NAME})")
_MANY_BEHIND = re.compile(rf"\b(?P<noun>{_KINS}|{_CHILDREN}){_GAP}(?P<names>{_NAMES})")
_CERTAIN_NOUN = re.compile(rf"{_CHILDREN}|{_CHILD}|[Bb]aby|[Bb]abies")
_CERTAIN_BEFORE = re.compile(
    rf"(?:\b{AGE}[- ](?P<unit>year|month|week|day)s?[- ]old|\b(?:newborn|infant|toddler|unborn|baby)) "
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
    rf"(?:(?!former\b|one-time\b)[\w-]+ ){{0,2}}(?:{_CHILD}|{_CHILDREN}|teen(?:ager)?s?|tween|youngster)\b(?![’'])"
)
_SCHOOL = (
    r"(?:nursery|kindergarten|pre-?school|playgroup|daycare|cr[eè]che|sixth form|Year \d{1,2}\b"
    r"|(?:primary|elementary|middle|high|secondary|grade|grammar|junior|infant|prep|boarding) school"
    rf"|{_ORDINAL} grade|(?:[A-Z]\w+ ){{0,4}}(?:Primary|Elementary|Middle|Nursery|Infant|Junior) School|school\b)"
)
_AT_SCHOOL = re.compile(
    rf"(?P<names>{_NAMES}),? (?:who |and )?(?:(?:is|are|will|has|have|just|now|to|be|already|both|all) ){{0,3}}"
    r"(?:starts?|starting|started|attends?|attending|goes|going|enters?|entering|begins?|beginning|began"
    rf"|finish(?:es|ed|ing)|enrolled|off|back|in|at|an? (?:[\w-]+ ){{0,2}}student)(?: [\w’'-]+){{0,4}}? {_SCHOOL}"
)
_OF_A_SCHOOL = re.compile(
    rf"(?<!\w)(?P<names>{NAME})[’']s? (?:new |first (?:day|week|year) (?:at|of|in) )?"
    r"(?:nursery|kindergarten|pre-?school|playgroup|daycare|cr[eè]che|(?:primary|elementary) school)\b"
)
_BORN = re.compile(
    rf"(?P<names>{_NAMES})(?:,| \(|,? who)?(?: (?:was|were|is|are))? ?(?:just )?born (?P<when>[^.;)]{{0,40}})"
)
_BIRTH = re.compile(rf"\bbirth (?:of|to)(?: [a-z-]+){{0,4}},? (?P<names>{_NAMES})")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LATELY = re.compile(
    r"(?:(?:in|on|last|this|earlier|early|late) )*(?:yesterday|today|just|prematurely|weeks?|days?|months?|morning"
    r"|night|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October"
    r"|November|December|spring|summer|autumn|fall|winter|year)\b"
)
# Most paragraphs have none of these, and one look is faster than eight searches.
_HINTS = WordSet(
    "babies baby birth born boy boys child children creche crèche daughter daughters daycare eighth-grader"
    " eldest eleventh-grader fifth-grader first-born first-grader firstborn fourth-grader girl girls godchild"
    " godchildren goddaughter godson grade grader graders grandchild grandchildren granddaughter granddaughters"
    " grandson grandsons infant infants kid kids kindergarten kindergartener kindergartner little nephew"
    " nephews newborn newborns niece nieces ninth-grader nursery oldest playgroup pre-school preschool"
    " preschooler preschoolers pupil pupils quadruplets school schoolboy schoolboys schoolchild schoolchildren"
    " schooler schoolgirl schoolgirls second-grader seventh-grader sixth sixth-grader son sons stepchild"
    " stepchildren stepdaughter stepdaughters stepson stepsons teen teenage teenaged teenager teenagers teens"
    " tenth-grader third-grader toddler toddlers tot tots triplets tween twin twins year youngest youngster"
    " youngsters"
)


def signs_of_children(text: str, latest: date) -> Iterator[tuple[str, bool]]:
    """Give names beside a sign that they are, on the day *latest*, children's, and whether that is certain."""
    if not _HINTS.any_in(text):
        return
    yield from _in_families(text)
    yield from _born(text, latest)
    for pattern, sure in ((_KIN_AHEAD, False), (_CHILD_AHEAD, True), (_BIRTH, False), (_OF_A_SCHOOL, False)):
        for match in pattern.finditer(text):
            yield from _each(match, sure=sure)
    for match in _AT_SCHOOL.finditer(text):
        if not _YEAR.search(text, match.start(), match.end() + 15):
            yield from _each(match, sure=False)


def _in_families(text: str) -> Iterator[tuple[str, bool]]:
    """Give the names behind words such as daughter and toddler."""
    for pattern in (_ONE_BEHIND, _MANY_BEHIND):
        for match in pattern.finditer(text):
            if _is_of_child(match):
                before = _CERTAIN_BEFORE.search(text[max(0, match.start() - 45) : match.start()])
                young = before is not None and (not before["unit"] or years_of(before["age"], before["unit"]) < ADULT)
                yield from _each(match, sure=young or bool(_CERTAIN_NOUN.fullmatch(match["noun"])))


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
