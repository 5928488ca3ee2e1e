"""Cards: which pages have one, and that none says less of a case than its page does."""

from datetime import timedelta

from generator.model.article import Image
from generator.model.values import Card, Page
from making import (
    NOON,
    a_case,
    a_linked_site,
    a_person,
    a_show,
    a_source,
    an_article,
    an_entry,
    pages_of,
)


def cards_of(pages: dict[str, Page]) -> dict[str, Card]:
    """Give the cards among *pages* by path."""
    return {path: page.values for path, page in pages.items() if isinstance(page.values, Card)}


def test_each_page_that_others_may_show_has_one_unless_it_has_a_picture() -> None:
    """Of a long list only the first page."""
    articles = [
        an_article(f"Story {number}", date=NOON - timedelta(days=number), people=("Ann",)) for number in range(2)
    ]
    shown = an_article("Shown", date=NOON - timedelta(days=9), image=Image(src="media/a.jpg", alt="A"))
    site = a_linked_site(
        *articles, shown, people=[a_person("Ann")], shows=[a_show()], cases=[a_case()], page_size=1, cards=True
    )
    assert cards_of(pages_of(site)) == {
        "cards/home.jpg": Card(),
        "cards/articles/story-0.jpg": Card("Story 0", date=NOON),
        "cards/articles/story-1.jpg": Card("Story 1", date=NOON - timedelta(days=1)),
        "cards/people/ann.jpg": Card("Ann", "people"),
        "cards/shows/the-show.jpg": Card("The Show", "shows"),
        "cards/cases/the-case.jpg": Card("The Case", "cases"),
    }


def test_a_site_that_wants_none_has_none() -> None:
    """That is the usual case."""
    assert cards_of(pages_of(a_linked_site(an_article()))) == {}


def test_a_card_has_the_notes_of_its_story_and_the_status_of_its_case() -> None:
    """A headline alone would be an accusation without its outcome."""
    case = a_case(timeline=(an_entry("charged"), an_entry("dismissed", "2025-07-12")))
    site = a_linked_site(an_article(slug="a", cases=("The Case",), source=a_source()), cases=[case], cards=True)
    cards = cards_of(pages_of(site))
    (note,) = cards["cards/articles/a.jpg"].case_notes
    assert (note.name, note.status.stage) == ("The Case", "dismissed")
    assert cards["cards/articles/a.jpg"].source == "The Courier"
    assert cards["cards/cases/the-case.jpg"].status == note.status
