"""
Score the converter on the seeds in corpus/, of which every fact and every line has a label.

    python tests/convert/score.py [--misses]

prints a table; --misses also names each seed that a figure lacks something in. For a fact of the page an empty answer
is an abstention and costs 1, a wrong one costs 10. Beside the converter stand two that know nothing: one takes the
first line for the title and all lines for the story, the other any two capitalised words for a person.

It is one long file to run as a script, and it sees the converter only through its command and what that writes.
"""

import html
import json
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import frontmatter

CORPUS = Path(__file__).with_name("corpus")
NOW = "2025-12-01T12:00:00Z"  # the last day of the corpus
FACTS = ("title", "name", "author", "url", "date")
TAXONOMIES = ("people", "shows", "cases")
WRONG = 10  # times as bad as nothing
_SHORTEST_FURNITURE = 12  # characters by which a line is known in a text
_PLACES = frozenset({"head", "tail", "opening", "repeated", "navigation"})  # what is known of a line by where it stands
_NOT_JUDGED = frozenset({"story", "either", "title", "masthead", "opening"})


@dataclass(frozen=True, slots=True)
class Seed:
    """Hold a seed of the corpus and its labels; *lines* are the numbers of its lines by kind, from 1."""

    name: str
    text: str
    title: str
    source: Mapping[str, str]
    tags: Mapping[str, Sequence[str]]
    cases_like: Sequence[Sequence[str]]
    children: Sequence[str]
    lines: Mapping[str, Sequence[int]]
    cut: Mapping[str, Sequence[str]]

    def of(self, *kinds: str) -> Iterator[str]:
        """Give the lines of these *kinds* in the order of the text, without what does not belong to the story."""
        every = self.text.split("\n")
        for number in sorted(number for kind in kinds for number in self.lines.get(kind, ())):
            line = every[number - 1]
            for part in self.cut.get(str(number), ()):
                line = line.replace(part, " ")
            yield html.unescape(line)

    @property
    def furniture(self) -> Iterator[str]:
        """Give what must not be in the body."""
        yield from self.of(*(kind for kind in self.lines if kind not in {"story", "either"}))
        yield from (part for parts in self.cut.values() for part in parts)


@dataclass(frozen=True, slots=True)
class Answer:
    """Hold what somebody makes of a seed; a title that the editor is *asked* about is no claim."""

    title: str
    body: str
    asked: bool = False
    source: Mapping[str, str] = field(default_factory=dict)
    tags: Mapping[str, Sequence[str]] = field(default_factory=dict)
    kinds: Mapping[int, str] = field(default_factory=dict)


@dataclass(slots=True)
class Figure:
    """Hold a value, and in words what it lacks or has too much of, seed by seed."""

    value: float
    misses: list[str] = field(default_factory=list)


@cache
def seeds() -> tuple[Seed, ...]:
    """Read the corpus."""
    return tuple(_seed(path) for path in sorted((CORPUS / "seeds").glob("*.txt")))


def _seed(path: Path) -> Seed:
    label = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))
    return Seed(
        name=path.stem,
        text=path.read_text(encoding="utf-8"),
        title=label.get("title", ""),
        source=label["source"],
        tags={taxonomy: label.get(taxonomy, ()) for taxonomy in TAXONOMIES},
        cases_like=label.get("cases_like", ()),
        children=label.get("children", ()),
        lines=label["lines"],
        cut=label.get("cut", {}),
    )


