"""How much of an article may be shown: its source's words are the source's, and the settings say how many it lends."""

import msgspec

from generator.config import USUAL_WORDS, Config, Rights
from generator.model.article import Article, Correction, Source
from generator.model.values import BodyReference


def shown_words(article: Article, config: Config) -> int | None:
    """
    Give how many words of the text of *article* are shown, None for all of them.

    What the article says of its source's rights counts more than what the settings say, and always; where it says
    nothing and names no source, the text is the digest's own.
    """
    allowed = _allowed(article, config)
    if not allowed:
        return allowed
    return allowed if article.body_words > allowed else None


def shown_body(article: Article, config: Config) -> BodyReference:
    """Point at as much of the text of *article* as may be shown."""
    return BodyReference(article.path, article.body_digest, shown_words(article, config))


def feed_body(article: Article, config: Config) -> BodyReference | None:
    """
    Point at as much of the text of *article* as may go into feeds, None for nothing of it.

    What a page shows while nobody has decided on the rights of its source stays on the page: feeds are copied on.
    """
    if config.feed_content == "summary" or (article.source and not _rights(article.source, config)):
        return None
    body = shown_body(article, config)
    return None if body.words == 0 else body


def as_allowed(article: Article, config: Config) -> Article:
    """
    Give *article* as its source allows.

    If that is no more than a link, it has no summary and no picture, and of what was wrong in them or in the text it
    only tells when it was put right.
    """
    if _allowed(article, config) != 0 or not (article.summary or article.pictures or article.corrections):
        return article
    corrections = tuple([_without_words(entry) for entry in article.placed_corrections()])
    return msgspec.structs.replace(article, summary="", image=None, media=(), corrections=corrections)


def _without_words(entry: Correction) -> Correction:
    return entry if entry.where == "title" else msgspec.structs.replace(entry, was="", now="")


def _allowed(article: Article, config: Config) -> int | None:
    source = article.source
    if source is None:
        return None
    rights = _rights(source, config)
    if rights == "excerpt":
        settings = config.source_named(source.name) if source.name else None
        return (settings.words if settings else None) or USUAL_WORDS
    return 0 if rights == "link" else None


def _rights(source: Source, config: Config) -> Rights | None:
    if source.rights or not source.name:
        return source.rights
    settings = config.source_named(source.name)
    return settings.rights if settings else None
