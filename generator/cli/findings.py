"""How the findings of `digest check` are printed: for people, and for machines."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence

import click

from generator.checks.catalogue import RULES, Outcome
from generator.checks.finding import Finding
from generator.checks.material import OUTPUT
from generator.checks.sarif import as_json, as_sarif
from generator.errors import counted

_FEW = 3
_GATES = frozenset({rule.name for rule in RULES if rule.gate})


def print_outcome(outcome: Outcome, form: str) -> None:
    """Print *outcome* in a *form*: text, json or sarif."""
    if form == "sarif":
        click.echo(json.dumps(as_sarif(outcome.findings, RULES), indent=1, ensure_ascii=False))
        return
    if form == "json":
        click.echo(json.dumps(as_json(outcome.findings), indent=1, ensure_ascii=False))
        return
    click.echo("".join([f"{line}\n" for line in _lines(outcome.findings)]), nl=False)
    for name, reason in outcome.gates_off:
        click.echo(f"off: {name}, because: {reason}")
    if outcome.allowed:
        click.echo(f"allowed by check.allow in content/site.toml: {counted(len(outcome.allowed), 'finding')}")
    errors, warnings, notes = outcome.count("error"), outcome.count("warning"), outcome.count("note")
    found = f"{counted(errors, 'error')}, {counted(warnings, 'warning')}" if outcome.findings else "nothing found"
    click.echo(f"checked: {found}" + (f", {counted(notes, 'note')}" if notes else ""))


def _lines(findings: Sequence[Finding]) -> Iterator[str]:
    """
    Give a line for each; the same on many pages comes of one layout, and is told of the first with their number.

    What a gate finds is told in full.
    """
    alike = Counter(_shared(finding) for finding in findings)
    told: set[tuple[str, str]] = set()
    for finding in findings:
        shared = _shared(finding)
        if not shared or alike[shared] <= _FEW:
            yield str(finding)
        elif shared not in told:
            told.add(shared)
            yield f"{finding} [and in {alike[shared] - 1:,} more places in {OUTPUT}/]"


def _shared(finding: Finding) -> tuple[str, str] | None:
    is_of_layout = finding.path.startswith(f"{OUTPUT}/") and finding.rule not in _GATES
    return (finding.rule, finding.message) if is_of_layout else None
