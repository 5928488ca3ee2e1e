"""Taking in seeds while other commands, which may do so too, are at work on the site."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from generator.builder.build import Intake
from generator.builder.lock import locked
from generator.config import Config
from generator.memory import memory_of
from generator.model.article import SeedReference
from generator.model.content import Content
from generator.readers.cache import RecordCache
from generator.readers.content import read_content

State = tuple[tuple[str, ...], frozenset[tuple[str, SeedReference | None]]]


class Seeds(Intake, Protocol):
    """What turns new seeds into articles."""

    @property
    def written(self) -> Sequence[str]:
        """Give the files of the articles that were made, relative to the site."""


class InTurn:
    """
    Take in the seeds that *look* finds at the site at *root*, while no other command changes it.

    Where all is as it was *before*, when they were last taken in, nobody is waited for: a save need not wait for a
    publishing to end.
    """

    def __init__(self, root: Path, look: Callable[[], Seeds], before: State | None) -> None:
        self._root = root
        self._look = look
        self._seeds = look()
        self.taken = before

    @property
    def names(self) -> tuple[str, ...]:
        """Give what stands for all that may become articles."""
        return self._seeds.names

    @property
    def written(self) -> Sequence[str]:
        """Give the files of the articles that were made, relative to the site."""
        return self._seeds.written

    def take_in(self, config: Config, content: Content) -> bool:
        """Write what *content* lacks, and tell whether it is to be read again; raises UserError."""
        if self.taken == _state(self.names, content):
            return False
        with locked(memory_of(self._root), lambda: None):
            seeds, before = self._look(), self.names
            # Whoever made articles of seeds meanwhile left evidence of it, and that is among the names.
            is_old = seeds.names != before
            if is_old:
                content = read_content(self._root, config, RecordCache(memory_of(self._root), config.time_zone))
            self._seeds = seeds
            changed = seeds.take_in(config, content)
            self.taken = _state(seeds.names, content)
        return changed or is_old


def _state(names: tuple[str, ...], content: Content) -> State:
    """Give all that says what is to be made of the seeds: what stands for them, and which articles there are."""
    return names, frozenset((article.id, article.seed) for article in content.articles)
