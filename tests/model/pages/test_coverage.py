"""Stories counted over time."""

from collections import Counter
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from generator.model.pages.coverage import MOST_BARS, coverage_of, month_number
from generator.model.values import CasePage, Coverage, PersonPage, YearPage
from making import a_case, a_linked_site, an_article, an_entry, page_at

COUNTS = st.dictionaries(st.integers(12, 9999 * 12 + 11), st.integers(1, 50), min_size=2, max_size=30)


def in_months(*months: str) -> Counter[int]:
    """Count one story for each of these *months*."""
    return Counter(month_number(date.fromisoformat(f"{month}-01")) for month in months)


def test_stories_are_counted_by_month_over_whole_years() -> None:
    """So that the plots of two people can be compared."""
    bars = coverage_of(in_months("2025-03", "2025-11", "2025-11"))
    assert bars == Coverage(2025, 1, (0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2, 0))


def test_a_long_time_is_told_in_quarters_and_a_longer_one_in_years() -> None:
    """Four years of months are as many bars as can be told apart; so are twelve years of quarters."""
    found = [
        coverage_of(in_months("2001-12", last)) for last in ("2004-01", "2005-01", "2012-01", "2013-01", "2049-01")
    ]
    assert [(bars.months, len(bars.counts)) for bars in found if bars] == [
        (1, 48),
        (3, 20),
        (3, 48),
        (12, 13),
        (24, 25),
    ]


def test_a_plot_needs_three_stories_or_two_months() -> None:
    """Of fewer it would say less than the list of them."""
    assert coverage_of({}) is None
    assert coverage_of(in_months("2025-03", "2025-03")) is None
    assert coverage_of(in_months("2025-03", "2025-03", "2025-03")) is not None
    assert coverage_of(in_months("2025-03", "2025-04")) is not None


@given(COUNTS, st.lists(st.dates(date(1, 1, 1)), max_size=4))
def test_no_story_and_no_mark_is_lost_in_a_plot_of_few_bars(counts: dict[int, int], marks: list[date]) -> None:
    """However far apart they are."""
    bars = coverage_of(counts, marks)
    assert bars is not None
    assert sum(bars.counts) == sum(counts.values())
    assert len(bars.counts) <= MOST_BARS
    assert all(0 <= mark < len(bars.counts) for mark in bars.marks)
    assert bool(bars.marks) == bool(marks)


def test_a_month_is_one_of_the_site_s_zone() -> None:
    """The last hour of February in UTC is in March in Paris."""
    articles = [
        an_article(f"Story {hour}", date=datetime(2025, 2, 28, hour, 30, tzinfo=UTC), people=("Ann",))
        for hour in (21, 22, 23)
    ]
    page = page_at(a_linked_site(*articles, time_zone="Europe/Paris"), "people/ann/index.html", PersonPage)
    assert page.coverage
    assert page.coverage.counts[:4] == (0, 2, 1, 0)


def test_only_the_first_page_of_a_term_has_a_plot_and_one_story_has_none() -> None:
    """A story that comes in changes no later page but by what moves on to it."""
    articles = [
        an_article(f"Story {month}", date=datetime(2025, month, 1, tzinfo=UTC), people=("Ann", f"Only {month}"))
        for month in (1, 2, 3)
    ]
    site = a_linked_site(*articles, page_size=2)
    paths = ["people/ann/index.html", "people/ann/page/2/index.html", "people/only-1/index.html"]
    assert [page_at(site, path, PersonPage).coverage is None for path in paths] == [False, True, True]


def test_the_plot_of_a_case_marks_when_it_moved_on() -> None:
    """Also before the first story and after the last one."""
    articles = [
        an_article(f"Story {month}", date=datetime(2025, month, 1, tzinfo=UTC), cases=("The Case",)) for month in (3, 5)
    ]
    case = a_case(timeline=(an_entry("charged", "2024-12-03"), an_entry("acquitted", "2025-05-04")))
    page = page_at(a_linked_site(*articles, cases=[case]), "cases/the-case/index.html", CasePage)
    assert page.coverage == Coverage(2024, 1, (0,) * 14 + (1, 0, 1) + (0,) * 7, (11, 16))


def test_a_year_of_the_archive_is_told_by_month() -> None:
    """All stories of the year are in it."""
    articles = [an_article(f"S {month}", date=datetime(2025, month, 1, tzinfo=UTC)) for month in (1, 1 + 6, 12)]
    page = page_at(a_linked_site(*articles), "2025/index.html", YearPage)
    assert page.coverage == Coverage(2025, 1, (1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1))
