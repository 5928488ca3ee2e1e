"""A running `digest serve`: what it answers, to whom, what it tells browsers, and how it ends."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from preview.saving import WAYS, Save
from preview.serving import Serving, serving, wait_for
from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.ioloop import IOLoop
from tornado.websocket import WebSocketClientConnection, websocket_connect

from generator.preview.preview import LOOK
from generator.readers.layouts import packaged_layouts
from making import END_OF_YEAR, SITE_TOML, a_lively_site, a_site, an_article_file, files_in, write

ARTICLE = "content/articles/a.md"
HELLO = {"command": "hello", "protocols": ["http://livereload.com/protocols/official-7"]}
DRAFT = an_article_file("A draft", status="draft", review=["title: a guess"], people=["Ann Nobody"])


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """Serve a site to those who only ask."""
    root = a_lively_site(tmp_path_factory.mktemp("serving") / "site", **{"content/articles/draft.md": DRAFT})
    with serving(root) as found:
        write(root / ".digest/preview/output", {".secret": "secret", ".well-known/x.txt": "known"})
        (root / ".digest/preview/output/out.txt").symlink_to(root / "content/site.toml")
        yield found


class Browser:
    """What livereload.js is to the server: a connection that was greeted."""

    def __init__(self, server: Serving, origin: str | None = None, host: str | None = None) -> None:
        headers = {"Origin": origin or server.url.rstrip("/"), **({"Host": host} if host else {})}
        request = HTTPRequest(f"ws://127.0.0.1:{server.port}/livereload", headers=headers)
        self.loop = IOLoop()
        self._socket: WebSocketClientConnection = self.loop.run_sync(lambda: websocket_connect(request))
        self._socket.write_message(json.dumps(HELLO))
        assert self._read()["command"] == "hello"

    def next_path(self) -> str:
        """Wait for the server to tell that something is to be loaded again."""
        message = self._read()
        assert message["command"] == "reload"
        return str(message["path"])

    def hears_nothing(self) -> bool:
        """Tell whether nothing is told for a while."""
        try:
            self._read(0.5)
        except TimeoutError:
            return True
        return False

    def _read(self, seconds: float = 20) -> dict[str, object]:
        message = self.loop.run_sync(self._socket.read_message, timeout=seconds)
        assert message is not None
        found: dict[str, object] = json.loads(message)
        return found

    def is_sent_away_for(self, frame: str | bytes) -> bool:
        """Send a *frame*, and tell whether the server ends the connection."""
        self._socket.write_message(frame, binary=isinstance(frame, bytes))
        return self.loop.run_sync(self._socket.read_message, timeout=20) is None

    def close(self) -> None:
        """Go away."""
        self._socket.close()
        self.loop.close()


def test_pages_come_with_the_script_and_without_being_kept(server: Serving) -> None:
    """What the file has is there to the byte; other files are as they are."""
    for path, content in files_in(server.printed.parent / "site/.digest/preview/output").items():
        if "/." in f"/{path}" or path == "out.txt":
            continue
        answer = server.ask(f"/{path}")
        assert answer.status == 200
        assert answer.headers["Cache-Control"] == "no-store"
        without = [line for line in answer.body.splitlines(keepends=True) if b"/__preview/client.js" not in line]
        assert b"".join(without) == content
        assert (len(without) < len(answer.body.splitlines())) == path.endswith(".html")
    assert server.ask("/feed.xml").headers["Content-Type"] == "application/xml; charset=UTF-8"
    assert server.ask("/assets/style.css?v=1").headers["Cache-Control"] == "no-store"


def test_a_draft_is_marked(server: Serving) -> None:
    """With what its page must say, and what is asked of it; a published page has no label."""
    assert b'data-mark="[&quot;Draft, 1 review note&quot;, [&quot;title: a guess&quot;]]"' in (
        server.ask("/articles/draft/").body
    )
    assert b'data-mark="[&quot;&quot;, []]"' in server.ask("/articles/story-1/").body
    assert b"data-mark" not in server.ask("/").body


def test_the_findings_of_a_page_are_told(server: Serving) -> None:
    """Those of a draft too, while there is time to mend it; notes stand there already."""
    (finding,) = json.loads(server.ask("/__preview/findings?at=/articles/draft/").body)
    assert finding.startswith("content/articles/draft.md:6: unknown-name: 1 article names “Ann Nobody”, and")
    assert json.loads(server.ask("/__preview/findings?at=/people/").body) == []
    assert server.ask("/__preview/findings").status == 400


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "192.0.2.1", "[::1"])
@pytest.mark.parametrize(
    "address", ["/", "/articles/draft/", "/livereload.js", "/__preview/state", "/__preview/client.js", "/livereload"]
)
def test_a_request_by_a_strange_name_is_refused(server: Serving, address: str, host: str) -> None:
    """A page from elsewhere could else read drafts through a name that leads here."""
    answer = server.ask(address, host=host)
    assert answer.status == 421
    assert b"draft" not in answer.body


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1", "[::1]:8000"])
def test_a_request_by_a_name_of_this_machine_is_answered(server: Serving, host: str) -> None:
    """However it is written."""
    assert server.ask("/", host=host).status == 200


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "https://127.0.0.1", "http://localhost:1", "http://["]
)
def test_a_page_from_elsewhere_cannot_listen(server: Serving, origin: str) -> None:
    """It would learn what is written here."""
    with pytest.raises(HTTPClientError, match="403"):
        Browser(server, origin=origin)
    with pytest.raises(HTTPClientError, match="421"):
        Browser(server, origin="http://evil.example", host="evil.example")


@pytest.mark.parametrize("frame", ["no JSON", "[]", "{}", b"\xff\xfe", "[" * 100_000])
def test_whoever_does_not_speak_the_protocol_is_sent_away(server: Serving, frame: str | bytes) -> None:
    """Without a word in the terminal; all others are told as before."""
    before = server.lines()
    browser = Browser(server)
    assert browser.is_sent_away_for(frame)
    browser.close()
    assert server.ask("/").status == 200
    assert server.lines() == before


@pytest.mark.parametrize(
    "address",
    [
        "/../site.toml",
        "/../../../content/site.toml",
        "/%2e%2e/%2e%2e/%2e%2e/content/site.toml",
        "/..%2f..%2f..%2fcontent/site.toml",
        "/articles/../../manifest",
        "//etc/passwd",
        "/.secret",
        "/%2esecret",
        "/out.txt",
        "/forcereload",
        "/nothing/here/",
    ],
)
def test_nothing_but_the_output_is_given(server: Serving, address: str) -> None:
    """What is not there is answered with the site's own page for that."""
    answer = server.ask(address)
    assert answer.status == 404
    assert b"/__preview/client.js" in answer.body
    assert b"The Test Digest" in answer.body
    assert b"base_url" not in answer.body


