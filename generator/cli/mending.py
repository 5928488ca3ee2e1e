"""What `digest check --fix` does: edits, line by line, that change nothing of what a record says."""

from functools import partial

import click

from generator.checks.material import Material
from generator.checks.spelling import Mend, mends
from generator.curation.edits import Edits, changed_lines
from generator.curation.front_matter import replace_at, replace_in, take_from
from generator.errors import stop_if


def mend_and_tell(material: Material, *, dry_run: bool, err: bool) -> bool:
    """
    Mend the records of *material*, print each line that changes, to stderr if *err*, and tell whether any does.

    On a *dry_run* nothing is written. Raises UserError where a record is written in a form that is not safe to change.
    """
    edits = Edits(material.root)
    for mend in mends(material):
        edits.change(mend.path, partial(_mended, mend=mend), mend.did, f"mend “{mend.old}” under {mend.at[0]}:")
    stop_if(edits.problems)
    changed = list(edits)
    for edit in changed:
        for number, sign, line in changed_lines(edit):
            click.echo(f"{edit.path}:{number}: {sign} {line}", err=err)
    if dry_run:
        click.echo("nothing is written: this was a dry run" if changed else "nothing to mend", err=err)
    else:
        edits.carry_out()
    return bool(changed) and not dry_run


def _mended(text: str, mend: Mend) -> str:
    key = str(mend.at[0])
    if key == "source":
        return replace_at(text, mend.at, mend.new)
    if mend.new:
        return replace_in(text, key, mend.old, mend.new)
    return take_from(text, key, mend.old)
