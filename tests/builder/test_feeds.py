"""The feeds as readers get them: sound in all three formats, the same stories in each, and no more than is lent."""

import json
import re
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest

from generator.checks.addresses import Addresses
from generator.checks.machine_files import json_facts, xml_facts
from making import a_file, a_lively_site, a_site, an_article_file, build, withdrawn, write

SAMPLE = Path(__file__).parents[2] / "content"
BASE = "https://digest.example/"
LENT = '[sources."The Courier"]\nrights = "full"\n'
ATOM = "{http://www.w3.org/2005/Atom}"
ENCODED = "{http://purl.org/rss/1.0/modules/content/}encoded"


def lent_site(root: Path) -> Path:
    """Write a site with pages of every kind, corrections and case notes, whose source has lent its texts."""
    source = {"name": "The Courier", "url": "https://courier.example/"}
    timeline = [
        {"date": day, "stage": stage, "what": "It was so.", "source": source}
        for day, stage in (("2025-01-02", "charged"), ("2025-06-02", "acquitted"))
    ]
    corrected = an_article_file(
        "Mended",
        "A [link](#there), a [page](../other/) and <b>bold</b> ]]>.\n\n![Ann](/media/ann.jpg)",
        date="2025-02-01",
        people=["Ann Example"],
        corrections=[{"date": "2025-02-03", "kind": "corrected", "was": "An <b>", "now": "A & b"}],
    )
    return a_lively_site(
        root,
        'hub = "https://hub.example/"\ntime_zone = "Europe/Paris"\n' + LENT,
        **{
            "content/articles/mended.md": corrected,
            "content/cases/the-case.md": a_file(name="The Case", timeline=timeline),
            "content/people/kit.md": a_file(name="Kit", aliases=["Kitty"]),
        },
    )


def feeds_of(output: dict[str, bytes]) -> list[str]:
    """Give the folders that have feeds."""
    return [path.removesuffix("atom.xml") for path in output if path.endswith("atom.xml")]


