"""Look at what stands around a capitalised name: signs of a person, of a role, of the title of a work."""

import re

from generator.convert.capitals import WORD
from generator.convert.name_words import is_given_name, plain, read_name_words
from generator.convert.wordset import any_of

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
_GOODS = (
    "bag", "handbag", "clutch", "purse", "tote", "heels", "shoes", "boots", "sandals", "sneakers", "trainers", "pumps",
    "stilettos", "flats", "dress", "gown", "suit", "tuxedo", "jacket", "coat", "blazer", "shirt", "blouse", "jeans",
    "trousers", "pants", "skirt", "top", "sweater", "jumper", "jumpsuit", "outfit", "look", "number", "creation",
    "ensemble", "frock", "sunglasses", "watch", "jewellery", "jewelry", "earrings", "necklace", "belt", "hat", "scarf",
    "perfume", "fragrance", "lipstick", "mascara", "palette", "underwear", "lingerie", "bikini", "swimsuit",
    "campaign", "advert", "store", "boutique", "catwalk", "runway",
)  # fmt: skip
_GOODS_BEHIND = re.compile(rf"(?: (?!and\b|or\b|the\b|an?\b|his\b|her\b)[a-z-]+)? {any_of(_GOODS)}\b")
_GOODS_BEFORE = re.compile(
    rf"\b{any_of(_GOODS)} (?:by|from) (?:[A-Z][\w’']+ (?:and|&) )?$|\b(?:wearing|wore|sporting|clad in|dressed in) $"
)
_IN_IT = re.compile(r"\bin $"), re.compile(r"[.,;)]|$| and ")
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


def is_a_namesake(text: str, start: int, end: int) -> bool:
    """Tell whether what has the name of a work is a person there: Actor Carla Finch, Carla Finch said."""
    first, _, more = text[start:end].partition(" ")
    if not more or not is_given_name(first) or is_a_work(text, start, end):
        return False
    before = text[max(0, start - _LITTLE) : start].rstrip().rpartition(" ")[2]
    return plain(before) in read_name_words().titles or signs_of_a_person(text, start, end) > 0


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


def is_a_brand(text: str, start: int, end: int) -> bool:
    """Tell whether the name of a designer from *start* to *end* stands there for what people wear, carry or buy."""
    before, behind = text[max(0, start - _LITTLE) : start], text[end : end + _LITTLE]
    worn = bool(_IN_IT[0].search(before) and _IN_IT[1].match(behind))
    return worn or bool(_GOODS_BEHIND.match(behind) or _GOODS_BEFORE.search(before))
