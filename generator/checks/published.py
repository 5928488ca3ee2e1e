"""
What was last published of each article, in content/.published/: one small file an article, tracked with the content.

It holds hashes, never words, so that nothing of a story that was withdrawn is left in it; of one that was, no more than
its address.
"""

import re
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

import msgspec

from generator.checks.substance import Substance, substance
from generator.errors import Problem, stop_if
from generator.memory import remember
from generator.model.article import Article

FOLDER = "content/.published"
_FORMAT = 1
_OUR_ADDRESS = re.compile(r"/articles/([^/]+)/")


class Published(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """
    Hold what was published of an article.

    *exactly* stands for its title, summary and text to the byte; *corrections* for those that it bore. *withdrawn*
    leaves nothing of the rest.
    """

    format: int
    slug: str
    id: str = ""
    withdrawn: bool = False
    exactly: str = ""
    updated: str = ""
    corrections: tuple[str, ...] = ()
    title: Substance | None = None
    summary: Substance | None = None
    text: Substance | None = None

    @property
    def path(self) -> str:
        """Give the file that holds this."""
        return f"{FOLDER}/{self.slug}.json"


class Ledger:
    """Hold all that was published, and find it by the article it was."""

    def __init__(self, entries: tuple[Published, ...]) -> None:
        self.entries = entries
        self._by_id = {entry.id: entry for entry in entries if entry.id}
        self._by_slug = {entry.slug: entry for entry in entries}

    def of(self, article: Article) -> Published | None:
        """Give what was published of *article*, which may have another address now."""
        if found := self._by_id.get(article.id) or self._by_slug.get(article.slug):
            return found
        earlier = (_OUR_ADDRESS.fullmatch(alias) for alias in article.aliases)
        return next((entry for old in earlier if old and (entry := self._by_slug.get(old[1]))), None)


def read_ledger(root: Path) -> Ledger:
    """Read all that was published of the site at *root*; raises UserError for files that cannot be read."""
    decoder = msgspec.json.Decoder(Published)
    entries: list[Published] = []
    problems: list[Problem] = []
    for path in sorted((root / FOLDER).glob("*.json")):
        try:
            entry = decoder.decode(path.read_bytes())
        except (OSError, msgspec.MsgspecError, ValueError):
            entry = Published(0, "")
        if entry.format == _FORMAT and f"{entry.slug}.json" == path.name:
            entries.append(entry)
        else:
            message = "is no record of what was published: restore it, or delete it to begin anew"
            problems.append(Problem(f"{FOLDER}/{path.name}", 0, message))
    stop_if(problems)
    return Ledger(tuple(entries))


def as_published(article: Article, markdown: str) -> Published:
    """Give what is to be kept of *article* with the body *markdown*."""
    salt = article.slug
    return Published(
        _FORMAT,
        article.slug,
        id=article.id,
        exactly=exactly(article),
        updated=article.updated.isoformat() if article.updated else "",
        corrections=corrections_of(article, salt),
        title=substance(article.title, salt),
        summary=substance(article.summary, salt),
        text=substance(markdown, salt),
    )


def exactly(article: Article) -> str:
    """Hash the title, the summary and the text of *article*."""
    return _hash(msgspec.msgpack.encode((article.title, article.summary, article.body_digest)))


def corrections_of(article: Article, salt: str) -> tuple[str, ...]:
    """Hash each of the corrections of *article*."""
    return tuple(_hash(salt.encode() + msgspec.msgpack.encode(correction)) for correction in article.corrections)


def withdrawn(article: Article, before: Published) -> Published:
    """Give what is to be kept of a withdrawn *article* that was published: under which address."""
    return Published(_FORMAT, before.slug, id=article.id, withdrawn=True)


def save(root: Path, entries: Iterable[Published], ledger: Ledger) -> int:
    """Write those *entries* that the *ledger* does not have, in place of what it has; count them. Raises UserError."""
    written = 0
    known = {entry.slug: entry for entry in ledger.entries}
    for entry in entries:
        if known.get(entry.slug) != entry:
            remember(root / entry.path, msgspec.json.format(msgspec.json.encode(entry), indent=1) + b"\n")
            written += 1
    return written


def _hash(raw: bytes) -> str:
    return blake2b(raw, digest_size=12).hexdigest()
