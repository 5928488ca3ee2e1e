"""Put one name in place of another in every list of names: people stand in articles, shows and cases."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from generator.curation.edits import Edits
from generator.curation.front_matter import replace_at, take_at
from generator.curation.terms import replacing, taking
from generator.curation.usage import Names
from generator.errors import Problem
from generator.model.case import Case
from generator.model.site import TaxonomyName
from generator.model.slugs import slugify
from generator.readers.content import line_of_key


@dataclass(frozen=True, slots=True)
class Retagging:
    """
    Let the files of a site say *new* where they say a name whose slug is among *old*.

    Where both stand in one list, *new* stands once.
    """

    names: Names
    edits: Edits
    taxonomy: TaxonomyName
    old: AbstractSet[str]
    new: str

    def everywhere(self) -> None:
        """Change articles, and, for a person, shows and cases."""
        content = self.names.content
        for article in content.articles:
            self._in_list(article.path, self.taxonomy, getattr(article, self.taxonomy))
        if self.taxonomy == "people":
            for show in content.shows:
                self._in_list(show.path, "people", show.people)
            for case in content.cases:
                self._in_parties(case)

    def _in_list(self, path: str, key: str, present: Sequence[str]) -> None:
        unwanted = [name for name in present if name != self.new and slugify(name) in self.old]
        if not unwanted:
            return
        twice = any(self._is_new(name) for name in present)
        for name in unwanted:
            change = taking(key, name) if twice else replacing(key, name, self.new)
            self.edits.change(
                path, change, f"{name} is now {self.new}", f'put "{self.new}" in place of "{name}" under {key}'
            )

    def _in_parties(self, case: Case) -> None:
        unwanted = [at for at, party in enumerate(case.parties) if slugify(party.name) in self.old]
        if not unwanted:
            return
        kept = next((at for at, party in enumerate(case.parties) if self._is_new(party.name)), unwanted[0])
        for at in reversed(unwanted):
            party = case.parties[at]
            did = f"{party.name} is now {self.new}"
            if at == kept:
                self.edits.change(
                    case.path,
                    lambda text: replace_at(text, ("parties", kept, "name"), self.new),
                    did,
                    f'put "{self.new}" in place of "{party.name}" under parties',
                )
            elif party.role != case.parties[kept].role:
                self._refuse(case, at, kept)
            else:
                self.edits.change(
                    case.path,
                    lambda text: take_at(text, "parties", at),  # noqa: B023 - called at once
                    did,
                    f'take "{party.name}" out of parties',
                )
        self._in_timeline(case, self.new if kept in unwanted else case.parties[kept].name)

    def _in_timeline(self, case: Case, name: str) -> None:
        """Call whom an entry concerns alone by the *name* that they have among the parties."""
        for at, entry in enumerate(case.timeline):
            if entry.party and slugify(entry.party) in self.old:
                self.edits.change(
                    case.path,
                    lambda text: replace_at(text, ("timeline", at, "party"), name),  # noqa: B023 - called at once
                    f"{entry.party} is now {name}",
                    f'put "{name}" in place of "{entry.party}" under timeline',
                )

    def _refuse(self, case: Case, at: int, kept: int) -> None:
        one, other = case.parties[at], case.parties[kept]
        line, beside = (line_of_key(self.edits.root, case.path, ("parties", number, "name")) for number in (at, kept))
        roles = [f'"{party.role}"' if party.role else "without a role" for party in (one, other)]
        message = f"{one.name} is {roles[0]}, and {other.name} on line {beside} {roles[1]}: leave the one that is right"
        self.edits.problems.append(Problem(case.path, line, f"parties: {message}"))

    def _is_new(self, name: str) -> bool:
        """Tell whether *name* stands for the same as the new one, and is not to go."""
        slug_of = self.names.registries[self.taxonomy].slug
        own = slugify(name)
        return own not in self.old and (own == slugify(self.new) or slug_of(name) == slug_of(self.new))
