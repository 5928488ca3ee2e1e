"""Texts that would take hours are refused; those that people write are not."""

import pytest

from generator.render.tangles import tangle

STORY = 'The "brass" band\'s drum & *its* [stick](/s/) <b>were</b> {seen} `there` \\* today.\n\n'


@pytest.mark.parametrize(
    ("unit", "told"),
    [
        ("[a](", "square brackets"),
        ("a\n=\n", "headings"),
        ("# a {: .", "braces"),
        ("\"'", "quotation marks"),
        ("*_", "stars and underscores"),
        ("`` ` ", "backticks"),
        ("<b>a</b> ", "tags"),
        ("\\&", "backslashes and ampersands"),
        ("<a ", '"<" without a ">"'),
        ("<![CDATA[", '"<![" without a "]]>"'),
        ("<div>\n\n", "tags that are never closed"),
        ("\n", "empty lines"),
    ],
)
def test_a_text_of_one_mark_is_a_tangle(unit: str, told: str) -> None:
    """What is said names the mark; a short text may be all marks."""
    assert told in tangle(unit * (900_000 // len(unit)))
    assert tangle(unit * (2_000 // len(unit))) == ""


def test_a_megabyte_of_story_is_none() -> None:
    """In paragraphs as people write them."""
    assert tangle(STORY * (1_000_000 // len(STORY))) == ""


def test_a_long_list_of_links_in_one_paragraph_is_none() -> None:
    """Nor is a table with a link in each of its rows."""
    assert tangle("- [a story of the day](/articles/a-story/)\n" * 400) == ""
    assert tangle("| a | b |\n|---|---|\n" + "| [Ann](/people/ann/) | 12 stories |\n" * 400) == ""
