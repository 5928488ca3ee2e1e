"""Which of a week's stories its digest tells first, where no editor has chosen."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from generator.model.article import Article
from generator.model.site import TAXONOMIES, Site

MOST_CHOSEN = 12


class _Rank(NamedTuple):
    """Say where a story stands among the others, the lowest first, and which *affair* it belongs to."""

    step: int
    weight: int
    affair: str


def choose(site: Site, articles: Sequence[Article], moved: Mapping[str, bool]) -> list[Article]:
    """
    Choose at most a dozen of the *articles* of one week, which are newest first.

    *moved* names the cases that reached a stage in that week, and says whether it was an outcome. The rule:

    1. Stories about a case that was decided stand first, then those about one that took another step: an outcome is
       what a reader must not miss.
    2. Then a story counts as much as its people, shows and cases are told of: one for each other story of the week
       about each of them. Of stories that count alike, the newer one stands first.
    3. Only the first story of each affair stands there; its others wait behind those of all other affairs. The affair
       of a story is its case that moved, else who or what in it is told of most.
    """
    terms = {
        article.path: [f"{kind}/{slug}" for kind in TAXONOMIES for slug in site.slugs[kind][article.path]]
        for article in articles
    }
    told_of = Counter(term for names in terms.values() for term in names)

    def rank(article: Article) -> _Rank:
        names = terms[article.path]
        steps = {f"cases/{slug}": 1 + moved[slug] for slug in site.slugs["cases"][article.path] if slug in moved}
        affair = max(steps or names, key=lambda name: (steps.get(name, 0), told_of[name]), default=article.path)
        return _Rank(-steps.get(affair, 0), -sum(told_of[name] - 1 for name in names), affair)

    ranks = {article.path: rank(article) for article in articles}
    told: set[str] = set()
    first: list[Article] = []
    waiting: list[Article] = []
    for article in sorted(articles, key=lambda article: ranks[article.path][:2]):
        affair = ranks[article.path].affair
        (waiting if affair in told else first).append(article)
        told.add(affair)
    return [*first, *waiting][:MOST_CHOSEN]
