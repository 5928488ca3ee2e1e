"""
Is a name published that must not be?

A court or an agreement may forbid a name, and the list of such names must not give them away. content/suppressed.toml
holds for each name a keyed hash of its letters, how many there are, and a *sketch* of the first twelve: to which of
four classes each belongs, under the same key. The sketch makes the search fast: a page is translated to classes as a
whole, searched for all sketches at once, and only what stands there is hashed. Who guesses a name can test the guess
against the file, as against any hash that a program can check; who reads it learns nothing.
"""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple
from unicodedata import category

import ahocorasick_rs
import msgspec

from generator.checks.finding import Finding, Rule
from generator.checks.letters import digitless, letters, places, readings, stands_alone
from generator.checks.name_forms import forms
from generator.checks.survey import Gate
from generator.errors import Problem, stop_if
from generator.schema import Misfit
from generator.settings import SUPPRESSED_FILE, read_settings

RULE = Rule("suppressed-name", "No name of content/suppressed.toml stands anywhere in output/.", "error", gate=True)
_SKETCHED = 12
_FEWEST = 5  # letters; fewer stand in too many other words
_CLASSES = b"abcd"
_BY_FREQUENCY = b"etaoinshrdlcumwfgypbvkjxqz0123456789"
_PLURAL = re.compile("e?s", re.IGNORECASE)
_HEADER = """\
# Names that must not be published, as keyed hashes of their letters. `digest check --suppress NAME` adds one.
# To allow a name again, delete its tables. A guess can be tested against this file: show it to few.
key = "{key}"
"""


