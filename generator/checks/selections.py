"""Do the digests of weeks name stories that readers are not shown?"""

from collections.abc import Iterator

from generator.checks.finding import Finding, Rule
from generator.checks.material import Material
from generator.model.article import Article
from generator.model.selection import Library

WITHDRAWN = Rule("withdrawn-in-digest", "No digest of a week names a story that was withdrawn.")
NOT_YET_OUT = Rule("unreleased-in-digest", "No digest of a week that is out names a draft, or a story to come.", "note")


def check(material: Material) -> Iterator[Finding]:
    """Find the stories that editors chose and readers are not shown: nobody would notice that they are left out."""
    out = {article.path for article in material.articles}
    withdrawn = {article.path for article in material.site.withdrawn}
    library = Library(material.everything.articles if material.everything.digests else ())
    for selection in material.everything.digests:
        is_out = selection.slug in material.site.selections
        for index, name in enumerate(selection.stories):
            article = library.find(name)
            if article is None or article.path in out:
                continue
            if article.path in withdrawn:
                rule, message = WITHDRAWN, f"“{name}” was withdrawn and is not shown: take it out of stories:"
            elif is_out:
                rule, message = NOT_YET_OUT, f"“{name}” {_why_not(article)}, or take it out of stories:"
            else:
                continue
            yield Finding(
                selection.path, material.line_of(selection.path, "stories", index), rule.name, message, rule.level
            )


def _why_not(article: Article) -> str:
    if article.status == "draft":
        return "is a draft and is left out of this week: publish it"
    return f"is held until {article.date:%Y-%m-%d %H:%M} UTC and till then left out of this week: give it another date"
