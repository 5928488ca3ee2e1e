"""One build: read everything, decide, render what is stale, and only then touch output/."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import Protocol

import msgspec

from generator import __version__
from generator.builder.alongside import Alongside
from generator.builder.derivation import Derivation, derive
from generator.builder.lock import locked
from generator.builder.manifest import Basis
from generator.builder.pool import Pool, usable_cores
from generator.builder.recollection import Recollection
from generator.builder.rendering import Look
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
from generator.errors import Problem, stop_if
from generator.installation import installation_stamp
from generator.model.content import Content
from generator.model.due import status_at, turning_points
from generator.model.pages import make_frame, make_pages, path_clashes
from generator.model.pages.corrections import withdrawn_pictures
from generator.model.registry import Clash
from generator.model.rights import shown_body
from generator.model.site import Site, make_site
from generator.model.values import Asset, Frame, Page
from generator.readers.cache import RecordCache
from generator.readers.content import Survey, line_of_key, read_content, survey_content
from generator.readers.files import files_below
from generator.readers.layouts import Layouts, locate, read_layouts

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
    return Places(root, root / "output", root / ".digest")


class Intake(Protocol):
    """What may write articles at the start of a build; *names* stands for all that it may make them of."""

    @property
    def names(self) -> tuple[str, ...]:
        """Give the names, in order."""

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
    told how many pages are rendered, and of how many; *waiting*, that another build of the site has to end first.
    Raises UserError with every problem found; then output/ is as it was.
    """
    root = places.root
    config = read_config(root)
    output = places.output_folder()
    with locked(places.memory, waiting), output.staging(), Pool(jobs or usable_cores()) as pool:
        known = recollection.past(places) if recollection else None
        past = known or look_back(places)
        with Alongside(untouched if known else partial(find_touched, output, past)) as touched:
            survey, layouts, assets, inputs = _look_around(root, config, intake)
            past = with_touched(past, touched.answer())
        if past.last and _is_same(past, inputs, now):
            basis = past.last.basis
            return Report(len(past.written), {}, (), basis.drafts, basis.held, (), basis.withdrawn)
        records = recollection.records(places) if recollection else None
        cache = RecordCache(places.memory, config.time_zone, survey.settled, records)
        content = read_content(root, config, cache, survey, pool.map)
        if intake and intake.take_in(config, content):
            content, inputs = read_content(root, config, cache, survey_content(root), pool.map), b""
        site, frame, derivation = _derive(root, config, content, now, layouts, assets, past, ahead=ahead)
        basis = _basis(config, content, layouts, inputs, now)
        look = Look(__version__, frame, tuple(sorted(layouts.templates.items())))
        update = Update(places, look, past, derivation, basis, partial(_texts, content, site))
        if recollection:
            recollection.forget()
        manifest = update.run(Pool(_REMOTE_WORKERS, executor) if executor else pool, progress)
        cache.save()
        if recollection:
            recollection.keep(places, manifest, cache)
    reasons = update.plan.stale
    if detailed and past.last:
        pages = [*make_pages(site), *assets]
        reasons = _in_detail(reasons, layouts, basis, frame, pages, past.last.basis, cache.content_before())
    written = {path: reasons[path] for path in update.changed}
    return Report(
        derivation.size, written, update.pruned, basis.drafts, basis.held, update.foreign(), basis.withdrawn, content
    )


def _derive(
    root: Path,
    config: Config,
    content: Content,
    now: datetime,
    layouts: Layouts,
    assets: Sequence[Page],
    past: Past,
    *,
    ahead: bool,
) -> tuple[Site, Frame, Derivation]:
    site, clashes = make_site(config, content, now, ahead=ahead)
    frame = make_frame(site)
    gone = withdrawn_pictures(site)
    derivation = derive(
        site,
        frame,
        [asset for asset in assets if asset.path not in gone] if gone else assets,
        layouts.closures,
        installation=installation_stamp(),
        last=past.last,
        touched=past.touched.keys(),
    )
    if derivation.clashing:
        clashes += path_clashes(site, [*make_pages(site), *assets])
    pictures = {page.path for page in assets}
    clashes += [
        Clash(article.path, ("image", "src"), f"image.src: there is no file content/{article.image.src}")
        for article in site.articles
        if article.image and article.image.src not in pictures
    ]
    stop_if(Problem(path, line_of_key(root, path, key), message) for path, key, message in clashes)
    return site, frame, derivation


