"""What is wrong with the JSON-LD of a page."""

import json

import pytest

from generator.checks.addresses import Addresses
from generator.checks.file_facts import FileFacts
from generator.checks.web_page import page_facts

ADDRESS = "https://digest.example/articles/a/"
STORY = {
    "@type": "NewsArticle",
    "headline": "H",
    "datePublished": "2025-03-14T09:00:00+00:00",
    "dateModified": "2025-03-15T09:00:00+01:00",
    "author": {"@type": "Organization", "name": "D", "url": "https://digest.example/"},
    "publisher": {"@type": "Organization", "name": "D"},
    "mainEntityOfPage": ADDRESS,
}


WAY = [
    {"@type": "ListItem", "position": 1, "name": "D", "item": "https://digest.example/"},
    {"@type": "ListItem", "position": 2, "name": "H"},
]


def facts(script: object, picture: str = "") -> FileFacts:
    """Give the facts of a page with this JSON-LD, and with a *picture* for other sites."""
    text = script if isinstance(script, str) else json.dumps(script)
    html = (
        f'<html lang="en"><head><title>T</title><link rel="canonical" href="{ADDRESS}">'
        f'<meta property="og:image" content="{picture}">\n'
        '<meta property="article:published_time" content="2025-03-14T10:00:00+01:00">\n'
        '<meta property="article:modified_time" content="2025-03-15T08:00:00+00:00">\n'
        f'<script type="application/ld+json">{text}</script></head><body><h1>H</h1></body></html>'
    )
    return page_facts("articles/a/index.html", html.encode(), Addresses("https://digest.example/"))


def faults(script: object, rule: str = "structured-data", picture: str = "") -> list[str]:
    """Give what is wrong with this JSON-LD by a *rule*, and by no other."""
    found = facts(script, picture).faults
    assert all((fault.rule, fault.line) == (rule, 4) for fault in found)
    return [fault.message for fault in found]


def in_graph(**changed: object) -> dict[str, object]:
    """Give a graph of one story that differs from a sound one; None leaves a key out."""
    story = {key: value for key, value in {**STORY, **changed}.items() if value is not None}
    return {"@context": "https://schema.org", "@graph": [story]}


def a_way(*steps: object) -> dict[str, object]:
    """Give breadcrumbs of these *steps*."""
    return {"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": list(steps)}


@pytest.mark.parametrize(
    "script",
    [
        in_graph(),
        {"@context": "https://schema.org", **STORY},
        [{"@context": "https://schema.org", **STORY}],
        {"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": WAY},
        {"@context": "https://schema.org", "@type": "WebSite", "name": "D", "url": "https://digest.example/"},
        in_graph(author=[{"@type": "Person", "name": "A", "sameAs": ["https://a.example/"]}]),
        in_graph(**{"@type": ["NewsArticle", "Thing"]}),
        in_graph(mainEntityOfPage={"@type": "WebPage", "@id": ADDRESS}),
    ],
)
def test_sound_data_has_no_faults(script: object) -> None:
    """In any of the forms that there are; moments agree whatever their zone."""
    assert faults(script) == []


@pytest.mark.parametrize(
    ("script", "fault"),
    [
        ("{", "JSON-LD that is no JSON (Input data was truncated): mend the layout"),
        ("1", "JSON-LD that describes nothing: expected an object, or several under @graph"),
        ({"@type": "Thing"}, 'JSON-LD without "@context": say whose words it uses, "https://schema.org"'),
        (in_graph(headline=None), "the NewsArticle of its JSON-LD has no headline: give one"),
        (in_graph(author=[]), "the NewsArticle of its JSON-LD has no author: give one"),
        (
            in_graph(author=[{"name": "A", "url": "https://a.example/"}, "B"]),
            "an author in its JSON-LD has no name: write it as a person or an organization that has one",
        ),
        (
            {"@context": "https://schema.org", "@type": "WebSite", "name": "D"},
            "the WebSite of its JSON-LD has no url: give one",
        ),
        (a_way(), "the BreadcrumbList of its JSON-LD has no itemListElement: give one"),
        (a_way(WAY[1]), "the BreadcrumbList of its JSON-LD has one step: a way has two or more"),
        (a_way(WAY[1], WAY[1]), "step 1 in the BreadcrumbList of its JSON-LD has no item: give one"),
        (
            a_way(WAY[0], {"position": 2, "item": "https://digest.example/"}),
            "step 2 in the BreadcrumbList of its JSON-LD has no name: give one",
        ),
        (
            in_graph(dateModified="2025-03-15"),
            "the dateModified of its JSON-LD, 2025-03-15, is no moment such as 2025-03-14T09:00:00+00:00: mend it",
        ),
        (
            in_graph(datePublished="2025-03-14T08:00:00Z"),
            (
                "its JSON-LD says datePublished 2025-03-14T08:00:00Z, and article:published_time"
                " 2025-03-14T10:00:00+01:00: let them agree"
            ),
        ),
        (
            in_graph(mainEntityOfPage="https://digest.example/b/"),
            f"its JSON-LD is about https://digest.example/b/, and the page is {ADDRESS}: let them agree",
        ),
    ],
)
def test_a_fault_is_told(script: object, fault: str) -> None:
    """One each, and no other."""
    assert faults(script) == [fault]


def test_a_story_is_not_modified_before_it_is_published() -> None:
    """Whatever the page says elsewhere."""
    message = "its JSON-LD was modified before it was published: mend the dates"
    assert message in faults(in_graph(dateModified="2025-03-13T08:00:00Z"))


def test_what_search_engines_only_wish_for_is_a_note() -> None:
    """A picture that other sites are shown, an address of the author, and the day of the last change."""
    rule, picture = "structured-data-advice", "https://digest.example/a.jpg"
    assert faults(in_graph(), rule, picture) == [f"its JSON-LD has no image, and og:image is {picture}: let them agree"]
    assert faults(in_graph(image=picture), rule, picture) == []
    assert faults(in_graph(author={"name": "D"}), rule) == [
        "its JSON-LD does not say where to read about its author D: give a url"
    ]
    assert faults(in_graph(dateModified=None), rule) == [
        "its JSON-LD has no dateModified: say when it last changed, be it never"
    ]


def test_the_addresses_in_it_are_told() -> None:
    """At any depth, so that it can be asked whether they are there."""
    found = facts(in_graph(about=[{"@type": "Person", "url": "https://digest.example/people/ann/"}]))
    assert found.pointers == ("index.html", "people/ann/index.html")
