"""Pages rendered: values and a layout in, bytes out."""

import re
import traceback
from collections.abc import Mapping, Sequence
from contextlib import suppress

import jinja2
from markupsafe import Markup as Safe

from generator.errors import Problem
from generator.model.layout import Layout
from generator.model.values import Frame, NotFound, Page, Teaser
from generator.render.environment import Environment, UndefinedAtError
from generator.render.markup import Markup, with_root

_ROOT_MARK = "\0"  # no text has this character
_MOST_FRAGMENTS = 50_000
_LAYOUT_FAULTS = (jinja2.TemplateError, TypeError, ValueError, LookupError, ArithmeticError, RecursionError)


class Renderer:
    """Render the pages of one site; one instance serves a whole process."""

    def __init__(self, frame: Frame, layouts: Mapping[str, Layout]) -> None:
        self._frame = frame
        self._markup = Markup(trusted_html=frame.trusted_html)
        self._layouts = sorted(layouts)
        self._origins = {layout.origin for layout in layouts.values()}
        self._environment = Environment(frame, layouts)
        self._environment.globals["fragments"] = self._join_fragments
        self._fragments: dict[tuple[str, bytes], str] = {}

    def compile_layouts(self) -> None:
        """Compile every layout; one with a fault is told of when a page asks for it."""
        for name in self._layouts:
            with suppress(jinja2.TemplateError):
                self._environment.get_template(name)

    def to_html(self, text: str) -> str:
        """Turn Markdown into HTML, in which links within the site start with a slash."""
        return self._markup.to_html(text) if text else ""

    def render(self, page: Page, html: str = "") -> bytes | Problem:
        """Render *page*, whose body came out as *html*, or say what is wrong with its layout."""
        root = self._frame.base_path if isinstance(page.values, NotFound) else "../" * page.path.count("/")
        body = Safe(with_root(html, root)) if html else ""  # noqa: S704 - Markup has cleaned it
        try:
            rendered = self._environment.render(
                page.values.layout, page=page.values, url=page.url, root=root, body=body
            )
        except _LAYOUT_FAULTS as error:
            problem = self._problem(error, page)
            if problem is None:
                raise
            return problem
        return rendered.encode("utf-8", "replace")

    def _join_fragments(self, name: str, teasers: Sequence[Teaser], root: str) -> Safe:
        """
        Render the layout *name* for each of *teasers*, and give the results one after the other.

        A story stands in a dozen lists, in folders of different depth: it is rendered once, with a mark for the root.
        """
        parts = [self._fragments.get((name, teaser.digest)) or self._fragment(name, teaser) for teaser in teasers]
        return Safe("".join(parts).replace(_ROOT_MARK, root))  # noqa: S704 - the layouts have escaped what is in it

    def _fragment(self, name: str, teaser: Teaser) -> str:
        if len(self._fragments) > _MOST_FRAGMENTS:
            self._fragments.clear()
        text = self._fragments[name, teaser.digest] = self._environment.render(name, teaser=teaser, root=_ROOT_MARK)
        return text

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
        what = "it extends or includes itself" if isinstance(error, RecursionError) else _plain(error)
        return Problem(frames[-1].filename, frames[-1].lineno or 0, f"layout: {what}")


def _plain(error: Exception) -> str:
    """Say what is wrong without the names of our modules."""
    return re.sub(r"^'generator\.[\w.]*?(\w+) object'", r"\1", str(error))
