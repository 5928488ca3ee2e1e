"""What was published, served by nginx at the top of a host or below a path: every link leads somewhere."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urldefrag, urljoin
from urllib.request import urlopen

import pytest
from publishing.hosts_making import a_folder, a_free_port, aim, needs, published, served

from making import a_lively_site, files_in

BASES = ("https://digest.example/", "https://digest.example/news/")


class _Links(HTMLParser):
    """Collect what a page leads to."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name in {"href", "src"} and value]
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


def crawl(start: str, site: str) -> dict[str, tuple[int, str, bytes]]:
    """Follow every link from *start* that stays there, or names the *site*; give status, type and content of each."""
    answers: dict[str, tuple[int, str, bytes]] = {}
    waiting = [start]
    while waiting:
        url = waiting.pop()
        if url in answers:
            continue
        status, kind, content = answers[url] = get(url)
        if status == 200 and kind == "text/html":
            page = _Links()
            page.feed(content.decode())
            links = (urldefrag(urljoin(url, link))[0].replace(site, start) for link in page.found)
            waiting += [link for link in links if link.startswith(start)]
    return answers


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
        reached = {url.removeprefix(start) for url in answers}
        pages = {name.removesuffix("index.html") for name in files_in(root / "output") if name.endswith("/index.html")}
        old = {f"old/{number}/" for number in range(5)}
        assert pages - old <= reached
        assert {"feed.xml", "people/ann-example/feed.xml", "assets/style.css", "media/ann.jpg"} <= reached
        assert crawl(f"{start}old/1/", f"{site}old/1/").keys() == {f"{start}old/1/"}
        status, _, content = get(f"{start}no/such/page/")
        assert (status, b"There is no such page" in content) == (404, True)
