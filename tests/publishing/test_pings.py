"""Hubs of feeds and search engines are told of what changed, after it is there."""

import json
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qsl

import pytest
from publishing.hosts_making import a_folder, a_free_port, aim, publish, published

from generator.publishing.pings import ping, to_tell
from generator.publishing.plan import Plan, is_feed
from generator.targets import Target
from making import a_config, a_lively_site, write

STORY = "content/articles/story-1.md"


class Message(NamedTuple):
    """Hold what was posted."""

    kind: str
    body: str


@contextmanager
def listening(answer: int = 202) -> Iterator[tuple[str, list[Message]]]:
    """Listen on this machine: give the address, and the list of what was posted to it."""
    heard: list[Message] = []

    class Ear(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            heard.append(Message(self.headers["Content-Type"], body.decode()))
            self.send_response(answer)
            self.end_headers()

        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Ear) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/hub", heard
        finally:
            server.shutdown()
            thread.join()


def a_plan(added: Sequence[str] = (), changed: Sequence[str] = (), gone: Sequence[str] = ()) -> Plan:
    """Make a plan of a publishing that is over."""
    return Plan(tuple(added), tuple(changed), tuple(gone), tuple(gone), 0, 10)


def test_a_hub_is_told_of_the_feeds_that_changed(tmp_path: Path) -> None:
    """It gets their full addresses in one message; nothing, where nothing changed."""
    with a_folder(tmp_path) as place, listening() as (hub, heard):
        root = a_lively_site(tmp_path / "site")
        aim(root, place, f'websub = "{hub}"\n')
        published(root)
        heard.clear()
        before = place.files()
        write(root, {STORY: (root / STORY).read_text().replace("Summary &", "Summary and")})
        published(root)
        published(root)
        (message,) = heard
    assert message.kind == "application/x-www-form-urlencoded"
    changed = {path for path, content in place.files().items() if before.get(path) != content}
    assert "feed.xml" in changed
    assert parse_qsl(message.body) == [
        ("hub.mode", "publish"),
        *(("hub.url", f"https://digest.example/{path}") for path in sorted(changed) if is_feed(path)),
    ]


def test_many_feeds_are_told_in_several_messages() -> None:
    """A hub need not take a message of any length."""
    with listening() as (hub, heard):
        plan = a_plan([f"people/{number}/feed.xml" for number in range(250)])
        assert ping(a_config(), Target(kind="folder", path="p", websub=hub), to_tell(plan)) == ((), ())
    assert [len(parse_qsl(message.body)) - 1 for message in heard] == [100, 100, 50]


def test_the_hub_that_the_feeds_name_is_told() -> None:
    """Unless the target has another one: where a test site goes, say."""
    with listening() as (hub, heard), listening() as (other, heard_there):
        config = a_config(hub=hub)
        for target in (Target(kind="folder", path="p"), Target(kind="folder", path="p", websub=other)):
            assert ping(config, target, ("atom.xml", "feed.json")) == ((), ())
    (message,), (there,) = heard, heard_there
    assert message.body == there.body
    assert [value for _, value in parse_qsl(message.body)][1:] == [
        "https://digest.example/atom.xml",
        "https://digest.example/feed.json",
    ]


def test_search_engines_are_told_of_pages_that_changed_or_went() -> None:
    """With the key, and where to find it."""
    target = Target(kind="folder", path="p", indexnow_key="0123456789abcdef")
    plan = a_plan(["a b/index.html", "feed.xml", "404.html"], ["index.html"], ["old/index.html"])
    with listening() as (engine, heard):
        config = a_config(base_url="https://digest.example:444/news/")
        assert ping(config, target, to_tell(plan), engine) == ((), ())
    (message,) = heard
    assert message.kind == "application/json; charset=utf-8"
    assert json.loads(message.body) == {
        "host": "digest.example:444",
        "key": "0123456789abcdef",
        "keyLocation": "https://digest.example:444/news/0123456789abcdef.txt",
        "urlList": [
            "https://digest.example:444/news/",
            "https://digest.example:444/news/a%20b/",
            "https://digest.example:444/news/old/",
        ],
    }


def test_the_key_is_published(tmp_path: Path) -> None:
    """Else nobody would believe the message. That it is not asked for here keeps the engines out of the test."""
    with a_folder(tmp_path) as place:
        root = a_lively_site(tmp_path / "site")
        aim(root, place, 'indexnow_key = "0123456789abcdef"\n')
        assert publish(root, "--dry-run").exit_code == 0
        assert "add: 0123456789abcdef.txt" in publish(root, "--dry-run").stdout


@pytest.mark.parametrize("answer", [404, 429, 500])
def test_an_unwilling_hub_is_a_warning(tmp_path: Path, answer: int) -> None:
    """The site is published, and that is what counts."""
    with a_folder(tmp_path) as place, listening(answer) as (hub, _):
        root = a_lively_site(tmp_path / "site")
        aim(root, place, f'websub = "{hub}"\n')
        result = publish(root)
    assert result.exit_code == 0
    assert (
        result.stderr
        == f"websub: {hub} answered {answer}; the site is published all the same, and the next publishing tries again\n"
    )


def test_a_hub_that_is_not_there_is_a_warning() -> None:
    """Likewise; the feeds are kept in mind, and no page that it was not to hear of."""
    hub = f"http://127.0.0.1:{a_free_port()}/"
    target = Target(kind="folder", path="p", websub=hub)
    (line,), untold = ping(a_config(), target, to_tell(a_plan(["feed.xml", "index.html"])))
    assert line.startswith(f"websub: {hub} cannot be reached ([Errno 111] Connection refused); the site is published ")
    assert untold == ("feed.xml",)


def test_who_could_not_be_told_is_told_the_next_time(tmp_path: Path) -> None:
    """Though nothing changed meanwhile; and then not once more."""
    with a_folder(tmp_path) as place:
        root = a_lively_site(tmp_path / "site")
        with listening(500) as (hub, heard):
            aim(root, place, f'websub = "{hub}"\n')
            publish(root)
            missed = heard[0].body
        with listening() as (hub, heard):
            aim(root, place, f'websub = "{hub}"\n')
            for _ in range(2):
                assert published(root).startswith("live: nothing to send")
            assert [message.body for message in heard] == [missed]
