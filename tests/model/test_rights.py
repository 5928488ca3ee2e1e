"""Rights: how much of a source's text is shown."""

import msgspec
import pytest

from generator.config import Config
from generator.model.article import Image, SeedReference, Source
from generator.model.rights import as_allowed, shown_body, shown_words
from generator.model.values import BodyReference
from making import a_config, a_correction, a_source, an_article

SEED = SeedReference(file="a.txt", sha256="0" * 64)
SETTINGS = {
    "Full": {"rights": "full"},
    "Some": {"rights": "excerpt", "words": 30},
    "Usual": {"rights": "excerpt"},
    "Link": {"rights": "link"},
    "Undecided": {"url": "https://undecided.example/"},
}


@pytest.fixture
def config() -> Config:
    """Make the settings of a site with a source of each kind."""
    return a_config(sources=SETTINGS)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (a_source("Full"), None),
        (a_source("Some"), 30),
        (a_source("Usual"), 120),
        (a_source("Link"), 0),
        (a_source("Undecided"), None),
        (a_source("Unknown"), None),
        (a_source("Some", rights="full"), None),
        (a_source("Some", rights="link"), 0),
        (a_source("Some", rights="excerpt"), 30),
        (a_source("Full", rights="excerpt"), 120),
        (a_source("Unknown", rights="excerpt"), 120),
        (a_source("Link", rights="full"), None),
    ],
)
def test_an_article_says_it_or_its_source_does(config: Config, source: Source, words: int | None) -> None:
    """What the article says counts more; an excerpt without a number has 120 words."""
    assert shown_words(an_article(source=source, body_words=1000), config) == words


def test_a_text_that_is_no_longer_than_allowed_is_shown_whole(config: Config) -> None:
    """Nothing of it is elsewhere."""
    assert shown_words(an_article(source=a_source("Some"), body_words=31), config) == 30
    assert shown_words(an_article(source=a_source("Some"), body_words=30), config) is None
    assert shown_words(an_article(source=a_source("Link"), body_words=0), config) == 0


def test_words_of_a_source_of_which_nothing_is_said_are_shown(config: Config) -> None:
    """With a seed or without; but what an article says of its rights always counts."""
    assert shown_words(an_article(body_words=1000), config) is None
    assert shown_words(an_article(body_words=1000, seed=SEED), config) is None
    for seed in (None, SEED):
        linked = an_article(source=a_source("", author="Ann", rights="link"), body_words=1000, seed=seed)
        assert shown_words(linked, config) == 0


@pytest.mark.parametrize("name", ["some", " SOME", "Some  "])
def test_an_outlet_is_known_however_it_is_written(config: Config, name: str) -> None:
    """A blank or a capital more would else give all of its words away."""
    assert shown_words(an_article(source=a_source(name), body_words=1000), config) == 30


def test_a_summary_goes_with_the_text_of_a_link_and_of_nothing_else(config: Config) -> None:
    """A summary may be ours; beside a link there is room for a title only."""
    for name, summary in (("Link", ""), ("Some", "S"), ("Full", "S"), ("Undecided", "S")):
        assert as_allowed(an_article(source=a_source(name), summary="S"), config).summary == summary
    bare = an_article(source=a_source("Link"))
    assert as_allowed(bare, config) is bare


def test_beside_a_link_there_is_no_picture_and_no_word_that_was_wrong_or_right(config: Config) -> None:
    """But in the title, which is shown; and when something was put right is told."""
    article = an_article(
        summary="S",
        source=a_source("Link"),
        image=Image(src="media/a.jpg", alt="A"),
        media=("media/b.jpg",),
        corrections=(
            a_correction(where="title", was="One.", now="Two."),
            a_correction(was="Three.", now="S"),
            a_correction("2025-03-16", "clarified", was="Four.", now="A headline"),
        ),
    )
    shown = as_allowed(article, config)
    assert (shown.summary, shown.image, shown.media) == ("", None, ())
    assert shown.corrections == (
        a_correction(where="title", was="One.", now="Two."),
        a_correction(where="summary"),
        a_correction("2025-03-16", "clarified", where="title", was="Four.", now="A headline"),
    )
    assert as_allowed(msgspec.structs.replace(article, source=a_source("Some")), config).image


def test_a_page_points_at_as_much_as_is_shown(config: Config) -> None:
    """The renderer fetches the text."""
    article = an_article(source=a_source("Some"), body_words=31)
    assert shown_body(article, config) == BodyReference(article.path, article.body_digest, 30)
