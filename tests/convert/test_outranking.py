"""What the container of a seed states outranks what its text seems to say."""

import pytest
from convert.seed_making import END, LEAD, MIDDLE, a_seed, cleaned

from generator.config import SourceSettings
from generator.convert.origin import Origin
from generator.convert.outranking import good_summary, stated_title, with_stated
from generator.convert.phrases import read_phrases
from generator.convert.read import Paragraph
from generator.convert.sources import Outlet
from generator.convert.stated import NOTHING, Fact, Stated, fact

AT_TOP = Origin(0, 5, "the byline", 0.9)
UNKNOWN = "source: Harbour News is not among the sources in content/site.toml"


def a_fact(value: str) -> Fact:
    """Make a fact of a page."""
    found = fact(value, "the page", 0.95)
    assert found
    return found


def test_a_stated_title_is_not_repeated_in_the_body() -> None:
    """Neither in other quotes; and where it is all there is, it stays."""
    story = cleaned(a_seed("Top", "“Drum” is lost", LEAD, MIDDLE, END))
    title = stated_title(a_fact('"Drum" is lost'), story)
    assert (title.text, title.review) == ('"Drum" is lost', "")
    assert "“Drum” is lost" not in [paragraph.text for paragraph in title.body]
    assert [p.text for p in stated_title(a_fact(LEAD), cleaned(a_seed(LEAD))).body] == [LEAD]


def test_what_is_stated_of_the_source_replaces_what_was_found() -> None:
    """Value by value, each with its origin; what is not stated stays."""
    outlet = Outlet("Evening Star", "Ann Quill", "", "source: Evening Star or Star?", {"author": AT_TOP})
    stated = Stated(outlet=a_fact("Harbour News"), url=a_fact("https://harbour.example/a"))
    assert with_stated(outlet, stated, {}) == Outlet(
        "Harbour News",
        "Ann Quill",
        "https://harbour.example/a",
        UNKNOWN,
        {"author": AT_TOP, "name": Origin(0, 0, "the page", 0.95), "url": Origin(0, 0, "the page", 0.95)},
    )
    assert with_stated(outlet, NOTHING, {}) is outlet


@pytest.mark.parametrize("name", ["the harbour news", "", "Harbour Online"])
def test_an_outlet_that_the_site_knows_has_the_name_that_the_site_gives_it(name: str) -> None:
    """By its own name in another spelling, or by the host of its address."""
    stated = Stated(outlet=fact(name, "the page", 0.95), url=a_fact("https://www.harbour.example/a"))
    found = with_stated(Outlet(), stated, {"Harbour News": SourceSettings(url="https://harbour.example/")})
    assert (found.name, found.review) == ("Harbour News", "")
    assert "name" in found.origins


BODY = [Paragraph(LEAD, 0), Paragraph(MIDDLE, 200)]


@pytest.mark.parametrize(
    ("said", "good"),
    [
        ("Nobody could say on the morning after the party who had taken the drum.", True),
        ("Drum gone.", False),
        ("Nobody could say on the morning after the party who had taken the…", False),
        ("Sign up for our newsletter: the morning after the party in the harbour.", False),
        ("Weather, traffic and politics from all over the country, every single day.", False),
    ],
)
def test_a_stated_summary_must_be_one(said: str, good: bool) -> None:
    """Of this story, whole, and without a word to the reader."""
    assert (good_summary(a_fact(said), BODY, read_phrases()) is not None) is good


def test_the_place_ahead_of_a_summary_is_left_out() -> None:
    """It belongs to the story as an agency sends it."""
    said = "Nobody could say on the morning after the party who had taken the drum."
    found = good_summary(a_fact(f"PORT FENNEL (AP) — {said}"), BODY, read_phrases())
    assert found
    assert found.value == said


def test_without_a_stated_summary_there_is_none() -> None:
    """Then the converter makes one."""
    assert good_summary(None, BODY, read_phrases()) is None
