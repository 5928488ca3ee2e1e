"""Carry out what an editor's command made up, and say so in a line for each file."""

import click

from generator.curation.edits import Edits, changed_lines
from generator.errors import stop_if
from generator.readers.evidence import EVIDENCE


def carry_out_and_tell(edits: Edits, *, dry_run: bool) -> None:
    """Write the files of *edits*, or only show the lines that would change; raises UserError."""
    if dry_run:
        stop_if(edits.problems)
        for edit in edits:
            if edit.path.startswith(EVIDENCE):
                click.echo(f"{edit.path}: {', '.join(edit.did)}")
                continue
            for number, sign, line in changed_lines(edit):
                click.echo(f"{edit.path}:{number}: {sign} {line}")
        click.echo("nothing is written: this was a dry run" if list(edits) else "nothing to change")
        return
    done = edits.carry_out()
    for edit in done:
        click.echo(f"{edit.path}: {', '.join(edit.did)}")
    if not done:
        click.echo("nothing to change")
