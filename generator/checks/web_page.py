"""
What an HTML page of the output leads to, and what is wrong with it by itself.

The parser is that of browsers (Lexbor): it reads whatever a layout writes as they do, in a tenth of the time that
html.parser takes. It keeps no lines; where there is a fault, they are found by what stands there.
"""

import re
from collections import Counter
from collections.abc import Mapping
from html import escape, unescape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.checks.addresses import Addresses, candidates
from generator.checks.file_facts import Faults, FileFacts
from generator.checks.finding import Rule
from generator.checks.linked_data import Told, check_linked_data

ANCHOR = Rule("broken-anchor", "A link to a place on a page leads to one that is there.", "error")
IDS = Rule("duplicate-id", "No two places on a page have the same id.")
ALT = Rule("image-alt", "Every picture says what it shows, to those who cannot see it.")
TITLE = Rule("page-title", "Every page has a title.")
LANGUAGE = Rule("page-language", "Every page says in which language it is.")
HEADING = Rule("main-heading", "Every page has one main heading, an h1.")
ORDER = Rule("heading-order", "No heading skips a level below the one before it.")
RULES = (IDS, ALT, TITLE, LANGUAGE, HEADING, ORDER)

_ASKED = ":is(html, title, h1, h2, h3, h4, h5, h6, meta, script, img, base, a, [id], [href], [src], [srcset], [poster])"
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LOADED = frozenset({"stylesheet", "icon", "apple-touch-icon", "manifest", "preload", "modulepreload", "mask-icon"})
_SHARED = frozenset({"og:url", "og:image", "og:image:url", "og:video", "og:audio", "twitter:image"})
_REFRESH = re.compile(r"[\d.\s]*[;,]?\s*(?:url\s*=\s*)?[\"']?([^\"']*)", re.IGNORECASE)
_WRITTEN = re.compile(rb"""[^\s"'<>]+""")  # whatever may be an address, or end with one
_UNTOLD = frozenset({"noindex", "none"})
_Attributes = Mapping[str, str | None]


def page_facts(path: str, content: bytes, addresses: Addresses) -> FileFacts:
    """Read the page at *path* of the output."""
    page = _Page(path, content, addresses)
    for node in LexborHTMLParser(content).css(_ASKED):
        page.see(node.tag or "", node.attributes, node)
    return page.facts()


def line_of_target(path: str, content: bytes, target: str, addresses: Addresses) -> int:
    """Find the line on which the file at *path* names what leads to *target*; 0 where it is written in another way."""
    for found in _WRITTEN.finditer(content):
        value = unescape(found[0].decode("utf-8", "replace")).rstrip(",")
        variants = (value, value.partition("=")[2], value.partition("(")[2].rstrip(");"))
        if any(variant and addresses.target(variant, path) == target for variant in variants):
            return content.count(b"\n", 0, found.start()) + 1
    return 0


