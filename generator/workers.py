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
        self._spawned: Executor | None = None
        self.remote = executor is not None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._spawned:
            self._spawned.shutdown(wait=True, cancel_futures=True)

    def spreads(self, parts: Sequence[object]) -> bool:
        """Tell whether *parts* are enough to be worth more than this process."""
        return self.remote or (self._jobs > 1 and len(parts) >= WORTH_SPREADING)

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
        spans = [slice(start, start + _CHUNK) for start in range(0, len(parts), _CHUNK)]
        sizes = [len(parts[span]) for span in spans]
        if not self.spreads(parts):
            results: Iterable[Result] = (function(pack(parts[span])) for span in spans)
        elif self.remote or not may_fork():
            executor = self._executor or self._spawn()
            results = self._in_order(_submit(executor, function, pack(parts[span])) for span in spans)
        else:
            results = self._by_forks(function, parts, spans)
        yield from zip(sizes, results, strict=True)

    def _by_forks(
        self, function: Callable[[Any], Result], parts: Sequence[Part], spans: Sequence[slice]
    ) -> Iterator[Result]:
        """Let forked workers call *function*: they have the *parts*, and all else that this process has by now."""
        with _processes(self._jobs, "fork", _as_forked_worker, function, parts) as executor:
            try:
                yield from self._in_order(_submit(executor, _call_inherited, span) for span in spans)
            except BaseException:  # nobody asks for the rest: Ctrl-C is not to wait for it
                end_workers()
                raise
            finally:
                executor.shutdown(wait=True, cancel_futures=True)

    def _spawn(self) -> Executor:
        if self._spawned is None:
            self._spawned = _processes(self._jobs, "spawn", _as_worker)
        return self._spawned

    def _in_order(self, calls: Iterable[Future[Result]]) -> Iterator[Result]:
        waiting: deque[Future[Result]] = deque()
        for call in calls:
            waiting.append(call)
            if len(waiting) > _AHEAD * self._jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def may_fork() -> bool:
    """Tell whether workers can be forked: they start at once, but only a process without threads has them."""
    return sys.platform == "linux" and threading.active_count() == 1


def end_workers() -> bool:
    """End the workers of this process in the midst of what they do; tell whether there were any."""
    import multiprocessing  # noqa: PLC0415

    workers = multiprocessing.active_children()
    for worker in workers:
        worker.terminate()
    return bool(workers)


def _processes(jobs: int, method: str, start: Callable[..., None], *given: object) -> Executor:
    """Make an executor of *jobs* processes, each of which begins by calling *start* with what is *given*."""
    import multiprocessing  # noqa: PLC0415 - most builds have nothing to spread
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    context = multiprocessing.get_context(method)
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=start, initargs=given)


def _submit(executor: Executor, function: Callable[[Any], Result], given: object) -> Future[Result]:
    """Submit a call; a process that is started for it never hears of Ctrl-C, not even before it could say so."""
    if not hasattr(signal, "pthread_sigmask"):
        return executor.submit(function, given)
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return executor.submit(function, given)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_inherited: list[tuple[Callable[[Any], Any], Sequence[Any]]] = []  # of a forked worker: its one function and its parts


def _as_forked_worker(function: Callable[[Any], Any], parts: Sequence[Any]) -> None:
    _inherited.append((function, parts))
    _as_worker()


def _call_inherited(span: slice) -> Any:  # noqa: ANN401 - what the function gives
    function, parts = _inherited[-1]
    return function(parts[span])


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
