"""Look at what stands around a capitalised name: signs of a person, of a role, of the title of a work."""

import re

from generator.convert.capitals import WORD
from generator.convert.name_words import read_name_words

_AGE_OR_ROLE_BEHIND = re.compile(
    r",? (?:\(\d\d\)|\d\d[,.])|, (?:then )?aged? |, (?:its|the|his|her|their|a|an"
    r"|then) (?:[\w-]+ ){0,3}(?P<role>[\w-]+)"
)
_AGE_BEFORE = re.compile(r"\d\d-year-old,? (?:[a-z-]+ ){0,3}$")
_KIN_BEHIND = re.compile(
    r"[’']s? (?:\w+ )?(?:wife|husband|mother|father|brother|sister|son|daughter|girlfriend|boyfriend|ex|fianc[eé]e?"
    r"|lawyer|attorney|agent|publicist|spokes(?:man|woman|person)|career|fans|co-star|ex-(?:wife|husband))\b"
)
_WHO = re.compile(r",? (?:who|whose)\b|, (?:says|said|told)\b|,? (?:and|with|or) (?:his|her) ")
_SAID_BEFORE = re.compile(r"\b(?:said|says|told|tells|added|wrote|according to|interview with|asked|thanks to) $")
_PLAYED = re.compile(
    r"(?:\b(?:play(?:s|ed|ing)?|portray(?:s|ed|ing|al of)?|voic(?:es|ed|ing)|characters?(?: (?:named|called|like|of))?"
    r"|roles? (?:of|as)|cast as|dressed as|starr?(?:s|ed|ing)? as|returns? as|part of|heroine|protagonist|alter ego"
    r"|repris(?:e|es|ed|ing) (?:[\w’'-]+ ){1,3}as),?"
    rf" (?:(?:the|her|his|(?!opposite|alongside|with|for|at|against|by|to|from|in|on|host)[a-z-]+"
    rf"|{WORD}(?:[’']s?)?) ){{0,3}}"
    r"|\b(?:starr?ing|stars|starred|cast|features?|featuring)\b[^.\n]{0,60} as )$"
)
_WORK_BEFORE = re.compile(
    r"\b(?:films?|movies?|drama|comedy|series|show|sitcom|musical|play|novel|book|album|song|single|biopic|sequel"
    r"|franchise|classic|blockbuster|thriller|opera|ballet|(?:19|20)\d\d[’']s) (?:called |titled |entitled )?[“‘\"']?$",
    re.IGNORECASE,
)
_WORK_BEHIND = re.compile(
    r" (?:star|stars|actor|actress|director|creator|film|films|movie|movies|series|saga|books?|franchise|sequel|musical"
    r"|alum|remake|reboot|soundtrack|game|premiere|adaptation)\b"
)
_QUOTES = ("“”", "‘’", '""', "''")
_BEFORE, _LITTLE = 120, 40  # characters that are looked at


def signs_of_a_person(text: str, start: int, end: int) -> int:
    """Count the signs around the name from *start* to *end* that it is a person's: 2 for an age or a role."""
    before, behind = text[max(0, start - _LITTLE) : start], text[end : end + _LITTLE]
    age_or_role = _AGE_OR_ROLE_BEHIND.match(behind)
    points = 0
    if age_or_role and (not age_or_role["role"] or age_or_role["role"] in read_name_words().titles):
        points += 2
    if _AGE_BEFORE.search(before):
        points += 2
    points += bool(_SAID_BEFORE.search(before)) + bool(_WHO.match(behind)) + bool(_KIN_BEHIND.match(behind))
    first = behind[1:].split(" ", 1)[0].rstrip(".,") if behind[:1] == " " else ""
    return points + (first in read_name_words().verbs)


def is_a_role(text: str, start: int, end: int) -> bool:
    """Tell whether the name from *start* to *end* is that of somebody who is played, and not of who plays."""
    before = text[max(0, start - _BEFORE) : start]
    if before.endswith("(") and text[end : end + 1] == ")" and re.search(rf"{WORD} {WORD} \($", before):
        return True
    return bool(_PLAYED.search(before))


def is_a_work(text: str, start: int, end: int) -> bool:
    """Tell whether the name from *start* to *end* stands there as the title of a film, a show or a song."""
    around = text[max(0, start - 1) : start] + text[end : end + 1]
    if around in _QUOTES:
        return True
    return bool(_WORK_BEFORE.search(text[max(0, start - _LITTLE) : start]) or _WORK_BEHIND.match(text, end))
