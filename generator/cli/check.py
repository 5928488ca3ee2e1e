"""`digest check`."""

import gc
import secrets
import sys
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

import click

from generator.builder.build import usual_places
from generator.builder.freshness import out_of_date
from generator.checks.catalogue import RULES, Outcome, run_checks
from generator.checks.external import RULE as EXTERNAL
from generator.checks.external import Web
from generator.checks.material import Material
from generator.checks.silent_edits import record as record_published
from generator.checks.soundness import as_findings
from generator.checks.suppressed import read_suppressed, with_names
from generator.checks.web import PoliteWeb
from generator.cli.clock import now_option
from generator.cli.findings import print_outcome
from generator.cli.mending import mend_and_tell
from generator.cli.seeds import Seeds
from generator.cli.site import changing, read_records
from generator.config import Config, read_config
from generator.errors import Problem, UserError, counted
from generator.memory import write_whole
from generator.readers.content import one_by_one
from generator.schema import unknown
from generator.settings import SUPPRESSED_FILE
from generator.workers import Pool, may_fork, usable_cores

_KEY_SIZE = 32
_COVERED = "with initials, the surname first or without middle names it is a warning at least; build, then check"


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
@click.option("--suppress", metavar="NAME", help="Add a name that must never be out; - reads from stdin, one a line.")
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
    digest check --suppress - < names.txt
    digest check --record

    --suppress adds one spelling of a name. It is found in capitals, with other accents, blanks or markup, as a slug,
    with ae for ä, and with the surname first; without its middle names, with initials or as a plural it is a warning.
    What is misspelt, disguised as numbers or encoded is not found: add other spellings by themselves.
    """
    # Long by its options and by what the help says; what it does is done below.
    if record and rules:
        raise click.UsageError("--record needs all rules: leave out --rule")
    if dry_run and not fix:
        raise click.UsageError("--dry-run goes with --fix only")
    if listing:
        _list()
    elif suppress is not None:
        with changing(root):
            _suppress(root, suppress)
    else:
        gc.disable()  # nothing here makes cycles, and a site is a million small values to look through for them
        config = _config(root, form)
        web = PoliteWeb(config.base_url) if external or EXTERNAL.name in rules else None
        with changing(root, dry_run=dry_run or not (fix or record)):
            material = _material(root, config, now, form)
            if fix and mend_and_tell(material, dry_run=dry_run, err=form != "text"):
                material = _material(root, config, now, form)
            if not dry_run:
                _check(material, rules, form, web, record=record)


def _config(root: Path, form: str) -> Config:
    """Read the settings; where that cannot be, end, and tell machines why in the *form* that they asked for."""
    try:
        return read_config(root)
    except UserError as error:
        if form != "text":
            print_outcome(Outcome(as_findings(error.problems), (), ()), form)
            sys.exit(1)
        raise


def _material(root: Path, config: Config, now: datetime, form: str) -> Material:
    """Read the site; where that cannot be, print why and end."""
    try:
        content = read_records(root, config)
    except UserError as error:
        print_outcome(Outcome(as_findings(error.problems), (), ()), form)
        sys.exit(1)
    return Material(root, config, content, now)


def _check(material: Material, rules: Sequence[str], form: str, web: Web | None, *, record: bool) -> None:
    stale = partial(_out_of_date, material)
    with Pool(usable_cores()) as pool:
        spread = pool.map if may_fork() else one_by_one
        outcome = run_checks(material, rules, spread=spread, web=web, out_of_date=stale)
    print_outcome(outcome, form)
    if outcome.count("error"):
        sys.exit(1)
    if record:
        recorded = counted(record_published(material), "article")
        click.echo(f"recorded as published: {recorded} that had changed", err=form != "text")


def _out_of_date(material: Material) -> str:
    """Say what in output/ is not what a build would make; what no build could be made of, other rules tell."""
    try:
        names = Seeds(material.root, material.now, quiet=True).names
        return out_of_date(usual_places(material.root), material.now, names, material.everything)
    except UserError as error:
        return f"nobody can tell whether this is what the content says, since no build can be made: {error.problems[0]}"


def _list() -> None:
    width = max(len(rule.name) for rule in RULES)
    for rule in RULES:
        weight = "gate" if rule.gate else rule.level
        click.echo(f"{rule.name:{width}}  {weight:7}  {rule.sentence}")


def _suppress(root: Path, name: str) -> None:
    names = _names_from_stdin() if name == "-" else [name.strip()]
    read_config(root)
    path = root / SUPPRESSED_FILE
    text, added = with_names(read_suppressed(root), names, secrets.token_bytes(_KEY_SIZE))
    if text:
        try:
            before = path.read_text(encoding="utf-8") if path.exists() else ""
        except OSError as error:
            raise UserError([Problem(SUPPRESSED_FILE, 0, f"cannot be read: {error.strerror}")]) from None
        write_whole(path, (before + text).encode(), SUPPRESSED_FILE, durable=True)
    there = len(names) - added
    if added:
        told = "one name more, in this spelling" if added == 1 else f"{added} names more, in these spellings"
        others = f"; {counted(there, 'name')} {'was' if there == 1 else 'were'} there already" if there else ""
        click.echo(f"{SUPPRESSED_FILE}: {told}{others}; {_COVERED}")
    else:
        told = "the name is" if there == 1 else f"all {there} names are"
        click.echo(f"{SUPPRESSED_FILE}: {told} there already")


def _names_from_stdin() -> list[str]:
    """Read a name a line, blank lines left out; raises UserError."""
    try:
        text = sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UserError([Problem("--suppress", 0, "what comes by stdin is not UTF-8 text: save it as such")]) from None
    names = [name for line in text.split("\n") if (name := line.strip())]
    if not names:
        raise UserError([Problem("--suppress", 0, "no name came by stdin: give one on each line")])
    return names
