"""`digest new`."""

import shutil
from pathlib import Path

import click

from generator.errors import Problem, UserError

_STARTER = Path(__file__).parent.parent / "starter"


@click.command(name="new")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.pass_obj
def command(root: Path, folder: Path) -> None:
    """
    Write a small site into DIR: settings, one article, its people, and a seed to convert.

    \b
    digest new my-digest
    digest --root my-digest build
    """
    target = root / folder
    try:
        if target.exists() and any(target.iterdir()):
            raise UserError([Problem(str(folder), 0, "is not empty: name a new folder")])
        shutil.copytree(_STARTER, target, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
        (target / "gitignore").rename(target / ".gitignore")
    except OSError as error:
        raise UserError([Problem(str(folder), 0, f"cannot be written: {error.strerror}")]) from None
    click.echo(f"{folder}: a site to start from. Build it with")
    click.echo(f"    digest --root {folder} build")
