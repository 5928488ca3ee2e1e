"""The content of a site: every article, person, show and case, or everything that is wrong with them."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

import msgspec

from generator.config import Config
from generator.errors import Problem, stop_if
from generator.model.article import FILLED_IN, Article, article_misfits
from generator.model.case import Case, case_misfits
from generator.model.content import Content
from generator.model.dates import parse_moment
from generator.model.excerpt import count_words
from generator.model.person import Person, person_misfits
from generator.model.pictures import pictures_in
from generator.model.selection import SELECTION_FILLED_IN, Selection
from generator.model.show import Show, show_misfits
from generator.model.slugs import slugify
from generator.model.week import slug_complaint
from generator.readers.cache import FileStamp, RecordCache, settled_moment
from generator.readers.files import stamped_files
from generator.readers.misplaced import misplaced
from generator.readers.text import DocumentError, decode
from generator.schema import KeyPath, Misfit, fit, locate

Record = TypeVar("Record", Article, Person, Show, Case, Selection)
Part = TypeVar("Part")
Result = TypeVar("Result")
_MOMENTS = ("date", "updated")
_NOT_MARKDOWN = "not a .md file: articles and records are Markdown files; pictures go to content/media/"
_LARGEST = 1_000_000  # bytes, as many as a seed can have
_TOO_LARGE = "is larger than 1 MB: no story is, so look at what got into this file"


class Spread(Protocol):
    """Name what calls a function on chunks of a list, here or in other processes."""

    def __call__(self, function: Callable[[Any], Result], parts: Sequence[Part], /) -> Iterator[tuple[int, Result]]:
        """Give the size of each chunk with its result, in order."""


def one_by_one(function: Callable[[Any], Result], parts: Sequence[Part]) -> Iterator[tuple[int, Result]]:
    """Call *function* here, on all *parts* at once."""
    yield len(parts), function(parts)


class Kind(NamedTuple, Generic[Record]):
    """Say where the records of one kind are, what is asked of them, and what the reader *filled_in*."""

    name: str
    type: type[Record]
    misfits: Callable[[Record], Iterator[Misfit]]
    default_slug: Callable[[Record, str], str]
    filled_in: frozenset[str] = FILLED_IN

    @property
    def folder(self) -> str:
        """Give the folder of the kind's files, relative to the site."""
        return f"content/{self.name}"


def _slug_of_file(_: Article | Selection, path: str) -> str:
    name = path.rpartition("/")[2]
    return name.removesuffix(".md") or name


def _slug_of_name(record: Person | Show | Case, _: str) -> str:
    return slugify(record.name)


KINDS: tuple[Kind[Any], ...] = (
    Kind("articles", Article, article_misfits, _slug_of_file),
    Kind("people", Person, person_misfits, _slug_of_name),
    Kind("shows", Show, show_misfits, _slug_of_name),
    Kind("cases", Case, case_misfits, _slug_of_name),
    Kind("digests", Selection, lambda _: iter(()), _slug_of_file, SELECTION_FILLED_IN),
)


class Survey(NamedTuple):
    """Hold the stamps of all files of records, by kind and path in order; *settled* is the settled moment before."""

    settled: int
    names: tuple[str, ...]
    files: Mapping[str, Mapping[str, FileStamp]]


def survey_content(root: Path) -> Survey:
    """Stamp every file of the records of the site at *root*."""
    settled = settled_moment()
    names = tuple(sorted(os.listdir(root / "content")))  # noqa: PTH208
    return Survey(settled, names, {kind.name: dict(sorted(stamped_files(root, kind.folder))) for kind in KINDS})


def read_content(
    root: Path,
    config: Config,
    cache: RecordCache | None = None,
    survey: Survey | None = None,
    spread: Spread = one_by_one,
) -> Content:
    """
    Read every record of the site at *root*; those that *cache* knows and that did not change are not read again.

    *survey* is given by who has made one; *spread* calls a function on chunks of a list, perhaps in other processes.
    Raises UserError with every problem of every file at once.
    """
    survey = survey or survey_content(root)
    problems = list(misplaced(root, survey.names))
    records: list[tuple[Any, ...]] = []
    for kind in KINDS:
        known = cache.known(kind.name) if cache else {}
        files = survey.files[kind.name]
        problems += [Problem(path, 0, _NOT_MARKDOWN) for path in files if not path.endswith(".md")]
        found = {path: entry for path, stamp in files.items() if (entry := known.get(path)) and entry[0] == stamp}
        unread = [path for path in files if path not in found and path.endswith(".md")]
        for _, chunk in spread(partial(read_records, root, config, kind.name), unread):
            for path, record in chunk:
                if isinstance(record, list):
                    problems += record
                else:
                    found[path] = (files[path], record)
        if unread:
            found = dict(sorted(found.items()))
        records.append(tuple([record for _, record in found.values()]))
        if cache:
            cache.remember(kind.name, found)
    stop_if(problems)
    return Content(*records)


