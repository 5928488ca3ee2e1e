"""Find a title in a line into which the whole top of a page ran."""

import re
from collections.abc import Iterator

from generator.convert.dates import printed_dates
from generator.convert.full_names import is_given_name
from generator.convert.headlines import SAME_SUBJECT, could_be_title, shared
from generator.convert.phrases import Phrases

_LONGEST_OPENING = 5000  # characters of the line to look into
_FEWEST_WORDS, _FIRST_WORDS = 5, 400  # words: of a title that ran into other text, and among which to look for it twice
_FURNITURE = re.compile(
    r"\b\d{1,2}[:.]\d\d(?:[ap]m|(?: ?[ap]\.?m\b\.?))?(?: (?:GMT|BST|[ECMP][SD]?T)\b)?|\bUpdated(?: on)?:?"
    r"|\bPublished:?|\bShare this:?|\bShare\b|\bTweet\b|\bPrint\b"
    r"|(?:\b(?:Facebook|Twitter|Reddit|LinkedIn|Pinterest|WhatsApp|YouTube|Youtube|Instagram|Email|RSS)\b\s*){2,}"
    r"|\bSearch\b|\bMenu\b|\bSign In\b|\bSubscribe\b|\bPrevious Post\b|\bNext Post\b"
    r"|\bBack to Gallery\b|\bPhoto:|\bBy (?=[A-Z])|[|•×]|\(Opens in new window\)"
)


def find_run_in_title(line: str, subject: set[str], phrases: Phrases) -> str:
    """Find a title inside a line into which the top of the page ran: between labels, dates and names of networks."""
    line = line[:_LONGEST_OPENING]
    marks = [(d.start, d.end) for d in printed_dates(line)] + [m.span() for m in _FURNITURE.finditer(line)]
    pieces, start = [], 0
    for mark_start, mark_end in [*sorted(marks), (len(line), len(line))]:
        pieces.append(line[start:mark_start].strip(" -–—/:;,"))
        start = max(start, mark_end)
    fitting = [piece for piece in pieces if _fits(_without_labels(piece, phrases), subject, 2 * SAME_SUBJECT)]
    fitting += [run for run in _repeated(line) if _fits(_without_labels(run, phrases), subject, SAME_SUBJECT)]
    return _without_labels(max(fitting, key=lambda piece: shared(piece, subject) * len(piece), default=""), phrases)


def _fits(piece: str, subject: set[str], likeness: float) -> bool:
    whole = could_be_title(piece) and len(piece.split()) >= _FEWEST_WORDS and not re.search(r"\w\w\.( |$)", piece)
    return whole and shared(piece, subject) >= likeness


def _repeated(line: str) -> Iterator[str]:
    """Give the runs of words that stand twice in *line*: a page prints its title in more than one place."""
    words = line.split()[:_FIRST_WORDS]
    first: dict[tuple[str, ...], int] = {}
    end = 0
    for at in range(len(words) - _FEWEST_WORDS + 1):
        before = first.setdefault(tuple(words[at : at + _FEWEST_WORDS]), at)
        length = 0
        while before + length < at and at + length < len(words) and words[before + length] == words[at + length]:
            length += 1
        if length > _FEWEST_WORDS and at + length > end:
            end = at + length
            yield " ".join(words[at:end])


def _without_labels(piece: str, phrases: Phrases) -> str:
    """Take the sections of the site from the beginning of a title, and its author, if only in name, from the end."""
    words = piece.split()
    while len(words) > 1 and words[1][0].isupper() and phrases.whole(words[0]):
        words.pop(0)
    while len(words) > _FEWEST_WORDS + 1 and is_given_name(words[-2]) and words[-1][0].isupper():
        words = words[:-2]
    return " ".join(words)
