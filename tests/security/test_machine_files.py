"""Feeds, sitemaps and what the search reads stay what they are, with every payload as text in them."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

from security.hostile_sites import Listener
from security.payloads import ADDRESSES, EVALUATED, LINES, REFUSED_ADDRESSES, TEXTS, THERE

from generator.config import is_web_address


def test_there_are_payloads_of_every_kind() -> None:
    """Enough of them, and each with a name of its own."""
    assert len(TEXTS) > 100
    assert not [name for name, text in TEXTS.items() if "pwned(" in text and name not in text]


def test_every_file_of_xml_can_be_read(payload_site: Path, seed_site: Path) -> None:
    """Whatever its texts hold, no element is left open and none is added."""
    names = {"script", "img", "svg", "iframe", "style", "base", "form", "meta"}
    for root in (payload_site, seed_site):
        for path in sorted((root / "output").rglob("*.xml")):
            tags = {element.tag.rpartition("}")[2] for element in ET.parse(path).iter()}  # noqa: S314
            assert not tags & names, path


def test_every_file_of_json_can_be_read(payload_site: Path, seed_site: Path) -> None:
    """Also by what takes U+2028 for the end of a line."""
    for root in (payload_site, seed_site):
        for path in (root / "output").rglob("*.json"):
            assert isinstance(json.loads(path.read_text(encoding="utf-8")), dict), path


def test_the_titles_in_feeds_are_those_that_were_written(payload_site: Path, listener: Listener) -> None:
    """Letter by letter, but for blanks."""
    found: set[str] = set()
    for path in (payload_site / "output/cases").rglob("feed.xml"):
        titles = ET.parse(path).iterfind("channel/item/title")  # noqa: S314
        found |= {" ".join((title.text or "").split()) for title in titles}
    wanted = {
        " ".join(f"n{number:03} {LINES.get(name, name)}".replace(THERE, listener.url).split())
        for number, name in enumerate(TEXTS)
    }
    assert wanted - found == set()


def test_no_text_is_a_template(payload_site: Path, seed_site: Path) -> None:
    """What stands in braces is written as it stands."""
    for root in (payload_site, seed_site):
        pages = [path.read_text(encoding="utf-8", errors="replace") for path in (root / "output").rglob("*.html")]
        assert not [page for page in pages if EVALUATED in page or "root:x:0" in page or "<class" in page]
        assert any("{{ 1337*7331 }}" in page for page in pages)


def test_the_list_of_redirects_has_a_line_for_each(payload_site: Path) -> None:
    """No old address makes a line, or a column, of its own."""
    lines = (payload_site / "output/_redirects").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not re.fullmatch(r"/[^\s<>]+ /[^\s<>]+ 301", line)] == []


def test_what_is_for_editors_is_not_published(payload_site: Path) -> None:
    """Neither who allowed a minor to be shown, nor why, nor what is to be looked at."""
    for path in (payload_site / "output").rglob("*"):
        if path.is_file():
            assert b"unpublished" not in path.read_bytes(), path


def test_addresses_that_run_are_no_addresses() -> None:
    """Of those that are, each leads to another site, whatever stands in it."""
    assert [address for address in REFUSED_ADDRESSES if is_web_address(address)] == []
    assert [address for address in ADDRESSES if not is_web_address(address)] == []
