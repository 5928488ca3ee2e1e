"""`digest new`."""

import shlex
from pathlib import Path

import click

from generator.errors import Problem, UserError

_NEXT = (
    "digest build            convert the seed, build output/",
    "digest serve --open     show the site in the browser while you write",
    "digest review           list what awaits you",
)
_STARTER = Path(__file__).parent.parent / "starter"


@click.command(name="new")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.pass_obj
def command(root: Path, folder: Path) -> None:
    """
    Write a small site into DIR: settings, one article, its people, and a seed to convert.

    \b
    digest new my-digest
    cd my-digest
    digest build
    """
    target = root / folder
    try:
        if target.exists() and any(target.iterdir()):
            raise UserError([Problem(str(folder), 0, "is not empty: name a new folder")])
        for source in sorted(path for path in _STARTER.rglob("*") if path.is_file()):
            copy = target / source.relative_to(_STARTER)
            copy.parent.mkdir(parents=True, exist_ok=True)
            # A package builder would leave out a .gitignore, and the package may be read-only: only bytes are copied.
            copy.with_name(copy.name.replace("gitignore", ".gitignore")).write_bytes(source.read_bytes())
    except OSError as error:
        raise UserError([Problem(str(folder), 0, f"cannot be written: {error.strerror}")]) from None
    click.echo(f"{target}: a site to start from. Go on with")
    click.echo(f"    cd {shlex.quote(str(target))}")
    for line in _NEXT:
        click.echo(f"    {line}")
