"""`digest convert`."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

import click

from generator.cli.clock import now_option
from generator.config import Config, read_config
from generator.convert import Conversion, Converter, Records
from generator.convert.phrases import read_site_phrases
from generator.errors import Problem, UserError, stop_if
from generator.model.article import Article
from generator.model.content import Content
from generator.readers.cache import RecordCache
from generator.readers.content import read_articles, read_content
from generator.readers.names import read_names
from generator.readers.seed_files import list_seeds
from generator.settings import SITE_FILE

ARTICLES = "content/articles"
SEEDS = "seeds"


@click.command(name="convert")
@click.argument("seeds", nargs=-1, metavar="[SEED or FOLDER]...", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Where to write; else content/articles.")
@click.option("--again", is_flag=True, help="Convert the named seeds once more whose articles were deleted.")
@click.option("--accept", is_flag=True, help="Take over what changed in the named seeds, but never over an editor.")
@now_option
@click.pass_obj
def command(root: Path, seeds: tuple[Path, ...], out: Path | None, again: bool, accept: bool, now: datetime) -> None:
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
    digest convert --accept seeds/story.txt     take over what changed in it
    """
    if (again or accept) and not seeds:
        raise UserError([Problem("--again" if again else "--accept", 0, "name the seeds that are meant")])
    stop_if(Problem(str(seed), 0, "no such file or folder") for seed in seeds if not seed.exists())
    if out and not (root / SITE_FILE).exists():
        config, content = Config(title="", base_url=""), Content((), (), (), ())
    else:
        config = read_config(root)
        content = read_content(root, config, RecordCache(root / ".digest", config.time_zone))
    existing = read_articles(out, config) if out else content.articles
    converter = a_converter(root, out or root / ARTICLES, config, content, existing=existing, now=now)
    if accept:
        from generator.cli.renewals import accept_and_tell  # noqa: PLC0415 - few conversions are of changed seeds

        accept_and_tell(root, converter, seeds)
    elif not convert_and_tell(converter, seeds or site_seeds(root), again=again):
        click.echo("no seeds: put raw news texts into seeds/, as .txt, .md, .html or .xml files")
    for folder in seeds or (root / SEEDS,):
        for path in list_seeds(folder).others:
            click.echo(f"{path.relative_to(folder)}: left alone; it is no kind of text that can be converted")


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


def convert_and_tell(
    converter: Converter,
    seeds: Sequence[Path],
    *,
    again: bool = False,
    show: Callable[[Conversion], bool] = lambda _: True,
) -> list[Conversion]:
    """
    Convert *seeds*, and say what became of those that *show* picks.

    Raises UserError for what cannot be read.
    """
    conversions, problems = converter.convert(seeds, again=again)
    for conversion in conversions:
        if show(conversion):
            _print_conversion(conversion)
    stop_if(problems)
    return conversions


def _print_conversion(conversion: Conversion) -> None:
    """Tell what became of one seed."""
    if conversion.outcome == "converted":
        click.echo(f"{conversion.seed} -> {conversion.article}")
        for note in conversion.review:
            click.echo(f"    review: {note}")
    elif conversion.outcome == "changed since it was converted":
        click.echo(f"{conversion.shown}: {conversion.outcome}; digest review --diff shows what would change")
    elif conversion.outcome == "its article was deleted":
        click.echo(
            f"{conversion.shown}: {conversion.outcome}; digest convert --again {conversion.shown} brings it back"
        )
    else:
        click.echo(f"{conversion.seed}: {conversion.outcome}, see {conversion.article}")
