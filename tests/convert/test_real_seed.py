"""The seed that an editor really gets, where it is at hand; and the samples that ship with the project."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from convert.seed_making import body_of, converted

from generator.convert.raw_seeds import RawSeed, open_seeds
from generator.convert.read import Seed
from generator.convert.records import Records
from generator.model.article import Article
from generator.model.case import Party
from making import a_case, a_person, a_show, an_entry

ROOT = Path(__file__).parents[2]
SEEDS = sorted((ROOT.parent / "shared" / "seeds").glob("*.txt"))
NOW = datetime(2026, 11, 24, tzinfo=UTC)
FILLED = Records(
    (
        a_person("Alec Baldwin", born=date(1958, 4, 3)),
        a_person("Hilaria Baldwin", born=date(1984, 1, 6)),
        a_person("Kim Basinger", born=date(1953, 12, 8)),
        a_person("Ireland Baldwin", born=date(1995, 10, 23)),
        a_person("Halyna Hutchins", died=date(2021, 10, 21)),
    ),
    (a_show("The Baldwins", premiered=date(2025, 2, 23)), a_show("30 Rock"), a_show("Rust", kind="film")),
    (
        a_case(
            "Rust shooting",
            keywords=("Rust", "shooting", "manslaughter"),
            parties=(Party(name="Alec Baldwin", role="defendant"),),
            timeline=(an_entry("charged", "2023-01-31"), an_entry("dismissed", "2024-07-12")),
        ),
    ),
)
PEOPLE = {"Alec Baldwin", "Hilaria Baldwin", "Halyna Hutchins", "Kim Basinger"}

pytestmark = pytest.mark.skipif(not SEEDS, reason="the real seed is not part of the project")


def the_seed() -> Seed:
    """Read the real seed."""
    (raw,) = open_seeds(SEEDS[0], SEEDS[0].name)
    assert isinstance(raw, RawSeed)
    seed = raw.read()
    assert isinstance(seed, Seed)
    return seed


def the_article(records: Records) -> Article:
    """Convert the real seed."""
    return converted(the_seed(), records, now=NOW)


@pytest.mark.parametrize("records", [Records(), FILLED], ids=["empty registry", "filled registry"])
def test_the_real_seed_is_tagged_right(records: Records) -> None:
    """People, shows and the outlet are the same with an empty registry; no date is believed."""
    article = the_article(records)
    assert set(article.people) == PEOPLE
    assert set(article.shows) == {"The Baldwins", "30 Rock", "Rust"}
    assert len(article.cases) == 1
    assert article.source is not None
    assert (article.source.name, article.source.date) == ("The Independent", "")
    assert "title: made from the first sentence" in article.review


def test_the_case_has_its_name_or_a_proposed_one() -> None:
    """The registry's case where there is one, else the trial that the text speaks of."""
    assert the_article(FILLED).cases == ("Rust shooting",)
    assert the_article(Records()).cases == ("Alec Baldwin involuntary manslaughter trial",)


def test_the_window_is_computed_from_the_registry() -> None:
    """The series premiered on one day, and the grown daughter had her next birthday on another."""
    (note,) = [note for note in the_article(FILLED).review if note.startswith("date: ")]
    assert note.startswith("date: 2022-01-18, stated at the top, cannot be right: ")
    assert note.endswith("; the facts allow a day between 2025-02-23 and 2025-10-22")


def test_the_body_is_the_story_and_nothing_else() -> None:
    """Eighteen paragraphs stay; the appeal in the first line and the caption among the paragraphs go."""
    seed = the_seed()
    body = body_of(seed)
    assert len(body) == len(seed.paragraphs) - 2
    text = " ".join(body).lower()
    assert not any(word in text for word in ("donation", "paywall", "elon", "tiktok )", "read more", "2022"))
