"""Links that lead nowhere, pages that nothing leads to, and what is not built yet."""

from pathlib import Path

import pytest
from checks.material_making import told

from generator.readers.layouts import packaged_layouts
from making import SITE_TOML, a_file, a_lively_site, a_site, an_article_file, build, withdrawn, write

LINKS = ("broken-link", "broken-asset", "broken-anchor")
ARTICLE = "content/articles/a.md"
PAGE = "output/articles/a/index.html"


def a_built_site(root: Path, body: str = "The text.", settings: str = SITE_TOML, **keys: object) -> Path:
    """Write a site of one article with this *body*, and build it."""
    files = {"content/site.toml": settings, ARTICLE: an_article_file("A", body, **keys), "content/media/x.jpg": b"\xff"}
    a_site(root, files)
    build(root)
    return root


@pytest.mark.parametrize("base_url", ["https://digest.example/", "https://digest.example/news/"])
def test_a_lively_site_has_no_broken_links(tmp_path: Path, base_url: str) -> None:
    """Whatever kinds of pages there are, and wherever the site is."""
    settings = SITE_TOML.replace("https://digest.example/", base_url)
    root = a_lively_site(tmp_path, **{"content/site.toml": settings + "page_size = 2\ntrusted_html = true\n"})
    build(root)
    assert told(root, *LINKS, "orphan-page", "not-built") == []


BROKEN = """\
One [fine link](/people/) and [one to nobody](/people/nobody/).

![No such picture](/media/y.jpg)

See [below](#below), [her](/people/#Z "Her"), [a reference][r] and <a href='b.html'>b</a>.

[r]: ../../shows/none/
"""


def test_a_broken_link_of_a_text_is_told_of_the_text(tmp_path: Path) -> None:
    """On its line, in whichever way it is written."""
    root = a_built_site(tmp_path, BROKEN)
    assert told(root, *LINKS) == [
        (
            f"{ARTICLE}:5: broken-link: leads to “/people/nobody/”, and there is no such page: mend the link, or make"
            " the page"
        ),
        (
            f"{ARTICLE}:7: broken-asset: uses “/media/y.jpg”, and there is no such file: mend the address, or put the"
            " file there"
        ),
        f"{ARTICLE}:9: broken-anchor: leads to “#below”, and this page has no such place: mend what stands behind #",
        (
            f"{ARTICLE}:9: broken-anchor: leads to “/people/#Z”, and that page has no such place: mend what stands"
            " behind #"
        ),
        (
            f"{ARTICLE}:9: broken-link: leads to “/articles/a/b.html”, and there is no such page: mend the link, or"
            " make the page"
        ),
        (
            f"{ARTICLE}:11: broken-link: leads to “/shows/none/”, and there is no such page: mend the link, or make"
            " the page"
        ),
    ]


def test_texts_of_records_are_told_of_too(tmp_path: Path) -> None:
    """On a site in a folder of its host as well."""
    settings = SITE_TOML.replace("digest.example/", "digest.example/news/")
    person = a_file("See [this](/articles/none/).", name="Ann Example")
    root = a_site(tmp_path, {"content/site.toml": settings, "content/people/ann.md": person})
    build(root)
    assert [finding.split(":")[:2] for finding in told(root, *LINKS)] == [["content/people/ann.md", "4"]]


@pytest.mark.parametrize(
    ("html", "rule"),
    [
        ('<img src="/m.jpg" alt="">', "broken-asset"),
        ('<img srcset="/media/x.jpg, /m.jpg 2x" alt="">', "broken-asset"),
        ('<video poster="/m.jpg"></video>', "broken-asset"),
        ('<link rel="stylesheet" href="/m.css">', "broken-asset"),
        ('<meta http-equiv="refresh" content="0; url=/m/">', "broken-link"),
        ('<link rel="canonical" href="https://digest.example/m/">', "broken-link"),
        ('<link rel="alternate" type="application/rss+xml" href="/m.xml">', "broken-link"),
        ('<script type="application/ld+json">{"url":"https://digest.example/m/"}</script>', "broken-link"),
        ('<a href="/people/%61nn/"></a>', "broken-link"),
        ('<a href="/people#nowhere">people</a>', "broken-anchor"),
    ],
)
def test_what_a_layout_writes_is_told_of_the_page(tmp_path: Path, html: str, rule: str) -> None:
    """On its line."""
    root = a_built_site(tmp_path)
    write(root, {PAGE: f"<html>\n<body>\n\n{html}\n"})
    findings = [finding for finding in told(root, *LINKS) if finding.startswith(PAGE)]
    assert [finding.split(": ")[:2] for finding in findings] == [[f"{PAGE}:4", rule]]


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/people">people</a>',
        '<a href="/media/%78.jpg">x</a>',
        '<a href="/media/x.jpg#xywh=1,2,3,4">a part of it</a>',
        '<a href="https://digest.example/people/?sort=1#main">people</a>',
        '<a href="../..">home</a>',
        '<a href="https://other.example/none/">elsewhere</a>',
    ],
)
def test_what_a_host_finds_is_not_broken(tmp_path: Path, html: str) -> None:
    """The name of a folder leads into it, and escapes are undone."""
    root = a_built_site(tmp_path)
    write(root, {PAGE: html})
    assert told(root, *LINKS) == []


