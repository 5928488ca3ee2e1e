"""Sites that are made of payloads: one in all fields of their records, one of converted seeds; and what they load."""

import json
import re
import shutil
import threading
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple

import msgspec
import reader.sites_making as hosting
from security.payloads import ADDRESSES, LINES, TEXTS, THERE

from generator.config import read_config
from generator.publishing.host_files import host_files
from generator.targets import Target
from making import SITE_TOML, a_file, an_article_file, run_digest, write

LAYOUTS = Path(__file__).parents[2] / "layouts"
_PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
# Files whose names are as hostile as a path below content/ can be.
_MEDIA = ("media/a'onerror='pwned(1)'.svg", "media/{{site.title}}.svg", "media/&quot;x=`y`.svg")
_FIRST_WEEK = date(2022, 1, 3)


class Hostile(NamedTuple):
    """Hold a site: its root, and where its output is served without a policy and with that of `_headers`."""

    root: Path
    bare: str
    guarded: str

    @property
    def pages(self) -> list[str]:
        """Give the paths of all HTML in the output, as addresses have them, also of the files that go by mail."""
        output = self.root / "output"
        found = sorted(path.relative_to(output).as_posix() for path in output.rglob("*.html"))
        return [re.sub(r"(^|(?<=/))index\.html$", "", path) for path in found]


class Listener(NamedTuple):
    """Hold the address of a server that nobody should ask, and what it was asked for."""

    url: str
    asked: list[str]


