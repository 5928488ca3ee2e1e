"""Excerpts: how much of a text stays, and where it ends."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from generator.model.excerpt import count_words, excerpt
from generator.render.markup import Markup

MARKUP = Markup(trusted_html=True)


@pytest.mark.parametrize(
    ("markdown", "words", "expected"),
    [
        ("One two.\n\nThree four.", 4, "One two.\n\nThree four."),
        ("One two.\n\nThree four.", 3, "One two."),
        ("One two. Three four. Five.", 4, "One two. Three four."),
        ("One two three.", 2, ""),
        ("", 9, ""),
        ("One two. See [the long way](/a/b/). More.", 5, "One two."),
        ("One two. See [it. There](/a/). More.", 4, "One two."),
        ("One two. *Three four. Five six.* Seven.", 4, "One two."),
        ("One *two.* *Three* four. Five.", 4, "One *two.* *Three* four."),
        ("One. “Two three. Four,” he said. Five.", 4, "One."),
        ("One. (Two three. Four.) Five.", 3, "One."),
        ("One. (Two three. Four.) Five.", 4, "One. (Two three. Four.)"),
        ("One. `Two. Three four` five.", 3, "One."),
        ("One two.\n\n- three.\n- four.\n\nFive.", 6, "One two.\n\n- three.\n- four."),
        ("One two.\n\n- three.\n- four.\n\nFive.", 4, "One two."),
        ("One two.\n\n- three.\n\n    More of it.\n\nFive.", 4, "One two."),
        ("One two.\n\n## A heading?\n\nThree four five.", 7, "One two."),
        ("One two. He said:\n\n> Three four five.", 6, "One two."),
        ("One two.\n\n> Three. Four five.", 4, "One two."),
        ("One two.\n\n<div>\n\nThree.\n\n</div>", 9, "One two."),
        ("One <b>two. Three</b> four.", 3, ""),
        ("See <https://a.example/b.c>. Three.", 3, "See <https://a.example/b.c>."),
        ("One[^1] two. Three four.\n\n[^1]: A note.\n\n    More of it.\n\nFive.", 3, "One two."),
        ("One [two][a]. Three four.\n\n[a]: /a/ 'A'\n[b]: /b/", 2, "One [two][a].\n\n[a]: /a/"),
        ("She met Dr. Ode. They ate.", 4, "She met Dr. Ode."),
        ("She met Dr. Ode. They ate.", 3, ""),
        ("2 * 3 is six. Now 2 * *three is. Not*.", 6, "2 * 3 is six."),
        ("One \\* two. *Three. Four.*", 4, "One \\* two."),
        ("One [two. Three four.", 2, ""),
        ("No sentence at all", 9, ""),
    ],
)  # fmt: skip
def test_an_excerpt_ends_where_a_sentence_does(markdown: str, words: int, expected: str) -> None:
    """Whole blocks stay; the next paragraph is cut between its sentences, never inside anything."""
    assert excerpt(markdown, words) == expected


class _Reading(HTMLParser):
    """Collect the text of HTML, and see that each tag is closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.open: list[str] = []
        self.sound = True
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        """Open a tag, but one that is never closed."""
        if tag not in {"br", "hr", "img", "col"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the tag that was opened last."""
        self.sound = self.sound and self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Take in text."""
        self.text += data


WORD = st.sampled_from(["salt", "Ann", "a", "2", "it’s", "e.g.", "Dr.", "x_y", "AT&T", "5 * 3", "— so", "J."])
PHRASE = st.lists(WORD, min_size=1, max_size=5).map(" ".join)
SPAN = st.one_of(
    PHRASE,
    PHRASE.map(lambda words: f"*{words}*"),
    PHRASE.map(lambda words: f"**{words}. {words}**"),
    PHRASE.map(lambda words: f"_{words}! {words}_"),
    PHRASE.map(lambda words: f"`{words}. B`"),
    PHRASE.map(lambda words: f"[{words}. {words}](/people/ann/)"),
    PHRASE.map(lambda words: f'[{words}](https://a.example/b "T. U")'),
    PHRASE.map(lambda words: f"[*{words}*][one]"),
    PHRASE.map(lambda words: f"“{words}. {words}”"),
    PHRASE.map(lambda words: f'"{words}. {words}"'),
    PHRASE.map(lambda words: f"({words}. {words})"),
    PHRASE.map(lambda words: f"![{words}. B](/media/a.jpg)"),
    st.sampled_from(["<https://a.example/x.y>", "word[^1]", "\\*", "*", "_", "[", "]", "[two]", "*a **b* c**", "`"]),
    st.just("&amp;"),
)  # fmt: skip
SENTENCE = st.tuples(
    st.lists(SPAN, min_size=1, max_size=4).map(" ".join), st.sampled_from([".", "!", "?", "…", ".”", ""])
)
PROSE = st.lists(SENTENCE.map("".join), min_size=1, max_size=4).map(" ".join)
BLOCK = st.one_of(
    PROSE,
    PROSE,
    PROSE.map(lambda prose: prose.replace(". ", ".\n")),
    PHRASE.map(lambda words: f"## {words}"),
    PHRASE.map(lambda words: f"{words}\n==="),
    PROSE.map(lambda prose: f"> {prose}"),
    st.lists(PROSE, min_size=1, max_size=3).map(lambda entries: "\n".join(f"- {entry}" for entry in entries)),
    PROSE.map(lambda prose: f"1. {prose}\n\n    {prose}"),
    PROSE.map(lambda prose: f"    {prose}"),
    PHRASE.map(lambda words: f"a | b\n--- | ---\n{words} | {words}."),
    PROSE.map(lambda prose: f"<div>\n\n{prose}\n\n</div>"),
    PROSE.map(lambda prose: f"{prose} <b>{prose}</b> {prose}"),
    PROSE.map(lambda prose: f"[^1]: {prose}\n\n    {prose}"),
    st.sampled_from(["[one]: https://a.example/one 'One'", "[two]: /two/", "---", "Text.\n[two]: /two/\nMore."]),
)
TEXTS = st.lists(BLOCK, max_size=7).map("\n\n".join)


@example("A * b *c. D* e.", 4)
@example("Text.\n[two]: /two/\nMore.", 9)
@given(TEXTS, st.integers(0, 60))
def test_an_excerpt_is_the_beginning_of_a_text_and_no_more_than_is_allowed(markdown: str, words: int) -> None:
    """As a page shows it: the same words in the same order, up to where a sentence ends, and all markup is closed."""
    reading = _Reading(MARKUP.to_html(excerpt(markdown, words)))
    assert reading.sound
    assert reading.open == []
    shown = reading.text.split()
    assert sum(bool(re.search(r"\w", part)) for part in shown) <= words
    notes = re.findall(r"^\[\^1\]:", markdown, re.MULTILINE)
    whole = _Reading(MARKUP.to_html(markdown.replace("word[^1]", "word") if notes else markdown)).text.split()
    assert shown == whole[: len(shown)]
    assert not shown or re.search(r"[.!?…][\"'”’»)\]*_]*$", shown[-1])


@given(TEXTS)
def test_nothing_is_left_of_nothing(markdown: str) -> None:
    """Of a source that lends no word, none is shown."""
    assert excerpt(markdown, 0) == ""


@given(TEXTS, st.integers(0, 40), st.integers(0, 40))
def test_a_longer_excerpt_begins_with_the_shorter_one(markdown: str, words: int, more: int) -> None:
    """More room never takes anything away."""
    shorter = excerpt(markdown, words).split("\n\n[")[0]
    assert excerpt(markdown, words + more).startswith(shorter)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("One—two–three", 3),
        ("One -- two---three", 3),
        ("One/two", 2),
        ("One…two...three", 3),
        ("Well-kept 640,000 of it’s", 4),
        ("日本語", 3),
        ("ไทย and", 4),
        ("See [one](/people/ann/ 'Two three').", 4),
        ("See <https://a.example/b/c>.", 3),
        ('One [a].\n\n[a]: https://a.example/b/c "Two three"', 4),
        ("A&nbsp;b | c", 3),
    ],
)
def test_words_are_counted_where_a_reader_sees_them_end(text: str, words: int) -> None:
    """Not only at blanks; and the address of a link is no word, but its title is."""
    assert count_words(text) == words


def test_a_title_that_nobody_counted_is_not_shown() -> None:
    """Else words of the source would stand in an excerpt unseen."""
    text = 'One [two][a]. Three.\n\n[a]: /a/\n  "The whole story in a title."'
    assert excerpt(text, 2) == "One [two][a].\n\n[a]: /a/"


@given(st.lists(st.sampled_from(["Salt", "it", "so"]), min_size=1, max_size=200).map(" ".join))
def test_a_text_of_plain_words_is_counted_as_anybody_would(text: str) -> None:
    """Where nothing but words stands."""
    assume(text)
    assert count_words(text) == len(text.split())
