"""Reading saved web pages: the story of one, and what it states of it."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from convert.seed_making import END, LEAD, MIDDLE, converted

from generator.convert.raw_seeds import RawSeed, open_seeds
from generator.convert.read import Block, Seed
from generator.model.article import Article

pytest.importorskip("trafilatura", reason="web pages are read by the extra called convert")

from generator.convert.page_lines import with_lines
from generator.convert.web_page import blocks_of_fragment, seed_of_page

MENU = "<nav><a href='/'>Home</a> <a href='/news'>News</a> <a href='/sport'>Sport</a></nav>"
BODY = "".join(f"<p>{text}</p>" for text in (LEAD, MIDDLE, END))
HEAD = """
<title>Big drum missing after the party | Harbour News</title>
<link rel="canonical" href="https://www.harbour-news.example/2025/03/big-drum?utm_source=home">
<meta property="og:site_name" content="Harbour News">
<meta property="og:title" content="Big drum missing after the party">
<meta name="author" content="By Ann Quill, Harbour News">
<meta property="article:published_time" content="2025-03-12T23:30:00-05:00">
<meta property="og:image" content="https://www.harbour-news.example/drum.jpg">
<meta property="og:image:alt" content="A drum">
"""


def a_page(head: str = HEAD, body: str = BODY) -> str:
    """Make a page with a menu, a story and a footer."""
    return (
        f"<!DOCTYPE html><html lang='en'><head>{head}</head><body>{MENU}<article>{body}</article>"
        "<footer><p>© 2025 Harbour News. All rights reserved.</p></footer></body></html>"
    )


def a_script(**said: object) -> str:
    """Make the element with what a page states in JSON-LD."""
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **said})}</script>'


def stated(head: str, body: str = BODY) -> Mapping[str, str]:
    """Give what a page with this *head* states."""
    found = seed_of_page(a_page(head, body)).stated
    values = {name: getattr(found, name) for name in ("title", "author", "outlet", "url", "day", "summary")}
    return {name: fact.value for name, fact in values.items() if fact}


def article_of(page: str, *sources: str) -> Article:
    """Convert a page."""
    return converted(replace(seed_of_page(page), sha256="0" * 64), sources=sources)


def test_a_page_becomes_its_story_and_its_facts() -> None:
    """The menu and the footer are gone, the facts are those of the head, the picture is a question."""
    seed = seed_of_page(a_page())
    assert [paragraph.text for paragraph in seed.paragraphs] == [LEAD, MIDDLE, END]
    assert stated(HEAD) == {
        "title": "Big drum missing after the party",
        "author": "Ann Quill",
        "outlet": "Harbour News",
        "url": "https://www.harbour-news.example/2025/03/big-drum",
        "day": "2025-03-12",
    }
    assert seed.notes == (
        "image: the page has https://www.harbour-news.example/drum.jpg; it shows “A drum”; its credit is not stated",
    )


def test_the_article_of_a_page_has_what_the_page_states() -> None:
    """Its metadata outrank what its text seems to say."""
    article = article_of(a_page(), "Harbour News")
    assert article.title == "Big drum missing after the party"
    assert article.source is not None
    assert (article.source.name, article.source.author, article.source.date) == (
        "Harbour News",
        "Ann Quill",
        "2025-03-12",
    )
    assert not [note for note in article.review if note.startswith(("title", "source", "date"))]


def test_json_ld_outranks_the_tags_of_a_page() -> None:
    """In a graph or a list, beside objects of other kinds, with authors in each of its forms."""
    graph = {
        "@graph": [
            {"@type": "BreadcrumbList", "itemListElement": [{"name": "News"}]},
            {
                "@type": ["NewsArticle"],
                "headline": "Drum found",
                "datePublished": "2025-03-14",
                "author": [{"@type": "Person", "name": "Ann Quill"}, "Bo Ode", {"name": "Harbour News"}],
                "publisher": {"@type": "Organization", "name": "Harbour News"},
                "image": {"url": "https://harbour-news.example/drum.jpg", "creditText": "Cal Lens"},
            },
        ]
    }
    script = f'<script type="application/ld+json">{json.dumps([graph])}</script>'
    url = '<link rel="canonical" href="https://harbour-news.example/drum-found">'
    assert stated(url + script + '<meta name="author" content="Somebody Else"><title>News</title>') == {
        "title": "Drum found",
        "author": "Ann Quill and Bo Ode",
        "outlet": "Harbour News",
        "url": "https://harbour-news.example/drum-found",
        "day": "2025-03-14",
    }
    assert seed_of_page(a_page(url + script)).notes == (
        "image: the page has https://harbour-news.example/drum.jpg; credit “Cal Lens”",
    )


@pytest.mark.parametrize(
    ("head", "day"),
    [
        (a_script(datePublished="2025-03"), "2025-03"),
        (a_script(datePublished="20250312T101500Z"), "2025-03-12"),
        (a_script(datePublished="Wed Mar 12 2025 03:05:46 GMT+0000"), "2025-03-12"),
        (a_script(datePublished="0001-01-01T00:00:00Z"), None),
        (a_script(datePublished="2025-13-40"), None),
        (a_script(datePublished="11/12/2025"), None),
        (a_script(dateModified="2025-03-12"), None),
        ('<meta name="DC.date.issued" content="2025-03-12">', "2025-03-12"),
        ('<meta itemprop="datePublished" content="2025-03-12">', "2025-03-12"),
        ('<link rel="canonical" href="https://x.example/2025/3/12/drum/">', "2025-03-12"),
        ('<link rel="canonical" href="https://x.example/2025/13/12/drum/">', None),
    ],
)
def test_the_day_is_that_of_publication_or_none(head: str, day: str | None) -> None:
    """As exact as it is stated, in its own zone; not the day of a change, nor what a program writes for want of one."""
    assert stated(head).get("day") == day


@pytest.mark.parametrize(
    "time", ["<time pubdate datetime='2025-03-12T10:00'>today</time>", "<p itemprop='datePublished'>March 12, 2025</p>"]
)
def test_a_day_in_the_text_of_a_page_counts_when_it_is_marked(time: str) -> None:
    """By attribute or in its words."""
    assert stated("", time + BODY)["day"] == "2025-03-12"
    assert "day" not in stated("", "<time datetime='2025-03-12'>today</time>" + BODY)


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ('<meta property="og:site_name" content="the Harbour News">', "Harbour News"),
        ("<title>Big drum missing - HarbourNews.example</title>", "HarbourNews.example"),
        ('<meta property="og:site_name" content="U.S.">', None),
        (a_script(publisher={"name": "Wire Agency"}), "Wire Agency"),
        (
            a_script(publisher={"name": "Wire Agency"}) + '<meta property="og:site_name" content="Harbour News">',
            "Harbour News",
        ),
        (a_script(publisher={"@id": "https://harbour-news.example/#us"}), None),
    ],
)
def test_the_outlet_is_the_one_whose_address_it_is(head: str, outlet: str | None) -> None:
    """An agency stands behind many outlets, and a section of a site is none."""
    url = '<link rel="canonical" href="https://www.harbournews.example/big-drum">'
    assert stated(url + head).get("outlet") == outlet


@pytest.mark.parametrize("author", ["Staff", "Harbour News", "admin", "https://x.example/ann", "Editorial Team", "Ann"])
def test_nobody_is_an_author_who_is_not_named(author: str) -> None:
    """A role, the outlet, an address and half a name are left out."""
    head = HEAD.replace("By Ann Quill, Harbour News", author)
    assert "author" not in stated(head)


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Big drum: missing | Harbour News</title>", BODY, "Big drum: missing | Harbour News"),
        ("<title>X</title>", f"<h1>Big drum is missing</h1>{BODY}", "Big drum is missing"),
        (
            '<meta property="og:title" content="Opinion | Big drum is missing">',
            f"<h1>Big drum is missing</h1>{BODY}",
            "Big drum is missing",
        ),
        ("", BODY, None),
    ],
)
def test_the_title_is_the_story_s_own(head: str, body: str, title: str | None) -> None:
    """A label that the heading does without is dropped; what stands behind a sign stays unless it names the outlet."""
    assert stated(head, body).get("title") == title


def test_headings_lists_quotations_and_tables_stay() -> None:
    """They are Markdown in the article, text with a star in it is still text, pictures and buttons are gone."""
    body = (
        f"{BODY}<h2>What is * known</h2><ul><li>The drum is red</li><li>It is big<ol><li>very</li></ol></li></ul>"
        "<blockquote><p>It was loud.</p></blockquote><table><tr><th>Drum</th><th>Place</th></tr>"
        "<tr><td>Big</td><td>Quay | harbour</td></tr></table><p>One line.<br>Another line.</p>"
    )
    fragment = "<figure><img src='x.jpg'><figcaption>A drum</figcaption></figure><button>Share</button>" + body
    assert [block.markdown or block.text for block in blocks_of_fragment(fragment)][3:] == [
        "## What is \\* known",
        "- The drum is red\n- It is big\n    1. very",
        "> It was loud.",
        "| Drum | Place |\n|---|---|\n| Big | Quay &#124; harbour |",
        "One line.",
        "Another line.",
    ]
    assert article_of(a_page(HEAD, body)).title == "Big drum missing after the party"


def test_a_table_that_only_lays_out_is_paragraphs() -> None:
    """Old pages stand in tables within tables."""
    page = "<table><tr><td><table><tr><td>The drum.</td></tr></table></td><td>The quay.</td></tr></table>"
    assert {block.text for block in blocks_of_fragment(page)} >= {"The drum.", "The quay."}


def test_what_opens_over_a_name_is_no_part_of_the_story() -> None:
    """A card with a picture and links inside a paragraph is what the page shows to a pointer."""
    card = "<span><span><img src='a.jpg'><a>Ann Quill</a> <a>Quill sings again</a> <a>More</a></span></span>"
    page = a_page(HEAD, BODY.replace("the big drum", f"<a>the big drum</a>{card}"))
    assert [paragraph.text for paragraph in seed_of_page(page).paragraphs] == [LEAD, MIDDLE, END]


def test_the_sentence_below_the_headline_is_a_summary_and_not_the_story() -> None:
    """The page states it as its description, and it does not stand among the paragraphs."""
    said = "A fisherman thought that he had heard the drum of the party, but nobody could say who had taken it."
    head = f'{HEAD}<meta name="description" content="{said}">'
    page = a_page(head, f"<h1>Big drum missing after the party</h1><h2>{said}</h2><div>{BODY}</div>")
    assert said not in seed_of_page(page).text
    assert article_of(page).summary == said


@pytest.mark.parametrize(
    "said",
    ["Sign up for our newsletter to get the news of the harbour first.", "Too short.", "It ends in the middle of a…"],
)
def test_a_description_that_is_no_summary_is_passed_over(said: str) -> None:
    """A word to the reader and half a sentence say nothing of the story."""
    page = a_page(f'{HEAD}<meta name="description" content="{said}">')
    assert article_of(page).summary.startswith(LEAD)


def test_a_page_tells_the_lines_of_its_file() -> None:
    """An editor who is pointed to a line finds it in the page."""
    seed = seed_of_page(a_page(HEAD, BODY.replace("</p>", "</p>\n")))
    first = seed.line(seed.paragraphs[0].start)
    assert [seed.line(paragraph.start) for paragraph in seed.paragraphs] == [first, first + 1, first + 2]


def test_the_line_of_words_does_not_depend_on_how_a_page_writes_them() -> None:
    """Entities, tags, line ends and blanks inside, and the same words in a script or a comment above."""
    lead = (
        LEAD.replace("harbour", "<b>har</b>bour", 1).replace(" on ", "\n  on ", 1).replace("nobody", "n&#111;body", 1)
    )
    repeated = f"<!-- {MIDDLE} -->\n{a_script(articleBody=LEAD)}"
    page = a_page(f"{HEAD}\n{repeated}", f"\n<p>\n{lead}</p>\n\n<p>{MIDDLE}</p><p>{END}</p>")
    seed = seed_of_page(page)
    lines = page.split("\n")
    found = [lines[seed.line(paragraph.start) - 1] for paragraph in seed.paragraphs]
    assert found == [
        lead.split("\n")[0] + "",
        *[f"<p>{MIDDLE}</p><p>{END}</p>{lines[-1].partition(END + '</p>')[2]}"] * 2,
    ]


def test_words_that_are_not_found_have_no_line() -> None:
    """No line is better than that of something else."""
    assert [block.line for block in with_lines([Block("Drum"), Block("Flute")], "\n<p>The drum.\n<p>Drum.")] == [3, 0]


def test_the_heading_tells_where_the_name_of_the_outlet_begins() -> None:
    """Its own title is what a page prints as a heading; what stands beside it is the outlet's name, or a section's."""
    heading = f"<h1>Drum gone</h1>{BODY}"
    for title in ("Drum gone - The Kettle", "Drum gone | News | The Kettle", "The Kettle | Drum gone"):
        found = stated(f"<title>{title}</title>", heading)
        assert (found["title"], found["outlet"]) == ("Drum gone", "The Kettle")
    for title in ("Drum gone - Celebrity News", "Drum gone - Kettle", "Drum gone"):
        assert stated(f"<title>{title}</title>", heading) == {"title": "Drum gone"}
    name = '<meta property="og:site_name" content="The Kettle Online">'
    assert stated(f"<title>Drum gone - The Kettle</title>{name}", heading)["outlet"] == "The Kettle Online"


@pytest.mark.parametrize(
    ("image", "address"),
    [
        ({"@type": "ImageObject", "@id": "https://k.example/news/drum"}, ""),
        ({"@type": "ImageObject", "@id": "https://k.example/news/drum", "url": "https://k.example/d.jpg"}, "d.jpg"),
        ([{"@type": "ImageObject", "name": "A drum", "contentUrl": "/d.png"}], "d.png"),
        ("https://k.example/news/drum", ""),
        ("https://k.example/d.jpg", "d.jpg"),
    ],
)
def test_the_note_on_the_picture_names_a_picture(image: object, address: str) -> None:
    """The id of what a page says of its picture may be the page's own address."""
    page = a_page(a_script(headline="Drum gone", url="https://k.example/news/drum", image=image))
    expected = [f"image: the page has https://k.example/{address}; its credit is not stated"] if address else []
    assert list(seed_of_page(page).notes) == expected


