"""Find the legal cases of a story: those of the registry, and others that court language gives away."""

import re
from collections.abc import Callable, Iterator, Sequence

from generator.convert.capitals import NAME
from generator.convert.folding import fold
from generator.convert.names import People, Tag
from generator.convert.read import Paragraph
from generator.convert.records import Records, given_name, surname
from generator.convert.sentences import sentence_spans
from generator.convert.wordset import WordSet
from generator.model.case import Case

_LEGAL = WordSet(
    "trial court judge jury verdict charged charges indicted arrested prosecutor prosecutors lawsuit sued suing sues"
    " claim plaintiff defendant acquitted convicted cleared pleaded sentenced jailed settled settlement manslaughter"
    " arson hearing appeal bail guilty arraigned prosecution v vs"
)
_OFFENCE = re.compile(
    r"\b(?:murder|manslaughter|homicide|assault|battery|rape|arson|fraud|theft|robbery|burglary|tax|evasion|driving"
    r"|dui|drunk|drugs?|possession|"
    r"harassment|stalking|abuse|violence|perjury|bribery|trafficking|racketeering|kidnapping|extortion|blackmail"
    r"|conspiracy|weapons?|gun|shooting|sex|sexual|"
    r"indecent|defamation|libel|slander|copyright|plagiarism|breach|laundering|embezzlement|forgery|vandalism"
    r"|trespass|misconduct|negligence|"
    r"endangerment|speeding|contempt|perverting|shoplifting|doping)\b"
)
_CHARGE = r"(?P<charge>(?:[a-z-]+ ){0,4}[a-z-]+)"
_TRIAL = re.compile(rf"(?P<name>{NAME})[’']s? (?:upcoming |recent |second |first |criminal )?{_CHARGE} trial\b")
_CHARGED = re.compile(
    r"\b(?:charged with|indicted (?:on|for)|convicted of|acquitted of|cleared of|found (?:not )?guilty of"
    r"|pleaded (?:not )?guilty to|on trial for|trial for|"
    rf"(?:sentenced|jailed) for) (?:\w+ counts? of )?{_CHARGE}"
)
_SUES = re.compile(
    rf"(?P<name>{NAME}) (?:is suing|sues|sued|has sued|had sued|filed a lawsuit against"
    rf"|has filed a lawsuit against) (?:the [a-z ]{{0,30}})?(?P<other>{NAME})"
)
_VERSUS = re.compile(rf"(?P<name>{NAME}) (?:v|vs)\.? (?P<other>{NAME})")
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
    return [case for case in records.cases if _is_meant(case, words, legal=legal)]


def find_cases(body: Sequence[Paragraph], registered: Sequence[Case], people: People) -> list[Tag]:
    """Give the *registered* cases and proposals for others of which *body* speaks: one for each of the *people*."""
    tags = [Tag(case.name, body[0].start, "registry", known=True) for case in registered]
    names = [person.name for person in people.tags]
    covered = {fold(surname(party.name)) for case in registered for party in case.parties}
    for paragraph in body:
        for tag in _proposed(paragraph, names, people.is_child):
            parties = {fold(surname(name)) for name in names} & {fold(word) for word in tag.name.split()}
            if not parties & covered:
                covered |= parties
                tags.append(tag)
    return tags


def court_word(body: Sequence[Paragraph]) -> str:
    """Give the first word, such as charged, by which *body* reads like a story from a court; nothing if none does."""
    for paragraph in body:
        if _LEGAL.any_in(paragraph.text) and (match := _OF_A_COURT.search(paragraph.text)):
            return next(word for word in match.groups() if word).lower()
    return ""


def _is_meant(case: Case, words: set[str], *, legal: bool) -> bool:
    def has(name: str) -> bool:
        return fold(name).lower() in words

    if any(map(has, (case.name, *case.aliases))):
        return True
    found = sum(map(has, case.keywords))
    return legal and any(has(party.name) for party in case.parties) and 0 < min(_ENOUGH, len(case.keywords)) <= found


def _proposed(paragraph: Paragraph, people: Sequence[str], is_child: Callable[[str], bool]) -> Iterator[Tag]:
    text, at = paragraph.text, paragraph.start
    if not _LEGAL.any_in(text):
        return
    for match in _TRIAL.finditer(text):
        person, charge = _resolve(match["name"], people), match["charge"]
        if person and _OFFENCE.search(charge):
            yield Tag(f"{person} {charge} trial", at + match.start(), "trial", known=False)
    for pattern, rule in ((_SUES, "suit"), (_VERSUS, "suit")):
        for match in pattern.finditer(text):
            if (person := _resolve(match["name"], people)) and not is_child(match["other"]):
                yield Tag(f"{surname(person)} v. {match['other']}", at + match.start(), rule, known=False)
    for start, end in sentence_spans(text):
        for match in _CHARGED.finditer(text[start:end]):
            charge = _STOP.sub("", match["charge"]).strip()
            person = _last_named(text[max(start, start + match.start() - _NEAR) : start + match.start()], people)
            if person and _OFFENCE.search(charge):
                yield Tag(f"{person} {charge} case", at + start + match.start(), "charge", known=False)


def _resolve(mention: str, people: Sequence[str]) -> str:
    """Give the person meant by a full name, a surname or a given name; nothing when two could be."""
    name = fold(mention)
    meant = [p for p in people if name in {fold(p), fold(surname(p)), fold(given_name(p))}]
    return meant[0] if len(meant) == 1 else ""


def _last_named(text: str, people: Sequence[str]) -> str:
    names = [name for match in re.finditer(NAME, text) if (name := _resolve(match[0], people))]
    return names[-1] if names else ""
