"""Read what a page states of its story in JSON-LD, the form that search engines ask for."""

import json
from collections.abc import Iterator

from lxml.html import HtmlElement

from generator.convert.read import one_line

_STORIES = (
    "NewsArticle",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "OpinionNewsArticle",
    "ReviewNewsArticle",
    "BackgroundNewsArticle",
    "Article",
    "BlogPosting",
    "LiveBlogPosting",
    "Review",
    "WebPage",
)
_DEEPEST, _MOST = 12, 500  # levels of a graph; objects to look at
_LONGEST = 1_000_000  # characters of one script

Object = dict[str, object]


def story_object(tree: HtmlElement) -> Object:
    """Give the object that states most of the story, {} when the page has none; what is no JSON is passed over."""
    found: list[tuple[int, int, Object]] = []
    for script in tree.iterfind('.//script[@type="application/ld+json"]'):
        for candidate in _objects(_parsed(script.text or ""), 0):
            ranks = [_STORIES.index(kind) for kind in texts(candidate.get("@type")) if kind in _STORIES]
            if ranks and len(found) < _MOST:
                found.append((min(ranks), len(found), candidate))
    return min(found, key=lambda ranked: ranked[:2])[2] if found else {}


def texts(value: object) -> list[str]:
    """Give the texts that *value* is: itself, those of a list, or the name of an object; JSON-LD allows any of them."""
    return list(_texts(value, 0))


def first_text(value: object) -> str:
    """Give the first text that *value* is, or ""."""
    return next(iter(texts(value)), "")


def _texts(value: object, depth: int) -> Iterator[str]:
    if isinstance(value, str):
        if text := one_line(value):
            yield text
    elif depth < _DEEPEST and isinstance(value, list):
        for part in value[:_MOST]:
            yield from _texts(part, depth + 1)
    elif depth < _DEEPEST and isinstance(value, dict):
        for key in ("name", "@value", "url", "@id"):
            if key in value:
                yield from _texts(value[key], depth + 1)
                return


def _parsed(script: str) -> object:
    text = script[:_LONGEST].strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    try:
        parsed: object = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None
    return parsed


def _objects(value: object, depth: int) -> Iterator[Object]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for part in value[:_MOST]:
            yield from _objects(part, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"):
            yield from _objects(value.get(key), depth + 1)
