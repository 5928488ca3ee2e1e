"""What feeds are made of: ids, sections of XML, and parts that many of them share."""

import json
import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.layout import Layout
from generator.model.values import Page, RssFeed
from generator.render.environment import Environment
from generator.render.feeds import atom_id, cdata
from generator.render.fragments import Fragments
from generator.render.markup import Markup
from generator.render.renderer import Renderer
from making import a_frame, a_linked_site, a_person, a_source, an_article, pages_of


@given(st.text(), st.text())
def test_an_article_has_one_id_in_atom_for_good(one: str, other: str) -> None:
    """A registered form of IRI, made of its own id alone: of another id comes another one."""
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", atom_id(one))
    assert (atom_id(one) == atom_id(other)) is (one == other)


def test_the_ids_that_readers_know_stay() -> None:
    """A change here would show everything as new to everybody; an id that is a UUID already is its own."""
    assert atom_id("01JABCDEFGH") == "urn:uuid:fb1d9c2b-3b43-534c-a89b-6ade2790a1d0"
    assert atom_id("f81d4fae-7dec-11d0-a765-00a0c91e6bf6") == "urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6"


@pytest.mark.parametrize("html", ["<p>a & b</p>", '<a title="]]>">x</a>', "]]>]]>", ""])
def test_html_in_a_section_of_xml_comes_out_as_it_was(html: str) -> None:
    """But for what would end the section, which is written in another way."""
    told = ET.fromstring(f"<x>{cdata(html)}</x>").text or ""  # noqa: S314 - ours
    assert told.replace("]]&gt;", "]]>") == html


def test_a_text_is_learnt_once_for_all_feeds_that_have_it() -> None:
    """The first format asks for it; a layout of any of them may have it, and does so for each that follows."""
    site = a_linked_site(an_article(body_words=5))
    values = pages_of(site)["feed.xml"].values
    assert isinstance(values, RssFeed)
    layouts = {
        "feed.xml": '{{ fragments("_entry.xml", page.feed.entries, root) }}',
        "_entry.xml": '<a href="{{ root }}">{{ fragments("_told.txt", [entry], root) }}</a>{{ body_of(entry) }}',
        "_told.txt": "<{{ teaser.title }}>",
    }
    renderer = Renderer(a_frame(site), {name: Layout(name, source) for name, source in layouts.items()})
    (body,) = renderer.lacking(values.feed)
    renderer.learn(body, '<p><a href="/people/">All</a></p>')
    told = b'<a href="../">&lt;A headline&gt;</a><p><a href="https://digest.example/people/">All</a></p>'
    for _ in range(2):
        assert renderer.lacking(values.feed) == []
        assert renderer.render(Page("a/feed.xml", values)) == told


def test_a_process_forgets_what_it_made_once_there_is_too_much_of_it() -> None:
    """Then it has to be told again, and makes the same."""
    site = a_linked_site(an_article(body_words=5))
    values = pages_of(site)["feed.xml"].values
    assert isinstance(values, RssFeed)
    environment = Environment(a_frame(site), {"_body.xml": Layout("_body.xml", "{{ body_of(entry) }}")}, {})
    fragments = Fragments(environment, Markup(trusted_html=False), "https://digest.example/", most=100)
    environment.globals["body_of"] = fragments.body_of
    made = []
    for _ in range(3):
        (body,) = fragments.lacking(values.feed)
        fragments.learn(body, f"<p>{'long ' * 30}</p>")
        made.append(fragments.join("_body.xml", values.feed.entries, ""))
    assert made[0] == made[1] == made[2] == f"<p>{'long ' * 30}</p>"


def test_a_feed_without_stories_can_be_read_too() -> None:
    """In JSON there is no date; an entry of which nothing is told has its title."""
    source = a_source(rights="link")
    pages = pages_of(a_linked_site(an_article("A & B", source=source), people=[a_person("Ann")]))
    layouts = {"_feed-entry.json": '{"summary": ""}'}
    frame = a_frame(a_linked_site())
    renderer = Renderer(frame, {name: Layout(name, source) for name, source in layouts.items()})
    site, ann = (renderer.render(pages[f"{folder}feed.json"]) for folder in ("", "people/ann/"))
    assert isinstance(site, bytes)
    assert isinstance(ann, bytes)
    assert json.loads(site)["items"][0]["content_text"] == "A & B"
    assert json.loads(ann)["items"] == []
    assert json.loads(ann)["feed_url"] == "https://digest.example/people/ann/feed.json"


@pytest.mark.parametrize("source", ["No JSON", "[]", '{"summary": 1}'])
def test_a_layout_that_makes_no_texts_of_an_entry_is_told_of(source: str) -> None:
    """By the name of its file."""
    page = pages_of(a_linked_site(an_article("A")))["feed.json"]
    renderer = Renderer(a_frame(a_linked_site()), {"_feed-entry.json": Layout("layouts/_feed-entry.json", source)})
    problem = renderer.render(page)
    assert str(problem).startswith("layouts/_feed-entry.json:1: not a valid layout: makes no JSON of texts: ")
