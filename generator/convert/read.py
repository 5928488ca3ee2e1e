"""Read a seed: bytes become normalised text and its paragraphs, each with its place in that text."""

import hashlib
import html
import re
import unicodedata
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path
from statistics import median

from generator.errors import Problem

LARGEST_SEED, MOST_LINES = 1_000_000, 20_000  # bytes; lines with words. A long magazine story has 100,000 and 300

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_LINE_END = re.compile("\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_BLANK = re.compile("[^\\S\n]+")
# What no reader sees: controls, bidirectional marks, zero-width signs, icon fonts' private characters. The two joiners
# stay where they matter, behind a letter or sign outside ASCII.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ufffe\uffff\ue000-\uf8ff\U000f0000-\U0010ffff]|(?<![^\x00-\x7f])[\u200c\u200d]"
)
_PAGE_START = re.compile(r"<(?:!doctype html|html|head|body)\b[^<>]{0,500}>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:a|article|aside|b|blockquote|br|div|em|figure|figcaption|footer|h[1-6]|header|hr|i|iframe|img|li|link|main"
    r"|meta|nav|ol|p|picture|script|section|source|span|strong|style|svg|table|t[dhr]|time|title|ul|video)\b[^<>]{0,999}>",
    re.IGNORECASE,
)
_TOP, _MUCH_MARKUP = 2000, 0.02  # characters; of the text
_WRAPPED_LINE = range(50, 100)  # characters, the usual median of text that was broken by a mail program or a terminal


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Hold one paragraph and where it *start*s in the text of its seed: `seed.text[start:end] == text`."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Give the place behind the last character."""
        return self.start + len(self.text)

    def part(self, start: int, end: int) -> "Paragraph":
        """Give a part of this paragraph, without blanks around it; the numbers count from its own start."""
        text = self.text[start:end]
        return Paragraph(text.strip(), self.start + start + len(text) - len(text.lstrip()))


@dataclass(frozen=True, slots=True)
class Seed:
    """Hold one raw text: *file* is its bare name, *text* is normalised, *paragraphs* are the parts of it with words."""

    file: str
    sha256: str
    text: str
    paragraphs: tuple[Paragraph, ...]

    def line(self, place: int) -> int:
        """Give the line, counted from 1, on which the character at *place* stands."""
        return self.text.count("\n", 0, place) + 1


def read_seed(path: Path, shown: str) -> Seed | Problem:
    """Read the seed at *path*, or say why it is none; the problem names the file as *shown*."""
    try:
        size = path.stat().st_size
        if size > LARGEST_SEED:
            megabytes = f"{size / LARGEST_SEED:.1f} MB"
            return Problem(
                shown, 0, f"{megabytes} is more than a story can be (1 MB); give each story a seed of its own"
            )
        raw = path.read_bytes()
        text = raw.decode("utf-8-sig")
    except OSError as error:
        return Problem(shown, 0, f"cannot be read: {error.strerror}")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return Problem(
            shown, line, f"not UTF-8 text (byte {error.start}); save it as UTF-8, or delete it if it is no text"
        )
    seed = parse_seed(text, path.name, hashlib.sha256(raw).hexdigest())
    return Problem(shown, 0, fault) if (fault := _fault_of(seed)) else seed


def _fault_of(seed: Seed) -> str:
    """Say why the text of *seed* can be no story."""
    if not any(character.isalnum() for character in seed.text):
        return "has no words; delete it, or put a story into it"
    if is_page(seed.text):
        return "is an HTML page: save its text"
    if len(seed.paragraphs) > MOST_LINES:
        message = f"{len(seed.paragraphs)} lines are more than a story can have ({MOST_LINES})"
        return f"{message}; give each story a seed of its own"
    return ""


def is_page(text: str) -> bool:
    """Tell whether *text* is HTML: by what an HTML page begins with, or by many tags."""
    if "<" not in text:
        return False
    if _PAGE_START.search(text[:_TOP]):
        return True
    tags = [len(tag) for tag in _TAG.findall(text)]
    return len(tags) > 2 and sum(tags) >= len(text) * _MUCH_MARKUP  # noqa: PLR2004 - "a <b>word</b>" is no page


def parse_seed(text: str, file: str, sha256: str) -> Seed:
    """Normalise *text* and find its paragraphs."""
    text = normalise(text)
    paragraphs = (Paragraph(line[0], line.start()) for line in re.finditer(r"[^\n]+", text))
    return Seed(file, sha256, text, tuple(p for p in paragraphs if any(c.isalnum() for c in p.text)))


def normalise(text: str) -> str:
    """
    Unescape entities, drop what cannot be seen, and bring blanks and line ends into one form.

    Curly quotes stay. Only entities that end in a semicolon are ones: an address may well contain `&copy=2`.
    """
    text = _ENTITY.sub(lambda match: html.unescape(match[0]), text)
    text = _UNSEEN.sub("", _LINE_END.sub("\n", text))
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    lines = [line.strip() for line in _BLANK.sub(" ", text).split("\n")]
    return "\n".join(_unwrapped(lines))


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
