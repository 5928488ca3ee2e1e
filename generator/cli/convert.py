"""`digest convert`."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

import click

from generator.cli.clock import now_option
from generator.config import SITE_FILE, Config, read_config
from generator.convert import Conversion, Records, convert_seeds
from generator.errors import Problem, stop_if
from generator.model.article import Article
from generator.model.content import Content
from generator.readers.cache import RecordCache
from generator.readers.content import read_articles, read_content

ARTICLES = "content/articles"
SEEDS = "seeds"


@click.command(name="convert")
@click.argument("seeds", nargs=-1, metavar="[SEED or FOLDER]...", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Where to write; else content/articles.")
@now_option
@click.pass_obj
def command(root: Path, seeds: tuple[Path, ...], out: Path | None, now: datetime) -> None:
    """
    Turn raw news texts into articles; without arguments, all of seeds/.

    A seed that has an article is left alone, and no file is ever overwritten. Names are looked up in the people, shows
    and cases of the site. What the converter is not sure of stands under review: in the article.

    \b
    digest convert
    digest convert seeds/story.txt
    digest convert downloads --out drafts
    """
    stop_if(Problem(str(seed), 0, "no such file or folder") for seed in seeds if not seed.exists())
    if out and not (root / SITE_FILE).exists():
        config, content = Config(title="", base_url=""), Content((), (), (), ())
    else:
        config = read_config(root)
        content = read_content(root, config, RecordCache(root / ".digest", config.time_zone))
    existing = read_articles(out, config) if out else content.articles
    conversions = convert_and_tell(
        seeds or (root / SEEDS,), out or root / ARTICLES, config, content, existing=existing, now=now
    )
    if not conversions:
        click.echo("no seeds: put raw news texts into seeds/, as .txt files")


def convert_and_tell(
    seeds: Sequence[Path],
    out: Path,
    config: Config,
    content: Content,
    *,
    existing: Sequence[Article],
    now: datetime,
    show: Callable[[Conversion], bool] = lambda _: True,
) -> list[Conversion]:
    """
    Convert *seeds* into the folder *out*, and say what became of those that *show* picks.

    Raises UserError for what cannot be read.
    """
    registry = Records(content.people, content.shows, content.cases)
    conversions, problems = convert_seeds(
        seeds,
        registry=registry,
        sources=config.sources,
        out=out,
        existing=existing,
        now=now,
        status=config.convert.status,
    )
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
    else:
        click.echo(f"{conversion.seed}: {conversion.outcome}, see {conversion.article}")