def test_what_a_host_would_do_is_done(server: Serving) -> None:
    """A folder's missing slash, a missing ending, and what is public though hidden."""
    redirect = server.ask("/people?page=2")
    assert (redirect.status, redirect.headers["Location"]) == (302, "/people/?page=2")
    assert server.ask("/404").status == 200
    assert server.ask("/.well-known/x.txt").body == b"known"


def test_a_site_with_a_path_is_shown_at_that_path(tmp_path: Path) -> None:
    """So that its links lead where they will."""
    settings = SITE_TOML.replace(".example/", ".example/news/")
    root = a_site(tmp_path / "site", {"content/site.toml": settings, ARTICLE: an_article_file("A")})
    with serving(root) as server:
        assert server.url.endswith("/news/")
        assert server.ask("/").headers["Location"] == "/news/"
        assert b"/__preview/client.js" in server.ask("/news/articles/a/").body
        assert server.ask("/articles/a/").status == 404
        browser = Browser(server, origin=f"http://127.0.0.1:{server.port}")
        write(root, {ARTICLE: an_article_file("B")})
        assert browser.next_path() == "/news/"
        browser.close()


def test_every_save_is_built_and_told_once(tmp_path: Path) -> None:
    """Whatever the editor does; the page has it when the browser hears of it."""
    root = a_site(tmp_path / "site", {ARTICLE: an_article_file("A")})
    with serving(root) as server:
        browser = Browser(server)
        for number, way in enumerate(WAYS):
            way(root / ARTICLE, an_article_file(f"Headline {number}"))
            assert browser.next_path() == "/", way
            assert f"Headline {number}".encode() in server.ask("/articles/a/").body, way
            assert browser.hears_nothing(), way
        browser.close()
        built = [line for line in server.lines() if line.startswith(f"{ARTICLE}: ")]
        assert len(built) == len(WAYS)
        assert all(line.endswith(" written (… s)") for line in built)


