"""Something found out by a second process, while this one goes on."""

import os
import signal
from collections.abc import Callable
from types import TracebackType
from typing import NoReturn, Self

from generator.workers import may_fork


class Alongside:
    """
    Begin to call *function* in a forked process; where that cannot be, it is called when its answer is asked for.

    It should only look at things, since in the end it may be called in both.
    """

    def __init__(self, function: Callable[[], bytes]) -> None:
        self._function = function
        self._process = 0
        self._pipe = -1

    def __enter__(self) -> Self:
        if may_fork():
            self._pipe, end = os.pipe()
            # What Python does around a fork would swallow a Ctrl-C, which is the parent's alone to answer.
            before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
            try:
                self._process = os.fork()
                if not self._process:
                    _answer(self._function, end)
            finally:
                signal.pthread_sigmask(signal.SIG_SETMASK, before)
            os.close(end)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._read()

    def answer(self) -> bytes:
        """Wait for the answer."""
        # Nothing comes from a process that failed: then whatever is wrong shows here.
        return self._read() or self._function()

    def _read(self) -> bytes:
        if not self._process:
            return b""
        with os.fdopen(self._pipe, "rb") as pipe:
            answer = pipe.read()
        os.waitpid(self._process, 0)
        self._process = 0
        return answer


def _answer(function: Callable[[], bytes], end: int) -> NoReturn:
    try:
        answer = function()
        with os.fdopen(end, "wb") as pipe:
            pipe.write(answer)
    finally:
        # Nothing of what this process has copied is its to clean up.
        os._exit(0)
