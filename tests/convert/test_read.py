"""Reading seeds: bytes to text and paragraphs."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.convert.read import LARGEST_SEED, MOST_LINES, Seed, is_page, normalise, parse_seed, read_seed
from generator.errors import Problem


def read(folder: Path, raw: bytes) -> Seed | Problem:
    """Write a seed and read it."""
    path = folder / "x.txt"
    path.write_bytes(raw)
    return read_seed(path, "seeds/x.txt")


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
    assert [paragraph.text for paragraph in parse_seed(wrapped, "x", "0").paragraphs] == [" ".join(lines)] * 2


def test_a_byte_order_mark_is_tolerated(tmp_path: Path) -> None:
    """A seed saved with a byte order mark begins with its first letter."""
    seed = read(tmp_path, b"\xef\xbb\xbfA story.")
    assert isinstance(seed, Seed)
    assert seed.text == "A story."


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"fine\ncaf\xe9", "seeds/x.txt:2: not UTF-8 text (byte 8); save it as UTF-8, or delete it if it is no text"),
        (b"", "seeds/x.txt: has no words; delete it, or put a story into it"),
        (b" \n--- \x00\n...", "seeds/x.txt: has no words; delete it, or put a story into it"),
        (
            b"x" * (LARGEST_SEED * 3 // 2),
            "seeds/x.txt: 1.5 MB is more than a story can be (1 MB); give each story a seed of its own",
        ),
        (
            b"x\n" * (MOST_LINES + 1),
            "seeds/x.txt: 20001 lines are more than a story can have (20000); give each story a seed of its own",
        ),
    ],
)
def test_a_file_that_is_no_seed_is_one_problem(tmp_path: Path, raw: bytes, message: str) -> None:
    """What cannot be a story is said in one line, with what to do."""
    assert str(read(tmp_path, raw)) == message


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    """A seed that is not there is said so."""
    assert str(read_seed(tmp_path / "no.txt", "no.txt")) == "no.txt: cannot be read: No such file or directory"


@given(st.text())
def test_a_paragraph_stands_where_it_says(text: str) -> None:
    """The span of each paragraph gives its text again, and none of its characters is a control."""
    seed = parse_seed(text, "x", "0")
    for paragraph in seed.paragraphs:
        assert seed.text[paragraph.start : paragraph.end] == paragraph.text == paragraph.text.strip()
    assert not any(unicodedata.category(c) == "Cc" and c != "\n" for c in seed.text)


@given(st.text())
def test_normal_text_stays_as_it_is(text: str) -> None:
    """Normalising twice is normalising once, but for entities that were escaped twice."""
    once = normalise(text.replace("&", ""))
    assert normalise(once) == once


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html><html><head><title>Drum</title></head><body>The drum is gone.</body></html>",
        "\n\n<HTML lang='en'>\nThe drum is gone.",
        "<p>The drum is gone.</p>\n<p>Nobody has seen it.</p>",
        "&lt;p&gt;The drum is gone.&lt;/p&gt; &lt;p&gt;Nobody has seen it.&lt;/p&gt;",
        "The drum is gone. <script>x()</script> <a href='/'>Home</a>",
    ],
)
def test_a_page_of_html_is_told_from_text(text: str) -> None:
    """By its beginning, or by many tags, escaped ones too."""
    assert is_page(normalise(text))


@pytest.mark.parametrize(
    "text", ["The drum <3 is gone.", "A < b and b > a.", "Put <b> before it, she said.", "It was <a drum> and <p>."]
)
def test_a_few_signs_are_no_html(text: str) -> None:
    """A heart, a sum and a word about a tag are text."""
    assert not is_page(text)


def test_joined_lines_keep_the_numbers_of_those_below() -> None:
    """An editor who is pointed to a line finds it in the file."""
    first, last = "The drum was seen at the far end of the old harbour wall by", "came home wet."
    block = "\n".join([first, *["a man who had gone out to look for it in the rain, and who"] * 4, last])
    seed = parse_seed(f"{block}\n\n{block}", "x.txt", "")
    assert [seed.line(paragraph.start) for paragraph in seed.paragraphs] == [1, 8]
