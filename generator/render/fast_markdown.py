"""
Make Python-Markdown several times faster on news text without changing a byte of what it writes.

Python-Markdown offers every paragraph to every rule it knows, and plain prose has no use for nearly all of them. Each
step here asks a cheap question first: can the rule match here at all? The steps are independent, work through the
registries, and leave the stock code in place wherever they meet something they do not know: an unknown extension costs
speed, never correctness. The test that compares both on random documents is what holds the promise.
"""

import re
from collections.abc import Iterable
from typing import Final, cast
from xml.etree.ElementTree import Element, SubElement

import markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions.md_in_html import HtmlBlockPreprocessor as MarkdownInHtmlPreprocessor
from markdown.preprocessors import HtmlBlockPreprocessor, NormalizeWhitespace, Preprocessor
from markdown.treeprocessors import InlineProcessor
from markdown.util import ETX, STX

from generator.render.fast_literals import holds_any, is_stock, literals_of, settled_texts, shortest
from generator.render.fast_smarty import educate_in_place

SUPPORTED_VERSION: Final = (3, 11)


def is_compared_version() -> bool:
    """Tell whether the internals of this Python-Markdown are those this was written for; minor releases move them."""
    return markdown.__version_info__[:2] == SUPPORTED_VERSION


def accelerate(md: markdown.Markdown) -> None:
    """
    Speed up *md* in place; call it once, after every extension has been registered.

    Does nothing on a version of Python-Markdown whose internals were not compared.
    """
    if not is_compared_version():
        return
    _pass_clean_source(md)
    _shortcut_paragraphs(md)
    educate_in_place(md)
    _spare_plain_texts(md)


# Before the blocks: two preprocessors scan the whole source for what is seldom in it.


class _CleanLines(NormalizeWhitespace):
    def run(self, lines: list[str]) -> list[str]:
        if holds_any((STX, ETX, "\r", "\t", "\n "), "\n".join(lines)):
            return super().run(lines)
        return [*lines, "", ""]


class _TagFreeSource(Preprocessor):
    """Run *stock*, the search for blocks of HTML, only on a source that may hold a tag or a numeric entity."""

    def __init__(self, md: markdown.Markdown, stock: Preprocessor) -> None:
        super().__init__(md)
        self._stock = stock

    def run(self, lines: list[str]) -> list[str]:
        return self._stock.run(lines) if any("<" in line or "&#" in line for line in lines) else lines


def _pass_clean_source(md: markdown.Markdown) -> None:
    if type(md.preprocessors["normalize_whitespace"]) is NormalizeWhitespace:
        md.preprocessors.register(_CleanLines(md), "normalize_whitespace", 30)
    html_blocks = md.preprocessors["html_block"]
    if type(html_blocks) in {HtmlBlockPreprocessor, MarkdownInHtmlPreprocessor}:
        md.preprocessors.register(_TagFreeSource(md, html_blocks), "html_block", 20)


# The blocks: a paragraph of prose need not be refused by a dozen other kinds of block first.


class _PlainParagraph(BlockProcessor):
    """Take a block whose every line starts with a letter, an opening quote or bracket: no other stock block does."""

    _START = re.compile(r"[^\W\d_]|[“‘\"'(]")
    _OTHER_LINE = re.compile(rf"\n(?!{_START.pattern})")

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - the signature is Python-Markdown's
        # In a tight list the text belongs to the list element itself, without a paragraph around it.
        return bool(
            self._START.match(block) and not self._OTHER_LINE.search(block) and not self.parser.state.isstate("list")
        )

    def run(self, parent: Element, blocks: list[str]) -> None:
        SubElement(parent, "p").text = blocks.pop(0)


def _shortcut_paragraphs(md: markdown.Markdown) -> None:
    if all(map(is_stock, md.parser.blockprocessors)):
        md.parser.blockprocessors.register(_PlainParagraph(md.parser), "plain_paragraph", 1000)


# The inline patterns: they are not shown a text without any of their literals, and each looks for its own in the rest.


class _GuardedRegex:
    """Answer like *regex*, but at once where the text holds none of *literals*, one of which is in every match."""

    def __init__(self, regex: re.Pattern[str], literals: tuple[str, ...]) -> None:
        self._regex = regex
        self._literals = literals

    def finditer(self, text: str, start: int = 0) -> Iterable[re.Match[str]]:
        return self._regex.finditer(text, start) if holds_any(self._literals, text) else ()

    def __getattr__(self, name: str) -> object:
        return getattr(self._regex, name)


class _SparingInline(InlineProcessor):
    """Hide from the patterns the texts in which none of them can match."""

    def __init__(self, md: markdown.Markdown, literals: Iterable[str]) -> None:
        super().__init__(md)
        # A placeholder is text that means something to the processor that made it.
        self._literals = shortest((STX, *literals))

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        plain, _ = settled_texts(tree, lambda text: None if holds_any(self._literals, text) else text)
        for element, place, _ in plain:
            setattr(element, place, None)
        super().run(tree, ancestors)
        for element, place, text in plain:
            setattr(element, place, text)
        return tree


def _spare_plain_texts(md: markdown.Markdown) -> None:
    stock = md.treeprocessors["inline"]
    if type(stock) is not InlineProcessor or (literals := literals_of(stock)) is None:
        return
    for pattern, required in literals.items():
        pattern.compiled_re = cast("re.Pattern[str]", _GuardedRegex(pattern.compiled_re, required))
    sparing = _SparingInline(md, (literal for required in literals.values() for literal in required))
    md.treeprocessors.register(sparing, "inline", 20)
