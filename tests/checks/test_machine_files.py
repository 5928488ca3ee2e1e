"""What is wrong with feeds, sitemaps and robots.txt."""

import pytest

from generator.checks.addresses import Addresses
from generator.checks.file_facts import FileFacts
from generator.checks.machine_files import json_facts, robots_facts, style_facts, xml_facts

ADDRESSES = Addresses("https://digest.example/")
RSS = """<?xml version="1.0"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>T</title><link>https://digest.example/</link><description>D</description>
<atom:link rel="self" href="https://digest.example/feed.xml"/>
<item><title>A</title><link>https://digest.example/articles/a/</link><guid>https://digest.example/articles/a/</guid>
<pubDate>Fri, 14 Mar 2025 09:00:00 +0000</pubDate></item>
<item><title>B</title><link>https://digest.example/articles/b/</link><guid isPermaLink="false">01J</guid></item>
</channel></rss>
"""
ATOM = """<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>tag:digest.example,2025:1</id><title>T</title>
<updated>2025-03-14T09:00:00Z</updated><author><name>N</name></author>
<link rel="self" href="https://digest.example/feed.xml"/>
<entry><id>urn:a</id><title>A</title><updated>2025-03-14T09:00:00+01:00</updated><link href="https://digest.example/a/"/>
</entry>
<entry><id>urn:b</id><title>B</title><updated>2025-03-14T09:00:00.5Z</updated><content>B</content></entry>
</feed>
"""
JSON = """{"version": "https://jsonfeed.org/version/1.1", "title": "T", "feed_url": "https://digest.example/feed.json",
"items": [
{"id": "a", "url": "https://digest.example/a/", "content_text": "A", "date_published": "2025-03-14T09:00:00Z"},
{"id": "b", "content_html": "<p>B"}]}
"""
SITEMAP = """<?xml version="1.0"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://digest.example/</loc></url>
<url><loc>https://digest.example/a/</loc></url>
</urlset>
"""
ROBOTS = """# All are welcome.
User-agent: *
Allow: /
Disallow: /old/ # gone

Sitemap: https://digest.example/sitemap.xml
"""


def faults(found: FileFacts) -> list[str]:
    """Give the faults in a short form."""
    return [f"{fault.line} {fault.rule}: {fault.message}" for fault in found.faults]


def of_xml(text: str, path: str = "feed.xml") -> list[str]:
    """Give the faults of XML at *path*."""
    return faults(xml_facts(path, text.encode(), ADDRESSES))


def test_sound_files_have_no_faults() -> None:
    """And it is told what they lead to."""
    feed = xml_facts("feed.xml", RSS.encode(), ADDRESSES)
    assert (faults(feed), feed.pointers) == (
        [],
        ("index.html", "articles/a/index.html", "articles/b/index.html"),
    )
    assert of_xml(ATOM) == []
    assert faults(json_facts("feed.json", JSON.encode(), ADDRESSES)) == []
    assert faults(json_facts("search.json", b"[1]", ADDRESSES)) == []
    assert xml_facts("sitemap.xml", SITEMAP.encode(), ADDRESSES) == FileFacts(pointers=("index.html", "a/index.html"))
    assert robots_facts("robots.txt", ROBOTS.encode(), ADDRESSES) == FileFacts(pointers=("sitemap.xml",))
    assert of_xml("<anything/>", "other.xml") == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("</item>\n</ch", "</ch", "7 feed: not well-formed XML (mismatched tag): mend the layout"),
        ("<title>T</title>", "<title> </title>", "0 feed: the channel has no title: give one"),
        ("<description>D</description>", "", "0 feed: the channel has no description: give one"),
        (
            'href="https://digest.example/feed.xml"',
            'href="https://digest.example/other.xml"',
            (
                "4 feed: says that it is at “https://digest.example/other.xml”: readers should find"
                " https://digest.example/feed.xml"
            ),
        ),
        (
            "atom:link rel=",
            "link rel=",
            "0 feed: does not say where it is: readers should find https://digest.example/feed.xml",
        ),
        (
            "<description>D</description>",
            "<description>D</description><item><guid>c:c</guid><description>&lt;p onclick='x()'></description></item>",
            "0 feed: the text of an entry has onclick, which feed readers do not run: leave it out",
        ),
        ("<title>A</title>", "", "5 feed: an item has neither title nor description: give it one"),
        (
            "<link>https://digest.example/articles/b/</link>",
            "<link>/articles/b/</link>",
            "7 feed: the address “/articles/b/” has no host: feeds are read elsewhere",
        ),
        (
            '<guid isPermaLink="false">01J</guid>',
            "<guid>https://digest.example/articles/a/</guid>",
            "7 feed: two entries have the id “https://digest.example/articles/a/”: readers show only one",
        ),
        (
            "Fri, 14 Mar",
            "Thu, 14 Mar",
            (
                "6 feed: the date “Thu, 14 Mar 2025 09:00:00 +0000” is not on the calendar, or not written like"
                " “Fri, 14 Mar 2025 09:00:00 +0000”, as RFC 822 has it"
            ),
        ),
    ],
)
def test_a_fault_of_an_rss_feed_is_told(old: str, new: str, fault: str) -> None:
    """One each, and no other, on its line."""
    assert old in RSS
    assert of_xml(RSS.replace(old, new)) == [fault]


