"""Take runs of capitalised words apart: titles and what opens a sentence go, what may be a person's name is left."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.convert.capitals import LONG_NAME, WORD, apart
from generator.convert.name_words import SURE, plain, read_name_words, strength
from generator.convert.records import overlaps
from generator.model.person import is_suffix

_RUN = re.compile(rf"{apart(LONG_NAME)}(?:(?<= [JS]r)\.)?")
_NICKNAME = re.compile(rf"(?P<first>{apart(WORD)}) [“\"‘'][^“”\"‘’'\n]{{2,20}}[”\"’'] (?P<last>{WORD})")
# The family name comes first, the given name has two parts: Bong Joon-ho.
_EASTERN = re.compile(r"(?<![\w’'-])(?P<family>[A-Z][a-z]{1,5}) [A-Z][a-z]{1,6}-[a-z]{2,6}(?![\w-])")
_OPENING_QUOTES = (" “", ' "', " ‘", " '")
_PLACE_OR_TITLE_BEFORE = re.compile(r"(?:^|[\s(“\"‘'—–])([\w’'.-]+),? $")
_POSSESSIVE = ("’s", "'s")
_ROYAL = frozenset({"prince", "princess", "king", "queen", "pope"})
_PRAISE = frozenset({"late", "legendary", "great", "iconic", "fellow", "veteran"})
_LONGEST_NAME = 3  # words; more are a name only with an initial, or where the registry says so
_SHORT_FOR = frozenset(
    {"dr", "gov", "sen", "rep", "lt", "col", "gen", "mr", "mrs", "ms", "prof", "rev", "sgt", "capt", "st", "mt", "ft"}
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """
    Hold what may be the *name* of a person, from *start* to *end* of a text.

    *given* is 2 where its first word is a given name, 1 where it may be one. It is *titled* when a word such as actor
    stands before it. The run of capitals that it was in began at *run_start*.
    """

    name: str
    start: int
    end: int
    given: int
    titled: bool
    run_start: int
    form: str = ""


@dataclass(slots=True)
class Alone:
    """Count how often a capitalised word stands *alone*, not behind "the", and how often it *acts* as people do."""

    alone: int = 0
    acts: int = 0


@dataclass(slots=True)
class Runs:
    """Hold the candidates of a text, and the words that stand alone in it."""

    candidates: list[Candidate] = field(default_factory=list)
    alone: dict[str, Alone] = field(default_factory=lambda: defaultdict(Alone))


def read_runs(text: str, taken: Sequence[tuple[int, int]], runs: Runs) -> list[Candidate]:
    """Give the candidates of *text* outside the places that are *taken*, and note in *runs* which words stand alone."""
    found = []
    for run in _RUN.finditer(text):
        words = run[0].split()
        if len(words) == 1 or (len(words) == 2 and plain(words[0]) in _SHORT_FOR):  # noqa: PLR2004 - "Ms Vane"
            _note(words, text, run.start(), run.end(), runs)
        elif not overlaps(run.start(), run.end(), taken) and (candidate := _candidate(words, text, run)):
            found.append(candidate)
    special = [name for name in _special(text) if not overlaps(name.start, name.end, taken)]
    spans = [(name.start, name.end) for name in special]
    found = special + [candidate for candidate in found if not overlaps(candidate.start, candidate.end, spans)]
    return sorted(found, key=lambda candidate: candidate.start)


def _note(words: Sequence[str], text: str, start: int, end: int, runs: Runs) -> None:
    before = text[max(0, start - 4) : start].lower()
    if before == "the " or before.endswith((" a ", " an ")):
        return
    entry = runs.alone[plain(words[-1])]
    entry.alone += 1
    behind = text[end : end + 16].split(maxsplit=1)
    acts = behind and text[end] == " " and behind[0].rstrip(".,") in read_name_words().verbs
    entry.acts += bool(acts) or len(words) > 1 or before in {"mr. ", "ms. ", "mrs. "}


def _special(text: str) -> Iterator[Candidate]:
    """Find the forms that are no plain run: Ann “the Van” Vane, Bong Joon-ho."""
    for match in _EASTERN.finditer(text) if "-" in text else ():
        if plain(match["family"]) in read_name_words().eastern:
            yield Candidate(match[0], match.start(), match.end(), SURE, False, match.start(), "eastern")
    for match in _NICKNAME.finditer(text) if any(mark in text for mark in _OPENING_QUOTES) else ():
        if strength(match["first"]) == SURE:
            name = f"{match['first']} {match['last']}"
            yield Candidate(name, match.start(), match.end(), SURE, False, match.start(), "nickname")


def _candidate(words: list[str], text: str, run: re.Match[str]) -> Candidate | None:
    """Give what is left of a run without titles, sentence openers and acronyms around it, if that can be a name."""
    words, titled = _without_titles(words)
    words = _without_tail(words)
    if len(words) < 2:  # noqa: PLR2004 - a single name is only known from the registry
        return None
    if all(word.isupper() and len(word) > 1 for word in words):
        return _shouted(words, text, run)
    if not strength(words[0]):
        first = next((i for i in range(1, len(words) - 1) if strength(words[i]) == SURE), 0)
        if plain(words[first - 1]) in read_name_words().places_before:
            return None
        words = words[first:]
    name = " ".join(words)
    start = run.start() + run[0].rindex(name)
    before = _word_before(text, start) if start == run.start() else ""
    if not _can_be_a_name(words) or plain(before) in read_name_words().places_before:
        return None
    titled = titled or _is_title(before)
    return Candidate(name, start, start + len(name), strength(words[0]), titled, run.start())


def _without_titles(words: list[str]) -> tuple[list[str], bool]:
    """Drop what stands before a name; tell whether any of it was a title such as Governor."""
    lists = read_name_words()
    at, titled = 0, False
    for place, word in enumerate(words[:-1]):
        small = plain(word).replace(".", "")
        if small in _ROYAL and place == at and place + 2 == len(words) and strength(words[-1]) == SURE:
            return words[place:], True
        if small in lists.titles:
            at, titled = place + 1, True
        elif place == at and (small in lists.openers or (word.isupper() and len(word) > 1 and "." not in word)):
            at += len(words) - place > 2 or small in lists.openers  # noqa: PLR2004 - "KT Vane" is a name
    return words[at:], titled


def _without_tail(words: list[str]) -> list[str]:
    """Drop acronyms, days and months behind a name."""
    openers = read_name_words().openers
    # An initial ends the sentence where the next word opens one.
    end = next(
        (i + 1 for i in range(1, len(words) - 1) if words[i][1:] == "." and plain(words[i + 1]) in openers), len(words)
    )
    while end > 2 and (_is_acronym(words[end - 1]) or plain(words[end - 1]).endswith("day")):  # noqa: PLR2004 - a name
        end -= 1
    return words[:end]


def _is_acronym(word: str) -> bool:
    return word.isupper() and len(word) > 1 and "." not in word and not is_suffix(word)


def _shouted(words: Sequence[str], text: str, run: re.Match[str]) -> Candidate | None:
    """Give a name in capitals at the beginning of a sentence that goes on in small letters."""
    goes_on = text[run.end() : run.end() + 2]
    if len(words) > _LONGEST_NAME or strength(words[0]) != SURE or not (goes_on[1:].islower() or goes_on[:1] == ","):
        return None
    name = " ".join("-".join(part.capitalize() for part in word.split("-")) for word in words)
    if not _can_be_a_name(name.split()):
        return None
    return Candidate(name, run.end() - len(name), run.end(), SURE, False, run.start(), "capitals")


def _can_be_a_name(words: Sequence[str]) -> bool:
    lists = read_name_words()
    capitals = sum(not word.islower() for word in words)
    small = [plain(word) for word in words]
    initials = any("." in word for word in words) or is_suffix(words[-1])
    return (
        1 < capitals <= _LONGEST_NAME + initials
        and words[-1] != "I"
        and not any(
            word in lists.never or (word in lists.openers and words[i][0].isupper())
            for i, word in enumerate(small)
            if i
        )
        and small[0] not in lists.places_before
        and " ".join(small[:2]).replace(".", "") not in lists.nobody
        and not (_is_acronym(words[-1]) and not _is_acronym(words[0]))
        and not (words[0].isupper() and len(words[0]) > 3 and "." not in words[0])  # noqa: PLR2004 - JRR is one
    )


def _word_before(text: str, start: int) -> str:
    match = _PLACE_OR_TITLE_BEFORE.search(text, max(0, start - 24), start)
    ends = match and match[1].endswith(".") and plain(match[1]) not in _SHORT_FOR
    return match[1] if match and not ends else ""


def _is_title(before: str) -> bool:
    if before in _PRAISE:
        return True
    small = plain(before).removesuffix("’s")
    if small not in read_name_words().titles:
        small = small.rsplit("-", 1)[-1] if not small.startswith("co-") else ""
    return small in read_name_words().titles
