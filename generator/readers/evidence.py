"""The evidence of a site's conversions, which is also the ledger of the seeds that were converted."""

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from generator.errors import Problem, UserError
from generator.memory import set_aside_for
from generator.model.article import Article, SeedReference
from generator.model.evidence import KEY_LENGTH, Evidence, decode_evidence, seed_key

EVIDENCE = "content/.evidence"
_SUFFIX = ".json"
_OURS = re.compile(rf"[0-9a-f]{{{KEY_LENGTH}}}{re.escape(_SUFFIX)}")


class Ledger:
    """
    Know which seeds of the site at *root* were converted, and read the evidence of one when it is asked for.

    Raises UserError where there may be evidence that cannot be listed: what was converted would be converted again.
    """

    def __init__(self, root: Path | None) -> None:
        self._root = root
        names = _names(root) if root else []
        self._keys = frozenset(name.removesuffix(_SUFFIX) for name in names if name.endswith(_SUFFIX))
        self._left = [root / EVIDENCE / name for name in names if root and _OURS.fullmatch(set_aside_for(name))]

    def __contains__(self, key: object) -> bool:
        """Tell whether there is evidence under *key*, whoever wrote it and whatever it says."""
        return key in self._keys

    @property
    def keys(self) -> tuple[str, ...]:
        """Give the keys of all evidence, in order."""
        return tuple(sorted(self._keys))

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
        for key in self.keys if article.id else ():
            if (evidence := self.read(key)) and evidence.id == article.id:
                return key, evidence
        return "", None

    def sweep(self) -> None:
        """Delete what commands left that were killed while they wrote evidence; only for who has the site's lock."""
        for path in self._left:
            with suppress(OSError):
                path.unlink()


def seed_keys(seed: SeedReference) -> tuple[str, str]:
    """Give the keys under which a seed may be known: one for any text of its name, and that of a seed in seeds/."""
    return seed_key(seed.file, seed.entry, seed.sha256), seed_key(seed.file, seed.entry)


def _names(root: Path) -> list[str]:
    try:
        return os.listdir(root / EVIDENCE)  # noqa: PTH208 - a folder of ten thousand
    except FileNotFoundError:
        return []
    except OSError as error:
        raise UserError([Problem(EVIDENCE, 0, f"cannot be read: {error.strerror}")]) from None
