"""The server of a preview: livereload's, told by our own watching and building."""

import asyncio
import gc
import logging
import os
import signal
import socket
import threading
import webbrowser
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from livereload import Server
from livereload.handlers import LiveReloadHandler
from livereload.watcher import Watcher
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from tornado.web import Application

from generator.errors import Problem, UserError
from generator.preview.changes import QUIET, Changes
from generator.preview.handlers import Desk, routes
from generator.preview.preview import Findings, Outcome, Preview
from generator.workers import end_workers

_PORTS = 10
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
_ALL_ADDRESSES = ("0.0.0.0", "::")  # noqa: S104 - to know them, not to use them
_IDLE = 2.0  # seconds
_PATIENCE = 2.0  # seconds


@dataclass(frozen=True, slots=True)
class Door:
    """Hold the *socket* on which the preview is reached at a *host* and a *port*."""

    socket: socket.socket
    host: str
    port: int

    @property
    def is_local(self) -> bool:
        """Tell whether only this machine can come in."""
        return self.host in _LOCAL

    @property
    def address(self) -> str:
        """Give the URL of the door, without a slash at its end."""
        host = "127.0.0.1" if self.host in _ALL_ADDRESSES else self.host
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}"


def open_door(host: str, port: int, *, strict: bool) -> Door:
    """
    Listen at *host* and *port*, or if that is taken at one of the next few unless *strict*; port 0 is any free one.

    Raises UserError.
    """
    ports = [port] if strict or not port else range(port, min(port + _PORTS, 65536))
    trouble = ""
    for candidate in ports:
        try:
            family, _, _, _, address = socket.getaddrinfo(host, candidate, type=socket.SOCK_STREAM)[0]
            listening = socket.create_server(address[:2], family=family)
        except socket.gaierror as error:
            raise UserError(
                [Problem("--host", 0, f'"{host}" is no address of this machine: {error.strerror}')]
            ) from None
        except OSError as error:
            trouble = os.strerror(error.errno or 0)
        else:
            listening.setblocking(False)
            return Door(listening, host, listening.getsockname()[1])
    named = f"port {ports[0]}" if len(ports) == 1 else f"ports {ports[0]} to {ports[-1]}"
    raise UserError([Problem("--port", 0, f"cannot listen at {host}, {named} ({trouble}): name another")])


class _NoWatcher(Watcher):  # type: ignore[misc] # livereload has no types
    """Leave the watching to us: livereload's would look at every file all the time, and forget some saves."""

    def start(self, _callback: Callable[[], None]) -> bool:
        return True


class PreviewServer(Server):  # type: ignore[misc]
    """
    Show the *preview* at *door*, and build it whenever there are *changes*.

    *tell* prints a line of news, *complain* one of trouble. With *open_new*, articles made of seeds are opened.
    """

    def __init__(
        self,
        preview: Preview,
        changes: Changes,
        door: Door,
        findings: Findings,
        *,
        tell: Callable[[str], None],
        complain: Callable[[str], None],
        open_new: bool = False,
    ) -> None:
        super().__init__(watcher=_NoWatcher())
        self._preview = preview
        self._changes = changes
        self._door = door
        self._findings = findings
        self._tell = tell
        self._complain = complain
        self._open_new = open_new
        self._loop = IOLoop.current()
        self._fault: BaseException | None = None

    def application(self, *_arguments: object, **_options: object) -> None:
        """Take the place of livereload's own application, which would serve anybody anything."""
        LiveReloadHandler.watcher, LiveReloadHandler.live_css = self.watcher, True
        executor = ThreadPoolExecutor(1, thread_name_prefix="findings")
        hosts = _LOCAL | {self._door.host.lower(), socket.gethostname().lower()}
        desk = Desk(self._preview, hosts, self._door.host in _ALL_ADDRESSES, self._findings, executor)
        HTTPServer(Application(routes(desk))).add_socket(self._door.socket)

    def _setup_logging(self) -> None:
        for name in ("livereload", "tornado.access", "tornado.general"):
            logging.getLogger(name).setLevel(logging.CRITICAL)

    def run(self) -> None:
        """Serve and build until Ctrl-C; an error of ours that stops the building is raised here."""
        # Where another thread gets the signal, only this wakes up the one that must end; Windows has no such way.
        if os.name == "posix":
            asyncio.get_event_loop().add_signal_handler(signal.SIGINT, self.stop)
        builder = threading.Thread(target=self._keep_building, name="builder", daemon=True)
        builder.start()
        self.serve(self._door.port, host=self._door.host)
        if self._fault:
            raise self._fault
        self._give_up(builder)

    def stop(self) -> None:
        """End `run`, from whichever thread."""
        self._loop.add_callback(self._loop.stop)

    def _give_up(self, builder: threading.Thread) -> None:
        """End the workers of a build that is under way, and have what they shared given back to the system."""
        while builder.is_alive() and end_workers():
            builder.join(_PATIENCE)
        self._fault = None  # it holds the build, and that holds the workers
        gc.collect()

    def report(self, outcome: Outcome) -> None:
        """Print what a build did."""
        if outcome.line:
            self._tell(outcome.line)
        for problem in self._preview.shown.problems:
            self._complain(str(problem))

    def _keep_building(self) -> None:
        try:
            used = True
            self._catch_up()
            while True:
                changed = self._changes.collect(_IDLE if used else None)
                if changed:
                    self._build(changed)
                elif used:
                    gc.collect()  # now it keeps nobody waiting
                used = bool(changed)
        except BaseException as error:  # noqa: BLE001 - raised again where the program would else go on without it
            self._fault = error
            self.stop()

    def _catch_up(self) -> None:
        """Build what changed while nobody watched yet."""
        problems = self._preview.shown.problems
        outcome = self._preview.build(())
        if not outcome.failed or self._preview.shown.problems != problems:
            self.report(outcome)

    def _build(self, changed: tuple[str, ...]) -> None:
        outcome = self._preview.build(changed)
        # What failed because a file changed while it was read needs no mention: it is built again.
        while outcome.failed and (more := self._changes.collect(QUIET)):
            changed = tuple(dict.fromkeys(changed + more))
            outcome = self._preview.build(changed)
        self.report(outcome)
        self._loop.add_callback(self._announce, outcome)

    def _announce(self, outcome: Outcome) -> None:
        message = outcome.message
        if outcome.made and self._open_new:
            message = self._preview.go_to(outcome.made)
            if not LiveReloadHandler.waiters:
                show(f"{self._door.address}{self._preview.shown.base}{outcome.made}")
        if message:
            LiveReloadHandler.reload_waiters(message)


def show(url: str) -> None:
    """Open *url* in the browser, without waiting for it."""
    threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()
