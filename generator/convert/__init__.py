"""Turn seeds, which are raw news texts, into articles: read, clean, facts, names, write."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import msgspec

from generator.config import SourceSettings
from generator.convert.article import Made, make_article
from generator.convert.known import Known, Outcome, Past, shown_path, site_of
from generator.convert.phrases import Phrases
from generator.convert.provenance import evidence_of
from generator.convert.raw_seeds import RawSeed, open_seeds
from generator.convert.read import Seed
from generator.convert.records import Records
from generator.convert.write import article_text, mint_id, write_new
from generator.errors import Problem
from generator.memory import remember
from generator.model.article import Article, Status
from generator.model.evidence import Evidence, encode_evidence
from generator.model.slugs import slugify
from generator.readers.seed_files import list_seeds

__all__ = ["Conversion", "Converter", "Records", "Renewal"]


@dataclass(frozen=True, slots=True)
class Conversion:
    """
    Tell what became of one seed.

    *shown* is the path of its file; *article* is the path of the article, new or old, or "" where it was deleted;
    *review* is what an editor is asked to look at.
    """

    seed: str
    shown: str
    outcome: Outcome
    article: str
    review: tuple[str, ...] = ()


class Renewal(NamedTuple):
    """
    Hold a seed that changed since it was converted, and what its article would be now.

    *article* is None if it was deleted; *base* is None if nothing is known of the conversion, or the key of the
    evidence belongs to something else.
    """

    shown: str
    article: Article | None
    base: Evidence | None
    fresh: Evidence | None
    body: str


class Converter:
    """
    Make articles of seeds in the folder *out*, where *existing* are those that are there.

    *now* becomes the date of new articles, *status* their status, and no story can have been written after it. What was
    converted before is left as it is, whatever became of it.
    """

    def __init__(
        self,
        registry: Records,
        sources: Mapping[str, SourceSettings],
        *,
        out: Path,
        existing: Iterable[Article],
        now: datetime,
        status: Status = "published",
        phrases: Phrases | None = None,
    ) -> None:
        self._registry = registry
        self._sources = sources
        self._out = out
        self._site = site_of(out)
        self._known = Known(out, existing)
        self._now = now
        self._status: Status = status
        self._phrases = phrases

    def convert(self, seeds: Sequence[Path], *, again: bool = False) -> tuple[list[Conversion], list[Problem]]:
        """
        Make an article of each of *seeds* that never had one, or, *again*, has none any more.

        A folder stands for the seeds in it in the order of their names.
        """
        conversions: list[Conversion] = []
        problems: list[Problem] = []
        for path, raw in self._opened(seeds):
            if isinstance(raw, Problem):
                problems.append(raw)
                continue
            past = self._known.past(raw, path)
            if past and not (again and past.outcome == "its article was deleted"):
                if past.outcome == "already converted" and past.article:
                    self._mend_evidence(raw, past.key, past.article)
                article = past.article.path if past.article else ""
                conversions.append(Conversion(raw.name, raw.shown, past.outcome, article))
            elif isinstance(seed := raw.read(), Problem):
                problems.append(seed)
            else:
                key = past.key if past else self._known.key(raw, path)
                conversions.append(self._convert(seed, raw, key))
        return conversions, problems

    def renewals(self, seeds: Sequence[Path]) -> Iterator[Renewal | Problem]:
        """Give those of *seeds* that changed since they were converted; those that cannot be read are problems."""
        # Most seeds are as they were, which their bytes show: to decode and compare ten thousand would take seconds.
        files = [path for path in _files(seeds) if not self._known.is_as_converted(path)]
        for path, raw in self._opened(files):
            if isinstance(raw, Problem):
                yield raw
            elif past := self._known.past(raw, path):
                base = self._known.ledger.read(past.key)
                if past.outcome == "changed since it was converted":
                    yield self._renewal(raw, past, base)
                elif past.outcome == "its article was deleted" and base and base.seed.sha256 != raw.sha256:
                    yield Renewal(raw.shown, None, base, None, "")

    def remember(self, renewed: Evidence, replaced: Evidence) -> None:
        """Put the evidence of a *renewed* article in the place of that which it *replaced*; raises UserError."""
        self._write_evidence(self._known.ledger.key_of(replaced.seed), renewed)

    def _renewal(self, raw: RawSeed, past: Past, base: Evidence | None) -> Renewal | Problem:
        assert past.article  # noqa: S101 - without one it would not count as changed
        seed = raw.read()
        if isinstance(seed, Problem):
            return seed
        made = make_article(seed, self._registry, self._sources, self._now, self._status, self._phrases)
        path, own = (base.article, base.id) if base else (past.article.path, past.article.id)
        article = msgspec.structs.replace(made.article, id=own)
        return Renewal(raw.shown, past.article, base, _evidence(made, article, path), _text(made))

    def _convert(self, seed: Seed, raw: RawSeed, key: str) -> Conversion:
        """Make the article of *seed*; that of one with the text of another article, its twin, is a draft at first."""
        twin = self._known.twin(raw)
        made = make_article(
            seed, self._registry, self._sources, self._now, "draft" if twin else self._status, self._phrases
        )
        article = made.article
        if twin:
            note = f"seed: the same text as that of {twin.path}"
            own = mint_id(sha256(f"{raw.sha256} {raw.name}".encode()).hexdigest())
            article = msgspec.structs.replace(article, id=own, review=(*article.review, note))
        path = self._free_path(article.title)
        shown = shown_path(path, self._out)
        write_new(path, article_text(article, made.body))
        self._write_evidence(key, _evidence(made, article, shown))
        self._known.add(msgspec.structs.replace(article, path=shown, slug=path.stem))
        return Conversion(raw.name, raw.shown, "converted", shown, article.review)

    def _mend_evidence(self, raw: RawSeed, key: str, article: Article) -> None:
        """Write the evidence of an *article* that lacks it, as after a crash, if it is still as it was made."""
        if self._site is None or key in self._known.ledger or isinstance(seed := raw.read(), Problem):
            return
        made = make_article(seed, self._registry, self._sources, article.date, article.status, self._phrases)
        if (self._site / article.path).read_bytes() == article_text(made.article, made.body).encode():
            self._write_evidence(key, _evidence(made, made.article, article.path))

    def _write_evidence(self, key: str, evidence: Evidence) -> None:
        if self._site:
            remember(self._site / self._known.ledger.path(key), encode_evidence(evidence))

    def _opened(self, seeds: Sequence[Path]) -> Iterator[tuple[Path, RawSeed | Problem]]:
        """Open the files meant by *seeds*, each once."""
        for path in _files(seeds):
            yield from ((path, raw) for raw in open_seeds(path, shown_path(path, self._out)))

    def _free_path(self, title: str) -> Path:
        """Find a file name for *title* that no other article has, as a file or as an address."""
        stem = slugify(title)[:80].strip("-") or "article"
        number, name = 1, stem
        while self._known.is_taken(name) or (self._out / f"{name}.md").exists():
            number += 1
            name = f"{stem}-{number}"
        return self._out / f"{name}.md"


def _files(seeds: Iterable[Path]) -> list[Path]:
    """Give the files meant by *seeds*, each once."""
    found = (list_seeds(path).seeds if path.is_dir() else [path] for path in seeds)
    return list(dict.fromkeys(chain.from_iterable(found)))


def _evidence(made: Made, article: Article, path: str) -> Evidence:
    return evidence_of(article, path, _text(made), made.found)


def _text(made: Made) -> str:
    return "\n".join(f"{paragraph}\n" for paragraph in made.body)
