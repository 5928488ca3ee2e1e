"""Find the legal cases of a story: those of the registry, and others that court language gives away."""

import re
from collections.abc import Callable, Iterator, Sequence

from generator.convert.capitals import FULL_NAME, NAME
from generator.convert.folding import fold
from generator.convert.names import IN_REGISTRY, REGISTRY, People, Tag
from generator.convert.origin import Origin
from generator.convert.read import Paragraph
from generator.convert.records import Records
from generator.convert.wordset import WordSet
from generator.model.case import Case
from generator.model.person import given_name, surname
from generator.model.sentences import sentence_spans

_LEGAL = WordSet((
    "trial", "court", "judge", "jury", "verdict", "charged", "charges", "charge", "indicted", "arrested",
    "prosecutor", "prosecutors", "lawsuit", "sued", "suing", "sues", "plaintiff", "defendant", "acquitted",
    "convicted", "convicting", "cleared", "pleaded", "pleading", "sentenced", "sentence", "jailed", "settled",
    "settlement", "manslaughter", "arson", "hearing", "appeal", "bail", "guilty", "arraigned", "prosecution",
    "v", "vs", "accused", "allegation", "allegations", "injunction", "investigation", "counts",
))  # fmt: skip
_OFFENCE = re.compile(
    r"\b(?:murder|manslaughter|homicide|assault|battery|rape|arson|fraud|theft|robbery|burglary|tax|evasion|driving"
    r"|drink-driving|drunk-driving|dui|drunk|drugs?|possession|harassment|stalking|abuse|violence|perjury|bribery"
    r"|trafficking|racketeering|kidnap(?:ping)?|extortion|blackmail|conspiracy|weapons?|gun|shooting|sex|sexual"
    r"|indecent"
    r"|indecency|defamation|libel|slander|copyright|plagiarism|breach|laundering|embezzlement|forgery|vandalism"
    r"|trespass"
    r"|misconduct|negligence|endangerment|speeding|contempt|perverting|shoplifting|doping|threatening|threats|intrusion"
    r"|hacking|looting|smuggling)\b"
)
_UNDER_THE_INFLUENCE = "driving under the influence"
_CHARGE = rf"(?P<charge>{_UNDER_THE_INFLUENCE}|(?:[a-z-]+ ){{0,4}}[a-z-]+)"
_TRIAL = re.compile(rf"(?P<name>{NAME})[’']s? (?:upcoming |recent |second |first |criminal )?{_CHARGE} trial\b")
_CHARGED = re.compile(
    r"\b(?:charged with|indicted (?:on|for)|convicted of|acquitted of|cleared of|found (?:not )?guilty of"
    r"|plead(?:ed|s|ing) (?:not )?guilty to|on trial (?:for|over)|trial for|fac(?:es|ed"
    r"|ing) (?:[\w-]+ ){0,3}charges? of"
    r"|admitt(?:ed|ing)(?: guilt to)?(?= [\w ]{0,12}counts? of)|arrested (?:for|on suspicion of)"
    rf"|(?:sentenced|jailed|sentence) for) (?:[\w-]+ counts? of )?{_CHARGE}"
)
_ACCUSED = re.compile(rf"\baccused of (?:[\w-]+ counts? of )?{_CHARGE}")
_AGAINST = re.compile(
    rf"\b(?P<charge>(?:[a-z-]+ )?[a-z-]+) (?:allegations?|investigation|charges?|lawsuit|case|trial) (?:made )?"
    rf"(?:against|into|of) (?:[\w&’'-]+ ){{0,3}}?(?P<name>{FULL_NAME})"
)
_SUES = re.compile(
    rf"(?P<name>{NAME}) (?:is suing|are suing|sues|sued|has sued|had sued|filed a lawsuit against"
    rf"|has filed a lawsuit against) (?:the [a-z ]{{0,30}})?(?P<other>{NAME})"
)
_STOPPED = re.compile(
    rf"\binjunction (?:stopping|preventing|barring|against) (?:[\w&’'-]+ ){{0,3}}?(?P<other>{FULL_NAME})"
)
_SUED = re.compile(rf"(?P<name>{NAME}) (?:is being|was|has been|had been) sued\b")
_VERSUS = re.compile(rf"(?P<name>{NAME}) (?:v|vs)\.? (?P<other>{NAME})")
# Between a person and a charge these show that it is somebody else's, or nobody's.
_OTHERS = re.compile(
    r"\b(?:plays?|played|playing|characters?|roles?|portray\w*|films?|movies?|dramas?|novels?|series|episodes?|starring"
    r"|stars|whose|not|never|nor|without)\b"
    r"|[’']s (?:[\w-]+ ){0,2}(?:husband|wife|brother|sister|father|mother|son|daughter|friend|boyfriend|girlfriend"
    r"|partner"
    r"|manager|bodyguard|driver|assistant|ex|ex-husband|ex-wife|fianc[eé]e?|nephew|niece|cousin|uncle|aunt|lawyer"
    r"|attorney|neighbou?r|fans?|attacker|killer|stalker)\b"
    r"|\b(?:man|woman|men|women|suspect|driver|person|teenager|someone|somebody|those|people|gunman|stalker|fan"
    r"|intruder|one)"
    r" (?:(?:who|later|since|was|were|is|has|been|had) ){0,4}$",
)
# What only a report from a court, or on the way to one, says; the word itself is what an editor is told.
_OF_A_COURT = re.compile(
    r"\b(?P<word>charged) (?:\w+ ){0,3}(?:with|over)\b|\b(?:was|were|been|formally) (?P<passive>charged)\b"
    r"|\b(?P<plain>indicted|arraigned|acquitted|convicted|sued|sues|suing|lawsuit|manslaughter|prosecutors?|plaintiff"
    r"|pleaded (?:not )?guilty|(?:stood|on|awaiting|stand) trial|trial (?:opened|began|starts|opens))\b"
    r"|\bfound [^.;]{0,60}?(?P<guilty>(?:not )?guilty)\b"
    r"|\b(?P<ended>sentenced (?:to|for)|(?:jailed|arrested) (?:for|on|over)|cleared of)\b",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"\b(?:over|after|in|on|at|for|following|by|from|when|and|as|while|before|during|against|of the|the|a|an|his|her"
    r"|their|that|which|who|with|to)\b.*"
)
CONFIDENCE = 0.8  # the share of right proposals on the labelled articles, rounded down to .05
_ARTICLE = re.compile(r"^(?:an?|the|his|her|any|all) ")
_ENOUGH = 2  # keywords
_NEAR = 300  # characters before a charge in which the person charged is named


