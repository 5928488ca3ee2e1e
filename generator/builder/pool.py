"""Work spread over processes, or done here where there is too little of it to spread."""

import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future
from types import TracebackType
from typing import Any, Self, TypeVar

Part = TypeVar("Part")
Result = TypeVar("Result")

WORTH_SPREADING = 300  # below this many pages, starting the workers takes longer than they save
_CHUNK = 100
_AHEAD = 3  # tasks an executor has waiting for each worker: enough to keep it busy, few enough to keep memory flat


def usable_cores() -> int:
    """Count the processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Pool:
    """
    Call a function on the parts of a long list, in *jobs* processes of this machine or by the given *executor*.

    The function must be importable, and return what goes wrong as a value.
    """

    def __init__(self, jobs: int, executor: Executor | None = None) -> None:
        self._jobs = jobs
        self._executor = executor
        self._own: Executor | None = None
        self.remote = executor is not None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._own:
            self._own.shutdown(wait=True, cancel_futures=True)

    def map(
        self,
        function: Callable[[Any], Result],
        parts: Sequence[Part],
        pack: Callable[[Sequence[Part]], object] = lambda chunk: chunk,
    ) -> Iterator[tuple[int, Result]]:
        """
        Call *function* on chunks of *parts*; give the size of each chunk with its result, in order.

        *pack* makes of a chunk what the function takes, here and just before it is sent.
        """
        if not self.remote and (self._jobs == 1 or len(parts) < WORTH_SPREADING):
            yield from ((len(chunk), function(pack(chunk))) for chunk in _chunks(parts))
            return
        executor = self._executor or self._start()
        waiting: deque[tuple[int, Future[Result]]] = deque()
        for chunk in _chunks(parts):
            waiting.append((len(chunk), executor.submit(function, pack(chunk))))
            if len(waiting) > _AHEAD * self._jobs:
                yield _finished(waiting)
        while waiting:
            yield _finished(waiting)

    def _start(self) -> Executor:
        if self._own is None:
            import multiprocessing  # noqa: PLC0415 - most builds have nothing to spread
            from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

            # A forked worker starts at once, but only a process without threads may be forked.
            method = "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"
            context = multiprocessing.get_context(method)
            self._own = ProcessPoolExecutor(self._jobs, mp_context=context, initializer=_as_worker)
        return self._own


def _chunks(parts: Sequence[Part]) -> Iterable[Sequence[Part]]:
    return (parts[start : start + _CHUNK] for start in range(0, len(parts), _CHUNK))


def _finished(waiting: deque[tuple[int, Future[Result]]]) -> tuple[int, Result]:
    size, future = waiting.popleft()
    return size, future.result()


def _as_worker() -> None:
    """Leave Ctrl-C to the parent, and end when it does, even when it was killed."""
    import multiprocessing.connection  # noqa: PLC0415

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:

        def watch() -> None:
            multiprocessing.connection.wait([parent.sentinel])
            os._exit(1)

        threading.Thread(target=watch, daemon=True).start()
