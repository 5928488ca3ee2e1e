"""The figures of memory, which nobody could check by looking."""

import sys
from pathlib import Path

import pytest

from .measure import CommandError, peak_memory, time_command

_HOLDER = "import time; held = b'x' * {size}; time.sleep(0.3)"
_PARENT = "import subprocess, sys; subprocess.run([sys.executable, '-c', sys.argv[1]], check=True)"


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="needs the /proc of Linux")
def test_the_memory_of_a_child_is_counted() -> None:
    """A generator that leaves the work to other processes must not look as if it needed no memory."""
    size = 64 * 2**20
    alone = peak_memory([sys.executable, "-c", _PARENT, "pass"])
    assert size <= peak_memory([sys.executable, "-c", _PARENT, _HOLDER.format(size=size)]) < alone + 2 * size


def test_a_command_that_fails_is_no_measurement() -> None:
    """A build that stops at once would be the fastest of all."""
    with pytest.raises(CommandError, match=r"exit 3\nno such site"):
        time_command([sys.executable, "-c", "import sys; print('no such site'); sys.exit(3)"])
