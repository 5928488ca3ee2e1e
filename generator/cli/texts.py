"""The index of the texts of articles, made after a build."""

import time
from collections.abc import Callable
from pathlib import Path

import click

from generator.builder.build import usual_places
from generator.builder.full_text import index_texts
from generator.config import Config
from generator.errors import counted


def index_of_texts(root: Path, config: Config, waiting: Callable[[], None], *, quiet: bool) -> None:
    """Bring the index of the site at *root* up to date with its last build, and say so where that took any work."""
    started = time.perf_counter()
    indexed = index_texts(usual_places(root), wanted=config.search.full_text, waiting=waiting)
    if indexed is not None and not quiet:
        click.echo(f"texts: {counted(indexed, 'article')} indexed ({time.perf_counter() - started:.1f} s)")
