"""May this much of a source's words be shown? Asks what the settings say of the source, and measures the rest."""

from collections import Counter
from collections.abc import Iterator

from generator.checks.copied import Copied
from generator.checks.finding import Finding, Rule
from generator.checks.material import Material
from generator.checks.measures import Measures
from generator.config import Rights, SourceSettings
from generator.model.article import Article
from generator.settings import SITE_FILE

COPIED = Rule("copied-share", "No article shows more of its source's words than the source allows.", "error")
SUMMARY = Rule("copied-summary", "A summary is in the digest's own words, unless the source allows its text in full.")
UNDECIDED = Rule("rights-undecided", "The settings say of each source how much of its text may be shown.")

# Below these a summary is not a copy: even strangers who tell the same facts share a name and a title in a row.
_LONGEST_RUN, _MOST_OVERLAP = 12, 0.6


def check_rights(material: Material) -> Iterator[Finding]:
    """Name each source whose rights nobody has decided, with the number of articles that are shown in full."""
    sources = material.config.sources
    counts = Counter(
        article.source.name
        for article in material.articles
        if article.source and article.source.name and _rights(article, sources.get(article.source.name)) is None
    )
    for name, count in sorted(counts.items()):
        line = material.line_of_setting("sources", name) if name in sources else 0
        articles = "1 article is" if count == 1 else f"{count} articles are"
        message = f'{articles} shown in full: decide rights under [sources."{name}"], as "full", "excerpt" or "link"'
        yield Finding(SITE_FILE, line, UNDECIDED.name, message, UNDECIDED.level)


def check_copied(material: Material) -> Iterator[Finding]:
    """
    Measure what is shown of the articles whose source lends no more than an excerpt, and their summaries.

    How many words are shown the build sees to, and that of a text which may only be linked nothing is.
    """
    measures = Measures(material)
    for article in material.articles:
        settings = material.config.sources.get(article.source.name) if article.source else None
        if _rights(article, settings) == "excerpt" and (measure := measures.of(article)):
            most = settings.most_copied if settings else None
            if most is not None and measure.own.share > most:
                yield _too_much(material, article, measure.own, most)
            if measure.summary.longest >= _LONGEST_RUN or measure.summary.overlap > _MOST_OVERLAP:
                line = material.line_of(article.path, "summary")
                message = f"{measure.summary.longest} words in a row are the source's: write a summary of your own"
                yield Finding(article.path, line, SUMMARY.name, message, SUMMARY.level)
    measures.save()


def _too_much(material: Material, article: Article, copied: Copied, most: float) -> Finding:
    told = f"{copied.words} of {copied.total} words that are shown are the source's, {copied.longest} in a row"
    message = f"{told}, and it lends {most:.0%} of a text: retell it, or take some out"
    return Finding(article.path, material.text(article.path).line, COPIED.name, message, COPIED.level)


def _rights(article: Article, settings: SourceSettings | None) -> Rights | None:
    return (article.source.rights if article.source else None) or (settings.rights if settings else None)
