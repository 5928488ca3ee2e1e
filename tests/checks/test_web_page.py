"""What is wrong with an HTML page by itself."""

import pytest

from generator.checks.addresses import Addresses
from generator.checks.file_facts import FileFacts
from generator.checks.web_page import page_facts

SOUND = """<!doctype html>
<html lang="en">
<head>
<title>T</title>
{head}</head>
<body>
<h1>H</h1>
{body}</body>
</html>
"""


def facts(body: str = "", head: str = "") -> FileFacts:
    """Give the facts of a page that is sound but for *body* and *head*."""
    return facts_of(SOUND.format(body=body, head=head))


def facts_of(html: str) -> FileFacts:
    """Give the facts of a page at articles/a/."""
    return page_facts("articles/a/index.html", html.encode(), Addresses("https://digest.example/"))


def faults(found: FileFacts) -> list[str]:
    """Give the faults in a short form."""
    return [f"{fault.line} {fault.rule}: {fault.message}" for fault in found.faults]


def test_a_sound_page_has_no_faults() -> None:
    """Nor does one that is written in the oldest manner."""
    places = '<h2 id=a>A</h2>\n<h3>B</h3>\n<h2>C</h2>\n<a href="#a">a</a><a name="old"></a><a href="#old">o</a>'
    assert faults(facts(f'{places}\n<img src=/x.jpg alt="">')) == []
    assert faults(facts_of("<HTML LANG=en><TITLE>T</TITLE><H1>H</H1><P>One<P>Two")) == []


def test_what_a_page_leads_to_is_told_apart() -> None:
    """Links for readers, what is loaded, what machines are told, and other sites; each once, and never itself."""
    found = facts(
        '<a href="/people/">a</a><a href="../../people/">a</a><a href="https://other.example/b#c">b</a><a name="x"></a>'
        '<a href="">here</a><a href="./">here</a><map><area href="/area/"></map><svg><use href="/icons.svg#i"/></svg>'
        '<img src="/m/1.jpg" srcset="/m/2.jpg 2x" alt="x"><video src="/v.mp4" poster="/p.jpg"></video>'
        '<iframe src="//video.example/1"></iframe><script src="/s.js"></script><a href="mailto:a@b.example">m</a>',
        '<link rel="stylesheet" href="/assets/style.css"><link rel="icon" href="/icon.png">\n'
        '<link rel="canonical" href="https://digest.example/articles/a/"><link rel="alternate" href="/feed.xml">'
        '<link rel="preconnect" href="https://fonts.example"><meta property="og:image" content="/m/1.jpg">',
    )
    assert found.links == ("people/index.html", "area/index.html")
    assert found.assets == (
        *("assets/style.css", "icon.png", "icons.svg#i", "m/1.jpg", "m/2.jpg", "v.mp4", "p.jpg", "s.js"),
    )
    assert found.pointers == ("feed.xml", "m/1.jpg")
    assert found.external == ("https://other.example/b", "https://video.example/1")
    assert not found.unlisted


def test_a_base_moves_all_addresses() -> None:
    """But one on another site, where nothing can be told, is passed over."""
    assert facts('<a href="x/">x</a>', '<base href="/b/">').links == ("b/x/index.html",)
    assert facts('<a href="x/">x</a>', '<base href="https://other.example/">').links == ("articles/a/x/index.html",)


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        (
            '<p id="a">1</p>\n<p id="a">2</p>\n',
            "9 duplicate-id: 2 places have the id “a”, and a link leads to the first: rename the others",
        ),
        ('\n<img src="/x.jpg?a&amp;b">', "9 image-alt: a picture has no alt: say there what it shows"),
        ("\n<h1>Again</h1>", "9 main-heading: has 2 main headings: let “Again” be an h2"),
        ("<h2>A</h2>\n<h4>B</h4>", "9 heading-order: “B” is an h4 below an h2: make it an h3"),
        (
            '\n<a href="#nowhere">x</a>',
            "9 broken-anchor: leads to “#nowhere”, and this page has no such place: mend what stands behind #",
        ),
    ],
)
def test_a_fault_is_told_with_its_line(html: str, fault: str) -> None:
    """One each, and no other."""
    assert faults(facts(html)) == [fault]


def test_what_every_page_needs_is_missed() -> None:
    """A title, a language, a main heading; a redirect needs no heading, and the title of a drawing is none."""
    assert faults(facts_of("<html>\n<body><svg><title>T</title></svg>")) == [
        "0 main-heading: has no h1: make its main heading one",
        "0 page-title: has no title: give its head one",
        '1 page-language: does not say its language: write <html lang="…">',
    ]
    redirect = '<html lang="en"><title>T</title><meta http-equiv="refresh" content="0; url=../../b/">'
    found = facts_of(redirect)
    assert (found.links, found.unlisted, faults(found)) == (("b/index.html",), True, [])


@pytest.mark.parametrize(
    ("content", "unlisted"), [("noindex", True), ("NOINDEX, follow", True), ("none", True), ("follow", False)]
)
def test_a_page_may_ask_not_to_be_listed(content: str, *, unlisted: bool) -> None:
    """Then nobody need link to it."""
    assert facts(head=f'<meta name="robots" content="{content}">').unlisted is unlisted


def test_what_is_not_shown_is_not_read() -> None:
    """Neither comments, nor the text of scripts and templates."""
    hidden = '<!-- <a href="/1/"> --><script>"<a href=/2/>"</script><template><a href="/3/"></a></template>'
    assert facts(hidden).links == ()
