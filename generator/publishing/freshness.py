"""Is output/ what a build would make now? Found out by a build elsewhere, which finds all that is fresh in place."""

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from generator.builder.build import Intake, build
from generator.builder.manifest import MANIFEST, OWNED
from generator.builder.update import Places
from generator.errors import Problem
from generator.readers.cache import RECORDS


def out_of_date(places: Places, scratch: Path, now: datetime, intake: Intake) -> Iterator[Problem]:
    """
    Say whether a build of *places* would write or delete anything; *intake* must take in nothing.

    The build is one of links to output/, in the folder *scratch*. Raises UserError for what no build could be made of.
    """
    shutil.rmtree(scratch, ignore_errors=True)
    memory, output = scratch / "memory", scratch / "output"
    memory.mkdir(parents=True)
    try:
        for name in (MANIFEST, OWNED, RECORDS):
            with suppress(FileNotFoundError):
                shutil.copy2(places.memory / name, memory / name)
        if places.output.is_dir():
            shutil.copytree(places.output, output, copy_function=_link)
        report = build(Places(places.root, output, memory), now, intake=intake)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    changes = sorted({*report.written, *report.pruned})
    if changes:
        count = "1 file" if len(changes) == 1 else f"{len(changes)} files"
        message = (
            f"not what the content says ({count}, such as {changes[0]}): run `digest build`, or leave out --no-build"
        )
        yield Problem(places.output.name, 0, message)


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
