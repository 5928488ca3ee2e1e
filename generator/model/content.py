"""The content: all records of a site, as an editor wrote them."""

from typing import NamedTuple

from generator.model.article import Article
from generator.model.case import Case
from generator.model.person import Person
from generator.model.selection import Selection
from generator.model.show import Show


class Content(NamedTuple):
    """
    Hold all of a site's records, each kind in the order of its files.

    *digests* are what editors chose for the digests of weeks.
    """

    articles: tuple[Article, ...]
    people: tuple[Person, ...]
    shows: tuple[Show, ...]
    cases: tuple[Case, ...]
    digests: tuple[Selection, ...] = ()

    @property
    def terms(self) -> tuple[tuple[Person, ...], tuple[Show, ...], tuple[Case, ...]]:
        """Give the records of people, shows and cases."""
        return self.people, self.shows, self.cases
