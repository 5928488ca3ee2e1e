"""`digest convert`."""

import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

import click

from generator.cli.clock import now_option
from generator.cli.seeds import follow, of_folder
from generator.cli.site import bring_back, changing, read_site
from generator.config import Config
from generator.convert.converter import Conversion, Converter
from generator.convert.known import shown_path
from generator.convert.phrases import read_site_phrases
from generator.convert.records import Records
from generator.errors import Problem, UserError, counted, stop_if
from generator.model.article import Article
from generator.model.content import Content
from generator.readers.content import read_articles
from generator.readers.evidence import Ledger
from generator.readers.names import read_names
from generator.readers.seed_files import SEEDS, list_seeds
from generator.settings import SITE_FILE

ARTICLES = "content/articles"


@click.command(name="convert")
@click.argument("seeds", nargs=-1, metavar="[SEED or FOLDER]...", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Where to write; else content/articles.")
@click.option("--again", is_flag=True, help="Convert the named seeds once more whose articles were deleted.")
@click.option("--accept", is_flag=True, help="Take over what changed in the named seeds, but never over an editor.")
@click.option("--entry", "entries", multiple=True, metavar="ID", help="Of the named feeds, this entry only.")
@now_option
@click.pass_obj
def command(
    root: Path,
    seeds: tuple[Path, ...],
    out: Path | None,
    again: bool,
    accept: bool,
    entries: tuple[str, ...],
    now: datetime,
) -> None:
    """
    Turn raw news texts into articles; without arguments, all of seeds/.

    A seed is a text, a Markdown file, a saved web page, or a saved feed, of which each entry becomes an article.
    A seed that was converted is left alone, even if its article was deleted, and no file is ever overwritten. Names are
    looked up in the people, shows and cases of the site. What the converter is not sure of stands under review: in the
    article; `digest why` tells where each value came from.

    \b
    digest convert
    digest convert seeds/story.txt
    digest convert downloads --out drafts
    digest convert --again seeds/story.txt      bring back its deleted article
    digest convert --again seeds/feed.xml --entry https://courier.example/1
    digest convert --accept seeds/story.txt     take over what changed in it
    """
    _see_that_seeds_are_named(seeds, {"--again": again, "--accept": accept, "--entry": bool(entries)})
    with changing(root):
        config, content = _site(root, out)
        existing = read_articles(out, config) if out else content.articles
        place = out or root / ARTICLES
        converter = a_converter(root, place, config, content, existing=existing, now=now)
        if accept:
            from generator.cli.renewals import accept_and_tell  # noqa: PLC0415 - few conversions are of changed seeds

            accept_and_tell(root, content, converter.renewals(seeds, entries), converter.remember)
        else:
            _convert_and_tell(converter, root, seeds, entries, again=again)
        _tell_the_rest(seeds or (root / SEEDS,), place)


def _see_that_seeds_are_named(seeds: Sequence[Path], options: Mapping[str, bool]) -> None:
    """Raise UserError where one of *options* is given that needs *seeds*, or one of these is not there."""
    for option, is_given in options.items():
        if is_given and not seeds:
            raise UserError([Problem(option, 0, "name the seeds that are meant")])
    stop_if(Problem(str(seed), 0, "no such file or folder") for seed in seeds if not os.path.lexists(seed))


def _site(root: Path, out: Path | None) -> tuple[Config, Content]:
    """Read the site at *root*, and follow the seeds of it that were renamed; a folder of drafts needs no site."""
    if out and not (root / SITE_FILE).exists():
        return Config(title="", base_url=""), Content((), (), (), ())
    config, content = read_site(root)
    followed = [] if out else list(follow(root, list_seeds(root / SEEDS).seeds, content.articles, Ledger(root)))
    for line in followed:
        click.echo(line)
    return (config, read_site(root)[1]) if followed else (config, content)


def _convert_and_tell(
    converter: Converter, root: Path, seeds: Sequence[Path], entries: Sequence[str], *, again: bool
) -> None:
    """Convert *seeds*, and say what became of them; raises UserError for what cannot be read."""
    conversions, problems = converter.convert(seeds or site_seeds(root), entries, again=again)
    named = {seed.name for seed in seeds if not seed.is_dir()}
    done = 0
    for conversion in conversions:
        if conversion.outcome == "already converted" and Path(conversion.shown).name not in named:
            done += 1
        else:
            for line in told(conversion):
                click.echo(line)
    if done:
        click.echo(f"{counted(done, 'seed')}: already converted")
    stop_if(problems)
    if not conversions:
        click.echo("no seeds: put raw news texts into seeds/, as .txt, .md, .html or .xml files")


def _tell_the_rest(folders: Sequence[Path], out: Path) -> None:
    """Name what else is in the folders of seeds."""
    for folder in folders:
        listed = list_seeds(folder)
        for path in listed.folders:
            click.echo(of_folder(shown_path(path, out)))
        for path in listed.others:
            click.echo(f"{shown_path(path, out)}: left alone; it is no kind of text that can be converted")


def site_seeds(root: Path) -> tuple[Path, ...]:
    """Give the folder of the seeds of the site at *root*, if it has one."""
    folder = root / SEEDS
    return (folder,) if folder.is_dir() else ()


def a_converter(
    root: Path, out: Path, config: Config, content: Content, *, existing: Sequence[Article], now: datetime
) -> Converter:
    """Make what converts seeds into the folder *out* with all that the site at *root* knows; raises UserError."""
    ignored = frozenset(read_names(root).ignore)
    return Converter(
        Records(content.people, content.shows, content.cases, ignored),
        config.sources,
        out=out,
        existing=existing,
        now=now,
        status=config.convert.status,
        phrases=read_site_phrases(root),
    )


def told(conversion: Conversion) -> Iterator[str]:
    """Say line by line what became of one seed."""
    if conversion.outcome == "converted":
        yield f"{conversion.place} -> {conversion.article}"
        yield from (f"    review: {note}" for note in conversion.review)
    elif conversion.outcome == "changed since it was converted":
        yield f"{conversion.place}: {conversion.outcome}; digest review --diff shows what would change"
    elif conversion.outcome == "its article was deleted":
        hint = f"{bring_back(conversion.shown, conversion.entry)} brings it back"
        yield f"{conversion.place}: {conversion.outcome}; {hint}"
    else:
        yield f"{conversion.place}: {conversion.outcome}, see {conversion.article}"
