"""
Invent a news archive of any size: the same articles for every generator, on every machine, in every run.

People, shows and cases grow with the number of articles and are as uneven as in life: the n-th most frequent name
appears about 1/n as often as the first (Zipf's law), so a few pages of terms are very long and most are short.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from random import Random
from typing import NamedTuple

_NEWEST = datetime(2025, 6, 30, 18, 0, tzinfo=UTC)
_APART = timedelta(minutes=50)

_FIRST_NAMES = (
    "Alva", "Bettina", "Corin", "Davina", "Emrys", "Fenella", "Gethin", "Honor", "Idris", "Jocasta", "Kester", "Linnea",
    "Merrin", "Nerys", "Osric", "Petra", "Quentin", "Rhoda", "Selwyn", "Tamsin", "Ursel", "Verity", "Willa", "Ximena",
    "Yorick", "Zelda", "Anselm", "Bronwen", "Clovis", "Delphine", "Elowen",
)  # fmt: skip
_NAME_STARTS = (
    "Amber", "Black", "Crow", "Dun", "Elder", "Fair", "Gold", "Hazel", "Iron", "Juniper", "Kings", "Lang", "Mill",
    "North", "Oaken", "Penn", "Quarry", "Raven", "Stan", "Thorn", "Under", "Vine", "Win", "Yarrow", "Ash", "Brad",
    "Copper", "Drum", "Ever",
)  # fmt: skip
_NAME_ENDS = (
    "acre", "bourne", "cote", "dale", "edge", "field", "gate", "hurst", "ingham", "joy", "kirk", "ley", "mere", "nell",
    "over", "pole", "quist", "ridge", "sworth", "thwaite", "vale", "wick", "yard",
)  # fmt: skip
_SHOW_KINDS = (
    "Evenings", "Letters", "Neighbours", "Nights", "Portraits", "Postcards", "Rivals", "Rumours", "Secrets", "Sisters",
    "Strangers", "Tides", "Winters", "Lanterns", "Houses", "Promises", "Echoes",
)  # fmt: skip
_OUTLETS = ("Harrow Lane Gazette", "The Tin Whistle", "Curtain Call Daily", "Morning Barometer", "The Second Row")

_WHO = (
    "the lead singer", "a spokesperson for the studio", "the youngest member of the cast", "one of the producers",
    "the show's director", "her former manager", "the defence", "a neighbour who asked not to be named", "the judge",
    "his co-star", "the festival's organisers", "an old friend of the family", "the network", "the songwriter",
    "the costume designer", "a lawyer for the band", "the presenter", "their publicist", "the drummer",
)  # fmt: skip
_DID = (
    "confirmed on Tuesday", "would not comment on", "wrote a long post about", "has always denied", "laughed about",
    "told the audience about", "is said to regret", "didn't expect", "returned without a word to", "apologised for",
    "was asked twice about", "praised", "has not yet seen", "went to court over", "called off", "spoke warmly of",
    "shrugged at", "signed a contract for", "walked away from", "put a date to",
)  # fmt: skip
_WHAT = (
    "the second season", "a much delayed album", "the quarrel at the premiere", "plans for a wedding in autumn",
    "the unpaid invoices", "a cameo that nobody noticed", "the leaked recording", "the closing scene",
    "an interview given years ago", "the charity concert", "a dress borrowed from a museum", "the missing demo tape",
    "the settlement", "a role first offered to someone else", "the long silence between them", "the new contract",
    "the hearing set for next month", "a line cut from the script", "the reunion tour", "that speech",
)  # fmt: skip
_HOW = (
    "after the last performance of the run", "in front of some two hundred guests", "without naming anyone",
    "while the cameras were still on", "for the first time in a decade", "to the surprise of the whole room",
    "before the doors had opened", "in a letter of three pages", "at a table near the kitchen", "over the weekend",
    "and then changed the subject", "as the orchestra tuned", "although no date has been agreed",
    "in what one guest called a very short speech", "with a smile that gave nothing away", "on the way to the airport",
    "because the paperwork wasn't ready", "and the applause went on for minutes", "half an hour later",
)  # fmt: skip


class Story(NamedTuple):
    """Hold one article in no generator's form yet; *url* and *author* are those of its source."""

    slug: str
    title: str
    date: datetime
    summary: str
    outlet: str
    author: str
    url: str
    people: tuple[str, ...]
    shows: tuple[str, ...]
    cases: tuple[str, ...]
    body: str