@pytest.mark.slow
@pytest.mark.parametrize("save", WAYS)
def test_no_save_is_lost_however_fast_they_come(tmp_path: Path, save: Save) -> None:
    """Also one that comes while the site is built: it is built again."""
    root = a_site(tmp_path / "site", {ARTICLE: an_article_file("A")})
    with serving(root) as server:
        for number in range(40):
            save(root / ARTICLE, an_article_file(f"Headline {number}"))
        wait_for(lambda: b"Headline 39" in server.ask("/articles/a/").body)
        wait_for(lambda: not server.state()["problems"])


def test_what_is_wrong_is_told_in_the_terminal_and_to_browsers(tmp_path: Path) -> None:
    """Line by line, while the last good site stays; the next good build takes it back."""
    root = a_site(tmp_path / "site", {ARTICLE: an_article_file("A")})
    with serving(root) as server:
        browser = Browser(server)
        write(root, {ARTICLE: "---\ntitel: A\n---\n"})
        assert browser.next_path() == LOOK
        problems = [
            f'{ARTICLE}:1: missing key "date"',
            f'{ARTICLE}:1: missing key "title"',
            f'{ARTICLE}:2: unknown key "titel" - did you mean "title"?',
        ]
        assert server.state()["problems"] == problems
        assert server.ask("/articles/a/").status == 200
        wait_for(lambda: server.lines()[-4:] == [f"{ARTICLE}: not built, 3 problems (… s)", *problems])
        write(root, {ARTICLE: an_article_file("B")})
        assert browser.next_path() == "/"
        assert server.state()["problems"] == []
        browser.close()


def test_a_site_that_cannot_be_built_at_first_is_shown_as_soon_as_it_can(tmp_path: Path) -> None:
    """Until then every page says what is wrong."""
    root = a_site(tmp_path / "site", {"content/site.toml": "title =", ARTICLE: an_article_file("A")})
    with serving(root) as server:
        answer = server.ask("/articles/a/")
        assert (answer.status, b"/__preview/client.js" in answer.body) == (503, True)
        problems = server.state()["problems"]
        assert isinstance(problems, list)
        browser = Browser(server)
        write(root, {"content/site.toml": SITE_TOML})
        assert browser.next_path() == "/"
        assert server.ask("/articles/a/").status == 200
        browser.close()
        assert server.lines()[:2] == ["preview: not built, 1 problem (… s)", problems[0]]


def test_a_seed_that_is_dropped_becomes_an_article(tmp_path: Path) -> None:
    """As `digest build` would make one; a browser that follows is led to it."""
    seed = "Actor opens theatre\n\nThe actor opened a theatre in Port Ellery on Monday, the council said.\n" * 3
    root = a_site(tmp_path / "site", {ARTICLE: an_article_file("A")})
    with serving(root, "--follow") as server:
        browser = Browser(server)
        write(root, {"seeds/story.txt": seed})
        path = browser.next_path()
        (made,) = set(files_in(root / "content/articles")) - {"a.md"}
        assert path == f"/__preview/go/articles/{made.removesuffix('.md')}/"
        assert server.ask(path.removeprefix("/__preview/go")).status == 200
        assert any(line == f"seeds/story.txt -> content/articles/{made}" for line in server.lines())
        browser.close()


@pytest.mark.slow
def test_a_seed_is_converted_once_whoever_sees_it_first(tmp_path: Path) -> None:
    """A build that runs beside the preview takes in the same seeds."""
    root = a_site(tmp_path / "site", {ARTICLE: an_article_file("A")})
    seed = "Actor {} opens theatre\n\nThe actor opened theatre number {} in Port Ellery, the council said.\n"
    with serving(root) as server:
        for number in range(4):
            names = [f"seeds/story-{number}-{other}.txt" for other in range(40)]
            write(root, {name: seed.format(name[6:-4], name[6:-4]) for name in names})
            command = [sys.executable, "-m", "generator", "--root", root, "build", "--now", END_OF_YEAR]
            subprocess.run(command, check=True, capture_output=True)
        wait_for(lambda: server.ask("/articles/a/").status == 200)
        assert server.process.poll() is None
    digests = [article.partition("sha256: ")[2][:64] for article in texts_in(root / "content/articles")]
    assert len(digests) == len(set(digests)) == 4 * 40 + 1


