"""What is said of an output that is not what a build would make now."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from generator.builder.build import usual_places
from generator.builder.freshness import out_of_date
from making import LATER, SITE_TOML, a_lively_site, a_png, an_article_file, build, files_in, withdrawn, write

STORY = "content/articles/story-0.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give a site with pages of every kind, as it was built."""
    root = a_lively_site(tmp_path)
    build(root)
    return root


def told(root: Path) -> str:
    """Give what is said, which must change nothing."""
    before = files_in(root)
    message = out_of_date(usual_places(root), LATER)
    assert files_in(root) == before
    return message


def test_what_was_just_built_is_up_to_date(root: Path) -> None:
    """Also with files that nobody knows, and records that were touched without a change."""
    write(root, {"output/CNAME": "digest.example", STORY: (root / STORY).read_bytes()})
    assert told(root) == ""


@pytest.mark.parametrize("settings", ["", "cards = true\n"])
def test_a_site_with_pictures_that_was_touched_is_up_to_date(tmp_path: Path, settings: str) -> None:
    """What pictures measure and what cards are set in is found out as in a build."""
    if settings:
        pytest.importorskip("PIL", reason="cards are drawn by Pillow, which is not installed")
    picture = {"image": {"src": "media/a.png", "alt": "Ann"}}
    files = {"content/articles/a.md": an_article_file("A", **picture), "content/media/a.png": a_png(16, 9)}
    root = a_lively_site(tmp_path, settings, **files)
    assert 'width="16" height="9"' in build(root)["articles/a/index.html"].decode()
    write(root, {STORY: (root / STORY).read_bytes()})
    assert told(root) == ""


@pytest.mark.parametrize(
    "files",
    [
        {STORY: an_article_file("Another title")},
        {STORY: an_article_file("Story", **withdrawn())},
        {"content/articles/new.md": an_article_file("New")},
        {"content/site.toml": SITE_TOML.replace("Test", "Other")},
        {"layouts/article.html": "<p>Mine</p>"},
        {"output/index.html": "<p>Mine</p>"},
    ],
)
def test_whatever_a_build_would_mend_is_told(root: Path, files: dict[str, str]) -> None:
    """Of the content, the settings, the layouts, and by hand; a build then sets it right."""
    write(root, files)
    assert told(root).startswith("not what the content says (")
    build(root)
    assert told(root) == ""


def test_a_file_that_is_gone_or_has_to_go_is_told(root: Path) -> None:
    """By its name."""
    (root / "output/404.html").unlink()
    assert told(root) == "not what the content says (1 file, such as 404.html): run `digest build`"
    build(root)
    (root / STORY).unlink()
    assert told(root).endswith(": run `digest build`")


def test_time_alone_makes_it_old(root: Path) -> None:
    """A story that was held came out meanwhile."""
    write(root, {"content/articles/held.md": an_article_file("Held", date="2026-01-01")})
    build(root)
    assert told(root) == ""
    assert out_of_date(usual_places(root), LATER + timedelta(days=2)) != ""


def test_what_nobody_remembers_building_is_told(root: Path) -> None:
    """Without the memory of the build, nothing is derived to find that out."""
    shutil.rmtree(root / ".digest")
    assert told(root) == "of a build that nobody remembers: run `digest build`"
