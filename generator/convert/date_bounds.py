"""Find the bounds that a story and the registry set to the day on which the story can have been written."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from generator.convert.ages import StatedAge, stated_ages
from generator.convert.dates import MONTH_AND_YEAR, month_number, printed_dates
from generator.convert.folding import fold
from generator.convert.lives import bounds_of_life
from generator.convert.read import Paragraph
from generator.convert.records import Records
from generator.model.case import Case
from generator.model.person import ADULT, Person, surname
from generator.model.sentences import sentences
from generator.model.show import Show

_HAS_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_OF_THE_PAST = re.compile(
    r"\b(?:[Ii]n|[Ss]ince|[Ff]rom|[Bb]ack in|[Dd]uring|[Oo]f|[Uu]ntil|[Bb]etween|late|early) (?:late |early "
    r"|the summer of )?((?:19|20)\d\d)\b(?!\s?(?:s\b|%|words))"
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|has been|have been|died|won|met|began|became|took|made|wrote|sang|left|went|came|got|gave"
    r"|told|said|born|built|held|ran|led|since|put|cut|shot|split|wed|"
    r"[a-z]{3,}ed)\b"
)
_FUTURE = re.compile(
    r"\b(?:will|would|shall|expected to|plans? to|planned|due|set to|is to|are to|to be|scheduled|slated|upcoming"
    r"|forthcoming|next (?:week|month|year|spring|summer|autumn|fall|winter)|"
    r"by (?:19|20)\d\d|may|might|aims?|hopes?|before its first|opens in|returns in)\b"
)
_OUT_NOW = re.compile(
    r"\b(?:out now|currently|now (?:streaming|showing|on|available)|available (?:now|on)|premiered|premiere|aired"
    r"|airs|airing|shown|screened|episodes?|viewers|reviewers|finale|"
    r"streams|streamed|launched|began|debuted|hit screens|this season|starring in)\b"
)
_CORRECTION = re.compile(
    r"^(?:Correction|Update|Updated|Clarification|Editor[’']s note|This (?:article|story) was)\b", re.IGNORECASE
)
# How a text says that a case reached a stage, by the stages of the model.
_STAGE = {
    "arrested": r"\barrested\b",
    "charged": r"\bcharged with\b|\b(?:was|were|been) (?:formally )?charged\b|\bindicted\b",
    "filed": r"\b(?:sued|suing|filed)\b",
    "trial": r"\bstood trial\b|\bwent on trial\b|\btrial (?:began|opened|started|ended|collapsed)\b",
    "convicted": r"\b(?:convicted|found guilty)\b",
    "acquitted": r"\b(?:acquitted|cleared|not guilty)\b",
    "mistrial": r"\bmistrial\b",
    "judgment": r"\b(?:ruled|judgment)\b",
    "sentenced": r"\b(?:sentenced|jailed)\b",
    "appeal": r"\bappealed\b",
    "dismissed": r"\b(?:dismissed|thrown out)\b",
    "dropped": r"\bdropped\b",
    "settled": r"\b(?:settled|settlement)\b",
}
_UNREAL = re.compile(
    r"\b(?:could|may|might|if|would|faces?|facing|never|denie[sd]|not been|plead(?:s|ed)?|awaits?|asked|wants?|seeks?"
    r"|sought|hopes?)\b[^.;]{0,40}$"
)
_MARRIED = re.compile(r"\b(?:married|wed|tied the knot|together) (?:since |in )?((?:19|20)\d\d)\b", re.IGNORECASE)
_SHARE_CHILDREN = re.compile(r"\b(?:share|have|had|parents (?:of|to))\b[^.]{0,40}\bchildren\b")


@dataclass(frozen=True, slots=True)
class Bound:
    """
    Say that the story is not from before *earliest* or not from after *latest*, and *why*.

    A *fact* of the registry outweighs any date on the page, what is read from the *text* only an unconfirmed one; so
    does a *doubt*, which is too little to tell an editor when the story was written.
    """

    why: str
    earliest: date | None = None
    latest: date | None = None
    strength: Literal["fact", "text", "doubt"] = "fact"

    def refutes(self, first: date, last: date | None = None) -> bool:
        """Tell whether the day, or every day from *first* to *last*, is outside the bounds."""
        return bool((self.earliest and (last or first) < self.earliest) or (self.latest and first > self.latest))


def date_bounds_in(body: Sequence[Paragraph], records: Records, cases: Sequence[Case]) -> list[Bound]:
    """Collect the bounds that the story's text sets; *cases* are those it is about."""
    found: list[Bound] = []
    story = "\n".join(paragraph.text for paragraph in body)
    for paragraph in body:
        for sentence in sentences(paragraph.text):
            found += [*_named_days(sentence), *_people_and_shows(sentence, records), *_case_events(sentence, cases)]
        found += _ages(paragraph.text, story, records)
    return [*found, *_family(story)]


