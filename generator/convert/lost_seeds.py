"""Seeds that were converted and are gone: one may have come back under another name, with its text changed."""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from generator.model.article import Article
from generator.model.evidence import Evidence
from generator.readers.text import DocumentError, body_of, decode

_WORD = re.compile(r"\w+")
_RUN = 4  # words
_SAME_TEXT = 0.5  # of all runs of two texts are shared


class LostSeeds:
    """
    Know what was made of seeds that are in the seeds/ of the *site* no more.

    *deleted* is the evidence to which none of the *articles* points. Without a site there are none.
    """

    def __init__(self, site: Path | None, articles: Iterable[Article], deleted: Iterable[Evidence]) -> None:
        self._site = site or Path()
        present = _present(site / "seeds") if site else None
        lost = ((article, article.seed) for article in articles if article.seed and not article.seed.entry)
        self._articles = [article for article, seed in lost if present is not None and seed.file not in present]
        self._deleted = [
            evidence
            for evidence in deleted
            if present is not None and not evidence.seed.entry and evidence.seed.file not in present
        ]

    def note(self, article: Article, body: Sequence[str]) -> str:
        """Ask whether the seed of a new *article*, whose paragraphs are *body*, is one of them; "" if it is none."""
        runs = _runs("\n\n".join(body))
        for lost in self._articles:
            if lost.seed and _is_alike(lost, article) and _likeness(runs, _runs(self._body(lost))) >= _SAME_TEXT:
                return f"seed: nearly the same text as that of {lost.path}, whose seed {lost.seed.file} is gone"
        for evidence in self._deleted:
            # Of a deleted article there is no text to compare.
            if (article.title,) == evidence.texts("title") or (article.summary,) == evidence.texts("summary"):
                return f"seed: may be {evidence.seed.file} under another name, whose article was deleted"
        return ""

    def _body(self, article: Article) -> str:
        with suppress(OSError, DocumentError):
            return body_of(decode((self._site / article.path).read_bytes()))
        return ""


def _present(folder: Path) -> frozenset[str]:
    with suppress(OSError):
        return frozenset(os.listdir(folder))  # noqa: PTH208 - a folder of ten thousand
    return frozenset()


def _is_alike(one: Article, other: Article) -> bool:
    """Tell whether it is worth it to compare two texts: a changed one has still something of what it had."""
    urls = [article.source.url if article.source else "" for article in (one, other)]
    return (
        one.title == other.title
        or one.summary == other.summary != ""
        or urls[0] == urls[1] != ""
        or not set(one.people).isdisjoint(other.people)
    )


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    return frozenset(_tuples(_WORD.findall(text.casefold())))


def _tuples(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))


def _likeness(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    return len(one & other) / (len(one | other) or 1)
