"""The words that accuse, read from accusations.toml, and how they are tied to a name in a sentence."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import ahocorasick_rs

WORDS_FILE = Path(__file__).with_name("accusations.toml")
# Stands for each character of the name of the accused, and of what is not to be read, in a sentence that is searched.
NAME, UNREAD = "\ue000", "\ue001"
_LONGEST_DOUBT = 90  # characters before what is doubted


class Charge(NamedTuple):
    """Say where in a sentence somebody is accused; *label* tells "killer X" from a statement such as "X murdered Y"."""

    start: int
    end: int
    label: bool


class AccusingWords:
    """Find the accusations of whoever is called NAME; *tables* are those of the file, *region* is "" for all."""

    def __init__(self, tables: dict[str, list[str] | dict[str, list[str]]], region: str) -> None:
        regions = {name: table for name, table in tables.items() if isinstance(table, dict)}
        lists = {name: words for name, words in tables.items() if isinstance(words, list)}
        chosen = [regions["all"], *([regions[region]] if region in regions else regions.values())]
        nouns = _any_of(word for table in chosen for word in table["nouns"])
        verbs = _any_of(word for table in chosen for word in table["verbs"])
        between = rf"(?:(?!{_any_of(lists['breaks'])}(?!\w))[\w’'-]+\s+)"
        noun, name = rf"(?<![\w-]){nouns}(?![\w’'-])", f"(?<!{NAME}){NAME}+"
        found = _any_of(lists["findings"])
        every = {word.lower() for table in chosen for word in (*table["nouns"], *table["verbs"])}
        self._quick = ahocorasick_rs.AhoCorasick(sorted(every | set(lists["findings"])))
        self._any = re.compile(rf"(?<!\w)(?:{nouns}|{verbs}|{found})(?!\w)", re.IGNORECASE)
        self._figurative = re.compile(rf"(?<!\w){_any_of(lists['figurative'])}(?!\w)", re.IGNORECASE)
        self._attribution = re.compile(rf"(?<!\w){_any_of(lists['attributions'])}(?!\w)", re.IGNORECASE)
        self._denial = re.compile(rf"(?<!\w){_any_of(lists['denials'])}(?!\w)", re.IGNORECASE)
        # "It is not true that X murdered …", "whether X murdered …"
        self._doubt = re.compile(
            rf"(?<!\w)(?:(?:{_any_of(lists['denials'])}|{_any_of(lists['doubts'])})(?!\w)[^,;:]{{0,60}}\bthat(?:\s+[\w’'-]+){{0,4}}|if|whether)"
            r"\s+\Z",
            re.IGNORECASE,
        )
        self._labels = re.compile(
            rf"{noun}(?:\s*,)?\s+{between}{{0,2}}?{name}|{name}\s*[,(–—:]\s*{between}{{0,3}}?{noun}", re.IGNORECASE
        )
        # "X robbed at gunpoint" says what was done to X.
        done = rf"{verbs}(?!\s+{_any_of(lists['passive'])}\b)(?!\w)"
        aside = r"(?:\s*,[^,.;:!?\ue000]{1,80},|\s+who\s[^,.;:!?\ue000]{1,80},)"
        self._statements = re.compile(
            rf"{name}\s+(?:is|was|became|remains)\s+{between}{{0,4}}?{noun}"
            rf"|{name}\s+(?:is|was|has\s+been|had\s+been|stands)\s+{between}{{0,2}}?{found}(?!\w)"
            rf"|{name}\s+(?:an?|the)\s+{between}{{0,2}}?{noun}"
            rf"|{name}(?:{aside}|(?:\s*,)?\s+who)?"
            rf"(?:\s+(?:had|has|also|once|then|later|allegedly|reportedly|\w+ly))*\s+{done}"
            rf"|(?<!\w){verbs}\s+by\s+{between}{{0,2}}?{name}",
            re.IGNORECASE,
        )

    def any_in(self, text: str) -> bool:
        """Tell whether one of the words stands in *text*; most texts have none, and that is seen at once."""
        return bool(self._quick.find_matches_as_indexes(text.lower())) and bool(self._any.search(text))

    def first_in(self, text: str) -> str:
        """Give the first of the words in *text*, "" without one."""
        found = self._any.search(text)
        return found[0] if found else ""

    def charges(self, sentence: str) -> Iterator[Charge]:
        """Find what accuses NAME in *sentence*; what is denied in the same breath does not."""
        sentence = self._figurative.sub(lambda words: UNREAD * len(words[0]), sentence)
        labels = [match.span() for match in self._labels.finditer(sentence)]
        statements = [
            match.span()
            for match in self._statements.finditer(sentence)
            if all(match.end() <= start or end <= match.start() for start, end in labels)
        ]
        for start, end in labels + statements:
            is_doubted = self._doubt.search(sentence, max(0, start - _LONGEST_DOUBT), start)
            if not is_doubted and not self._denial.search(sentence, start, end):
                yield Charge(start, end, label=(start, end) in labels)

    def is_attributed(self, sentence: str) -> bool:
        """Tell whether *sentence* says who says so."""
        return bool(self._attribution.search(sentence))


@cache
def accusing_words(language: str) -> AccusingWords:
    """Read the words for a site in this *language*, such as "en-GB"."""
    tables = tomllib.loads(WORDS_FILE.read_text(encoding="utf-8"))
    return AccusingWords(tables, language.partition("-")[2].upper())


def _any_of(words: Iterable[str]) -> str:
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(re.escape(word).replace(chr(92) + ' ', chr(92) + 's+') for word in longest_first)})"
