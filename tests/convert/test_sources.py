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
    outlet = "© 2025 Tide Post"
    assert source_of("Big Drum Missing", "By PETRA VANE-O’DARE", LEAD, MIDDLE, outlet).author == "Petra Vane-O’Dare"
    assert source_of("Big Drum Missing", "Petra Vane", "12 May 2025", LEAD, MIDDLE, outlet).author == "Petra Vane"
    run_in = " date 2025-05-05 News By Petra Vane May 5, 2025 Share"
    assert source_of(run_in, LEAD, MIDDLE, outlet).author == "Petra Vane"


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


@pytest.mark.parametrize(
    "top",
    [
        ("Nobody knows who took the big drum", "The Evening Tide", "By Petra Vane", "May 4, 2025"),
        ("Nobody knows who took the big drum", "By Petra Vane", "The Evening Tide", "4 May 2025"),
        ("Nobody knows who took the big drum", "The Evening Tide", "Petra Vane", "Wed 14 May 2025 09.14 BST"),
        ("The Evening Tide", "Nobody knows who took the big drum", "By Petra Vane", "4 May 2025"),
        ("NOBODY KNOWS WHO TOOK THE BIG DRUM", "Tide Evening Post", "4 May 2025"),
    ],
)
@pytest.mark.parametrize("told", ["", " They told The Evening Tide so, and The Evening Tide told Tide Evening Post."])
def test_the_line_between_headline_and_byline_is_the_outlet(top: tuple[str, ...], told: str) -> None:
    """Its place tells, whether the story speaks of the outlet or not; the headline stays the title."""
    article = converted(a_seed(*top, LEAD, MIDDLE + told, END))
    assert article.source is not None
    assert article.source.name in {"The Evening Tide", "Tide Evening Post"}
    assert article.title.lower() == "nobody knows who took the big drum"
    assert article.source.date.startswith("2025-05-")


@pytest.mark.parametrize("sources", [("Tide and Times",), ()])
def test_a_line_known_as_the_outlet_is_no_title(sources: tuple[str, ...]) -> None:
    """The settings or a copyright line confirm it, wherever it stands."""
    told = f"{MIDDLE} They told Tide and Times of it."
    article = converted(
        a_seed("The drum is missed", "Tide and Times", "Harbour", LEAD, told, END, "© 2025 Tide and Times"),
        sources=sources,
    )
    assert article.title == "The drum is missed"


def test_an_unknown_outlet_is_not_made_up() -> None:
    """What else is known stands in the source, and in the note a line that may be the name."""
    article = converted(a_seed("The Tin Whistle", "By Petra Vane", "4 May 2025", LEAD, MIDDLE, END))
    assert article.source == Source(author="Petra Vane", date="2025-05-04")
    assert article.title == "The harbour was quiet on the morning after the party"
    assert "source: the seed does not name its outlet; is it the line “The Tin Whistle”?" in article.review