def converted(texts: Mapping[str, str]) -> dict[str, Answer]:
    """Run the real command on *texts*, by name, in a site with the registry of the corpus; line ends stay."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(CORPUS / "registry", root / "content")
        (root / "seeds").mkdir()
        for name, text in texts.items():
            (root / "seeds" / f"{name}.txt").write_text(text, encoding="utf-8", newline="")
        command = [sys.executable, "-m", "generator", "--root", folder, "convert", "--now", NOW]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        left_out = {evidence["seed"]["file"]: evidence["left_out"] for evidence in _evidence(root)}
        documents = [frontmatter.load(str(path)) for path in sorted((root / "content" / "articles").glob("*.md"))]
        return {Path(file := document["seed"]["file"]).stem: _answer(document, left_out.get(file, ()))
                for document in documents}  # fmt: skip


def _evidence(root: Path) -> Iterator[Mapping[str, Mapping[str, object]]]:
    for path in (root / "content" / ".evidence").glob("*.json"):
        yield {"left_out": (), **json.loads(path.read_bytes())}


def _answer(document: frontmatter.Post, left_out: Iterable[Mapping[str, object]]) -> Answer:
    return Answer(
        title=str(document["title"]),
        body=html.unescape(re.sub(r"\\(\W)", r"\1", document.content)),
        asked=any(note.startswith("title:") for note in document.get("review", ())),
        source={key: str(value) for key, value in (document.get("source") or {}).items()},
        tags={taxonomy: document.get(taxonomy, ()) for taxonomy in TAXONOMIES},
        kinds={entry["line"]: entry["kind"] for entry in left_out},
    )


def do_nothing(seed: Seed) -> Answer:
    """Take the first line for the title, all of them for the story, and nothing for a name."""
    lines = html.unescape(seed.text).split("\n")
    return Answer(title=lines[0], body="\n\n".join(lines))


def take_capitals(seed: Seed) -> Answer:
    """Take any two capitalised words for a person, and do nothing else."""
    pairs = re.findall(r"[A-Z][\w’-]+ [A-Z][\w’-]+", html.unescape(seed.text))
    return Answer(title="", body="", tags={"people": list(dict.fromkeys(pairs))})


def words(text: str) -> list[str]:
    """Give the words of *text* in small letters without accents; "and" is none, as a comma may stand for it."""
    plain = unicodedata.normalize("NFKD", re.sub(r"['’]s\b", "", text)).encode("ascii", "ignore").decode()
    return [word for word in re.findall(r"[a-z0-9]+", plain.lower()) if word != "and"]


def figures(answers: Mapping[str, Answer]) -> dict[str, Figure]:
    """Give all figures of a converter that makes *answers* of the seeds of these names."""
    found = {"seeds answered": Figure(len(answers), [s.name for s in seeds() if s.name not in answers])}
    pairs = [(seed, answers[seed.name]) for seed in seeds() if seed.name in answers]
    for fact in FACTS:
        found |= _fact_figures(fact, pairs)
    found |= _body_figures(pairs)
    for taxonomy in TAXONOMIES:
        found |= _tag_figures(taxonomy, pairs)
    tagged = [f"{seed.name}: {name}" for seed, answer in pairs for name in _children_in(seed, answer)]
    return {**found, "children tagged": Figure(len(tagged), tagged), **_kind_figures(pairs)}


def _fact_figures(fact: str, pairs: Iterable[tuple[Seed, Answer]]) -> dict[str, Figure]:
    by_verdict: dict[str, list[str]] = {"exact": [], "abstained": [], "wrong": []}
    for seed, answer in pairs:
        wanted = seed.title if fact == "title" else seed.source.get(fact, "")
        got = answer.title if fact == "title" else answer.source.get(fact, "")
        empty = answer.asked if fact == "title" else not got
        right = (words(got) == words(wanted) and got) if wanted else empty
        verdict = "exact" if right else "abstained" if empty else "wrong"
        by_verdict[verdict].append(f"{seed.name}: {got or 'nothing'} for {wanted or 'nothing'}")
    counts = {verdict: len(names) for verdict, names in by_verdict.items()}
    amiss = [*by_verdict["wrong"], *by_verdict["abstained"]]
    return {
        f"{fact} exact": Figure(counts["exact"], amiss),
        f"{fact} abstained": Figure(counts["abstained"], by_verdict["abstained"]),
        f"{fact} wrong": Figure(counts["wrong"], by_verdict["wrong"]),
        f"{fact} cost": Figure(counts["abstained"] + WRONG * counts["wrong"], amiss),
    }


def _body_figures(pairs: Sequence[tuple[Seed, Answer]]) -> dict[str, Figure]:
    rates: dict[str, list[float]] = {"precision": [], "recall": [], "F1": []}
    lacking, left = [], []
    for seed, answer in pairs:
        got, story = Counter(words(answer.body)), Counter(words(" ".join(seed.of("story"))))
        got -= Counter(words(" ".join(seed.of("either")))) - story
        rate = _rates((got & story).total(), got.total(), story.total())
        for name, value in rate.items():
            rates[name].append(value)
        if rate["F1"] < 1:
            lacking.append(f"{seed.name}: {rate['precision']:.3f} {rate['recall']:.3f}")
        body, told = " ".join(words(answer.body)), " ".join(words(" ".join(seed.of("story"))))
        lines = (line for line in seed.furniture if len(line) >= _SHORTEST_FURNITURE)
        kept = [line for line in lines if (text := " ".join(words(line))) in body and text not in told]
        left += [f"{seed.name}: {kept[0][:60]}"] if kept else []
    means = {f"body {name}": Figure(sum(values) / (len(values) or 1), lacking) for name, values in rates.items()}
    return {**means, "boilerplate left": Figure(len(left) / (len(pairs) or 1), left)}


def _tag_figures(taxonomy: str, pairs: Iterable[tuple[Seed, Answer]]) -> dict[str, Figure]:
    right, given, asked, misses = 0, 0, 0, []
    for seed, answer in pairs:
        wanted = [[words(name)] for name in seed.tags[taxonomy]]
        wanted += [[words(part) for part in parts] for parts in seed.cases_like if taxonomy == "cases"]
        got = list(answer.tags.get(taxonomy, ()))
        named = [w for w in wanted if any(_is_named(name, w, whole=len(w) == 1) for name in got)]
        wrong = [name for name in got if not any(_is_named(name, w, whole=len(w) == 1) for w in wanted)]
        right, given, asked = right + len(named), given + len(named) + len(wrong), asked + len(wanted)
        misses += [f"{seed.name}: {name} is none" for name in wrong]
        misses += [f"{seed.name}: {' + '.join(map(' '.join, w))} is missing" for w in wanted if w not in named]
    return {f"{taxonomy} {name}": Figure(value, misses) for name, value in _rates(right, given, asked).items()}


def _is_named(name: str, parts: Sequence[Sequence[str]], *, whole: bool) -> bool:
    """Tell whether *name* is the one wanted; a case without a record may be called anything that has the *parts*."""
    return words(name) == list(parts[0]) if whole else all(set(part) <= set(words(name)) for part in parts)


def _children_in(seed: Seed, answer: Answer) -> Iterator[str]:
    for name in answer.tags.get("people", ()):
        if any(words(name)[: len(words(child))] == words(child) for child in seed.children):
            yield name


def _kind_figures(pairs: Iterable[tuple[Seed, Answer]]) -> dict[str, Figure]:
    right, judged, misses = 0, 0, []
    for seed, answer in pairs:
        for kind in sorted(seed.lines.keys() - _NOT_JUDGED):
            got = {number: answer.kinds[number] for number in seed.lines[kind] if number in answer.kinds}
            judged += len(got)
            right += sum(found == kind or found in _PLACES for found in got.values())
            misses += [f"{seed.name}:{n}: {found} for {kind}" for n, found in got.items() if found != kind]
    return {"kinds of lines": Figure(right / (judged or 1), misses)}


def _rates(right: int, given: int, asked: int) -> dict[str, float]:
    precision, recall = right / given if given else float(not asked), right / asked if asked else 1.0
    return {"precision": precision, "recall": recall, "F1": 2 * precision * recall / (precision + recall or 1)}


def table(found: Mapping[str, Figure], nothing: Mapping[str, Figure], capitals: Mapping[str, Figure]) -> Iterator[str]:
    """Print all figures, a line a field, with those of who does nothing behind them."""
    yield f"{len(seeds())} seeds, as of {NOW[:10]}; cost: {WRONG} for a wrong answer, 1 for none"
    yield f"\n{'':<20}{'exact':>9}{'abstained':>11}{'wrong':>9}{'cost':>9}   doing nothing: cost"
    for fact in FACTS:
        row = [found[f"{fact} {verdict}"].value for verdict in ("exact", "abstained", "wrong", "cost")]
        yield f"{fact:<20}{row[0]:>9}{row[1]:>11}{row[2]:>9}{row[3]:>9}   {nothing[f'{fact} cost'].value}"
    yield f"\n{'':<20}{'precision':>9}{'recall':>11}{'F1':>9}            doing nothing, two capitals: F1"
    for name in ("body", *TAXONOMIES):
        row = [found[f"{name} {rate}"].value for rate in ("precision", "recall", "F1")]
        trivial = (capitals if name == "people" else nothing)[f"{name} F1"].value
        yield f"{name:<20}{row[0]:>9.3f}{row[1]:>11.3f}{row[2]:>9.3f}            {trivial:.3f}"
    yield f"\n{'boilerplate left in':<20}{found['boilerplate left'].value:>9.1%} of the seeds"
    yield f"{'kinds of lines':<20}{found['kinds of lines'].value:>9.1%} of those left out have the right one"
    yield f"{'children tagged':<20}{found['children tagged'].value:>9}"


def main(arguments: Sequence[str]) -> None:
    """Print the table, and on demand what is amiss."""
    found = figures(converted({seed.name: seed.text for seed in seeds()}))
    trivial = [figures({seed.name: who(seed) for seed in seeds()}) for who in (do_nothing, take_capitals)]
    lines = [*table(found, *trivial)]
    if "--misses" in arguments:
        whole = [name for name in found if name.endswith((" exact", " F1", " left", " tagged", "lines"))]
        lines += [line for name in whole if found[name].misses for line in (f"\n{name}", *found[name].misses)]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
