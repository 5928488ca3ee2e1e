"""`digest check`."""

import gc
import secrets
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from generator.builder.pool import Pool, may_fork, usable_cores
from generator.checks.catalogue import RULES, Outcome, run_checks
from generator.checks.external import RULE as EXTERNAL
from generator.checks.external import Web
from generator.checks.material import Material
from generator.checks.silent_edits import record as record_published
from generator.checks.soundness import as_findings
from generator.checks.suppressed import read_suppressed, with_name
from generator.checks.web import PoliteWeb
from generator.cli.clock import now_option
from generator.cli.findings import count, print_outcome
from generator.cli.mending import mend_and_tell
from generator.config import Config, read_config
from generator.errors import Problem, UserError
from generator.memory import remember
from generator.readers.cache import RecordCache
from generator.readers.content import one_by_one, read_content
from generator.schema import unknown
from generator.settings import SUPPRESSED_FILE

_KEY_SIZE = 32


def _known_rules(_context: click.Context, _option: click.Parameter, names: tuple[str, ...]) -> tuple[str, ...]:
    known = sorted(rule.name for rule in RULES)
    for name in names:
        if name not in known:
            raise click.BadParameter(unknown(name, known, "rule"))
    return names


@click.command(name="check")
@now_option
@click.option("--rule", "rules", multiple=True, metavar="NAME", callback=_known_rules, help="Check this rule only.")
@click.option("--format", "form", type=click.Choice(["text", "json", "sarif"]), default="text", help="How to print.")
@click.option("--external", is_flag=True, help="Also ask other sites whether the pages are there that are linked to.")
@click.option("--fix", is_flag=True, help="First mend what can be mended without changing what is said.")
@click.option("--dry-run", is_flag=True, help="With --fix, only show which lines would change.")
@click.option("--list", "listing", is_flag=True, help="Print the rules, each in a sentence.")
@click.option("--record", is_flag=True, help="If there are no errors, keep what is out now as what was published.")
@click.option("--suppress", metavar="NAME", help="Add a name that must never be published; - reads it from stdin.")
@click.pass_obj
def command(
    root: Path,
    now: datetime,
    rules: tuple[str, ...],
    form: str,
    external: bool,
    fix: bool,
    dry_run: bool,
    listing: bool,
    record: bool,
    suppress: str | None,
) -> None:
    """
    Ask whether the site may be published: its content, and every byte of output/.

    Findings are printed as path:line: rule: what is wrong, and what to do. The exit code is 1 if any is an error.
    How much a rule weighs, and what is allowed, stands in content/site.toml under [check].

    \b
    digest check
    digest check --rule accusation --rule silent-edit
    digest check --fix --dry-run
    digest check --external
    digest check --format sarif > findings.sarif
    digest check --suppress - < name.txt
    digest check --record
    """
    if record and rules:
        raise click.UsageError("--record needs all rules: leave out --rule")
    if dry_run and not fix:
        raise click.UsageError("--dry-run goes with --fix only")
    if listing:
        _list()
    elif suppress is not None:
        _suppress(root, suppress)
    else:
        gc.disable()  # nothing here makes cycles, and a site is a million small values to look through for them
        config = read_config(root)
        material = _material(root, config, now, form)
        if fix and mend_and_tell(material, dry_run=dry_run, err=form != "text"):
            material = _material(root, config, now, form)
        if not dry_run:
            asks_web = external or EXTERNAL.name in rules
            _check(material, rules, form, PoliteWeb(config.base_url) if asks_web else None, record=record)


def _material(root: Path, config: Config, now: datetime, form: str) -> Material:
    """Read the site; where that cannot be, print why and end."""
    try:
        content = read_content(root, config, RecordCache(root / ".digest", config.time_zone))
    except UserError as error:
        print_outcome(Outcome(as_findings(error.problems), (), ()), form)
        sys.exit(1)
    return Material(root, config, content, now)


def _check(material: Material, rules: Sequence[str], form: str, web: Web | None, *, record: bool) -> None:
    with Pool(usable_cores()) as pool:
        outcome = run_checks(material, rules, spread=pool.map if may_fork() else one_by_one, web=web)
    print_outcome(outcome, form)
    if outcome.count("error"):
        sys.exit(1)
    if record:
        recorded = count(record_published(material), "article")
        click.echo(f"recorded as published: {recorded} that had changed", err=form != "text")


def _list() -> None:
    width = max(len(rule.name) for rule in RULES)
    for rule in RULES:
        weight = "gate" if rule.gate else rule.level
        click.echo(f"{rule.name:{width}}  {weight:7}  {rule.sentence}")


def _suppress(root: Path, name: str) -> None:
    if name == "-":
        name = sys.stdin.read()
    read_config(root)
    path = root / SUPPRESSED_FILE
    added = with_name(read_suppressed(root), name.strip(), secrets.token_bytes(_KEY_SIZE))
    if added:
        try:
            text = path.read_text(encoding="utf-8") if path.exists() else ""
        except OSError as error:
            raise UserError([Problem(SUPPRESSED_FILE, 0, f"cannot be read: {error.strerror}")]) from None
        remember(path, (text + added).encode())
        click.echo(f"{SUPPRESSED_FILE}: one name more; build, then check")
    else:
        click.echo(f"{SUPPRESSED_FILE}: the name is there already")
