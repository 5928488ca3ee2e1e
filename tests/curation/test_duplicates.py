"""Articles that may tell the same story."""

import random
from datetime import timedelta

from generator.curation.duplicates import find_pairs
from generator.model.article import Article
from making import NOON, an_article

WORDS = [
    f"{first}{second}"
    for first in ("dru", "har", "boa", "fis", "par")
    for second in ("m", "bour", "t", "her", "ty", "sh")
]


def a_text(number: int, length: int = 200) -> str:
    """Make up a text; the same number gives the same one."""
    chosen = random.Random(number)  # noqa: S311 - texts, no secrets
    return " ".join(chosen.choice(WORDS) + chosen.choice(WORDS) for _ in range(length))


def pairs_of(*texts: tuple[Article, str]) -> list[tuple[str, str, int]]:
    """Find the pairs, and give their titles and how alike they are in percent."""
    return [(pair.first.title, pair.second.title, round(pair.likeness * 100)) for pair in find_pairs(texts)]


def test_the_same_text_is_found_whatever_its_look() -> None:
    """The older article first; signs and capitals are not the text."""
    later = an_article("Later", date=NOON + timedelta(days=400))
    look = a_text(1).upper().replace(" ", ", *")
    assert pairs_of((later, look), (an_article("Earlier"), a_text(1)), (an_article("Other"), a_text(2))) == [
        ("Earlier", "Later", 100)
    ]


def test_texts_that_share_a_part_are_a_pair_if_they_share_a_person_and_the_days() -> None:
    """Two reports of one evening quote the same words."""
    shared = a_text(1, 100)
    one, other = f"{shared} {a_text(2, 100)}", f"{a_text(3, 100)} {shared}"

    def pair(days: int, person: str) -> list[tuple[str, str, int]]:
        second = an_article("Two", people=(person,), date=NOON + timedelta(days=days))
        return pairs_of((an_article("One", people=("Ann",)), one), (second, other))

    ((first, second, likeness),) = pair(3, "Ann")
    assert (first, second) == ("One", "Two")
    assert 25 < likeness < 45
    assert pair(3, "Bo") == []
    assert pair(30, "Ann") == []


def test_a_quotation_alone_makes_no_pair() -> None:
    """A sentence that two stories share is no story."""
    quotation = a_text(1, 15)
    texts = [(an_article(str(n), people=("Ann",)), f"{a_text(n, 300)} {quotation}") for n in (2, 3)]
    assert pairs_of(*texts) == []


def test_short_and_empty_texts_are_no_trouble() -> None:
    """They have no runs of words to share."""
    assert pairs_of((an_article("A"), ""), (an_article("B"), "two words"), (an_article("C"), "two words")) == []
