"""The content: all records of a site, as an editor wrote them."""

from typing import NamedTuple

from generator.model.article import Article
from generator.model.case import Case
from generator.model.person import Person
from generator.model.show import Show


class Content(NamedTuple):
    """Hold all of a site's records, each kind in the order of its files."""

    articles: tuple[Article, ...]
    people: tuple[Person, ...]
    shows: tuple[Show, ...]
    cases: tuple[Case, ...]
