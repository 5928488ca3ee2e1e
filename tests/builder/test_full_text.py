"""The index of all texts, which Pagefind makes of the pages."""

import importlib.util
import os
import shutil
from pathlib import Path

import pytest

from generator.builder.build import build, usual_places
from generator.builder.freshness import out_of_date
from making import LATER, SITE_TOML, a_site, an_article_file, run_digest, withdrawn, write

pytestmark = pytest.mark.slow

if importlib.util.find_spec("pagefind") is None:
    if os.environ.get("CI") == "true":
        raise ImportError("pagefind is not installed: pip install 'lastword[search]'")
    pytest.skip("pagefind is not installed", allow_module_level=True)

ON = SITE_TOML + "[search]\nfull_text = true\n"
STORY = "content/articles/a.md"
ENTRY = "pagefind/pagefind-entry.json"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Write a site with two stories that wants an index."""
    stories = {STORY: an_article_file("A", "A lantern."), "content/articles/b.md": an_article_file("B", "A regatta.")}
    return a_site(tmp_path, {"content/site.toml": ON, **stories})


def built(root: Path, *options: str) -> str:
    """Build the site at *root* by the command; give the line about its texts, without the time, "" for none."""
    result = run_digest("--root", root, "build", "--now", "2025-12-31", *options)
    assert (result.exit_code, result.stderr) == (0, "")
    return next((line.partition(" (")[0] for line in result.stdout.splitlines() if line.startswith("texts: ")), "")


def index(root: Path) -> set[str]:
    """Name the files of the index."""
    folder = root / "output/pagefind"
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_the_texts_are_indexed_once_and_again_when_one_changed(root: Path) -> None:
    """What they are is in the index alone, which is made anew as a whole."""
    assert built(root) == "texts: 2 articles indexed"
    first = index(root)
    assert "pagefind.js" in first
    assert built(root) == ""
    write(root, {"content/people/ann.md": "---\nname: Ann\n---\n"})
    assert built(root) == ""
    write(root, {STORY: an_article_file("A", "A lighthouse.")})
    assert built(root) == "texts: 2 articles indexed"
    assert len(index(root)) == len(first)
    assert index(root) != first


def test_a_clean_build_has_no_index_and_a_dirty_one_keeps_it(root: Path) -> None:
    """It is no page: no build plans, compares or deletes it."""
    built(root)
    before = index(root)
    built(root, "--verify")
    assert index(root) == before


def test_an_index_that_is_not_wanted_any_more_goes(root: Path) -> None:
    """And leaves nothing behind, in the output or in the memory."""
    built(root)
    write(root, {"content/site.toml": SITE_TOML})
    assert built(root) == ""
    assert not (root / "output/pagefind").exists()
    assert not list((root / ".digest").glob("*text*"))


def test_a_withdrawn_story_is_in_no_text(root: Path) -> None:
    """As it has no page any more."""
    built(root)
    before = [name for name in index(root) if name.startswith("fragment/")]
    write(root, {STORY: an_article_file("A", "A lantern.", **withdrawn())})
    built(root)
    assert len([name for name in index(root) if name.startswith("fragment/")]) == len(before) - 1


def test_an_index_that_was_not_finished_is_made_by_the_next_build(root: Path) -> None:
    """Until then the output is not ready to be published."""
    places = usual_places(root)
    build(places, LATER)
    assert out_of_date(places, LATER) == "without the texts in its search that the settings want: run `digest build`"
    built(root)
    assert out_of_date(places, LATER) == ""
    (root / "output" / ENTRY).unlink()
    assert out_of_date(places, LATER) != ""
    assert built(root) == "texts: 2 articles indexed"
    (places.memory / "full-text").write_bytes(b"")
    assert built(root) == "texts: 2 articles indexed"


def test_without_its_memory_the_builder_still_knows_the_index(root: Path) -> None:
    """It is not one of the files that nobody knows."""
    built(root)
    shutil.rmtree(root / ".digest")
    result = run_digest("--root", root, "build", "--now", "2025-12-31")
    assert "left alone" not in result.stdout
    assert "texts: 2 articles indexed" in result.stdout


def test_a_folder_of_somebody_else_is_left_alone(root: Path) -> None:
    """Its files may be all there is of them."""
    write(root, {"output/pagefind/mine.txt": "Mine."})
    result = run_digest("--root", root, "build", "--now", "2025-12-31")
    assert result.exit_code == 1
    assert result.stderr == "output/pagefind/: is not ours, and stands in the way: move it away\n"
    assert index(root) == {"mine.txt"}


def test_a_site_without_stories_has_nothing_to_index(tmp_path: Path) -> None:
    """That is no fault, and done once."""
    root = a_site(tmp_path, {"content/site.toml": ON})
    assert built(root) == ""
    assert index(root) == set()