def _in_detail(
    reasons: Mapping[str, str],
    layouts: Layouts,
    basis: Basis,
    frame: Frame,
    pages: Sequence[Page],
    last: Basis,
    content_before: Content,
) -> Mapping[str, str]:
    from generator.builder.explain import Era, era_of, explain  # noqa: PLC0415 - only when asked for

    era = Era(basis, frame, {page.path: page for page in pages})
    return explain(reasons, layouts, era, era_of(last, content_before))


def _is_same(past: Past, inputs: bytes, now: datetime) -> bool:
    """Tell whether all that a build depends on, and all that the last one left, is as it was."""
    basis = past.last.basis if past.last else None
    return (
        basis is not None
        and bool(inputs)
        and basis.inputs == inputs
        and basis.holds_at(now)
        and past.touched.keys().isdisjoint(past.written)
    )


def _look_around(root: Path, config: Config, intake: Intake | None) -> tuple[Survey, Layouts, list[Page], bytes]:
    """Stamp all that a build reads: give the records, the layouts, the files to copy, and what stands for all of it."""
    survey, layouts = survey_content(root), read_layouts(root)
    assets = list(_assets(root, layouts))
    return survey, layouts, assets, _inputs(survey, layouts, assets, config, intake.names if intake else ())


def _texts(content: Content, site: Site) -> set[bytes]:
    """Give what stands for every text of the site, whole and as much of it as is shown."""
    whole = {record.body_digest for records in content for record in records}
    return whole.union(shown_body(article, site.config).key for article in site.articles)


def _inputs(survey: Survey, layouts: Layouts, assets: Sequence[Page], config: Config, names: tuple[str, ...]) -> bytes:
    """Hash what stands for all that a build reads; b"" while a record could change once more without a sign."""
    if any(stamp.changed >= survey.settled for files in survey.files.values() for stamp in files.values()):
        return b""
    encode = msgspec.msgpack.encode
    read = (survey.names, survey.files, layouts.closures, assets, config, names, installation_stamp())
    return blake2b(encode(read), digest_size=16).digest()


def _basis(config: Config, content: Content, layouts: Layouts, inputs: bytes, now: datetime) -> Basis:
    points = list(turning_points(content, config.zone))
    statuses = {article.path: status_at(article, now.astimezone(config.zone).date()) for article in content.articles}
    return Basis(
        installation=installation_stamp(),
        config=config,
        now=now,
        layouts={
            layout.origin: blake2b(layout.source.encode(), digest_size=16).digest()
            for layout in layouts.templates.values()
        },
        inputs=inputs,
        since=max((moment for moment in points if moment <= now), default=None),
        until=min((moment for moment in points if moment > now), default=None),
        drafts=sum(status == "draft" for status in statuses.values()),
        held={
            article.path: article.date
            for article in content.articles
            if statuses[article.path] == "published" and article.date > now
        },
        withdrawn=sum(status == "withdrawn" for status in statuses.values()),
    )


def _assets(root: Path, layouts: Layouts) -> Iterator[Page]:
    """Give a page for each file to copy: pictures from content/media/, and what the layouts need."""
    for path in sorted(files_below(root, "content/media")):
        yield _asset(root, path.removeprefix("content/"), path)
    for name, origin in sorted(layouts.assets.items()):
        yield _asset(root, name, origin)


def _asset(root: Path, path: str, source: str) -> Page:
    status = Path(locate(root, source)).stat()
    return Page(path, Asset(source, (status.st_size, status.st_mtime_ns)))
