"""A `digest serve` to ask: a process of its own, as an editor has it."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, TypeVar
from urllib.parse import urlsplit

from making import END_OF_YEAR

Found = TypeVar("Found")
_GREETING = re.compile(r"(http://\S+) shows .+; Ctrl-C ends it")


class Answer(NamedTuple):
    """Hold what came back for a request."""

    status: int
    headers: dict[str, str]
    body: bytes


class Serving(NamedTuple):
    """Hold a running `digest serve`: the address it printed, its process, and the file of all that it prints."""

    url: str
    process: subprocess.Popen[bytes]
    printed: Path

    @property
    def port(self) -> int:
        """Give the port it listens at."""
        return urlsplit(self.url).port or 0

    def lines(self) -> list[str]:
        """Give what was printed so far, with the seconds left out."""
        return re.sub(r"\(\d+\.\d\d s\)", "(… s)", self.printed.read_text(encoding="utf-8")).splitlines()

    def ask(self, address: str, host: str | None = None, **headers: str) -> Answer:
        """Send a request for *address* exactly as it is."""
        sent = {"Host": host or f"127.0.0.1:{self.port}", "Connection": "close", **headers}
        lines = [f"GET {address} HTTP/1.1", *(f"{name}: {value}" for name, value in sent.items())]
        with socket.create_connection(("127.0.0.1", self.port), timeout=20) as connection:
            connection.sendall("\r\n".join([*lines, "", ""]).encode())
            answer = b"".join(iter(lambda: connection.recv(65536), b""))
        head, _, body = answer.partition(b"\r\n\r\n")
        first, *rest = head.decode().split("\r\n")
        return Answer(int(first.split()[1]), dict(line.split(": ", 1) for line in rest), body)

    def state(self) -> dict[str, object]:
        """Ask as the script does which build there is, and what is wrong."""
        found: dict[str, object] = json.loads(self.ask("/__preview/state").body)
        return found

    def stop(self) -> int:
        """Send what Ctrl-C sends, to all processes of the group as a terminal does, and give the exit code."""
        os.killpg(self.process.pid, signal.SIGINT)
        return self.process.wait(20)


@contextmanager
def serving(root: Path, *options: str, now: str = END_OF_YEAR) -> Iterator[Serving]:
    """Serve the site at *root*, which is ended however the test ends."""
    printed = root.parent / f"{root.name}-printed"
    command = [sys.executable, "-m", "generator", "--root", root, "serve", "--port", "0", "--now", now, *options]
    with printed.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, start_new_session=True)
    try:
        greeting = wait_for(lambda: _GREETING.search(printed.read_text(encoding="utf-8")) or process.poll() is not None)
        assert isinstance(greeting, re.Match), printed.read_text(encoding="utf-8")
        yield Serving(greeting[1], process, printed)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(20)


def wait_for(happens: Callable[[], Found], seconds: float = 40) -> Found:
    """Wait until something is true, and give it; fail if it never is."""
    end = time.monotonic() + seconds
    while not (found := happens()):
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.005)
    return found
