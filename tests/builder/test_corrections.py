"""Corrections in the output: with their story, in the list of all, and in the feeds; the same ones everywhere."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import feedparser

from making import END_OF_YEAR, a_lively_site, an_article_file, build, run_digest, write

CORRECTIONS = [
    {"date": "2025-03-15", "kind": "corrected", "where": "title", "was": "Ann & Bob win", "now": "Ann wins"},
    {"date": "2025-03-16", "kind": "clarified", "was": "It <b>rained</b>.", "now": "It rained all day."},
]


def a_corrected_site(root: Path) -> dict[str, bytes]:
    """Build a site with a story that was corrected twice, and another once."""
    one = an_article_file("Ann wins", "It rained all day.", summary="A cup.", corrections=CORRECTIONS)
    two = an_article_file("Other", corrections=[{**CORRECTIONS[1], "date": "2025-03-20", "kind": "corrected"}])
    return build(a_lively_site(root, **{"content/articles/one.md": one, "content/articles/two.md": two}))


def test_a_title_is_corrected_at_the_top_and_a_text_at_the_end(tmp_path: Path) -> None:
    """The byline leads to the latest."""
    page = a_corrected_site(tmp_path)["articles/one/index.html"].decode()
    places = [
        page.index(text)
        for text in (
            "</h1>",
            '<a href="#correction-2">Clarified 16 March 2025</a>',
            'id="correction-1"',
            "<del>Ann &amp; Bob win</del>",
            "<p>It rained all day.</p>",
            'id="correction-2"',
            "<del>It &lt;b&gt;rained&lt;/b&gt;.</del>",
            "<ins>It rained all day.</ins>",
        )
    ]
    assert places == sorted(places)
    assert '<meta property="article:modified_time" content="2025-03-16T00:00:00+00:00">' in page


def test_the_list_and_its_feed_have_each_correction_that_a_page_has_and_no_other(tmp_path: Path) -> None:
    """Newest first, each with the place where it stands."""
    output = a_corrected_site(tmp_path)
    on_pages = {
        f"articles/{name}/#{anchor}"
        for name in ("one", "two")
        for anchor in re.findall(r'id="(correction-\d)"', output[f"articles/{name}/index.html"].decode())
    }
    lists = [output[f"corrections/{path}index.html"].decode() for path in ("", "page/2/")]  # of two entries each
    listed = re.findall(r'href="(?:\.\./)+(articles/\w+/#correction-\d)"', "".join(lists))
    assert listed == ["articles/two/#correction-1", "articles/one/#correction-2", "articles/one/#correction-1"]
    feed = feedparser.parse(output["corrections/feed.xml"])
    assert not feed.bozo
    assert [entry.link.removeprefix("https://digest.example/") for entry in feed.entries] == listed
    assert on_pages == set(listed)
    assert [entry.title for entry in feed.entries] == ["Corrected: Other", "Clarified: Ann wins", "Corrected: Ann wins"]
    assert "It said: <del>It &lt;b&gt;rained&lt;/b&gt;.</del>" in feed.entries[1].summary
    assert feed.entries[2].published_parsed[:3] == (2025, 3, 15)


def test_a_story_of_which_something_was_wrong_and_whose_case_went_on_tells_of_both(tmp_path: Path) -> None:
    """On its page, with what became of the case above, in the list of corrections and in its feed."""
    story = an_article_file("Ann wins", cases=["The Case"], date="2025-02-01", corrections=CORRECTIONS)
    output = build(a_lively_site(tmp_path, **{"content/articles/one.md": story}))
    page = output["articles/one/index.html"].decode()
    assert page.index("</h1>") < page.index('<section class="notes"') < page.index('<section class="corrections"')
    told = "Update: a charge was brought on 1 March 2025 (The Case). It began. Source: The Courier."
    for entry in feedparser.parse(output["corrections/feed.xml"]).entries:
        assert re.match(rf"<p><strong><a [^>]*>{re.escape(told)}</a></strong></p>", entry.summary)
    listed = output["corrections/index.html"].decode()
    assert listed.count("2025</time>: charged (The Case) — The Courier") == 2


def test_a_page_and_what_machines_are_told_agree_on_when_it_was_modified(tmp_path: Path) -> None:
    """Also where nobody touched the story, but its case went on."""
    story = an_article_file("Ann wins", cases=["The Case"], date="2025-02-01")
    output = build(a_lively_site(tmp_path, **{"content/articles/one.md": story}))
    page = output["articles/one/index.html"].decode()
    (told,) = re.findall(r'"dateModified":"([^"]+)"', page)
    (meta,) = re.findall(r'"article:modified_time" content="([^"]+)"', page)
    assert datetime.fromisoformat(told) == datetime.fromisoformat(meta) == datetime(2025, 3, 1, tzinfo=UTC)
    assert "modified_time" not in output["articles/story-0/index.html"].decode()


def test_machines_are_told_of_each_correction(tmp_path: Path) -> None:
    """In the vocabulary of schema.org."""
    page = a_corrected_site(tmp_path)["articles/one/index.html"].decode()
    article, _ = json.loads(page.partition('<script type="application/ld+json">')[2].partition("</script>")[0])[
        "@graph"
    ]
    assert [entry["datePublished"] for entry in article["correction"]] == ["2025-03-15", "2025-03-16"]
    assert datetime.fromisoformat(article["dateModified"]) == datetime(2025, 3, 16, tzinfo=UTC)


def test_a_build_says_that_every_page_leads_to_the_list_since_there_is_one(tmp_path: Path) -> None:
    """And when there is none any more."""
    root = a_lively_site(tmp_path, **{"content/articles/two.md": an_article_file("Two")})
    build(root)
    for corrections, told in [
        (CORRECTIONS, "leads to the list of corrections"),
        ([], "leads to the list of corrections no longer, as there are none"),
    ]:
        write(root, {"content/articles/two.md": an_article_file("Two", corrections=corrections)})
        result = run_digest("--root", root, "build", "--now", END_OF_YEAR, "--explain")
        assert f"write 404.html: {told}" in result.stdout.splitlines()


def test_a_feed_says_of_a_story_that_it_was_corrected(tmp_path: Path) -> None:
    """Whoever read it in a feed reads it there again."""
    entries = {entry.title: entry for entry in feedparser.parse(a_corrected_site(tmp_path)["feed.xml"]).entries}
    assert entries["Ann wins"].summary == "A cup. This story was clarified on 16 March 2025."
    assert entries["Other"].summary == "This story was corrected on 20 March 2025."


def test_every_page_leads_to_the_corrections_if_there_are_any(tmp_path: Path) -> None:
    """Search engines are told of the list, too."""
    output = a_corrected_site(tmp_path / "corrected")
    assert b'href="../../corrections/">Corrections</a>' in output["people/ann-example/index.html"]
    assert b"<loc>https://digest.example/corrections/</loc><lastmod>2025-03-20" in output["sitemap.xml"]
    other = build(a_lively_site(tmp_path / "other"))
    assert not [path for path, content in other.items() if path.endswith(".html") and b"orrections" in content]
