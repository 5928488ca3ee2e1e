"""Assets in fewer bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.readers.layouts import packaged_layouts
from generator.render.minified import minified

MOST_BYTES = 12 * 1024  # of the style sheet, which every reader waits for


def test_a_style_sheet_loses_what_browsers_pass_over() -> None:
    """But no blank that means something, nor what a licence asks to keep."""
    style = (
        b"/*! By us. */\n/* Why. */\na { width: calc(1px + 2px); }\n\n@media (min-width: 3px) { b { color: red; } }\n"
    )
    assert minified("assets/a.css", style) == (
        b"/*! By us. */a{width:calc(1px + 2px)}@media (min-width:3px){b{color:red}}"
    )


@pytest.mark.parametrize("path", ["assets/logo.png", "assets/search.js", "assets/css"])
def test_other_files_are_delivered_as_they_are(path: str) -> None:
    """Also those in which it would do harm."""
    assert minified(path, b"/* a */  b") == b"/* a */  b"


@given(content=st.binary() | st.text(alphabet="ab{}()[]:;@/*\"'\\\n -<!url\xff").map(str.encode))
def test_no_style_sheet_is_too_broken(content: bytes) -> None:
    """An editor sees what became of it in the browser, and never a traceback; it does not grow."""
    assert len(minified("assets/a.css", content)) <= len(content)


def test_the_style_sheet_is_small_when_it_is_delivered() -> None:
    """However well it is explained."""
    style = (packaged_layouts() / "assets" / "style.css").read_bytes()
    assert len(minified("assets/style.css", style)) < MOST_BYTES


def test_the_script_of_the_search_is_small() -> None:
    """It is delivered as it is written, to those who search."""
    assert (packaged_layouts() / "assets" / "search.js").stat().st_size < MOST_BYTES
