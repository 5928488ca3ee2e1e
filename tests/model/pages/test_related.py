"""The related stories of each article."""

from collections.abc import Sequence
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from generator.model.article import Article
from generator.model.pages.related import MOST_RELATED, related_articles, shown_of
from generator.model.site import Site
from generator.model.values import ArticlePage
from making import NOON, a_case, a_linked_site, a_person, a_source, an_article, an_entry, page_at

NAMES = st.lists(st.sampled_from(["Ann", "Bob", "Cy", "Di"]), unique=True, max_size=3).map(tuple)
STORIES = st.lists(st.tuples(NAMES, NAMES, NAMES, st.integers(0, 9)), max_size=12)


def a_story(title: str, day: int = 0, **names: tuple[str, ...]) -> Article:
    """Make an article so many days after the others."""
    return an_article(title, date=NOON + timedelta(days=day), **names)


def a_site_of(stories: Sequence[tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], int]]) -> Site:
    """Make a site of stories with these people, shows and cases, each on its day."""
    return a_linked_site(
        *[
            a_story(f"Story {number}", day, people=people, shows=shows, cases=cases)
            for number, (people, shows, cases, day) in enumerate(stories)
        ]
    )


def related_to(site: Site, title: str) -> list[str]:
    """Name the stories that are related to one."""
    titles = [article.title for article in site.articles]
    return [titles[place] for place in related_articles(site)[titles.index(title)]]


def test_a_story_about_the_same_case_comes_before_one_about_the_same_people() -> None:
    """What comes next in a case is what a reader of it waits for."""
    site = a_linked_site(
        a_story("This", people=("Ann", "Bob"), shows=("Show",), cases=("Case",)),
        a_story("People", 1, people=("Ann", "Bob")),
        a_story("Show", 2, shows=("Show",)),
        a_story("Case", 9, cases=("Case",)),
        a_story("Nothing", 1),
    )
    assert related_to(site, "This") == ["Case", "People", "Show"]
    assert related_to(site, "Nothing") == []


def test_a_rare_name_says_more_than_a_frequent_one() -> None:
    """Everybody knows everybody who is in the news daily."""
    site = a_linked_site(
        a_story("This", people=("Ann", "Bob")),
        *[a_story(f"Ann {number}", number, people=("Ann",)) for number in range(1, 5)],
        a_story("Bob", 99, people=("Bob",)),
    )
    assert related_to(site, "This")[0] == "Bob"


def test_among_equals_the_next_story_is_the_last_choice_then_the_nearest_in_time_goes_first_then_the_newer() -> None:
    """The next and the last story stand below the text anyway."""
    site = a_linked_site(
        *[a_story(f"Day {day}", day, people=("Ann",)) for day in (0, 1, 2, 3, 4, 6)],
    )
    assert related_to(site, "Day 2") == ["Day 4", "Day 0", "Day 6"]
    assert related_to(site, "Day 0") == ["Day 2", "Day 3", "Day 4"]


def test_the_next_story_is_related_if_it_has_more_in_common_than_others() -> None:
    """It is not left out for standing below the text too."""
    site = a_linked_site(
        a_story("This", people=("Ann",), shows=("Show",)),
        a_story("Next", 1, people=("Ann",), shows=("Show",)),
        a_story("Later", 2, people=("Ann",)),
    )
    assert related_to(site, "This") == ["Next", "Later"]


def test_a_child_relates_no_stories() -> None:
    """Whoever has no page is not led to in any other way."""
    site = a_linked_site(
        a_story("This", people=("Kid",)), a_story("Other", 1, people=("Kid",)), people=[a_person("Kid", minor=True)]
    )
    assert related_to(site, "This") == []


@given(STORIES)
def test_related_stories_are_few_others_and_share_a_term(stories: list[tuple]) -> None:
    """Never the story itself, never one twice; and whoever is near one is near to it too."""
    site = a_site_of(stories)
    found = related_articles(site)
    assert len(found) == len(site.articles)
    for place, others in enumerate(found):
        assert place not in others
        assert len(others) == len(set(others)) <= MOST_RELATED
        for other in others:
            assert any(
                set(site.slugs[kind][site.articles[place].path]) & set(site.slugs[kind][site.articles[other].path])
                for kind in ("people", "shows", "cases")
            )
            assert found[other]


@given(STORIES, st.randoms())
def test_related_stories_do_not_hang_on_the_order_in_which_files_are_read(stories: list[tuple], dice: object) -> None:
    """The same stories, in whatever order, are related alike."""
    articles = list(a_site_of(stories).articles)
    dice.shuffle(articles)
    assert related_articles(a_linked_site(*articles)) == related_articles(a_site_of(stories))


def test_a_related_story_is_named_with_what_became_of_its_case() -> None:
    """No headline stands without it."""
    site = a_linked_site(
        a_story("This", 40, cases=("The Case",), source=a_source(date="2025-04-23")),
        a_story("Old", cases=("The Case",), source=a_source(date="2025-03-14")),
        cases=[a_case(timeline=(an_entry("charged", "2025-03-01"), an_entry("acquitted", "2025-04-01")))],
    )
    (story,) = page_at(site, "articles/this/index.html", ArticlePage).related
    assert (story.name, story.url, story.date) == ("Old", "articles/old/", NOON)
    assert [note.status.stage for note in story.case_notes] == ["acquitted"]


def test_what_a_related_story_shows_hangs_on_its_headline_and_on_what_its_notes_hang_on() -> None:
    """A text that is edited restates no other page."""
    story = an_article("This", cases=("The Case",))
    site = a_linked_site(story)
    same = an_article("This", cases=("The Case",), summary="More.", body_digest=b"edited", digest=b"edited")
    other = an_article("That", slug="this", cases=("The Case",))
    assert shown_of(site, story) == shown_of(a_linked_site(same), same)
    assert shown_of(site, story) != shown_of(a_linked_site(other), other)
