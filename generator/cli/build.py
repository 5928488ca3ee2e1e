"""`digest build`."""

import gc
import json
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.builder.build import Report, build, usual_places
from generator.cli.clock import now_option
from generator.cli.seeds import Seeds
from generator.cli.site import say_waiting
from generator.cli.texts import index_of_texts
from generator.config import read_config
from generator.errors import Problem, UserError, counted

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

_A_MOMENT = 0.4


@click.command(name="build")
@now_option
@click.option("--explain", is_flag=True, help="Say for each file that is written or deleted why.")
@click.option("--verify", is_flag=True, help="Then build once more from nothing, elsewhere, and compare every byte.")
@click.option("--jobs", type=click.IntRange(1, 256), help="How many processes render; else one for each processor.")
@click.option("--executor", metavar="dask://HOST:PORT", help="Render on a Dask cluster.")
@click.option("--json", "as_json", is_flag=True, help="Report in JSON, for machines.")
@click.pass_obj
def command(
    root: Path, now: datetime, explain: bool, verify: bool, jobs: int | None, executor: str | None, as_json: bool
) -> None:
    """
    Convert seeds that are new, then bring output/ up to date.

    Only files that changed are written, and files no longer wanted are deleted. If anything is wrong with the content,
    output/ stays as it was; a seed that cannot be read is told of, and the rest is built.

    \b
    digest build
    digest --root my-digest build
    digest build --explain
    digest build --now 2025-03-14T09:00:00Z
    """
    # A build makes much and throws little away: the collector of cycles would only look at it again and again.
    gc.disable()
    started = time.perf_counter()
    seeds = Seeds(root, now, quiet=as_json)
    with _cluster(executor) as cluster, _progress(quiet=as_json) as progress:
        report = build(
            usual_places(root),
            now,
            intake=seeds,
            jobs=jobs,
            executor=cluster,
            detailed=explain,
            progress=progress,
            waiting=say_waiting,
        )
    seconds = time.perf_counter() - started
    if as_json:
        click.echo(json.dumps(_as_json(report, seeds, seconds), ensure_ascii=False))
    else:
        _print_report(report, seconds, explain=explain)
    index_of_texts(root, read_config(root), say_waiting, quiet=as_json)
    if verify:
        _verify(root, now, jobs, quiet=as_json)


def _verify(root: Path, now: datetime, jobs: int | None, *, quiet: bool) -> None:
    from generator.builder.verify import verify  # noqa: PLC0415 - few builds are verified

    compared = verify(usual_places(root), now, jobs=jobs)
    if not quiet:
        click.echo(f"verified: all {counted(compared.pages, 'file')} as a clean build makes them")


@contextmanager
def _cluster(address: str | None) -> Iterator[Executor | None]:
    """Connect to the Dask cluster at *address*; raises UserError where there is none."""
    if address is None:
        yield None
        return
    scheme, _, place = address.partition("://")
    if scheme != "dask" or not place:
        raise UserError(
            [Problem("--executor", 0, f'expected an address such as dask://127.0.0.1:8786, got "{address}"')]
        )
    try:
        from distributed import Client  # noqa: PLC0415 - an extra
    except ImportError:
        raise UserError([Problem("--executor", 0, "needs Dask: pip install 'lastword[dask]'")]) from None
    try:
        client = Client(f"tcp://{place}", timeout="10s")
    except (OSError, ValueError) as error:
        raise UserError([Problem("--executor", 0, f"no Dask scheduler at {place}: {error}")]) from None
    with client:
        yield client.get_executor()


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Callable[[int, int], None]]:
    """Show a bar on a terminal, once a build has taken longer than a moment."""
    if quiet or not sys.stderr.isatty():
        yield lambda _done, _all: None
        return
    started = time.monotonic()
    bars: list[ProgressBar[int]] = []

    def show(done: int, wanted: int) -> None:
        if not bars and time.monotonic() - started > _A_MOMENT and done < wanted:
            bars.append(click.progressbar(length=wanted, label="rendering", file=sys.stderr))
        for bar in bars:
            bar.update(done - bar.pos)

    try:
        yield show
    finally:
        for bar in bars:
            bar.render_finish()


def _as_json(report: Report, seeds: Seeds, seconds: float) -> dict[str, object]:
    return {
        "converted": {made.article: {"seed": made.seed, "review": list(made.review)} for made in seeds.conversions},
        "changed_seeds": seeds.changed,
        "pages": report.pages,
        "written": dict(report.written),
        "deleted": list(report.pruned),
        "drafts": report.drafts,
        "withdrawn": report.withdrawn,
        "held": {path: due.isoformat() for path, due in report.held.items()},
        "unknown": list(report.foreign),
        "seconds": round(seconds, 3),
    }


def _print_report(report: Report, seconds: float, *, explain: bool) -> None:
    if explain:
        for path, reason in sorted(report.written.items()):
            click.echo(f"write {path}: {reason}")
        for path in report.pruned:
            click.echo(f"delete {path}: nothing leads to it any more")
    parts = [f"{len(report.written)} written"] if report.written else ["nothing to write"]
    if report.pruned:
        parts.append(f"{len(report.pruned)} deleted")
    click.echo(f"output/: {counted(report.pages, 'file')}, {', '.join(parts)} ({seconds:.1f} s)")
    left_out = [counted(report.drafts, "draft")] if report.drafts else []
    if report.withdrawn:
        left_out.append(f"{report.withdrawn} withdrawn")
    if left_out:
        click.echo(f"left out: {', '.join(left_out)}")
    if report.held:
        path, due = min(report.held.items(), key=lambda held: held[::-1])
        held = counted(len(report.held), "article")
        click.echo(f"held: {held}, the next until {due:%Y-%m-%d %H:%M} UTC ({path})")
    if report.foreign:
        unknown = counted(len(report.foreign), "file")
        click.echo(f"left alone: {unknown} in output/ that this build knows nothing of, such as {report.foreign[0]}")
