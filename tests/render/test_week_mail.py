"""The e-mail of a week, as HTML and as plain text, by the layouts that ship with the package."""

import re
from collections.abc import Iterable
from datetime import timedelta
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator.model.case import Case
from generator.model.pages import make_frame
from generator.model.selection import Selection
from generator.model.site import Site
from generator.readers.layouts import read_layouts
from generator.render.renderer import Renderer
from making import NOON, a_case, a_linked_site, a_selection, a_source, an_article, an_entry, pages_of

LIMIT = 100_000
VOID = {"meta", "br", "hr"}
CASE = a_case("Oil case", timeline=[an_entry("charged", "2025-03-11"), an_entry("acquitted", "2025-04-02")])


def a_busy_site(
    stories: int,
    cases: Iterable[Case] = (CASE,),
    digests: Iterable[Selection] = (),
    words: int = 10,
    **settings: object,
) -> Site:
    """Make a site with a week of many *stories*, whose headlines and summaries have so many *words*."""
    articles = [
        an_article(
            f"Quince & “Sons” {number} " + "<lamp> " * words,
            slug=f"s{number}",
            date=NOON - timedelta(seconds=number),
            summary='Oil\'s "dear" & ' * words,
            source=a_source("Lantern & Reel", date="2025-03-01"),
            people=(f"Person {number % 7}",),
            cases=("Oil case",) if number % 3 else (),
        )
        for number in range(stories)
    ]
    return a_linked_site(*articles, cases=cases, digests=digests, **settings)


def mailed(site: Site, note: str = "", name: str = "mail.html", week: str = "2025-w11") -> str:
    """Render one part of the mail of a *week*, with this Markdown as the *note*."""
    layouts = read_layouts(Path("/nowhere"), site.config.language)
    renderer = Renderer(make_frame(site, layouts.words), layouts.templates)
    rendered = renderer.render(pages_of(site)[f"digest/{week}/{name}"], renderer.to_html(note))
    assert isinstance(rendered, bytes), rendered
    return rendered.decode()


class _Tags(HTMLParser):
    """Follow which tags are open, and note addresses and attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.attributes: set[str] = set()
        self.addresses: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a tag, unless it has no end."""
        if tag not in VOID:
            self.open.append(tag)
        self.attributes.update(name for name, _ in attrs)
        self.addresses += [value or "" for name, value in attrs if name in {"href", "src"}]

    def handle_endtag(self, tag: str) -> None:
        """Close the tag that was opened last."""
        assert self.open.pop() == tag


NOTE = """\
A note on [A](/articles/s1/), ![her](/media/ann.jpg) and more.[^1]{: .x #y}

<script>x()</script>

[^1]: Small.
"""


@pytest.mark.parametrize("trusted", [True, False])
def test_a_mail_stands_alone(*, trusted: bool) -> None:
    """Whole addresses, and nothing that a mail program would have to load, to run, or to look up."""
    site = a_busy_site(30, digests=[a_selection(body_words=9)], trusted_html=trusted, base_url="https://d.example/a/")
    html = mailed(site, NOTE)
    tags = _Tags(html)
    assert tags.open == []
    assert "https://d.example/a/articles/s1/" in tags.addresses
    assert [address for address in tags.addresses if not address.startswith("https://d.example/a/")] == []
    assert not re.search(r"<(?:script|link|style|img|iframe)\b", html)
    assert not {"class", "id", "onclick"} & tags.attributes
    assert '<meta name="robots" content="noindex">' in html
    assert '<html lang="en">' in html
    assert "<title>The week of 10 to 16 March 2025 – The Test Digest</title>" in html


def test_no_headline_stands_without_what_became_of_its_case() -> None:
    """Neither among the first stories nor in the list of the others, nor in the plain text."""
    site = a_busy_site(40)
    update = "Update, 2 April 2025: acquitted (Oil case) — The Courier"
    lines = [line for line in unescape(re.sub("<[^>]+>", "\n", mailed(site)).replace("\n\n", "\n")).split("\n") if line]
    plain = [line for line in mailed(site, name="mail.txt").split("\n") if line]
    found = 0
    for number in range(1, 40, 3):  # which are about the case
        for told in (lines, plain):
            at = next(index for index, line in enumerate(told) if line.startswith(f"Quince & “Sons” {number} "))
            assert update.startswith(next(line for line in told[at + 1 :] if "<lamp>" not in line))
            found += 1
    assert found == 26
    assert "charged" in mailed(site).lower()


