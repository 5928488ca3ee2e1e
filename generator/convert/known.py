"""What is known of a seed from before: the article that was made of it, or that it had one which an editor deleted."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Literal

from generator.convert.lost_seeds import LostSeeds
from generator.convert.raw_seeds import RawSeed
from generator.model.article import Article
from generator.model.evidence import Evidence, seed_key
from generator.readers.evidence import Ledger

Outcome = Literal["converted", "already converted", "changed since it was converted", "its article was deleted"]


@dataclass(frozen=True, slots=True)
class Past:
    """
    Say what became of a seed before.

    *article* is what was made of it, if it is still there; *key* is that of its evidence, which need not be there.
    """

    outcome: Outcome
    key: str
    article: Article | None = None


def site_of(out: Path) -> Path | None:
    """Give the root of the site whose articles are in the folder *out*; None if it is any other folder."""
    return out.resolve().parents[1] if out.parts[-2:] == ("content", "articles") else None


def shown_path(path: Path, out: Path) -> str:
    """Give *path* as an editor knows it: relative to the site whose articles are in *out*, or else as it was given."""
    if site := site_of(out):
        with suppress(ValueError):
            # A link is known by its own name: where it leads, if anywhere, is another matter.
            return (path.parent.resolve() / path.name).relative_to(site).as_posix()
    return path.as_posix()


class Known:
    """Know which seeds were converted into the folder *out*, and which names are in use there."""

    def __init__(self, out: Path, existing: Iterable[Article]) -> None:
        self._site = site_of(out)
        self.ledger = Ledger(self._site)
        self._articles: list[Article] = []
        self._by_file: dict[str, Article] = {}
        self._by_entry: dict[str, Article] = {}
        self._by_digest: dict[str, Article] = {}
        self._by_id: dict[str, Article] = {}
        self._stems: set[str] = set()
        for article in existing:
            self.add(article)

    def add(self, article: Article) -> None:
        """Note that *article* is there."""
        self._articles.append(article)
        self._stems |= {Path(article.path).stem, article.slug}
        if article.id:
            self._by_id[article.id] = article
        if article.seed:
            if article.seed.entry:
                self._by_entry[article.seed.entry] = article
            else:
                self._by_file[article.seed.file] = article
            self._by_digest[article.seed.sha256] = article

    def is_taken(self, stem: str) -> bool:
        """Tell whether an article has *stem* as its file name or its address."""
        return stem in self._stems

    def twin(self, raw: RawSeed) -> Article | None:
        """Give the article that was made of the same text."""
        return self._by_digest.get(raw.sha256)

    def is_as_converted(self, path: Path) -> bool:
        """Tell whether the file at *path* holds, to the byte, the one story that an article was made of."""
        named = self._by_file.get(path.name)
        try:
            return bool(named and named.seed and named.seed.sha256 == sha256(path.read_bytes()).hexdigest())
        except OSError:
            return False

    def key(self, raw: RawSeed, path: Path) -> str:
        """Give the key under which the evidence of *raw* is kept."""
        return seed_key(raw.file, raw.entry, "" if self.is_at_home(path) else raw.sha256)

    def past(self, raw: RawSeed, path: Path) -> Past | None:
        """Say what became of *raw*, in the file at *path*, before; None if it was never converted."""
        key = self.key(raw, path)
        if raw.entry:
            return self._past_of_entry(raw, key)
        named, twin = self._by_file.get(raw.file), self.twin(raw)
        if named and named.seed and named.seed.sha256 == raw.sha256:
            return Past("already converted", key, named)
        if twin and twin.seed and _is_moved(twin.seed.file, raw, path):
            return Past("already converted", self.ledger.key_of(twin.seed) or key, twin)
        if named and self.is_at_home(path):
            return Past("changed since it was converted", key, named)
        return self._past_by_evidence(raw, path, key)

    def _past_by_evidence(self, raw: RawSeed, path: Path, key: str) -> Past | None:
        if key in self.ledger:
            return self._by_evidence(key, self.ledger.read(key), raw)
        for moved, evidence in self._unclaimed:
            if evidence.seed.sha256 == raw.sha256 and _is_moved(evidence.seed.file, raw, path):
                return self._by_evidence(moved, evidence, raw)
        return None

    def _past_of_entry(self, raw: RawSeed, key: str) -> Past | None:
        """Say what became of an entry of a feed, which is the same one in whichever feed it stands."""
        named = self._by_entry.get(raw.entry)
        if named and named.seed and named.seed.sha256 == raw.sha256:
            return Past("already converted", key, named)
        evidence = self.ledger.read(key)
        if named:
            is_older = evidence is not None and raw.sha256 in evidence.earlier
            return Past("already converted" if is_older else "changed since it was converted", key, named)
        return self._by_evidence(key, evidence, raw) if key in self.ledger else None

    def _by_evidence(self, key: str, evidence: Evidence | None, raw: RawSeed) -> Past:
        """Say what became of a seed to which no article points: its id may tell, and else it was deleted."""
        article = self._by_id.get(evidence.id) if evidence else None
        if not article or not evidence:
            return Past("its article was deleted", key)
        same = raw.sha256 in (evidence.seed.sha256, *evidence.earlier)
        return Past("already converted" if same else "changed since it was converted", key, article)

    @cached_property
    def lost(self) -> LostSeeds:
        """Give the seeds of the site that were converted and are gone."""
        return LostSeeds(self._site, self._articles, [evidence for _, evidence in self._unclaimed])

    @cached_property
    def _unclaimed(self) -> list[tuple[str, Evidence]]:
        """Give the evidence to which no article points, with its keys."""
        return list(self.ledger.without_article(self._articles))

    def is_at_home(self, seed: Path) -> bool:
        """Tell whether a name is enough to know *seed* by: outside the site's seeds/ it may be any other text."""
        return self._site is None or seed.parent.resolve() == self._site / "seeds"


def _is_moved(file: str, raw: RawSeed, path: Path) -> bool:
    """Tell whether *raw*, at *path*, is the seed *file* under another name: where that was, its text is no more."""
    try:
        return sha256(path.with_name(file).read_bytes()).hexdigest() != raw.sha256
    except OSError:
        return True
