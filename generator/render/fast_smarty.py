"""
Quotes, dashes and ellipses, educated in the text itself.

The smarty extension stashes each mark in the document and puts it back when all else is done, which for news text, full
of apostrophes, is half of all the time that Python-Markdown takes.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeGuard
from xml.etree.ElementTree import Element

import markdown
from markdown.extensions.smarty import SubstituteTextPattern
from markdown.inlinepatterns import InlineProcessor as InlinePattern
from markdown.treeprocessors import InlineProcessor
from markdown.util import ETX, INLINE_PLACEHOLDER_PREFIX, STX

from generator.render.fast_literals import holds_any, is_stock, literals_of, settled_texts, shortest


def educate_in_place(md: markdown.Markdown) -> None:
    """Replace the stock pass of smarty in *md*, if there is one and nothing unknown runs after it."""
    # Who runs later finds entities where the stock pass leaves placeholders; to the stock processors they are the same.
    if "smarty" not in md.treeprocessors or not all(map(is_stock, (*md.treeprocessors, *md.postprocessors))):
        return
    stock = md.treeprocessors["smarty"]
    if type(stock) is not InlineProcessor or (literals := literals_of(stock)) is None:
        return
    substitutions = tuple(_substitutions(literals))
    if len(substitutions) == len(literals):
        md.treeprocessors.register(_EducatingInline(md, stock, substitutions), "smarty", 6)


class _Substitution(NamedTuple):
    literal: str
    regex: re.Pattern[str]
    parts: tuple[int | str, ...]
    """Groups of the match, and text."""


class _EducatingInline(InlineProcessor):
    """Substitute quotes, dashes and ellipses in the text itself, in the order and with the regexes of smarty."""

    # What smarty looks at on either side of a literal: seven characters (`&#8211;`) or fewer.
    _REACH = 8
    _TOKEN = re.compile(f"{STX}smart:([0-9]+){ETX}")

    def __init__(self, md: markdown.Markdown, stock: InlineProcessor, substitutions: tuple[_Substitution, ...]) -> None:
        super().__init__(md)
        self.inlinePatterns = stock.inlinePatterns
        self._substitutions = substitutions
        self._literals = shortest(substitution.literal for substitution in substitutions)

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        educated, complete = settled_texts(tree, self._educate)
        if not complete:
            return super().run(tree, ancestors)
        for element, place, text in educated:
            setattr(element, place, text)
        return tree

    def _educate(self, text: str) -> str | None:
        if INLINE_PLACEHOLDER_PREFIX in text:
            return None
        if not holds_any(self._literals, text):
            return text
        done: list[str] = []
        for substitution in self._substitutions:
            if substitution.literal in text:
                text = self._substitute(substitution, text, done)
        return self._TOKEN.sub(lambda token: done[int(token[1])], text)

    def _substitute(self, substitution: _Substitution, text: str, done: list[str]) -> str:
        # As the stock placeholders do, a token hides what is done from the regexes, which look at the neighbours.
        literal, regex, parts = substitution
        start = 0
        at = text.find(literal)
        while at >= 0:
            match = regex.search(text, max(start, at - self._REACH), at + len(literal) + self._REACH)
            if match and match.start() <= at < match.end():
                token = f"{STX}smart:{len(done)}{ETX}"
                done.append("".join([match[part] if isinstance(part, int) else part for part in parts]))
                text = text[: match.start()] + token + text[match.end() :]
                start = match.start() + len(token)
                at = text.find(literal, start)
            else:
                at = text.find(literal, at + 1)
        return text


def _substitutions(literals: Mapping[InlinePattern, tuple[str, ...]]) -> Iterator[_Substitution]:
    """Give the patterns that substitute groups and entities: these the serializer writes as they stand."""
    for pattern, required in literals.items():
        if type(pattern) is SubstituteTextPattern:
            parts = tuple(part for part in pattern.replace if isinstance(part, int) or _is_entity(part))
            if parts == tuple(pattern.replace):
                yield _Substitution(required[0], pattern.compiled_re, parts)


def _is_entity(text: object) -> TypeGuard[str]:
    return isinstance(text, str) and re.fullmatch(r"(?:&[0-9A-Za-z]+;)+", text) is not None
