"""`python -m tests.benchmarks`: hold a contest and print what it found."""

import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path

import click

from .contenders import PEERS, installed
from .contest import NotShownError, hold_contest
from .measure import CommandError, Cost, time_command
from .report import as_json, contest_table, describe_machine, describe_versions, scale_table, start_table

_STARTS = 15
_SMALL, _LARGE = 1_000, 100_000


def _peers(_context: click.Context, _option: click.Parameter, text: str) -> list[str]:
    names = [name.strip() for name in text.split(",") if name.strip()]
    for name in names:
        if name not in PEERS:
            raise click.BadParameter(f'no peer "{name}"; there are {", ".join(PEERS)}')
    return names


def _new_folder(_context: click.Context, _option: click.Parameter, folder: Path | None) -> Path | None:
    if folder:
        try:
            folder.mkdir(parents=True)
        except FileExistsError:
            raise click.BadParameter(f"{folder} exists: name a new one, so that nothing in it can be lost") from None
    return folder


@click.command()
@click.option("--articles", default=1000, show_default=True, type=click.IntRange(1), help="The size of the sites.")
@click.option("--runs", default=3, show_default=True, type=click.IntRange(1), help="How often all steps are taken.")
@click.option("--peers", default=",".join(PEERS), show_default=True, callback=_peers, help='Others, or "" for none.')
@click.option(
    "--scale",
    is_flag=False,
    flag_value=_LARGE,
    type=click.IntRange(1),
    metavar="[ARTICLES]",
    help=f"Instead, a site of {_SMALL:,} articles against one of {_LARGE:,}, or of as many as given.",
)
@click.option("--json", "json_file", type=click.Path(path_type=Path), help="Write every single figure to this file.")
@click.option(
    "--folder",
    type=click.Path(path_type=Path),
    callback=_new_folder,
    help="Make the sites below this new folder, and keep them.",
)
def main(
    *, articles: int, runs: int, peers: list[str], scale: int | None, json_file: Path | None, folder: Path | None
) -> None:
    """Compare the generator with others on the same invented articles: whole processes, in turns."""
    machine, versions = describe_machine(), describe_versions(peers)
    click.echo(", ".join(f"{name} {value}" for name, value in {**machine, **versions}.items()))
    with nullcontext(str(folder)) if folder else tempfile.TemporaryDirectory() as place:
        try:
            starts = _time_starts()
            click.echo(f"\n{start_table(starts)}")
            results = []
            for size in (_SMALL, scale) if scale else (articles,):
                results.append(hold_contest(Path(place).resolve() / str(size), size, runs, peers, _tell))
                click.echo(f"\n{contest_table(results[-1])}")
        except (CommandError, NotShownError, FileNotFoundError) as error:
            raise click.ClickException(str(error)) from None
    if scale:
        click.echo(f"\n{scale_table(*results)}")
    if json_file:
        text = json.dumps({"machine": machine, "versions": versions, **as_json(starts, results)}, indent=1)
        json_file.write_text(text + "\n", encoding="utf-8")


def _time_starts() -> Mapping[str, Sequence[Cost]]:
    """Time in turns what starts and ends, and the least that a command made with click can take."""
    digest = installed("digest")
    commands = {
        "digest --version": (digest, "--version"),
        "digest --help": (digest, "--help"),
        'python -c "import click"': (sys.executable, "-c", "import click"),
    }
    costs: dict[str, list[Cost]] = defaultdict(list)
    for command in commands.values():
        time_command(command)  # compiles what it imports
    for _ in range(_STARTS):
        for name, command in commands.items():
            costs[name].append(time_command(command))
    return costs


def _tell(line: str) -> None:
    click.echo(line, err=True)


if __name__ == "__main__":
    main()
