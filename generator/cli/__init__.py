"""The `digest` command; a command's module is loaded only when it runs."""

import importlib
import os
import sys
from pathlib import Path
from typing import Any

import click

from generator import __version__
from generator.errors import UserError

_COMMANDS = {
    "build": "Convert new seeds and bring output/ up to date.",
    "check": "Ask whether the site may be published.",
    "convert": "Turn seeds into articles.",
    "doctor": "Tell what is installed, and what for.",
    "names": "See and settle names of people, shows and cases.",
    "new": "Write a small site to start from.",
    "publish": "Send what is new in output/ to where it is read.",
    "review": "List what awaits an editor.",
    "serve": "Show the site while it is written.",
    "why": "Tell where what an article says came from.",
}


class _LazyGroup(click.Group):
    """Know the commands by name and one line; import the rest of one only when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        if cmd_name not in _COMMANDS:
            raise click.exceptions.NoSuchCommand(cmd_name, possibilities=_COMMANDS, ctx=ctx)
        try:
            command: click.Command = importlib.import_module(f"generator.cli.{cmd_name}").command
        except KeyboardInterrupt:
            # This is how a preview ends, also one that has hardly begun.
            if cmd_name == "serve":
                ctx.exit(0)
            raise
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's signature
        try:
            return super().invoke(ctx)
        except UserError as error:
            for problem in error.problems:
                click.echo(problem, err=True)
            ctx.exit(1)


@click.command(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--root",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    help="The folder of the site; the current one if not given.",
)
@click.version_option(__version__, prog_name="digest")
@click.pass_context
def digest(ctx: click.Context, root: Path) -> None:
    """
    Make a static site of a curated news digest.

    \b
    digest new my-digest        write a small site
    digest build                convert new seeds, build output/
    digest serve --open         show it in the browser while you write
    digest review               list what awaits you
    digest --root SITE build    the same for a site elsewhere

    \b
    The Tab key completes commands and options once your shell has run
        eval "$(_DIGEST_COMPLETE=bash_source digest)"       from ~/.bashrc
        eval "$(_DIGEST_COMPLETE=zsh_source digest)"        from ~/.zshrc
        _DIGEST_COMPLETE=fish_source digest | source        from config.fish
    """
    ctx.obj = root


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr] # a name must not break a message
    try:
        digest(prog_name="digest")
    except SystemExit as end:
        sys.stdout.flush()
        sys.stderr.flush()
        # Nothing is left to do; giving back the memory of a large site piece by piece would take longer than finding
        # out that nothing is to be built.
        os._exit(end.code if isinstance(end.code, int) else 0)
