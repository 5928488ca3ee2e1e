"""How much of each article is copied, remembered between checks: to measure ten thousand takes seconds."""

import re
from contextlib import suppress
from hashlib import blake2b
from itertools import islice
from pathlib import Path

import msgspec

from generator.checks.copied import Copied, SourceText, split_quotes, words_in
from generator.checks.material import Material
from generator.errors import UserError
from generator.installation import installation_stamp
from generator.memory import memory_of, recall, remember
from generator.model.article import Article
from generator.model.rights import shown_words

_MEMORY = "copied"
_SEEDS = "seeds"
_WORD = re.compile(r"\S+")


class Measure(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """Tell how much is copied of the words that an article shows outside quotation marks, inside, and as a summary."""

    own: Copied
    quoted: Copied
    summary: Copied


_Remembered = dict[str, tuple[bytes, Measure]]


class Measures:
    """Measure articles, and remember that in the memory of the site; this only saves time."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._path = memory_of(material.root) / _MEMORY
        self._before = recall(self._path, _Remembered, installation_stamp()) or {}
        self._now: dict[str, tuple[bytes, Measure]] = {}

    def of(self, article: Article) -> Measure | None:
        """Measure *article* against its seed; None where that is not at hand."""
        seed = self._seed(article)
        if seed is None:
            return None
        try:
            status = seed.stat()
            shown = shown_words(article, self._material.config)
            stamp = (article.body_digest, shown, article.summary, status.st_mtime_ns, status.st_size, status.st_ino)
            key = blake2b(msgspec.msgpack.encode(stamp), digest_size=16).digest()
            known = self._before.get(article.path)
            measure = known[1] if known and known[0] == key else self._measure(article, shown, seed)
        except OSError:
            return None
        self._now[article.path] = (key, measure)
        return measure

    def save(self) -> None:
        """Write what was measured, if any of it is new; a memory that cannot be written is none."""
        there = {article.path for article in self._material.everything.articles}
        measures = {path: known for path, known in self._before.items() if path in there} | self._now
        if measures != self._before:
            with suppress(UserError):
                remember(self._path, measures, installation_stamp())

    def _measure(self, article: Article, shown: int | None, seed: Path) -> Measure:
        source = SourceText(seed.read_bytes().decode("utf-8", "replace"))
        text = self._material.text(article.path).markdown
        ends = [word.end() for word in islice(_WORD.finditer(text), shown)] if shown is not None else [len(text)]
        own, quoted = split_quotes(text[: ends[-1]] if ends else "")
        return Measure(source.copied(own), source.copied(quoted), source.copied(words_in(article.summary)))

    def _seed(self, article: Article) -> Path | None:
        """Find the seed, which lies in the folder of seeds and nowhere else."""
        if not article.seed:
            return None
        folder = (self._material.root / _SEEDS).resolve()
        seed = (folder / article.seed.file).resolve()
        return seed if seed.is_relative_to(folder) else None
