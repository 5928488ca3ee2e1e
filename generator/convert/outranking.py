"""Let what a seed's container states outrank what its text seems to say."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.config import SourceSettings
from generator.convert.addresses import host_of
from generator.convert.clean import Cleaned
from generator.convert.copyrights import bare_outlet
from generator.convert.headlines import long_words, shared
from generator.convert.leads import DATELINE_PREFIX
from generator.convert.phrases import Phrases
from generator.convert.read import Paragraph
from generator.convert.sources import Outlet, unknown_outlet
from generator.convert.stated import Fact, Stated
from generator.convert.titles import Title

_SUMMARY = range(50, 321)  # characters
_OF_THE_STORY = 0.5  # of a summary's long words stand in the story as well


def stated_title(stated: Fact, cleaned: Cleaned) -> Title:
    """Make the title of the *stated* one, and drop the paragraphs that only repeat it."""
    body = tuple(p for p in cleaned.body if _bare(p.text) != _bare(stated.value))
    return Title(text=stated.value, line="", review="", body=body or cleaned.body, origin=stated.origin)


def with_stated(outlet: Outlet, stated: Stated, sources: Mapping[str, SourceSettings]) -> Outlet:
    """Put what is *stated* of the source in place of what was found; one that the site knows has the site's name."""
    given = {"name": stated.outlet, "author": stated.author, "url": stated.url}
    found = {key: fact for key, fact in given.items() if fact}
    if not found:
        return outlet
    values = {"name": outlet.name, "author": outlet.author, "url": outlet.url}
    values |= {key: fact.value for key, fact in found.items()}
    name = _known_as(values["name"], values["url"], sources) or values["name"] or host_of(values["url"])
    note = unknown_outlet(name, sources)
    origins = {**outlet.origins, **{key: fact.origin for key, fact in found.items()}}
    if "name" not in origins and name and stated.url:
        origins["name"] = stated.url.origin
    return replace(outlet, **{**values, "name": name}, review=note if name else outlet.review, origins=origins)


def good_summary(stated: Fact | None, body: Sequence[Paragraph], phrases: Phrases) -> Fact | None:
    """Give the *stated* summary if it is one of the story, whole and without a word to the reader of the page."""
    said = DATELINE_PREFIX.sub("", stated.value) if stated else ""
    if not stated or len(said) not in _SUMMARY or said.endswith(("...", "…", ":")):
        return None
    words = long_words(" ".join(paragraph.text for paragraph in body))
    is_furniture = phrases.whole(said) or any(hit.use in {"starts", "says"} for hit in phrases.hits(said))
    return None if is_furniture or shared(said, words) < _OF_THE_STORY else Fact(said, stated.origin)


def _known_as(name: str, url: str, sources: Mapping[str, SourceSettings]) -> str:
    for source, settings in sources.items():
        if name and bare_outlet(source) == bare_outlet(name):
            return source
        if settings.url and url and host_of(settings.url) == host_of(url):
            return source
    return ""


def _bare(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())
