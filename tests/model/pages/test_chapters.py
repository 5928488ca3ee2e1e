"""The stories of a case, placed along its stages."""

from datetime import UTC, date, datetime

from generator.model.values import CasePage, Chapter
from making import a_case, a_linked_site, an_article, an_entry, page_at

CASE = a_case(timeline=(an_entry("charged", "2025-03-05"), an_entry("trial", "2025-06-01")))


def chapters(*days: str, number: int = 1, **settings: object) -> tuple[Chapter, ...]:
    """Give the chapters of a page of a case that has a story for each of these *days*."""
    articles = [
        an_article(f"Story {day}", date=datetime.fromisoformat(day).replace(tzinfo=UTC), cases=("The Case",))
        for day in days
    ]
    path = f"cases/the-case/{f'page/{number}/' if number > 1 else ''}index.html"
    return page_at(a_linked_site(*articles, cases=[CASE], **settings), path, CasePage).chapters


def test_a_story_stands_under_the_stage_that_the_case_had_reached() -> None:
    """The latest first, and last what was told before the first stage; a stage without a story has no heading."""
    assert chapters("2025-07-01", "2025-06-02", "2025-03-04") == (
        Chapter("trial", date(2025, 6, 1), "", 0, 2),
        Chapter(None, None, "", 2, 3),
    )


def test_a_story_of_the_very_day_was_told_after() -> None:
    """The day is that of the site's zone."""
    assert [chapter.stage for chapter in chapters("2025-03-05T00:00", "2025-03-04T23:59")] == ["charged", None]
    assert [chapter.stage for chapter in chapters("2025-03-04T23:59", time_zone="Europe/Paris")] == ["charged"]


def test_later_pages_go_on_with_the_chapters() -> None:
    """Each page divides what it shows."""
    days = ("2025-06-03", "2025-06-02", "2025-03-06", "2025-03-04")
    assert chapters(*days, number=2, page_size=3) == (Chapter(None, None, "", 0, 1),)
    assert [(chapter.start, chapter.stop) for chapter in chapters(*days, page_size=3)] == [(0, 2), (2, 3)]


def test_a_case_of_which_nothing_is_recorded_has_no_chapters() -> None:
    """Its stories stand by year, as those of people do."""
    page = page_at(a_linked_site(an_article(cases=("Other",))), "cases/other/index.html", CasePage)
    assert page.chapters == ()
