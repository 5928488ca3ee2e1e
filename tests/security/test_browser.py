"""No text of a record or a seed runs in the browser of a reader, or makes it ask anybody else for anything."""

import json
import re
from collections.abc import Iterator
from urllib.parse import quote
from xml.etree import ElementTree as ET

import pytest
from reader.browsing import MARKS, Window
from security.hostile_sites import Hostile, Listener, served_pages
from security.payloads import TEXTS

pytestmark = MARKS
# Whatever runs is noted, in whichever frame. A page that does not call anything is still looked through below.
_HOOK = """
(() => {
    const noted = (id) => { (window.top.ran ||= []).push(String(id)); };
    if ("pwned" in window) return;
    Object.defineProperty(window, "pwned", { value: noted, writable: false });
    for (const name of ["alert", "confirm", "prompt", "open", "print"]) window[name] = noted;
    window.top.ran ||= [];
})();
"""
# What could run or load once somebody points, clicks or types, and what was loaded from another host.
_LOOK = """
(plain) => {
    const wrong = [];
    const scripted = ["javascript:", "vbscript:", "data:", "blob:", "file:"];
    const schemeOf = (address) => { try { return new URL(address, document.baseURI).protocol; } catch { return ""; } };
    const strangers = "script:not([type='application/ld+json']), iframe, frame, object, embed, base, style, math,"
        + "template, animate, use, foreignObject, image, video, audio, marquee, textarea, select, form, input, button";
    const leads = /^(?:href|src|srcset|action|formaction|xlink:href|poster|data|cite|background|ping)$/;
    for (const element of document.querySelectorAll("*")) {
        for (const attribute of element.attributes) {
            if (attribute.name.startsWith("on")) wrong.push(`${element.localName} ${attribute.name}`);
            if (leads.test(attribute.name) && scripted.includes(schemeOf(attribute.value)))
                wrong.push(`${element.localName} ${attribute.value}`);
            if (attribute.name === "style" && plain && !/^(?:text-align:\\s*\\w+;?)?$/.test(attribute.value))
                wrong.push(`style ${attribute.value}`);
        }
    }
    if (plain)
        for (const element of document.querySelectorAll(strangers)) wrong.push(`<${element.localName}>`);
    for (const block of document.querySelectorAll("script[type='application/ld+json']"))
        try { JSON.parse(block.textContent); } catch (error) { wrong.push(`${error}`); }
    for (const entry of performance.getEntriesByType("resource"))
        if (![location.origin, "https://digest.example"].includes(new URL(entry.name).origin))
            wrong.push(`loaded ${entry.name}`);
    return [...wrong, ...window.ran];
}
"""
_FOUND = """
() => new Promise((done) => {
    const settled = () => document.getElementById("found").textContent || !document.getElementById("nothing").hidden
        || !document.getElementById("failed").hidden || !document.getElementById("q").value;
    const wait = () => (settled() ? done(true) : setTimeout(wait, 10));
    wait();
})
"""
# Where feeds have HTML; the descriptions of whole feeds and the summaries of Atom are text.
_HTML_IN_FEEDS = (
    "channel/item/{http://purl.org/rss/1.0/modules/content/}encoded",
    "channel/item/description",
    "{http://www.w3.org/2005/Atom}entry/{http://www.w3.org/2005/Atom}content[@type='html']",
)
_SENDS_ON = re.compile(r"^old/|^(?:people|shows|cases)/n\d{3}-alias")


@pytest.fixture(autouse=True)
def hooked(window: Window) -> None:
    """Note what runs in each page from now on."""
    window.ask("Page.addScriptToEvaluateOnNewDocument", source=_HOOK)
    window.look()
    window.open("about:blank")
    window.complaints()


def _strange(window: Window, address: str, *, plain: bool) -> list[str]:
    window.open(address)
    found = window.call(_LOOK, plain)
    assert isinstance(found, list)
    return found


def _pages(site: Hostile) -> Iterator[tuple[str, bool]]:
    """Give all pages that show something, and tell those in which no script or form of ours stands."""
    for path in site.pages:
        if not _SENDS_ON.match(path):
            yield path, path != "search/" and not path.endswith("mail.html")


def test_nothing_runs_even_without_a_policy(window: Window, hostile: Hostile, listener: Listener) -> None:
    """On no page, and in no mail; and nobody else is asked for anything."""
    found = {path: _strange(window, hostile.bare + path, plain=plain) for path, plain in _pages(hostile)}
    assert {path: strange for path, strange in found.items() if strange} == {}
    assert listener.asked == []


def test_no_page_wants_what_its_policy_refuses(window: Window, hostile: Hostile, listener: Listener) -> None:
    """Under the policy that is published, the console has nothing to say but that a picture is not there."""
    wrong = {}
    for path, plain in _pages(hostile):
        if path.endswith("mail.html"):  # what goes by mail has its styles in its elements
            continue
        found = _strange(window, hostile.guarded + path, plain=plain)
        if found := [*found, *(said for said in window.complaints() if "404 (Not Found)" not in said)]:
            wrong[path] = found
    assert wrong == {}
    assert listener.asked == []


def test_what_is_searched_for_and_found_is_text(window: Window, hostile: Hostile, listener: Listener) -> None:
    """Each payload is asked for by its number, and the last one by itself."""
    shown = 0
    for query in [*(f"n{number:03}" for number in range(len(TEXTS))), *TEXTS.values()][: len(TEXTS) + 20]:
        assert _strange(window, f"{hostile.bare}search/?q={quote(query)}", plain=False) == []
        assert window.call(_FOUND) is not None
        shown += int(str(window.run("document.querySelectorAll('.found li').length")))
        assert window.call(_LOOK, False) == []
    assert shown > len(TEXTS)
    assert listener.asked == []


def test_the_texts_of_feeds_are_harmless_wherever_they_are_shown(
    window: Window, hostile: Hostile, listener: Listener
) -> None:
    """Each as a page of its own, on a host without a policy: a feed reader may have none."""
    parts: set[str] = set()
    for path in sorted((hostile.root / "output").rglob("*.xml")):
        tree = ET.parse(path)  # noqa: S314 - what we wrote
        parts |= {found.text or "" for place in _HTML_IN_FEEDS for found in tree.iterfind(place)}
    for path in sorted((hostile.root / "output").rglob("*.json")):
        entries = json.loads(path.read_text(encoding="utf-8")).get("items", [])
        parts |= {entry.get("content_html", "") for entry in entries}
    assert len(parts) > len(TEXTS)
    pages = [f"<!doctype html><meta charset=utf-8><title>x</title>{part}" for part in sorted(parts)]
    with served_pages(pages) as addresses:
        found = {address: _strange(window, address, plain=True) for address in addresses}
    assert {address: strange for address, strange in found.items() if strange} == {}
    assert listener.asked == []
