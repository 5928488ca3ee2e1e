"""The rule by which the first stories of a week are chosen."""

from hypothesis import given
from hypothesis import strategies as st

from generator.model.article import Article
from generator.model.pages.choice import MOST_CHOSEN, choose
from making import a_linked_site, an_article

NAMES = st.lists(st.sampled_from(["Ann", "Bob", "Cy", "Dee"]), max_size=3, unique=True)


def chosen(*articles: Article, **moved: bool) -> list[str]:
    """Give the titles that are chosen of *articles*, of which the first is the newest; cases have moved."""
    site = a_linked_site(*articles)
    steps = {slug.replace("_", "-"): is_outcome for slug, is_outcome in moved.items()}
    return [article.title for article in choose(site, articles, steps)]


def test_an_outcome_stands_before_a_step_and_a_step_before_all_else() -> None:
    """However much the others are told of."""
    stories = (
        an_article("Popular", people=("Ann",)),
        an_article("Also popular", people=("Ann",)),
        an_article("A step", cases=("One case",)),
        an_article("An outcome", cases=("Other case",)),
    )
    assert chosen(*stories, one_case=False, other_case=True)[:2] == ["An outcome", "A step"]


def test_a_story_counts_as_much_as_its_people_shows_and_cases_are_told_of() -> None:
    """One for each other story about each of them; alone it counts nothing."""
    stories = (
        an_article("Alone", people=("Eve",)),
        an_article("Of one", people=("Ann", "Dee")),
        an_article("Of two", people=("Ann",), shows=("Show",)),
        an_article("Of the show", shows=("Show",), people=("Flo",)),
        an_article("Of the show too", shows=("Show",)),
    )
    assert chosen(*stories) == ["Of two", "Of one", "Alone", "Of the show", "Of the show too"]


def test_of_stories_that_count_alike_the_newer_stands_first() -> None:
    """They come newest first."""
    assert chosen(an_article("New"), an_article("Old"), an_article("Oldest")) == ["New", "Old", "Oldest"]


def test_one_affair_does_not_fill_the_digest() -> None:
    """Its other stories wait behind those of all other affairs, whoever else is in them."""
    affair = [an_article(f"Affair {number}", people=("Ann", f"Guest {number}")) for number in range(MOST_CHOSEN + 3)]
    found = chosen(*affair, an_article("Another matter", people=("Bob",)), an_article("About nobody"))
    assert found[:4] == ["Affair 0", "Another matter", "About nobody", "Affair 1"]
    assert len(found) == MOST_CHOSEN


def test_a_case_that_moved_is_the_affair_of_its_stories_whoever_is_in_them() -> None:
    """The first of them leads, and the next waits though its case was decided."""
    stories = (
        an_article("Verdict", people=("Ann",), cases=("Case",)),
        an_article("Reactions", people=("Bob",), cases=("Case",)),
        an_article("Calm", people=("Cy",)),
    )
    assert chosen(*stories, case=True) == ["Verdict", "Calm", "Reactions"]


@given(st.lists(st.tuples(NAMES, NAMES), max_size=20))
def test_what_is_chosen_are_stories_of_the_week_each_once(tags: list[tuple[list[str], list[str]]]) -> None:
    """As many as there are, up to a dozen."""
    stories = [
        an_article(f"Story {number}", people=tuple(people), cases=tuple(cases))
        for number, (people, cases) in enumerate(tags)
    ]
    found = chosen(*stories, ann=True, bob=False)
    assert len(found) == len(set(found)) == min(MOST_CHOSEN, len(stories))
    assert set(found) <= {story.title for story in stories}
