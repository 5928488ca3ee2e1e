"""The part of a build that is done page by page, here or in other processes: fetch, render, stage."""

import threading
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generator import __version__
from generator.builder.bodies import BodyCache
from generator.errors import Problem
from generator.model.excerpt import excerpt
from generator.model.layout import ASSETS, Layout
from generator.model.values import (
    ArticlePage,
    Asset,
    AtomFeed,
    BodyReference,
    Frame,
    JsonFeed,
    Page,
    RssFeed,
    TermPage,
    WeekDigest,
)
from generator.output import OutputFolder, Stamp
from generator.readers.layouts import locate
from generator.readers.text import DocumentError, body_of, decode
from generator.render.minified import minified

if TYPE_CHECKING:
    from generator.render.renderer import Renderer

_FEEDS = (RssFeed, AtomFeed, JsonFeed)
_CHANGED = "was changed while the site was built: build again"
# A worker may have several threads, a Markdown converter has one text in mind, and a feed the texts it has just learnt.
_ONE_TEXT = threading.RLock()


class Look(NamedTuple):
    """
    Hold what every page is rendered with; *hashes* are those of `Layouts`.

    *card_font* is the file of the font of the cards and what is in it, b"" for the usual one.
    """

    version: str
    frame: Frame
    layouts: tuple[tuple[str, Layout], ...]
    hashes: tuple[tuple[str, str], ...] = ()
    card_font: tuple[str, bytes] = ("", b"")


class Bench(NamedTuple):
    """Hold the *look* of a site, and the folders that a worker on this machine uses."""

    look: Look
    root: Path
    output: OutputFolder
    bodies: BodyCache


class Outcome(NamedTuple):
    """
    Tell what was staged, with the stamps of the files, what went wrong with which page, and which texts became which
    HTML.
    """

    staged: Mapping[str, Stamp]
    problems: tuple[tuple[str, Problem], ...]
    bodies: Mapping[bytes, str]


class Parcel(NamedTuple):
    """Hold a page to be rendered elsewhere with the *texts* that it may show, or the bytes of the *file* that it is."""

    page: Page
    texts: Mapping[bytes, str | Problem]
    file: bytes | Problem | None


def prepare(look: Look) -> None:
    """Compile the layouts now, for all the workers that this process is about to fork."""
    _renderer(look).compile_layouts()


def stage_pages(bench: Bench, pages: Sequence[Page]) -> Outcome:
    """Render *pages* and stage those whose bytes differ from what is in output/."""
    renderer = _renderer(bench.look)
    wanted = {body.key: body for page in pages for body in _to_show(renderer, page)}
    texts = _Texts(renderer, bench.bodies.get(wanted), lambda body: fetch_text(bench.root, body))
    staged: dict[str, Stamp] = {}
    problems = []
    for page in pages:
        content = fetch_file(bench.root, page)
        if content is None:
            content = _render(renderer, page, texts)
        if isinstance(content, Problem):
            problems.append((page.path, content))
        elif stamp := bench.output.stage(page.path, content):
            staged[page.path] = stamp
    return Outcome(staged, tuple(problems), texts.made)


def pack_parcels(root: Path, pages: Sequence[Page]) -> list[Parcel]:
    """Put beside each of *pages* what it may show of the site at *root*; what several show is read, and sent, once."""
    texts: dict[bytes, str | Problem] = {}
    parcels = []
    for page in pages:
        bodies = _bodies(page)
        for body in bodies:
            if body.key not in texts:
                texts[body.key] = fetch_text(root, body)
        parcels.append(Parcel(page, {body.key: texts[body.key] for body in bodies}, fetch_file(root, page)))
    return parcels