def test_the_encoding_of_a_page_is_the_one_that_it_declares(tmp_path: Path) -> None:
    """Without a note, as nothing was guessed."""
    page = a_page(f'<meta charset="iso-8859-2">{HEAD}', BODY.replace("fisherman", "man from Łódź"))
    (tmp_path / "x.html").write_bytes(page.encode("iso-8859-2", "ignore"))
    (raw,) = open_seeds(tmp_path / "x.html", "seeds/x.html")
    assert isinstance(raw, RawSeed)
    seed = raw.read()
    assert isinstance(seed, Seed)
    assert "Łódź" in seed.text
    assert all(note.startswith("image") for note in seed.notes)


@pytest.mark.parametrize(
    "script", ["[" * 5000, '{"@type": "NewsArticle"', "null", '[[[{"@type": {}}]]]', '{"@type": 5}']
)
def test_json_ld_that_is_broken_is_passed_over(script: str) -> None:
    """The tags of the page say the rest."""
    assert stated(f'<script type="application/ld+json">{script}</script>{HEAD}')["outlet"] == "Harbour News"


def test_a_page_nested_without_end_is_read_in_bounded_depth() -> None:
    """What stands deeper than any page is lost, and nothing falls over."""
    seed = seed_of_page(a_page(HEAD, BODY + "<div>" * 100_000 + "deep"))
    assert [paragraph.text for paragraph in seed.paragraphs][:3] == [LEAD, MIDDLE, END]
