"""Find a title in a line into which the whole top of a page ran."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.convert.headlines import SAME_SUBJECT, could_be_title, long_words, shared
from generator.convert.leads import ends_loosely
from generator.convert.name_words import is_given_name
from generator.convert.page_tops import Piece, cut_at_marks
from generator.convert.phrases import Phrases

_LONGEST_OPENING = 5000  # characters of the line to look into: those nearest to the story
_FEWEST_WORDS, _LAST_WORDS = 5, 400  # words: of a title that ran into other text, and among which to look for it twice
_FEWEST_PLACED_WORDS = 3  # of a title with a byline or a date behind it
_LONGEST_PIECE, _LONGEST_NAME = 120, 8  # words of a piece to look into, at its end; of a name that begins a sentence
_LONGEST_LABEL, _LONGEST_AUTHOR, _LONG_RUN = 3, 3, 14  # words; a longer run of capitals begins with a menu
_WORD = re.compile(r"\S+")
# The weight of a title with a byline or a date behind it, and of one that the page prints in two places; which share
# of its long words must stand in the story as well, and the same of any other title.
_PLACED = {"byline": 2.0, "date": 1.3, "copy": 1.5}
_ALIKE = {"byline": 0.2, "date": SAME_SUBJECT, "copy": SAME_SUBJECT, "end": SAME_SUBJECT}
_UNPLACED = 0.55
_STRANGE = 0.7  # what a word that the story does not have costs, where one that it has counts 1
# A small word behind a name that does not begin what is told of it.
_NO_SENTENCE = frozenset({
    "of", "in", "on", "at", "for", "from", "by", "with", "and", "or", "to", "as", "the", "a", "an", "is", "are", "was",
    "were", "be", "not", "vs", "over", "after", "amid", "who", "behind", "about", "against", "during", "before", "into",
    "under",
})  # fmt: skip
_OPENERS = frozenset({"The", "A", "An", "In", "It", "This", "He", "She", "They", "One"})


@dataclass(frozen=True, slots=True)
class Subject:
    """Hold the long *words* and the *text* of a story, and the short lines of its page, which may be *labels*."""

    words: frozenset[str]
    text: str
    labels: frozenset[str] = frozenset()


def find_run_in_title(line: str, subject: Subject, phrases: Phrases) -> tuple[int, int] | None:
    """
    Find the place of a title in a line into which the top of the page ran.

    It stands between labels, dates and names of networks, or in two places.
    """
    offset = max(0, len(line) - _LONGEST_OPENING)
    line = line[offset:]
    found = [
        (_PLACED.get(piece.behind, 1) * _likeness(line[piece.start : piece.end], subject), piece)
        for whole in _pieces(line, phrases)
        for piece in _cuts(line, whole, subject, phrases)
        if _fits(line[piece.start : piece.end], subject, piece)
    ]
    best = max(found, key=lambda found: found[0], default=None)
    return (offset + best[1].start, offset + best[1].end) if best else None


def _pieces(line: str, phrases: Phrases) -> Iterator[Piece]:
    yield from cut_at_marks(line, phrases)
    for start, end in _repeated(line):
        yield Piece(start, end, "copy")


def _fits(text: str, subject: Subject, piece: Piece) -> bool:
    if not could_be_title(text) or text[:2].islower() or text[0] in "([":
        return False
    enough_words = len(text.split()) >= (_FEWEST_PLACED_WORDS if piece.behind in _PLACED else _FEWEST_WORDS)
    return enough_words and shared(text, subject.words) >= _ALIKE.get(piece.behind, _UNPLACED)


def _likeness(text: str, subject: Subject) -> float:
    words = long_words(text)
    return len(words & subject.words) - _STRANGE * len(words - subject.words)


def _cuts(line: str, piece: Piece, subject: Subject, phrases: Phrases) -> Iterator[Piece]:
    """Give the stretches of a piece that may be a title: without the labels before, without what follows it."""
    words = list(_WORD.finditer(line, piece.start, piece.end))[-_LONGEST_PIECE:]
    first = 0
    while labels := _labels(words[first : first + _LONGEST_LABEL + 2], subject, phrases):
        first += labels
    author = _author(words[first:], subject)
    stop = len(words) - author
    sentences = list(_before_sentences(words[:stop]))
    for start in [first, *(n for n in _later_starts(words, subject) if first < n < stop)]:
        if cut := next((n for n in sentences if n >= start + _FEWEST_WORDS), 0):
            yield Piece(words[start].start(), _end(words[cut - 1]), "label")
        elif piece.behind not in {"sentence", "credit"}:
            behind = "date" if author and piece.behind == "label" else piece.behind
            yield Piece(words[start].start(), _end(words[stop - 1]), behind)


def _end(word: re.Match[str]) -> int:
    return word.start() + len(word[0].rstrip(",;:–—-|") or word[0])


def _later_starts(words: Sequence[re.Match[str]], subject: Subject) -> Iterator[int]:
    """Give the words behind names of sections at which a title may begin: any capital in one of mostly small words."""
    if words[0][0].islower():
        yield next((n for n, word in enumerate(words) if word[0][0].isupper()), 0)
    capitals = next((n for n, word in enumerate(words) if word[0][0].islower()), len(words))
    small = sum(word[0].islower() for word in words)
    if small * 2 >= len(words) - capitals:
        yield from (n for n in range(1, capitals) if words[n - 1][0][-1] not in ":?!")
    elif len(words) > _LONG_RUN:
        yield from (n for n in range(1, capitals) if long_words(words[n][0]) & subject.words)


def _before_sentences(words: Sequence[re.Match[str]]) -> Iterator[int]:
    """Give the numbers of words behind which the sentence of a caption or a standfirst begins."""
    texts = [word[0] for word in words]
    for number in range(1, len(texts) - _FEWEST_WORDS):
        before, rest = texts[number - 1], texts[number : number + _LONGEST_NAME]
        small = next((n for n, word in enumerate(rest) if word[0].islower()), 0)
        if small == 0 or any(word[-1] in ",;" for word in rest[:small]):
            continue
        opens = rest[0] in _OPENERS and small == 1 and texts[number + 2][0].islower()
        tells = before[0].islower() and rest[0][0].isupper() and rest[small].strip(",") not in _NO_SENTENCE
        if (opens or tells) and not ends_loosely(before):
            yield number


def _author(words: Sequence[re.Match[str]], subject: Subject) -> int:
    """Count the words at the end of a piece that name its author, twice perhaps, and the agency."""
    texts = [word[0] for word in words]
    if len(texts) > 2 * _FEWEST_PLACED_WORDS and texts[-2:] == texts[-4:-2]:
        return 4
    run = next((n for n, word in enumerate(reversed(texts)) if not word[0].isupper() or word[-1] in "?!"), len(texts))
    if run <= _LONGEST_AUTHOR and run < len(texts) and texts[-run - 1].isalpha() and ends_loosely(texts[-run - 1]):
        return 0  # "in Port Fennel" ends the title
    for count in range(min(run, _LONGEST_AUTHOR + 1), 1, -1):
        is_named = is_given_name(texts[-count]) and not texts[-count].endswith(".")  # L.A. is a place
        if is_named and " ".join(texts[-count:][:2]) not in subject.text:
            return count if len(texts) - count >= _FEWEST_PLACED_WORDS else 0
    if 1 < run <= _LONGEST_AUTHOR and len(texts) - run >= _FEWEST_PLACED_WORDS:
        return 0 if any(word in subject.text for word in texts[-run:]) else run
    return 0


def _labels(words: Sequence[re.Match[str]], subject: Subject, phrases: Phrases) -> int:
    """Count the words at the beginning that are the name of a section or a topic, with a capital behind them."""
    for count in range(min(_LONGEST_LABEL, len(words) - 2), 0, -1):
        label = " ".join(word[0] for word in words[:count])
        if not words[count][0][0].islower() and (phrases.whole(label) or label.lower() in subject.labels):
            return count
    return 0


def _repeated(line: str) -> Iterator[tuple[int, int]]:
    """Give the runs of words that stand twice in *line*: a page prints its title in more than one place."""
    places = list(_WORD.finditer(line))[-_LAST_WORDS:]
    words = [place[0] for place in places]
    first: dict[tuple[str, ...], int] = {}
    end = 0
    for at in range(len(words) - _FEWEST_WORDS + 1):
        before = first.setdefault(tuple(words[at : at + _FEWEST_WORDS]), at)
        length = 0
        while before + length < at and at + length < len(words) and words[before + length] == words[at + length]:
            length += 1
        if length > _FEWEST_WORDS and at + length > end:
            end = at + length
            yield places[at].start(), places[end - 1].end()
