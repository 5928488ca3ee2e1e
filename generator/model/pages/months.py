"""The months in which a site has articles."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from generator.model.article import Article
from generator.model.pages.parts import spans
from generator.model.site import Site
from generator.model.values import Link


class Month(NamedTuple):
    """Hold the articles of one month and the two that are their neighbours in time, if there are any."""

    day: date
    url: str
    articles: Sequence[Article]
    newer: Article | None
    older: Article | None

    @property
    def link(self) -> Link:
        """Link to the month, by a name such as 2025-03."""
        return Link(self.day.isoformat()[:7], self.url)


def months_of(site: Site) -> list[Month]:
    """Divide the articles of the *site* into months of its zone, newest first."""
    articles = site.articles
    months = []
    for day, start, stop in spans(articles, site.config.zone, lambda day: day.replace(day=1)):
        newer = articles[start - 1] if start else None
        older = articles[stop] if stop < len(articles) else None
        months.append(Month(day, f"{day.year:04}/{day.month:02}/", articles[start:stop], newer, older))
    return months
