"""
Find the full names of people whom no record names, by points of evidence.

A given name alone is enough. A first word that may be one, such as Paris, or that no list has, needs more: a title or
an age beside it, a verb of people behind it, the surname alone elsewhere in the story, other people in the same list.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.convert.capital_runs import Candidate, Runs, read_runs
from generator.convert.capitals import is_title_case
from generator.convert.folding import fold
from generator.convert.name_signs import is_a_brand, is_a_role, is_a_work, signs_of_a_person
from generator.convert.name_words import SURE, plain, read_name_words
from generator.convert.records import overlaps
from generator.model.person import surname
from generator.model.sentences import sentence_spans

_JOINT = re.compile(r"(?:,? (?:and|&|or|as well as|plus|with)|,|;)(?: [a-z][a-z’'-]*){0,4} ")
_SHAPE = re.compile(
    r"(?:Mc|Mac|O[’']|D[’'])[A-Z]|\w+(?:ez|sky|ski|enko|stein|berg|mann|etti|elli|ić|opoulos|sson|oglu)$"
)
_ARTICLE = re.compile(r"\b(?:[Tt]he|[Aa]n?) $")
_FORMS = {"nickname": "around a nickname", "capitals": "in capitals", "eastern": "family name and double given name"}
_VERBS_OF_QUESTIONS = ("Will ", "May ")
_ENOUGH = 2  # points that make a person
_FEWEST_PEOPLE = 2  # people in a list who make people of the others
_SHORT_SENTENCE = 10  # words
_REFUSED = -9  # points: nothing makes up for them
_PAIR, _LIST = 2, 3  # names in a row


@dataclass(frozen=True, slots=True)
class FullName:
    """Hold a full name, its place in a text, and the *rule* that found it with the share of right answers it gave."""

    name: str
    start: int
    end: int
    rule: str
    confidence: float


@dataclass(slots=True)
class _Weighed:
    """Hold a candidate with its *points*, and whether anything but its form shows that it is a person."""

    candidate: Candidate
    points: int
    rule: str
    work: bool = False
    person: bool = False


# The share of right answers on the labelled articles, rounded down to .05.
CONFIDENCE = {
    "given name": 0.95,
    "title or role": 0.95,
    "age, role or verb behind": 0.75,
    "surname alone elsewhere": 0.65,
    "in a list of people": 0.95,
    "around a nickname": 0.75,
    "in capitals": 0.75,
    "family name and double given name": 0.95,
}


def full_names(texts: Sequence[str], taken: Sequence[Sequence[tuple[int, int]]]) -> list[list[FullName]]:
    """Give the full names in each of the paragraphs *texts* of a story, outside the places *taken* and headlines."""
    runs = Runs()
    found = [read_runs(text, spans, runs) for text, spans in zip(texts, taken, strict=True)]
    weighed = [
        [_weigh(candidate, text, runs) for candidate in _outside_headlines(candidates, text)]
        for text, candidates in zip(texts, found, strict=True)
    ]
    for text, row in zip(texts, weighed, strict=True):
        _support_lists(row, text)
    works = _titles_of_works(entry for row in weighed for entry in row)
    return [
        [_named(entry) for entry in row if entry.points >= _ENOUGH and fold(entry.candidate.name) not in works]
        for row in weighed
    ]


def _outside_headlines(candidates: Sequence[Candidate], text: str) -> Iterator[Candidate]:
    if candidates:
        headlines = [(start, end) for start, end in sentence_spans(text) if _is_headline(text[start:end])]
        yield from (c for c in candidates if c.form == "capitals" or not overlaps(c.start, c.end, headlines))


def _is_headline(sentence: str) -> bool:
    """Tell a headline from a short sentence such as "They saw Ann Vane."."""
    return is_title_case(sentence) and not (sentence.endswith(".") and len(sentence.split()) < _SHORT_SENTENCE)


def _weigh(candidate: Candidate, text: str, runs: Runs) -> _Weighed:
    """Count the points for a candidate: from 2 on it is a person."""
    start, end = candidate.start, candidate.end
    words = candidate.name.split()
    signs = signs_of_a_person(text, start, end)
    alone = _points_alone(candidate, words, text, runs)
    form = _points_of_form(candidate, words)
    titled = 2 * candidate.titled
    points = form + signs + alone + titled
    if _ARTICLE.search(text[max(0, start - 5) : start]) and not candidate.titled:
        points -= 2 * (text[end : end + 1] not in {"’", "'"})
    if _is_question(candidate, text):
        points = 0
    work = is_a_work(text, start, end)
    brand = plain(" ".join(words[:2])) in read_name_words().brands and is_a_brand(text, start, end)
    if brand or is_a_role(text, start, end):
        points = _REFUSED
    rule = _rule(candidate, titled=titled, signs=signs, alone=alone)
    return _Weighed(candidate, points, rule, work, person=bool(signs or alone or titled))


def _points_of_form(candidate: Candidate, words: Sequence[str]) -> int:
    lists = read_name_words()
    first, last = plain(words[0]), plain(words[-1])
    if candidate.given == SURE:
        return candidate.given - 2 * (first in lists.given_places and last in lists.rarely | lists.titles)
    known = last in lists.surnames or bool(_SHAPE.match(words[-1]))
    refused = not known and (last in lists.rarely or last in lists.titles)
    return candidate.given + known - refused


def _points_alone(candidate: Candidate, words: Sequence[str], text: str, runs: Runs) -> int:
    """
    Give a point for a surname that stands alone elsewhere, and one if it acts there.

    The first of these is not for a first word that no list has; and that word must not be one that opens the sentence.
    """
    last, first = runs.alone.get(plain(surname(candidate.name))), runs.alone.get(plain(words[0]))
    opens = not text[max(0, candidate.start - 2) : candidate.start].strip(" .!?“\"‘'(")
    if not last or (opens and not candidate.given):
        return 0
    acts = bool(last.acts or (first and first.acts))
    return acts + (candidate.given > 0)


def _is_question(candidate: Candidate, text: str) -> bool:
    """Tell "Will Vane sing?" from a name."""
    if not candidate.name.startswith(_VERBS_OF_QUESTIONS):
        return False
    span = next(((a, b) for a, b in sentence_spans(text) if a <= candidate.start < b), (0, 0))
    return candidate.start - span[0] < 2 and text[: span[1]].endswith("?")  # noqa: PLR2004 - an opening quote


def _rule(candidate: Candidate, *, titled: int, signs: int, alone: int) -> str:
    if candidate.form:
        return _FORMS[candidate.form]
    if candidate.given == SURE:
        return "given name"
    if titled:
        return "title or role"
    return "surname alone elsewhere" if alone > signs else "age, role or verb behind"


def _support_lists(row: Sequence[_Weighed], text: str) -> None:
    """Give points to names that stand in a row with people."""
    chain: list[_Weighed] = []
    for entry in (*row, None):
        joined = entry and chain and _JOINT.fullmatch(text, chain[-1].candidate.end, entry.candidate.run_start)
        if joined and entry:
            chain.append(entry)
            continue
        people = sum(member.points >= _ENOUGH for member in chain)
        if chain and chain[0].points == _REFUSED:
            for member in chain[1:]:
                member.points = _REFUSED
        elif people >= _FEWEST_PEOPLE or (people == 1 and len(chain) == _PAIR):
            for member in chain:
                if _REFUSED < member.points < _ENOUGH:
                    member.points += 2 if len(chain) >= _LIST else 1
                    member.rule = "in a list of people"
        chain = [entry] if entry else []


def _titles_of_works(entries: Iterator[_Weighed]) -> set[str]:
    """Give the names that are called a film or a show and never stand there as a person."""
    works: set[str] = set()
    people: set[str] = set()
    for entry in entries:
        (works if entry.work else people if entry.person else set()).add(fold(entry.candidate.name))
    return works - people


def _named(entry: _Weighed) -> FullName:
    candidate = entry.candidate
    return FullName(candidate.name, candidate.start, candidate.end, entry.rule, CONFIDENCE[entry.rule])
