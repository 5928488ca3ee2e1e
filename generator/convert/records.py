"""The people, shows and cases that the digest knows, made ready to be found in a text."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import ahocorasick_rs

from generator.convert.folding import fold
from generator.model.case import Case
from generator.model.person import Person, given_name, surname
from generator.model.show import Show


@dataclass(frozen=True, slots=True)
class Mention:
    """Say that a record's name, or one of its aliases, stands at *start* to *end* of a text."""

    record: Person | Show
    start: int
    end: int


@dataclass(frozen=True)
class Records:
    """Hold the registry of a site; *ignored* are names that an editor said are nobody and nothing."""

    people: tuple[Person, ...] = ()
    shows: tuple[Show, ...] = ()
    cases: tuple[Case, ...] = ()
    ignored: frozenset[str] = frozenset()

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Find names and aliases of people and shows as whole words, the longest first, accents aside."""
        return self._mentions_of(text)

    def case_words_in(self, text: str) -> set[str]:
        """Give the names, aliases, parties and keywords of cases that stand in *text*, folded, in small letters."""
        folded = fold(text).lower()
        found = set()
        for index, start, end in self._case_search.find_matches_as_indexes(folded, overlapping=True):
            plural = folded[end : end + 1] == "s"
            if is_whole_word(folded, start, end + plural):
                found.add(self._case_words[index])
        return found

    def person(self, name: str) -> Person | None:
        """Give the person whose name or alias is *name*."""
        return self._person_by_name.get(fold(name))

    def show(self, name: str) -> Show | None:
        """Give the show whose name or alias is *name*."""
        return self._show_by_name.get(fold(name))

    def party_names(self, case: Case) -> Iterator[str]:
        """Give every name, with those of their records, by which a text may call the parties of *case*."""
        for party in case.parties:
            yield party.name
            if person := self.person(party.name):
                yield from (person.name, *person.aliases)

    def is_ignored(self, name: str) -> bool:
        """Tell whether an editor said that *name* is no person, show or case; accents and capitals aside."""
        return bool(self.ignored) and fold(name).lower() in self._ignored

    def is_ambiguous(self, name: str) -> bool:
        """Tell whether two people have *name* as a name or alias, accents aside."""
        return fold(name) in self._shared_names

    def people_with_surname(self, surname: str) -> list[Person]:
        """Give the people who share *surname*."""
        return self._people_by_surname.get(fold(surname), [])

    def people_called(self, given: str) -> list[Person]:
        """Give the people whose first name is *given*."""
        return self._people_by_given_name.get(fold(given), [])

    @cached_property
    def _mentions_of(self) -> Callable[[str], tuple[Mention, ...]]:
        @lru_cache(maxsize=256)  # a paragraph is searched for the day of the story, for its people and for its shows
        def find(text: str) -> tuple[Mention, ...]:
            folded = fold(text)
            return tuple(
                Mention(self._named[index][1], start, end)
                for index, start, end in self._search.find_matches_as_indexes(folded)
                if is_whole_word(folded, start, end)
            )

        return find

    @cached_property
    def _named(self) -> list[tuple[str, Person | Show]]:
        records: tuple[Person | Show, ...] = (*self.people, *self.shows)
        return [(fold(name), record) for record in records for name in (record.name, *record.aliases) if name.strip()]

    @cached_property
    def _search(self) -> ahocorasick_rs.AhoCorasick:
        return ahocorasick_rs.AhoCorasick(
            [name for name, _ in self._named], matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
        )

    @cached_property
    def _case_words(self) -> list[str]:
        words = {word for case in self.cases for word in (*words_of(case), *self.party_names(case))}
        return sorted({fold(word).lower() for word in words if word.strip()})

    @cached_property
    def _case_search(self) -> ahocorasick_rs.AhoCorasick:
        return ahocorasick_rs.AhoCorasick(self._case_words)

    @cached_property
    def _people_by_given_name(self) -> dict[str, list[Person]]:
        found: dict[str, list[Person]] = defaultdict(list)
        for person in self.people:
            found[fold(given_name(person.name))].append(person)
        return found

    @cached_property
    def _person_by_name(self) -> dict[str, Person]:
        return {fold(name): person for person in self.people for name in (person.name, *person.aliases)}

    @cached_property
    def _show_by_name(self) -> dict[str, Show]:
        return {fold(name): show for show in self.shows for name in (show.name, *show.aliases)}

    @cached_property
    def _shared_names(self) -> frozenset[str]:
        owners: dict[str, set[str]] = defaultdict(set)
        for person in self.people:
            for name in (person.name, *person.aliases):
                owners[fold(name)].add(person.name)
        return frozenset(name for name, people in owners.items() if len(people) > 1)

    @cached_property
    def _ignored(self) -> frozenset[str]:
        return frozenset(fold(name).lower() for name in self.ignored)

    @cached_property
    def _people_by_surname(self) -> dict[str, list[Person]]:
        found: dict[str, list[Person]] = defaultdict(list)
        for person in self.people:
            found[fold(surname(person.name))].append(person)
        return found


def words_of(case: Case) -> tuple[str, ...]:
    """Give everything by which a text may show that it is about *case*."""
    return (case.name, *case.aliases, *(party.name for party in case.parties), *case.keywords)


def is_whole_word(text: str, start: int, end: int) -> bool:
    """Tell whether *start* to *end* is bounded by what is no part of a word; a hyphen before a letter is one."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if before[-1:].isalnum() or after[:1].isalnum():
        return False
    joined_before = before[-1:] == "-" and before[:1].isalnum()
    joined_after = after[:1] == "-" and after[1:].isalnum()
    return not (joined_before or joined_after)


def overlaps(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Tell whether *start* to *end* shares a place with one of *spans*, which are in order and do not overlap."""
    at = bisect_left(spans, end, key=lambda span: span[0])
    return at > 0 and spans[at - 1][1] > start