def render_parcels(look: Look, parcels: Sequence[Parcel]) -> list[tuple[str, bytes | Problem]]:
    """Render pages on a machine that has no more of the site than its *look*."""
    if look.version != __version__:
        return [("", Problem("--executor", 0, f"a worker runs version {__version__}, and this is {look.version}"))]
    renderer = _renderer(look)
    sent = {key: text for parcel in parcels for key, text in parcel.texts.items()}
    texts = _Texts(renderer, {}, lambda body: sent[body.key])
    return [(page.path, _render(renderer, page, texts) if file is None else file) for page, _, file in parcels]


class _Texts:
    """Give texts as HTML: those that are *known*, and those that are made of what *fetch* gives, each once."""

    def __init__(
        self, renderer: "Renderer", known: Mapping[bytes, str], fetch: Callable[[BodyReference], str | Problem]
    ) -> None:
        self._renderer = renderer
        self._known = known
        self._fetch = fetch
        self.made: dict[bytes, str] = {}

    def html(self, body: BodyReference) -> str | Problem:
        """Give the HTML of a text, or say why there is none."""
        known = self._known.get(body.key)
        if known is None:
            known = self.made.get(body.key)
        if known is not None:
            return known
        text = self._fetch(body)
        if isinstance(text, Problem):
            return text
        try:
            with _ONE_TEXT:
                html = self.made[body.key] = self._renderer.to_html(text)
        except ValueError as error:
            return Problem(body.path, 0, str(error))
        return html


def _render(renderer: "Renderer", page: Page, texts: _Texts) -> bytes | Problem:
    body = _body(page)
    if body:
        html = texts.html(body)
        return html if isinstance(html, Problem) else renderer.render(page, html)
    if not isinstance(page.values, _FEEDS):
        return renderer.render(page)
    with _ONE_TEXT:
        for lacking in renderer.lacking(page.values.feed):
            html = texts.html(lacking)
            if isinstance(html, Problem):
                return html
            renderer.learn(lacking, html)
        return renderer.render(page)


def fetch_file(root: Path, page: Page) -> bytes | Problem | None:
    """Read the bytes of the file that *page* is a copy of, None for a page of another kind."""
    if not isinstance(page.values, Asset):
        return None
    content = _read(root, page.values.source)
    if isinstance(content, Problem):
        return content
    return minified(page.values.source, content) if page.path.startswith(f"{ASSETS}/") else content


def fetch_text(root: Path, body: BodyReference) -> str | Problem:
    """Read the Markdown that a page may show, or say that it is not what the build has planned with."""
    content = _read(root, body.path)
    if isinstance(content, Problem):
        return content
    try:
        text = body_of(decode(content))
    except DocumentError:
        return Problem(body.path, 0, _CHANGED)
    if blake2b(text.encode(), digest_size=16).digest() != body.digest:
        return Problem(body.path, 0, _CHANGED)
    return text if body.words is None else excerpt(text, body.words)


def _read(root: Path, path: str) -> bytes | Problem:
    try:
        with open(locate(root, path), "rb") as file:  # noqa: PTH123 - half the time of Path.read_bytes
            return file.read()
    except OSError:
        return Problem(path, 0, _CHANGED)


def _bodies(page: Page) -> list[BodyReference]:
    """Give all texts that *page* shows."""
    if isinstance(page.values, _FEEDS):
        return [entry.body for entry in page.values.feed.entries if entry.body]
    body = _body(page)
    return [body] if body else []


def _to_show(renderer: "Renderer", page: Page) -> list[BodyReference]:
    """Give the texts that *page* shows, but of a feed only those that the *renderer* does not have."""
    return renderer.lacking(page.values.feed) if isinstance(page.values, _FEEDS) else _bodies(page)


def _body(page: Page) -> BodyReference | None:
    return page.values.body if isinstance(page.values, ArticlePage | TermPage | WeekDigest) else None


@lru_cache(maxsize=1)
def _renderer(look: Look) -> "Renderer":
    """Keep the compiled layouts of a site at hand between the chunks that one process renders."""
    from generator.render.renderer import Renderer  # noqa: PLC0415 - a build with nothing to render saves 130 ms

    return Renderer(look.frame, dict(look.layouts), dict(look.hashes), look.card_font)
