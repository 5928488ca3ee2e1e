"""Cut the top of a page, which a scraper ran into one line, at what cannot be part of a title."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.convert.bylines import end_of_names
from generator.convert.dates import MONTH, printed_dates
from generator.convert.name_words import is_given_name
from generator.convert.phrases import Phrases
from generator.model.sentences import sentence_spans

_FURNITURE = re.compile(
    r"\b\d{1,2}[:.]\d\d(?:[ap]m|(?: ?[AaPp]\.?[Mm]\b\.?))?(?: (?:GMT|BST|[AECMPH][SD]?T)\b)?"
    r"|\b(?:Updated|UPDATED|Published|PUBLISHED)\b(?: on)?:?|\bShare this:?|\bShare\b|\bTweet\b|\bPrint\b"
    r"|(?:\b(?:Facebook|Twitter|Reddit|LinkedIn|Pinterest|WhatsApp|YouTube|Youtube|Instagram|Email|RSS)\b\s*){2,}"
    r"|\bSearch\b|\bMenu\b|\bSign In\b|\bSubscribe\b|\bPrevious Post\b|\bNext Post\b|\bFiled to:|\bUp next:"
    r"|\bBack to Gallery\b|[|•×]|(?<!\S)@\w+|\(Opens in new window\)|\b\d+ [Mm]in(?:ute)?s?(?: [Rr]ead)?\b"
    r"|\b\d{1,3} ?(?:/|of(?: /)?) ?\d{1,3}(?!\d)|\b\d+(?:\.\d)?K\b"
)
_DAY = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Yesterday|Today),? (?:at )?\d{1,2}[:.]\d\d ?[APap]\.?[Mm]\b\.?"
    rf"|\b(?i:{MONTH.format('month')}) ?\d{{1,2}}(?:st|nd|rd|th)?(?= at\b| \d| [A-Z])|\b\d+ (?:hours?|days?) ago\b"
)
# A credit ends at its bracket, or at the agency or the capitalised words that name the photographer.
_CREDIT = re.compile(
    r"\([^()]{0,60}(?:[Cc]redit|[Ss]ource|[Pp]hoto|/|via|Getty|Reuters|AP\b|AFP)[^()]{0,60}\)"
    r"|\b(?:Photo|Image|Picture|Credit)s?(?: [Cc]redit| by)?: ?(?:[A-Z][\w.’'-]+ ){0,2}[A-Z][\w.’'-]+"
    r"(?:, (?:AP|AFP|PA|EPA|Getty|Reuters)\b(?: Images| Photo)?|/[A-Z]\w+)"
)
_BY = re.compile(r"\b[Bb][Yy] (?=[A-Z])")

_GOES_ON = re.compile(
    r"(?:,|\b(?:in|on|of|since|until|from|by|to|for|dated|at|the|and|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,)) ?$"
)
Mark = Literal["byline", "date", "label", "sentence", "credit", "copy", "end"]


@dataclass(frozen=True, slots=True)
class Piece:
    """
    Hold the place of words between two marks of a line, and which mark is *behind* them.

    What has the end of a sentence, a credit or a date of its own behind it reads like a caption.
    """

    start: int
    end: int
    behind: Mark = "label"


def is_run_in(line: str) -> bool:
    """Tell whether the top of a page ran into *line*: it has a byline inside, and a date or a button."""
    return any(_bylines(line)) and (any(printed_dates(line)) or bool(_FURNITURE.search(line)))


def cut_at_marks(line: str, phrases: Phrases) -> Iterator[Piece]:
    """Give the pieces of *line* between dates, bylines, credits, buttons, names of networks, and ends of sentences."""
    marks: dict[tuple[int, int], Mark] = {m.span(): "label" for m in _FURNITURE.finditer(line)}
    marks |= dict.fromkeys(phrases.labels_in(line), "label")
    marks |= {(end, end): "sentence" for start, end in sentence_spans(line) if line[end - 1] in ".…"}
    marks |= {m.span(): "credit" for m in _CREDIT.finditer(line)}
    for start, end in [*((d.start, d.end) for d in printed_dates(line)), *(m.span() for m in _DAY.finditer(line))]:
        marks[start, end] = "sentence" if _GOES_ON.search(line[max(0, start - 20) : start]) else "date"
    marks |= dict.fromkeys(_bylines(line), "byline")
    start = 0
    for (mark_start, mark_end), mark in [*sorted(marks.items()), ((len(line), len(line)), "end")]:
        piece = _trimmed(line, Piece(start, max(start, mark_start), mark))
        if piece.end > piece.start:
            yield piece
        start = max(start, mark_end)


def _bylines(line: str) -> Iterator[tuple[int, int]]:
    """Find the bylines: "By" and a name, or "by" and a given name."""
    for match in _BY.finditer(line):
        end = end_of_names(line, match.end())
        if end and (match[0][0] == "B" or is_given_name(line[match.end() :].split(" ", 1)[0])):
            yield match.start(), end


def _trimmed(line: str, piece: Piece) -> Piece:
    text = line[piece.start : piece.end]
    kept = text.strip(" -–—/:;,")
    start = piece.start + (text.find(kept) if kept else 0)
    return Piece(start, start + len(kept), piece.behind)
