"""What a page tells machines as JSON-LD: can it be read, and does it say what the page says?"""

from collections.abc import Iterator, Mapping
from datetime import datetime

import msgspec

from generator.checks.file_facts import Faults
from generator.checks.finding import Rule

RULE = Rule("structured-data", "What machines are told can be read, is complete, and is what the page says.", "error")
_STORIES = frozenset({"Article", "NewsArticle", "ReportageNewsArticle", "BlogPosting"})
_REQUIRED = ("headline", "datePublished", "author", "publisher")  # Google's and schema.org's basis of a news story
_MOMENTS = ("datePublished", "dateModified")
_SAME_AS_META = {"datePublished": "article:published_time", "dateModified": "article:modified_time"}
_ADDRESSES = frozenset({"url", "item", "mainEntityOfPage", "@id"})


def check_linked_data(script: str, dates: Mapping[str, str], canonical: str, faults: Faults) -> list[str]:
    """
    Find what is wrong in a *script*, and give the addresses in it.

    *dates* and *canonical* are what the page says elsewhere: its article:…_time by name, and its address.
    """
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
        if not _STORIES.isdisjoint(_types(thing)):
            _check_story(thing, dates, canonical, faults)
    return list(_addresses(things))


def _check_story(story: Mapping[str, object], dates: Mapping[str, str], canonical: str, faults: Faults) -> None:
    kind = min(_types(story) & _STORIES)
    for key in _REQUIRED:
        if not story.get(key):
            faults.add(RULE, f"the {kind} of its JSON-LD has no {key}: give one", b"ld+json")
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
                told = dates.get(_SAME_AS_META[key])
                if told and _moment(told) != moment:
                    message = f"its JSON-LD says {key} {text}, and {_SAME_AS_META[key]} {told}: let them agree"
                    faults.add(RULE, message, key.encode())
    if len(moments) > 1 and moments["dateModified"] < moments["datePublished"]:
        faults.add(RULE, "its JSON-LD was modified before it was published: mend the dates", b"dateModified")
    page = story.get("mainEntityOfPage")
    page = page.get("@id") if isinstance(page, dict) else page
    if page and canonical and page != canonical:
        message = f"its JSON-LD is about {page}, and the page is {canonical}: let them agree"
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
