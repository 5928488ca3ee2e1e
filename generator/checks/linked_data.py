"""What a page tells machines as JSON-LD: can it be read, and does it say what the page says?"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

import msgspec

from generator.checks.file_facts import Faults
from generator.checks.finding import Rule

RULE = Rule("structured-data", "What machines are told can be read, is complete, and is what the page says.", "error")
ADVICE = Rule(
    "structured-data-advice", "What machines are told of a story has all that search engines wish for.", "note"
)
_STORIES = frozenset({"Article", "NewsArticle", "ReportageNewsArticle", "BlogPosting"})
# What a search engine needs to make use of it: developers.google.com, “Article”, “Breadcrumb” and “Site names”. Of a
# story it asks for nothing and wishes for the rest; without these four it is no news.
_REQUIRED = {
    **dict.fromkeys(_STORIES, ("headline", "datePublished", "author", "publisher")),
    "BreadcrumbList": ("itemListElement",),
    "WebSite": ("name", "url"),
}
_SHORTEST_WAY = 2
_MOMENTS = ("datePublished", "dateModified")
_SAME_AS_META = {"datePublished": "article:published_time", "dateModified": "article:modified_time"}
_ADDRESSES = frozenset({"url", "item", "mainEntityOfPage", "@id"})


class Told(NamedTuple):
    """Hold what a page says elsewhere: its article:…_time by name, its address, and its og:image, "" without any."""

    dates: Mapping[str, str]
    canonical: str
    picture: str


def check_linked_data(script: str, told: Told, faults: Faults) -> list[str]:
    """Find what is wrong in a *script* of a page, and give the addresses in it."""
    try:
        graph = msgspec.json.decode(script)
    except (msgspec.DecodeError, RecursionError) as error:
        faults.add(RULE, f"JSON-LD that is no JSON ({error}): mend the layout", b"ld+json")
        return []
    things = graph.get("@graph", [graph]) if isinstance(graph, dict) else graph
    if not isinstance(things, list) or not all(isinstance(thing, dict) for thing in things):
        faults.add(RULE, "JSON-LD that describes nothing: expected an object, or several under @graph", b"ld+json")
        return []
    if isinstance(graph, dict) and "@context" not in graph:
        faults.add(RULE, 'JSON-LD without "@context": say whose words it uses, "https://schema.org"', b"ld+json")
    for thing in things:
        for kind in sorted(_types(thing) & _REQUIRED.keys()):
            for key in _REQUIRED[kind]:
                if not thing.get(key):
                    faults.add(RULE, f"the {kind} of its JSON-LD has no {key}: give one", b"ld+json")
        if not _STORIES.isdisjoint(_types(thing)):
            _check_story(thing, told, faults)
            _check_authors(thing, faults)
            _advise(thing, told, faults)
        elif "BreadcrumbList" in _types(thing):
            _check_way(thing, faults)
    return list(_addresses(things))


def _check_way(way: Mapping[str, object], faults: Faults) -> None:
    """Find what a search engine refuses in breadcrumbs; only the last of them needs no address."""
    steps = way.get("itemListElement")
    steps = steps if isinstance(steps, list) else [steps] if steps else []
    if len(steps) == 1:
        faults.add(RULE, "the BreadcrumbList of its JSON-LD has one step: a way has two or more", b"BreadcrumbList")
    for number, step in enumerate(steps if len(steps) >= _SHORTEST_WAY else (), 1):
        needed = ("position", "name") if number == len(steps) else ("position", "name", "item")
        for key in needed:
            if not isinstance(step, dict) or not step.get(key):
                message = f"step {number} in the BreadcrumbList of its JSON-LD has no {key}: give one"
                faults.add(RULE, message, b"BreadcrumbList")


def _check_authors(story: Mapping[str, object], faults: Faults) -> None:
    authors = story.get("author")
    for author in authors if isinstance(authors, list) else [authors] if authors else []:
        known = author if isinstance(author, dict) else {}
        if not known.get("name"):
            message = "an author in its JSON-LD has no name: write it as a person or an organization that has one"
            faults.add(RULE, message, b"author")
        elif not (known.get("url") or known.get("sameAs")):
            message = f"its JSON-LD does not say where to read about its author {known['name']}: give a url"
            faults.add(ADVICE, message, b"author")


def _advise(story: Mapping[str, object], told: Told, faults: Faults) -> None:
    if told.picture and not story.get("image"):
        faults.add(ADVICE, f"its JSON-LD has no image, and og:image is {told.picture}: let them agree", b"ld+json")
    if not story.get("dateModified"):
        faults.add(ADVICE, "its JSON-LD has no dateModified: say when it last changed, be it never", b"ld+json")


def _check_story(story: Mapping[str, object], told: Told, faults: Faults) -> None:
    moments = {}
    for key in _MOMENTS:
        text = story.get(key)
        if text:
            moment = _moment(text)
            if moment is None:
                message = f"the {key} of its JSON-LD, {text}, is no moment such as 2025-03-14T09:00:00+00:00: mend it"
                faults.add(RULE, message, key.encode())
            else:
                moments[key] = moment
                other = told.dates.get(_SAME_AS_META[key])
                if other and _moment(other) != moment:
                    message = f"its JSON-LD says {key} {text}, and {_SAME_AS_META[key]} {other}: let them agree"
                    faults.add(RULE, message, key.encode())
    if len(moments) > 1 and moments["dateModified"] < moments["datePublished"]:
        faults.add(RULE, "its JSON-LD was modified before it was published: mend the dates", b"dateModified")
    page = story.get("mainEntityOfPage")
    page = page.get("@id") if isinstance(page, dict) else page
    if page and told.canonical and page != told.canonical:
        message = f"its JSON-LD is about {page}, and the page is {told.canonical}: let them agree"
        faults.add(RULE, message, b"mainEntityOfPage")


def _moment(text: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
    return moment if moment and moment.tzinfo else None


def _types(thing: Mapping[str, object]) -> set[str]:
    kind = thing.get("@type")
    return {kind} if isinstance(kind, str) else set(kind) if isinstance(kind, list) else set()


def _addresses(value: object) -> Iterator[str]:
    """Give the addresses in *value*, at any depth."""
    if isinstance(value, list):
        for part in value:
            yield from _addresses(part)
    elif isinstance(value, dict):
        for key, part in value.items():
            if isinstance(part, str):
                if key in _ADDRESSES and part.startswith(("http:", "https:")):
                    yield part
            else:
                yield from _addresses(part)
