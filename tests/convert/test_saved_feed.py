"""Reading saved feeds: each entry is a story, and keeps its article when the feed is saved again."""

from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import pytest
from convert.seed_making import END, LEAD, MIDDLE

from generator.config import Config
from generator.convert.converter import Conversion, Converter
from generator.convert.read import SeedError
from generator.convert.records import Records
from generator.convert.saved_feed import Entry, parse_feed, seed_of_entry
from generator.readers.content import read_articles

NOW = datetime(2025, 12, 1, tzinfo=UTC)
SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:media="http://search.yahoo.com/mrss/"'
)


def an_item(number: int = 1, text: str = LEAD, **more: str) -> str:
    """Make an entry of RSS; *more* are other elements."""
    others = "".join(f"<{name.replace('_', ':')}>{value}</{name.replace('_', ':')}>" for name, value in more.items())
    link = f"https://www.courier.example/{number}?utm_source=rss&amp;a=1"
    own = f"<title>Drum {number} found</title><guid>tag:{number}</guid><link>{link}</link>"
    return f"<item>{own}{others}<description>{text}</description></item>"


def a_feed(*items: str) -> str:
    """Make a feed of RSS."""
    inside = f"<channel><title>The Courier - Latest</title>{''.join(items)}</channel>"
    return f'<?xml version="1.0"?><rss {SPACES}>{inside}</rss>'


def only(feed: str) -> Entry:
    """Give the one entry of *feed*."""
    (entry,) = parse_feed(feed)
    return entry


def stated(entry: Entry) -> dict[str, str]:
    """Give what *entry* states."""
    return {name: fact["value"] for name, fact in asdict(seed_of_entry(entry).stated).items() if fact}


def test_an_entry_of_rss_states_its_facts() -> None:
    """The day is that of its own zone, the address is without what counts visitors, the outlet without the section."""
    item = an_item(dc_creator="By Ann Quill", pubDate="Wed, 12 Mar 2025 23:30:00 -0500", media_title="A picture")
    assert stated(only(a_feed(item))) == {
        "title": "Drum 1 found",
        "author": "Ann Quill",
        "outlet": "The Courier",
        "url": "https://www.courier.example/1?a=1",
        "day": "2025-03-12",
    }


def test_an_entry_of_atom_states_its_facts() -> None:
    """Its link is the alternate one, its author has a name, its text is markup."""
    feed = """<feed xmlns="http://www.w3.org/2005/Atom"><title>The Courier</title><entry><id>urn:1</id>
    <title type="html">Drum &lt;i&gt;found&lt;/i&gt;</title><link rel="self" href="https://api.example/1"/>
    <link href="https://courier.example/1"/><author><name>Ann Quill</name></author>
    <updated>2025-03-14T10:00:00Z</updated><published>2025-03-12T10:00:00Z</published>
    <summary>It is on the quay.</summary></entry></feed>"""
    assert stated(only(feed)) == {
        "title": "Drum found",
        "author": "Ann Quill",
        "outlet": "The Courier",
        "url": "https://courier.example/1",
        "day": "2025-03-12",
    }


def test_an_entry_of_rss_1_is_found_beside_the_channel() -> None:
    """Its channel does not contain it."""
    feed = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
        "<channel><title>Courier</title></channel>"
        "<item><title>Drum found</title><link>https://courier.example/1</link></item></rdf:RDF>"
    )
    assert only(feed).id == "https://courier.example/1"
    assert stated(only(feed))["outlet"] == "Courier"


def test_the_whole_text_of_an_entry_is_its_story() -> None:
    """The description then is a summary, and the markup is read as that of a page."""
    pytest.importorskip("trafilatura", reason="HTML is read by the extra called convert")
    content = f"<![CDATA[<p>{LEAD}</p><h2>The quay &amp; the sea</h2><p>{MIDDLE}</p><p>{END}</p><p>{LEAD[::-1]}</p>]]>"
    entry = only(a_feed(an_item(text="It is on the quay.", content_encoded=content)))
    seed = seed_of_entry(entry)
    assert [paragraph.written for paragraph in seed.paragraphs][:3] == [LEAD, "## The quay & the sea", MIDDLE]
    assert stated(entry)["summary"] == "It is on the quay."
    assert seed.notes == ()


