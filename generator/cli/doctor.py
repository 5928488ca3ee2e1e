"""`digest doctor`."""

import platform
import shutil
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import click

from generator import __version__
from generator.config import read_config
from generator.errors import UserError
from generator.readers.layouts import packaged_layouts
from generator.settings import SITE_FILE


class _Extra(NamedTuple):
    """Say which *modules* an extra of the package brings, and what for."""

    name: str
    modules: tuple[str, ...]
    purpose: str


EXTRAS = (
    _Extra("convert", ("trafilatura", "lxml", "lxml_html_clean"), "seeds that are web pages, or feeds with HTML"),
    _Extra("images", ("PIL",), "pictures that other sites show of pages: cards = true"),
    _Extra("search", ("pagefind",), "a search through all texts: full_text = true under [search]"),
    _Extra("publish", ("ghp_import",), 'publishing to a branch: kind = "git"'),
    _Extra("dask", ("distributed",), "rendering on a cluster: digest build --executor"),
)
_PROGRAMS = (
    ("git", 'publishing to a branch: kind = "git"'),
    ("rsync", 'publishing by rsync: kind = "rsync"'),
    ("rclone", 'publishing to S3 and the like: kind = "rclone"'),
)


@click.command(name="doctor")
@click.pass_context
def command(ctx: click.Context) -> None:
    """
    Tell what is installed and where, what is not and what that would be for, and whether there is a site here.

    Nothing of it must be there for building a site, and no browser either. The exit code is 1 if there is no site, or
    its settings are wrong.

    \b
    digest doctor
    digest --root my-digest doctor
    """
    root: Path = ctx.obj
    click.echo(f"digest {__version__}, Python {platform.python_version()}: {sys.executable}")
    for line in (*_extras(), *_programs()):
        click.echo(line)
    click.echo(f"layouts and tables of words to copy from: {packaged_layouts()}")
    if (root / SITE_FILE).exists():
        click.echo(f"site: {root.resolve()}")
    try:
        read_config(root)
    except UserError as error:
        for problem in error.problems:
            click.echo(problem, err=True)
        ctx.exit(1)


def _extras() -> Iterator[str]:
    for extra in EXTRAS:
        if missing := [module for module in extra.modules if not _is_there(module)]:
            how = f"pip install 'lastword[{extra.name}]'"
            yield f"{extra.name}: absent ({', '.join(missing)}), for {extra.purpose}; to have it: {how}"
        else:
            yield f"{extra.name}: present, for {extra.purpose}"


def _is_there(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ValueError:  # of a module that is there only in part
        return False


def _programs() -> Iterator[str]:
    for program, purpose in _PROGRAMS:
        if shutil.which(program):
            yield f"{program}: present, for {purpose}"
        else:
            yield f"{program}: absent, for {purpose}; to have it, install {program} with the system's own installer"
