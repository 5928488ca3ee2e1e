"""What a command costs: its time by the wall clock and on all processors, and the memory of all its processes."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

_BETWEEN_SAMPLES = 0.02  # seconds
_PROC = Path("/proc")


class Cost(NamedTuple):
    """Hold seconds by the clock, and seconds of all processors together, user and system."""

    wall: float
    cpu: float


class CommandError(Exception):
    """Say that a command failed, with the end of what it printed."""


def time_command(command: Sequence[str]) -> Cost:
    """
    Run *command* once and give its cost, from before the fork to after the wait.

    Its children count once it has waited for them. Raises CommandError.
    """
    os.sync()  # what the last command left to be written should not slow this one down
    with tempfile.TemporaryFile() as printed:
        before = time.perf_counter()
        process = _start(command, printed.fileno())
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - before
        _finish(command, process, status, printed.fileno())
    return Cost(wall, usage.ru_utime + usage.ru_stime)


def peak_memory(command: Sequence[str]) -> int:
    """
    Run *command* once and give the most bytes that all its processes held at one time, shared pages counted once.

    Where there is no /proc it is the most that any single one of them held. Raises CommandError.
    """
    peak = 0
    with tempfile.TemporaryFile() as printed:
        process = _start(command, printed.fileno())
        while True:
            peak = max(peak, _memory_of(_family(process.pid)))
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
            if pid:
                break
            time.sleep(_BETWEEN_SAMPLES)
        _finish(command, process, status, printed.fileno())
    if _PROC.joinpath("self", "stat").exists():
        return peak
    return usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)  # getrusage(2): bytes on macOS, else kilobytes


def _start(command: Sequence[str], printed: int) -> subprocess.Popen[bytes]:
    """Start *command* as a user would have it: with byte code kept from one run to the next."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.Popen(
        command, env=environment, stdin=subprocess.DEVNULL, stdout=printed, stderr=subprocess.STDOUT
    )


def _finish(command: Sequence[str], process: subprocess.Popen[bytes], status: int, printed: int) -> None:
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        text = os.pread(printed, os.fstat(printed).st_size, 0).decode(errors="replace")
        raise CommandError(f"{' '.join(command)}: exit {process.returncode}\n{text[-2000:]}")


def _family(pid: int) -> Iterator[int]:
    """Give *pid* and all its descendants that are alive."""
    yield pid
    for children in _PROC.glob(f"{pid}/task/*/children"):
        for child in _read(children).split():
            yield from _family(int(child))


def _memory_of(pids: Iterable[int]) -> int:
    """
    Give the bytes that processes hold together; one that has ended holds none.

    A page that n processes share counts as an n-th of a page for each, so that it counts once. This benchmark may be
    one of the n, so the answer is never less than all that one process holds.
    """
    shares, wholes = [0], [0]
    for pid in pids:
        kilobytes = {
            name: value for name, value, *_ in map(str.split, _read(_PROC / f"{pid}/smaps_rollup").splitlines())
        }
        shares.append(int(kilobytes.get("Pss:", 0)))
        wholes.append(int(kilobytes.get("Rss:", 0)))
    return max(sum(shares), *wholes) * 1024


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except (OSError, UnicodeDecodeError):
        return ""