@pytest.fixture(scope="module", params=["lively", "sample"])
def output(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Build a site of the tests, and the one that comes with the generator."""
    root = tmp_path_factory.mktemp("site")
    if request.param == "lively":
        return build(lent_site(root))
    files = {path.relative_to(SAMPLE.parent).as_posix(): path for path in SAMPLE.rglob("*") if path.is_file()}
    return build(a_site(root, {name: path.read_bytes() for name, path in files.items()}))


def test_every_feed_can_be_read_and_passes_the_checks(output: dict[str, bytes]) -> None:
    """At the old address of a record too, where it says that it belongs elsewhere."""
    folders = feeds_of(output)
    assert len(folders) > 5
    for folder in folders:
        for name in ("feed.xml", "atom.xml"):
            content = output[folder + name]
            assert not feedparser.parse(content).bozo
            told = xml_facts(folder + name, content, Addresses(BASE))
            assert {fault.message for fault in told.faults if not fault.elsewhere} == set()
        told = json_facts(f"{folder}feed.json", output[f"{folder}feed.json"], Addresses(BASE))
        assert {fault.message for fault in told.faults if not fault.elsewhere} == set()


def test_rss_is_as_its_best_practices_have_it(output: dict[str, bytes]) -> None:
    """One address of its own, no element twice in an entry, a guid and a date for each, no HTML in titles."""
    for folder in feeds_of(output):
        channel = ET.fromstring(output[f"{folder}feed.xml"]).find("channel")  # noqa: S314 - ours
        assert channel is not None
        assert [link.get("type") for link in channel.findall(f"{ATOM}link[@rel='self']")] == ["application/rss+xml"]
        for entry in channel.findall("item"):
            names = [part.tag for part in entry if part.tag not in {"category", f"{ATOM}link"}]
            assert len(set(names)) == len(names)
            assert {"title", "link", "guid", "pubDate"} <= set(names)
            guid = entry.find("guid")
            assert guid is not None
            assert guid.get("isPermaLink") == "false" or guid.text == entry.findtext("link")
            content = entry.findtext(ENCODED)
            assert content is None or "]]>" not in content


def test_atom_is_as_rfc_4287_has_it(output: dict[str, bytes]) -> None:
    """Ids that are registered IRIs or addresses, two dates, a summary, and at most one content and one alternate."""
    for folder in feeds_of(output):
        root = ET.fromstring(output[f"{folder}atom.xml"])  # noqa: S314 - ours
        for entry in [root, *root.findall(f"{ATOM}entry")]:
            assert re.match(r"https?://|urn:uuid:[0-9a-f-]{36}$", entry.findtext(f"{ATOM}id") or "")
            assert len(entry.findall(f"{ATOM}link[@rel='alternate']")) == 1
            assert len(entry.findall(f"{ATOM}updated")) == 1
            assert (entry.findtext(f"{ATOM}published") or "") <= (entry.findtext(f"{ATOM}updated") or "")
            assert {part.get("type") for part in entry.findall(f"{ATOM}content")} <= {"html"}
        for entry in root.findall(f"{ATOM}entry"):
            assert entry.findtext(f"{ATOM}summary") or entry.findtext(f"{ATOM}content")


def test_the_formats_offer_the_same(output: dict[str, bytes]) -> None:
    """The same stories with the same titles, addresses, dates, texts, terms and sources; one knows the ids of all."""
    for folder in feeds_of(output):
        rss, atom = (feedparser.parse(output[folder + name]) for name in ("feed.xml", "atom.xml"))
        told = json.loads(output[f"{folder}feed.json"])
        assert rss.feed.title == atom.feed.title == told["title"]
        assert rss.feed.link == atom.feed.link == told["home_page_url"]
        assert len(rss.entries) == len(atom.entries) == len(told["items"])
        html = [item.get("content_html", "") for item in told["items"]]
        assert texts_of(output[f"{folder}feed.xml"], folder) == texts_of(output[f"{folder}atom.xml"], folder) == html
        for one, two, three in zip(rss.entries, atom.entries, told["items"], strict=True):
            assert one.title == two.title == three["title"]
            assert one.link == two.link == three["url"]
            assert one.id == three["id"]
            assert one.published_parsed == two.published_parsed
            assert two.published == three["date_published"].replace("Z", "+00:00")
            assert two.updated == three["date_modified"].replace("Z", "+00:00")
            assert (one.updated if "updated" in one else two.published) == two.updated
            assert terms_of(one) == terms_of(two) == three.get("tags", [])
            assert via_of(one) == via_of(two) == three.get("external_url")
            if "summary" in three:
                assert unescape(one.summary) == two.summary == three["summary"]


def terms_of(entry: Any) -> list[str]:  # noqa: ANN401 - what feedparser gives
    """Give the terms of an entry."""
    return [tag.term for tag in entry.get("tags", [])]


def via_of(entry: Any) -> str | None:  # noqa: ANN401
    """Give the address of the story at its source."""
    return next((link.href for link in entry.links if link.rel == "via"), None)


def texts_of(content: bytes, folder: str) -> list[str]:
    """Give the HTML in the entries of an RSS or Atom feed, "" where there is none."""
    root = ET.fromstring(content)  # noqa: S314 - ours
    name = f"{ATOM}content" if root.tag == f"{ATOM}feed" else "description" if folder == "corrections/" else ENCODED
    return [entry.findtext(name) or "" for entry in root.iter() if entry.tag in {f"{ATOM}entry", "item"}]


def test_what_stands_beside_a_story_stands_in_its_text_too(tmp_path: Path) -> None:
    """What became of its case before, and that it was corrected behind; with whole addresses and nothing that runs."""
    output = build(lent_site(tmp_path))
    items = {item["title"]: item for item in json.loads(output["feed.json"])["items"]}
    story, mended = items["Story & 0"]["content_html"], items["Mended"]["content_html"]
    note = "Update: the case ended in an acquittal on 2 June 2025 (The Case)."
    assert story.startswith(f'<p><strong><a href="{BASE}cases/the-case/">{note}')
    assert f'<a href="{BASE}people/ann-example/">' in story
    assert f'src="{BASE}media/ann.jpg"' in story
    assert items["Story & 0"]["summary"].startswith(note)
    assert mended.endswith(f'<p><a href="{BASE}articles/mended/">This story was corrected on 3 February 2025.</a></p>')
    assert f'href="{BASE}articles/mended/#there"' in mended
    assert f'href="{BASE}articles/other/"' in mended
    assert items["Mended"]["date_modified"] == "2025-02-03T00:00:00+01:00"
    assert json.loads(output["feed.json"])["hubs"] == [{"type": "WebSub", "url": "https://hub.example/"}]
    for name in ("feed.xml", "atom.xml"):
        assert [link.href for link in feedparser.parse(output[name]).feed.links if link.rel == "hub"] == [
            "https://hub.example/"
        ]


def test_html_that_a_site_trusts_does_not_run_in_feeds(tmp_path: Path) -> None:
    """On its page it stands as it is."""
    text = '<p onclick="x()">Hello <script>alert(1)</script></p>'
    root = a_site(tmp_path, {"content/articles/a.md": an_article_file(body=text)})
    toml = root / "content/site.toml"
    toml.write_text(f"{toml.read_text(encoding='utf-8')}trusted_html = true\n", encoding="utf-8")
    output = build(root)
    assert b"<script>alert" in output["articles/a/index.html"]
    (item,) = json.loads(output["feed.json"])["items"]
    assert item["content_html"] == "<p>Hello </p>"


@pytest.mark.parametrize(
    ("settings", "shown", "rest"),
    [
        (LENT, 6, False),
        ('[sources."The Courier"]\nrights = "excerpt"\nwords = 3\n', 3, True),
        ('[sources."The Courier"]\nrights = "link"\n', 0, False),
        ("", 0, False),
        ('feed_content = "summary"\n' + LENT, 0, False),
    ],
)
def test_feeds_have_as_much_of_a_text_as_is_lent(tmp_path: Path, settings: str, shown: int, *, rest: bool) -> None:
    """And say where the rest is."""
    article = an_article_file(body="Alfa bravo charlie. Delta echo foxtrot.", source={"name": "The Courier"}, id="own")
    root = a_site(tmp_path, {"content/articles/a.md": article})
    toml = root / "content/site.toml"
    toml.write_text(toml.read_text(encoding="utf-8") + settings, encoding="utf-8")
    output = build(root)
    words = ["Alfa", "bravo", "charlie", "Delta", "echo", "foxtrot"]
    for name in ("feed.xml", "atom.xml", "feed.json"):
        text = output[name].decode()
        assert [word for word in words if word in text] == words[:shown]
        assert ("The rest is at The Courier." in text) is rest


def stale_after(root: Path, files: dict[str, str | bytes]) -> set[str]:
    """Build the site at *root* before and after *files* are written, and name the pages that differ."""
    before = build(root)
    write(root, files)
    after = build(root)
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


@pytest.mark.parametrize("lent", [True, False])
def test_a_text_that_changes_changes_its_page_and_the_feeds_that_have_it(tmp_path: Path, *, lent: bool) -> None:
    """No listing and no sitemap; where the text is not lent, its page alone."""
    source = {"name": "The Courier", "rights": "full" if lent else "link"}
    articles = {
        f"content/articles/{slug}.md": an_article_file(slug, people=[person], shows=["The Show"], source=source)
        for slug, person in (("one", "Ann"), ("two", "Bob"))
    }
    root = a_site(tmp_path, articles)
    edited = articles["content/articles/one.md"].replace("The text.", "Another text.")
    feeds = {f"{folder}{name}" for folder in ("", "people/ann/", "shows/the-show/") for name in FILES}
    changed = stale_after(root, {"content/articles/one.md": edited})
    assert changed - {"articles/one/index.html"} - feeds == {path for path in changed if path.startswith("search/")}
    assert changed & feeds == (feeds if lent else set())


FILES = ("feed.xml", "atom.xml", "feed.json")


def test_a_story_that_is_withdrawn_is_in_no_feed(tmp_path: Path) -> None:
    """Neither its title nor its id, in whatever form."""
    root = lent_site(tmp_path)
    before = build(root)
    (urn,) = {e.id for e in feedparser.parse(before["atom.xml"]).entries if e.title == "Story & 0"}
    signs = [b"Story &amp; 0", b"Story & 0", b"id-0", urn.encode(), b"story-0"]
    assert all(any(sign in before[name] for name in FILES) for sign in signs[1:])
    write(root, {"content/articles/story-0.md": an_article_file("Story & 0", id="id-0", **withdrawn())})
    after = build(root)
    left = {path for path in after if path.endswith(FILES) for sign in signs if sign in after[path]}
    assert left == set()


def test_the_list_of_feeds_leads_to_feeds_that_are_there(output: dict[str, bytes]) -> None:
    """As OPML 2.0 has it: text, type and address of each, once."""
    root = ET.fromstring(output["feeds.opml"])  # noqa: S314 - ours
    assert (root.tag, root.get("version")) == ("opml", "2.0")
    feeds = [outline for outline in root.iter("outline") if outline.get("type") == "rss"]
    addresses = [outline.get("xmlUrl", "").removeprefix(BASE) for outline in feeds]
    assert all(outline.get("text") for outline in root.iter("outline"))
    assert len(set(addresses)) == len(addresses) > 5
    assert set(addresses) <= output.keys()


def test_what_was_news_leaves_its_sitemap_by_the_clock_alone(tmp_path: Path) -> None:
    """And a build in which nothing else has changed finds that out."""
    root = a_site(tmp_path, {"content/articles/a.md": an_article_file("A & B")})
    first = build(root, "2025-03-14T13:00:00Z")
    text = first["news-sitemap.xml"].decode()
    assert "<news:title>A &amp; B</news:title>" in text
    assert "<news:publication_date>2025-03-14T12:00:00+00:00</news:publication_date>" in text
    assert "<news:language>en</news:language>" in text
    assert build(root, "2025-03-16T11:59:00Z") == first
    later = build(root, "2025-03-16T12:00:00Z")
    assert {path for path in first if first[path] != later[path]} == {"news-sitemap.xml"}
    assert "<url>" not in later["news-sitemap.xml"].decode()


def test_a_site_that_tells_of_stories_in_other_words_tells_so_in_each_format(tmp_path: Path) -> None:
    """Also where its layout of their texts is its own, and names no other."""
    root = lent_site(tmp_path)
    write(root, {"layouts/_feed-content.html": "<p>Mine.</p>", "layouts/_feed-summary.txt": "Told: {{ teaser.title }}"})
    build(root)
    write(root, {"layouts/_feed-summary.txt": "Heard: {{ teaser.title }}"})
    feed = json.loads(build(root)["feed.json"])
    assert {entry["summary"] for entry in feed["items"]} == {f"Heard: {entry['title']}" for entry in feed["items"]}
    assert {entry["content_html"] for entry in feed["items"]} == {"<p>Mine.</p>"}
