"""
Write plain prose as HTML at once, as Python-Markdown does with the extensions of `markup`.

News is paragraphs, headings, quotations, short lists, links and emphasis. A text of nothing else needs no tree for
every extension to walk: block follows block, and no mark reaches beyond its own. What might mean more than that, or
something else in another place, is not prose here, and the whole text is left to Python-Markdown. The tests that
compare both, on random texts and on all short ones, are what holds the promise.
"""

import re
from collections.abc import Callable
from typing import Final
from xml.etree.ElementTree import Element, SubElement

import markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.serializers import RE_AMP
from markdown.util import ETX, STX, AtomicString

from generator.render.fast_literals import holds_any
from generator.render.fast_markdown import is_compared_version
from generator.render.fast_smarty import Educator, default_educator

_FOREIGN: Final = (STX, ETX, "\r", "\t", "<", "`")
_NUMERIC_ENTITY: Final = re.compile(r"&\\?#")  # `&\#38;` becomes one
# What refers to one, a link or a footnote, may stand anywhere in the text.
_DEFINITION: Final = re.compile(r"\[(?<!\\\[)[^\]]*\]:")
_ESCAPED: Final = re.compile(r"""\\([\\`*_{}\[\]()>#+\-.!"'|])""")
_ENTITY: Final = re.compile(r"&[A-Za-z0-9]+;")
_TOKEN: Final = re.compile(f"{STX}([0-9]+){ETX}")

# How a line may begin that goes on as text: no block but a paragraph has such a line.
_START: Final = r"(?:[^\s\d#*+\-=_>|:]|\d+(?![\d.])|\*\*?(?![\s*]))"
_PARAGRAPH_START: Final = re.compile(_START)
_OTHER_LINE: Final = re.compile(rf"\n(?:(?<=  \n)|(?!{_START}))")  # two spaces end the line before for good
_HEADING: Final = re.compile(r"(#{1,6})([^#\\\n]+)")
_QUOTE_MARK: Final = re.compile(r"^> ?", re.MULTILINE)
_LIST: Final = re.compile(rf"[-*+] +{_START}.*(?:\n[-*+] +{_START}.*)*")

_LINK: Final = re.compile(rf"""\[([^\[\]]+)\]\(([^\s()<>\[\]"'\\{STX}]+)\)""")
_EMPHASIS: Final = re.compile(r"(\*\*?)(?![\s*])([^*]*[^*\s])\1(?!\*)")
# Inside a word it is a letter like any other.
_OUTER_UNDERSCORE: Final = re.compile(r"_(?:(?<!\w_)|(?!\w))")


def shortcut_prose(md: markdown.Markdown) -> None:
    """Let *md*, with the extensions of `markup`, write a text that is prose before any other kind of block is asked."""
    if is_compared_version():
        md.parser.blockprocessors.register(_WholeText(md.parser), "prose", 2000)


class _WholeText(BlockProcessor):
    """Keep the HTML of the whole text where Python-Markdown keeps raw HTML, which it puts out as it is."""

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)
        self._write = prose_writer()

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - the signature is Python-Markdown's
        return parent is self.parser.root and len(parent) == 0

    def run(self, parent: Element, blocks: list[str]) -> bool | None:
        html = self._write("\n\n".join(blocks))
        if not html:
            return False
        blocks.clear()
        SubElement(parent, "p").text = AtomicString(self.parser.md.htmlStash.store(html))
        return None


class _NotProseError(Exception):
    """Say that a text is to be left to Python-Markdown."""


def prose_writer() -> Callable[[str], str | None]:
    """
    Make the function that gives the HTML of a text, or None if that may hold more than prose.

    On a version of Python-Markdown with which it was not compared it gives nothing but None.
    """
    return _Prose(default_educator()).to_html if is_compared_version() else lambda _: None


class _Prose:
    def __init__(self, educator: Educator) -> None:
        self._educate = educator.educate

    def to_html(self, text: str) -> str | None:
        half_ended = text.endswith("\n") and not text.endswith("\n\n")  # as HTML that was never closed leaves it
        if half_ended or holds_any(_FOREIGN, text) or ("[" in text and "]:" in text and _DEFINITION.search(text)):
            return None
        if "&" in text and _NUMERIC_ENTITY.search(text):
            return None
        kept: list[str] = []
        text = _keep(text, kept)
        if "{" in text:  # a list of attributes, which may even stand in the text of a link
            return None
        try:
            html = "\n".join([self._block(block) for part in text.split("\n\n") if (block := part.strip("\n"))])
        except _NotProseError:
            return None
        if "</ul>\n<ul>" in html:  # the second list goes on where the first ends, and both are set wider
            return None
        html = html.replace("\n</blockquote>\n<blockquote>\n", "\n")
        return _TOKEN.sub(lambda token: kept[int(token[1])], html) if kept else html

    def _block(self, block: str) -> str:
        if _is_paragraph(block):
            return f"<p>{self._inline(block)}</p>"
        if (heading := _HEADING.fullmatch(block)) and (title := heading[2].strip()):
            level = len(heading[1])
            return f"<h{level}>{self._inline(title)}</h{level}>"
        if block[0] == ">" and _is_paragraph(quoted := _QUOTE_MARK.sub("", block)):
            return f"<blockquote>\n<p>{self._inline(quoted)}</p>\n</blockquote>"
        if _LIST.fullmatch(block):
            points = "".join([f"<li>{self._inline(line[1:].lstrip(' '))}</li>\n" for line in block.split("\n")])
            return f"<ul>\n{points}</ul>"
        raise _NotProseError

    def _inline(self, text: str) -> str:
        if ">" in text:
            raise _NotProseError
        if "[" not in text:
            return self._emphasis(text)
        before, *links = _LINK.split(text)
        if "![" in text or any("](" in between for between in (before, *links[2::3])):
            raise _NotProseError
        return self._emphasis(before) + "".join(
            [
                f'<a href="{address}">{self._emphasis(label)}</a>{self._emphasis(after)}'
                for label, address, after in zip(links[::3], links[1::3], links[2::3], strict=True)
            ]
        )

    def _emphasis(self, text: str) -> str:
        if "_" in text and _OUTER_UNDERSCORE.search(text):
            raise _NotProseError
        if "*" not in text:
            return self._educate(text)
        before, *emphases = _EMPHASIS.split(text)
        if any("*" in between for between in (before, *emphases[2::3])):
            raise _NotProseError
        html = [self._educate(before)]
        for stars, emphasized, after in zip(emphases[::3], emphases[1::3], emphases[2::3], strict=True):
            tag = "em" if stars == "*" else "strong"
            html.append(f"<{tag}>{self._educate(emphasized)}</{tag}>{self._educate(after)}")
        return "".join(html)


def _is_paragraph(block: str) -> bool:
    return bool(_PARAGRAPH_START.match(block)) and not _OTHER_LINE.search(block)


def _keep(text: str, kept: list[str]) -> str:
    """Put tokens for escaped characters and entities, and escape the other ampersands."""

    def keep(html: str) -> str:
        kept.append(html)
        return f"{STX}{len(kept) - 1}{ETX}"

    if "\\" in text:
        text = _ESCAPED.sub(lambda escaped: keep(escaped[1].replace(">", "&gt;")), text)
    if "&" in text:
        text = RE_AMP.sub("&amp;", _ENTITY.sub(lambda entity: keep(entity[0]), text))
    return text
