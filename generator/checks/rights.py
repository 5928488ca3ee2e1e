"""May this much of a source's words be shown? Asks what the settings say of the source, and measures the rest."""

from collections import Counter
from collections.abc import Iterator

from generator.checks.copied import Copied
from generator.checks.finding import Finding, Rule
from generator.checks.material import Material
from generator.checks.measures import Measure, Measures
from generator.config import USUAL_WORDS, Config, Rights, SourceSettings
from generator.errors import counted
from generator.model.article import Article
from generator.model.excerpt import count_words
from generator.settings import SITE_FILE

COPIED = Rule("copied-share", "No article shows more of its source's words than the source allows.", "error")
SUMMARY = Rule("copied-summary", "A summary is in the digest's own words, unless the source allows its text in full.")
LONG = Rule("long-summary", "The summary of a text of which only an excerpt may be shown is short.")
UNDECIDED = Rule("rights-undecided", "The settings say of each source how much of its text may be shown.")

# Below these a summary is not a copy: even strangers who tell the same facts share a name and a title in a row.
_LONGEST_RUN, _MOST_OVERLAP = 12, 0.6
# Quotations are somebody's words, but a source has found and chosen them; a few are no matter.
_MOST_QUOTED, _FEW_QUOTED = 0.4, 25
_LONGEST_SUMMARY = 60  # words


def check_rights(material: Material) -> Iterator[Finding]:
    """Name each source whose rights nobody has decided, with the number of articles that are shown in full."""
    sources = material.config.sources
    counts = Counter(
        article.source.name
        for article in material.articles
        if article.source and article.source.name and _rights(article, material.config) is None
    )
    for name, count in sorted(counts.items()):
        line = material.line_of_setting("sources", name) if name in sources else 0
        articles = counted(count, "article is", "articles are")
        message = f'{articles} shown in full: decide rights under [sources."{name}"], as "full", "excerpt" or "link"'
        yield Finding(SITE_FILE, line, UNDECIDED.name, message, UNDECIDED.level)


def check_copied(material: Material) -> Iterator[Finding]:
    """
    Measure what is shown of the articles whose source lends no more than an excerpt, quotations apart; and summaries.

    How many words are shown the build sees to, and that of a text which may only be linked nothing is.
    """
    measures = Measures(material)
    for article in material.articles:
        if _rights(article, material.config) != "excerpt":
            continue
        if (words := count_words(article.summary)) > _LONGEST_SUMMARY:
            line = material.line_of(article.path, "summary")
            message = f"{words} words: of a text of which an excerpt may be shown, say no more than {_LONGEST_SUMMARY}"
            yield Finding(article.path, line, LONG.name, message, LONG.level)
        if measure := measures.of(article):
            settings = _settings(article, material.config)
            yield from _quoted(material, article, measure, settings)
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


def _quoted(
    material: Material, article: Article, measure: Measure, settings: SourceSettings | None
) -> Iterator[Finding]:
    quoted, shown = measure.quoted.words, measure.own.total + measure.quoted.total
    lent = (settings.words if settings else None) or USUAL_WORDS
    if quoted > lent or quoted > max(_FEW_QUOTED, _MOST_QUOTED * shown):
        message = (
            f"{quoted} of {shown} words that are shown are quotations that its source has too: quote no more than"
            f" {min(lent, int(_MOST_QUOTED * shown))} of them"
        )
        yield Finding(article.path, material.text(article.path).line, COPIED.name, message, COPIED.level)


def _settings(article: Article, config: Config) -> SourceSettings | None:
    return config.source_named(article.source.name) if article.source else None


def _rights(article: Article, config: Config) -> Rights | None:
    settings = _settings(article, config)
    return (article.source.rights if article.source else None) or (settings.rights if settings else None)
