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

from generator.checks.substance import substance
from generator.errors import Problem, UserError, stop_if
from generator.memory import write_whole
from generator.model.article import Article
from generator.walking import walk

FOLDER = "content/.published"
_FORMAT = 2
_OUR_ADDRESS = re.compile(r"/articles/([^/]+)/")


class Published(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """
    Hold what was published of an article.

    *exactly* stands for all that is compared, to the byte; *corrections* for those that it bore; *facts* for what it
    says beside its title, summary and text, of which there is a line for each sentence. *withdrawn* leaves nothing of
    the rest.
    """

    format: int
    slug: str
    id: str = ""
    withdrawn: bool = False
    exactly: str = ""
    updated: str = ""
    corrections: tuple[str, ...] = ()
    facts: dict[str, str] = {}
    people: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    summary: tuple[str, ...] = ()
    text: tuple[str, ...] = ()

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
    for name, file in walk(root / FOLDER, FOLDER):
        if "/" in name or not name.endswith(".json"):
            continue
        try:
            with open(file, "rb", buffering=0) as content:  # noqa: PTH123 - half the time of a Path
                entry = decoder.decode(content.read())
        except (OSError, msgspec.MsgspecError, ValueError):
            entry = Published(0, "")
        if entry.format == _FORMAT and f"{entry.slug}.json" == name:
            entries.append(entry)
        else:
            message = "is no record of what was published: restore it, or delete it to begin anew"
            problems.append(Problem(f"{FOLDER}/{name}", 0, message))
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
        facts={key: fact_hash(value, salt) for key, value in facts_of(article).items()},
        people=tuple(fact_hash(name, salt) for name in article.people),
        title=substance(article.title, salt),
        summary=substance(article.summary, salt),
        text=substance(markdown, salt),
    )


def exactly(article: Article) -> str:
    """Hash all of *article* that is compared."""
    beside = (article.date, article.source, article.people, article.image)
    return _hash(msgspec.msgpack.encode((article.title, article.summary, article.body_digest, *beside)))


def facts_of(article: Article) -> dict[str, str]:
    """Give what *article* says beside its texts, by the key where it stands; what it does not say is left out."""
    source, image = article.source, article.image
    said = {
        "date": article.date.isoformat(),
        "source.date": source.date if source else "",
        "source.name": source.name if source else "",
        "source.url": source.url if source else "",
        "image.alt": image.alt if image else "",
        "image.credit": image.credit if image else "",
    }
    return {key: value for key, value in said.items() if value.strip()}


def fact_hash(value: str, salt: str) -> str:
    """Hash a *value* as it is compared: blanks and capitals are no part of what it says."""
    return _hash(f"{salt}\0{' '.join(value.casefold().split())}".encode())


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
            encoded = msgspec.json.format(msgspec.json.encode(entry), indent=1) + b"\n"
            write_whole(root / entry.path, encoded, entry.path, durable=True)
            written += 1
    return written


def forget(root: Path, entries: Iterable[Published]) -> None:
    """Delete those *entries* whose articles have another address now; raises UserError."""
    for entry in entries:
        try:
            (root / entry.path).unlink(missing_ok=True)
        except OSError as error:
            raise UserError([Problem(entry.path, 0, f"cannot be deleted: {error.strerror}")]) from None


def _hash(raw: bytes) -> str:
    return blake2b(raw, digest_size=12).hexdigest()
