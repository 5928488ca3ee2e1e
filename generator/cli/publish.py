"""`digest publish`."""

import gc
import json
import time
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

import click

from generator.builder.build import build, usual_places
from generator.builder.freshness import out_of_date
from generator.checks.material import Material
from generator.cli.clock import now_option
from generator.cli.seeds import Seeds
from generator.cli.site import read_records
from generator.cli.texts import index_of_texts
from generator.config import Config, read_config
from generator.errors import Problem, UserError, counted, stop_if
from generator.model.content import Content
from generator.publishing.plan import Plan
from generator.publishing.publish import Leave, Publication, Report, give_way
from generator.schema import unknown
from generator.settings import SITE_FILE
from generator.targets import Target

_SHOWN = 20
_NOTHING = Plan((), (), (), (), 0, 0)
_HOW_TO = (
    'no [publish.NAME] says where to: add one, such as [publish.live] with kind = "folder" and path = "/srv/digest"'
)


@click.command(name="publish")
@click.argument("target", required=False)
@click.option("--dry-run", is_flag=True, help="Build and compare, and only say what would be sent and deleted.")
@click.option("--no-build", is_flag=True, help="Send output/ as it is; refused where it is not what the content says.")
@click.option("--allow-vanishing", is_flag=True, help="Let more pages vanish than most_vanishing bears.")
@click.option("--take-over", is_flag=True, help="Replace files that somebody else put at the target.")
@click.option("--json", "as_json", is_flag=True, help="Report in JSON, for machines.")
@now_option
@click.pass_obj
def command(
    root: Path,
    target: str | None,
    dry_run: bool,
    no_build: bool,
    allow_vanishing: bool,
    take_over: bool,
    as_json: bool,
    now: datetime,
) -> None:
    """
    Build, check, and send what changed to TARGET, which stands in content/site.toml as [publish.TARGET].

    It may be left out where there is only one. What is at the target and no longer in output/ is deleted there.
    Nothing is sent while `digest check` finds an error. After a failure, publish again: it goes on where it was.

    \b
    digest publish
    digest publish live --dry-run
    digest publish live --now 2025-03-14T09:00:00Z
    """
    # As in a build, there is little for the collector of cycles.
    gc.disable()
    started = time.perf_counter()
    config = read_config(root)
    name = _chosen(config, target)
    tell = partial(_tell, name, started, dry_run=dry_run, as_json=as_json)
    try:
        content = None if no_build else _built(root, now, config, quiet=as_json)
        content = content or read_records(root, config)
        publication = Publication(Material(root, config, content, now), usual_places(root), name)
        stale = _stale(root, now, content) if no_build else ()
        report = publication.publish(stale, dry_run=dry_run, leave=Leave(allow_vanishing, take_over))
    except UserError as error:
        if as_json:
            tell(Report(_NOTHING, error.problems))
        raise
    tell(report)
    stop_if(report.refused)


def _tell(name: str, started: float, report: Report, *, dry_run: bool, as_json: bool) -> None:
    """Print a *report* of what began at the moment *started* of the clock of this process."""
    seconds = time.perf_counter() - started
    if as_json:
        sent = not dry_run and not report.refused
        click.echo(json.dumps(_as_json(name, report, seconds, sent=sent), ensure_ascii=False))
    else:
        _print(name, report, seconds, dry_run=dry_run)
    for warning in report.warnings:
        click.echo(warning, err=True)


def _chosen(config: Config, name: str | None) -> str:
    """Give the target that is meant, or list those that there are and end."""
    targets = config.publish
    if name is None and len(targets) == 1:
        return next(iter(targets))
    if not targets:
        raise UserError([Problem(SITE_FILE, 0, _HOW_TO)])
    if name is None:
        for known, target in targets.items():
            click.echo(f"{known}: {_destination(target)}")
        raise UserError([Problem("digest publish", 0, "name one of these targets")])
    if name not in targets:
        raise UserError([Problem("digest publish", 0, unknown(name, list(targets), "target"))])
    return name


def _destination(target: Target) -> str:
    where = target.path or target.to or target.remote or " ".join(target.run)
    return f"{target.kind} {where}"


def _built(root: Path, now: datetime, config: Config, *, quiet: bool) -> Content | None:
    """Build the site; give its content if that had to be read."""
    report = build(usual_places(root), now, intake=Seeds(root, now, quiet=quiet), waiting=give_way)
    index_of_texts(root, config, give_way, quiet=quiet)
    return report.content


def _stale(root: Path, now: datetime, content: Content) -> Iterator[Problem]:
    places = usual_places(root)
    if told := out_of_date(places, now, Seeds(root, now, quiet=True).names, content):
        yield Problem(places.output.name, 0, f"{told}, or leave out --no-build")


def _as_json(name: str, report: Report, seconds: float, *, sent: bool) -> dict[str, object]:
    plan = report.plan
    return {
        "target": name,
        "sent": sent,
        "added": list(plan.added),
        "changed": list(plan.changed),
        "deleted": list(plan.deleted),
        "gone": list(plan.gone),
        "foreign": list(plan.foreign),
        "unchanged": plan.unchanged,
        "refused": [str(problem) for problem in report.refused],
        "recorded": report.recorded,
        "warnings": list(report.warnings),
        "seconds": round(seconds, 3),
    }


def _print(name: str, report: Report, seconds: float, *, dry_run: bool) -> None:
    plan = report.plan
    if dry_run:
        for line in _lines(plan):
            click.echo(line)
    click.echo(f"{name}: {_summary(plan)} ({seconds:.1f} s)")
    if dry_run:
        click.echo("nothing is sent: this was a dry run")
    elif report.recorded:
        click.echo(f"recorded as published: {counted(report.recorded, 'article')}")


def _lines(plan: Plan) -> Iterator[str]:
    sections: Sequence[tuple[str, Sequence[str]]] = (
        ("add", plan.added),
        ("change", plan.changed),
        ("delete", plan.deleted),
        ("no longer found", plan.gone),
        ("not ours, left alone", plan.foreign),
    )
    for word, paths in sections:
        yield from (f"{word}: {path}" for path in paths[:_SHOWN])
        if len(paths) > _SHOWN:
            yield f"{word}: and {len(paths) - _SHOWN} more"


def _summary(plan: Plan) -> str:
    counts = ((len(plan.added), "added"), (len(plan.changed), "changed"), (len(plan.deleted), "deleted"))
    parts = [f"{count} {word}" for count, word in counts if count] or ["nothing to send"]
    return ", ".join([*parts, f"{plan.unchanged} unchanged"])