class _Page:
    """Collect the facts of one page while its elements pass, in their order."""

    def __init__(self, path: str, content: bytes, addresses: Addresses) -> None:
        self._path = path
        self._content = content
        self._addresses = addresses
        self._base = path
        self._links: dict[str, None] = {}
        self._assets: dict[str, None] = {}
        self._pointers: dict[str, None] = {}
        self._external: dict[str, None] = {}
        self._anchors: dict[str, str] = {}
        self._ids: list[str] = []
        self._names: list[str] = []
        self._title = self._language = ""
        self._headings: list[tuple[int, str]] = []
        self._redirects = self._unlisted = False
        self._dates: dict[str, str] = {}
        self._canonical = self._picture = ""
        self._scripts: list[str] = []
        self._faults = Faults(content)

    def see(self, tag: str, attributes: _Attributes, node: LexborNode) -> None:
        """Take in one element."""
        if place := attributes.get("id"):
            self._ids.append(place)
        if tag in {"a", "area"}:
            self._lead(self._links, attributes.get("href"))
            self._names.append(attributes.get("name") or "")  # how places were marked before every element had an id
        elif tag in _HEADINGS:
            self._headings.append((_HEADINGS[tag], node.text().strip()))
        elif tag == "link":
            self._see_link(attributes)
        elif tag == "meta":
            self._see_meta(attributes)
        elif tag in {"html", "title", "base"}:
            self._see_frame(tag, attributes, node)
        elif tag == "script" and attributes.get("type") == "application/ld+json":
            self._scripts.append(node.text())
        else:
            self._see_embedded(tag, attributes)

    def _see_frame(self, tag: str, attributes: _Attributes, node: LexborNode) -> None:
        if tag == "html":
            self._language = (attributes.get("lang") or "").strip()
        elif tag == "title" and node.parent and node.parent.tag == "head":  # a drawing may have a title too
            self._title = self._title or node.text().strip()
        elif tag == "base" and (address := attributes.get("href")):
            base = self._addresses.target(address, self._path)
            self._base = self._path if base.startswith("http") else base

    def _see_embedded(self, tag: str, attributes: _Attributes) -> None:
        for name in ("src", "poster"):
            self._lead(self._assets, attributes.get(name))
        for address in candidates(attributes.get("srcset") or ""):
            self._lead(self._assets, address)
        if tag in {"use", "image"}:
            self._lead(self._assets, attributes.get("href"))
        if tag == "img" and "alt" not in attributes:
            source = attributes.get("src") or ""
            # A text names the picture from the root of the site, a page from its own folder.
            sought = source.lstrip("./")
            self._faults.add(ALT, "a picture has no alt: say there what it shows", _written(source), sought)

    def _see_link(self, attributes: _Attributes) -> None:
        kinds = (attributes.get("rel") or "").lower().split()
        href = attributes.get("href")
        if "canonical" in kinds:
            self._canonical = href or ""
        if not {"preconnect", "dns-prefetch"} & set(kinds):
            self._lead(self._pointers if _LOADED.isdisjoint(kinds) else self._assets, href)

    def _see_meta(self, attributes: _Attributes) -> None:
        content = attributes.get("content") or ""
        name = attributes.get("property") or (attributes.get("name") or "").lower()
        if (attributes.get("http-equiv") or "").lower() == "refresh":
            self._redirects = True
            found = _REFRESH.match(content)
            self._lead(self._links, found[1] if found else None)
        elif name == "robots":
            self._unlisted = not _UNTOLD.isdisjoint(re.split(r"[\s,]+", content.lower()))
        elif name in _SHARED:
            self._picture = self._picture or (content if name == "og:image" else "")
            self._lead(self._pointers, content)
        elif name.startswith("article:") and name.endswith("_time"):
            self._dates[name] = content

    def _lead(self, kind: dict[str, None], address: str | None) -> None:
        if not address:
            return
        target = self._addresses.target(address, self._base)
        if target[:4] == "http" and target.startswith(("http:", "https:")):
            if kind is not self._pointers:
                self._external[target.partition("#")[0]] = None
        elif target.startswith(self._path) and target[len(self._path) :][:1] in {"", "#"}:
            if fragment := target[len(self._path) + 1 :]:
                self._anchors.setdefault(fragment, address)
        elif target:
            kind[target] = None

    def facts(self) -> FileFacts:
        """Give the facts, when the page has passed."""
        self._check_places()
        self._check_headings()
        if not self._title:
            self._faults.add(TITLE, "has no title: give its head one", b"<head")
        if not self._language:
            self._faults.add(LANGUAGE, 'does not say its language: write <html lang="…">', b"<html")
        told = Told(self._dates, self._canonical, self._picture)
        for script in self._scripts:
            for address in check_linked_data(script, told, self._faults):
                self._lead(self._pointers, address)
        return FileFacts(
            links=tuple(self._links),
            assets=tuple(self._assets),
            pointers=tuple(self._pointers),
            external=tuple(self._external),
            ids=tuple(dict.fromkeys([*self._ids, *filter(None, self._names)])),
            unlisted=self._unlisted or self._redirects,
            faults=tuple(self._faults.found),
        )

    def _check_places(self) -> None:
        places = {*self._ids, *self._names}
        if len(set(self._ids)) < len(self._ids):
            for place, count in Counter(self._ids).items():
                if count > 1:
                    message = f"{count} places have the id “{place}”, and a link leads to the first: rename the others"
                    self._faults.add(IDS, message, b'id="%s"' % _written(place), f"{{#{place}", nth=2)
        for fragment, address in self._anchors.items():
            if fragment not in places:
                message = f"leads to “#{fragment}”, and this page has no such place: mend what stands behind #"
                self._faults.add(ANCHOR, message, _written(address), address)

    def _check_headings(self) -> None:
        mains = [text for level, text in self._headings if level == 1]
        if not mains and not self._redirects:
            self._faults.add(HEADING, "has no h1: make its main heading one")
        elif len(mains) > 1:
            message = f"has {len(mains)} main headings: let “{mains[1]}” be an h2"
            self._faults.add(HEADING, message, b"<h1", f"# {mains[1]}", nth=2)
        for (above, _), (level, text) in zip(self._headings, self._headings[1:], strict=False):
            if level > above + 1:
                message = f"“{text}” is an h{level} below an h{above}: make it an h{above + 1}"
                self._faults.add(ORDER, message, f"<h{level}".encode(), f"# {text}")


def _written(value: str) -> bytes:
    """Give *value* as it most likely stands in an attribute."""
    return escape(value, quote=False).encode()
