"""The part of a build that is done page by page, here or in other processes: fetch, render, stage."""

import threading
from collections.abc import Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generator import __version__
from generator.builder.bodies import BodyCache
from generator.errors import Problem
from generator.model.excerpt import excerpt
from generator.model.layout import Layout
from generator.model.values import ArticlePage, Asset, BodyReference, Frame, Page, TermPage
from generator.output import OutputFolder, Stamp
from generator.readers.layouts import locate
from generator.readers.text import DocumentError, body_of, decode

if TYPE_CHECKING:
    from generator.render.renderer import Renderer


_CHANGED = "was changed while the site was built: build again"
_ONE_TEXT = threading.Lock()  # a worker may have several threads, and a Markdown converter has one text in mind


class Look(NamedTuple):
    """Hold what every page is rendered with."""

    version: str
    frame: Frame
    layouts: tuple[tuple[str, Layout], ...]


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
    """Hold a page with what `fetch` gave for it, to render it elsewhere."""

    page: Page
    source: str | bytes | Problem


def prepare(look: Look) -> None:
    """Compile the layouts now, for all the workers that this process is about to fork."""
    _renderer(look).compile_layouts()


def stage_pages(bench: Bench, pages: Sequence[Page]) -> Outcome:
    """Render *pages* and stage those whose bytes differ from what is in output/."""
    renderer = _renderer(bench.look)
    known = bench.bodies.get([body.key for page in pages if (body := _body(page))])
    staged: dict[str, Stamp] = {}
    problems, rendered = [], {}
    for page in pages:
        body = _body(page)
        html = known.get(body.key) if body else None
        if html is None:
            content = _convert(renderer, page, fetch(bench.root, page))
            if body and isinstance(content, str):
                rendered[body.key] = content
        else:
            content = html
        if isinstance(content, str):
            content = renderer.render(page, content)
        if isinstance(content, Problem):
            problems.append((page.path, content))
        elif stamp := bench.output.stage(page.path, content):
            staged[page.path] = stamp
    return Outcome(staged, tuple(problems), rendered)


def render_parcels(look: Look, parcels: Sequence[Parcel]) -> list[tuple[str, bytes | Problem]]:
    """Render pages on a machine that has no more of the site than its *look*."""
    if look.version != __version__:
        return [("", Problem("--executor", 0, f"a worker runs version {__version__}, and this is {look.version}"))]
    renderer = _renderer(look)
    converted = [(page, _convert(renderer, page, source)) for page, source in parcels]
    return [
        (page.path, renderer.render(page, content) if isinstance(content, str) else content)
        for page, content in converted
    ]


def _convert(renderer: "Renderer", page: Page, source: str | bytes | Problem) -> str | bytes | Problem:
    """Turn the Markdown of a page into HTML, and leave what else `fetch` gives."""
    if not isinstance(source, str):
        return source
    try:
        with _ONE_TEXT:
            return renderer.to_html(source)
    except ValueError as error:
        body = _body(page)
        return Problem(body.path if body else page.path, 0, str(error))


def fetch(root: Path, page: Page) -> str | bytes | Problem:
    """Read the Markdown or the bytes that *page* may show, or say that they are not what the build has planned with."""
    body = _body(page)
    path = page.values.source if isinstance(page.values, Asset) else body.path if body else ""
    if not path:
        return ""
    try:
        with open(locate(root, path), "rb") as file:  # noqa: PTH123 - half the time of Path.read_bytes
            content = file.read()
        text = body_of(decode(content)) if body else ""
    except (OSError, DocumentError):
        return Problem(path, 0, _CHANGED)
    if body is None:
        return content
    if blake2b(text.encode(), digest_size=16).digest() != body.digest:
        return Problem(path, 0, _CHANGED)
    return text if body.words is None else excerpt(text, body.words)


def _body(page: Page) -> BodyReference | None:
    return page.values.body if isinstance(page.values, ArticlePage | TermPage) else None


@lru_cache(maxsize=1)
def _renderer(look: Look) -> "Renderer":
    """Keep the compiled layouts of a site at hand between the chunks that one process renders."""
    from generator.render.renderer import Renderer  # noqa: PLC0415 - a build with nothing to render saves 130 ms

    return Renderer(look.frame, dict(look.layouts))
