"""The proof of the builder's claim: what it left in output/ is what a clean build makes."""

from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.builder.build import Report, build
from generator.builder.update import Places
from generator.errors import Problem, stop_if
from generator.output import OutputFolder


def verify(places: Places, now: datetime, *, jobs: int | None = None) -> Report:
    """
    Build the site once more from nothing, into a temporary folder, and compare every byte.

    Raises UserError that names each file that differs or is missing. Files in output/ that no build wrote are ignored.
    """
    with TemporaryDirectory(prefix="digest-verify-") as folder:
        clean = Places(places.root, Path(folder, "output"), Path(folder, "memory"))
        report = build(clean, now, jobs=jobs)
        problems = [
            problem
            for path in sorted(OutputFolder(clean.output, clean.memory).files())
            if (problem := _difference(places.output / path, clean.output / path, path))
        ]
    stop_if(problems)
    return report


def _difference(found: Path, clean: Path, path: str) -> Problem | None:
    if not found.is_file():
        return Problem(f"output/{path}", 0, "is missing: build again")
    if found.read_bytes() != clean.read_bytes():
        return Problem(f"output/{path}", 0, "differs from what a clean build makes: please report this")
    return None
