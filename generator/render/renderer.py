"""Pages rendered: values and a layout in, bytes out."""

import re
import traceback
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

import jinja2
from markupsafe import Markup as Safe

from generator.errors import Problem
from generator.model.layout import Layout
from generator.model.values import (
    BACK_TO_FOOTNOTE,
    BodyReference,
    Card,
    CorrectionsJson,
    Feed,
    Frame,
    JsonFeed,
    NotFound,
    Page,
    SearchIndex,
    SearchPart,
)
from generator.render.environment import Environment, UndefinedAtError
from generator.render.fragments import Fragments
from generator.render.json_feed import JsonFeeds
from generator.render.markup import Markup, with_root
from generator.render.search_index import SearchJson

if TYPE_CHECKING:
    from generator.render.cards import Cards

_LAYOUT_FAULTS = (jinja2.TemplateError, TypeError, ValueError, LookupError, ArithmeticError, RecursionError)


class Renderer:
    """Render the pages of one site; one instance serves a whole process."""

    def __init__(
        self,
        frame: Frame,
        layouts: Mapping[str, Layout],
        hashes: Mapping[str, str] | None = None,
        card_font: tuple[str, bytes] = ("", b""),
    ) -> None:
        self._frame = frame
        self._card_font = card_font
        self._cards: Cards | None = None
        self._layouts = sorted(layouts)
        self._origins = {layout.origin for layout in layouts.values()}
        self._environment = Environment(frame, layouts, hashes or {})
        back = self._environment.words.say(BACK_TO_FOOTNOTE, number="{}")
        self._markup = Markup(trusted_html=frame.trusted_html, back_to_footnote=back)
        self._fragments = Fragments(self._environment, self._markup, frame.base_url)
        self._environment.globals.update(fragments=self._fragments.join, body_of=self._fragments.body_of)
        self._json_feeds = JsonFeeds(frame, self._environment, self._fragments)
        self._search = SearchJson(self._environment.words)

    def compile_layouts(self) -> None:
        """Compile every layout; one with a fault is told of when a page asks for it."""
        for name in self._layouts:
            with suppress(jinja2.TemplateError):
                self._environment.get_template(name)

    def to_html(self, text: str) -> str:
        """Turn Markdown into HTML, in which links within the site start with a slash."""
        return self._markup.to_html(text) if text else ""

    def lacking(self, feed: Feed) -> list[BodyReference]:
        """Give the texts whose HTML is to be learnt before *feed* is rendered."""
        return self._fragments.lacking(feed)

    def learn(self, body: BodyReference, html: str) -> None:
        """Keep the HTML of a text for the feeds that follow."""
        self._fragments.learn(body, html)

    def render(self, page: Page, html: str = "") -> bytes | Problem:
        """Render *page*, whose body came out as *html*, or say what is wrong with its layout."""
        if isinstance(page.values, Card):
            return self._draw(page.values)
        root = self._frame.base_path if isinstance(page.values, NotFound) else "../" * page.path.count("/")
        body = Safe(with_root(self._markup.for_pages(html), root)) if html else ""  # noqa: S704 - Markup has cleaned it
        try:
            if isinstance(page.values, JsonFeed | CorrectionsJson):
                return self._json_feeds.write(page.values)
            if isinstance(page.values, SearchIndex | SearchPart):
                return self._search.write(page.values)
            rendered = self._environment.render(
                page.values.layout, page=page.values, url=page.url, root=root, body=body
            )
        except _LAYOUT_FAULTS as error:
            problem = self._problem(error, page)
            if problem is None:
                raise
            return problem
        return rendered.encode("utf-8", "replace")

    def _draw(self, card: Card) -> bytes | Problem:
        if self._cards is None:
            from generator.render.cards import Cards  # noqa: PLC0415 - a site without cards needs nothing that draws

            path, font = self._card_font
            try:
                self._cards = Cards(self._frame, self._environment.words, font)
            except OSError:
                return Problem(path, 0, "is no font to draw cards with: give one in TrueType, OpenType or WOFF2")
        return self._cards.draw(card)

    def _problem(self, error: Exception, page: Page) -> Problem | None:
        """Find the layout to blame; None when the fault is ours."""
        if isinstance(error, jinja2.TemplateSyntaxError):
            origin = error.filename or error.name or page.values.layout
            return Problem(origin, error.lineno, f"not a valid layout: {error.message}")
        if isinstance(error, UndefinedAtError) and error.place:
            return Problem(*error.place, f"layout: {_plain(error)}")
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename in self._origins]
        if isinstance(error, jinja2.TemplateNotFound):
            origin = frames[-1].filename if frames else "layouts"
            return Problem(
                origin, (frames[-1].lineno or 0) if frames else 0, f'no layout "{error.message}" in layouts/'
            )
        if not frames:
            return None
        if isinstance(error, RecursionError):
            # Where Python gave up depends on how deep it was before; where the circle is entered does not.
            places = Counter((frame.filename, frame.lineno or 0) for frame in frames)
            return Problem(*places.most_common(1)[0][0], "layout: it extends or includes itself")
        return Problem(frames[-1].filename, frames[-1].lineno or 0, f"layout: {_plain(error)}")


def _plain(error: Exception) -> str:
    """Say what is wrong without the names of our modules."""
    return re.sub(r"^'generator\.[\w.]*?(\w+) object'", r"\1", str(error))
