"""Find what a web page states of its story: in JSON-LD, in the tags for social networks, in its elements."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from generator.convert.addresses import host_of
from generator.convert.json_ld import Object, first_text, story_object, texts
from generator.convert.read import one_line
from generator.convert.stated import Fact, Stated, fact
from generator.convert.stated_values import (
    outlet_behind,
    outlet_beside,
    same_outlet,
    stated_address,
    stated_authors,
    stated_day,
    without_outlet,
)

_DAY_NAMES = (
    "article:published_time",
    "datepublished",
    "og:article:published_time",
    "og:published_time",
    "parsely-pub-date",
    "sailthru.date",
    "publishdate",
    "publish-date",
    "pubdate",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "date",
)
_AUTHOR_NAMES = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl")
_DAY_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)/(\d\d?)/(\d\d?)/")
# Behind a title stands the section as often as the outlet.
_SECTION = re.compile(
    r"(?:(?:arts?|celebs?|celebrit(?:y|ies)|culture|entertainment|features?|films?|gossip|home|latest|life|lifestyle"
    r"|local|movies?|music|national|news|opinion|people|photos|politics|royals?|showbiz|sports?|style|top stories|tv"
    r"|uk|us|videos?|world|and|&)(?: |$))+",
    re.IGNORECASE,
)
_TITLE_WORDS, _LONGEST_CREDIT = 3, 120


@dataclass(frozen=True, slots=True)
class PageFacts:
    """Hold what a page states, and what to ask the editor."""

    stated: Stated
    notes: tuple[str, ...]


def read_facts(tree: HtmlElement) -> PageFacts:
    """Read the facts of the page *tree*; those of JSON-LD outrank its tags, and these outrank its elements."""
    metas, story = _metas(tree), story_object(tree)
    url = _address(tree, metas, story)
    publishers = texts(story.get("publisher"))
    sites = [metas.get("og:site_name", ""), metas.get("application-name", "")]
    beside = outlet_beside(_page_title(tree), host_of(url))
    headings = [text for h1 in tree.iter("h1") if (text := _text(h1))]
    heading, behind = outlet_behind(_page_title(tree), headings)
    named = [*_named(publishers, "the publisher in the page's JSON-LD"), *_named([*sites, beside], "the page's tags")]
    behind = "" if _SECTION.fullmatch(behind) else behind
    outlet = _outlet([*named, *_named([behind], "beside the heading in the page's title", 0.8)], url)
    outlets = [name for name in (*publishers, *sites, outlet.value if outlet else "", host_of(url)) if name]
    stated = Stated(
        title=_title(tree, metas, story, heading, outlets),
        author=_author(tree, metas, story, outlets),
        outlet=outlet,
        url=fact(url, "the page's own address", 0.95),
        day=_day(tree, metas, story, url),
        summary=_summary(metas, story),
    )
    return PageFacts(stated, tuple(_picture(metas, story, url)))


def _metas(tree: HtmlElement) -> dict[str, str]:
    """Give the content of the meta elements by name, in small letters; the first of a name counts."""
    metas: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = one_line(element.get("content", ""))
        for attribute in ("property", "name", "itemprop"):
            if content and (name := element.get(attribute, "").lower()):
                metas.setdefault(name, content)
    return metas


def _address(tree: HtmlElement, metas: dict[str, str], story: Object) -> str:
    links = [link.get("href", "") for link in tree.iter("link") if "canonical" in link.get("rel", "").lower().split()]
    own = [metas.get("og:url", ""), *texts(story.get("mainEntityOfPage")), *texts(story.get("url"))]
    base = next((address for address in own if stated_address(address)), "")
    return next(filter(None, (stated_address(address, base) for address in (*links, *own))), "")


def _named(names: Iterable[str], rule: str, confidence: float = 0.9) -> Iterator[Fact]:
    yield from (found for name in names if (found := fact(name.removeprefix("the "), rule, confidence)))


def _outlet(candidates: Iterable[Fact], url: str) -> Fact | None:
    """Choose the outlet that the address confirms, or else the publisher, an agency perhaps, or a name of two words."""
    named = [found for found in candidates if not host_of(found.value) and "/" not in found.value]
    for found in named:
        if same_outlet(found.value, host_of(url)):
            return found
    return next((found for found in named if " " in found.value), None)


def _title(
    tree: HtmlElement, metas: dict[str, str], story: Object, main_heading: str, outlets: list[str]
) -> Fact | None:
    headings = [text for h1 in tree.iter("h1") if len((text := _text(h1)).split()) >= _TITLE_WORDS]
    named = (
        (metas.get("og:title", ""), "the page's og:title"),
        (first_text(story.get("headline")), "the headline in the page's JSON-LD"),
        (main_heading or (headings[0] if len(headings) == 1 else ""), "the page's main heading"),
        (metas.get("twitter:title", ""), "the page's tags"),
        (_page_title(tree), "the page's title"),
    )
    for title, rule in named:
        if own := without_outlet(title, outlets):
            # "Opinion | A harbour in doubt" is printed as "A harbour in doubt" and a label.
            inside = [heading for heading in headings if heading != own and _is_within(heading, own)]
            return fact(inside[0] if len(inside) == 1 else own, rule, 0.95)
    return None


def _page_title(tree: HtmlElement) -> str:
    title = tree.find(".//title")
    return "" if title is None else _text(title)


def _is_within(heading: str, title: str) -> bool:
    return bool(re.search(rf"(?:^|\s[|:–—-]\s){re.escape(heading)}(?:\s[|–—-]\s|$)", title))


def _author(tree: HtmlElement, metas: dict[str, str], story: Object, outlets: list[str]) -> Fact | None:
    elements = [_text(e) for e in tree.iter("a", "span", "div") if "author" in (e.get("rel"), e.get("itemprop"))]
    named = (
        (texts(story.get("author")) or texts(story.get("creator")), "the author in the page's JSON-LD"),
        ([metas[name] for name in _AUTHOR_NAMES if name in metas], "the page's tags"),
        (elements[:3], "the page's byline"),
    )
    for names, rule in named:
        if found := fact(stated_authors(names, outlets), rule, 0.9):
            return found
    return None


def _day(tree: HtmlElement, metas: dict[str, str], story: Object, url: str) -> Fact | None:
    times = {stated_day(e.get("datetime", "")) for e in tree.iter("time") if e.get("pubdate") is not None}
    named: list[tuple[str, str]] = [(first_text(story.get("datePublished")), "the date in the page's JSON-LD")]
    named += [(metas[name], "the page's tags") for name in _DAY_NAMES if name in metas]
    named += [(e.get("datetime") or e.get("content") or _text(e), "the page's date") for e in _published(tree)]
    named += [(day, "the page's date") for day in (times if len(times) == 1 else ())]
    if match := _DAY_IN_ADDRESS.search(url):
        named.append((f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}", "the page's address"))
    return next((found for text, rule in named if (found := fact(stated_day(text), rule, 0.95))), None)


def _published(tree: HtmlElement) -> list[HtmlElement]:
    return [e for e in tree.iter("time", "span", "div", "p", "abbr") if e.get("itemprop") == "datePublished"]


def _summary(metas: dict[str, str], story: Object) -> Fact | None:
    for text in (metas.get("og:description"), first_text(story.get("description")), metas.get("description")):
        if text:
            return fact(text, "the page's description", 0.8)
    return None


def _picture(metas: dict[str, str], story: Object, url: str) -> Iterator[str]:
    """Name the lead picture, which an editor may only use with its credit."""
    images = story.get("image")
    image = images[0] if isinstance(images, list) and images else images
    stated = (metas.get("og:image", ""), *_addresses(image))
    address = next((found for text in stated if (found := stated_address(text, url)) and found != url), "")
    if not address:
        return
    credit = (
        next((first_text(image.get(key)) for key in ("creditText", "copyrightHolder", "author") if key in image), "")
        if isinstance(image, dict)
        else ""
    )
    said = [f"it shows “{metas['og:image:alt']}”"] if metas.get("og:image:alt") else []
    said += [f"credit “{credit[:_LONGEST_CREDIT]}”"] if credit else ["its credit is not stated"]
    yield f"image: the page has {address}; {'; '.join(said)}"


def _addresses(image: object) -> Iterator[str]:
    """Give what may be the address of *image*; the id of an object is often that of the page it stands on."""
    if isinstance(image, dict):
        yield from (first_text(image[key]) for key in ("contentUrl", "url", "thumbnailUrl") if key in image)
    else:
        yield first_text(image)


def _text(element: HtmlElement) -> str:
    return one_line(element.text_content())