def registered_cases(body: Sequence[Paragraph], records: Records) -> list[Case]:
    """
    Give the cases of the registry that *body* is about.

    It names the case, or one of its parties together with two of its keywords, in the language of courts.
    """
    text = "\n".join(paragraph.text for paragraph in body)
    words = records.case_words_in(text)
    legal = _LEGAL.any_in(text)
    return [case for case in records.cases if _is_meant(case, records, words, legal=legal)]


def find_cases(
    body: Sequence[Paragraph], registered: Sequence[Case], people: People, records: Records | None = None
) -> list[Tag]:
    """
    Give the *registered* cases and proposals for others of which *body* speaks: one for each of the *people*.

    What an editor has ignored in *records* is not proposed.
    """
    tags = [Tag(case.name, _origin(case, body), known=True) for case in registered]
    names = [person.name for person in people.tags]
    covered = {fold(surname(party.name)) for case in registered for party in case.parties}
    court = bool(court_word(body))
    for paragraph in body:
        for tag in _proposed(paragraph, names, people.is_child, court=court):
            parties = {fold(surname(name)) for name in names} & {fold(word) for word in tag.name.split()}
            if not parties & covered and not (records and records.is_ignored(tag.name)):
                covered |= parties
                tags.append(tag)
    return tags


def _origin(case: Case, body: Sequence[Paragraph]) -> Origin:
    """Give the first place where the body names the case, else a party, else a keyword."""
    for words in ((case.name, *case.aliases), [party.name for party in case.parties], case.keywords):
        for paragraph in body:
            text = fold(paragraph.text).lower()
            for word in words:
                if (at := text.find(fold(word).lower())) >= 0:
                    return Origin(paragraph.start + at, paragraph.start + at + len(word), REGISTRY, IN_REGISTRY)
    return Origin(body[0].start, body[0].start, REGISTRY, IN_REGISTRY)


