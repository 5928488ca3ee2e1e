"""
Is a child who must not be shown named where no editor would look for it?

In a text a child may be named, if an editor wants that. What stands in the words of a picture, in a correction, in an
address or in the record of a case is often not read again.
"""

from collections.abc import Iterator

from generator.checks.finding import Finding, Rule
from generator.checks.material import Material
from generator.checks.minors import protected
from generator.checks.passages import beside_the_text, steps_of
from generator.model.article import Article
from generator.model.case import Case
from generator.model.slugs import slugify
from generator.schema import KeyPath

RULE = Rule("minor-mentioned", "No picture, correction, address or case names somebody under 18 without need.")


def check(material: Material) -> Iterator[Finding]:
    """Find the full names of those who must not be shown, beside the texts."""
    names = {
        f"-{slugify(name)}-": person.path
        for person in protected(material).values()
        for name in (person.name, *person.aliases)
        if len(name.split()) > 1
    }
    if not names:
        return
    records: tuple[Article | Case, ...] = (*material.articles, *material.content.cases)
    for record in records:
        for key, text in _of_article(record) if isinstance(record, Article) else _of_case(record):
            folded = f"-{slugify(text)}-"
            if found := next((path for name, path in names.items() if name in folded), None):
                what = ".".join(str(step) for step in key if isinstance(step, str))
                message = f"{what} names the person of {found}, a minor: take the name out, unless it must be there"
                yield Finding(record.path, material.line_of(record.path, *key), RULE.name, message, RULE.level)


def _of_article(article: Article) -> Iterator[tuple[KeyPath, str]]:
    for passage in beside_the_text(article):
        yield passage.key, passage.text
    yield ("slug",), article.slug
    yield from ((("aliases", index), alias) for index, alias in enumerate(article.aliases))


def _of_case(case: Case) -> Iterator[tuple[KeyPath, str]]:
    for passage in steps_of(case):
        yield passage.key, passage.text
    yield ("name",), case.name
    yield ("slug",), case.slug
    yield from ((("aliases", index), alias) for index, alias in enumerate(case.aliases))
    yield from ((("keywords", index), word) for index, word in enumerate(case.keywords))
