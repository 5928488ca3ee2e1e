"""Find the children that a text names, certain ones and possible ones."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator.convert.ages import stated_ages
from generator.convert.anaphora import meant_children
from generator.convert.child_signs import signs_of_children
from generator.convert.folding import fold
from generator.convert.name_words import read_name_words
from generator.model.person import ADULT, is_suffix

_PET_WORDS = frozenset({"little", "baby", "young", "big", "dear"})
Sign = Literal["certain", "possible", ""]


@dataclass(frozen=True, slots=True)
class Children:
    """Hold names in small words, some only given names: those that are children's and those that may be."""

    certain: frozenset[tuple[str, ...]]
    possible: frozenset[tuple[str, ...]]

    def sign(self, name: str) -> Sign:
        """Tell whether *name*, of which a text may have used only the beginning, is or may be a child's."""
        words = _words(name)
        if any(_is_same(words, child) for child in self.certain):
            return "certain"
        if any(_is_same(words, child) for child in self.possible):
            return "possible"
        # "Tarn, nine": the age of somebody who has that surname, or that only name.
        return "possible" if words[-1:] in self.certain else ""


def find_children(
    texts: Sequence[str], latest: date, named: Sequence[str] = (), of_age: Collection[str] = ()
) -> Children:
    """
    Give the names that *texts* show to be those of people under 18 on the day *latest*.

    An age, a birth, a word such as toddler or pupil is certain. A family or a school alone, and an age that the text
    gives to one of those whom it *named* before, are possibilities, unless the texts state an age of 18 or more. Of who
    is *of_age* enough is known.
    """
    certain: set[tuple[str, ...]] = set()
    possible: set[tuple[str, ...]] = set()
    adults: set[tuple[str, ...]] = set()
    for text in texts:
        for age in stated_ages(text):
            young = age.years < ADULT or (age.upcoming and age.years == ADULT)
            group = possible if age.long_ago or age.years == ADULT else certain
            (group if young else adults).add(_without_titles(_words(age.name)))
        for name, sure in signs_of_children(text, latest):
            (certain if sure else possible).add(_without_titles(_words(name)))
    grown_up = [name for name in named if name in of_age or {_words(name), _words(name)[-1:]} & adults]
    possible.update(map(_words, meant_children(texts, named, grown_up)))
    return Children(frozenset(certain), frozenset(possible - adults))


def _words(name: str) -> tuple[str, ...]:
    words = [word.rstrip(".") for word in fold(name).lower().split()]
    return tuple(words[:-1] if len(words) > 1 and is_suffix(words[-1]) else words)


def _without_titles(words: tuple[str, ...]) -> tuple[str, ...]:
    """Drop what may stand before a name: "When Ann Vane, 12, …", "Singer Ann Vane", "Little Ann"."""
    lists = read_name_words()
    while len(words) > 1 and (words[0] in lists.titles or words[0] in lists.openers or words[0] in _PET_WORDS):
        words = words[1:]
    return words


def _is_same(name: tuple[str, ...], child: tuple[str, ...]) -> bool:
    """Tell whether *name* begins with the name of the *child*, or has its first and last word."""
    return name[: len(child)] == child or (name[0], name[-1]) == (child[0], child[-1])
