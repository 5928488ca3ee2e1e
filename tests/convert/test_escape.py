"""Plain text as Markdown that shows exactly that text."""

import html
import re

import markdown
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.convert.escape import escape_markdown
from generator.convert.read import normalise

NEWS = ("footnotes", "attr_list", "sane_lists", "tables", "md_in_html")
SIGNS = "\\`*_{}[]<>#+-.!|&~^=:;()\"'/$%@1234567890 aZé\t"


def shown(text: str) -> str:
    """Render Markdown with the extensions of the site and give the text of it, with its tags."""
    return markdown.markdown(text, extensions=list(NEWS))


@pytest.mark.parametrize(
    "text",
    [
        "*stars* and _lines_, **both**",
        "[a link](https://x.example) and ![a picture](x.png) and [ref][1]",
        "`code` and ``more``",
        "<script>alert(1)</script> & <b>bold</b>",
        "&lt; &amp; AT&T &copy; &#65;",
        "# no heading",
        "> no quotation",
        "- no list",
        "+ no list",
        "1. no list",
        "2025. A year",
        "---",
        "***",
        "===",
        "a back\\slash and \\* one more",
        "text {: #id .class onclick=x }",
        "{{ 7 * 7 }} {% include x %}",
        "[^1]: no footnote [^1]",
        "| a | b |",
        "*[HTML]: no abbreviation",
        "<!-- no comment -->",
        "https://x.example/a_b_c?d=1&copy=2",
        "<https://x.example>",
    ],
)
def test_signs_are_shown_as_they_are(text: str) -> None:
    """No sign of Markdown, HTML, attribute lists, footnotes or templates does anything."""
    assert html.unescape(shown(escape_markdown(text))) == f"<p>{text}</p>"


@given(st.text(alphabet=st.one_of(st.sampled_from(SIGNS), st.characters(codec="utf-8"))))
@example("1.")
@example("[^a]: b")
@example("&#0;")
def test_the_page_shows_the_text_of_the_seed(text: str) -> None:
    """Whatever a paragraph holds, the rendered page holds one paragraph with the same characters."""
    paragraph = re.sub(r"\s+", " ", normalise(text)).strip()
    if paragraph:
        assert html.unescape(shown(escape_markdown(paragraph)).replace("&#0;", "&amp;#0;")) == f"<p>{paragraph}</p>"


def test_plain_prose_is_left_alone() -> None:
    """An editor reads the file: quotes, dashes, numbers and brackets need no backslash."""
    prose = "“It’s 5.50 (or so),” she said – at 9 a.m. – of the £5 drum; nobody else did: 3-1."
    assert escape_markdown(prose) == prose
