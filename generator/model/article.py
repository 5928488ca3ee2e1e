"""An article: the front matter of one file in content/articles/."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Literal

import msgspec

from generator.config import Rights, is_below_content, is_web_address, translation_misfits
from generator.model.dates import is_partial_date
from generator.model.slugs import SLUG_FORM, slugify
from generator.schema import Misfit

Status = Literal["draft", "published", "withdrawn"]
CorrectionKind = Literal["corrected", "clarified", "withdrawn"]
_LONGEST_FILE_NAME = 250
_LONGEST_ADDRESS = 2000
_MOST_NAMES = 1000
_ADDRESSABLE = re.compile("[A-Za-z0-9]")  # what is in every slug as it is; of other letters only slugify knows


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """
    Name the outlet a story comes from, and say what else is known of it.

    *name* is "" while the outlet is not known. *date* is a day, a month or a year, as exact as it is known.
    """

    name: str = ""
    url: str = ""
    author: str = ""
    date: str = ""
    rights: Rights | None = None


class Image(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """Name a picture below content/, what it shows, and whose it is."""

    src: str
    alt: str
    credit: str = ""


class Correction(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """
    Record what was wrong in an article, *where*, and what is right.

    Of a withdrawal *now* is the reason, in words that name nobody.
    """

    date: date
    kind: CorrectionKind
    was: str = ""
    now: str = ""
    where: Literal["title", "summary", "text"] = "text"


class SeedReference(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """Point at the raw text that an article was made from; *entry* is the id of one in a feed."""

    file: str
    sha256: str
    entry: str = ""


class Article(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """
    Hold one article without its body.

    *path* is its file, relative to the site; *body_digest* stands for the body, *body_words* counts its words, *media*
    are the pictures in it, by their paths below content/; *digest* stands for all of the article. These come from the
    reader, and *image_size*, in pixels, from a build: zeros while it is not known. *translations* are whole addresses
    of the same story in other languages, by language tag.
    """

    title: str
    date: datetime
    updated: datetime | None = None
    slug: str = ""
    id: str = ""
    summary: str = ""
    status: Status = "published"
    source: Source | None = None
    people: tuple[str, ...] = ()
    shows: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    image: Image | None = None
    aliases: tuple[str, ...] = ()
    translations: dict[str, str] = {}
    corrections: tuple[Correction, ...] = ()
    review: tuple[str, ...] = ()
    seed: SeedReference | None = None
    path: str = ""
    media: tuple[str, ...] = ()
    image_size: tuple[int, int] = (0, 0)
    body_digest: bytes = b""
    body_words: int = 0
    digest: bytes = b""

    @property
    def url(self) -> str:
        """Give the address of the article's page below the site's base."""
        return f"articles/{self.slug}/"

    @property
    def withdrawal(self) -> Correction | None:
        """Give the entry that says when and why the article was withdrawn."""
        return next((entry for entry in reversed(self.corrections) if entry.kind == "withdrawn"), None)

    @property
    def pictures(self) -> set[str]:
        """Name the pictures that it shows: its own and those in its text."""
        return {*self.media, self.image.src} if self.image else set(self.media)

    def placed_corrections(self) -> tuple[Correction, ...]:
        """Give the corrections; one that leads to the title or the summary as it is now is of that."""
        return tuple([_placed(entry, self) for entry in self.corrections])


def _placed(entry: Correction, article: Article) -> Correction:
    if entry.where != "text" or not entry.now:
        return entry
    if entry.now == article.title:
        return msgspec.structs.replace(entry, where="title")
    return msgspec.structs.replace(entry, where="summary") if entry.now == article.summary else entry


FILLED_IN = frozenset({"path", "media", "image_size", "body_digest", "body_words", "digest"})


def article_misfits(article: Article) -> Iterator[Misfit]:
    """List what is well-formed in *article* but means nothing."""
    if not article.title.strip():
        yield Misfit(("title",), "title: must not be empty")
    if article.updated and article.updated < article.date:
        yield Misfit(("updated",), "updated: is before date; leave it out until something of substance changes")
    if article.slug and slugify(article.slug) != article.slug:
        yield Misfit(("slug",), f'slug: {SLUG_FORM}, such as "{slugify(article.title)}"')
    for taxonomy in ("people", "shows", "cases"):
        yield from name_misfits(taxonomy, getattr(article, taxonomy))
    if article.source:
        yield from source_misfits(article.source, ("source",))
    if article.image and not is_below_content(article.image.src):
        yield Misfit(("image", "src"), 'image.src: expected a path below content/, such as "media/premiere.jpg"')
    yield from _correction_misfits(article)
    yield from translation_misfits(article.translations)
    yield from _alias_misfits(article.aliases)


def _alias_misfits(aliases: tuple[str, ...]) -> Iterator[Misfit]:
    for index, alias in enumerate(aliases):
        if not re.fullmatch(r"/(?:[^\s/?#\\<>\"]+/)*[^\s/?#\\<>\"]*", alias) or {".", ".."} & set(alias.split("/")):
            yield Misfit(("aliases", index), f'aliases: expected an old address such as "/old/", got "{alias}"')
        if any(len(part.encode()) > _LONGEST_FILE_NAME for part in alias.split("/")):
            yield Misfit(("aliases", index), "aliases: too long: no disk takes a file name of more than 250 bytes")
        elif len(alias) > _LONGEST_ADDRESS:
            message = f"aliases: too long: no address has more than {_LONGEST_ADDRESS} characters"
            yield Misfit(("aliases", index), message)


def _correction_misfits(article: Article) -> Iterator[Misfit]:
    for index, (earlier, later) in enumerate(zip(article.corrections, article.corrections[1:], strict=False), 1):
        if later.date < earlier.date:
            message = f"corrections: {later.date} stands after {earlier.date}: put the oldest first"
            yield Misfit(("corrections", index, "date"), message)
    withdrawals = [index for index, entry in enumerate(article.corrections) if entry.kind == "withdrawn"]
    for index in withdrawals:
        if not article.corrections[index].now.strip():
            message = "corrections: a withdrawal needs a reason under now; it is all that its page tells readers"
            yield Misfit(("corrections", index, "now"), message)
    if article.status == "withdrawn" and not withdrawals:
        entry = '{date: 2025-03-15, kind: withdrawn, now: "The reason, without names."}'
        yield Misfit(("status",), f"status: withdrawn needs an entry under corrections, such as {entry}")
    if article.status == "published" and withdrawals:
        message = "corrections: says withdrawn of an article that is published: set status: withdrawn, or say corrected"
        yield Misfit(("corrections", withdrawals[-1], "kind"), message)


def name_misfits(key: str, names: tuple[str, ...]) -> Iterator[Misfit]:
    """List the *names* under *key* that cannot have an address, or say that nobody can mean so many."""
    if len(names) > _MOST_NAMES:
        yield Misfit((key,), f"{key}: {len(names)} names, each with pages of its own: {_MOST_NAMES} are the most")
        return
    for index, name in enumerate(names):
        if not _ADDRESSABLE.search(name) and not slugify(name):
            yield Misfit((key, index), f'{key}: "{name}" has no letter or digit to make an address from')


def source_misfits(source: Source, at: tuple[str | int, ...]) -> Iterator[Misfit]:
    """List what means nothing in *source*, which stands at the key *at*."""
    if not (source.name.strip() or source.author or source.date):
        yield Misfit((*at, "name"), 'source: needs a name, such as {name: "The Courier"}')
    if source.url and not is_web_address(source.url):
        yield Misfit((*at, "url"), f'source.url: expected an address that starts with https://, got "{source.url}"')
    if source.date and not is_partial_date(source.date):
        yield Misfit((*at, "date"), f'source.date: expected 2025-03-14, 2025-03 or 2025, got "{source.date}"')
