"""Convert the seeds of a site: those that have no article, those that changed, and what became of the others."""

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
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
from generator.convert.read import Seed, seed_name
from generator.convert.records import Records
from generator.convert.write import article_text, mint_id, write_new
from generator.errors import Problem
from generator.memory import write_whole
from generator.model.addresses import unportable_part
from generator.model.article import Article, Status
from generator.model.evidence import Evidence, encode_evidence
from generator.model.slugs import slugify
from generator.readers.seed_files import list_seeds


@dataclass(frozen=True, slots=True)
class Conversion:
    """
    Tell what became of one seed.

    *shown* is the path of its file, and *entry* the id that it has in a feed; *article* is the path of the article, new
    or old, or "" where it was deleted; *review* is what an editor is asked to look at.
    """

    seed: str
    shown: str
    entry: str
    outcome: Outcome
    article: str
    review: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """Give the path of the file, and the entry in it if that is a feed."""
        return seed_name(self.shown, self.entry)


class Renewal(NamedTuple):
    """
    Hold a seed that changed since it was converted, and what its article would be now.

    *shown* is the path of its file, and *entry* the id that it has in a feed. *article* is None if it was deleted;
    *base* is None if nothing is known of the conversion, or the key of the evidence belongs to something else.
    """

    shown: str
    entry: str
    article: Article | None
    base: Evidence | None
    fresh: Evidence | None
    body: str

    @property
    def place(self) -> str:
        """Give the path of the file, and the entry in it if that is a feed."""
        return seed_name(self.shown, self.entry)


