"""What was published, served by nginx at the top of a host or below a path: every link leads somewhere."""

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote, unquote, urldefrag, urljoin
from urllib.request import urlopen

import pytest
from publishing.hosts_making import a_folder, a_free_port, aim, needs, published, served

from making import a_lively_site, files_in

BASES = ("https://digest.example/", "https://digest.example/news/")


class _Links(HTMLParser):
    """Collect what a page leads to, and the places in it that can be led to."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.found: list[str] = []
        self.places = {""}
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name in {"href", "src"} and value]
        self.found += [
            part.split()[0] for name, value in attrs if name == "srcset" and value for part in value.split(",")
        ]
        self.places |= {value for name, value in attrs if name == "id" and value}
        if tag == "meta" and ("http-equiv", "refresh") in attrs:
            self.found.append(dict(attrs)["content"].partition("url=")[2])


@contextmanager
def nginx(base: Path, place: Path, path: str) -> Iterator[str]:
    """Serve the folder *place* below *path*; give its address."""
    needs("nginx")
    port = a_free_port()
    user = "user root;" if os.geteuid() == 0 else ""
    folders = " ".join(
        f"{kind}_temp_path {base}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (base / "nginx.conf").write_text(f"""\
{user} daemon off; pid {base}/nginx.pid; error_log {base}/error.log; worker_processes 1;
events {{}}
http {{
    types {{ text/html html; text/css css; text/xml xml; image/jpeg jpg; }}
    access_log off; {folders}
    server {{
        listen 127.0.0.1:{port};
        location {path} {{ alias {place}/; error_page 404 {path}404.html; }}
    }}
}}
""")
    with served("nginx", "-c", base / "nginx.conf", "-e", base / "error.log", port=port, said=base / "nginx.log"):
        yield f"http://127.0.0.1:{port}{path}"


def crawl(start: str, site: str, *paths: str) -> dict[str, tuple[int, str, bytes]]:
    """
    Follow every link from *start*, and from the files at *paths*, that stays there; give status, type and content.

    That is what a page leads to, and what any other file, a feed or a table for machines, says is at the *site*.
    """
    answers: dict[str, tuple[int, str, bytes]] = {}
    waiting = [start + quote(path) for path in paths or ("",)]
    while waiting:
        url = waiting.pop()
        if url in answers:
            continue
        status, kind, content = answers[url] = get(url)
        if status == 200 and kind not in {"image/jpeg", "image/png"}:
            links = _Links(content).found if kind == "text/html" else _named(content, site)
            whole = (urldefrag(urljoin(url, link))[0].replace(site, start) for link in links)
            waiting += [link for link in whole if link.startswith(start)]
    return answers


def _named(content: bytes, site: str) -> list[str]:
    """Find the addresses of the *site* in a file that is no page."""
    return re.findall(rf"{re.escape(site)}[^\s\"'<>\\\])]*", unescape(content.decode()))


def lost_places(answers: Mapping[str, tuple[int, str, bytes]]) -> Iterator[tuple[str, str]]:
    """Give the links that lead to a page of *answers*, but to a place in it that is not there."""
    pages = {url: _Links(content) for url, (_, kind, content) in answers.items() if kind == "text/html"}
    for url, page in pages.items():
        for link in page.found:
            target, place = urldefrag(urljoin(url, link))
            if target in pages and unquote(place) not in pages[target].places:
                yield url, link


def get(url: str) -> tuple[int, str, bytes]:
    """Ask for *url*."""
    try:
        with urlopen(url, timeout=10) as answer:  # noqa: S310 - our own server
            return answer.status, answer.headers.get_content_type(), answer.read()
    except HTTPError as error:
        with error:
            return error.code, error.headers.get_content_type(), error.read()


@pytest.mark.parametrize("site", BASES)
def test_every_link_leads_somewhere(tmp_path: Path, site: str) -> None:
    """From the first page all others are reached; what is not there is answered with our page for that."""
    with a_folder(tmp_path) as place:
        root = a_lively_site(tmp_path / "site")
        aim(root, place)
        settings = (root / "content/site.toml").read_text().replace(BASES[0], site)
        (root / "content/site.toml").write_text(settings)
        published(root)
    path = site.removeprefix("https://digest.example")
    with nginx(tmp_path, tmp_path / "place", path) as start:
        answers = crawl(start, site)
        assert {url: status for url, (status, _, _) in answers.items() if status != 200} == {}
        reached = {url.removeprefix(start).partition("?")[0] for url in answers}
        pages = {name.removesuffix("index.html") for name in files_in(root / "output") if name.endswith("/index.html")}
        old = {f"old/{number}/" for number in range(5)}
        assert pages - old <= reached
        everything = crawl(start, site, *files_in(tmp_path / "place"))
        assert {url: status for url, (status, _, _) in everything.items() if status != 200} == {}
        assert list(lost_places(everything)) == []
        assert {"feed.xml", "people/ann-example/feed.xml", "assets/style.css", "media/ann.jpg"} <= reached
        assert crawl(f"{start}old/1/", f"{site}old/1/").keys() == {f"{start}old/1/"}
        status, _, content = get(f"{start}no/such/page/")
        assert (status, b"There is no such page" in content) == (404, True)
