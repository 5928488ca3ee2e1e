"""Pictures of other sites are told, not loaded."""

import pytest

from generator.render.markup import Markup


def html(text: str, *, trusted_html: bool = False) -> str:
    """Convert a text."""
    return Markup(trusted_html=trusted_html).to_html(text)


@pytest.mark.parametrize(
    "address",
    [
        *("https://a.example/b.jpg", "HTTP://a.example/b.jpg", "//a.example/b.jpg", "/\\a.example/b.jpg"),
        *("/\t/a.example/b.jpg", "ht\ntps://a.example/b.jpg", " //a.example/b.jpg", "mailto:a@b.example"),
    ],
)
def test_a_picture_of_another_site_is_told(address: str) -> None:
    """By what it shows, as text, in whichever way its address is written."""
    assert (
        html(f'<p>See <img src="{address}" alt="Ann &amp; <b>Bo"> sing</p>') == "<p>See Ann &amp; &lt;b&gt;Bo sing</p>"
    )
    if len(address.split()) > 1:  # in a list of addresses that would be two
        return
    assert "a.example" not in html(f'<img srcset="/own.jpg 1x, {address} 2x" alt="Ann">')
    assert "a.example" not in html(f'<picture><source srcset="{address}"><img src="/own.jpg" alt="Ann"></picture>')


def test_a_picture_of_another_site_without_a_word_is_gone() -> None:
    """There is nothing to tell."""
    assert html('<p>See <img src="https://a.example/b.jpg"> it</p>') == "<p>See  it</p>"


@pytest.mark.parametrize("address", ["/media/a.jpg", "a.jpg", "../a.jpg", "/media/a:b.jpg"])
def test_a_picture_of_the_site_is_shown(address: str) -> None:
    """Also by a srcset alone."""
    assert html(f"![Ann]({address})") == f'<p><img alt="Ann" src="{address}"></p>'
    assert f'srcset="{address} 2x"' in html(f'<img srcset="{address} 2x" alt="Ann">')


def test_a_site_that_trusts_its_html_may_show_any_picture() -> None:
    """Its feeds may too."""
    markup = Markup(trusted_html=True)
    shown = markup.to_html("![Ann](https://a.example/b.jpg)")
    assert 'src="https://a.example/b.jpg"' in shown
    assert 'src="https://a.example/b.jpg"' in markup.for_feeds(shown)