def _named_days(sentence: str) -> Iterator[Bound]:
    """Days, months and years of which the sentence tells as of the past."""
    if (
        not _HAS_YEAR.search(sentence)
        or _CORRECTION.match(sentence)
        or _FUTURE.search(sentence)
        or not _PAST.search(sentence)
    ):
        return
    for printed in printed_dates(sentence):
        yield Bound(f"it tells of {printed.day} as past", earliest=printed.day, strength="text")
    for match in MONTH_AND_YEAR.finditer(sentence):
        yield Bound(
            f"it tells of {match['month']} {match['year']} as past",
            earliest=date(int(match["year"]), month_number(match["month"]), 1),
            strength="text",
        )
    for match in _YEAR_OF_THE_PAST.finditer(sentence):
        yield Bound(f"it tells of {match[1]} as past", earliest=date(int(match[1]), 1, 1), strength="text")


def _people_and_shows(sentence: str, records: Records) -> Iterator[Bound]:
    mentions = list(records.mentions(sentence))
    if not mentions:
        return
    planned, out = bool(_FUTURE.search(sentence)), bool(_OUT_NOW.search(sentence))
    for mention in mentions:
        record = mention.record
        for why, earliest, latest in () if planned else bounds_of_life(sentence, mention):
            yield Bound(why, earliest=earliest, latest=latest)
        if isinstance(record, Show) and record.premiered and out and not planned:
            why = f"it speaks of {record.name} as running, which premiered on {record.premiered}"
            yield Bound(why, earliest=record.premiered)


def _case_events(sentence: str, cases: Sequence[Case]) -> Iterator[Bound]:
    for case in cases:
        words = {fold(surname(party.name)) for party in case.parties} | {
            fold(keyword).lower() for keyword in case.keywords
        }
        folded = fold(sentence)
        if not any(word in folded or word in folded.lower() for word in words):
            continue
        for stage, pattern in _STAGE.items():
            match = re.search(pattern, sentence)
            days = [entry.date for entry in case.timeline if entry.stage == stage]
            if match and days and not _UNREAL.search(sentence[: match.start()]):
                yield Bound(f"it speaks of {case.name} as {stage}, which was on {min(days)}", earliest=min(days))


def _ages(text: str, story: str, records: Records) -> Iterator[Bound]:
    for age in stated_ages(text):
        person = None if age.past or age.upcoming else _person_of(age, story, records)
        if person and person.born and age.years > 0:
            first, last = _while_aged(person.born, age.years)
            why = f"it gives {person.name}, born {person.born}, the age of {age.years}"
            yield Bound(why, earliest=first, latest=last)


def _person_of(age: StatedAge, story: str, records: Records) -> Person | None:
    """Give the registered person whose age is stated: by full name, by surname, or by given name beside the surname."""
    if person := records.person(age.name):
        return person
    namesakes = records.people_with_surname(age.name)
    if not namesakes and " " not in age.name:
        namesakes = [person for person in records.people_called(age.name) if surname(person.name) in story]
    return namesakes[0] if len(namesakes) == 1 else None


def _while_aged(born: date, years: int) -> tuple[date, date]:
    return _birthday(born, years), _birthday(born, years + 1) - timedelta(days=1)


def _birthday(born: date, years: int) -> date:
    try:
        return born.replace(year=born.year + years)
    except ValueError:  # 29 February
        return date(born.year + years, 3, 1)


def _family(story: str) -> Iterator[Bound]:
    """Doubt a day on which the children of a couple would be older than the marriage."""
    children = _SHARE_CHILDREN.search(story) if "children" in story else None
    married = _MARRIED.search(story) if children else None
    if married and children and children.start() - married.end() in range(300):
        ages = [
            age.years
            for age in stated_ages(story[children.end() : children.end() + 400])
            if age.years < ADULT and not age.past
        ]
        if ages:
            year = int(married[1]) + max(ages)
            yield Bound(
                f"a couple married in {married[1]} has a child of {max(ages)}",
                earliest=date(year, 1, 1),
                strength="doubt",
            )
