"""What the checks look at: the records of a site as they are out, their texts, and the files of the output."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from generator.checks.published import Ledger, read_ledger
from generator.config import Config
from generator.errors import Problem, UserError
from generator.model.article import Article
from generator.model.content import Content
from generator.model.due import content_at
from generator.model.registry import Clash
from generator.model.site import Site, make_site
from generator.readers.cache import FileStamp
from generator.readers.content import lines_of_keys
from generator.readers.files import stamp_to_publish
from generator.readers.text import DocumentError, body_of, decode
from generator.schema import KeyPath, locate
from generator.settings import SITE_FILE, read_toml
from generator.walking import walk

OUTPUT = "output"


class Text(NamedTuple):
    """Hold the Markdown below the front matter of a file, and the line on which it begins."""

    markdown: str
    line: int

    def line_at(self, place: int) -> int:
        """Give the line of the character at *place*."""
        return self.line + self.markdown.count("\n", 0, place)


class Material:
    """
    Hold the site at *root* as of *now*; texts and files are read when a check asks for them.

    *everything* are all records as they stand in the files, drafts and what is to come included.
    """

    def __init__(self, root: Path, config: Config, everything: Content, now: datetime) -> None:
        self.root = root
        self.config = config
        self.everything = everything
        self.today: date = now.astimezone(config.zone).date()
        self.now = now
        self._lines: dict[str, Mapping[KeyPath, int]] = {}

    @cached_property
    def site(self) -> Site:
        """Give the site that a build at this moment would make."""
        return self._linked[0]

    @property
    def clashes(self) -> list[Clash]:
        """Give what two records claim both, at which a build stops."""
        return self._linked[1]

    @cached_property
    def _linked(self) -> tuple[Site, list[Clash]]:
        return make_site(self.config, self.everything, self.now)

    @property
    def articles(self) -> tuple[Article, ...]:
        """Give the articles that are out."""
        return self.site.articles

    @cached_property
    def content(self) -> Content:
        """Give the records without what is to come."""
        return content_at(self.everything, self.now, self.config.zone)

    def text(self, path: str) -> Text:
        """Read the text of the file at *path*; raises UserError where it went since its record was read."""
        try:
            whole = decode((self.root / path).read_bytes())
            body = body_of(whole)
        except OSError as error:
            raise UserError([Problem(path, 0, f"cannot be read: {error.strerror}")]) from None
        except DocumentError as error:
            raise UserError([Problem(path, *error.args)]) from None
        return Text(body, whole.count("\n", 0, len(whole.rstrip()) - len(body)) + 1)

    def line_of(self, path: str, *key: str | int) -> int:
        """Find the line of a key in the front matter of the file at *path*; for messages only."""
        if path not in self._lines:
            self._lines[path] = lines_of_keys(self.root, path)
        return locate(key, self._lines[path])

    def line_of_setting(self, *key: str | int) -> int:
        """Find the line of a key of the settings; for messages only."""
        return locate(key, self._lines_of_settings)

    @cached_property
    def _lines_of_settings(self) -> Mapping[KeyPath, int]:
        return read_toml(self.root, SITE_FILE)[1]

    @cached_property
    def ledger(self) -> Ledger:
        """Give what was published of the site; raises UserError."""
        return read_ledger(self.root)

    @cached_property
    def output_files(self) -> Mapping[str, FileStamp]:
        """Give the stamp of every file of output/, by its path in it; raises UserError."""
        output = self.root / OUTPUT
        found: dict[str, FileStamp] = {}
        for path, entry in walk(output, OUTPUT):
            status = stamp_to_publish(entry, f"{OUTPUT}/{path}", output)
            found[path] = FileStamp(status.st_mtime_ns, status.st_size, status.st_ino)
        return found
