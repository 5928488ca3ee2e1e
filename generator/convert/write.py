"""Write an article: front matter in the house's order and form, the body below it, as a new file or not at all."""

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from generator.convert.escape import escape_markdown
from generator.errors import Problem, UserError
from generator.model.article import Article, Source

_CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"
_ID_LENGTH = 26  # characters of five bits: as long as a ULID
# Text that YAML reads as that text without quotes: it begins with a letter, or with a number before a word; the second
# form is for what stands inside brackets or braces.
_BEGIN = r"(?:[^\W\d_]|\d+[^\W\d_-]* [^\W\d_])"
_PLAIN = re.compile(_BEGIN + r"(?:[^\n:#]|:(?! |$)|(?<! )#)*")
_PLAIN_IN_FLOW = re.compile(_BEGIN + r"(?:[^\n:#,?\[\]{}]|:(?! |$)|(?<! )#)*")
_OTHER_TYPE = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ufeff\u2028\u2029]")


def mint_id(sha256: str) -> str:
    """Give the id of the article that is made from the seed with this digest: the same one, every time."""
    number = int(sha256, 16) >> (256 - 5 * _ID_LENGTH)
    return "".join(_CROCKFORD[number >> (5 * place) & 31] for place in reversed(range(_ID_LENGTH)))


def article_text(article: Article, body: Sequence[str]) -> str:
    """Give the text of the file that holds *article*, with one paragraph for each line of *body*."""
    lines = ["---", *_front_matter(article), "---", ""]
    return "\n".join(lines) + "\n".join(f"{escape_markdown(paragraph)}\n" for paragraph in body)


def write_new(path: Path, text: str) -> None:
    """
    Write *text* to a new file at *path*, whole or not at all.

    Raises FileExistsError when there is such a file: what an editor may have touched is never written over. Raises
    UserError where nothing can be written.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(text, encoding="utf-8", newline="\n")
        _link(beside, path)
    except FileExistsError:
        raise
    except OSError as error:
        raise UserError([Problem(path.as_posix(), 0, f"cannot be written: {error.strerror}")]) from error
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


def scalar(text: str, *, flow: bool = False) -> str:
    """Write *text* as YAML, without quotes where it means the same; *flow* is inside brackets or braces."""
    plain = (_PLAIN_IN_FLOW if flow else _PLAIN).fullmatch(text)
    if plain and not text.endswith(" ") and text.lower() not in _OTHER_TYPE and not _CONTROL.search(text):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return '"' + _CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", escaped) + '"'


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
        yield f"seed: {{file: {file}, sha256: {sha256}}}"


def moment(when: datetime) -> str:
    """Write a moment in UTC, to the second."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _source(source: Source) -> str:
    parts = {"name": source.name, "url": source.url, "author": source.author, "date": source.date}
    written = (
        f"{key}: {value if key == 'date' else scalar(value, flow=True)}" for key, value in parts.items() if value
    )
    return f"{{{', '.join(written)}}}"
