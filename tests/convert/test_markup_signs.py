"""Telling web pages from text, and reading the encoding that they declare."""

import pytest

from generator.convert.markup_signs import declared_encoding, is_page, unescaped_page


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html><html><head><title>Drum</title></head><body>The drum is gone.</body></html>",
        "\n\n<HTML lang='en'>\nThe drum is gone.",
        "<?xml version='1.0'?>\n<!-- saved -->\n<!-- twice -->\n<html>The drum is gone.",
        "<p>The drum is gone.</p>\n<p>Nobody has seen it.</p>",
        "The drum is gone. <script>x()</script> <a href='/'>Home</a>",
    ],
)
def test_a_page_of_html_is_told_from_text(text: str) -> None:
    """By its beginning, or by many tags."""
    assert is_page(text)


@pytest.mark.parametrize(
    "text",
    [
        "The drum <3 is gone.",
        "A < b and b > a.",
        "Put <b> before it, she said.",
        "It was <a drum> and <p>.",
        "<script>track()</script>\nThe drum is gone.",
        "The drum <script>track()</script> is gone. <script src='x.js'></script>",
        "The drum is gone. <body> Nobody has seen it.",
        "The drum is gone.\n</html>",
    ],
)
def test_a_few_signs_are_no_html(text: str) -> None:
    """A heart, a sum, a word about a tag and a stray piece of a page are text."""
    assert not is_page(text)


def test_a_page_whose_tags_are_entities_is_a_page() -> None:
    """Some programs escape a page once too often; a single sign is not enough."""
    escaped = "&lt;p&gt;The drum is gone.&lt;/p&gt; &lt;p&gt;Nobody has seen it.&lt;/p&gt;"
    assert unescaped_page(escaped) == "<p>The drum is gone.</p> <p>Nobody has seen it.</p>"
    assert unescaped_page("Fish &lt;b but cheap") == ""
    assert unescaped_page("Fish &amp; chips") == ""


@pytest.mark.parametrize(
    ("top", "encoding"),
    [
        (b'<?xml version="1.0" encoding="ISO-8859-2"?><rss>', "iso-8859-2"),
        (b'<meta charset="windows-1251">', "windows-1251"),
        (b"<meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'>", "cp1252"),
        (b"<meta charset=us-ascii>", "cp1252"),
        (b'<meta charset="rot13">', ""),
        (b"<meta charset=utf-16>", ""),
        (b"no charset= here", ""),
    ],
)
def test_only_an_encoding_of_text_counts_as_declared(top: bytes, encoding: str) -> None:
    """Latin-1 means Windows-1252, as in browsers; what Python calls a codec and is none of text is passed over."""
    assert declared_encoding(top) == encoding
