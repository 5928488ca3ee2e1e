"""What the commands for editors work on: the content of the site, and its lock."""

import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from generator.builder.lock import locked
from generator.config import Config, read_config
from generator.memory import memory_of
from generator.model.content import Content
from generator.readers.cache import RecordCache
from generator.readers.content import one_by_one, read_content
from generator.settings import SITE_FILE
from generator.workers import Pool, may_fork, usable_cores


def read_site(root: Path) -> tuple[Config, Content]:
    """Read the settings and all records of the site at *root*; raises UserError."""
    config = read_config(root)
    return config, read_records(root, config)


def read_records(root: Path, config: Config) -> Content:
    """Read all records of the site at *root*; raises UserError."""
    with Pool(usable_cores()) as pool:
        spread = pool.map if may_fork() else one_by_one
        return read_content(root, config, RecordCache(memory_of(root), config.time_zone), spread=spread)


@contextmanager
def changing(root: Path, *, dry_run: bool = False) -> Iterator[None]:
    """
    Let no other command change the site at *root* meanwhile; what is to be changed must be read inside.

    A *dry_run* changes nothing, and a folder that is no site has no lock. Raises UserError.
    """
    if dry_run or not (root / SITE_FILE).exists():
        yield
    else:
        with locked(memory_of(root), say_waiting):
            yield


def bring_back(shown: str, entry: str) -> str:
    """Give the command that brings back the deleted article of a seed, or of one *entry* of a feed."""
    return shlex.join(["digest", "convert", "--again", shown, *(["--entry", entry] if entry else [])])


def say_waiting() -> None:
    """Tell that another command has the lock."""
    click.echo("waiting: another command is changing this site", err=True)
