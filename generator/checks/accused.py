"""Who is accused in the cases of a site, and by which names a text may call them."""

import re
from collections import Counter
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from generator.checks.accusing_words import NAME, AccusingWords
from generator.checks.standing import Position, position
from generator.model.case import Case
from generator.model.person import surname
from generator.model.site import Site

_SHORTEST_SURNAME = 4
_WORD_BEFORE = re.compile(r"([.!?:“\"(\n]\s*|^)?([^\W\d_][\w’'-]*)[\s,]+\Z")


@dataclass(frozen=True, slots=True)
class Accused:
    """Hold somebody accused: the *names* they go by, a *surname* that is theirs alone, and where their cases stand."""

    slug: str
    names: tuple[str, ...]
    surname: str
    positions: tuple[Position, ...]

    def may_be_in(self, small: str) -> bool:
        """Tell at once, of a text in *small* letters, when none of their names can stand in it."""
        return any(name.split()[-1].lower() in small for name in self.names) or (
            bool(self.surname) and self.surname.lower() in small
        )

    def within(self, cases: AbstractSet[str]) -> "Accused | None":
        """Give them as the accused of these *cases* only, by slug; None if they are of none."""
        positions = tuple([found for found in self.positions if found.case.slug in cases])
        return replace(self, positions=positions) if positions else None

    def marked(self, text: str, words: AccusingWords, *, alone: bool) -> str:
        """Put NAME in the place of each of their names in *text*; of the surname too if it stands *alone* or behind."""
        full = "|".join(r"\s+".join(map(re.escape, name.split())) for name in self.names)
        marked = re.sub(rf"(?<!\w)(?:{full})(?!\w)", _mark, text, flags=re.IGNORECASE)
        if not self.surname or not (alone or NAME in marked):
            return marked

        def mark_surname(name: re.Match[str]) -> str:
            before = _WORD_BEFORE.search(text, max(0, name.start() - 40), name.start())
            of_another = before and before[1] is None and before[2][0].isupper() and not words.any_in(before[2])
            return name[0] if of_another else _mark(name)

        return re.sub(rf"(?<!\w){re.escape(self.surname)}(?!\w)", mark_surname, marked)


def accused_people(site: Site, cases: Iterable[Case]) -> list[Accused]:
    """Give everybody whom one of the *cases* is against, each with where it stands for them."""
    registry = site.registries["people"]
    theirs: dict[str, list[Case]] = {}
    called: dict[str, list[str]] = {}
    for case in cases:
        for name in case.accused:
            slug = registry.slug(name)
            theirs.setdefault(slug, []).append(case)
            called.setdefault(slug, []).append(name)
    bearers = Counter(surname(term.name) for term in site.people.values())
    people = []
    for slug, parties in called.items():
        record = registry.records.get(slug)
        names = tuple(dict.fromkeys([*((record.name, *record.aliases) if record else ()), *parties]))
        last = surname(names[0])
        own = len(last) >= _SHORTEST_SURNAME and bearers[last] <= 1 and " " in names[0]
        positions = tuple([position(case.standing_of(*names)) for case in theirs[slug]])
        people.append(Accused(slug, names, last if own else "", positions))
    return people


def _mark(name: re.Match[str]) -> str:
    return NAME * len(name[0])