class Converter:
    """
    Make articles of seeds in the folder *out*, where *existing* are those that are there.

    *now* becomes the date of new articles, *status* their status, and no story can have been written after it. What was
    converted before is left as it is, whatever became of it.
    """

    def __init__(
        self,
        records: Records,
        sources: Mapping[str, SourceSettings],
        *,
        out: Path,
        existing: Iterable[Article],
        now: datetime,
        status: Status = "published",
        phrases: Phrases | None = None,
    ) -> None:
        self._records = records
        self._sources = sources
        self._out = out
        self._site = site_of(out)
        self._known = Known(out, existing)
        self._now = now
        self._status: Status = status
        self._phrases = phrases

    def convert(
        self, seeds: Sequence[Path], entries: Sequence[str] = (), *, again: bool = False
    ) -> tuple[list[Conversion], list[Problem]]:
        """
        Make an article of each of *seeds* that never had one, or, *again*, has none any more.

        A folder stands for the seeds in it in the order of their names; *entries* are the ids of those that are meant
        of the entries of feeds, which else are all.
        """
        self._known.ledger.sweep()
        conversions: list[Conversion] = []
        problems: list[Problem] = []
        for path, raw in self._opened(seeds, entries):
            if isinstance(raw, Problem):
                problems.append(raw)
                continue
            past = self._known.past(raw, path)
            if past and not (again and past.outcome == "its article was deleted"):
                if past.outcome == "already converted" and past.article:
                    self._mend_evidence(raw, past.key, past.article)
                article = past.article.path if past.article else ""
                conversions.append(Conversion(raw.name, raw.shown, raw.entry, past.outcome, article))
            elif isinstance(seed := raw.read(), Problem):
                problems.append(seed)
            else:
                conversions.append(self._convert(seed, raw, path, past))
        return conversions, problems

    def renewals(self, seeds: Sequence[Path], entries: Sequence[str] = ()) -> Iterator[Renewal | Problem]:
        """Give those of *seeds* that changed since they were converted; those that cannot be read are problems."""
        # Most seeds are as they were, which their bytes show: to decode and compare ten thousand would take seconds.
        files = [path for path in _files(seeds) if not self._known.is_as_converted(path)]
        changed: dict[str, list[tuple[RawSeed, Past]]] = defaultdict(list)
        for path, raw in self._opened(files, entries):
            if isinstance(raw, Problem):
                yield raw
            elif (past := self._known.past(raw, path)) and past.outcome != "already converted":
                changed[past.key].append((raw, past))
        # An entry may stand in several feeds: the last of them by name is taken for the newest.
        for key, versions in changed.items():
            (raw, past), base = versions[-1], self._known.ledger.read(key)
            if past.article:
                yield self._renewal(raw, past.article, base, {version.sha256 for version, _ in versions})
            elif base and raw.sha256 not in (base.seed.sha256, *base.earlier):
                yield Renewal(raw.shown, raw.entry, None, base, None, "")

    def remember(self, renewed: Evidence, replaced: Evidence) -> None:
        """Put the evidence of a *renewed* article in the place of that which it *replaced*; raises UserError."""
        self._write_evidence(self._known.ledger.key_of(replaced.seed), renewed)

    def _renewal(
        self, raw: RawSeed, old: Article, base: Evidence | None, versions: AbstractSet[str]
    ) -> Renewal | Problem:
        seed = raw.read()
        if isinstance(seed, Problem):
            return seed
        made = make_article(seed, self._records, self._sources, self._now, self._status, self._phrases)
        path, own = (base.article, base.id) if base else (old.path, old.id)
        fresh = _evidence(made, msgspec.structs.replace(made.article, id=own), path)
        if raw.entry and base:
            earlier = {*versions, *base.earlier, base.seed.sha256} - {raw.sha256}
            fresh = msgspec.structs.replace(fresh, earlier=tuple(sorted(earlier)))
        return Renewal(raw.shown, raw.entry, old, base, fresh, _text(made))

    def _convert(self, seed: Seed, raw: RawSeed, path: Path, past: Past | None) -> Conversion:
        """Make the article of *seed*; that of one that may have an article already is a draft that asks."""
        twin = self._known.twin(raw)
        made = make_article(
            seed, self._records, self._sources, self._now, "draft" if twin else self._status, self._phrases
        )
        article = made.article
        if twin:
            note = f"seed: the same text as that of {twin.path}"
            own = mint_id(sha256(f"{raw.sha256} {raw.name}".encode()).hexdigest())
            article = msgspec.structs.replace(article, id=own, review=(*article.review, note))
        elif note := self._lost_seed(raw, path, past, made):
            article = msgspec.structs.replace(article, status="draft", review=(*article.review, note))
        place = self._write_new(article, made.body)
        shown = shown_path(place, self._out)
        self._write_evidence(past.key if past else self._known.key(raw, path), _evidence(made, article, shown))
        self._known.add(msgspec.structs.replace(article, path=shown, slug=place.stem))
        return Conversion(raw.name, raw.shown, raw.entry, "converted", shown, article.review)

    def _lost_seed(self, raw: RawSeed, path: Path, past: Past | None, made: Made) -> str:
        """Ask whether a seed is one that is gone, under another name and with its text changed; "" if it is not."""
        is_new = not past and not raw.entry and self._known.is_at_home(path)
        return self._known.lost.note(made.article, made.body) if is_new else ""

    def _mend_evidence(self, raw: RawSeed, key: str, article: Article) -> None:
        """Write the evidence of an *article* that lacks it, as after a crash, if it is still as it was made."""
        if self._site is None or key in self._known.ledger or isinstance(seed := raw.read(), Problem):
            return
        made = make_article(seed, self._records, self._sources, article.date, article.status, self._phrases)
        if (self._site / article.path).read_bytes() == article_text(made.article, made.body).encode():
            self._write_evidence(key, _evidence(made, made.article, article.path))

    def _write_evidence(self, key: str, evidence: Evidence) -> None:
        if self._site:
            place = self._known.ledger.path(key)
            write_whole(self._site / place, encode_evidence(evidence), place, durable=True)

    def _opened(self, seeds: Sequence[Path], entries: Sequence[str]) -> Iterator[tuple[Path, RawSeed | Problem]]:
        """Open the files meant by *seeds*, each once, and of these, if any are named, only the *entries*."""
        missing = set(entries)
        for path in _files(seeds):
            for raw in open_seeds(path, shown_path(path, self._out), self._site):
                if isinstance(raw, Problem) or not entries or raw.entry in entries:
                    yield path, raw
                    missing -= {raw.entry} if isinstance(raw, RawSeed) else set()
        for entry in sorted(missing):
            yield Path(), Problem("--entry", 0, f"none of the named feeds has {entry}")

    def _write_new(self, article: Article, body: Sequence[str]) -> Path:
        """Write *article* to a file of its own, and give its place; raises UserError."""
        while True:
            place = self._free_path(article.title)
            # Somebody else may make such a file at this moment; then there is another free name.
            with suppress(FileExistsError):
                write_new(place, article_text(article, body), shown_path(place, self._out))
                return place

    def _free_path(self, title: str) -> Path:
        """Find a file name for *title* that no other article has, as a file or as an address, and no device."""
        stem = slugify(title)[:80].strip("-") or "article"
        number, name = 1, stem
        while self._known.is_taken(name) or unportable_part(name) or os.path.lexists(self._out / f"{name}.md"):
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