@pytest.mark.parametrize("text", ["It is on the quay.", ""])
def test_an_entry_of_a_few_words_is_a_story_to_look_at(text: str) -> None:
    """Its words, or else its title, are all there is."""
    seed = seed_of_entry(only(a_feed(an_item(text=text))))
    assert [paragraph.text for paragraph in seed.paragraphs] == [text or "Drum 1 found"]
    assert seed.notes == ("body: the feed has only these words of the story",)


def test_faults_that_browsers_forgive_are_forgiven() -> None:
    """An entity of HTML, a bare ampersand, a control character, a document type that only names one."""
    feed = a_feed(an_item(text="Caf&eacute; &nosuch; A&B \x07 &amp;lt;")).split("?>")[1]
    entry = only(f'<?xml version="1.0"?>\n<!-- <!ENTITY> -->\n<!DOCTYPE rss PUBLIC "x" "http://x.example/x.dtd">{feed}')
    assert entry.description == "Café &nosuch; A&B  &lt;"


@pytest.mark.parametrize(
    "top", ['<!DOCTYPE r [<!ENTITY a "aaaa">]>', '<!-- --><!DOCTYPE r SYSTEM "x" [\n<!ENTITY a SYSTEM "file:///x">]>']
)
def test_entities_of_a_feed_s_own_are_refused(top: str) -> None:
    """They can grow without end, or read files."""
    with pytest.raises(SeedError, match="defines entities"):
        parse_feed(f"{top}<rss><channel><item><title>&a;</title></item></channel></rss>")


def test_two_entries_with_one_id_are_one() -> None:
    """The first is the newest."""
    assert [e.description for e in parse_feed(a_feed(an_item(1, "new"), an_item(2, "other"), an_item(1, "old")))] == [
        "new",
        "other",
    ]


def test_an_id_that_says_little_is_one_of_its_outlet() -> None:
    """Two outlets may both count their stories from 1."""
    numbered = "<item><guid isPermaLink='false'>1</guid><link>https://www.{0}.example/a</link></item>"
    ids = [parse_feed(a_feed(numbered.format(name)))[0].id for name in ("courier", "kettle")]
    assert ids == ["courier.example 1", "kettle.example 1"]
    assert (
        parse_feed(a_feed("<item><guid>urn:uuid:1</guid><link>https://a.example/</link></item>"))[0].id == "urn:uuid:1"
    )


def test_a_feed_without_end_is_refused() -> None:
    """A thousand entries are more than any feed has."""
    with pytest.raises(SeedError, match="has 1001 entries"):
        parse_feed(a_feed("<item/>" * 1001))


def converted(root: Path, feed: str, name: str = "feed.xml") -> list[Conversion]:
    """Save *feed* among the seeds of a site and convert it, with the articles that are there."""
    (root / "seeds").mkdir(exist_ok=True)
    (root / "seeds" / name).write_text(feed, encoding="utf-8")
    out = root / "content/articles"
    existing = read_articles(out, Config(title="", base_url="")) if out.exists() else []
    converter = Converter(Records(), {}, out=out, existing=existing, now=NOW)
    conversions, problems = converter.convert([root / "seeds" / name])
    assert problems == []
    return conversions


def test_an_entry_keeps_its_article_when_the_feed_is_saved_again(tmp_path: Path) -> None:
    """Newer entries come, old ones go, and only what is new becomes an article."""
    first = converted(tmp_path, a_feed(an_item(2), an_item(1, MIDDLE)))
    assert [(c.seed, c.outcome) for c in first] == [("feed.xml#tag:2", "converted"), ("feed.xml#tag:1", "converted")]
    again = converted(tmp_path, a_feed(an_item(3, END), "\n", an_item(2), an_item(1, MIDDLE + " It rained.")))
    assert [(c.seed, c.outcome) for c in again] == [
        ("feed.xml#tag:3", "converted"),
        ("feed.xml#tag:2", "already converted"),
        ("feed.xml#tag:1", "changed since it was converted"),
    ]
    assert [c.outcome for c in converted(tmp_path, a_feed(an_item(3, END)))] == ["already converted"]


def test_an_entry_is_known_in_another_file(tmp_path: Path) -> None:
    """An editor may save each day's feed under a name of its own."""
    converted(tmp_path, a_feed(an_item(1)))
    again = converted(tmp_path, a_feed(an_item(2, MIDDLE), an_item(1)), "later.xml")
    assert [c.outcome for c in again] == ["converted", "already converted"]
