"""Do the digests of weeks name stories that will not come back?"""

from collections.abc import Iterator

from generator.checks.finding import Finding, Rule
from generator.checks.material import Material
from generator.model.selection import Library

RULE = Rule("withdrawn-in-digest", "No digest of a week names a story that was withdrawn.")


def check(material: Material) -> Iterator[Finding]:
    """Find the withdrawn stories that editors chose: readers are not shown them, and nobody would notice."""
    withdrawn = {article.path for article in material.site.withdrawn}
    if not withdrawn:
        return
    library = Library(material.everything.articles)
    for selection in material.everything.digests:
        for index, name in enumerate(selection.stories):
            article = library.find(name)
            if article and article.path in withdrawn:
                line = material.line_of(selection.path, "stories", index)
                message = f"“{name}” was withdrawn and is not shown: take it out of stories:"
                yield Finding(selection.path, line, RULE.name, message, RULE.level)
