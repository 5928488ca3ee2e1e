"""Carry out a plan at a host, in an order in which no reader meets a page before what it leads to."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NamedTuple

from generator.builder.plan import in_the_way
from generator.errors import Problem, UserError, counted
from generator.publishing.hosts import Host, NotSent
from generator.publishing.plan import Plan

Gather = Callable[[Sequence[str]], AbstractContextManager[Path]]


class _Step(NamedTuple):
    """Send *paths*, or delete them."""

    paths: Sequence[str]
    deletes: bool = False


def transfer(name: str, host: Host, plan: Plan, everything: Iterable[str], gather: Gather) -> None:
    """
    Bring *host*, which is that of the target *name*, to hold *everything*.

    *gather* makes a folder of the paths to send. Deletions come last, but for what stands in the way of new folders.
    Raises UserError that says what was not done.
    """
    steps = list(_whole(everything) if host.takes_all else _by_file(plan))
    for number, step in enumerate(steps):
        try:
            if step.deletes:
                host.delete(step.paths)
            else:
                with gather(step.paths) as folder:
                    host.send(folder, step.paths)
        except NotSent as error:
            rest = [_Step([path for path in step.paths if path not in error.sent], step.deletes), *steps[number + 1 :]]
            raise UserError([Problem(f"publish.{name}", 0, _told(rest, error.reason))]) from error


def _whole(everything: Iterable[str]) -> Iterator[_Step]:
    yield _Step(sorted(everything))


def _by_file(plan: Plan) -> Iterator[_Step]:
    first = in_the_way(plan.deleted, plan.added)
    last = sorted(set(plan.deleted).difference(first))
    if first:
        yield _Step(first, deletes=True)
    yield from map(_Step, plan.steps)
    if last:
        yield _Step(last, deletes=True)


def _told(rest: Sequence[_Step], reason: str) -> str:
    parts = []
    for deletes, word in ((False, "sent"), (True, "deleted")):
        if paths := [path for step in rest if step.deletes == deletes for path in step.paths]:
            count = counted(len(paths), "file was", "files were")
            parts.append(f"{count} not {word}, such as {paths[0]}")
    return f"{', and '.join(parts)}: {reason}; publish again to finish"
