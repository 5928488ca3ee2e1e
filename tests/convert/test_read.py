"""Reading seeds: bytes to text and paragraphs."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from generator.convert.read import Block, Paragraph, normalise, parse_seed, seed_of_blocks
from generator.convert.stated import NOTHING


def test_entities_become_their_characters() -> None:
    """Named and numbered entities are unescaped, those of typographic quotes stay typographic."""
    assert normalise("Zo&euml; &amp; &#8216;Rust&#x2019; &mdash; &pound;5") == "Zoë & ‘Rust’ — £5"


def test_an_address_with_an_ampersand_is_left_alone() -> None:
    """What looks like an entity without a semicolon is none."""
    assert normalise("https://x.example/?a=1&copy=2") == "https://x.example/?a=1&copy=2"


def test_what_cannot_be_seen_is_dropped() -> None:
    """Zero-width, bidirectional and control characters vanish, even when an entity hid them."""
    assert normalise("a\u200bb\u202ec\x07d\ufeffe\xadf&#8203;g\ue000h") == "abcdefgh"


def test_a_joiner_between_emoji_stays() -> None:
    """A family emoji is one sign held together by joiners."""
    assert normalise("👩\u200d👧") == "👩\u200d👧"


def test_blanks_of_every_kind_become_one() -> None:
    """Tabs, no-break spaces and runs of blanks are single spaces; carriage returns are line ends."""
    assert normalise("a\u00a0 \t b\r\nc\rd\u2028e") == "a b\nc\nd\ne"


def test_letters_are_composed() -> None:
    """A letter and its combining accent become one character, so that names compare."""
    assert normalise("Zoe\u0308") == "Zoë"


def test_lines_that_a_program_broke_are_joined() -> None:
    """A text that was wrapped at a fixed width gets its paragraphs back."""
    lines = [
        "The big drum was carried along the quay at night by somebody",
        "in a yellow coat who did not look back at the old lighthouse",
        "or at anything else.",
    ]
    wrapped = "\n".join([*lines, "", *lines])
    assert [paragraph.text for paragraph in parse_seed(wrapped).paragraphs] == [" ".join(lines)] * 2


@given(st.text())
def test_a_paragraph_stands_where_it_says(text: str) -> None:
    """The span of each paragraph gives its text again, and none of its characters is a control."""
    seed = parse_seed(text)
    for paragraph in seed.paragraphs:
        assert seed.text[paragraph.start : paragraph.end] == paragraph.text == paragraph.text.strip()
    assert not any(unicodedata.category(c) == "Cc" and c != "\n" for c in seed.text)


@given(st.text())
def test_normal_text_stays_as_it_is(text: str) -> None:
    """Normalising twice is normalising once, but for entities that were escaped twice."""
    once = normalise(text.replace("&", ""))
    assert normalise(once) == once


def test_joined_lines_keep_the_numbers_of_those_below() -> None:
    """An editor who is pointed to a line finds it in the file."""
    first, last = "The drum was seen at the far end of the old harbour wall by", "came home wet."
    block = "\n".join([first, *["a man who had gone out to look for it in the rain, and who"] * 4, last])
    seed = parse_seed(f"{block}\n\n{block}")
    assert [seed.line(paragraph.start) for paragraph in seed.paragraphs] == [1, 8]


def test_blocks_are_paragraphs_with_the_lines_of_their_file() -> None:
    """A block without words is none; the others stand in the text where they say, and know their line of the file."""
    blocks = [Block("A heading", "## A heading", 3), Block("* * *", line=5), Block("one · two", "- one\n- two", 9)]
    seed = seed_of_blocks(blocks, NOTHING, ["a note"])
    assert seed.text == "A heading\n\none · two"
    assert [(p.text, seed.line(p.start), seed.line(p.end)) for p in seed.paragraphs] == [
        ("A heading", 3, 3),
        ("one · two", 9, 9),
    ]
    assert [paragraph.written for paragraph in seed.paragraphs] == ["## A heading", "- one\n- two"]
    assert seed.notes == ("a note",)


def test_a_part_of_a_paragraph_is_plain_text() -> None:
    """What is cut out of Markdown would not be Markdown; blanks at its ends are not part of it."""
    paragraph = Paragraph("All of it. And *more*.", 10, "All **of** it. And \\*more\\*.")
    assert paragraph.part(0, 10) == Paragraph("All of it.", 10)
    assert paragraph.part(10, 22).written == "And \\*more\\*."
    assert paragraph.part(0, 22) == paragraph


def test_a_part_of_a_list_is_written_as_the_whole() -> None:
    """Half a list is worse than a line too many."""
    entries = Paragraph("one · two", 0, "- one\n- two")
    assert entries.part(0, 3) == Paragraph("one", 0, "- one\n- two")
