"""The outlet, the author and the address of a story."""

import pytest
from convert.seed_making import END, LEAD, MIDDLE, a_seed, cleaned, converted

from generator.config import SourceSettings
from generator.convert.bylines import Byline, parse_byline
from generator.convert.mastheads import Masthead
from generator.convert.sources import find_outlet
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


ORIGINAL = "https://tidepost.example/news/drum"


@pytest.mark.parametrize(
    "line",
    [
        f"Read the original at {ORIGINAL}",
        f"Read the original at {ORIGINAL}?utm_medium=rss&utm_source=x#top",
        f"Permalink: {ORIGINAL}",
        f"Source: {ORIGINAL}.",
        f"View this full story on {ORIGINAL}",
    ],
)
def test_the_address_that_is_said_to_be_the_original_wins(line: str) -> None:
    """Other addresses stand on the same page, and buttons to share it."""
    others = (
        "https://tidepost.example/news/ferry",
        "https://www.facebook.com/sharer.php?u=tidepost",
        f"https://x.com/intent/tweet?url={ORIGINAL}",
    )
    assert source_of(*STORY, *others, line, "© 2025 Tide Post").url == ORIGINAL


@pytest.mark.parametrize(
    "address",
    [
        "https://bsky.app/intent/compose?text=drum",
        "https://m.facebook.com/tidepost/drum",
        "https://tidepost.example/share/drum",
        "https://wa.me/?text=drum",
        "https://tidepost.example/",
    ],
)
def test_a_button_is_no_address_of_the_story(address: str) -> None:
    """Those of networks, those that share, and the outlet's front page."""
    assert source_of(*STORY, address, "© 2025 Tide Post").url == ""


def test_a_host_that_ends_like_a_network_is_none() -> None:
    """fox.com is not x.com."""
    url = "https://www.boxx.com/news/drum"
    assert source_of(*STORY, url, "© 2025 Tide Post").url == url


def test_a_copyright_line_among_the_paragraphs_is_not_that_of_the_outlet() -> None:
    """It belongs to a picture or a quoted post."""
    article = converted(a_seed("Big Drum Missing", LEAD, "© 2024 Marsh Media. All rights reserved.", MIDDLE, END))
    assert article.source is None


def test_a_copyright_line_without_a_year_names_the_outlet_below_the_story() -> None:
    """Beside a picture the same line would be its credit."""
    assert source_of(*STORY, "© The Tide Post").name == "The Tide Post"


@pytest.mark.parametrize(
    ("lines", "name", "words", "rule"),
    [
        ((*STORY, "© 2025 Harbour Courier. All rights reserved."), "name", "Harbour Courier", "the copyright line"),
        (
            ("Big Drum Missing", "By Petra Vane, Harbour Courier", LEAD, MIDDLE, END),
            "name",
            "Harbour Courier",
            "the byline",
        ),
        (
            ("Big Drum Missing", "By Petra Vane, Harbour Courier", LEAD, MIDDLE, END),
            "author",
            "Petra Vane",
            "the byline",
        ),
        ((*STORY, f"Permalink: {ORIGINAL}"), "url", ORIGINAL, "said to be the original"),
        ((*STORY, f"Permalink: {ORIGINAL}"), "name", ORIGINAL, "the host of the address"),
        (
            ("Big Drum Missing", "Petra Vane", "5 May 2025", LEAD, MIDDLE, END),
            "author",
            "Petra Vane",
            "a name above the date",
        ),
    ],
)
def test_a_source_tells_where_it_was_read(lines: tuple[str, ...], name: str, words: str, rule: str) -> None:
    """The place in the seed holds the words that were read."""
    seed = a_seed(*lines)
    outlet = find_outlet(cleaned(seed), {}, "", Masthead())
    origin = outlet.origins[name]
    assert (seed.text[origin.start : origin.end], origin.rule) == (words, rule)


def test_a_source_of_the_settings_tells_where_it_was_read() -> None:
    """In the furniture, accents aside."""
    seed = a_seed(*STORY, "Thank you for reading Café Post.")
    outlet = find_outlet(cleaned(seed), {"Cafe Post": SourceSettings()}, "", Masthead())
    origin = outlet.origins["name"]
    assert (seed.text[origin.start : origin.end], origin.rule) == ("Café Post", "among the site's sources")
