"""Texts made fit for e-mail."""

import pytest

from generator.render.mail import byte_count, for_mail, plain_text

SITE = "https://digest.example/news/"
PAGE = f"{SITE}digest/2025-w11/"


def test_a_mail_counts_in_bytes() -> None:
    """Those of its file."""
    assert byte_count("Zoë") == 4


@pytest.mark.parametrize(
    ("html", "mailed"),
    [
        ('<p>See <img src="../x.jpg" alt="Her">her.</p>', "<p>See her.</p>"),
        ('<picture><source srcset="x"><img src="x"></picture>', ""),
        ('<p class="lead" id="a" onclick="x()">Text</p><script>x()</script><style>p{}</style>', "<p>Text</p>"),
        ('<a href="../../people/ann/" class="x">Ann</a>', '<a href="https://digest.example/news/people/ann/">Ann</a>'),
        ('<a href="#fn:1">1</a>', f'<a href="{PAGE}#fn:1">1</a>'),
        ('<a href="javascript:x()">x</a>', "<a>x</a>"),
        ('<table><tr><td style="text-align: right;color:red">1</td></tr></table>', None),
    ],
)
def test_a_mail_has_whole_addresses_and_nothing_that_is_loaded_or_runs(html: str, mailed: str | None) -> None:
    """Also where a site trusts its HTML; columns keep their alignment."""
    found = for_mail(html, PAGE, base_url=SITE)
    if mailed is None:
        assert '<td style="text-align:right">1</td>' in found
    else:
        assert found == mailed


def test_plain_text_tells_paragraphs_lists_and_where_links_lead() -> None:
    """But not twice where the text is the address."""
    html = (
        "<h2>A  <em>day</em></h2>\n<p>See <a href='https://a.example/'>her</a>,<br>or "
        "<a href='https://b.example/'>https://b.example/</a> &amp; all.</p>"
        "<ul>\n<li>One</li>\n<li>Two</li>\n</ul><hr><blockquote><p>Said &lt;so&gt;.</p></blockquote>"
        "<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table><a>x</a><a href='#'></a></a>"
    )
    assert plain_text(html) == (
        "A day\n\nSee her <https://a.example/>,\nor https://b.example/ & all.\n\n- One\n- Two\n\n"
        "Said <so>.\n\nA B\n1 2\n\nx<#>"
    )


def test_plain_text_of_a_mail_is_no_markup() -> None:
    """What it tells is not escaped again."""
    told = plain_text(for_mail('<p>A &amp; <a href="/b">b</a></p>', PAGE, base_url=SITE))
    assert (told, type(told)) == (f"A & b <{SITE}b>", str)
