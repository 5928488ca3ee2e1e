"""No more of a source's words than it lends is in any file of the output."""

import re
from pathlib import Path

import feedparser

from generator.builder.build import build as build_site
from generator.builder.build import usual_places
from generator.builder.verify import verify
from making import LATER, SITE_TOML, a_site, an_article_file, build, write

TEXT = """\
The ferry to Port Fennel was late. Nobody waited.

The captain told the *Post* why: “There was a goat on the line. It would not go.” Then he laughed, and went home.

A second ferry came at nine.
"""


def a_site_of_two_outlets(root: Path, **settings: object) -> Path:
    """Write a site with a story of The Post, to which the *settings* apply, and one of The Courier."""
    lines = "".join(f"{key} = {value!r}\n" for key, value in settings.items())
    return a_site(
        root,
        {
            "content/site.toml": f'{SITE_TOML}[sources."The Post"]\n{lines}',
            "content/articles/a.md": a_story("A", "The Post"),
            "content/articles/b.md": a_story("B", "The Courier"),
        },
    )


def a_story(title: str, source: str, **rights: str) -> str:
    """Make the file of a story after *source*."""
    named = {"name": source, "url": f"https://{title.lower()}.example/", **rights}
    return an_article_file(title, TEXT, summary=f"Summary of {title}.", source=named)


def everything(output: dict[str, bytes]) -> str:
    """Give all text of the *output*."""
    return "\n".join(content.decode(errors="replace") for content in output.values())


def test_an_excerpt_ends_with_a_sentence_and_says_where_the_rest_is(tmp_path: Path) -> None:
    """The summary stays; a source of which nothing is said is shown in full."""
    output = build(a_site_of_two_outlets(tmp_path, rights="excerpt", words=18))
    page = output["articles/a/index.html"].decode()
    assert "Nobody waited." in page
    assert "captain" not in page
    assert 'The rest is at <a href="https://a.example/">The Post</a>.' in page
    assert "Summary of A." in page
    other = output["articles/b/index.html"].decode()
    assert "A second ferry came at nine." in other
    assert "The rest is at" not in other
    assert everything(output).count("second ferry") == 1


def test_a_text_that_is_short_enough_has_no_rest(tmp_path: Path) -> None:
    """Then the page says nothing of one."""
    page = build(a_site_of_two_outlets(tmp_path, rights="excerpt", words=40))["articles/a/index.html"].decode()
    assert "A second ferry came at nine." in page
    assert "The rest is at" not in page


def test_beside_a_link_there_is_neither_text_nor_summary(tmp_path: Path) -> None:
    """On no page, and in no feed; the title and the outlet are there."""
    root = a_site_of_two_outlets(tmp_path, rights="link")
    output = build(root)
    assert "Summary of A" not in everything(output)
    assert everything(output).count("second ferry") == 1
    assert 'The story is at <a href="https://a.example/">The Post</a>.' in output["articles/a/index.html"].decode()
    assert [entry.get("summary", "") for entry in feedparser.parse(output["feed.xml"]).entries] == ["", "Summary of B."]


def test_beside_a_link_there_is_neither_picture_nor_what_was_wrong_in_the_text(tmp_path: Path) -> None:
    """On no page, in no feed and in no file; however the outlet is written."""
    root = a_site_of_two_outlets(tmp_path, rights="link")
    story = an_article_file(
        "A",
        "![A goat](/media/goat.jpg)",
        source={"name": " the post", "date": "2025-03-14"},
        image={"src": "media/ferry.jpg", "alt": "A ferry"},
        corrections=[{"date": "2025-03-15", "kind": "corrected", "was": "No goat.", "now": "A goat."}],
    )
    pictures = {
        "content/media/goat.jpg": b"\xff\xd8",
        "content/media/ferry.jpg": b"\xff\xd8",
        "content/media/cup.jpg": b"\xff",
    }
    write(root, {"content/articles/a.md": story, **pictures})
    output = build(root)
    assert not re.search("goat|A ferry|ferry.jpg", everything({**output, "articles/b/index.html": b""}))
    assert [path for path in output if path.startswith("media/")] == ["media/cup.jpg"]
    assert "Corrected</strong> on" in output["articles/a/index.html"].decode()
    assert "15 March 2025" in output["corrections/index.html"].decode()


def test_without_an_address_the_outlet_is_named(tmp_path: Path) -> None:
    """And without a name, the host; of a source that is not known at all nothing can be said."""
    root = a_site_of_two_outlets(tmp_path)
    for source, told in [
        ({"name": "The Post"}, "The story is at The Post."),
        (
            {"url": "https://a.example/x", "date": "2025"},
            'The story is at <a href="https://a.example/x">a.example</a>.',
        ),
        ({"date": "2025"}, ""),
    ]:
        named = {**source, "rights": "link"}
        seed = {"file": "a.txt", "sha256": "0" * 64}
        write(root, {"content/articles/a.md": an_article_file("A", TEXT, source=named, seed=seed)})
        page = build(root)["articles/a/index.html"].decode()
        assert told in page
        assert ("The story" in page) == bool(told)
        assert "ferry" not in page


def test_what_a_source_lends_concerns_its_own_pages_and_feeds_only(tmp_path: Path) -> None:
    """Others are not even written again, and the result is that of a clean build."""
    root = a_site_of_two_outlets(tmp_path, rights="excerpt", words=18)
    places = usual_places(root)
    build(root)
    for settings, told in [
        ('rights = "excerpt"\nwords = 8', "shows no more than 8 words of its text"),
        ('rights = "full"', "shows all of its text"),
        ('rights = "excerpt"\nwords = 18', "shows no more than 18 words of its text"),
    ]:
        write(root, {"content/site.toml": f'{SITE_TOML}[sources."The Post"]\n{settings}\n'})
        report = build_site(places, LATER, detailed=True)
        feeds = dict.fromkeys(["feed.xml", "atom.xml", "feed.json"], "has “A”, whose text changed")
        assert dict(report.written) == {"articles/a/index.html": told, **feeds}
        verify(places, LATER)


def test_what_an_article_says_of_its_rights_is_followed_at_once(tmp_path: Path) -> None:
    """Though neither its text nor the settings changed, and the text was rendered before."""
    root = a_site_of_two_outlets(tmp_path)
    build(root)
    write(root, {"content/articles/b.md": a_story("B", "The Courier", rights="link")})
    assert "Summary of B" not in everything(build(root))
    write(root, {"content/articles/b.md": a_story("B", "The Courier", rights="excerpt")})
    assert "A second ferry came at nine." in build(root)["articles/b/index.html"].decode()
