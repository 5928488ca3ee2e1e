"""Reading what containers write in many ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.config import is_web_address
from generator.convert.stated_values import (
    outlet_beside,
    same_outlet,
    stated_address,
    stated_authors,
    stated_day,
    without_outlet,
)
from generator.model.dates import is_partial_date


@pytest.mark.parametrize(
    ("text", "base", "address"),
    [
        ("HTTPS://x.example/a?utm_medium=x&id=3&fbclid=y#top", "", "https://x.example/a?id=3"),
        ("/a", "https://x.example/b", "https://x.example/a"),
        ("/a", "", ""),
        ("https://x.example/", "", ""),
        ("https://x.example/?p=12", "", "https://x.example/?p=12"),
        ("https://ann:secret@x.example/a", "", ""),
        ("javascript:alert(1)", "", ""),
        ("http://[::1/a", "", ""),
        ("https://x.example/" + "a" * 3000, "", ""),
    ],
)
def test_an_address_is_that_of_a_story(text: str, base: str, address: str) -> None:
    """A home page is none, and what only counts visitors is left out."""
    assert stated_address(text, base) == address


@given(st.text())
def test_an_address_is_a_web_address_or_nothing(text: str) -> None:
    """Whatever stands where an address should."""
    for found in (stated_address(text), stated_address(f"https://x.example/{text}")):
        assert found == "" or is_web_address(found)


@given(st.text(alphabet="0123456789-T:Z March,") | st.text())
def test_a_day_is_a_partial_date_or_nothing(text: str) -> None:
    """Whatever stands where a date should."""
    assert stated_day(text) == "" or is_partial_date(stated_day(text))


@pytest.mark.parametrize(
    ("name", "host", "same"),
    [
        ("Harbour News", "harbournews.example", True),
        ("The Harbour News", "news.harbournews.co.example", True),
        ("HBN News", "hbn.co.uk", True),
        ("Old Quay Gazette", "oqgazette.example", True),
        ("News", "harbournews.example", False),
        ("Hosted", "hosted.harbour.example", False),
        ("Harbour News", "", False),
    ],
)
def test_an_outlet_is_known_by_its_host(name: str, host: str, same: bool) -> None:
    """By its letters, or by their beginning and its initials."""
    assert same_outlet(name, host) is same


def test_the_outlet_beside_a_title_is_found_and_dropped() -> None:
    """At either end, more than once, and only if it is the outlet's name."""
    assert outlet_beside("Drum found | News | Harbour News", "harbournews.example") == "Harbour News"
    assert outlet_beside("Drum found", "harbournews.example") == ""
    assert (
        without_outlet("Harbour News: Drum - found | HarbourNews.com", ["Harbour News"]) == "Harbour News: Drum - found"
    )
    assert without_outlet("Drum found - Harbour News | Harbour News", ["harbour news"]) == "Drum found"


def test_authors_are_put_together() -> None:
    """Each once, without what is said of them."""
    said = ["By ANN QUILL, Staff Writer", "Bo Ode; Cal Lens", "Ann Quill", "Harbour News", "Newsroom"]
    assert stated_authors(said, ["The Harbour News"]) == "Ann Quill, Bo Ode and Cal Lens"
