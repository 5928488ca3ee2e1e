"""Sites as readers get them: built, published, and served with the headers that go with them."""

import gzip
import re
import shutil
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from publishing.hosts_making import LIVE, published

from generator.cli.site import read_site
from generator.model.pages import make_pages
from generator.model.site import make_site
from making import LATER, a_file, a_lively_site, an_article_file, write

REPOSITORY = Path(__file__).parents[2]
_KINDS = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
}
_TEXT = re.compile(r"text/|json|xml|javascript")
_AT_THE_TOP, _BELOW_A_PATH = "https://digest.example/", "https://digest.example/news/"
_NO_PAGES = {"redirect.html", "week-mail.html"}
_LONGEST_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunter"
_LONG_ADDRESS = "https://a-very-long-name-of-an-outlet-indeed.example/" + "a-path-without-end/" * 12
_WIDE_TABLE = "\n".join("|" + f" {cell} |" * 14 for cell in ("Vierteljahr", "---", "12.345.678", "überwältigend"))
_HOSTILE_BODY = f"""\
{_LONGEST_WORD}, and {_LONGEST_WORD.lower() * 3}, and <{_LONG_ADDRESS}>.

## {_LONGEST_WORD}

{_WIDE_TABLE}

    {"an_identifier_that_never_ends = " * 9}

- {_LONGEST_WORD}
    1. `{_LONGEST_WORD * 2}`

> {_LONGEST_WORD * 2}

![Ein Bild, das breiter ist als der Schirm](/media/wide.svg)
"""
_WIDE_PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="2400" height="90"><rect width="2400" height="90"/></svg>'
)
_TOO_MANY_WORDS = " ".join(["Überschrift", "ohne", "ein", "Ende", "und", "wieder", "keine", "Pause"] * 5)


class Served(NamedTuple):
    """
    Hold a site that is served at *url*: its root, the folder that was published, and the paths of its pages.

    *layouts* tells for each page by which layout it was made; what only sends a reader on, or goes by mail, is no page.
    """

    url: str
    root: Path
    place: Path
    layouts: Mapping[str, str]

    @property
    def pages(self) -> list[str]:
        """Give the addresses of all pages."""
        return [self.address(path) for path in sorted(self.layouts)]

    @property
    def kinds(self) -> Mapping[str, str]:
        """Give for each layout the address of the page that has most in it."""
        by_size = sorted(self.layouts, key=lambda path: (self.place / path).stat().st_size)
        return {self.layouts[path]: self.address(path) for path in by_size}

    def address(self, path: str) -> str:
        """Give the address at which readers find the file at *path*."""
        return self.url + re.sub(r"(^|(?<=/))index\.html$", "", path)


def a_sample_site(root: Path) -> Path:
    """Copy the site that the project comes with."""
    for folder in ("content", "seeds"):
        shutil.copytree(REPOSITORY / folder, root / folder)
    return root