class _Dice:
    """Draw from lists with nothing but random(), whose results alone Python promises to keep in later versions."""

    def __init__(self, seed: str) -> None:
        self.random = Random(seed).random  # noqa: S311 - no secret hangs on it

    def below(self, count: int) -> int:
        return int(self.random() * count)

    def zipf(self, count: int) -> int:
        """Draw one of *count* ranks, the first the most often."""
        return int(count ** self.random()) - 1

    def one(self, choices: Sequence[str]) -> str:
        return choices[self.below(len(choices))]


def stories(count: int) -> Iterator[Story]:
    """Invent *count* articles, oldest first; the same number always gives the same ones."""
    for index in range(count):
        yield _story(index, count, _Dice(f"article {index} of {count}"))


def person_name(rank: int) -> str:
    """Give the name of the person of that frequency *rank*; those below 20,000 are all different."""
    return f"{_pick(_FIRST_NAMES, rank)} {_surname(rank // len(_FIRST_NAMES) + rank)}"


def show_name(rank: int) -> str:
    """Give the name of the show of that frequency *rank*; those below 10,000 are all different."""
    return f"{_pick(_SHOW_KINDS, rank)} at {_surname(rank // len(_SHOW_KINDS) + rank)}"


def case_name(rank: int) -> str:
    """Give the name of the case of that frequency *rank*; those below 10,000 are all different."""
    surnames = len(_NAME_STARTS) * len(_NAME_ENDS)
    return f"{_surname(rank)} v. {_surname(rank // surnames + 2 * rank + 5)}"


def _pick(choices: Sequence[str], index: int) -> str:
    return choices[index % len(choices)]


def _surname(index: int) -> str:
    """Give a surname; the numbers of starts and ends have no common divisor, so all pairs occur before one repeats."""
    return _pick(_NAME_STARTS, index) + _pick(_NAME_ENDS, index)


def _story(index: int, count: int, dice: _Dice) -> Story:
    people = [person_name(dice.zipf(max(20, count // 5))) for _ in range(1 + dice.below(5))]
    shows = [show_name(dice.zipf(max(10, count // 20))) for _ in range(dice.below(3))]
    cases = [case_name(dice.zipf(max(5, count // 50)))] if dice.random() < 0.3 else []
    title = f"{people[0]} {dice.one(_DID)} {dice.one(_WHAT)}"
    words = "".join(letter for letter in title.lower() if letter.isalnum() or letter == " ").split()
    return Story(
        slug=f"{'-'.join(words)}-{index}",
        title=title,
        date=_NEWEST - (count - 1 - index) * _APART,
        summary=f"{_sentence(dice)} {_sentence(dice)}",
        outlet=dice.one(_OUTLETS),
        author=person_name(dice.below(40)),
        url=f"https://news.example/stories/{index}",
        people=tuple(dict.fromkeys(people)),
        shows=tuple(dict.fromkeys(shows)),
        cases=tuple(cases),
        body="\n\n".join(_paragraphs(dice, people[0], (shows or ["the matinee"])[0])),
    )


def _sentence(dice: _Dice) -> str:
    text = f"{dice.one(_WHO)} {dice.one(_DID)} {dice.one(_WHAT)} {dice.one(_HOW)}."
    return text[0].upper() + text[1:]


def _paragraphs(dice: _Dice, person: str, show: str) -> Iterator[str]:
    """Write about 430 words: mostly plain prose, and the Markdown that news has."""
    for number in range(9 + dice.below(3)):
        text = " ".join([_sentence(dice) for _ in range(2 + dice.below(2))])
        chance = dice.random()
        if chance < 0.10:
            yield f'"{text}" {person} said -- and nobody asked again.'
        elif chance < 0.20:
            yield f"“{text}” {person} told {dice.one(_OUTLETS)}."
        elif chance < 0.30:
            yield f"{text} It was the *last* evening of **{show}**."
        elif chance < 0.40:
            yield f"{text} [{dice.one(_OUTLETS)}](https://news.example/{number}/{dice.below(9999)}) has more."
        elif chance < 0.45:
            yield f"> {text}"
        elif chance < 0.50:
            yield f"## {dice.one(_WHAT).capitalize()}"
            yield text
        elif chance < 0.53:
            yield "\n".join(f"- {dice.one(_WHAT)}" for _ in range(3))
        else:
            yield text
