"""One build: read everything, decide, render what is stale, and only then touch output/."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Protocol

from generator.builder.alongside import Alongside
from generator.builder.basis import Basis, basis_of, texts_of
from generator.builder.deriving import DerivedSite, derive_site
from generator.builder.lock import locked
from generator.builder.recollection import Recollection
from generator.builder.surroundings import look_around
from generator.builder.update import (
    Past,
    Places,
    Progress,
    Update,
    find_touched,
    look_back,
    untouched,
    with_touched,
)
from generator.config import Config, read_config
from generator.memory import memory_of
from generator.model.content import Content
from generator.model.pages import make_pages
from generator.model.values import Page
from generator.readers.cache import RecordCache
from generator.readers.content import read_content, survey_content
from generator.workers import Pool, usable_cores

_REMOTE_WORKERS = 16


@dataclass(frozen=True, slots=True)
class Report:
    """
    Tell what a build did.

    *written* and *pruned* name files; *written* says why. *held* are the articles that wait for their date. *foreign*
    names files in output/ of which nothing is known; they are looked for only when the last build is not remembered.
    *content* are the records, None where nothing had changed and so none were read.
    """

    pages: int
    written: Mapping[str, str]
    pruned: tuple[str, ...]
    drafts: int
    held: Mapping[str, datetime]
    foreign: tuple[str, ...]
    withdrawn: int
    content: Content | None = None


def usual_places(root: Path) -> Places:
    """Give the folders of the site at *root*."""
    return Places(root, root / "output", memory_of(root))


class Intake(Protocol):
    """What may write articles at the start of a build."""

    @property
    def names(self) -> tuple[str, ...]:
        """Give what stands for all that it may make them of; if taking in changes that, the next build asks again."""

    def take_in(self, config: Config, content: Content) -> bool:
        """Write what *content* lacks, and tell whether there was anything; raises UserError."""


def build(
    places: Places,
    now: datetime,
    *,
    intake: Intake | None = None,
    jobs: int | None = None,
    executor: Executor | None = None,
    detailed: bool = False,
    ahead: bool = False,
    recollection: Recollection | None = None,
    progress: Progress = lambda _done, _all: None,
    waiting: Callable[[], None] = lambda: None,
) -> Report:
    """
    Bring the output of a site up to date, as of *now*.

    Pages are rendered in *jobs* processes, one for each processor if None, or by the *executor*; that changes no byte.
    With *detailed* the report gives reasons in detail. Looking *ahead*, it shows drafts and what is held too: only for
    a preview, in *places* of its own. A *recollection* saves time in builds that follow in one process. *progress* is
    told how many pages are rendered, and of how many; *waiting*, that another command has to end first.
    Raises UserError with every problem found; then output/ is as it was.
    """
    # Long because it is the one place that shows a build from its beginning to its end; each step is done elsewhere.
    root = places.root
    config = read_config(root)
    output = places.output_folder()
    with locked(places.memory, waiting), output.staging(), Pool(jobs or usable_cores()) as pool:
        known = recollection.past(places) if recollection else None
        past = known or look_back(places)
        with Alongside(untouched if known else partial(find_touched, output, past)) as touched:
            survey, layouts, assets, inputs = look_around(root, config, names := intake.names if intake else ())
            past = with_touched(past, touched.answer())
        if past.last and is_same(past, inputs, now):
            return _nothing_to_do(past, past.last.basis)
        records = recollection.records(places) if recollection else None
        cache = RecordCache(places.memory, config.time_zone, survey.settled, records)
        content = read_content(root, config, cache, survey, pool.map)
        if intake and intake.take_in(config, content):
            content, inputs = read_content(root, config, cache, survey_content(root), pool.map), b""
        elif intake and intake.names != names:
            inputs = b""
        derived = derive_site(places, config, content, now, layouts, assets, past, ahead=ahead)
        site = derived.site
        basis = basis_of(config, content, derived.layouts, inputs, now)
        update = Update(places, derived.look(), past, derived.derivation, basis, partial(texts_of, content, site))
        if recollection:
            recollection.forget()
        manifest = update.run(Pool(_REMOTE_WORKERS, executor) if executor else pool, progress)
        cache.save()
        derived.save()
        if recollection:
            recollection.keep(places, manifest, cache)
    reasons = update.plan.stale
    if detailed and past.last:
        before = derived.sizes.added_to(cache.content_before() or content, root, assets)
        reasons = _in_detail(reasons, derived, basis, assets, past.last.basis, before)
    written = {path: reasons[path] for path in update.changed}
    pages_in_all, foreign = derived.derivation.size, update.foreign()
    return Report(pages_in_all, written, update.pruned, basis.drafts, basis.held, foreign, basis.withdrawn, content)


def _nothing_to_do(past: Past, basis: Basis) -> Report:
    return Report(len(past.written), {}, (), basis.drafts, basis.held, (), basis.withdrawn)


def _in_detail(
    reasons: Mapping[str, str],
    derived: DerivedSite,
    basis: Basis,
    assets: Sequence[Page],
    last: Basis,
    content_before: Content,
) -> Mapping[str, str]:
    from generator.builder.explain import Era, era_of, explain  # noqa: PLC0415 - only when asked for

    era = Era(basis, derived.frame, {page.path: page for page in (*make_pages(derived.site), *assets)})
    return explain(reasons, derived.layouts, era, era_of(last, content_before))


def is_same(past: Past, inputs: bytes, now: datetime) -> bool:
    """Tell whether all that a build depends on, and all that the last one left, is as it was."""
    unchanged = past.touched.keys().isdisjoint(past.written)
    return past.last is not None and unchanged and past.last.basis.is_for(inputs, now)
