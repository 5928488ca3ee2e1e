"""Which other stories a reader of one may want: those that share its people, its shows and, above all, its cases."""

from collections import Counter, deque
from collections.abc import Mapping, Sequence
from itertools import chain
from math import log

from generator.model.article import Article
from generator.model.site import TAXONOMIES, Site, TaxonomyName

# For each article of a site, in its order, the places of those that are related to it, the most closely first.
Related = Sequence[Sequence[int]]

MOST_RELATED = 3
# A story about the same case is its next chapter; about the same person it may be anything.
_WEIGHTS: Mapping[TaxonomyName, int] = {"people": 2, "shows": 3, "cases": 9}
_UNIT = 1000
_NEAR = 5  # on either side: a name that is in the news daily would relate everything to everything


def related_articles(site: Site) -> Related:
    """
    Find for each article of the *site* the few that share the most with it, by their places in `Site.articles`.

    A shared term counts the more, the rarer it is, if the two are near one another among the stories about it. Among
    equals those go first that are not the next or the last story anyway, then the nearest in time, then the newest.
    """
    moments = [article.date.timestamp() for article in site.articles]
    return [_closest(scores, place, moments) for place, scores in enumerate(_near(site))]


def shown_of(site: Site, article: Article) -> tuple[object, ...]:
    """Give all that what is shown of a related *article*, with its case notes, depends on beside `Site.common`."""
    cases = site.slugs["cases"][article.path]
    return article.title, article.slug, article.date, article.source, article.seed is None, cases


def _near(site: Site) -> list[dict[int, int]]:
    """Score for each article those that are near it in the news of a term."""
    found: list[dict[int, int]] = [{} for _ in site.articles]
    weighed = [(site.slugs[taxonomy], _weights(site, taxonomy)) for taxonomy in TAXONOMIES]
    for place, article in enumerate(site.articles):
        path = article.path
        scores = found[place]
        for slugs, weights in weighed:
            for slug in slugs[path]:
                if slug in weights:
                    weight, lately = weights[slug]
                    for other in lately:
                        scores[other] = scores.get(other, 0) + weight
                    lately.append(place)
        # What two articles share is shared by both.
        for other, score in scores.items():
            found[other][place] = score
    return found


def _weights(site: Site, taxonomy: TaxonomyName) -> dict[str, tuple[int, deque[int]]]:
    """Weigh the terms that articles share, and give for each where the articles will stand that had it last."""
    counts = Counter(chain.from_iterable(site.slugs[taxonomy].values()))
    return {
        slug: (round(_UNIT * _WEIGHTS[taxonomy] / log(2 + count)), deque(maxlen=_NEAR))
        for slug, count in counts.items()
        if count > 1
    }


def _closest(scores: Mapping[int, int], place: int, moments: Sequence[float]) -> list[int]:
    if not scores:
        return []
    least = sorted(scores.values())[-MOST_RELATED:][0]
    moment = moments[place]
    ranked = [
        (-score, abs(other - place) == 1, abs(moments[other] - moment), other)
        for other, score in scores.items()
        if score >= least
    ]
    ranked.sort()
    return [other for _, _, _, other in ranked[:MOST_RELATED]]