@pytest.mark.parametrize(
    ("day", "is_date"),
    [
        ("Sat, 29 Feb 2020 09:00 GMT", True),
        ("29 Feb 2020 09:00:00 EST", True),
        ("29 Feb 2021 09:00:00 GMT", False),
        ("2025-03-14T09:00:00Z", False),
        ("Fri, 14 Mar 25 09:00:00 +0000", False),
        ("Fri, 14 Mar 2025 25:00:00 +0000", False),
    ],
)
def test_a_date_of_rss_is_on_the_calendar(day: str, *, is_date: bool) -> None:
    """As RFC 822 writes it, with the years of RFC 1123."""
    assert (of_xml(RSS.replace("Fri, 14 Mar 2025 09:00:00 +0000", day)) == []) is is_date


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("<id>urn:b</id>", "", "0 feed: an entry has no id: readers"),
        ("<id>urn:b</id>", "<id>urn:a</id>", "8 feed: two entries have the id “urn:a”: readers show only one"),
        ("<content>B</content>", "", "6 feed: an entry has neither content nor an address: give it one"),
        (">urn:b<", ">b c<", "8 feed: the id “b c” is no IRI, such as urn:uuid:"),
        ("<content>B<", '<content type="html">&lt;img src="/b"><', "0 feed: the address “/b” has no host"),
        ("<author><name>N</name></author>", "", "6 feed: has no author, and neither has an entry: name one"),
        ('<link href="https://digest.example/a/"/>', '<link href="a/"/>', "6 feed: the address “a/” has no host"),
        ("09:00:00.5Z", "09:00:00", "8 feed: the date “2025-03-14T09:00:00” is not on the calendar"),
        ("<updated>2025-03-14T09:00:00Z", "<updated>2025-02-30T09:00:00Z", "4 feed: the date “2025-02-30T09:00:00Z”"),
    ],
)
def test_a_fault_of_an_atom_feed_is_told(old: str, new: str, fault: str) -> None:
    """With its line."""
    assert old in ATOM
    assert of_xml(ATOM.replace(old, new))[0].startswith(fault)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("]}", "]", "0 feed: no JSON (Input data was truncated): mend the layout"),
        ('"title": "T", ', "", "0 feed: the feed has no title: give one"),
        ('"id": "b"', '"id": 7', "0 feed: the id 7 is no text: write it in quotes"),
        ("<p>B", "<script>B</script>", "0 feed: the text of an entry has script, which feed readers do not run"),
        ('"items"', '"entries"', "0 feed: has no items: give it a list, perhaps an empty one"),
        ('"id": "b"', '"id": "a"', "4 feed: two entries have the id “a”: readers show only one"),
        ('"content_html"', '"html"', "0 feed: item b has neither content_html nor content_text: give it one"),
        ("2025-03-14T09", "2025-03-14 09", "3 feed: the date “2025-03-14 09:00:00Z” is not on the calendar"),
    ],
)
def test_a_fault_of_a_json_feed_is_told(old: str, new: str, fault: str) -> None:
    """With its line, where it has one."""
    assert old in JSON
    assert faults(json_facts("feed.json", JSON.replace(old, new).encode(), ADDRESSES))[0].startswith(fault)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("</urlset>", "", "6 sitemap: not well-formed XML (no element found): mend the layout"),
        (
            ">https://digest.example/a/",
            ">/a/",
            "4 sitemap: “/a/” is not below https://digest.example/: write it in full",
        ),
        ("example/a/", "example/", "4 sitemap: names “https://digest.example/” twice: once is enough"),
    ],
)
def test_a_fault_of_a_sitemap_is_told(old: str, new: str, fault: str) -> None:
    """With its line."""
    assert old in SITEMAP
    assert of_xml(SITEMAP.replace(old, new), "sitemap.xml") == [fault]


def test_a_sitemap_may_be_too_long() -> None:
    """By one address."""
    entries = "".join([f"<url><loc>https://digest.example/{number}/</loc></url>" for number in range(50_001)])
    assert of_xml(f"<urlset>{entries}</urlset>", "sitemap.xml") == [
        "0 sitemap: names 50,001 addresses, and may name 50,000: split it"
    ]


def test_the_index_of_the_search_leads_to_pages_and_to_its_parts() -> None:
    """Each must be there, as where any other link leads."""
    index = b'{"parts": ["2025", 1], "people": [{"url": "people/ann/"}, {"url": 1}, {}, 1], "odd": 1}'
    found = json_facts("search/index.json", index, ADDRESSES)
    assert found.pointers == ("search/2025.json", "people/ann/index.html")
    assert found.faults == ()
    stories = b'{"stories": [{"url": "articles/a/"}]}'
    assert json_facts("search/2025.json", stories, ADDRESSES).pointers == ("articles/a/index.html",)
    assert json_facts("search/2025.json", b"[]", ADDRESSES).pointers == ()
    assert faults(json_facts("search/2025.json", b"{", ADDRESSES)) != []


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("Dissallow: /x/", "7 robots: a line that nobody reads: expected such as Disallow: /drafts/"),
        ("User-agent: *\nDisallow: /", "8 robots: asks all search engines to stay away: take the line out"),
        ("Sitemap: /s.xml", "7 robots: names a sitemap without a host: write https://digest.example/…"),
    ],
)
def test_a_fault_of_robots_is_told(line: str, fault: str) -> None:
    """With its line; to keep out one crawler is nobody's fault."""
    assert faults(robots_facts("robots.txt", f"{ROBOTS}{line}\n".encode(), ADDRESSES)) == [fault]
    assert faults(robots_facts("robots.txt", b"User-agent: Scraper\nDisallow: /\n", ADDRESSES)) == []


def test_a_style_sheet_loads_files() -> None:
    """From where it is itself."""
    style = (
        b'@import "more.css"; a { background: url( "../media/a.svg#i" ) } b { src: url(data:x), url(//f.example/f) }'
    )
    assert style_facts("assets/style.css", style, ADDRESSES).assets == ("assets/more.css", "media/a.svg")