class SuppressedName(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Stand for one spelling of a name; *letters* counts bytes of UTF-8; *weak* is one that others may have."""

    letters: int
    sketch: str
    hash: str
    weak: bool = False


class SuppressedNames(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Hold the names, and the key in hexadecimal digits that all of their hashes have."""

    key: str
    names: tuple[SuppressedName, ...] = ()


class Hit(NamedTuple):
    """Say which of the names stands in a text, counted from 1, and where; *weak* if it may be another's."""

    number: int
    start: int
    end: int
    weak: bool


class Search:
    """Search texts for *suppressed* names."""

    def __init__(self, suppressed: SuppressedNames) -> None:
        key = bytes.fromhex(suppressed.key)
        self._key = key
        self._classes = _class_table(key)
        self._weak = {number for number, name in enumerate(suppressed.names, 1) if name.weak}
        self._numbers = {name.hash: number for number, name in enumerate(suppressed.names, 1)}
        lengths: dict[bytes, set[int]] = {}
        for name in suppressed.names:
            lengths.setdefault(name.sketch.encode(), set()).add(name.letters)
        self._lengths = [sorted(found) for found in lengths.values()]
        self._sketches = ahocorasick_rs.BytesAhoCorasick(list(lengths))
        self._known: dict[bytes, int] = {}

    def hits(self, text: str, told: Container[int] = ()) -> Iterator[Hit]:
        """Find every name in *text* as it stands, but those whose numbers are *told* already."""
        spelt = letters(text)
        if found := self._found(spelt, told):
            yield from self._standing(text, found, places(text))
        bare = digitless(spelt)
        if len(bare) != len(spelt) and (found := [hit for hit in self._found(bare, told) if hit not in found]):
            yield from self._standing(text, found, [at for at in places(text) if not text[at].isdigit()])

    def _found(self, spelt: bytes, told: Container[int]) -> list[tuple[int, int, int]]:
        """Give the number of each name in letters, and where it begins and ends in them."""
        found: list[tuple[int, int, int]] = []
        sketches = self._sketches.find_matches_as_indexes(spelt.translate(self._classes), overlapping=True)
        for which, start, _ in sketches:
            for length in self._lengths[which]:
                candidate = spelt[start : start + length]
                number = self._known.get(candidate)
                if number is None:
                    number = self._known[candidate] = self._numbers.get(_hash(self._key, candidate), 0)
                if number and number not in told and len(candidate) == length:
                    found.append((number, start, start + length))
        return found

    def _standing(self, text: str, found: Iterable[tuple[int, int, int]], at: Sequence[int]) -> Iterator[Hit]:
        """Give those that are no part of longer words; *at* has the place of each letter. A plural may be a name."""
        for number, first, stop in found:
            start, end = at[first], at[stop - 1] + 1
            if stands_alone(text, start, end):
                yield Hit(number, start, end, number in self._weak)
            elif (plural := _PLURAL.match(text, end)) and stands_alone(text, start, plural.end()):
                yield Hit(number, start, plural.end(), weak=True)


def gate(suppressed: SuppressedNames) -> Gate:
    """Make what finds the *suppressed* names in the file at a path of the output, and in the path."""
    search = Search(suppressed)

    def check(path: str, content: bytes) -> Iterator[Finding]:
        shown = path
        for reading in readings(path):
            hits = list(search.hits(reading))
            for hit in [hit for hit in hits if not hit.weak] or hits[:1]:
                # What is printed, perhaps in the log of a server, must not give the name away either.
                shown = f"{path[: hit.start]}…{path[hit.end :]}" if reading == path else "output/…"
                yield _finding(shown, 0, hit, "in its address")
        told: set[int] = set()
        weakly: dict[int, tuple[int, Hit]] = {}
        for reading in readings(content.decode("utf-8", "replace")):
            for hit in search.hits(reading, told):
                line = reading.count("\n", 0, hit.start) + 1
                if hit.weak and line not in [known for known, _ in weakly.values()]:
                    weakly.setdefault(hit.number, (line, hit))
                elif not hit.weak and hit.number not in told:
                    told.add(hit.number)
                    yield _finding(shown, line, hit, "here")
        # A name is its own short form too; what else there is can be told when it went.
        for line, hit in () if told else weakly.values():
            yield _finding(shown, line, hit, "here")

    return Gate(RULE.name, blake2b(msgspec.msgpack.encode(suppressed), digest_size=_DIGEST_SIZE).digest(), check)


def _finding(path: str, line: int, hit: Hit, where: str) -> Finding:
    if hit.weak:
        message = f"what may be name {hit.number} of {SUPPRESSED_FILE}, shortened or as a plural, stands {where}: look"
        return Finding(path, line, RULE.name, message, "warning")
    message = f"name {hit.number} of {SUPPRESSED_FILE} stands {where}: take it out of the content and build again"
    return Finding(path, line, RULE.name, message, RULE.level)


def read_suppressed(root: Path) -> SuppressedNames | None:
    """Read the names of the site at *root*, None where it has no such file; raises UserError for any fault in it."""
    return read_settings(root, SUPPRESSED_FILE, SuppressedNames, _meaning)


def _meaning(suppressed: SuppressedNames) -> Iterator[Misfit]:
    damaged = "is damaged, so the name could not be found: restore the file, or suppress the names anew"
    try:
        key = bytes.fromhex(suppressed.key)
    except ValueError:
        key = b""
    if len(key) not in range(16, 65):
        yield Misfit(("key",), f"key: {damaged}")
    for index, name in enumerate(suppressed.names):
        length = min(name.letters, _SKETCHED)
        if len(name.sketch) != length or set(name.sketch.encode()) - set(_CLASSES) or name.letters < 1:
            yield Misfit(("names", index, "sketch"), f"sketch: {damaged}")
        if len(name.hash) != 2 * _DIGEST_SIZE or set(name.hash) - set("0123456789abcdef"):
            yield Misfit(("names", index, "hash"), f"hash: {damaged}")


def with_names(suppressed: SuppressedNames | None, names: Sequence[str], new_key: bytes) -> tuple[str, int]:
    """
    Give the text to add to the file for *names*, and for how many of them; the forms of the others are there.

    *new_key* serves a file that is begun. Raises UserError with all that are no names, by their number.
    """
    stop_if(_unfit(names))
    key = bytes.fromhex(suppressed.key) if suppressed else new_key
    present = {known.hash for known in suppressed.names} if suppressed else set()
    added = [] if suppressed else [_HEADER.format(key=key.hex())]
    classes = _class_table(key)
    count = 0
    for name in names:
        before = len(present)
        full, short = forms(name)
        own = letters(name)
        for spelling in [own, *sorted(full - {own}), *sorted(short - full)]:
            digest = _hash(key, spelling)
            if len(spelling) >= _FEWEST and digest not in present:
                present.add(digest)
                sketch = spelling[:_SKETCHED].translate(classes).decode()
                weak = "weak = true\n" if spelling not in full else ""
                added.append(f'\n[[names]]\nletters = {len(spelling)}\nsketch = "{sketch}"\nhash = "{digest}"\n{weak}')
        count += len(present) > before
    return ("".join(added) if count else ""), count


def _unfit(names: Sequence[str]) -> Iterator[Problem]:
    """Say what is wrong with *names*, which are not printed; of several, with the number of each."""
    for number, name in enumerate(names, 1):
        line = number if len(names) > 1 else 0
        if any(category(sign) in {"Cc", "Zl", "Zp"} for sign in name):
            message = "has a line break or another control character: give one name, or with - one on each line"
            yield Problem("--suppress", line, message)
        elif len(letters(name)) < _FEWEST:
            yield Problem("--suppress", line, "too short to be told from other words: give the full name")


_DIGEST_SIZE = 16


def _hash(key: bytes, spelling: bytes) -> str:
    return blake2b(spelling, key=key, digest_size=_DIGEST_SIZE).hexdigest()


def _class_table(key: bytes) -> bytes:
    """Give the class of each byte under *key*; of letters that are equally frequent, each class gets one."""
    table = bytearray(_CLASSES[value % len(_CLASSES)] for value in _keyed(key, range(256)))
    for start in range(0, len(_BY_FREQUENCY), len(_CLASSES)):
        group = _BY_FREQUENCY[start : start + len(_CLASSES)]
        ranks = _keyed(key, group)
        for code, class_ in zip([code for _, code in sorted(zip(ranks, group, strict=True))], _CLASSES, strict=False):
            table[code] = class_
    return bytes(table)


def _keyed(key: bytes, codes: Iterable[int]) -> list[int]:
    return [int.from_bytes(blake2b(bytes([code]), key=key, digest_size=8).digest(), "big") for code in codes]
