"""
Score the people, shows and cases that the converter finds against labels made by hand.

    python tests/convert/score_names.py [--misses]

prints precision, recall and F1, with an empty registry and with one of all people who were proposed in two or more
other articles, for the half of the labelled texts that rules are tuned on and for the half that is only reported. The
texts are no part of the project: they are read from ../shared/corpus, and where that is missing there is nothing to do.
"""

import re
import sys
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache
from hashlib import blake2b, sha256
from pathlib import Path
from typing import Literal

from generator.convert.article import make_article
from generator.convert.read import Seed, parse_seed
from generator.convert.records import Records
from generator.model.article import Article
from generator.model.person import Person

Half = Literal["tuned on", "reported"]
Taxonomy = Literal["people", "shows", "cases"]

TAXONOMIES: tuple[Taxonomy, ...] = ("people", "shows", "cases")
LABELS = Path(__file__).with_name("labels")
CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
NOW = datetime(2026, 11, 24, tzinfo=UTC)
_OFTEN = 2  # other articles that must propose a name before an editor is taken to have confirmed it


@dataclass(slots=True)
class Score:
    """Count what was *found* rightly, what was *wrong* and what was *missed*."""

    found: int = 0
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Give the share of right ones among those that were found."""
        return self.found / (self.found + len(self.wrong) or 1)

    @property
    def recall(self) -> float:
        """Give the share of those asked for that were found."""
        return self.found / (self.found + len(self.missed) or 1)

    @property
    def f1(self) -> float:
        """Give the harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def half_of(file: str) -> Half:
    """Tell which half a text belongs to."""
    return "reported" if sha256(file.encode()).digest()[0] % 2 else "tuned on"


def read_labels() -> dict[tuple[str, str], Mapping[Taxonomy, Sequence[str]]]:
    """Give what stands in each labelled text, by data set and file name."""
    return {
        (path.stem, file): label
        for path in sorted(LABELS.glob("*.toml"))
        for file, label in tomllib.loads(path.read_text(encoding="utf-8")).items()
    }


@cache
def seeds() -> Mapping[tuple[str, str], Seed]:
    """Read all raw texts of the corpus, labelled or not, by data set and file name."""
    paths = sorted(path for set_ in LABELS.glob("*.toml") for path in (CORPUS / set_.stem / "seeds").glob("*.txt"))
    return {(path.parents[1].name, path.name): _read(path) for path in paths}


def _read(path: Path) -> Seed:
    raw = path.read_bytes()
    return replace(parse_seed(raw.decode("utf-8-sig")), file=path.name, sha256=sha256(raw).hexdigest())


def article_of(seed: Seed, people: Iterable[str] = ()) -> Article:
    """Convert *seed* with a registry of *people*, who are adults if the text does not say otherwise."""
    records = Records(tuple(Person(name=name) for name in people))
    return make_article(seed, records, {}, NOW, "published").article


def scores(half: Half, *, confirmed: bool) -> dict[Taxonomy, Score]:
    """Score the texts of one *half*, with an empty registry or with *confirmed* people."""
    proposed = {key: set(article_of(seed).people) for key, seed in seeds().items()} if confirmed else {}
    counts = Counter(name for names in proposed.values() for name in names)
    total = {taxonomy: Score() for taxonomy in TAXONOMIES}
    for key, label in read_labels().items():
        if half_of(key[1]) != half or key not in seeds():
            continue
        known = sorted(name for name, count in counts.items() if count - (name in proposed[key]) >= _OFTEN)
        article = article_of(seeds()[key], known)
        for taxonomy in TAXONOMIES:
            is_meant = _is_case if taxonomy == "cases" else _is_named
            _count(total[taxonomy], label.get(taxonomy, []), getattr(article, taxonomy), key[1], is_meant)
    return total


def _count(
    score: Score, gold: Sequence[str], names: Sequence[str], file: str, is_meant: Callable[[str, str], bool]
) -> None:
    left = list({_plain(name): name for name in names}.values())
    for label in sorted(gold, key=_is_optional):
        hit = next((name for name in left if is_meant(label, name)), None)
        if hit is not None:
            left.remove(hit)
        if not _is_optional(label):
            score.found += hit is not None
            score.missed += [f"{file}: {label}"] * (hit is None)
    score.wrong += [f"{file}: {name}" for name in left]


def _is_optional(label: str) -> bool:
    return label.startswith("?")


def _is_named(label: str, name: str) -> bool:
    return any(_plain(one) == _plain(name) for one in label.removeprefix("?").split("|"))


def _is_case(label: str, name: str) -> bool:
    """Tell whether *name* has all the words of which *label* holds the digests."""
    return set(label.removeprefix("?").split()) <= {digest(word) for word in _plain(name).split()}


def digest(word: str) -> str:
    """Give what stands for a *word* of the name of a case."""
    return blake2b(word.encode(), digest_size=8).hexdigest()


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", re.sub(r"[’']s\b|[’'.]", "", name)).encode("ascii", "ignore").decode()
    return " ".join(re.findall(r"[a-z0-9]+", letters.lower()))


def report(*, misses: bool) -> Iterator[str]:
    """Give the table, line by line, and with *misses* what was wrong and missed in the half that is tuned on."""
    yield f"{'':34}{'precision':>10}{'recall':>8}{'F1':>7}"
    for confirmed in (False, True):
        for half in ("tuned on", "reported"):
            for taxonomy, score in scores(half, confirmed=confirmed).items():
                what = f"{taxonomy}, {'confirmed' if confirmed else 'empty'}, {half}"
                yield f"{what:34}{score.precision:10.3f}{score.recall:8.3f}{score.f1:7.3f}"
                if misses and half == "tuned on" and (taxonomy == "people" or not confirmed):
                    yield from (f"    wrong  {line}" for line in score.wrong)
                    yield from (f"    missed {line}" for line in score.missed)


if __name__ == "__main__":
    if CORPUS.is_dir():
        for line in report(misses="--misses" in sys.argv):
            print(line)  # noqa: T201 - a command
    else:
        print(f"no texts to score: there is no {CORPUS}")  # noqa: T201
