"""Pages of other sites: a server on this machine stands for all of them."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from checks.material_making import material_of

from generator.checks.catalogue import run_checks
from generator.checks.material import Material
from generator.checks.web import PoliteWeb
from making import LATER, a_site, an_article_file, build

ARTICLE = "content/articles/a.md"
MEMORY = ".digest/links"


class CountingWeb(PoliteWeb):
    """Ask as ever, and remember which questions were asked and how often there was a pause."""

    def __init__(self) -> None:
        super().__init__("https://digest.example/", pause=0, timeout=5)
        self.asked: list[str] = []
        self.pauses = 0

    def ask(self, address: str) -> tuple[int, str]:
        """Ask."""
        self.asked.append(address)
        return super().ask(address)

    def pause(self) -> None:
        """Wait no time."""
        self.pauses += 1
        super().pause()


class Server(ThreadingHTTPServer):
    """Hold the requests that were made: method, path, and who asks."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.requests: list[tuple[str, str, str]] = []
        self.address = f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def _answer(self) -> None:
        assert isinstance(self.server, Server)
        self.server.requests.append((self.command, self.path, self.headers["User-Agent"]))
        status = int(self.path.strip("/").partition("/")[0] or 200)
        if self.path == "/405/" and self.command == "GET":
            status = 200
        self.send_response(status)
        if status in {301, 302}:
            self.send_header("Location", "ftp://127.0.0.1/" if self.path.endswith("ftp") else "/200/")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@contextmanager
def a_server() -> Iterator[Server]:
    """Serve pages that answer with the status that their address begins with."""
    server = Server()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def a_site_with_links(root: Path, *addresses: str) -> Path:
    """Write and build a site of an article that leads to *addresses*, each on a line of its own."""
    body = "\n".join([f"[x]({address})" for address in addresses])
    a_site(root, {ARTICLE: an_article_file("A", body)})
    build(root)
    return root


def told(root: Path, web: PoliteWeb, days: int = 0) -> list[str]:
    """Give what is found some *days* after the end of 2025."""
    material = material_of(root)
    later = Material(root, material.config, material.everything, LATER + timedelta(days=days))
    return [str(finding) for finding in run_checks(later, ["external-link"], web=web).findings]


def test_pages_that_are_gone_are_told(tmp_path: Path) -> None:
    """On the line of the text; what is refused to a machine may be shown to a reader."""
    with a_server() as server:
        root = a_site_with_links(
            tmp_path,
            *[
                f"{server.address}/{path}"
                for path in ("200/", "301/", "403/", "404/", "405/", "410/", "500/", "302/ftp")
            ],
        )
        advice = "on 2025-12-31: link to another page, or to an archived copy (warning)"
        assert told(root, CountingWeb()) == [
            f"{ARTICLE}:8: external-link: {server.address}/404/ is gone (status 404), {advice}",
            f"{ARTICLE}:10: external-link: {server.address}/410/ is gone (status 410), {advice}",
            (
                f"{ARTICLE}:11: external-link: {server.address}/500/ answers with a fault of its own (status 500),"
                f" {advice}"
            ),
        ]


def test_it_is_asked_politely(tmp_path: Path) -> None:
    """By HEAD, by GET only where that is refused, with a pause between, and in the name of the site."""
    with a_server() as server:
        root = a_site_with_links(tmp_path, f"{server.address}/200/", f"{server.address}/405/#part")
        web = CountingWeb()
        told(root, web)
        assert [(method, path) for method, path, _ in server.requests] == [
            ("HEAD", "/200/"),
            ("HEAD", "/405/"),
            ("GET", "/405/"),
        ]
        assert {agent for _, _, agent in server.requests} == {server.requests[0][2]}
        assert server.requests[0][2].startswith("Lastword/")
        assert "(link check of https://digest.example/)" in server.requests[0][2]
        assert web.pauses == 1


def test_an_answer_is_believed_for_a_while(tmp_path: Path) -> None:
    """A good one for two weeks, a bad one for a day; in a memory that is damaged there is none."""
    with a_server() as server:
        good, bad = f"{server.address}/200/", f"{server.address}/404/"
        root = a_site_with_links(tmp_path, good, bad)
        asked = []
        for days in (0, 0, 1, 13, 14):
            web = CountingWeb()
            assert len(told(root, web, days)) == 1
            asked.append(sorted(web.asked))
        assert asked == [[good, bad], [], [bad], [bad], [good, bad]]
        (root / MEMORY).write_bytes(b"\x00")
        web = CountingWeb()
        told(root, web)
        assert sorted(web.asked) == [good, bad]


def test_a_site_that_gives_no_answer_is_told_while_another_does(tmp_path: Path) -> None:
    """It is asked once; the rest of its pages wait for the next time."""
    with a_server() as server:
        dead = "http://127.0.0.1:9"
        root = a_site_with_links(tmp_path, f"{server.address}/200/", f"{dead}/a", f"{dead}/b")
        web = CountingWeb()
        (finding,) = told(root, web)
        assert finding.startswith(f"{ARTICLE}:6: external-link: {dead}/a gives no answer (Connection refused), on")
        assert set(web.asked) == {f"{dead}/a", f"{server.address}/200/"}


@pytest.mark.parametrize("count", [1, 30])
def test_a_network_that_is_down_is_one_finding(tmp_path: Path, count: int) -> None:
    """And nobody waits for every site to be silent; nor is the silence remembered."""
    root = a_site_with_links(tmp_path, *[f"http://127.0.0.{number}:9/" for number in range(1, count + 1)])
    web = CountingWeb()
    addresses = "1 address is" if count == 1 else f"{count} addresses are"
    assert told(root, web) == [
        f"output: external-link: no site answers, so the network may be down: {addresses} not checked (warning)"
    ]
    assert len(web.asked) <= 13
    assert not (root / MEMORY).exists()


def test_nobody_is_asked_without_being_asked_for(tmp_path: Path) -> None:
    """Neither by the rule alone, nor of pages of the site itself."""
    with a_server() as server:
        root = a_site_with_links(tmp_path, f"{server.address}/404/", "/people/")
        assert run_checks(material_of(root), ["external-link"]).findings == ()
        assert server.requests == []


def test_the_address_of_a_source_is_told_of_its_line(tmp_path: Path) -> None:
    """It stands above the text."""
    with a_server() as server:
        source = {"name": "The Courier", "url": f"{server.address}/404/"}
        root = a_site(tmp_path, {ARTICLE: an_article_file("A", source=source)})
        build(root)
        (finding,) = told(root, CountingWeb())
        assert finding.startswith(f"{ARTICLE}:4: external-link: ")


def test_addresses_are_sent_in_ascii() -> None:
    """Whatever letters they are written in; what is no address gives no answer, and no traceback."""
    with a_server() as server:
        web = PoliteWeb("https://digest.example/", pause=0)
        assert web.ask(f"{server.address}/200/é x?q=ü") == (200, "")
        assert server.requests[0][1] == "/200/%C3%A9%20x?q=%C3%BC"
        assert web.ask("http://\u2603" + "a" * 70 + ".example/")[0] == 0
        assert web.ask("http://127.0.0.1:99999/")[0] == 0
