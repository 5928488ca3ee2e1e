"""What is not out and yet lies in output/."""

from pathlib import Path

import pytest
from checks.material_making import told

from making import a_site, an_article_file, build, withdrawn, write

ARTICLE = "content/articles/a.md"
PAGE = "output/articles/a/index.html"
TEXT = "The text is long enough to be told from <em>others</em>, and goes on for a while."
TOLD = f"{PAGE}: not-out: "


def a_built_site(root: Path) -> Path:
    """Write a site of one article, and build it."""
    a_site(root, {ARTICLE: an_article_file("A", TEXT, id="01JABCDEFGH")})
    build(root)
    return root


@pytest.mark.parametrize("keys", [{"status": "draft"}, {"date": "2026-02-01"}])
def test_the_page_and_the_id_of_what_is_not_out_are_found(tmp_path: Path, keys: dict[str, object]) -> None:
    """A draft, and a story that is held; each feed is told once."""
    root = a_built_site(tmp_path)
    assert told(root, "not-out") == []
    write(root, {ARTICLE: an_article_file("A", TEXT, id="01JABCDEFGH", **keys)})
    advice = f"{ARTICLE} is not out: delete this file, and build again"
    feeds = [f"output/{name}" for name in ("atom.xml", "feed.json", "feed.xml")]
    assert told(root, "not-out") == [f"{TOLD}{advice}", *(f"{feed}: not-out: {advice}" for feed in feeds)]
    build(root)
    assert told(root, "not-out") == []


def test_the_text_of_a_withdrawn_story_is_found_and_its_tombstone_is_not(tmp_path: Path) -> None:
    """Both are at the same address."""
    root = a_built_site(tmp_path)
    write(root, {ARTICLE: an_article_file("A", TEXT, **withdrawn())})
    assert told(root, "not-out") == [f"{TOLD}{ARTICLE} was withdrawn, and this is its text: run `digest build`"]
    build(root)
    assert told(root, "not-out") == []


def test_the_page_of_a_deleted_story_is_found(tmp_path: Path) -> None:
    """Also when nobody remembers any more that it was ours."""
    root = a_built_site(tmp_path)
    write(root, {"content/articles/b.md": (root / ARTICLE).read_text(encoding="utf-8").replace("title:", "title: B #")})
    (root / ARTICLE).unlink()
    message = "no article of the content is at this address: run `digest build`, and if it stays, delete it"
    assert told(root, "not-out") == [f"{TOLD}{message}"]


def test_an_old_address_is_no_deleted_story(tmp_path: Path) -> None:
    """It leads to where the story is now."""
    root = a_site(tmp_path, {ARTICLE: an_article_file("A", aliases=["/articles/old/"])})
    build(root)
    assert (root / "output/articles/old/index.html").exists()
    assert told(root, "not-out") == []
