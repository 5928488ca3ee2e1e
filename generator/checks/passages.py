"""Every text that a reader is shown: where it stands, and in which record."""

from collections.abc import Iterator
from typing import NamedTuple

from generator.checks.material import Material, Text
from generator.model.article import Article
from generator.model.case import Case
from generator.model.registry import TermRecord
from generator.model.selection import Selection
from generator.schema import KeyPath

BODY: KeyPath = ()


class Passage(NamedTuple):
    """Hold a *text* of a *record* at a *key*, or its *body* in Markdown."""

    record: Article | TermRecord | Selection
    key: KeyPath
    text: str
    body: Text | None = None

    def line(self, material: Material, place: int) -> int:
        """Give the line of the character at *place*."""
        return self.body.line_at(place) if self.body else material.line_of(self.record.path, *self.key)


def passages(material: Material) -> Iterator[Passage]:
    """Give every text of all that is out."""
    for article in material.articles:
        yield from beside_the_text(article)
        yield Passage(article, ("title",), article.title)
        yield Passage(article, ("summary",), article.summary)
        yield _body(material, article)
    for case in material.content.cases:
        yield from steps_of(case)
    for selection in material.content.digests:
        yield Passage(selection, ("title",), selection.title)
    for kind in material.content[1:]:
        for record in kind:
            yield _body(material, record)


def beside_the_text(article: Article) -> Iterator[Passage]:
    """Give what *article* shows beside its title, summary and text: the words of its picture, and its corrections."""
    if article.image:
        yield Passage(article, ("image", "alt"), article.image.alt)
        yield Passage(article, ("image", "credit"), article.image.credit)
    for index, entry in enumerate(article.corrections):
        yield Passage(article, ("corrections", index, "was"), entry.was)
        yield Passage(article, ("corrections", index, "now"), entry.now)


def steps_of(case: Case) -> Iterator[Passage]:
    """Give what the timeline of *case* says happened."""
    for index, entry in enumerate(case.timeline):
        yield Passage(case, ("timeline", index, "what"), entry.what)


def _body(material: Material, record: Article | TermRecord | Selection) -> Passage:
    text = material.text(record.path)
    return Passage(record, BODY, text.markdown, text)
