"""The second half of a build: from pages to files."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

import msgspec

from generator.builder.basis import Basis
from generator.builder.bodies import BodyCache
from generator.builder.derivation import Derivation
from generator.builder.manifest import (
    Manifest,
    Written,
    WrittenGroup,
    enforce_manifest,
    load_manifest,
    load_owned,
    prepare_manifest,
    save_owned,
)
from generator.builder.plan import in_the_way, plan_build
from generator.builder.rendering import Bench, Look, Outcome, pack_parcels, prepare, render_parcels, stage_pages
from generator.errors import Problem, stop_if
from generator.model.pages.search import TEXTS
from generator.model.values import BACK_TO_FOOTNOTE, Page
from generator.output import OutputFolder, Stamp, stamps
from generator.workers import Pool

Progress = Callable[[int, int], None]


class Places(NamedTuple):
    """Hold the folders of a build: the site, what it writes, and what it remembers."""

    root: Path
    output: Path
    memory: Path

    def output_folder(self) -> OutputFolder:
        """Give the folder of the output, which stages in the memory."""
        return OutputFolder(self.output, self.memory / "staged")


class Past(NamedTuple):
    """
    Hold what is known of the last build, and what became of its files.

    *last* is None when nothing is known. *recorded* are the paths that the record of our files has; *written* is what
    the last build left. *touched* gives the stamps of those of our files that are not as they were left, None for one
    that is gone.
    """

    last: Manifest | None
    recorded: AbstractSet[str]
    written: Mapping[str, Written]
    touched: Mapping[str, Stamp | None]

    @property
    def owned(self) -> AbstractSet[str]:
        """Give the paths of all files that are ours, also of those that a killed build was about to write."""
        return self.recorded | self.written.keys()

    def present(self) -> dict[str, Stamp]:
        """Give the stamps of those of our files that are there."""
        stamps_now = {path: written.stamp for path, written in self.written.items()} | dict(self.touched)
        return {path: stamp for path, stamp in stamps_now.items() if stamp}


def look_back(places: Places) -> Past:
    """Read what is remembered of the last build; what became of its files is not known yet."""
    last = load_manifest(places.memory)
    return Past(last, load_owned(places.memory), last.written() if last else {}, {})


def find_touched(output: OutputFolder, past: Past) -> bytes:
    """Stamp our files in *output*, and give in msgpack what `Past.touched` is to be."""
    found: dict[str, Stamp | None] = {}
    for path in past.owned:
        known, stamp = past.written.get(path), output.stamp(path)
        if not known or stamp != known.stamp:
            found[path] = stamp
    return msgspec.msgpack.encode(found)


def untouched() -> bytes:
    """Give in msgpack that none of our files was touched."""
    return msgspec.msgpack.encode({})


def with_touched(past: Past, touched: bytes) -> Past:
    """Add to the *past* what `find_touched` has found."""
    return past._replace(touched=msgspec.msgpack.decode(touched, type=dict[str, Stamp | None]))


class Update:
    """Bring the files of a site up to date with its pages; *texts* gives the digests of all that it has."""

    def __init__(
        self,
        places: Places,
        look: Look,
        past: Past,
        derivation: Derivation,
        basis: Basis,
        texts: Callable[[], Collection[bytes]],
    ) -> None:
        self._places = places
        self._look = look
        self._derivation = derivation
        self._basis = basis
        self._texts = texts
        self._output = places.output_folder()
        back = dict(look.frame.words).get(BACK_TO_FOOTNOTE)
        self._bodies = BodyCache(places.memory, f"{look.frame.trusted_html}\n{back}\n{basis.installation}")
        self._present = past.present()
        self._ours = past.owned
        self.plan = plan_build(
            derivation.wanted, past.written, self._present, owned=self._ours, carried=derivation.carried
        )
        self._recorded = past.recorded
        self.changed: Mapping[str, Stamp] = {}

    @property
    def pruned(self) -> tuple[str, ...]:
        """Give the orphans that were there to prune."""
        return tuple(sorted(self.plan.orphans & self._present.keys()))

    def run(self, pool: Pool, progress: Progress) -> Manifest:
        """
        Render, stage, and when nothing went wrong commit, prune and remember; give the manifest.

        Raises UserError.
        """
        if self.plan.stale or self.plan.orphans:
            self._output.begin()
            self.changed = self._stage(pool, progress)
            # A build that is killed must not leave files that are nobody's.
            self._own({*self._ours, *self.changed})
        # All that needs room on the disk is written by now: from here on, files only take their places.
        manifest = prepare_manifest(self._places.memory, self._basis, self._groups())
        self._commit()
        enforce_manifest(self._places.memory)
        self._own({*self._derivation.wanted, *self._derivation.carried})
        return manifest

    def _groups(self) -> dict[str, WrittenGroup]:
        same = stamps(self._output, self.plan.stale.keys() - self.changed.keys())
        present = {**self._present, **same, **self.changed}
        return {
            name: group if isinstance(group, WrittenGroup) else group.written(self._derivation.wanted, present)
            for name, group in self._derivation.groups.items()
        }

    def _commit(self) -> None:
        # Where a folder is now, there is no file of ours any more.
        orphans = {path for path in self.plan.orphans if not (self._places.output / path).is_dir()}
        first = in_the_way(orphans, self.changed) if orphans else []
        self._output.prune(first)
        if self.changed:
            self._output.replace(self.changed)
            self._output.add()
        self._output.prune(sorted(orphans.difference(first)))

    def _own(self, paths: AbstractSet[str]) -> None:
        if paths != self._recorded:
            save_owned(self._places.memory, paths)
            self._recorded = paths

    def foreign(self) -> tuple[str, ...]:
        """Name the files, but hidden ones, of which nothing is known, when it is not known either which are ours."""
        if self._ours:
            return ()
        known, aside = self._derivation, TEXTS if self._look.frame.full_text else "/."
        found = [path for path in self._output.files() if path not in known and "/." not in f"/{path}"]
        return tuple(sorted(path for path in found if not path.startswith(aside)))

    def _stage(self, pool: Pool, progress: Progress) -> Mapping[str, Stamp]:
        stale = [self._derivation.pages[path] for path in self.plan.stale]
        staged: dict[str, Stamp] = {}
        problems: list[tuple[str, Problem]] = []
        done = 0
        for size, outcome in self._stage_from_afar(stale, pool) if pool.remote else self._stage_here(stale, pool):
            staged |= outcome.staged
            problems += outcome.problems
            done += size
            progress(done, len(stale))
        new = [path for path in staged if path not in self._ours] if self._ours else []
        problems += [
            (path, Problem(f"{self._output.name}/{obstacle}", 0, "is not ours, and stands in the way: move it away"))
            for path in new
            if (obstacle := self._output.obstacle(path, self._ours))
        ]
        stop_if(_once_each(problems))
        return staged

    def _stage_here(self, stale: Sequence[Page], pool: Pool) -> Iterator[tuple[int, Outcome]]:
        bench = Bench(self._look, self._places.root, self._output, self._bodies)
        any_new = False
        if pool.spreads(stale):
            prepare(self._look)
        for size, outcome in pool.map(partial(stage_pages, bench), stale):
            if outcome.bodies:
                self._bodies.put(outcome.bodies)
                any_new = True
            yield size, outcome
        if any_new:
            self._bodies.keep(self._derivation.size, self._texts)

    def _stage_from_afar(self, stale: Sequence[Page], pool: Pool) -> Iterator[tuple[int, Outcome]]:
        """Send each page with its text to where it is rendered, and stage here what comes back."""
        pack = partial(pack_parcels, self._places.root)
        for size, rendered in pool.map(partial(render_parcels, self._look), stale, pack):
            pages = [(path, content) for path, content in rendered if isinstance(content, bytes)]
            problems = [(path, content) for path, content in rendered if isinstance(content, Problem)]
            staged = {path: stamp for path, content in pages if (stamp := self._output.stage(path, content))}
            yield size, Outcome(staged, tuple(problems), {})


def _once_each(problems: Sequence[tuple[str, Problem]]) -> Iterator[Problem]:
    """Give each problem once; one of a layout stops many pages, and the first of them is named."""
    pages: dict[Problem, list[str]] = {}
    for path, problem in problems:
        pages.setdefault(problem, []).append(path)
    for problem, stopped in pages.items():
        more = f" and {len(stopped) - 1} more" if len(stopped) > 1 else ""
        where = f", rendering {min(stopped)}{more}" if problem.message.startswith("layout: ") else ""
        yield replace(problem, message=problem.message + where)
