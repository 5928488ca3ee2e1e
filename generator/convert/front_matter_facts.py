"""Find what the front matter of a Markdown file states, in the keys of many site generators."""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime

from generator.convert.read import SeedError
from generator.convert.stated import FRONT_MATTER, Fact, Stated, fact
from generator.convert.stated_values import stated_address, stated_authors, stated_day
from generator.readers.document import parse_document
from generator.readers.text import FENCE, DocumentError

_TOML = re.compile(r"\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*$", re.DOTALL | re.MULTILINE)
# Keys are compared in small letters and without "_" and "-"; the first that says something counts.
_TITLE = ("title", "headline")
_AUTHOR = ("author", "authors", "byline", "creator")
_OUTLET = ("source", "outlet", "publisher", "publication", "site", "sitename", "sourcename")
_URL = ("sourceurl", "originalurl", "canonicalurl", "canonical", "url", "link", "permalink", "source")
_DAY = ("datepublished", "published", "publishedat", "publishdate", "pubdate", "publishedtime", "date", "created")
_SUMMARY = ("summary", "description", "excerpt", "abstract", "dek")
_WITHIN_SOURCE = {"name": "outlet", "url": "url", "author": "author", "date": "date"}
_SHORT = 60  # characters of a value that nothing was made of
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)

Values = Mapping[str, object]


def split_front_matter(text: str) -> tuple[Values, str, int]:
    """Give the values, the body, and the line on which the body begins; without front matter there are no values."""
    try:
        if (match := _TOML.match(text)) and (found := tomllib.loads(match[1])):
            return found, text[match.end() :], text.count("\n", 0, match.end()) + 1
        if text.startswith("---") and len(fences := list(FENCE.finditer(text))[:2]) > 1 and not fences[0].start():
            end = fences[1].end()
            return parse_document(text[:end] + "\n").values, text[end:], text.count("\n", 0, end) + 1
    except DocumentError as error:
        raise SeedError(*error.args) from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SeedError(0, f"the front matter between +++ is no TOML: {error}") from None
    return {}, text, 1


def read_front_matter(values: Values) -> tuple[Stated, list[str]]:
    """Give what *values* state, and notes that name what nothing was made of."""
    rest = _Unused(values)
    url = rest.take(_URL, stated_address)
    outlet = rest.take(_OUTLET, lambda text: "" if _ADDRESS.match(text) else text)
    stated = Stated(
        title=_fact(rest.take(_TITLE, str.strip)),
        author=_fact(rest.take(_AUTHOR, lambda text: stated_authors([text], []))),
        outlet=_fact(outlet),
        url=_fact(url),
        day=_fact(rest.take(_DAY, stated_day)),
        summary=_fact(rest.take(_SUMMARY, str.strip)),
    )
    return stated, list(rest.notes())


def _fact(value: str) -> Fact | None:
    return fact(value, FRONT_MATTER, 0.95)


class _Unused:
    """The values that nothing was made of yet."""

    def __init__(self, values: Values) -> None:
        self._values = dict(_flat(values))

    def take(self, keys: tuple[str, ...], read: Callable[[str], str]) -> str:
        """Give what *read* makes of the first of *keys* that it can read."""
        for wanted in keys:
            for key in [key for key in self._values if re.sub(r"[\s_-]", "", key.lower()) == wanted]:
                if found := read(self._values[key]):
                    del self._values[key]
                    return found
        return ""

    def notes(self) -> Iterator[str]:
        """Name what is left, so that nothing is lost in silence."""
        left = [f"{key}: {text[:_SHORT]}{'…' if len(text) > _SHORT else ''}" for key, text in self._values.items()]
        if left:
            yield f"seed: nothing was made of its front matter {'; '.join(left)}"


def _flat(values: Values) -> Iterator[tuple[str, str]]:
    """Give each value as text; a mapping called source has the keys of an article's source."""
    for key, value in values.items():
        if key.lower() == "source" and isinstance(value, Mapping):
            for inner, what in _WITHIN_SOURCE.items():
                if inner in value:
                    yield what, _as_text(value[inner])
            yield from ((f"source.{inner}", _as_text(value[inner])) for inner in value if inner not in _WITHIN_SOURCE)
        else:
            yield key, _as_text(value)


def _as_text(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return _as_text(value["name"]) if "name" in value else ", ".join(f"{k} {_as_text(v)}" for k, v in value.items())
    if isinstance(value, list):
        return "; ".join(map(_as_text, value))
    return " ".join(str(value).split())