def test_feeds_and_sitemaps_lead_to_pages_that_are_there(tmp_path: Path) -> None:
    """Each says on which line it does not."""
    root = a_built_site(tmp_path, people=["Ann Example"])
    (root / PAGE).unlink()
    told_of = {finding.split(": ")[0].partition(":")[0] for finding in told(root, "broken-link")}
    assert {"output/feed.xml", "output/sitemap.xml", "output/people/ann-example/feed.xml"} <= told_of


def test_the_files_of_a_style_sheet_are_there(tmp_path: Path) -> None:
    """It is asked where the sheet lies."""
    root = a_built_site(tmp_path)
    write(root, {"output/a/b.css": "a {}\nb { background: url(../media/x.jpg) }\nc { background: url(y.jpg) }\n"})
    assert [finding.split(" and ")[0] for finding in told(root, *LINKS)] == [
        "output/a/b.css:3: broken-asset: uses “/a/y.jpg”,"
    ]


def test_a_root_beside_the_site_is_told(tmp_path: Path) -> None:
    """A layout that begins an address with a slash forgets the folder that the site is in."""
    root = a_built_site(tmp_path, settings=SITE_TOML.replace("digest.example/", "digest.example/news/"))
    write(root, {PAGE: '<a href="/people/">x</a>'})
    assert told(root, *LINKS) == [
        f"{PAGE}:1: broken-link: leads to “/people/”, which is outside of the site: write it with its host, or mend it"
    ]


def test_pages_that_nothing_leads_to_are_orphans(tmp_path: Path) -> None:
    """Not one that asks not to be listed, nor one that another names without its slash."""
    root = a_built_site(tmp_path)
    write(
        root,
        {
            "output/lost/index.html": '<a href="./">itself</a> <a href="../named">x</a>',
            "output/named/index.html": "",
            "output/hidden.html": '<meta name="robots" content="noindex">',
            "output/moved/index.html": '<meta http-equiv="refresh" content="0; url=/">',
        },
    )
    assert told(root, "orphan-page") == [
        (
            "output/lost/index.html: orphan-page: no page leads here: link to it, or delete it if it is not wanted"
            " (warning)"
        )
    ]


def test_what_is_not_built_is_said(tmp_path: Path) -> None:
    """The site as a whole, or an article of it; then the rules for pages are not asked of pages that are not there."""
    root = a_site(tmp_path, {ARTICLE: an_article_file("A"), "content/articles/b.md": an_article_file("B")})
    assert told(root) == ["output: not-built: not there, so only the content is checked: run `digest build` (warning)"]
    build(root)
    (root / PAGE).unlink()
    assert told(root, "not-built") == [
        f"{ARTICLE}: not-built: is out, and output/articles/a/ is not there: run `digest build` (warning)"
    ]


def test_a_text_does_not_lead_to_what_was_withdrawn(tmp_path: Path) -> None:
    """The link is told at its place, and what a layout leads to is not."""
    files = {
        "content/articles/a.md": an_article_file("A", "First.\n\nSee [that](/articles/old/) story."),
        "content/articles/old.md": an_article_file("Old", **withdrawn()),
    }
    root = a_site(tmp_path, files)
    build(root)
    assert told(root, "link-to-withdrawn") == [
        (
            "content/articles/a.md:7: link-to-withdrawn: leads to “/articles/old/”, which was withdrawn"
            " (content/articles/old.md): take the link out (warning)"
        )
    ]


def test_a_link_of_a_layout_is_told_of_every_page_and_its_line_of_the_first(tmp_path: Path) -> None:
    """To look for it on each of ten thousand pages would take half a minute."""
    base = (packaged_layouts() / "base.html").read_text(encoding="utf-8").replace("<body>", '<body><a href="/x/">x</a>')
    articles = {f"content/articles/a-{number:02}.md": an_article_file(f"A {number}") for number in range(30)}
    root = a_site(tmp_path, {**articles, "layouts/base.html": base})
    pages = [path for path, content in build(root).items() if b">x</a>" in content]
    findings = [line.partition(": broken-link: ")[0] for line in told(root, *LINKS)]
    places = sorted(place.removeprefix("output/").rstrip("0123456789").rstrip(":") for place in findings)
    assert places == pages
    assert 0 < sum(place.endswith(".html") for place in findings) < len(pages)
