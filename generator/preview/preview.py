"""Build a site aside whenever it changes, and say what browsers should hear of it."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

import generator.render.renderer  # noqa: F401 - a tenth of a second that the first save need not wait for
from generator.builder.build import Report, build
from generator.builder.manifest import MANIFEST
from generator.builder.recollection import Recollection
from generator.builder.update import Places
from generator.config import Config, read_config
from generator.errors import Problem, UserError, counted
from generator.memory import memory_of
from generator.model.article import Article
from generator.model.content import Content
from generator.preview.marks import url_of
from generator.preview.script import HOME
from generator.preview.turns import InTurn, Seeds, State
from generator.readers.cache import RecordCache
from generator.readers.content import read_content

LOOK = f"{HOME}look"  # asks a browser to compare what it shows with what there is
_SWAPPED = (".jpg", ".jpeg", ".png", ".gif")  # livereload.js shows these anew without a reload of the page

Findings = Callable[[Config, Content, Article, datetime], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Shown:
    """
    Hold what the preview shows: the latest good *build*, with its settings and records, and the *problems* since.

    *config* is None before the first good build. *build* differs where a page may.
    """

    build: str
    config: Config | None
    content: Content
    now: datetime
    problems: tuple[Problem, ...]

    @property
    def base(self) -> str:
        """Give the path below which the site is shown, with a slash at both ends."""
        return self.config.base_path if self.config else "/"


class Outcome(NamedTuple):
    """
    Hold what a build did in a *line*, and the *message* for browsers, None if there is nothing to tell.

    *made* is the address, below the base, of an article that was made of a seed.
    """

    line: str
    message: str | None
    made: str | None
    failed: bool


def preview_places(root: Path) -> Places:
    """Give the folders of a preview: nothing of it can come into the output that is published."""
    memory = memory_of(root) / "preview"
    return Places(root, memory / "output", memory)


class Preview:
    """
    Build the site at *root* for its editor, drafts and held articles included.

    *now* is a clock, and *seeds* gives what takes in new seeds. With *follow*, browsers are led to what was edited.
    """

    def __init__(
        self, root: Path, now: Callable[[], datetime], seeds: Callable[[datetime], Seeds], *, follow: bool = False
    ) -> None:
        self.places = preview_places(root)
        self.shown = Shown(_build_id(self.places), None, Content((), (), (), ()), now(), ())
        self._now = now
        self._seeds = seeds
        self._follow = follow
        self._recollection = Recollection()
        self._taken: State | None = None
        self._just_made: frozenset[str] = frozenset()
        self._left = self.shown.build

    def build(self, changed: Sequence[str]) -> Outcome:
        """Build because of what *changed*, files relative to the site; what the site is shows in `shown`."""
        started = time.perf_counter()
        now, before = self._now(), self.shown
        seeds = InTurn(self.places.root, lambda: self._seeds(now), self._taken)
        # Another preview of the site may have built meanwhile, and nobody told the browsers of this one.
        others = [_build_id(self.places)] if _build_id(self.places) != self._left else []
        wait = partial(others.append, "")
        try:
            report = build(self.places, now, intake=seeds, ahead=True, recollection=self._recollection, waiting=wait)
            self._taken, self._left = seeds.taken, _build_id(self.places)
            self.shown = self._shown_after(report, now, by_others=bool(others))
        except (UserError, FileNotFoundError) as error:
            problems = error.problems if isinstance(error, UserError) else (self._vanished(error),)
            self.shown = replace(before, problems=problems)
            count = counted(len(problems), "problem")
            return Outcome(self._line(changed, f"not built, {count}", started), LOOK, None, failed=True)
        files = [*report.written, *report.pruned]
        line = self._line(changed, _done(report), started) if files or not self._just_made.issuperset(changed) else ""
        self._just_made = frozenset(seeds.written)
        made = next(filter(None, [url_of(self.shown.content, file) for file in seeds.written]), None)
        shown_anew = [*files, *(["", ""] if others else [])]  # of what others wrote, the names are not known
        message = self._message(changed, made, shown_anew, mended=bool(before.problems))
        return Outcome(line, message, made, failed=False)

    def _read(self, config: Config) -> Content:
        return read_content(self.places.root, config, RecordCache(self.places.memory, config.time_zone))

    def _vanished(self, error: FileNotFoundError) -> Problem:
        """Name a file that went while the build looked at it, as those do that editors need for a moment."""
        path = str(error.filename).removeprefix(f"{self.places.root}/")
        return Problem(path, 0, "went away while the site was built: save again")

    def _shown_after(self, report: Report, now: datetime, *, by_others: bool) -> Shown:
        config, content = self.shown.config, self.shown.content
        if config is None or report.content is not None:
            config = read_config(self.places.root)
            content = report.content or self._read(config)
        changed = report.written or report.pruned or by_others or not self.shown.build
        number = _build_id(self.places) if changed else self.shown.build
        return Shown(number, config, content, now, ())

    def _message(self, changed: Sequence[str], made: str | None, files: Sequence[str], *, mended: bool) -> str | None:
        """Choose the one thing to tell browsers of a good build that wrote or deleted *files*."""
        if self._follow:
            edited = [url_of(self.shown.content, file) for file in changed]
            if target := made or next(filter(None, reversed(edited)), None):
                return self.go_to(target)
        if not files:
            return LOOK if mended else None
        if all(file.endswith(".css") for file in files):
            return self.shown.base + (files[0] if len(files) == 1 else "*.css")
        return self.shown.base + (files[0] if len(files) == 1 and files[0].endswith(_SWAPPED) else "")

    def go_to(self, url: str) -> str:
        """Give the message that leads browsers to *url*, an address below the base."""
        return f"{HOME}go{self.shown.base}{url}"

    def _line(self, changed: Sequence[str], done: str, started: float) -> str:
        there = [path for path in changed if (self.places.root / path).exists()] or changed
        why = f"{there[0]}{f' and {len(there) - 1} more' if len(there) > 1 else ''}" if there else "preview"
        return f"{why}: {done} ({time.perf_counter() - started:.2f} s)"


def _done(report: Report) -> str:
    parts = [f"{len(report.written)} written"] if report.written else ["nothing to write"]
    return ", ".join([*parts, *([f"{len(report.pruned)} deleted"] if report.pruned else [])])


def _build_id(places: Places) -> str:
    """Tell a build that wrote something from others, also from those of an earlier preview."""
    try:
        return f"{(places.memory / MANIFEST).stat().st_mtime_ns:x}"
    except OSError:
        return ""
