"""The files of the output that only machines read: which kind each is of, and what is asked of it."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, fromstring

import msgspec

from generator.checks.addresses import Addresses, is_absolute
from generator.checks.feeds import RULE as FEED
from generator.checks.feeds import check_atom, check_json_feed, check_rss
from generator.checks.file_facts import Fault, Faults, FileFacts
from generator.checks.finding import Rule
from generator.model.pages.search import SEARCH

SITEMAP = Rule("sitemap", "Sitemaps can be read, hold no more than they may, and name pages of this site.", "error")
ROBOTS = Rule("robots", "robots.txt can be read, lets the site be found, and names its sitemap.")
_MOST_URLS = 50_000  # sitemaps.org, as is the next
_MOST_BYTES = 50 * 1024 * 1024
_FIELD = re.compile(r"\s*([A-Za-z-]+)\s*:\s*(.*?)\s*(?:#.*)?")
_FIELDS = frozenset({"user-agent", "allow", "disallow", "sitemap", "crawl-delay", "host", "content-signal"})
_STYLE_ADDRESS = re.compile(rb"""\burl\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")


def xml_facts(path: str, content: bytes, addresses: Addresses) -> FileFacts:
    """Read the XML at *path* of the output: a feed, a sitemap, or what has no other rules than those of XML."""
    try:
        root = fromstring(content)  # noqa: S314 - our own output; expat limits what entities may grow to
    except ParseError as error:
        rule = SITEMAP if "sitemap" in path.rpartition("/")[2] else FEED
        what = str(error.msg).partition(":")[0]
        return FileFacts(
            faults=(Fault(rule.name, error.position[0], f"not well-formed XML ({what}): mend the layout"),)
        )
    kind = root.tag.rpartition("}")[2]
    faults = Faults(content)
    if kind == "rss":
        pointers = check_rss(root, addresses.absolute(path), faults)
    elif kind == "feed":
        pointers = check_atom(root, addresses.absolute(path), faults)
    elif kind in {"urlset", "sitemapindex"}:
        pointers = _check_sitemap(root, content, addresses, faults)
    else:
        pointers = []
    return _told(path, pointers, addresses, faults)


def json_facts(path: str, content: bytes, addresses: Addresses) -> FileFacts:
    """Read the JSON at *path* of the output; more than that it can be read is asked of feeds and of the search."""
    faults = Faults(content)
    try:
        feed = msgspec.json.decode(content)
    except (msgspec.DecodeError, RecursionError) as error:
        faults.add(FEED, f"no JSON ({error}): mend the layout")
        return FileFacts(faults=tuple(faults.found))
    if path.startswith(SEARCH):
        return _told(path, [addresses.base_url + url for url in _searched(feed)], addresses, faults)
    is_feed = isinstance(feed, dict) and str(feed.get("version", "")).startswith("https://jsonfeed.org/version/1")
    pointers = check_json_feed(feed, addresses.absolute(path), faults) if is_feed else []
    return _told(path, pointers, addresses, faults)


def _searched(index: object) -> Iterator[str]:
    """Give what the *index* of the search leads to: pages by what they are about, and its own parts."""
    for kind, entries in index.items() if isinstance(index, dict) else ():
        for entry in entries if isinstance(entries, list) else ():
            if isinstance(entry, dict) and isinstance(entry.get("url"), str):
                yield entry["url"]
            elif kind == "parts" and isinstance(entry, str):
                yield f"{SEARCH}{entry}.json"


def robots_facts(path: str, content: bytes, addresses: Addresses) -> FileFacts:
    """Read robots.txt."""
    faults = Faults(content)
    sitemaps: list[str] = []
    agents: list[str] = []
    for number, line in enumerate(content.decode("utf-8", "replace").split("\n"), 1):
        if not line.partition("#")[0].strip():
            continue
        field = _FIELD.fullmatch(line)
        name = field[1].lower() if field else ""
        if not field or name not in _FIELDS:
            faults.add_on(number, ROBOTS, "a line that nobody reads: expected such as Disallow: /drafts/")
        elif name == "user-agent":
            agents.append(field[2])
        elif name == "disallow" and field[2] == "/" and agents[-1:] == ["*"]:
            faults.add_on(number, ROBOTS, "asks all search engines to stay away: take the line out")
        elif name == "sitemap":
            sitemaps.append(field[2])
            if not is_absolute(field[2]):
                faults.add_on(number, ROBOTS, f"names a sitemap without a host: write {addresses.base_url}…")
    return _told(path, sitemaps, addresses, faults)


def style_facts(path: str, content: bytes, addresses: Addresses) -> FileFacts:
    """Read what a style sheet loads."""
    found = [match[1] or match[2] for match in _STYLE_ADDRESS.finditer(content)]
    targets = [addresses.target(address.decode("utf-8", "replace").strip(), path) for address in found]
    own = dict.fromkeys([target.partition("#")[0] for target in targets if not target.startswith("http")])
    return FileFacts(assets=tuple([target for target in own if target not in {"", path}]))


def _check_sitemap(root: Element, content: bytes, addresses: Addresses, faults: Faults) -> list[str]:
    named = [element.text or "" for element in root.iter() if element.tag.rpartition("}")[2] == "loc"]
    if len(named) > _MOST_URLS:
        faults.add(SITEMAP, f"names {len(named):,} addresses, and may name {_MOST_URLS:,}: split it")
    if len(content) > _MOST_BYTES:
        faults.add(SITEMAP, f"has {len(content):,} bytes, and may have {_MOST_BYTES:,}: split it")
    seen: set[str] = set()
    for address in named:
        if not address.startswith(addresses.base_url):
            faults.add(SITEMAP, f"“{address}” is not below {addresses.base_url}: write it in full", address.encode())
        if address in seen:
            faults.add(SITEMAP, f"names “{address}” twice: once is enough", f">{address}<".encode(), nth=2)
        seen.add(address)
    return named


def _told(path: str, pointers: list[str], addresses: Addresses, faults: Faults) -> FileFacts:
    targets = dict.fromkeys([addresses.target(address, path) for address in pointers if address])
    own = tuple([target for target in targets if target and target != path and not target.startswith("http")])
    return FileFacts(pointers=own, faults=tuple(faults.found))