def a_hostile_site(root: Path) -> Path:
    """Write a valid site in German, below a path, whose words, names, addresses, tables and pictures are too long."""
    case = f"State of {_LONGEST_WORD} v. {_LONGEST_WORD}"
    source = {"name": f"The {_LONGEST_WORD}", "url": _LONG_ADDRESS, "author": _LONGEST_WORD}
    happened = {"date": "2025-03-01", "stage": "charged", "what": _LONGEST_WORD * 2, "source": source}
    corrected = {"date": "2025-03-15", "kind": "corrected", "was": _LONGEST_WORD, "now": _LONGEST_WORD * 2}
    story = {
        "summary": f"{_LONGEST_WORD} {_TOO_MANY_WORDS}",
        "people": [_LONGEST_WORD, "Ann Example"],
        "shows": [f"The {_LONGEST_WORD}"],
        "cases": [case],
        "source": source,
        "corrections": [corrected],
        "image": {"src": "media/wide.svg", "alt": _TOO_MANY_WORDS, "credit": _LONGEST_WORD * 2},
    }
    files = {
        "content/articles/long-words.md": an_article_file(f"{_LONGEST_WORD}", _HOSTILE_BODY, **story),
        "content/articles/many-words.md": an_article_file(_TOO_MANY_WORDS, _HOSTILE_BODY, **story),
        "content/cases/long.md": a_file(
            _HOSTILE_BODY,
            name=case,
            aliases=[_LONGEST_WORD * 2],
            parties=[{"name": _LONGEST_WORD, "role": "defendant"}],
            jurisdiction=_LONGEST_WORD,
            timeline=[{**happened, "party": _LONGEST_WORD}],
        ),
        "content/people/long.md": a_file(
            _HOSTILE_BODY,
            name=_LONGEST_WORD,
            aliases=[_LONGEST_WORD * 2],
            roles=[_LONGEST_WORD],
            same_as=[_LONG_ADDRESS],
        ),
        "content/media/wide.svg": _WIDE_PICTURE,
    }
    a_lively_site(root, 'language = "de"\n', **files)
    path = root / "content/site.toml"
    path.write_text(path.read_text(encoding="utf-8").replace(_AT_THE_TOP, _BELOW_A_PATH), encoding="utf-8")
    return root


@contextmanager
def served(root: Path, place: Path) -> Iterator[Served]:
    """Publish the site at *root* to the folder *place*, and serve it from there as its headers say."""
    settings = (root / "content/site.toml").read_text(encoding="utf-8")
    base_url = read_site(root)[0].base_url
    target = LIVE.replace(_AT_THE_TOP, base_url)
    write(root, {"content/site.toml": f'{settings}{target}kind = "folder"\npath = "{place}"\nheaders = true\n'})
    published(root)
    below = urlsplit(base_url).path
    with ThreadingHTTPServer(("127.0.0.1", 0), _handler(place, below)) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield Served(f"http://127.0.0.1:{server.server_port}{below}", root, place, _layouts(root))
        finally:
            server.shutdown()
            thread.join()


def _layouts(root: Path) -> dict[str, str]:
    """Tell by which layout each page in output/ was made; a page of which the model does not know is its own kind."""
    site, _ = make_site(*read_site(root), LATER)
    known = {page.path: page.values.layout for page in make_pages(site)}
    files = [path.relative_to(root / "output").as_posix() for path in sorted((root / "output").rglob("*.html"))]
    return {path: known.get(path, path) for path in files if known.get(path) not in _NO_PAGES}


def _handler(place: Path, below: str) -> type[BaseHTTPRequestHandler]:
    """Answer for what is *below* a path with the files in *place*, as good hosts do: compressed, connections kept."""
    rules = list(_header_rules(place))

    class Host(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            address = self.path.partition("?")[0]
            path = place / address.removeprefix(below)
            path = path / "index.html" if path.is_dir() else path
            status = (
                200
                if address.startswith(below) and path.is_file() and address.endswith("/") == (path.name == "index.html")
                else 404
            )
            path = path if status == 200 else place / "404.html"
            content, kind = path.read_bytes(), _KINDS.get(path.suffix, "application/octet-stream")
            self.send_response(status)
            self.send_header("Content-Type", kind)
            for name, value in (found for pattern, found in rules if pattern.fullmatch(address)):
                self.send_header(name, value)
            if _TEXT.search(kind) and "gzip" in self.headers.get("Accept-Encoding", ""):
                content = gzip.compress(content, 6, mtime=0)
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Host


def _header_rules(place: Path) -> Iterator[tuple[re.Pattern[str], tuple[str, str]]]:
    """Read the published `_headers`: an address with stars, then its headers, each indented."""
    pattern = re.compile("")
    for line in (place / "_headers").read_text(encoding="utf-8").splitlines():
        if line[:1].isspace():
            name, _, value = line.strip().partition(": ")
            yield pattern, (name, value)
        elif line and not line.startswith("#"):
            pattern = re.compile(".*".join(re.escape(part) for part in line.strip().split("*")))