def read_records(root: Path, config: Config, kind: str, paths: Sequence[str]) -> list[tuple[str, Any]]:
    """Read the records of one *kind* in the files at *paths*: each with its path, or in its place what is wrong."""
    wanted = next(known for known in KINDS if known.name == kind)
    return [(path, read_record(root, path, wanted, config)) for path in paths]


def read_record(root: Path, path: str, kind: Kind[Record], config: Config) -> Record | list[Problem]:
    """Read the record in the file at *path*, or say what is wrong with it."""
    try:
        with open(f"{root}/{path}", "rb", buffering=0) as file:  # noqa: PTH123 - half the time of Path.read_bytes
            raw = file.read(_LARGEST + 1)
        if len(raw) > _LARGEST:
            return [Problem(path, 0, _TOO_LARGE)]
        text = decode(raw)
        values, body = _values_and_body(text)
    except DocumentError as error:
        return [Problem(path, *error.args)]
    except OSError as error:
        return [Problem(path, 0, f"cannot be read: {error.strerror}")]
    misfits = list(_exact_moments(values, config)) if kind.type is Article else []
    record = fit(kind.type, values, closed=kind.filled_in)
    if isinstance(record, list):
        misfits += record
    else:
        misfits += kind.misfits(record)
        slug = record.slug or kind.default_slug(record, path)
        if complaint := _file_name_complaint(record, slug, misfits):
            misfits.append(Misfit((), complaint))
    if misfits or isinstance(record, list):
        return _problems(path, text, misfits)
    counted = {"body_words": count_words(body)} if isinstance(record, Article | Selection) else {}
    record = msgspec.structs.replace(
        record, path=path, slug=slug, media=pictures_in(body), body_digest=_digest(body.encode()), **counted
    )
    return msgspec.structs.replace(record, digest=_digest(msgspec.msgpack.encode(record)))


def _file_name_complaint(record: Record, slug: str, misfits: Sequence[Misfit]) -> str:
    """Say what is wrong with a file whose name gives the *slug*; "" for nothing."""
    if isinstance(record, Selection):
        return slug_complaint(slug)
    if not misfits and isinstance(record, Article) and not record.slug and slugify(slug) != slug:
        return f'the file name gives the address: rename it to "{slugify(slug)}.md" or give a slug'
    return ""


def _values_and_body(text: str) -> tuple[dict[str, object], str]:
    """Read a document, by a YAML parser only if need be; raises DocumentError."""
    from generator.readers.plain_front_matter import read_plain  # noqa: PLC0415 - 3 ms that most builds do not need

    if plain := read_plain(text):
        return plain
    from generator.readers.document import parse_document  # noqa: PLC0415 - 10 ms that most builds do not need

    values, _, body = parse_document(text)
    return values, body


def _problems(path: str, text: str, misfits: Sequence[Misfit]) -> list[Problem]:
    """Place *misfits* at their lines, which only the YAML parser knows."""
    from generator.readers.document import parse_document  # noqa: PLC0415

    lines = parse_document(text).lines
    return [Problem(path, locate(at, lines), message) for at, message in misfits]


def _digest(raw: bytes) -> bytes:
    return blake2b(raw, digest_size=16).digest()


def read_articles(folder: Path, config: Config) -> tuple[Article, ...]:
    """Read the articles in a *folder* outside a site; files that are none are passed over."""
    paths = sorted(path.name for path in folder.glob("*.md"))
    records = read_records(folder, config, "articles", paths)
    return tuple([record for _, record in records if isinstance(record, Article)])


def line_of_key(root: Path, path: str, at: KeyPath) -> int:
    """Find the line of a key in a file that was read before; for messages only."""
    return locate(at, lines_of_keys(root, path))


def lines_of_keys(root: Path, path: str) -> Mapping[KeyPath, int]:
    """Give the lines of the keys in a file that was read before, none where it cannot be read; for messages only."""
    from generator.readers.document import parse_document  # noqa: PLC0415
    from generator.readers.plain_front_matter import plain_lines  # noqa: PLC0415

    try:
        text = decode((root / path).read_bytes())
        return plain_lines(text) or parse_document(text).lines
    except (DocumentError, OSError):
        return {}


def _exact_moments(values: dict[str, object], config: Config) -> Iterator[Misfit]:
    """Put exact moments in place of the dates in *values*; a wrong one is left out of the further checks."""
    for key in _MOMENTS:
        text = values.get(key)
        if isinstance(text, str):
            try:
                values[key] = parse_moment(text, config.zone)
            except ValueError as error:
                yield Misfit((key,), f"{key}: {error}")
                values[key] = _STANDS_IN[key]


# Of two dates of which one is wrong, no more can be said.
_STANDS_IN = {"date": datetime.min.replace(tzinfo=UTC), "updated": datetime.max.replace(tzinfo=UTC)}
