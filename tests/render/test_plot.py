"""Stories over time, drawn and told."""

import re

from hypothesis import given
from hypothesis import strategies as st

from generator.model.pages.coverage import MOST_BARS, coverage_of
from generator.model.values import Coverage
from generator.render.plot import Plot, plot
from generator.render.words import Words
from making import a_frame, a_linked_site

COUNTS = st.dictionaries(st.integers(12, 9999 * 12 + 11), st.integers(1, 50), min_size=2, max_size=30)


def drawn(coverage: Coverage, language: str = "en") -> Plot:
    """Draw *coverage* on a site in a *language*."""
    return plot(Words(a_frame(a_linked_site(), language)), coverage)


def a_year(*counts: int) -> tuple[int, ...]:
    """Fill a year of months up with months without a story."""
    return counts + (0,) * (12 - len(counts))


def test_the_highest_bar_fills_the_drawing_and_an_empty_month_has_none() -> None:
    """The others are as high as they are many."""
    found = drawn(Coverage(2025, 1, a_year(4, 0, 1)))
    assert (found.width, found.height) == (120, 40)
    assert found.bars == "M0 40v-40h7v40zM20 40v-10h7v10z"
    assert found.marks == ""


def test_one_story_a_month_does_not_fill_the_drawing() -> None:
    """It must not look like a flood."""
    assert drawn(Coverage(2025, 1, a_year(1, 1))).bars == "M0 40v-20h7v20zM10 40v-20h7v20z"


def test_one_story_beside_hundreds_can_still_be_seen() -> None:
    """A bar has a least height."""
    assert drawn(Coverage(2025, 1, a_year(400, 1))).bars.endswith("M10 40v-3h7v3z")


def test_marks_stand_below_the_bars() -> None:
    """The drawing has room for them, and the words say what they are."""
    found = drawn(Coverage(2025, 1, a_year(2, 1), marks=(1,)))
    assert (found.height, found.marks) == (48, "M10 48v-4h7v4z")
    assert found.caption == "Stories by month; most in January 2025: 2. The marks show when the case moved on."


def test_a_plot_says_in_words_what_it_shows() -> None:
    """From when to when, and when there were most; in the language of the site."""
    bars = Coverage(2025, 1, a_year(0, 0, 2, 0, 6, 0, 0, 0, 0, 0, 1))
    assert drawn(bars).told == ("Stories by month, from March 2025 (2) to November 2025 (1); most in May 2025: 6")
    assert drawn(bars).caption == "Stories by month; most in May 2025: 6"
    assert drawn(bars, "de").told == (
        "Meldungen nach Monaten, von März 2025 (2) bis November 2025 (1); die meisten: Mai 2025 (6)"
    )


def test_a_plot_of_one_month_or_of_single_stories_says_no_more_than_that() -> None:
    """That there were most in one of several alike would be wrong."""
    assert drawn(Coverage(2025, 1, a_year(0, 3))).told == "Stories by month: 3 in February 2025"
    single = drawn(Coverage(2025, 1, a_year(1, 0, 1)))
    assert single.told == "Stories by month: one at a time, from January 2025 to March 2025"
    assert single.caption == "Stories by month"


def test_a_bar_is_named_by_what_it_stands_for() -> None:
    """A quarter, a year, or several."""
    quarters = drawn(Coverage(2001, 3, (0, 2, *[0] * 17, 1)))
    assert quarters.told.startswith("Stories by quarter, from quarter 2 of 2001 (2) to quarter 4 of 2005 (1)")
    years = drawn(Coverage(2001, 12, (2, *[0] * 12, 1)))
    assert years.told.startswith("Stories by year, from 2001 (2) to 2014 (1)")
    several = drawn(Coverage(1960, 24, (2, *[0] * 24, 1)))
    assert several.told.startswith("Stories in steps of 2 years, from 1960 to 1961 (2) to 2010 to 2011 (1)")


def test_years_are_named_while_there_is_room_for_them() -> None:
    """Each stretch has a place below the bars, also one without a name."""
    assert drawn(Coverage(2024, 1, a_year(2) + a_year(1))).years == ("2024", "2025")
    many = drawn(Coverage(2001, 12, (2, *[0] * 12, 1))).years
    assert many == ("2001", "", "", "2004", "", "", "2007", "", "", "2010", "", "", "2013", "")


@given(COUNTS)
def test_every_plot_is_drawn_within_its_bounds_and_named_by_few_years(counts: dict[int, int]) -> None:
    """However many stories, over whatever time."""
    coverage = coverage_of(counts)
    assert coverage
    found = drawn(coverage)
    outlines = re.findall(r"M(\d+) 40v-(\d+)h7v\2z", found.bars)
    assert len(outlines) == sum(count > 0 for count in coverage.counts)
    assert all(int(left) + 7 <= found.width and 0 < int(height) <= 40 for left, height in outlines)
    assert 1 <= sum(map(bool, found.years)) <= 6
    assert len(found.years) <= MOST_BARS
