"""The outlet, the author and the address of a story."""

import pytest
from convert.seed_making import END, LEAD, MIDDLE, a_seed, converted

from generator.convert.bylines import Byline, parse_byline
from generator.model.article import Source

STORY = ("Big Drum Missing", LEAD, MIDDLE, END)


def source_of(*lines: str, sources: tuple[str, ...] = ()) -> Source:
    """Convert a story with these lines of furniture and give its source."""
    source = converted(a_seed(*lines), sources=sources).source
    assert source is not None
    return source


@pytest.mark.parametrize(
    "lines",
    [
        (*STORY, "© 2025 Harbour Courier. All rights reserved."),
        (*STORY, "Copyright 2025 Harbour Courier Ltd. All rights reserved."),
        ("Big Drum Missing", "By Petra Vane, Harbour Courier", LEAD, MIDDLE, END),
        (*STORY, "Sign up for the Harbour Courier’s free newsletter"),
        ("Nobody knows who took the big drum | Harbour Courier", LEAD, MIDDLE, END),
    ],
)
def test_the_page_names_its_outlet(lines: tuple[str, ...]) -> None:
    """Copyright lines, bylines, newsletters and the end of the title tell who published the story."""
    assert source_of(*lines).name == "Harbour Courier"


def test_an_appeal_names_its_outlet() -> None:
    """Who asks for support is who published the story."""
    appeal = "Your support helps us. The Tide Post is on the ground when it matters. Your donation lets us report."
    assert source_of(f" date 2025-05-05 {appeal}", LEAD, MIDDLE, END).name == "The Tide Post"


def test_an_outlet_that_the_story_quotes_is_not_its_source() -> None:
    """The paper that somebody talked to is another one, even when the site knows it."""
    quoted = "“It was brown,” the drummer told the Evening Star, and hung up."
    article = converted(a_seed(*STORY, quoted), sources=("Evening Star", "The Tide Post"))
    assert article.source is None
    assert "source: the seed does not name its outlet" in article.review


def test_a_source_of_the_site_weighs_more_than_a_guess() -> None:
    """A name from the settings wins over the agency in the copyright line, in the form that the settings have."""
    lines = (*STORY, "Thank you for reading Tide Post.", "© 2025 Press Bureau. All rights reserved.")
    assert source_of(*lines, sources=("Tide Post",)).name == "Tide Post"
    assert source_of(*STORY, "© 2025 Tide Post", sources=("The Tide Post",)).name == "The Tide Post"


def test_two_outlets_of_equal_weight_are_a_question() -> None:
    """Where the page speaks for two, none is taken."""
    article = converted(a_seed(*STORY, "© 2025 Tide Post", "© 2025 Press Bureau"))
    assert article.source is None
    assert "source: Tide Post or Press Bureau?" in article.review


def test_an_outlet_that_the_site_does_not_know_is_said() -> None:
    """A new source is to be looked at, and entered in the settings."""
    article = converted(a_seed(*STORY, "© 2025 Tide Post"))
    assert "source: Tide Post is not among the sources in content/site.toml" in article.review


def test_the_address_is_the_one_that_the_page_prints_of_itself() -> None:
    """A deep address on a line of its own is the story's; those of share buttons and home pages are not."""
    lines = (*STORY, "https://www.tide.example/drum/123", "https://twitter.com/share?u=1", "https://tide.example/")
    source = source_of(*lines)
    assert source.url == "https://www.tide.example/drum/123"
    assert source.name == "tide.example"


def test_the_author_stands_in_the_byline() -> None:
    """With or without "by", in capitals, beside the outlet, or alone above the date."""
    assert source_of("Big Drum Missing", "By PETRA VANE-O’DARE", LEAD, MIDDLE, END).author == "Petra Vane-O’Dare"
    assert source_of("Big Drum Missing", "Petra Vane", "12 May 2025", LEAD, MIDDLE, END).author == "Petra Vane"
    assert source_of(" date 2025-05-05 News By Petra Vane May 5, 2025 Share", LEAD, MIDDLE, END).author == "Petra Vane"


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Ann Vane", Byline("Ann Vane")),
        ("by Ann Vane and Bo Tarn", Byline("Ann Vane and Bo Tarn")),
        ("By Ann Vane, Bo Tarn and Cy Ode", Byline("Ann Vane, Bo Tarn and Cy Ode")),
        ("By Ann Vane | The Tide Post", Byline("Ann Vane", "The Tide Post")),
        ("Analysis by Ann Vane, Tide Post Editor-at-large", Byline("Ann Vane")),
        ("Ann Vane, Showbiz Reporter for The Tide Post", Byline("Ann Vane", "The Tide Post")),
        ("Exclusive | By Ann de la Vane", Byline("Ann de la Vane")),
        ("By the time the drum was found", None),
        ("By Ann Vane’s own account, it was brown.", None),
        ("Drum found by Ann", None),
    ],
)
def test_a_byline_is_told_from_a_sentence(line: str, byline: Byline | None) -> None:
    """Names in capitals behind "by" or before a role are a byline; a clause that begins with "by" is none."""
    assert parse_byline(line) == byline
