"""How much of a text is copied: more than the cap for copies in disguise, less for one's own words."""

import re
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks.copied import SourceText, split_quotes, words_in

SOURCE = """\
The ferry company that carries the cast of Eleven Tides to its island every morning has lost patience with the actors.
A letter pinned to the gangway on Wednesday says that nobody may rehearse sword fights on the car deck any more, since a
lorry driver from Tull was struck on the knee by a wooden oar and had to be carried ashore. The captain, Greta Nornholm,
said that she admired the series but that her insurance did not. A spokesman for the producers promised that all further
duels would be held on dry land, and that the driver would be invited to the first screening with his family.

Nornholm has sailed the route for nineteen years. She remembers other film crews, she said, and one of them brought a
bear, which behaved better. The company will review the matter at the end of the month, when the last of the outdoor
scenes are due to be filmed near the lighthouse, weather permitting. Until then a deckhand will count the oars as they
come aboard. He told the local radio station that he had never been asked to do anything so easy, and that he hoped the
filming would go on until Christmas.
"""
SUMMARIES = [
    "Actors of a sea drama have been told to stop fencing aboard the boat that takes them to work; a man was hurt.",
    "A ferry captain has banned stage combat among the cars. One passenger was injured by a prop; filming goes on.",
    "Greta Nornholm, who has run the crossing for nineteen years, likes Eleven Tides. Its duels she likes less.",
    "After an oar hit a driver, a deckhand counts them at the gangway of the boat for the cast of Eleven Tides.",
]
CAP = 0.3


def share(text: str) -> float:
    """Give the copied share of *text*."""
    return SourceText(SOURCE).copied(words_in(text)).share


def test_a_copy_is_a_copy() -> None:
    """In one run from the first word to the last."""
    copied = SourceText(SOURCE).copied(words_in(SOURCE))
    assert (copied.words, copied.longest, copied.overlap) == (copied.total, copied.total, 1.0)


@given(st.randoms(use_true_random=False))
def test_shuffled_sentences_are_a_copy(random: Random) -> None:
    """Their order is the least of what a text is."""
    sentences = re.split(r"(?<=\.)\s+", SOURCE)
    random.shuffle(sentences)
    assert share(" ".join(sentences)) > 0.9


@given(st.randoms(use_true_random=False), st.sampled_from([5, 8, 10, 20]))
def test_a_changed_word_here_and_there_leaves_a_copy(random: Random, every: int) -> None:
    """One in five, at any place: a synonym is some other word."""
    words = SOURCE.split()
    start = random.randrange(every)
    for at in range(start, len(words), every):
        words[at] = f"synonym{at}"
    assert share(" ".join(words)) > CAP


@given(st.integers())
def test_words_left_out_leave_a_copy(seed: int) -> None:
    """A summary by deletion: one word in ten is gone."""
    random = Random(seed)  # noqa: S311 - no secret hangs on it
    kept = [word for word in SOURCE.split() if random.random() > 0.1]
    assert share(" ".join(kept)) > CAP


@pytest.mark.parametrize("summary", SUMMARIES)
def test_ones_own_words_are_no_copy(summary: str) -> None:
    """Names and numbers are the same in any words."""
    copied = SourceText(SOURCE).copied(words_in(summary))
    assert copied.share < CAP
    assert copied.longest < 12


@pytest.mark.parametrize(
    "change",
    [
        str.upper,
        lambda text: text.replace(",", " —"),
        lambda text: text.replace("letter", "**letter**"),
        lambda text: text.replace("Greta Nornholm", "[Greta Nornholm](https://example.com/some/words/here)"),
        lambda text: "\n".join(f"<p>{line}</p>" for line in text.split("\n")),
    ],
)
def test_dress_is_no_change(change) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
    """Capitals, punctuation, links and tags."""
    assert share(change(SOURCE)) > 0.99


@given(st.text(max_size=200), st.text(max_size=200))
def test_a_share_is_a_share(source: str, text: str) -> None:
    """Whatever the texts are."""
    copied = SourceText(source).copied(words_in(text))
    assert 0 <= copied.words <= copied.total
    assert copied.longest <= copied.words
    assert 0 <= copied.share <= 1 >= copied.overlap >= 0


@given(st.lists(st.sampled_from("abc"), max_size=30), st.lists(st.sampled_from("abc"), max_size=30))
def test_copied_words_are_those_in_a_shared_run_of_four(source: list[str], words: list[str]) -> None:
    """Counted the plain way, each once, in texts that repeat themselves."""
    runs = {tuple(source[at : at + 4]) for at in range(len(source) - 3)}
    covered = {at + step for at in range(len(words) - 3) if tuple(words[at : at + 4]) in runs for step in range(4)}
    assert SourceText(" ".join(source)).copied(words).words == len(covered)


def test_quotations_are_counted_apart() -> None:
    """They are somebody's words either way."""
    outside, inside = split_quotes("She said: “I never *sold* them,” and left. 'It is mine,' he said.\n\n“No.")
    assert outside == ["she", "said", "and", "left", "he", "said"]
    assert inside == ["i", "never", "sold", "them", "it", "is", "mine", "no"]
