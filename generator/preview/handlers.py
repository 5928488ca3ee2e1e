"""What answers the requests of browsers: pages with the script, the script's questions, and livereload's socket."""

import asyncio
import json
import mimetypes
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from tornado.escape import json_decode
from tornado.httputil import HTTPServerRequest
from tornado.web import HTTPError, RequestHandler

from generator.preview.files import NOT_FOUND, find
from generator.preview.marks import article_at, mark_of
from generator.preview.preview import Findings, Preview, Shown
from generator.preview.script import HOME, script_tag, stand_in, with_script

_CLIENT = (Path(__file__).parent / "client.js").read_bytes()
_UNINTELLIGIBLE = 1003  # RFC 6455, 7.4.1
_TEXTS = ("text/", "application/json", "application/javascript", "application/xml", "application/rss+xml")


@dataclass(frozen=True, slots=True)
class Desk:
    """
    Hold what handlers need: the *preview*, the *hosts* it may be called by, and who answers slow questions.

    With *any_address* it may also be called by whatever address of a network it is reached at: only a name can be made
    to lead here from elsewhere.
    """

    preview: Preview
    hosts: frozenset[str]
    any_address: bool
    findings: Findings
    executor: Executor

    def admits(self, request: HTTPServerRequest) -> bool:
        """Tell whether *request* is for a host that this is: a page from elsewhere may not read drafts by another."""
        try:
            host = urlsplit(f"//{request.host}").hostname or ""
        except ValueError:
            return False
        return host in self.hosts or (self.any_address and _is_address(host))


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


class _Guarded(RequestHandler):
    """Answer nobody who calls this by a strange name, and let nothing be kept."""

    def initialize(self, desk: Desk) -> None:
        self.desk = desk

    def set_default_headers(self) -> None:
        self.set_header("Cache-Control", "no-store")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")
        self.clear_header("Server")

    def prepare(self) -> None:
        if not self.desk.admits(self.request):
            raise HTTPError(421)

    def compute_etag(self) -> None:
        return None

    def write_error(self, status_code: int, **_: Any) -> None:  # noqa: ANN401 - tornado's signature
        self.set_header("Content-Type", "text/plain; charset=UTF-8")
        self.finish(f"{status_code} {self._reason}\n")


class Pages(_Guarded):
    """Give the files of the output."""

    def get(self) -> None:
        """Answer as a static host would, but with the script in pages."""
        shown, output = self.desk.preview.shown, self.desk.preview.places.output
        found = find(output, shown.base, self.request.path)
        if found.elsewhere:
            self.redirect(f"{found.elsewhere}{f'?{self.request.query}' if self.request.query else ''}")
            return
        content = _read(output / found.path) if found.path else None
        if content is not None:
            self._give(found.path, content, shown)
            return
        missing = _read(output / NOT_FOUND)
        self.set_status(404 if missing is not None or shown.config else 503)
        self._give(NOT_FOUND, stand_in(b"") if missing is None else missing, shown)

    head = get

    def _give(self, path: str, content: bytes, shown: Shown) -> None:
        kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
        self.set_header("Content-Type", f"{kind}; charset=UTF-8" if kind.startswith(_TEXTS) else kind)
        if path.endswith((".html", ".htm")):
            article = article_at(shown.content, path)
            mark = mark_of(article, shown.now, shown.config.zone) if article and shown.config else None
            content = with_script(content, script_tag(shown.build, mark))
        self.finish(content)


def _read(file: Path) -> bytes | None:
    """Read a *file*, which a build may have deleted by now."""
    try:
        return file.read_bytes()
    except OSError:
        return None


class State(_Guarded):
    """Tell the script which build there is, and what is wrong since."""

    def get(self) -> None:
        """Answer in JSON."""
        shown = self.desk.preview.shown
        self.finish({"build": shown.build, "problems": [str(problem) for problem in shown.problems]})


class FindingsOfPage(_Guarded):
    """Tell the script what the checks find in an article."""

    async def get(self) -> None:
        """Answer in JSON, when they are done."""
        shown = self.desk.preview.shown
        found = find(self.desk.preview.places.output, shown.base, self.get_query_argument("at"))
        article = article_at(shown.content, found.path)
        lines: list[str] = []
        if article and shown.config:
            ask = partial(self.desk.findings, shown.config, shown.content, article, shown.now)
            lines = list(await asyncio.get_running_loop().run_in_executor(self.desk.executor, ask))
        self.set_header("Content-Type", "application/json")
        self.finish(json.dumps(lines))


class Client(_Guarded):
    """Give the script."""

    def get(self) -> None:
        """Answer with its text."""
        self.set_header("Content-Type", "text/javascript; charset=UTF-8")
        self.finish(_CLIENT)


class LiveReloadScript(_Guarded, LiveReloadJSHandler):  # type: ignore[misc] # livereload has no types
    """Give livereload.js."""


class Socket(_Guarded, LiveReloadHandler):  # type: ignore[misc]
    """Speak livereload's protocol with pages of this preview only."""

    def prepare(self) -> None:
        """Refuse an origin that is no address before tornado takes it apart."""
        super().prepare()
        try:
            urlsplit(self.request.headers.get("Origin", ""))
        except ValueError:
            raise HTTPError(403) from None

    def check_origin(self, origin: str) -> bool:
        """Tell whether the page at *origin* is one of ours."""
        return urlsplit(origin).netloc == self.request.host

    def on_message(self, message: str | bytes) -> None:
        """
        Count a browser in as soon as it may be told something: what it asks next is then answered as of now.

        Whoever does not speak the protocol is sent away.
        """
        try:
            told = json_decode(message)
        except (ValueError, RecursionError):
            told = None
        if not isinstance(told, dict) or "command" not in told:
            self.close(_UNINTELLIGIBLE)
            return
        super().on_message(message)
        if told["command"] == "hello":
            LiveReloadHandler.waiters.add(self)


def routes(desk: Desk) -> list[tuple[str, type[RequestHandler], dict[str, Desk]]]:
    """Say which handler answers which address."""
    given = {"desk": desk}
    return [
        (r"/livereload", Socket, given),
        (r"/livereload\.js", LiveReloadScript, given),
        (rf"{HOME}client\.js", Client, given),
        (rf"{HOME}state", State, given),
        (rf"{HOME}findings", FindingsOfPage, given),
        (r".*", Pages, given),
    ]