def test_a_week_of_two_thousand_stories_is_cut_and_says_by_how_much() -> None:
    """Mail programs would cut it anywhere."""
    site = a_busy_site(2000)
    html, plain = mailed(site), mailed(site, name="mail.txt")
    assert len(html.encode()) < LIMIT
    assert len(plain.encode()) < LIMIT
    shown = len(set(re.findall(r"/articles/(s\d+)/", html)))
    assert shown > 100
    assert f">{2000 - shown} more on the site</a>" in html
    in_text = len(set(re.findall(r"/articles/(s\d+)/", plain)))
    assert f"\n{2000 - in_text} more on the site: https://digest.example/digest/2025-w11/\n" in plain


def test_whatever_a_week_holds_its_mail_stays_small() -> None:
    """Long headlines, a long note, hundreds of cases: what has no room is on the site."""
    cases = [
        a_case(f"Case {number}", timeline=[an_entry("settled", "2025-03-12", "They <settled>. " * 30)])
        for number in range(300)
    ]
    site = a_busy_site(300, [CASE, *cases], [a_selection(body_words=9)], words=400)
    html, plain = mailed(site, "Very long & so on. " * 9000), mailed(site, "Very long. " * 9000, "mail.txt")
    for told in (html, plain):
        assert len(told.encode()) < LIMIT
        assert "The note of the editor is on the site." in told
        assert len(re.findall(r"\d+ more on the site", told)) == 2
    assert _Tags(html).open == []


def test_the_plain_part_tells_the_same_in_lines_of_a_mail() -> None:
    """With the editor's title and note, and an address for each story."""
    selection = a_selection(title="A dear week", stories=["s1"], body_words=5)
    assert mailed(a_busy_site(2, words=1, digests=[selection]), "See [her](/people/ann/).", "mail.txt") == (
        "The Test Digest\nA dear week\n\n10 to 16 March 2025, 2 stories\n"
        "Read it on the site: https://digest.example/digest/2025-w11/\n\n"
        "See her <https://digest.example/people/ann/>.\n\n"
        "Cases that moved\n----------------\n\nOil case\n"
        "Charged as of 11 March 2025. It happened. Source: The Courier\n"
        "Update, 2 April 2025: acquitted (Oil case) — The Courier\n"
        "https://digest.example/cases/oil-case/\n\n"
        "What to read first\n------------------\n\n"
        "Quince & “Sons” 1 <lamp>\nUpdate, 2 April 2025: acquitted (Oil case) — The Courier\n"
        'Oil\'s "dear" &\nhttps://digest.example/articles/s1/\n\n'
        "Also this week\n--------------\n\n"
        "Quince & “Sons” 0 <lamp>\nhttps://digest.example/articles/s0/\n\n"
        "-- \nThis is the weekly digest of The Test Digest.\nhttps://digest.example/\n"
    )


@pytest.mark.parametrize(
    ("language", "week", "title"),
    [
        ("en", "2025-w11", "The week of 10 to 16 March 2025"),
        ("en", "2025-w18", "The week of 28 April to 4 May 2025"),
        ("en", "2025-w01", "The week of 30 December 2024 to 5 January 2025"),
        ("de", "2025-w11", "Die Woche vom 10. bis 16. März 2025"),
        ("de", "2025-w18", "Die Woche vom 28. April bis 4. Mai 2025"),
        ("de", "2025-w01", "Die Woche vom 30. Dezember 2024 bis 5. Januar 2025"),
    ],
)
def test_a_week_is_named_by_its_days_in_the_language_of_the_site(language: str, week: str, title: str) -> None:
    """With the month and the year once where they are the same."""
    site = a_linked_site(digests=[a_selection(week, body_words=1)], language=language)
    assert f"\n{title}\n" in mailed(site, "A note.", "mail.txt", week)
