"""
Can a feed be read by every reader there is? Asks what RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1 require.

Beyond that, what readers rely on: an address of its own, an id for each entry that no other has, absolute addresses,
also in the text of an entry, and nothing in there that runs.
Each function gives the addresses in the feed.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element

from generator.checks.addresses import is_absolute
from generator.checks.file_facts import Faults
from generator.checks.finding import Rule

RULE = Rule("feed", "Feeds can be read, are complete, and name each story once, by absolute addresses.", "error")
_ATOM = "{http://www.w3.org/2005/Atom}"
_ENCODED = "{http://purl.org/rss/1.0/modules/content/}encoded"
_RUNS = re.compile(r"<(script|style|iframe|object|embed|form)\b|<[a-z][^<>]*\s(on[a-z]+)\s*=", re.IGNORECASE)
_LEADS = re.compile(r"<[a-z][^<>]*?\s(?:href|src)\s*=\s*(?:\"([^\"]*)|'([^']*))", re.IGNORECASE)
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
_DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_RFC_822 = re.compile(
    "(?:(" + "|".join(_DAYS) + r"), )?(\d{1,2}) (" + "|".join(_MONTHS) + r") (\d{4}) (\d\d):(\d\d)(?::(\d\d))?"
    r" (?:[+-]\d{4}|GMT|UT|Z|EST|EDT|CST|CDT|MST|MDT|PST|PDT)"
)
_RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")


def check_rss(root: Element, address: str, faults: Faults) -> list[str]:
    """Find what is wrong in an RSS feed that is published at *address*."""
    channel = root.find("channel")
    if channel is None:
        faults.add(RULE, "has no channel: mend the layout")
        return []
    _require(faults, "the channel", {name: channel.findtext(name) for name in ("title", "link", "description")})
    links = channel.findall(f"{_ATOM}link")
    _check_self([link.get("href", "") for link in links if link.get("rel") == "self"], address, faults)
    entries = channel.findall("item")
    ids = [entry.findtext("guid") or entry.findtext("link") or "" for entry in entries]
    _check_ids(ids, faults, ">{}</guid")
    addresses = [channel.findtext("link") or "", *[link.get("href", "") for link in links]]
    for entry in entries:
        title, link = entry.findtext("title"), entry.findtext("link")
        if not title and not entry.findtext("description"):
            faults.add(RULE, "an item has neither title nor description: give it one", b"<item", sought="")
        guid = entry.find("guid")
        if guid is not None and guid.get("isPermaLink", "true") == "true":
            addresses.append((guid.text or "").strip())
        addresses.append(link or "")
        _check_content(entry.findtext(_ENCODED) or entry.findtext("description") or "", faults)
    _check_addresses(addresses, faults)
    moments = [element.text or "" for name in ("pubDate", "lastBuildDate") for element in channel.iter(name)]
    for moment in moments:
        if not _is_rfc_822(moment):
            expected = "“Fri, 14 Mar 2025 09:00:00 +0000”, as RFC 822 has it"
            message = f"the date “{moment}” is not on the calendar, or not written like {expected}"
            faults.add(RULE, message, f">{moment}<".encode())
    return addresses


def check_atom(root: Element, address: str, faults: Faults) -> list[str]:
    """Find what is wrong in an Atom feed that is published at *address*."""
    _require(faults, "the feed", {name: root.findtext(_ATOM + name) for name in ("id", "title", "updated")})
    links = root.findall(f"{_ATOM}link")
    _check_self([link.get("href", "") for link in links if link.get("rel") == "self"], address, faults)
    entries = root.findall(f"{_ATOM}entry")
    for entry in entries:
        _require(faults, "an entry", {name: entry.findtext(_ATOM + name) for name in ("title", "updated")})
        if root.find(f"{_ATOM}author") is None and entry.find(f"{_ATOM}author") is None:
            faults.add(RULE, "has no author, and neither has an entry: name one", b"<entry")
        content = entry.find(f"{_ATOM}content")
        if content is not None and content.get("type") == "html":
            _check_content(content.text or "", faults)
        if content is None and not any(_is_alternate(link) for link in entry.findall(f"{_ATOM}link")):
            faults.add(RULE, "an entry has neither content nor an address: give it one", b"<entry")
    ids = [entry.findtext(f"{_ATOM}id") or "" for entry in entries]
    _check_ids(ids, faults, ">{}</id")
    for name in [root.findtext(f"{_ATOM}id") or "", *ids]:
        if name and not _IRI.fullmatch(name.strip()):
            message = f"the id “{name}” is no IRI, such as urn:uuid:…, as RFC 4287 has it"
            faults.add(RULE, message, f">{name}<".encode())
    addresses = [link.get("href", "") for link in root.iter(f"{_ATOM}link")]
    _check_addresses(addresses, faults)
    moments = [element.text or "" for name in ("updated", "published") for element in root.iter(_ATOM + name)]
    _check_rfc_3339(moments, faults, ">{}<")
    return addresses


def check_json_feed(feed: Mapping[str, Any], address: str, faults: Faults) -> list[str]:
    """Find what is wrong in a JSON Feed that is published at *address*."""
    _require(faults, "the feed", {name: feed.get(name) for name in ("version", "title")})
    entries = feed.get("items")
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        faults.add(RULE, "has no items: give it a list, perhaps an empty one")
        entries = []
    _check_self([str(feed.get("feed_url", ""))], address, faults)
    for entry in entries:
        if "content_html" not in entry and "content_text" not in entry:
            faults.add(RULE, f"item {entry.get('id')} has neither content_html nor content_text: give it one")
        if not isinstance(entry.get("id", ""), str):
            faults.add(RULE, f"the id {entry['id']} is no text: write it in quotes")
        _check_content(str(entry.get("content_html", "")), faults)
    _check_ids([str(entry.get("id", "")) for entry in entries], faults, '"{}"')
    parts = [feed, *entries]
    addresses = [
        str(part[key])
        for part in parts
        for key in ("home_page_url", "feed_url", "url", "external_url")
        if part.get(key)
    ]
    _check_addresses(addresses, faults)
    moments = [str(entry[key]) for entry in entries for key in ("date_published", "date_modified") if entry.get(key)]
    _check_rfc_3339(moments, faults, '"{}"')
    return addresses


def _require(faults: Faults, whose: str, values: Mapping[str, object]) -> None:
    for name, value in values.items():
        if not str(value or "").strip():
            faults.add(RULE, f"{whose} has no {name}: give one")


def _check_self(named: Iterable[str], address: str, faults: Faults) -> None:
    for name in named:
        if name == address:
            return
    told = next(iter(named), "")
    message = f"says that it is at “{told}”" if told else "does not say where it is"
    message = f"{message}: readers should find {address}"
    faults.add_on(faults.line_of(told.encode()), RULE, message, elsewhere=told)


def _check_ids(ids: Iterable[str], faults: Faults, form: str) -> None:
    """Find ids that are missing or stand twice, in the *form* in which they are written."""
    seen: set[str] = set()
    for name in ids:
        if not name:
            faults.add(RULE, "an entry has no id: readers would show it again and again")
        elif name in seen:
            message = f"two entries have the id “{name}”: readers show only one"
            faults.add(RULE, message, form.format(name).encode(), nth=2)
        seen.add(name)


def _check_addresses(addresses: Iterable[str], faults: Faults) -> None:
    for address in addresses:
        if address and not is_absolute(address):
            faults.add(RULE, _without_host(address), address.encode())


def _check_content(html: str, faults: Faults) -> None:
    for message in _content_faults(html):
        faults.add(RULE, message)


@lru_cache(5_000)
def _content_faults(html: str) -> tuple[str, ...]:
    """Say what is wrong in the text of an entry, which many feeds have."""
    runs = dict.fromkeys([match[1] or match[2] for match in _RUNS.finditer(html)])
    leads = dict.fromkeys([unescape(match[1] or match[2] or "") for match in _LEADS.finditer(html)])
    return (
        *[f"the text of an entry has {name}, which feed readers do not run: leave it out" for name in runs],
        *[_without_host(lead) for lead in leads if not _IRI.match(lead)],
    )


def _is_alternate(link: Element) -> bool:
    return link.get("rel", "alternate") == "alternate"


def _without_host(address: str) -> str:
    return f"the address “{address}” has no host: feeds are read elsewhere"


def _check_rfc_3339(moments: Iterable[str], faults: Faults, form: str) -> None:
    for moment in moments:
        if not _is_rfc_3339(moment):
            expected = "“2025-03-14T09:00:00Z”, as RFC 3339 has it"
            message = f"the date “{moment}” is not on the calendar, or not written like {expected}"
            faults.add(RULE, message, form.format(moment).encode())


@lru_cache(100_000)
def _is_rfc_822(text: str) -> bool:
    found = _RFC_822.fullmatch(text.strip())
    if not found:
        return False
    try:
        day = datetime(int(found[4]), _MONTHS.index(found[3]) + 1, int(found[2]), int(found[5]), int(found[6]))  # noqa: DTZ001
    except ValueError:
        return False
    return not found[1] or _DAYS[day.weekday()] == found[1]


@lru_cache(100_000)
def _is_rfc_3339(text: str) -> bool:
    if not _RFC_3339.fullmatch(text.strip()):
        return False
    try:
        datetime.fromisoformat(text.strip())
    except ValueError:
        return False
    return True
