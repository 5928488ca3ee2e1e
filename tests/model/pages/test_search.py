"""What the search reads, and which of it an edit changes."""

from datetime import UTC, datetime, timedelta

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from generator.model.article import Article
from generator.model.pages.search import parts_of
from generator.model.values import SearchIndex, SearchPart
from making import (
    a_case,
    a_linked_site,
    a_person,
    a_show,
    a_source,
    an_article,
    an_entry,
    page_at,
    pages_of,
    titles,
)

INDEX = "search/index.json"
SMALL = 3  # stories of a part, in place of hundreds


def stories_on(*days: str) -> list[Article]:
    """Make a story at noon of each of *days*."""
    return [
        an_article(f"Story {number} of {day}", date=datetime.fromisoformat(f"{day}T12:00:00+00:00"))
        for number, day in enumerate(days)
    ]


def small_parts(articles: list[Article]) -> dict[str, list[str]]:
    """Give the titles in each of the parts into which *articles* are divided."""
    return {
        part.name: [article.title for article in part.articles] for part in parts_of(a_linked_site(*articles), SMALL)
    }


def test_an_empty_site_has_a_search_without_parts() -> None:
    """The page is there, since every other one leads to it."""
    assert page_at(a_linked_site(), INDEX, SearchIndex).parts == ()
    assert "search/index.html" in pages_of(a_linked_site())


def test_a_part_holds_the_stories_of_a_year_newest_first() -> None:
    """With the names of all that they are about."""
    old = an_article("Old", date=datetime(2024, 5, 1, tzinfo=UTC))
    new = an_article("New", people=("Ann Example",), shows=("The Show",), cases=("The Case",))
    newest = an_article("Newest", date=datetime(2025, 6, 1, tzinfo=UTC))
    site = a_linked_site(old, new, newest)
    part = page_at(site, "search/2025.json", SearchPart)
    assert titles(part.teasers) == ["Newest", "New"]
    assert part.names == ((), ("Ann Example", "The Show", "The Case"))
    assert page_at(site, INDEX, SearchIndex).parts == ("2025", "2024")


def test_a_part_that_is_too_large_is_divided_as_far_as_it_must_be() -> None:
    """Into quarters, months, thirds of these, and days; a day is not divided."""
    days = ["2025-01-01", "2025-11-01", "2025-11-02", "2025-12-01", "2025-12-24"]
    assert list(small_parts(stories_on(*days))) == ["2025-12", "2025-11", "2025-q1"]
    thirds = ["2025-01-01", "2025-01-10", "2025-01-11", "2025-01-20", "2025-01-21", "2025-01-31"]
    assert list(small_parts(stories_on(*thirds))) == ["2025-01-t3", "2025-01-t2", "2025-01-t1"]
    assert list(small_parts(stories_on(*["2025-03-14"] * 4, "2025-03-15"))) == ["2025-03-15", "2025-03-14"]


def test_a_day_is_that_of_the_clocks_of_the_site() -> None:
    """On which it may be another year."""
    late = an_article(date=datetime(2025, 1, 1, 3, tzinfo=UTC))
    site = a_linked_site(late, time_zone="America/New_York")
    assert page_at(site, INDEX, SearchIndex).parts == ("2024",)


DAYS = st.integers(0, 500).map(lambda number: datetime(2024, 1, 1, 12, tzinfo=UTC) + timedelta(days=number))


@given(days=st.lists(DAYS, min_size=1, max_size=14), chosen=st.integers(0, 13), title=st.sampled_from(["One", "Two"]))
def test_a_title_changes_the_part_of_its_story_alone(days: list[datetime], chosen: int, title: str) -> None:
    """However the stories lie in time."""
    articles = [an_article(f"Story {number}", date=day) for number, day in enumerate(days)]
    before = small_parts(articles)
    number = chosen % len(articles)
    articles[number] = msgspec.structs.replace(articles[number], title=title)
    after = small_parts(articles)
    changed = [name for name, found in after.items() if found != before[name]]
    assert before.keys() == after.keys()
    assert len(changed) == 1


@given(days=st.lists(DAYS, max_size=14), new=DAYS)
def test_a_new_story_changes_no_part_of_another_time(days: list[datetime], new: datetime) -> None:
    """Where its own becomes too large, that is divided, and the others stay as they are."""
    articles = [an_article(f"Story {number}", date=day) for number, day in enumerate(days)]
    before, after = small_parts(articles), small_parts([*articles, an_article("New", date=new)])
    touched = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    assert all(name.startswith(str(new.year)) for name in touched)
    assert len(touched & before.keys()) <= 1


@given(days=st.lists(DAYS, max_size=40))
def test_every_story_is_in_one_part(days: list[datetime]) -> None:
    """Newest first, part by part."""
    site = a_linked_site(*[an_article(f"Story {number}", date=day) for number, day in enumerate(days)])
    assert [article for part in parts_of(site, SMALL) for article in part.articles] == list(site.articles)


def test_terms_have_their_other_names() -> None:
    """And the number of their stories."""
    site = a_linked_site(
        an_article(people=("Annie",)),
        people=[a_person(aliases=("Annie",))],
        shows=[a_show()],
    )
    index = page_at(site, INDEX, SearchIndex)
    assert [(term.name, term.url, term.count, term.aliases) for term in index.people] == [
        ("Ann Example", "people/ann-example/", 1, ("Annie",))
    ]
    assert [(term.name, term.count, term.statuses) for term in index.shows] == [("The Show", 0, ())]


def test_a_case_and_an_old_story_say_what_became_of_them() -> None:
    """The search shows headlines and cases too."""
    timeline = (an_entry("charged", "2025-03-01"), an_entry("dismissed", "2025-06-01"))
    story = an_article("Old", cases=("The Case",), source=a_source(date="2025-03-02"))
    site = a_linked_site(story, cases=[a_case(timeline=timeline)])
    (case,) = page_at(site, INDEX, SearchIndex).cases
    (teaser,) = page_at(site, "search/2025.json", SearchPart).teasers
    assert [status.stage for status in case.statuses] == ["dismissed"]
    assert [note.status.stage for note in teaser.case_notes] == ["dismissed"]


def test_who_must_not_be_shown_is_not_found() -> None:
    """Neither among the people nor at a story."""
    minor = a_person("Kit Minor", minor=True)
    site = a_linked_site(an_article(people=("Kit Minor", "Ann Example")), people=[minor])
    assert [term.name for term in page_at(site, INDEX, SearchIndex).people] == ["Ann Example"]
    assert page_at(site, "search/2025.json", SearchPart).names == (("Ann Example",),)
