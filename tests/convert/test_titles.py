"""Titles and summaries."""

import pytest
from convert.seed_making import END, LEAD, MIDDLE, a_seed, body_of, converted
from hypothesis import given
from hypothesis import strategies as st

from generator.convert.leads import LONGEST_MADE_TITLE, LONGEST_SUMMARY, made_title, make_summary

MADE = "title: made from the first sentence"


def test_the_first_line_is_the_title() -> None:
    """A line without a full stop before the first paragraph is the stated title, and needs no review."""
    article = converted(a_seed("Big drum missing after the harbour party", LEAD, MIDDLE, END))
    assert article.title == "Big drum missing after the harbour party"
    assert MADE not in article.review


@pytest.mark.parametrize(
    "title", ["Who Took the Big Drum?", "“Bring Back Our Drum!”: Harbour Band Pleads", "Harbour drum: “It was me!”"]
)
def test_a_title_may_end_like_a_sentence(title: str) -> None:
    """Questions, exclamations and quotations at the end do not make a headline story."""
    seed = a_seed(title, LEAD, MIDDLE, END)
    article = converted(seed)
    assert article.title == title
    assert article.summary.startswith(LEAD)


def test_a_title_that_stands_twice_stands_once() -> None:
    """The repetition of the title goes."""
    title = "Big Drum Missing After Harbour Party"
    assert converted(a_seed(title, title, LEAD, MIDDLE, END)).title == title
    assert body_of(a_seed(title, title, LEAD, MIDDLE, END)) == [LEAD, MIDDLE, END]


def test_the_site_behind_the_title_goes() -> None:
    """A page's title carries the outlet behind a bar; it is the source, not the title."""
    article = converted(a_seed("Big drum missing after the harbour party | The Tide Post", LEAD, MIDDLE, END))
    assert article.title == "Big drum missing after the harbour party"
    assert article.source is not None
    assert article.source.name == "The Tide Post"


def test_the_title_is_chosen_from_a_menu() -> None:
    """Among the lines above the story, the one that speaks of the story is the title."""
    menu = ["Home", "News", "Harbour Guide and Tide Tables", "Our Favourite Ferries"]
    assert converted(a_seed(*menu, "Nobody knows who took the big drum", LEAD, MIDDLE, END)).title == (
        "Nobody knows who took the big drum"
    )


def test_a_title_that_ran_into_the_top_of_the_page_is_found() -> None:
    """What stands twice in such a line, or between a date and a label, is the title; the editor is told."""
    top = "News Nobody knows who took big drum Petra Vane May 5, 2025 Share Nobody knows who took big drum Facebook"
    article = converted(a_seed(f" date 2025-05-05 {top}", LEAD, MIDDLE, END))
    assert article.title == "Nobody knows who took big drum"
    assert "title: taken from the top of the page, where it ran into other text" in article.review


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("The drum is gone.", "The drum is gone"),
        (
            "The drum was carried along the quay by a man in yellow after the party, which had gone on until morning.",
            "The drum was carried along the quay by a man in yellow after the party",
        ),
        (
            "PORT TARN, N.Y. (AP) — A jury has cleared the drummer of setting fire to a bandstand at Sallow Creek.",
            "A jury has cleared the drummer of setting fire to a bandstand at Sallow Creek",
        ),
        (
            "It was “a drum nobody wanted and everybody had heard of in every house of every street of the town”.",
            "It was “a drum nobody wanted and everybody had heard of in every house of every street…",
        ),
    ],
)
def test_a_title_is_made_at_the_end_of_a_clause(sentence: str, title: str) -> None:
    """It is a whole clause where there is one, never ends in a loose word, and leaves the place of the report out."""
    assert made_title(sentence) == title


def test_a_made_title_is_marked_for_review() -> None:
    """A seed that states none gets a title from its first sentence, and a note."""
    article = converted(a_seed(LEAD, MIDDLE, END))
    assert article.title == "The harbour was quiet on the morning after the party"
    assert MADE in article.review


@given(st.text(min_size=1))
def test_a_made_title_is_short_and_of_whole_words(text: str) -> None:
    """It is never longer than 90 characters and an ellipsis, and its words are those of the text."""
    title = made_title(text)
    assert title
    assert len(title) <= LONGEST_MADE_TITLE + 1
    assert title.rstrip("…") in text or title == "Untitled"


def test_a_summary_is_the_beginning_word_for_word() -> None:
    """One sentence, and the second where both are short enough; never invented."""
    first, second = "The drum is gone.", "Nobody has seen it."
    assert make_summary(a_seed(f"{first} {second} It was brown.").paragraphs) == f"{first} {second}"
    assert make_summary(a_seed(f"{first} Very {'very ' * 60}old.").paragraphs) == first
    assert make_summary(()) == ""
    cut = make_summary(a_seed("word " * 100 + ".").paragraphs)
    assert cut == "word " * 47 + "word…"
    assert len(cut) <= LONGEST_SUMMARY
