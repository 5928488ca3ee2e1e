"""`digest serve`."""

import gc
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.checks import registry
from generator.checks.catalogue import CHECKS, run_checks
from generator.checks.material import Material
from generator.cli.clock import clock_option
from generator.cli.seeds import Seeds
from generator.config import Config, read_config
from generator.errors import UserError
from generator.model.article import Article
from generator.model.content import Content
from generator.model.site import Site, make_site
from generator.settings import SITE_FILE

if TYPE_CHECKING:
    from generator.preview.server import Door

# What a file of the output holds is asked when it is published; that there are notes, the page says by itself.
_RULES = {rule.name for check in CHECKS if check.of_content for rule in check.rules} - {registry.NOTES.name}


@click.command(name="serve")
@click.option("--open", "open_browser", is_flag=True, help="Open the site in the browser, and articles made of seeds.")
@click.option("--follow", is_flag=True, help="Lead the browser to the page of what is edited.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, help="8000 if not given, or the next that is free."
)
@click.option("--strict-port", is_flag=True, help="Take this port or none.")
@click.option(
    "--host", default="127.0.0.1", help="The address to listen at; only this machine can reach the usual one."
)
@click.option("--poll", is_flag=True, help="Look at all files again and again, for disks that do not tell of changes.")
@clock_option
@click.pass_obj
def command(
    root: Path,
    open_browser: bool,
    follow: bool,
    port: int,
    strict_port: bool,
    host: str,
    poll: bool,
    clock: Callable[[], datetime],
) -> None:
    """
    Show the site while it is written: each save is built at once, and the browser shows it.

    Drafts and articles that are held are shown too, and marked. All this is built aside: output/ stays as it is. What
    is wrong with a file shows in the browser until it is mended.

    \b
    digest serve --open
    digest serve --follow                  show the page of what is edited
    digest serve --port 9000 --strict-port
    digest serve --host 0.0.0.0            for a look from a phone: whoever is in the network can read drafts
    """
    try:
        from generator.preview.server import open_door  # noqa: PLC0415 - a fifth of a second that --help does not need

        if not (root / SITE_FILE).exists():
            read_config(root)  # says what to do
        door = open_door(host, port, strict=strict_port)
        _show(root, door, clock, open_browser=open_browser, follow=follow, poll=poll)
    except KeyboardInterrupt:
        click.echo()


def _show(
    root: Path, door: "Door", clock: Callable[[], datetime], *, open_browser: bool, follow: bool, poll: bool
) -> None:
    from generator.preview.changes import Changes  # noqa: PLC0415
    from generator.preview.preview import Preview  # noqa: PLC0415
    from generator.preview.server import PreviewServer, show  # noqa: PLC0415
    from generator.preview.watch import is_polling, polling, watch  # noqa: PLC0415

    # The collector of cycles would look at all records again and again; the server calls it when it has time.
    gc.disable()
    changes, findings = Changes(), partial(_findings, root)
    preview = Preview(root, clock, partial(_NewSeeds, root, set[str]()), follow=follow)
    server = PreviewServer(preview, changes, door, findings, tell=click.echo, complain=_complain, open_new=open_browser)
    # This comes before all threads, since a process that has some cannot fork workers.
    server.report(preview.build(()))
    observer = watch(root, changes, (polling,)) if poll else watch(root, changes)
    if is_polling(observer) and not poll:
        _complain("the system does not tell of changes here: all files are looked at several times a second instead")
    if not door.is_local:
        _complain(f"{door.host}: whoever can reach this machine can read this site, drafts too")
    url = f"{door.address}{preview.shown.base}"
    click.echo(f"{url} shows {root.resolve().name}; Ctrl-C ends it")
    if open_browser:
        show(url)
    server.run()


def _complain(line: str) -> None:
    click.echo(line, err=True)


class _NewSeeds(Seeds):
    """The seeds of a site, as a preview takes them in; a line that was *told* is not told at each save."""

    def __init__(self, root: Path, told: set[str], now: datetime) -> None:
        super().__init__(root, now, quiet=False)
        self._told = told

    @property
    def written(self) -> Sequence[str]:
        """Give the files of the articles that were made."""
        return [conversion.article for conversion in self.conversions]

    def _tell(self, line: str, *, err: bool = False) -> None:
        if line not in self._told:
            super()._tell(line, err=err)
            self._told.add(line)


class _OneArticle(Material):
    """The material of a site of which one *article* alone is out, whether it is or not."""

    def __init__(self, root: Path, config: Config, everything: Content, article: Article, now: datetime) -> None:
        super().__init__(root, config, everything, now)
        self._alone = make_site(config, everything._replace(articles=(article,)), now, ahead=True)[0]

    @cached_property
    def site(self) -> Site:
        """Give the site with nothing but the article."""
        return self._alone


def _findings(root: Path, config: Config, content: Content, article: Article, now: datetime) -> Sequence[str]:
    """Say what the checks would find in *article* if it were published."""
    try:
        found = run_checks(_OneArticle(root, config, content, article, now), _RULES).findings
    except UserError as error:
        return [str(problem) for problem in error.problems]
    return [str(finding) for finding in found if finding.path == article.path]
