"""Write an article: front matter in the house's order and form, the body below it, as a new file or not at all."""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from generator.errors import Problem, UserError
from generator.model.article import Article, Source
from generator.model.front_matter import moment, scalar

_CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"
_ID_LENGTH = 26  # characters of five bits: as long as a ULID


def mint_id(sha256: str) -> str:
    """Give the id of the article that is made from the seed with this digest: the same one, every time."""
    number = int(sha256, 16) >> (256 - 5 * _ID_LENGTH)
    return "".join(_CROCKFORD[number >> (5 * place) & 31] for place in reversed(range(_ID_LENGTH)))


def article_text(article: Article, body: Sequence[str]) -> str:
    """Give the text of the file that holds *article*; *body* are its paragraphs in Markdown."""
    lines = ["---", *_front_matter(article), "---", ""]
    return "\n".join(lines) + "\n".join(f"{paragraph}\n" for paragraph in body)


def write_new(path: Path, text: str, shown: str) -> None:
    """
    Write *text* to a new file at *path*, whole or not at all.

    Raises FileExistsError when there is such a file: what an editor may have touched is never written over. Raises
    UserError where nothing can be written, with the file as *shown*.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(text, encoding="utf-8", newline="\n")
        _link(beside, path)
    except FileExistsError:
        raise
    except OSError as error:
        raise UserError([Problem(shown, 0, f"cannot be written: {error.strerror}")]) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _link(beside: Path, path: Path) -> None:
    try:
        # Unlike a move, a link cannot take the place of a file that somebody else makes at this moment.
        path.hardlink_to(beside)
    except FileExistsError:
        raise
    except OSError:
        # Some disks, such as FAT, have no links.
        if path.exists():
            raise FileExistsError(path) from None
        beside.replace(path)


def _front_matter(article: Article) -> Iterator[str]:
    yield f"title: {scalar(article.title)}"
    yield f"date: {moment(article.date)}"
    if article.id:
        yield f"id: {scalar(article.id)}"
    if article.summary:
        yield f"summary: {scalar(article.summary)}"
    yield f"status: {article.status}"
    if article.source:
        yield f"source: {_source(article.source)}"
    for key in ("people", "shows", "cases"):
        if names := getattr(article, key):
            yield f"{key}: [{', '.join(scalar(name, flow=True) for name in names)}]"
    if article.review:
        yield "review:"
        yield from (f"  - {scalar(note)}" for note in article.review)
    if article.seed:
        file, sha256 = scalar(article.seed.file, flow=True), scalar(article.seed.sha256, flow=True)
        entry = f", entry: {scalar(article.seed.entry, flow=True)}" if article.seed.entry else ""
        yield f"seed: {{file: {file}, sha256: {sha256}{entry}}}"


def _source(source: Source) -> str:
    parts = {"name": source.name, "url": source.url, "author": source.author, "date": source.date}
    written = (
        f"{key}: {value if key == 'date' else scalar(value, flow=True)}" for key, value in parts.items() if value
    )
    return f"{{{', '.join(written)}}}"
