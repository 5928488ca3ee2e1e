"""What was measured, as a table to read and as JSON to keep."""

import os
import platform
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from statistics import median

from .contest import COLD, Result
from .measure import Cost

OURS = "digest"


def describe_machine() -> Mapping[str, str | float]:
    """Say on what the figures are taken, and how many processes already ran on it, on average of the last minute."""
    return {
        "processors": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1,
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "load": round(os.getloadavg()[0], 2),
        "python": platform.python_version(),
    }


def describe_versions(peers: Iterable[str]) -> Mapping[str, str]:
    """Say which version of each generator was measured."""
    return {OURS: _version("lastword"), **{peer: _version(peer) for peer in peers}}


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not from PyPI"


def contest_table(result: Result) -> str:
    """Lay out the medians of *result*; a ratio tells how many times as long a peer took as we did."""
    names = list(result.output)
    header = [f"{result.articles:,} articles", *(f"{name} (cpu)" for name in names)]
    rows = [[*header, *(f"{name} / {OURS}" for name in names[1:])]]
    for step, costs in result.costs.items():
        medians = {name: middle(costs[name]) for name in names}
        times = [f"{_seconds(medians[name].wall)} ({_seconds(medians[name].cpu)})" for name in names]
        rows.append([step, *times, *(_ratio(medians[name].wall, medians[OURS].wall) for name in names[1:])])
    memory, output = result.memory, result.output
    shares = [_ratio(memory[name], memory[OURS]) for name in names[1:]]
    rows.append(["peak memory, cold", *(f"{memory[name] / 2**20:,.0f} MiB" for name in names), *shares])
    shares = [_ratio(output[name].files, output[OURS].files) for name in names[1:]]
    rows.append(["files written", *(f"{output[name].files:,}" for name in names), *shares])
    shares = [_ratio(output[name].bytes, output[OURS].bytes) for name in names[1:]]
    rows.append(["size of the output", *(f"{output[name].bytes / 2**20:,.1f} MiB" for name in names), *shares])
    return _aligned(rows)


def start_table(costs: Mapping[str, Sequence[Cost]]) -> str:
    """Lay out the medians of starting commands, and how many times as long each took as the last one."""
    medians = {name: middle(taken).wall for name, taken in costs.items()}
    least = list(medians.values())[-1]
    rows = [["start", "median", "times the last"]]
    return _aligned(rows + [[name, _seconds(taken), _ratio(taken, least)] for name, taken in medians.items()])


def scale_table(small: Result, large: Result) -> str:
    """Compare what an article costs in a cold build of a *small* and of a *large* site."""
    rows = [["cold build, per article", f"{small.articles:,}", f"{large.articles:,}", "growth"]]
    for name in small.output:
        each = [middle(result.costs[COLD][name]).wall / result.articles for result in (small, large)]
        rows.append([name, *(f"{seconds * 1000:.3f} ms" for seconds in each), _ratio(each[1], each[0])])
    return _aligned(rows)


def as_json(starts: Mapping[str, Sequence[Cost]], results: Iterable[Result]) -> Mapping[str, object]:
    """Give every single figure: seconds and bytes."""
    contests = [
        {
            "articles": result.articles,
            "steps": {step: _each(costs) for step, costs in result.costs.items()},
            "memory": dict(result.memory),
            "output": {name: extent._asdict() for name, extent in result.output.items()},
        }
        for result in results
    ]
    return {"starts": _each(starts), "contests": contests}


def _each(costs: Mapping[str, Sequence[Cost]]) -> Mapping[str, object]:
    return {name: [cost._asdict() for cost in taken] for name, taken in costs.items()}


def middle(costs: Sequence[Cost]) -> Cost:
    """Give the medians of *costs*."""
    return Cost(median(cost.wall for cost in costs), median(cost.cpu for cost in costs))


def _seconds(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.2f} s"


def _ratio(this: float, that: float) -> str:
    return f"{this / that:.2f}x" if that else "-"


def _aligned(rows: Sequence[Sequence[str]]) -> str:
    """Write *rows* as a table in Markdown, the first of them its head."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    ruled = [rows[0], ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])], *rows[1:]]
    return "\n".join(
        f"| {' | '.join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])])} |" for row in ruled
    )