@contextmanager
def listening() -> Iterator[Listener]:
    """Listen at an address of this machine, and answer with nothing."""
    asked: list[str] = []

    class Ear(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(204)
            self.end_headers()

        do_POST = do_GET  # noqa: N815 - the name that the server asks for

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with _running(Ear) as url:
        yield Listener(url, asked)


@contextmanager
def _running(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def served_pages(pages: Sequence[str]) -> Iterator[list[str]]:
    """Serve *pages*, each at an address of its own, and no policy with them."""

    class Shelf(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            number = self.path.removeprefix("/")
            known = number.isdecimal()
            self.send_response(200 if known else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(pages[int(number)].encode() if known else b"")

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with _running(Shelf) as url:
        yield [f"{url}/{number}" for number in range(len(pages))]


@contextmanager
def both_ways(root: Path, place: Path) -> Iterator[Hostile]:
    """Serve the built site at *root* from *place*, without and with the headers that are published with it."""
    target = msgspec.convert({"kind": "folder", "base_url": "https://digest.example/", "headers": True}, Target)
    headers = host_files(read_config(root), target, root)["_headers"]
    bare = place.with_name("bare")
    for folder, rules in ((bare, b""), (place, headers)):
        shutil.copytree(root / "output", folder)
        (folder / "_headers").write_bytes(rules)
    with _running(hosting._handler(bare, "/")) as without, _running(hosting._handler(place, "/")) as guarded:
        yield Hostile(root, f"{without}/", f"{guarded}/")


def a_site_of_payloads(root: Path, there: str) -> Path:
    """Write a site in which each payload stands in every field of a record of each kind, and in every text."""
    files: dict[str, str] = {"content/site.toml": _settings(there), "layouts/languages/en.toml": _words()}
    files |= {f"content/{path}": _PICTURE for path in _MEDIA}
    for number, name in enumerate(TEXTS):
        body = TEXTS[name].replace(THERE, there)
        line = LINES.get(name, name).replace(THERE, there)
        files |= _records(number, line, body)
    write(root, files)
    result = run_digest("--root", root, "build", "--now", "2025-12-31")
    assert (result.exit_code, result.stderr) == (0, "")
    return root


def _records(number: int, line: str, body: str) -> dict[str, str]:
    tag, address = f"n{number:03}", ADDRESSES[number % len(ADDRESSES)]
    person, show, case = f"{tag} Ann {line}", f"{tag} Show {line}", f"{tag} Case {line}"
    text = f"{body}\n\nBefore it {body}\n\n> {body}\n\n- {body}\n"
    source = {"name": line, "url": address, "author": line, "date": "2025-03", "rights": "full"}
    happened = {"date": "2025-03-20", "stage": "charged", "what": line, "source": source, "party": person}
    monday = _FIRST_WEEK + timedelta(weeks=number)
    article = an_article_file(
        f"{tag} {line}",
        text,
        date=f"{monday}T12:00:00Z",
        updated="2025-03-15T12:00:00Z",
        id=f"{tag} {line}",
        summary=line,
        source=source,
        people=[person],
        shows=[show],
        cases=[case],
        image={"src": _MEDIA[number % len(_MEDIA)], "alt": line, "credit": line},
        aliases=[f"/old/{tag}/javascript;pwned('{tag}')'onload='/", f"/old/{tag}&lt;{{{{site.title}}}}.html"],
        translations={"de": address},
        corrections=[
            {"date": "2025-03-15", "kind": "corrected", "was": line, "now": line, "where": where}
            for where in ("title", "summary", "text")
        ],
        review=[line],
        seed={"file": f"{line[:80]}.txt", "sha256": "0" * 64, "entry": line},
    )
    week = monday.isocalendar()
    same_as = [address]
    return {
        f"content/articles/{tag}.md": article,
        f"content/people/{tag}.md": a_file(
            text, name=person, aliases=[f"{tag} Alias {line}"], roles=[line], same_as=same_as,
            allowed={"by": f"unpublished {line}", "reason": f"unpublished {line}"},
        ),
        f"content/shows/{tag}.md": a_file(
            text, name=show, aliases=[f"{tag} Alias {line}"], network=line, people=[person], same_as=same_as
        ),
        f"content/cases/{tag}.md": a_file(
            text, name=case, aliases=[f"{tag} Alias {line}"], keywords=[line], jurisdiction=line, same_as=same_as,
            parties=[{"name": person, "role": line}, {"name": f"{tag} {line}", "role": f"defendant {line}"}],
            timeline=[happened],
        ),
        f"content/digests/{week.year}-w{week.week:02}.md": a_file(
            text, title=f"{tag} {line}", stories=[f"{tag}"]
        ),
    }  # fmt: skip


def _settings(there: str) -> str:
    """Give settings whose every text is all payloads."""
    everything = " ".join(LINES.values()).replace(THERE, there)
    texts = {key: f"{key} {everything}" for key in ("title", "description", "author")}
    lines = [f"{key} = {_toml(text)}" for key, text in texts.items()]
    sources = [
        f"[sources.{_toml(line.replace(THERE, there))}]\nurl = {_toml(ADDRESSES[number % len(ADDRESSES)])}\n"
        'rights = "full"\n'
        for number, line in enumerate(LINES.values())
    ]
    more = f"""\
base_url = "https://digest.example/"
hub = {_toml(ADDRESSES[0])}
translations = {{de = {_toml(ADDRESSES[1])}}}
"""
    return "\n".join([*lines, more, *sources])


def _words() -> str:
    """Give a table of words each of which has a payload behind it."""
    wanted = tomllib.loads((LAYOUTS / "languages/en.toml").read_text(encoding="utf-8"))
    payloads = [line for line in LINES.values() if not re.search(r"[{}]", line)]
    lines = []
    for number, (key, text) in enumerate(wanted.items()):
        payload = payloads[number % len(payloads)]
        if isinstance(text, dict):
            counted = ", ".join(f"{name} = {_toml(f'{one} {payload}')}" for name, one in text.items())
            lines.append(f"{key} = {{{counted}}}")
        else:
            lines.append(f"{key} = {_toml(f'{text} {payload}')}")
    return "\n".join(lines) + "\n"


def _toml(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def a_site_of_seeds(root: Path, there: str) -> Path:
    """Write a site whose articles were converted from payloads, as text, Markdown, saved pages and a saved feed."""
    story = "The brass band of Ostermouth has lost its big drum, and it was last seen on a ferry to the islands.\n\n"
    write(root, {"content/site.toml": f"{SITE_TOML}feed_size = 1000\n"})
    (root / "seeds").mkdir()
    entries = []
    for number, (name, payload) in enumerate(TEXTS.items()):
        text, tag = payload.replace(THERE, there), f"n{number:03}"
        plain = f"{tag} a headline {text}\n\nBy Ann {text}\n\n{tag} {story}{text}\n\nAnn Tarn said {text} of it.\n"
        front = f"---\ntitle: {json.dumps(f'{tag} {LINES.get(name, name)}'.replace(THERE, there))}\n---\n"
        page = (
            f"<html><head><title>{tag} {escape(text)}</title><meta name='author' content='{escape(text)}'></head><body>"
            f"<article><h1>{tag} {text}</h1><p>{story}</p><p>{text}</p><p>{escape(text)} was said.</p></article></body>"
        )
        seeds = {f"{tag}-text.txt": plain, f"{tag}-markdown.md": front + plain, f"{tag}-page.html": page}
        for file, content in seeds.items():
            (root / "seeds" / file).write_text(content, encoding="utf-8")
        legal = escape(re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text))
        entries.append(
            f"<item><title>{tag} {legal}</title><guid>{tag}</guid><author>{legal}</author>"
            f"<description>{escape(f'<p>{story}</p><p>')}{legal}</description></item>"
        )
    feed = f'<rss version="2.0"><channel><title>{escape("<b>x")}</title>{"".join(entries)}</channel></rss>'
    (root / "seeds" / "feed.xml").write_text(feed, encoding="utf-8")
    result = run_digest("--root", root, "convert", "--now", "2025-12-01T12:00:00Z")
    assert all(re.match(r"seeds/\S+: \w", line) for line in result.stderr.splitlines()), result.stderr
    shutil.rmtree(root / "seeds")  # what holds no story would stop a build
    shutil.rmtree(root / "content/.evidence", ignore_errors=True)
    result = run_digest("--root", root, "build", "--now", "2025-12-31")
    assert (result.exit_code, result.stderr) == (0, "")
    return root