def texts_in(folder: Path) -> list[str]:
    """Read all files of a folder."""
    return [content.decode() for content in files_in(folder).values()]


def test_files_can_be_looked_at_instead_of_watched(tmp_path: Path) -> None:
    """On disks that tell of nothing."""
    root = a_site(tmp_path / "site", {ARTICLE: an_article_file("A")})
    with serving(root, "--poll") as server:
        browser = Browser(server)
        write(root, {ARTICLE: an_article_file("A longer headline")})
        assert browser.next_path() == "/"
        browser.close()


def test_what_changes_before_anybody_watches_is_built(tmp_path: Path) -> None:
    """There is a moment between the first build and the watching."""
    root = a_site(tmp_path / "site", {ARTICLE: an_article_file("A")})
    with serving(root) as server:
        pass
    write(root, {ARTICLE: an_article_file("B")})
    with serving(root) as server:
        assert b">B</h1>" in server.ask("/articles/a/").body
        assert [line.endswith(" written (… s)") for line in server.lines()] == [True, False]


def test_ctrl_c_ends_it_at_once(tmp_path: Path) -> None:
    """With exit code 0 and not a word."""
    root = a_site(tmp_path / "site", {ARTICLE: an_article_file("A")})
    with serving(root) as server:
        browser = Browser(server)
        assert server.stop() == 0
        assert server.lines()[-1] in {"", f"{server.url} shows site; Ctrl-C ends it"}
        browser.close()


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are counted in /proc")
@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_it_ends_in_the_middle_of_a_build_too(tmp_path: Path, stop: signal.Signals) -> None:
    """No process stays, and there is no traceback."""
    articles = {f"content/articles/{n}.md": an_article_file(f"Story {n}", slug=f"story-{n}") for n in range(1500)}
    root = a_site(tmp_path / "site", articles)
    with serving(root) as server:
        write(root, {"layouts/base.html": base_layout() + "<!-- changed -->"})
        staged = root / ".digest/preview/staged"
        wait_for(staged.exists)
        os.killpg(server.process.pid, stop)
        code = server.process.wait(20)
        assert code == (0 if stop is signal.SIGINT else -stop)
        wait_for(lambda: not living(server.process.pid))
        printed = server.printed.read_text(encoding="utf-8")
        assert "Traceback" not in printed
        assert "resource_tracker" not in printed or stop is not signal.SIGINT


@pytest.mark.slow
@pytest.mark.parametrize("wait", [0.3, 0.7, 1.1])
def test_ctrl_c_ends_a_first_build_too(tmp_path: Path, wait: float) -> None:
    """With exit code 0 and not a word, whatever it is at."""
    articles = {f"content/articles/{n}.md": an_article_file(f"Story {n}", slug=f"story-{n}") for n in range(1500)}
    root = a_site(tmp_path / "site", articles)
    command = [sys.executable, "-m", "generator", "--root", root, "serve", "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    time.sleep(wait)
    os.killpg(process.pid, signal.SIGINT)
    _, complaints = process.communicate(timeout=20)
    assert (process.returncode, complaints) == (0, b"")


def base_layout() -> str:
    """Give the text of the layout that every page uses."""
    return (packaged_layouts() / "base.html").read_text(encoding="utf-8")


def living(group: int) -> list[str]:
    """List the processes of a *group* that are alive."""
    stats = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, its_group = path.read_text().rpartition(")")[2].split()[:3]
        except OSError:
            continue
        if int(its_group) == group and state != "Z":
            stats.append(path.parent.name)
    return stats


def test_the_next_free_port_is_taken(tmp_path: Path) -> None:
    """Unless this one is meant."""
    root = a_site(tmp_path / "site", {ARTICLE: an_article_file("A")})
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with serving(root, "--port", str(port)) as server:
            assert port < server.port < port + 10


def test_whoever_opens_it_to_a_network_is_told_what_that_means(tmp_path: Path) -> None:
    """It answers to addresses, which cannot be made to lead elsewhere, and still not to strange names."""
    root = a_site(tmp_path / "site", {ARTICLE: an_article_file("A")})
    with serving(root, "--host", "0.0.0.0") as server:  # noqa: S104
        assert "0.0.0.0: whoever can reach this machine can read this site, drafts too" in server.lines()
        assert server.url.startswith("http://127.0.0.1:")
        assert server.ask("/", host="192.0.2.1:8000").status == 200
        assert server.ask("/", host="evil.example").status == 421
