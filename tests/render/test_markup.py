"""What comes out of Markup may stand on a page and in a feed; what goes through with_root leads where it should."""

import re
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.render.markup import Markup, with_base, with_root

UNTRUSTED = Markup(trusted_html=False)
TRUSTED = Markup(trusted_html=True)


def to_html(text: str) -> str:
    """Convert a text from outside."""
    return UNTRUSTED.to_html(text)


class Audit(HTMLParser):
    """Read HTML as a browser might, and note all that could act."""

    _HARMLESS = frozenset(
        (
            *("a", "abbr", "aside", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code"),
            *("col", "colgroup", "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption"),
            *("figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins"),
            *("kbd", "li", "mark", "ol", "p", "picture", "pre", "q", "rp", "rt", "ruby"),
            *("s", "samp", "section", "small", "source", "span", "strong", "sub", "summary", "sup", "table"),
            *("tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul", "var", "wbr"),
        )
    )
    _ADDRESSES = ("href", "src", "cite", "srcset")

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag that may act, or an attribute that does."""
        if tag not in self._HARMLESS:
            self.found.append(tag)
        for name, value in attrs:
            plain = re.sub(r"^[\x00-\x20]+|[\t\n\r]", "", value or "").lower()  # as browsers read an address
            if name.startswith("on") or name in {"srcdoc", "action", "formaction", "target", "background", "ping"}:
                self.found.append(f"{tag} {name}")
            if name == "style" and not re.fullmatch(r"(text-align: ?\w*;?)*", plain):
                self.found.append(f"style={plain}")
            addresses = re.findall(r"(?:^|,)\s*([^\s,]+)", (value or "").lower()) if name == "srcset" else [plain]
            for scheme in map(re.compile("[a-z][a-z0-9+.-]*:").match, addresses):
                if name in self._ADDRESSES and scheme and scheme[0] not in {"http:", "https:", "mailto:"}:
                    self.found.append(f"{name}={plain}")

    def handle_comment(self, data: str) -> None:
        """Note a comment: old browsers act on some."""
        self.found.append(f"comment {data}")

    def handle_decl(self, decl: str) -> None:
        """Note a declaration."""
        self.found.append(f"declaration {decl}")

    def handle_data(self, data: str) -> None:
        """Gather what a reader sees."""
        self.text += data


HOSTILE = (
    *("<script>alert(1)</script>", "<SCRIPT SRC=//e.example/x.js></SCRIPT>", "<scr<script>ipt>alert(1)</script>"),
    *(
        "<img src=x onerror=alert(1)>",
        '<img src="x" onerror="alert(1)"',
        "<body onload=alert(1)>",
        "<b onclick=alert(1)>b</b>",
    ),
    *(
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](<java\tscript:alert(1)>)",
        "[x](&#106;avascript:alert(1))",
    ),
    *(
        "<javascript:alert(1)>",
        "<javascript://%0aalert(1)>",
        "[x]: javascript:alert(1)\n\n[x]",
        "![x](data:image/svg+xml,<svg>)",
    ),
    *(
        "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
        '<a href="vbscript:x">x</a>',
        "[x](\x01javascript:alert(1))",
    ),
    *(
        "<svg onload=alert(1)><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
        "<svg><style><img src=x onerror=x>",
    ),
    *(
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
        "<style>p{background:url(javascript:x)}</style>",
    ),
    *(
        "<iframe src=javascript:alert(1)></iframe>",
        "<iframe srcdoc='<script>alert(1)</script>'>",
        "<object data=x></object>",
    ),
    *(
        "<embed src=x>",
        "<form action=x><input name=q><button formaction=javascript:alert(1)>",
        "<base href=//e.example/>",
    ),
    *("<meta http-equiv=refresh content='0;url=javascript:alert(1)'>", "<link rel=stylesheet href=//e.example/x.css>"),
    *(
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
        "<template><script>alert(1)</script>",
    ),
    *(
        "<textarea><img title='</textarea><img src=x onerror=alert(1)>'>",
        "<!--><img src=x onerror=alert(1)>-->",
        "<!-- c -->",
    ),
    *(
        "<![CDATA[<script>alert(1)</script>]]>",
        "<?xml version='1.0'?>",
        "<!DOCTYPE x>",
        "<x-tag onfocus=alert(1) tabindex=1>",
    ),
    *(
        "para\n{: onclick=alert(1) style=position:fixed }",
        "# H {: onmouseover=alert(1) #i }",
        "*a*{: onclick=alert(1) }",
    ),
    *("[a](/x){: href=javascript:alert(1) }", "![a](/x){: src=javascript:alert(1) srcset='data:x 1x, /ok 2x' }"),
    *(
        "<p style='text-align:center; position:fixed; background:url(//e.example)'>x</p>",
        "<td style='width:expression(x)'>",
    ),
    *("<img srcset='/a.jpg 1x, javascript:alert(1) 2x'>", "<picture><source srcset='data:text/html,x'></picture>"),
    *(
        "<div markdown=1 onclick=alert(1)>\n*a*\n</div>",
        "<a href='//e.example' target=_blank>x</a>",
        "`<script>alert(1)</script>`",
    ),
    *(
        "[^1]\n\n[^1]: <script>alert(1)</script>",
        '[^"><script>]\n\n[^"><script>]: x',
        "|a|\n|-|\n|<script>alert(1)</script>|",
    ),
    *(
        "\x00<scr\x00ipt>alert(1)</scr\x00ipt>",
        "<scr\x02ipt>alert(1)</script>",
        "<<script>script>alert(1)<</script>/script>",
    ),
)


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_from_outside_acts(text: str) -> None:
    """Each of the usual ways in, alone and inside other markup, ends as text or as nothing."""
    for wrapped in (
        text,
        f"> {text}",
        f"- {text}",
        f"**{text}**",
        f"a {text} b\n\nc",
        f"<div markdown=1>\n{text}\n</div>",
    ):
        assert Audit(to_html(wrapped)).found == []


@settings(max_examples=300, deadline=None)
@given(pieces=st.lists(st.sampled_from(HOSTILE) | st.text(st.characters(), max_size=8), min_size=1, max_size=6))
@example(pieces=["\ud800", "\ufffe", "&#x1F;", "&#0;"])
def test_nothing_acts_however_it_is_nested(pieces: list[str]) -> None:
    """Parts that are harmless alone may not add up, and no part may leave a character that breaks a feed."""
    for joint in ("", "\n", "\n\n", "</p>"):
        html = to_html(joint.join(pieces))
        assert Audit(html).found == []
        assert not re.search("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", html)


def test_a_site_that_trusts_its_html_gets_it_as_it_is() -> None:
    """An editor may embed what a text from outside may not."""
    assert TRUSTED.to_html('<video src="/media/v.mp4" onplay="count()"></video>\n\n[a](https://e.example)') == (
        '<video src="/media/v.mp4" onplay="count()"></video>\n\n<p><a href="https://e.example">a</a></p>'
    )


def test_what_news_needs_survives() -> None:
    """Figures, tables with aligned columns, footnotes, attribute lists and typographic marks all reach the page."""
    html = to_html(
        '<figure id="f"><img src="/media/a.jpg" alt="A" width="4"><figcaption>C</figcaption></figure>\n\n'
        'a | b\n:-: | --\n1 | 2\n\nIt\'s "late"[^1] -- yes...\n{: .lead #top }\n\n[^1]: Or not.'
    )
    for part in (
        '<figure id="f"><img src="/media/a.jpg" alt="A" width="4"><figcaption>C</figcaption></figure>',
        '<th style="text-align:center">a</th>',
        '<p class="lead" id="top">It’s “late”<sup id="fnref:1">',
        '<a class="footnote-ref" href="#fn:1">1</a></sup> – yes…</p>',
        '<li id="fn:1">',
        '<a class="footnote-backref" href="#fnref:1"',
    ):
        assert part in html


def test_the_footnotes_of_a_text_are_numbered_anew_each_time() -> None:
    """An id depends on its page alone, not on how many pages were made before it."""
    text = "One[^a] and two[^b] and one[^a].\n\n[^a]: A.\n[^b]: B."
    first = to_html(text)
    to_html("Between[^z].\n\n[^z]: Z.")
    assert to_html(text) == first
    assert re.findall(r' id="([^"]*)"', first) == ["fnref:a", "fnref:b", "fnref2:a", "fn:a", "fn:b"]


@pytest.mark.parametrize(
    ("address", "marked"),
    [
        ("/people/x/", False),
        ("#fn", False),
        ("?page=2", False),
        ("../x/", False),
        ("x.html", False),
        ("mailto:desk@digest.example", False),
        ("https://e.example/", True),
        ("HTTP://E.EXAMPLE/", True),
        ("//e.example/", True),
        ("/\\e.example/", True),
        ("https:e.example", True),
    ],
)
def test_only_a_link_to_another_site_is_marked(address: str, *, marked: bool) -> None:
    """The rel is for strangers' pages."""
    html = to_html(f'<a title="&quot; rel=&quot;noopener&quot; href=&quot;//x" href="{address}" class="c">x</a>')
    assert ('" rel="noopener">' in html) == marked


@pytest.mark.parametrize("markup", [UNTRUSTED, TRUSTED])
def test_no_character_that_breaks_xml_survives(markup: Markup) -> None:
    """Neither as itself nor as the number of itself; in code, the number is only text."""
    html = markup.to_html("a\x07b\x00c\x1bd\ufffee &#7; &#x1F; &#0; &#xFFFF; f &#8217; `&#7;`\ud800")
    ET.fromstring(f"<div>{html}</div>")  # noqa: S314 - our own output
    assert html.startswith("<p>abcde ")
    assert html.endswith(" <code>&amp;#7;</code></p>")


def test_a_number_of_six_thousand_digits_is_no_character() -> None:
    """Python would refuse to read it."""
    assert TRUSTED.to_html(f"a&#{'9' * 6000};b&#x{'F' * 6000};c") == "<p>abc</p>"


def test_nesting_without_end_is_refused_and_forgotten() -> None:
    """A text made to exhaust the converter stops that text, not the ones after it."""
    markup = Markup(trusted_html=False)
    with pytest.raises(ValueError, match=r"^lists or tags are nested too deeply; take out levels$"):
        markup.to_html("* " * 3000 + "x")
    assert markup.to_html("- a\n\nb") == "<ul>\n<li>a</li>\n</ul>\n<p>b</p>"


@pytest.mark.parametrize(
    ("html", "led"),
    [
        ('<a href="/people/x/">x</a>', '<a href="../../people/x/">x</a>'),
        ('<a href="/">x</a>', '<a href="../../">x</a>'),
        ('<a class="c" href="/x?a=1&amp;b#f" rel="r">x</a>', '<a class="c" href="../../x?a=1&amp;b#f" rel="r">x</a>'),
        ('<img src="/media/a.jpg" alt="/x">', '<img src="../../media/a.jpg" alt="/x">'),
        ('<source srcset="/a.jpg">', '<source srcset="../../a.jpg">'),
        (
            '<img srcset="/a.jpg 1x,/b,c.jpg 2x, https://e/f 3x">',
            '<img srcset="../../a.jpg 1x,../../b,c.jpg 2x, https://e/f 3x">',
        ),
        ('<img srcset="/a.jpg, /b.jpg 2x">', '<img srcset="../../a.jpg, ../../b.jpg 2x">'),
        ("<a href=/x>x</a><img src='/y'>", "<a href=../../x>x</a><img src='../../y'>"),
        ('<A\nHREF = "/x">x</A>', '<A\nHREF = "../../x">x</A>'),
        ('<video poster="/p.jpg" src="/v.mp4">', '<video poster="../../p.jpg" src="../../v.mp4">'),
    ],
)
def test_an_address_on_the_site_is_led_to_the_root(html: str, led: str) -> None:
    """Wherever a link may stand in a tag, and however it is quoted."""
    assert with_root(html, "../../") == led


@pytest.mark.parametrize(
    "html",
    [
        '<a href="//e.example/x">x</a>',
        '<a href="/\\e.example/x">x</a>',
        '<a href="https://e.example/x">x</a><a href="x/">x</a><a href="#x">x</a><a href="">x</a><a id="x">x</a>',
        '<a title=\' href="/x"\' href="y">x</a><img alt="src=/x" src="y">',
        '<abbr href="/x">x</abbr><p data-src="/x" src="/y">x</p>',
        '<code>&lt;a href="/x"&gt;</code> href="/x" src="/y"',
        '<!-- <a href="/x"> --><script>"<a href=\'/x\'>"</script><style>/*<img src="/x">*/</style>',
    ],
)
def test_everything_else_is_left_as_it_is(html: str) -> None:
    """Other sites, text, code samples, and what only looks like an address."""
    assert with_root(html, "../../") == html


def test_a_root_may_be_an_address_and_may_be_empty() -> None:
    """Feeds are read elsewhere; the home page has nowhere to go up to."""
    assert with_root('<a href="/x/">x</a>', "https://x.example/a&b/") == '<a href="https://x.example/a&amp;b/x/">x</a>'
    assert with_root('<a href="/"></a><a href="/x:y">', "") == '<a href="./"></a><a href="./x:y">'


@settings(max_examples=200, deadline=None)
@given(
    pieces=st.lists(
        st.sampled_from(
            ("`<a href='/x'>`", "[a](/x)", "    <img src='/x'>\n", "href='/x'", "![/y](/y)", '"/x"', "\n\n")
        )
        | st.sampled_from(HOSTILE)
        | st.text(max_size=6)
    )
)
def test_the_text_of_a_page_does_not_depend_on_its_place(pieces: list[str]) -> None:
    """Only addresses change: a reader sees the same words, and no address from the root is left."""
    html = to_html(" ".join(pieces))
    led = with_root(html, "../")
    assert Audit(led).text == Audit(html).text
    assert with_root(led, "../") == led


def test_what_may_be_wide_is_within_reach_of_the_keyboard() -> None:
    """A table and a block of code scroll by themselves; the word for either in a text does nothing."""
    html = to_html("|a|\n|---|\n|`<pre>`|\n\ntext\n\n    <table>\n")
    assert UNTRUSTED.for_pages(html).count(' tabindex="0"') == 2
    assert UNTRUSTED.for_pages(html).replace(' tabindex="0"', "") == html
    assert TRUSTED.for_pages(html) == html


@pytest.mark.parametrize(
    ("address", "led"),
    [
        ("/people/ann/", "https://x.example/a&amp;b/people/ann/"),
        ("#fn:1", "https://x.example/a&amp;b/articles/one/#fn:1"),
        ("../two/?a=1&amp;b=2", "https://x.example/a&amp;b/articles/two/?a=1&amp;b=2"),
        ("//other.example/", "https://other.example/"),
        ("https://other.example/?a=1&amp;b=2", "https://other.example/?a=1&amp;b=2"),
        ("mailto:desk@x.example", "mailto:desk@x.example"),
        ("//[", "https://x.example/a&amp;b/articles/one/"),
    ],
)
def test_every_address_in_a_feed_is_whole(address: str, led: str) -> None:
    """Whether it starts at the root of the site, at the page, or elsewhere; one without sense leads to the page."""
    base = "https://x.example/a&b/"
    html = f'<a href="{address}">x</a> <code>href="/"</code>'
    assert with_base(html, base, f"{base}articles/one/") == f'<a href="{led}">x</a> <code>href="/"</code>'


def test_of_html_that_is_trusted_a_feed_has_what_would_be_left_of_any_other() -> None:
    """Readers run nothing, and show what is around it."""
    html = '<p onclick="x()">Hello<script>x()</script> <a href="/">you</a></p>'
    assert Markup(trusted_html=True).for_feeds(html) == '<p>Hello <a href="/">you</a></p>'
    assert Markup(trusted_html=False).for_feeds("<p>As it is.</p>") == "<p>As it is.</p>"
