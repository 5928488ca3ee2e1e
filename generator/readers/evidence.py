"""The evidence of a site's conversions, which is also the ledger of the seeds that were converted."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.model.article import Article, SeedReference
from generator.model.evidence import Evidence, decode_evidence, evidence_key

EVIDENCE = "content/.evidence"
_SUFFIX = ".json"


class Ledger:
    """Know which seeds of the site at *root* were converted, and read the evidence of one when it is asked for."""

    def __init__(self, root: Path | None) -> None:
        self._root = root
        self._keys = frozenset(_keys(root)) if root else frozenset()

    def __contains__(self, key: object) -> bool:
        """Tell whether there is evidence under *key*, whoever wrote it and whatever it says."""
        return key in self._keys

    def path(self, key: str) -> str:
        """Give the place of the evidence under *key*, relative to the site."""
        return f"{EVIDENCE}/{key}{_SUFFIX}"

    def key_of(self, seed: SeedReference) -> str:
        """Give the key of *seed*; "" where nothing is known of it."""
        return next((key for key in seed_keys(seed) if key in self._keys), "")

    def read(self, key: str) -> Evidence | None:
        """Read the evidence under *key*; None where there is none that this generator understands."""
        if self._root is None or key not in self._keys:
            return None
        try:
            return decode_evidence((self._root / self.path(key)).read_bytes())
        except OSError:
            return None

    def without_article(self, articles: Iterable[Article]) -> Iterator[tuple[str, Evidence]]:
        """Give the evidence to which no article points by its seed: of deleted ones, and of those that lost the key."""
        known = {self.key_of(article.seed) for article in articles if article.seed}
        for key in sorted(self._keys - known):
            if evidence := self.read(key):
                yield key, evidence

    def of_article(self, article: Article) -> tuple[str, Evidence | None]:
        """Find the evidence of *article*, by its seed or else by its id; the key is "" where there is none."""
        if article.seed and (key := self.key_of(article.seed)):
            return key, self.read(key)
        for key in sorted(self._keys) if article.id else ():
            if (evidence := self.read(key)) and evidence.id == article.id:
                return key, evidence
        return "", None


def seed_keys(seed: SeedReference) -> tuple[str, str]:
    """Give the keys under which a seed may be known: one for any text of its name, and that of a seed in seeds/."""
    return evidence_key(seed.file, seed.entry, seed.sha256), evidence_key(seed.file, seed.entry)


def _keys(root: Path) -> Iterator[str]:
    try:
        names = os.listdir(root / EVIDENCE)  # noqa: PTH208 - a folder of ten thousand
    except OSError:
        return
    yield from (name.removesuffix(_SUFFIX) for name in names if name.endswith(_SUFFIX))
