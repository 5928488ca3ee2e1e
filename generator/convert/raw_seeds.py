"""Open the files in seeds/: each holds one raw story, or, as a saved feed does, several."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from stat import S_ISREG

from generator.convert.code_pages import UnknownCodePageError
from generator.convert.decoding import Decoded, NotTextError, decode
from generator.convert.markup_signs import declared_encoding, is_page, unescaped_page
from generator.convert.read import Seed, SeedError, parse_seed, seed_name
from generator.errors import Problem
from generator.readers.files import link_out
from generator.readers.seed_files import Kind, kind_of

LARGEST: dict[Kind, int] = {"text": 1, "markdown": 1, "page": 5, "feed": 10}  # megabytes
MOST_LINES = 20_000  # with words. A long magazine story has 300
_MEGABYTE = 1_000_000
_NEEDS_EXTRA = "is a web page; pip install 'lastword[convert]' lets the converter read it, or save its text"


@dataclass(frozen=True, slots=True)
class RawSeed:
    """
    Hold one story that nobody has read yet: *file*, *entry* and *sha256* are what it is known by.

    The digest is of the file, or of the entry alone where the file has several. *shown* is the file as an editor knows
    it, and *note* is what an editor is told of how it was decoded.
    """

    file: str
    entry: str
    sha256: str
    shown: str
    note: str
    _read: Callable[[], Seed]

    @property
    def name(self) -> str:
        """Give the name that an editor knows the story by."""
        return seed_name(self.file, self.entry)

    def read(self) -> Seed | Problem:
        """Read the story, or say why there is none."""
        try:
            seed = _checked(self._read())
        except SeedError as error:
            line, fault = error.args
            return Problem(self.shown, line, fault)
        notes = (self.note, *seed.notes) if self.note else seed.notes
        return replace(seed, file=self.file, entry=self.entry, sha256=self.sha256, notes=notes)


def open_seeds(path: Path, shown: str, site: Path | None = None) -> list[RawSeed | Problem]:
    """
    Open the file at *path*, or say why no story can be in it; problems name the file as *shown*.

    A link may lead to what is beside it, or anywhere within the *site*.
    """
    kind = kind_of(path) or "text"
    try:
        if problem := link_out(path, shown, site) or _oddity(path, kind, shown):
            return [problem]
        raw = path.read_bytes()
        decoded = decode(raw, declared_encoding(raw) if kind in {"page", "feed"} else "")
    except OSError as error:
        return [Problem(shown, 0, f"cannot be read: {error.strerror}")]
    except NotTextError as what:
        return [Problem(shown, 0, f"is {what}, no text; delete it, or save the text of the story")]
    except UnknownCodePageError:
        return [Problem(shown, 0, "is in an encoding that cannot be told; save it as UTF-8")]
    if kind == "feed":
        return _open_feed(decoded, path.name, shown)
    read = partial(_READERS[kind], decoded.text)
    return [RawSeed(path.name, "", hashlib.sha256(raw).hexdigest(), shown, decoded.note, read)]


_CALLED: dict[Kind, str] = {"text": "story", "markdown": "story", "page": "page", "feed": "feed"}


def _oddity(path: Path, kind: Kind, shown: str) -> Problem | None:
    """Say why a file is not to be read; raises OSError."""
    status = path.stat()
    if not S_ISREG(status.st_mode):
        return Problem(shown, 0, "is no file; take it out of the seeds, or give it another name")
    size = status.st_size
    if size > LARGEST[kind] * _MEGABYTE:
        limit = f"{size / _MEGABYTE:.1f} MB is more than a {_CALLED[kind]} can be ({LARGEST[kind]} MB)"
        return Problem(shown, 0, f"{limit}; give each story a seed of its own")
    return None


def _open_feed(decoded: Decoded, file: str, shown: str) -> list[RawSeed | Problem]:
    from generator.convert.saved_feed import parse_feed, seed_of_entry  # noqa: PLC0415 - few seeds are feeds

    try:
        entries = parse_feed(decoded.text)
    except SeedError as error:
        return [Problem(shown, *error.args)]
    return [
        RawSeed(file, entry.id, entry.sha256, shown, decoded.note, partial(seed_of_entry, entry)) for entry in entries
    ]


def _read_text(text: str) -> Seed:
    page = text if is_page(text) else unescaped_page(text)
    return _read_page(page) if page else parse_seed(text)


def _read_page(text: str) -> Seed:
    try:
        from generator.convert.web_page import seed_of_page  # noqa: PLC0415 - its libraries are an extra, and slow to load
    except ImportError:
        raise SeedError(0, _NEEDS_EXTRA) from None
    return seed_of_page(text)


def _read_markdown(text: str) -> Seed:
    from generator.convert.markdown_seed import seed_of_markdown  # noqa: PLC0415 - few seeds are Markdown

    return seed_of_markdown(text)


_READERS: dict[Kind, Callable[[str], Seed]] = {
    "text": _read_text,
    "page": _read_page,
    "markdown": _read_markdown,
}


def _checked(seed: Seed) -> Seed:
    """Give *seed* back if its text can be a story; raises SeedError."""
    if not seed.paragraphs:
        raise SeedError(0, "has no words; delete it, or put a story into it")
    if len(seed.paragraphs) > MOST_LINES:
        message = f"{len(seed.paragraphs)} lines are more than a story can have ({MOST_LINES})"
        raise SeedError(0, f"{message}; give each story a seed of its own")
    return seed
