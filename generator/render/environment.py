"""Jinja, set up for layouts, and made faster through its own hooks without changing a byte of what it writes."""

import sys
from collections.abc import Callable, Mapping, MutableMapping
from functools import partial
from types import FrameType
from typing import Any

import jinja2
from jinja2.compiler import CodeGenerator
from jinja2.nodes import Expr
from markupsafe import Markup as Safe
from markupsafe import escape

from generator.model.layout import ASSETS, Layout
from generator.model.values import Frame
from generator.render.feeds import atom_id, atom_updated, cdata, taxonomy_url
from generator.render.mail import byte_count, for_mail, plain_text
from generator.render.pictures import Pictures
from generator.render.plot import plot
from generator.render.structured import StructuredData
from generator.render.words import Words, as_sentence, rfc822


class UndefinedAtError(jinja2.UndefinedError):
    """Say that a name is not defined, and the layout and the line where it stands."""

    def __init__(self, place: tuple[str, int] | None, message: str) -> None:
        super().__init__(message)
        self.place = place


class _Undefined(jinja2.StrictUndefined):
    """Remember where the name was that is not defined: it may be kept, and first be used in another layout."""

    def __init__(self, *args: Any, **keywords: Any) -> None:  # noqa: ANN401 - jinja's signature
        super().__init__(*args, **keywords)
        frame: FrameType | None = sys._getframe()  # noqa: SLF001 - the way to ask who is calling
        while frame and "__jinja_template__" not in frame.f_globals:
            frame = frame.f_back
        template = frame.f_globals["__jinja_template__"] if frame else None
        place = (template.filename, template.get_corresponding_lineno(frame.f_lineno)) if frame and template else None
        self._undefined_exception = partial(UndefinedAtError, place)  # type: ignore[assignment] # it is only called


class _Code(CodeGenerator):
    """Write layouts as code that escapes each value by `Environment.text`, where Jinja writes `escape`."""

    def _output_child_pre(self, node: Expr, frame: Any, finalize: Any) -> None:  # noqa: ANN401 - jinja's own
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write("environment.text(")
        else:
            super()._output_child_pre(node, frame, finalize)


class Environment(jinja2.Environment):
    """Hold the layouts of one site, compiled when they are first used."""

    code_generator_class = _Code

    def __init__(self, frame: Frame, layouts: Mapping[str, Layout], hashes: Mapping[str, str]) -> None:
        def load(name: str) -> tuple[str, str, None] | None:
            layout = layouts.get(name)
            return (layout.source, layout.origin, None) if layout else None

        super().__init__(
            loader=jinja2.FunctionLoader(load),
            autoescape=jinja2.select_autoescape(("html", "xml")),
            undefined=_Undefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            cache_size=-1,
        )
        # What a page shows must not differ from one build to the next.
        del self.filters["random"], self.globals["lipsum"]
        self.words = Words(frame)
        self.filters.update(_filters(frame, self.words))
        self.globals.update(_globals(frame, self.words, hashes))
        self._loaded: dict[str, jinja2.Template] = {}

    def get_template(
        self,
        name: str | jinja2.Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - jinja's own
    ) -> jinja2.Template:
        """Give a layout; each page asks for three or four, which never change."""
        found = self._loaded.get(name) if isinstance(name, str) else None
        if found is None:
            found = super().get_template(name, parent, globals)
            self._loaded[str(name)] = found
        return found

    def render(self, name: str, **shown: object) -> str:
        """Render the layout *name* with the values *shown*; what goes wrong is told as by Jinja."""
        template = self.get_template(name)
        context = template.new_context({**self.globals, **shown}, shared=True)
        context.globals_keys = set()  # each layout has the same globals: an import need not look for others
        try:
            return self.concat(template.root_render_func(context))
        except Exception:  # noqa: BLE001 - this names the line of the layout, and raises what was raised
            return self.handle_exception()

    @staticmethod
    def text(value: object) -> str:
        """
        Escape *value* for a place between other text.

        Jinja would mark the result as escaped, which the text it becomes a part of does not ask for, and takes thrice
        as long. Most values need no escaping: five searches tell.
        """
        if type(value) is str:
            if "&" in value or "<" in value or ">" in value or '"' in value or "'" in value:
                return escape(value)
            return value
        return value if type(value) is Safe else escape(value)


def _filters(frame: Frame, words: Words) -> Mapping[str, Callable[..., Any]]:
    """Give what layouts can make of a value."""
    return {
        # Jinja asks for a word that is said without values when it compiles a layout, and never again.
        "word": words.say,
        "role": words.role,
        "day": words.day,
        "month": words.month,
        "iso": words.iso,
        "days": words.days,
        "years": words.years,
        "plot": partial(plot, words),
        "week": words.week,
        "week_days": words.week_days,
        "rfc822": rfc822,
        "atom_id": atom_id,
        "atom_updated": atom_updated,
        "cdata": cdata,
        "taxonomy_url": taxonomy_url,
        "stage_name": words.stage_name,
        "status_name": words.status_name,
        "status_event": words.status_event,
        "standing": words.standing,
        "update": words.update,
        "update_line": words.update_line,
        "note_text": words.note_text,
        "as_sentence": as_sentence,
        "byte_count": byte_count,
        "for_mail": partial(for_mail, base_url=frame.base_url),
        "plain_text": plain_text,
    }


def _globals(frame: Frame, words: Words, hashes: Mapping[str, str]) -> Mapping[str, Any]:
    """Give what layouts see beside their page."""
    addresses = {name: f"{ASSETS}/{name}?{found}" for name, found in hashes.items()}
    pictures = Pictures(frame, words)
    return {
        "asset": lambda name: addresses.get(name) or f"{ASSETS}/{name}",
        "when": words.when,
        "site": frame,
        "absolute": lambda url: frame.base_url + url,
        "structured": StructuredData(frame, words, pictures).describe,
        "picture_of": pictures.of,
    }
