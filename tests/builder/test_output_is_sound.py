"""What is in output/ works: links lead somewhere, feeds and sitemaps can be read."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree as ET

import feedparser
import pytest

from making import a_file, a_lively_site, build, write


class _Links(HTMLParser):
    """Collect what a page links to, and the places in it that can be linked to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.ids: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the addresses and the ids of a tag."""
        values = dict(attrs)
        self.targets += [values[name] or "" for name in ("href", "src") if name in values]
        if tag == "meta" and (values.get("http-equiv") or "") == "refresh":
            self.targets.append((values["content"] or "").partition("url=")[2])
        self.ids.add(values.get("id") or "")


def broken_links(output: dict[str, bytes], base: str) -> set[str]:
    """Name the links within the site of *output*, served at *base*, that lead nowhere, after the pages they are on."""
    pages = {path: _Links(content.decode()) for path, content in output.items() if path.endswith(".html")}
    broken = set()
    for path, page in pages.items():
        for target in page.targets:
            address = urlsplit(urljoin(base + path.removesuffix("index.html"), target))
            whole = address._replace(query="", fragment="").geturl()
            if not address.netloc.endswith("digest.example"):
                continue
            file = unquote(whole.removeprefix(base))
            file = f"{file}index.html" if file.endswith("/") or not file else file
            anchor_missing = address.fragment and file in pages and address.fragment not in pages[file].ids
            if not whole.startswith(base) or file not in output or anchor_missing:
                broken.add(f"{path}: {target}")
    return broken


@pytest.mark.parametrize("base", ["https://digest.example/", "https://digest.example/news/daily/"])
def test_every_link_within_the_site_leads_to_a_file(tmp_path: Path, base: str) -> None:
    """Served from the top of a host or from a folder of it, from every page, the one for what is not there included."""
    root = a_lively_site(tmp_path)
    toml = root / "content/site.toml"
    toml.write_text(toml.read_text(encoding="utf-8").replace("https://digest.example/", base), encoding="utf-8")
    output = build(root)
    assert len([path for path in output if path.endswith(".html")]) > 30
    assert broken_links(output, base) == set()


def test_a_site_in_a_folder_of_a_host_names_itself_by_whole_addresses(tmp_path: Path) -> None:
    """In feeds, in the sitemap and for search engines; the files lie where they would without."""
    root = a_lively_site(tmp_path / "folder")
    toml = root / "content/site.toml"
    toml.write_text(toml.read_text(encoding="utf-8").replace(".example/", ".example/news"), encoding="utf-8")
    output = build(root)
    assert output.keys() == build(a_lively_site(tmp_path / "top")).keys()
    assert (
        b'rel="canonical" href="https://digest.example/news/articles/story-0/"' in output["articles/story-0/index.html"]
    )
    assert b"Sitemap: https://digest.example/news/sitemap.xml" in output["robots.txt"]
    assert b"<link>https://digest.example/news/articles/story-0/</link>" in output["feed.xml"]
    assert b"https://digest.example/articles" not in b"".join(output.values())


def test_every_feed_is_one_that_feed_readers_read(tmp_path: Path) -> None:
    """Without a complaint, with one guid for each story, the same in all feeds, and the newest story first."""
    output = build(a_lively_site(tmp_path))
    feeds = {path: feedparser.parse(content) for path, content in output.items() if path.endswith("feed.xml")}
    assert {"feed.xml", "people/ann-example/feed.xml", "people/bob/feed.xml", "cases/the-case/feed.xml"} <= feeds.keys()
    for path, feed in feeds.items():
        assert not feed.bozo, path
        guids = [entry.id for entry in feed.entries]
        assert len(set(guids)) == len(guids)
        assert feed.feed.links[-1].href == f"https://digest.example/{path}"
    entries = feeds["feed.xml"].entries
    assert [entry.title for entry in entries] == [f"Story & {number}" for number in range(5)]
    assert entries[0].summary == "Summary &amp; “0”"  # a description is HTML
    assert [entry.id for entry in entries] == [f"id-{number}" for number in range(5)]
    assert [entry.id for entry in feeds["people/ann-example/feed.xml"].entries] == [entry.id for entry in entries]
    assert entries[0].published_parsed[:3] == (2025, 3, 14)


def test_the_sitemap_lists_the_pages_for_readers(tmp_path: Path) -> None:
    """Every page that a search engine should show: not a redirect, and not the page for what is not there."""
    output = build(a_lively_site(tmp_path))
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    listed = [loc.text for loc in ET.fromstring(output["sitemap.xml"]).iter(f"{space}loc")]  # noqa: S314 - ours
    hidden = {path for path, content in output.items() if b'content="noindex"' in content}
    pages = {path.removesuffix("index.html") for path in output if path.endswith(".html") and path not in hidden}
    assert hidden == {
        "404.html",
        "search/index.html",  # which is empty until somebody searches
        *(f"old/{number}/index.html" for number in range(5)),
        *(f"old-{number}.html" for number in range(5)),
        *(path for path in output if path.endswith("/mail.html")),
    }
    assert listed == sorted(f"https://digest.example/{page}" for page in pages)


def test_what_pages_tell_machines_can_be_read_and_names_pages_that_are_there(tmp_path: Path) -> None:
    """Each says by which way one comes to it, but home; an address within the site is that of a page."""
    output = build(a_lively_site(tmp_path))
    told = set()
    for path, content in output.items():
        for script in re.findall(
            r'<script type="application/ld\+json">(.*?)</script>', content.decode("utf-8", "replace")
        ):
            graph = json.loads(script)["@graph"]
            assert graph[-1]["@type"] == ("WebSite" if path == "index.html" else "BreadcrumbList")
            own = re.findall(r'"https://digest\.example/([^"]*/)"', json.dumps(graph))
            assert {f"{url}index.html" for url in own} <= output.keys(), path
            told.add(path)
    folders = ("articles/", "people/", "shows/", "cases/", "2025/", "digest/", "index.html")
    assert told >= {path for path in output if path.startswith(folders) and path.endswith("index.html")}


def test_every_old_address_that_hosts_are_told_of_leads_to_a_page(tmp_path: Path) -> None:
    """In the form that they read: from, to, and the code of a move for good."""
    root = a_lively_site(tmp_path)
    toml = root / "content/site.toml"
    toml.write_text(toml.read_text(encoding="utf-8").replace(".example/", ".example/news"), encoding="utf-8")
    person = a_file(name="Ann Example", aliases=["Annie Zoë"])
    write(root, {"content/people/ann-example.md": person})
    output = build(root)
    lines = output["_redirects"].decode().splitlines()
    assert "/news/old/0/ /news/articles/story-0/ 301" in lines
    assert "/news/people/annie-zoe/* /news/people/ann-example/:splat 301" in lines
    for line in lines:
        old, new, code = line.split(" ")
        assert code == "301"
        assert re.fullmatch(r"/news/[a-z0-9./-]+\*?", old)
        assert f"{new.removeprefix('/news/').removesuffix(':splat')}index.html" in output
    assert len(lines) == 11
