"""What a seed is: normalised text and its paragraphs, each with its place in that text."""

import html
import re
import sys
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple

from generator.convert.escape import escape_markdown
from generator.convert.stated import NOTHING, Stated

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_LINE_END = re.compile("\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_BLANKS = re.compile("[^\\S\n ][^\\S\n]*| [^\\S\n]+")  # all but a single blank, which most are
# What no reader sees: controls, bidirectional marks, zero-width signs, icon fonts' private characters.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ufffe\uffff\ue000-\uf8ff\U000f0000-\U0010ffff]"
)
# The two joiners stay where they matter, behind a letter or sign outside ASCII. To search for both kinds at once takes
# ten times as long.
_JOINERS = re.compile("(?<![^\x00-\x7f])[\u200c\u200d]+")
BETWEEN = " · "  # stands in the text of a list between its entries, so that no name runs into the next
_WRAPPED_LINE = range(50, 100)  # characters, the usual median of text that was broken by a mail program or a terminal


@dataclass(frozen=True, slots=True)
class Paragraph:
    """
    Hold one paragraph and where it *start*s in the text of its seed: `seed.text[start:end] == text`.

    The text is one line. *markdown* is how the article writes it, where that is more: a heading, a list, a block that
    was Markdown in the seed.
    """

    text: str
    start: int
    markdown: str = ""

    @property
    def end(self) -> int:
        """Give the place behind the last character."""
        return self.start + len(self.text)

    @property
    def written(self) -> str:
        """Give what stands in the article's file."""
        return self.markdown or escape_markdown(self.text)

    def part(self, start: int, end: int) -> "Paragraph":
        """
        Give a part of this paragraph, without blanks around it; the numbers count from its own start.

        A block of several lines, such as a list, has no parts that can be written, so any part is written as the whole.
        """
        text = self.text[start:end]
        is_whole = text.strip() == self.text or "\n" in self.markdown
        place = self.start + start + len(text) - len(text.lstrip())
        return Paragraph(text.strip(), place, self.markdown if is_whole else "")


@dataclass(frozen=True, slots=True)
class Seed:
    """
    Hold one raw text: *file* is its bare name, *text* is normalised, *paragraphs* are the parts of it with words.

    *entry* names it within a file of several, a feed. *stated* is what its container says of it, *notes* are what an
    editor is asked to look at. *lines* are places in the text, each with its line of the file, where these are not the
    same lines.
    """

    text: str
    paragraphs: tuple[Paragraph, ...]
    file: str = ""
    sha256: str = ""
    entry: str = ""
    stated: Stated = NOTHING
    notes: tuple[str, ...] = ()
    lines: tuple[tuple[int, int], ...] = ()

    @property
    def name(self) -> str:
        """Give the name that an editor knows the story by."""
        return seed_name(self.file, self.entry)

    def line(self, place: int) -> int:
        """Give the line of the file, counted from 1, on which the character at *place* stands; 0 if it is not known."""
        if not self.lines:
            return self.text.count("\n", 0, place) + 1
        start, line = self.lines[max(0, bisect_right(self.lines, (place, sys.maxsize)) - 1)]
        return line and line + self.text.count("\n", start, place)


class SeedError(Exception):
    """Say why a file, or an entry of one, is no seed; the arguments are the line, 0 for all of it, and the message."""


class Block(NamedTuple):
    """Hold a paragraph of a page or of Markdown: *text*, *markdown* as above, and its *line* of the file, or 0."""

    text: str
    markdown: str = ""
    line: int = 1


def seed_name(file: str, entry: str) -> str:
    """Name a story by its file, and by its entry where the file has several."""
    return f"{file}#{entry}" if entry else file


def parse_seed(text: str) -> Seed:
    """Normalise *text* and find its paragraphs; of what file it is, who opened that knows."""
    text = normalise(text)
    paragraphs = (Paragraph(line[0], line.start()) for line in re.finditer(r"[^\n]+", text))
    return Seed(text, tuple(p for p in paragraphs if any(c.isalnum() for c in p.text)))


def seed_of_blocks(blocks: Iterable[Block], stated: Stated, notes: Iterable[str]) -> Seed:
    """Put a seed together from *blocks* of normal text, each of which is a paragraph if it has words."""
    texts: list[str] = []
    paragraphs: list[Paragraph] = []
    lines: list[tuple[int, int]] = []
    start = 0
    for block in blocks:
        if any(c.isalnum() for c in block.text):
            paragraphs.append(Paragraph(block.text, start, block.markdown))
            lines.append((start, block.line))
            texts.append(block.text)
            start += len(block.text) + 2
    text = "\n\n".join(texts)
    return Seed(text, tuple(paragraphs), stated=stated, notes=tuple(notes), lines=tuple(lines))


def normalise(text: str) -> str:
    """
    Unescape entities, drop what cannot be seen, and bring blanks and line ends into one form.

    Curly quotes stay. Only entities that end in a semicolon are ones: an address may well contain `&copy=2`.
    """
    text = visible(_ENTITY.sub(lambda match: html.unescape(match[0]), text))
    lines = [line.strip() for line in _BLANKS.sub(" ", text).split("\n")]
    return "\n".join(_unwrapped(lines))


def one_line(text: str) -> str:
    """Normalise *text*, which may be broken into lines, as one line."""
    return " ".join(normalise(text).split())


def visible(text: str) -> str:
    """Drop what cannot be seen, and bring line ends and composed letters into one form."""
    text = _UNSEEN.sub("", _LINE_END.sub("\n", text))
    return text if text.isascii() else unicodedata.normalize("NFC", _JOINERS.sub("", text))


def _unwrapped(lines: list[str]) -> list[str]:
    """
    Join lines that a program broke at a fixed width.

    Such a text has blank lines between its paragraphs and lines of nearly one length, many of which go on in small
    letters.
    """
    full = [line for line in lines if line]
    goes_on = sum(1 for line, after in pairwise(lines) if line and after[:1].islower())
    if not full or goes_on < len(full) / 3 or int(median(map(len, full))) not in _WRAPPED_LINE:
        return lines
    joined: list[str] = []
    for is_text, block in groupby(lines, key=bool):
        run = list(block)
        # The blank lines keep the numbers of the lines below.
        joined += [" ".join(run), *[""] * (len(run) - 1)] if is_text else run
    return joined
