"""Faults of single files, told at the place that an editor can mend."""

from pathlib import Path

from checks.material_making import told

from generator.checks.pages import RULES
from making import a_lively_site, a_site, an_article_file, build, write

ARTICLE = "content/articles/a.md"


def test_a_built_site_has_no_faults(tmp_path: Path) -> None:
    """Whatever kinds of pages there are."""
    root = a_lively_site(tmp_path)
    build(root)
    assert told(root, *[rule.name for rule in RULES]) == []


def test_headings_of_a_text_are_told_of_the_text(tmp_path: Path) -> None:
    """As are its places and pictures."""
    body = 'One.\n\n# Again\n\n#### Deep {#deep}\n\nTwo.\n{#deep}\n\n<img src="/media/x.jpg">\n'
    root = a_site(tmp_path, {ARTICLE: an_article_file("A", body), "content/media/x.jpg": b"\xff"})
    build(root)
    assert told(root, "main-heading", "heading-order", "duplicate-id", "image-alt") == [
        f"{ARTICLE}:7: main-heading: has 2 main headings: let “Again” be an h2 (warning)",
        (
            f"{ARTICLE}:9: duplicate-id: 2 places have the id “deep”, and a link leads to the first: rename the others"
            " (warning)"
        ),
        f"{ARTICLE}:9: heading-order: “Deep” is an h4 below an h1: make it an h2 (warning)",
        f"{ARTICLE}:14: image-alt: a picture has no alt: say there what it shows (warning)",
    ]


def test_files_of_every_kind_are_read(tmp_path: Path) -> None:
    """By what they are called, and in whichever folder they are."""
    root = a_site(tmp_path)
    build(root)
    write(
        root,
        {
            "output/a/feed.xml": "<rss/>",
            "output/a/feed.json": "{",
            "output/a/sitemap-2.xml": "<urlset>",
            "output/a/page.htm": "x",
            "output/robots.txt": "x",
            "output/a/robots.txt": "x",
            "output/a/b.txt": "<html>",
        },
    )
    assert sorted({tuple(finding.split(": ")[:2]) for finding in told(root, *[rule.name for rule in RULES])}) == [
        ("output/a/feed.json", "feed"),
        ("output/a/feed.xml", "feed"),
        ("output/a/page.htm", "main-heading"),
        ("output/a/page.htm", "page-language"),
        ("output/a/page.htm", "page-title"),
        ("output/a/sitemap-2.xml:1", "sitemap"),
        ("output/robots.txt:1", "robots"),
    ]


def test_a_copy_of_a_feed_may_stand_at_an_old_address(tmp_path: Path) -> None:
    """It says where readers should go from now on; another feed that says so is wrong."""
    root = a_lively_site(tmp_path)
    build(root)
    feed = (root / "output/people/ann-example/feed.xml").read_bytes()
    write(root, {"output/people/annie/feed.xml": feed})
    assert told(root, "feed") == []
    write(root, {"output/people/annie/feed.xml": feed.replace(b"/articles/story-0/", b"/articles/story-1/")})
    (finding,) = told(root, "feed")
    assert "says that it is at “https://digest.example/people/ann-example/feed.xml”" in finding
