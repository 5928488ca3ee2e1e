"""`digest names`."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from generator.cli.site import changing, read_site
from generator.cli.telling import carry_out_and_tell
from generator.curation.edits import Edits
from generator.curation.joining import join_terms
from generator.curation.naming import alias, confirm, ignore
from generator.curation.renaming import rename
from generator.curation.splitting import split
from generator.curation.usage import ONE_OF, Names, Use
from generator.curation.waiting import listed
from generator.errors import counted
from generator.model.site import TaxonomyName
from generator.readers.names import read_names

_KINDS: dict[str, TaxonomyName] = {word: taxonomy for taxonomy, word in ONE_OF.items()}
_kind_option = click.option(
    "--kind", type=click.Choice(list(_KINDS)), help="What the name is; else as the articles have it."
)
_dry_run_option = click.option("--dry-run", is_flag=True, help="Only show which lines would change.")


@click.group(name="names")
def command() -> None:
    """
    See and settle the names that articles use: people, shows and cases.

    Each command changes all files that are concerned, or none, and of a file only the lines that are meant.

    \b
    digest names list
    digest names confirm "Rufus Oyelaran-Tate"
    digest names alias "R. Oyelaran-Tate" "Rufus Oyelaran-Tate"
    digest names ignore "Planet Hollywood"
    digest names rename "Honoria Pellwick" "Honoria Pellwick-Dray"
    digest names merge "H. Pellwick" "Honoria Pellwick"
    digest names split "H. Pellwick"
    """


@command.command(name="list", short_help="List the names that have no record.")
@click.option("--all", "everything", is_flag=True, help="Those with a record too.")
@click.option("--json", "as_json", is_flag=True, help="Report in JSON, for machines.")
@click.pass_obj
def list_names(root: Path, everything: bool, as_json: bool) -> None:
    """
    List the names that have no record, the most frequent first, with articles that use them.

    \b
    digest names list
    digest names list --all --json
    """
    names = _names(root)
    uses = names.uses() if everything else names.unconfirmed()
    if as_json:
        click.echo(json.dumps([_as_json(use) for use in uses], ensure_ascii=False))
        return
    for use in uses:
        record = f" ({use.record.path})" if use.record else ""
        click.echo(f"{ONE_OF[use.taxonomy]}: {use.name}{record}: {counted(len(use.articles), 'article')}")
        for path in listed(use.articles):
            click.echo(f"    {path}")
    click.echo(f"{counted(sum(not use.record for use in uses), 'name')} without a record")


@command.command(name="confirm", short_help="Make the record of a name.")
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@_kind_option
@_dry_run_option
@click.pass_obj
def confirm_names(root: Path, names: Sequence[str], kind: str | None, dry_run: bool) -> None:
    """
    Make the record of a NAME, and take the notes that it is not known out of the articles.

    \b
    digest names confirm "Rufus Oyelaran-Tate"
    digest names confirm "Tinderlock Row" --kind show
    """
    with _editing(root, dry_run=dry_run) as (known, edits):
        for name in names:
            confirm(known, edits, name, _KINDS.get(kind or ""))


@command.command(name="alias", short_help="Let one name stand for another.")
@click.argument("other", metavar="ALIAS")
@click.argument("name")
@_kind_option
@_dry_run_option
@click.pass_obj
def alias_name(root: Path, other: str, name: str, kind: str | None, dry_run: bool) -> None:
    """
    Let ALIAS stand for NAME: in the record of NAME, which is made if need be, and wherever ALIAS stands.

    \b
    digest names alias "R. Oyelaran-Tate" "Rufus Oyelaran-Tate"
    """
    with _editing(root, dry_run=dry_run) as (known, edits):
        alias(known, edits, other, name, _KINDS.get(kind or ""))


@command.command(name="ignore", short_help="Propose a name no more.")
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@_dry_run_option
@click.pass_obj
def ignore_names(root: Path, names: Sequence[str], dry_run: bool) -> None:
    """
    Propose a NAME no more, since it is nobody's and nothing's, and take it out of the articles.

    \b
    digest names ignore "Planet Hollywood"
    """
    with _editing(root, dry_run=dry_run) as (known, edits):
        for name in names:
            ignore(known, edits, name)


@command.command(name="rename", short_help="Give a name in place of another.")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@_kind_option
@_dry_run_option
@click.pass_obj
def rename_name(root: Path, old: str, new: str, kind: str | None, dry_run: bool) -> None:
    """
    Let what is called OLD be called NEW: in its record, which is made if need be, and wherever OLD stands.

    OLD stays as an alias, so its address leads to the new one.

    \b
    digest names rename "Honoria Pellwick" "Honoria Pellwick-Dray"
    """
    with _editing(root, dry_run=dry_run) as (known, edits):
        rename(known, edits, old, new, _KINDS.get(kind or ""))


@command.command(name="merge", short_help="Make one of two names.")
@click.argument("other", metavar="OTHER")
@click.argument("name", metavar="NAME")
@_kind_option
@_dry_run_option
@click.pass_obj
def merge_names(root: Path, other: str, name: str, kind: str | None, dry_run: bool) -> None:
    """
    Let OTHER and NAME be one: OTHER becomes an alias, and what only its record tells goes into that of NAME.

    Where the two records contradict each other, nothing is changed. What `digest names split` needs to undo it is kept
    in content/.evidence/merges/.

    \b
    digest names merge "H. Pellwick" "Honoria Pellwick"
    """
    with _editing(root, dry_run=dry_run) as (known, edits):
        join_terms(known, edits, other, name, _KINDS.get(kind or ""))


@command.command(name="split", short_help="Undo a merge.")
@click.argument("other", metavar="OTHER")
@_kind_option
@_dry_run_option
@click.pass_obj
def split_names(root: Path, other: str, kind: str | None, dry_run: bool) -> None:
    """
    Undo the merge of OTHER: every line that still says what the merge wrote says again what it said before.

    \b
    digest names split "H. Pellwick"
    """
    with _editing(root, dry_run=dry_run) as (known, edits):
        for problem in split(known, edits, other, _KINDS.get(kind or "")):
            click.echo(str(problem))


@contextmanager
def _editing(root: Path, *, dry_run: bool) -> Iterator[tuple[Names, Edits]]:
    """Give the names of the site at *root*, and edits that are carried out in the end; raises UserError."""
    with changing(root, dry_run=dry_run):
        edits = Edits(root)
        yield _names(root), edits
        carry_out_and_tell(edits, dry_run=dry_run)


def _names(root: Path) -> Names:
    """Know the names of the site at *root*, whose settings of names must be sound; raises UserError."""
    read_names(root)
    return Names(read_site(root)[1])


def _as_json(use: Use) -> dict[str, object]:
    return {
        "name": use.name,
        "kind": ONE_OF[use.taxonomy],
        "articles": list(use.articles),
        "record": use.record.path if use.record else None,
    }
