"""The seeds of a site as a build takes them in, and what it says of them."""

import shlex
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.site import read_site
from generator.config import Config
from generator.errors import Problem, UserError
from generator.memory import memory_of
from generator.model.article import Article
from generator.model.content import Content
from generator.model.evidence import seed_key
from generator.readers.evidence import Ledger
from generator.readers.seed_digests import Stamped, read_digests, stamp_seeds
from generator.readers.seed_files import SEEDS, SeedFolder, kind_of, list_seeds

if TYPE_CHECKING:
    from generator.convert.converter import Conversion


class Seeds:
    """
    The seeds of a site, of which a build makes articles; *quiet*, it does not say what became of them.

    A seed that cannot be read is told of, and keeps nothing else from being published.
    """

    def __init__(self, root: Path, now: datetime, *, quiet: bool) -> None:
        self._root = root
        self._now = now
        self._quiet = quiet
        self._waiting = False
        self.conversions: list[Conversion] = []
        self.changed: list[str] = []

    @property
    def names(self) -> tuple[str, ...]:
        """Give the names and stamps of the seeds, and what is known of them; one more while any of them waits."""
        if not self._folder.seeds and not self._folder.folders:
            return ()
        stamps = [f"{name} {stamp}" for name, stamp in self._stamped.stamps.items()]
        names = [path.name for path in (*self._folder.seeds, *self._folder.folders)]
        ledger = self._ledger.keys if isinstance(self._ledger, Ledger) else ()
        return (*names, *stamps, *ledger, *(["waiting"] if self._waiting else []))

    # Nothing is looked at before the site is locked: another command may still be at work.

    @cached_property
    def _folder(self) -> SeedFolder:
        return list_seeds(self._root / SEEDS)

    @cached_property
    def _stamped(self) -> Stamped:
        return stamp_seeds(self._folder.seeds)

    @cached_property
    def _ledger(self) -> Ledger | UserError:
        try:
            return Ledger(self._root)
        except UserError as error:
            return error

    def take_in(self, config: Config, content: Content) -> bool:
        """Convert the seeds that never had an article, follow those that were renamed, and say what became of them."""
        for path in self._folder.folders:
            self._tell(of_folder(f"{SEEDS}/{path.name}"))
        if isinstance(self._ledger, UserError):
            self._complain(self._ledger.problems)
            return False
        ledger, followed = self._ledger, False
        ledger.sweep()
        try:
            for line in follow(self._root, self._folder.seeds, content.articles, ledger):
                self._tell(line)
                followed = True
        except UserError as error:
            self._complain(error.problems)
        if followed:
            content, ledger = read_site(self._root)[1], Ledger(self._root)
        if seeds := list(self._worth_a_look(content.articles, ledger)):
            self._convert(seeds, config, content)
        self._waiting |= any(stamp.changed >= self._stamped.settled for stamp in self._stamped.stamps.values())
        return followed or bool(self.conversions)

    def _worth_a_look(self, articles: Sequence[Article], ledger: Ledger) -> Iterator[Path]:
        """Give the seeds that are new or may have changed; of feeds, each may hold a story more than before."""
        converted = {article.seed.file: article.seed.sha256 for article in articles if article.seed}
        ids = {article.id for article in articles}
        digests = read_digests(memory_of(self._root), self._folder.seeds, self._stamped)
        for seed in self._folder.seeds:
            before = converted.get(seed.name)
            if not before and (key := seed_key(seed.name)) in ledger:
                evidence = ledger.read(key)
                before = evidence.seed.sha256 if evidence and evidence.id in ids else digests.get(seed.name)
            if kind_of(seed) == "feed" or not before or digests.get(seed.name) != before:
                yield seed

    def _convert(self, seeds: Sequence[Path], config: Config, content: Content) -> None:
        from generator.cli.convert import ARTICLES, a_converter, told  # noqa: PLC0415 - few builds convert

        out = self._root / ARTICLES
        converter = a_converter(self._root, out, config, content, existing=content.articles, now=self._now)
        found, problems = converter.convert(seeds)
        self._complain(problems)
        for conversion in found:
            if conversion.outcome == "converted":
                self.conversions.append(conversion)
            elif conversion.outcome == "changed since it was converted":
                self.changed.append(conversion.place)
            else:
                continue
            for line in told(conversion):
                self._tell(line)
        self._waiting |= bool(self.changed)

    def _tell(self, line: str, *, err: bool = False) -> None:
        if err or not self._quiet:
            click.echo(line, err=err)

    def _complain(self, problems: Iterable[Problem]) -> None:
        for problem in sorted(problems):
            self._waiting = True
            self._tell(str(problem), err=True)


def follow(root: Path, seeds: Sequence[Path], articles: Sequence[Article], ledger: Ledger) -> Iterator[str]:
    """Let articles and evidence know renamed *seeds* by their new names, and say so line by line; raises UserError."""
    known = {article.seed.file for article in articles if article.seed}
    if all(seed.name in known or seed_key(seed.name) in ledger for seed in seeds):
        return
    from generator.curation.edits import Edits  # noqa: PLC0415 - few builds have anything to follow
    from generator.curation.renamed_seeds import follow_renamed_seeds  # noqa: PLC0415

    edits = Edits(root)
    renamed = follow_renamed_seeds(edits, seeds, articles, ledger)
    edits.carry_out()
    for old, new, article in renamed:
        yield f"{SEEDS}/{new}: was {SEEDS}/{old}" + (f", see {article}" if article else "; its article was deleted")


def of_folder(shown: str) -> str:
    """Say what becomes of a folder among the seeds."""
    return f"{shown}: is a folder, so it is left alone; digest convert {shlex.quote(shown)} takes in what is in it"