def court_word(body: Sequence[Paragraph]) -> str:
    """Give the first word, such as charged, by which *body* reads like a story from a court; nothing if none does."""
    for paragraph in body:
        if _LEGAL.any_in(paragraph.text) and (match := _OF_A_COURT.search(paragraph.text)):
            return next(word for word in match.groups() if word).lower()
    return ""


def _is_meant(case: Case, records: Records, words: set[str], *, legal: bool) -> bool:
    def has(name: str) -> bool:
        return fold(name).lower() in words

    if any(map(has, (case.name, *case.aliases))):
        return True
    found = sum(map(has, case.keywords))
    return legal and any(map(has, records.party_names(case))) and 0 < min(_ENOUGH, len(case.keywords)) <= found


def _proposed(
    paragraph: Paragraph, people: Sequence[str], is_child: Callable[[str], bool], *, court: bool
) -> Iterator[Tag]:
    text, at = paragraph.text, paragraph.start
    if not _LEGAL.any_in(text) or not people:
        return
    for match in _TRIAL.finditer(text):
        person, charge = _resolve(match["name"], people), match["charge"]
        if person and _OFFENCE.search(charge):
            yield _tag(f"{person} {charge} trial", "somebody's trial", at, match)
    for pattern in (_SUES, _STOPPED, _VERSUS) if court else ():
        for match in pattern.finditer(text):
            near = text[max(0, match.start() - _NEAR) : match.start()]
            person = _who_is_charged(near, people) if pattern is _STOPPED else _resolve(match["name"], people)
            other = _resolve(match["other"], people)
            if person and person != other and not is_child(match["other"]):
                yield _tag(f"{surname(person)} v. {surname(other) or match['other']}", "a suit", at, match)
    for match in _SUED.finditer(text):
        if person := _resolve(match["name"], people):
            yield _tag(f"{person} lawsuit", "a suit", at, match)
    yield from _charges(text, at, people, court=court)


def _charges(text: str, at: int, people: Sequence[str], *, court: bool) -> Iterator[Tag]:
    """Propose a case for each offence that somebody is charged with or, in the report of a court, accused of."""
    for start, end in sentence_spans(text):
        for pattern in (_CHARGED, _ACCUSED) if court else (_CHARGED,):
            for match in pattern.finditer(text, start, end):
                person = _who_is_charged(text[max(start, match.start() - _NEAR) : match.start()], people)
                yield from _charge(match, person, at)
        for match in _AGAINST.finditer(text, start, end) if court else ():
            yield from _charge(match, _resolve(match["name"], people), at)


def _charge(match: re.Match[str], person: str, at: int) -> Iterator[Tag]:
    charge = _ARTICLE.sub("", match["charge"])
    if charge != _UNDER_THE_INFLUENCE:
        charge = _STOP.sub("", charge).strip()
    if person and _OFFENCE.search(charge):
        yield _tag(f"{person} {charge} case", "charged with an offence", at, match)


def _tag(name: str, rule: str, at: int, match: re.Match[str]) -> Tag:
    return Tag(name, Origin(at + match.start(), at + match.end(), rule, CONFIDENCE), known=False)


def _resolve(mention: str, people: Sequence[str]) -> str:
    """Give the person meant by a full name, a surname or a given name; nothing when two could be."""
    name = fold(mention)
    meant = [p for p in people if name in {fold(p), fold(surname(p)), fold(given_name(p))}]
    return meant[0] if len(meant) == 1 else ""


def _who_is_charged(before: str, people: Sequence[str]) -> str:
    """Give the last person named *before* a charge, unless what follows shows that somebody else is meant."""
    named = [(match.end(), name) for match in re.finditer(NAME, before) if (name := _resolve(match[0], people))]
    if not named:
        return ""
    end, name = named[-1]
    return "" if _OTHERS.search(before[end:]) else name
