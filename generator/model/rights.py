"""How much of an article may be shown: its source's words are the source's, and the settings say how many it lends."""

import msgspec

from generator.config import USUAL_WORDS, Config
from generator.model.article import Article
from generator.model.values import BodyReference


def shown_words(article: Article, config: Config) -> int | None:
    """
    Give how many words of the text of *article* are shown, None for all of them.

    What the article says of its source's rights counts more than what the settings say. A text that has no seed and
    names no source is the digest's own.
    """
    allowed = _allowed(article, config)
    if not allowed:
        return allowed
    return allowed if article.body_words > allowed else None


def shown_body(article: Article, config: Config) -> BodyReference:
    """Point at as much of the text of *article* as may be shown."""
    return BodyReference(article.path, article.body_digest, shown_words(article, config))


def as_allowed(article: Article, config: Config) -> Article:
    """Give *article* without its summary, if its source allows no more than a link."""
    if article.summary and _allowed(article, config) == 0:
        return msgspec.structs.replace(article, summary="")
    return article


def _allowed(article: Article, config: Config) -> int | None:
    source = article.source
    if source is None or not (source.name or article.seed):
        return None
    settings = config.sources.get(source.name)
    rights = source.rights or (settings.rights if settings else None)
    if rights == "excerpt":
        return (settings.words if settings else None) or USUAL_WORDS
    return 0 if rights == "link" else None
