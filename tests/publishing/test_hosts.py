"""What holds whichever way leads to the host: it gets what is new, loses what is gone, and ends as output/ is."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from publishing.hosts_making import WAYS, Place, aim, publish, published, refused

from making import a_lively_site, an_article_file, files_in, withdrawn, write

STORY = "content/articles/story-1.md"
PAGE = "articles/story-1/index.html"
TAKEN_BACK = "whatever the tide took from the harbour wall it never gave back again"


@pytest.fixture(
    params=[pytest.param(way, marks=pytest.mark.slow) if way in {"rclone", "rsync"} else way for way in WAYS]
)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """Give an empty place of each kind."""
    base = tmp_path / "host"
    base.mkdir()
    with ExitStack() as servers:
        yield servers.enter_context(WAYS[request.param](base))


@pytest.fixture
def root(place: Place, tmp_path: Path) -> Path:
    """Give a site that publishes to the place."""
    root = a_lively_site(tmp_path / "site", **{"content/media/Año & co #1.jpg": b"\xff\xd8\x00"})
    aim(root, place)
    return root


def expected(root: Path) -> dict[str, bytes]:
    """Give what is to be at the host: output/, but for the list of redirects, which not every host reads."""
    return {path: content for path, content in files_in(root / "output").items() if path != "_redirects"}


def pages_at(place: Place) -> dict[str, bytes]:
    """Give what is at *place*, but for the mark of whose it is."""
    return {path: content for path, content in place.files().items() if path != ".lastword"}


def tells(place: Place) -> bool:
    """Tell whether the host says what it has."""
    return 'kind = "command"' not in place.settings


def test_the_host_ends_as_output_is(root: Path, place: Place) -> None:
    """Names of files arrive as they are, whatever letters they have."""
    said = published(root)
    assert said.startswith("live: ")
    assert said.endswith(" added, 0 unchanged")
    assert pages_at(place) == expected(root)


def test_nothing_is_sent_twice(root: Path, place: Place) -> None:
    """The second publishing finds all in place."""
    published(root)
    before = place.files()
    assert published(root) == f"live: nothing to send, {len(before)} unchanged"
    assert place.files() == before


def test_only_what_changed_is_sent(root: Path, place: Place) -> None:
    """A changed body changes one page, and so one file."""
    published(root)
    count = len(place.files())
    write(root, {STORY: (root / STORY).read_text().replace("Text <b>1</b>", "Text <i>1</i>")})
    assert published(root) == f"live: 1 changed, {count - 1} unchanged"
    assert pages_at(place) == expected(root)


def test_a_withdrawn_story_is_gone_from_the_host(root: Path, place: Place) -> None:
    """Its address says that it was withdrawn; no word of it is left anywhere."""
    write(root, {STORY: an_article_file("A tide", f"So it is said: {TAKEN_BACK}.", people=["Only Here"])})
    published(root)
    words = TAKEN_BACK.encode()
    assert any(words in content for content in place.files().values())
    write(root, {STORY: an_article_file("A tide", f"So it is said: {TAKEN_BACK}.", **withdrawn())})
    published(root)
    after = pages_at(place)
    assert after == expected(root)
    assert b"withdrawn" in after["articles/story-1/index.html"]
    assert not any(words in content for content in after.values())
    assert "people/only-here/index.html" not in after


def test_a_lost_memory_costs_time_and_changes_nothing(root: Path, place: Place) -> None:
    """What is at the host is compared from nothing, and what should not be there goes, though nobody remembers it."""
    aim(root, place, "record = false\n")
    write(root, {STORY: an_article_file("A headline", people=["Nobody Else"])})
    published(root)
    shutil.rmtree(root / ".digest")
    shutil.rmtree(root / "output")
    write(root, {STORY: an_article_file("Another")})
    published(root)
    assert pages_at(place) == expected(root)


def test_what_somebody_changed_at_the_host_is_put_right(root: Path, place: Place) -> None:
    """A publishing from another copy of the site may have come between."""
    published(root)
    memory = (root / ".digest/published/live").read_bytes()
    text = (root / STORY).read_text()
    write(root, {STORY: text.replace("Text <b>1</b>", "Text <i>1</i>")})
    published(root)
    write(root, {STORY: text, ".digest/published/live": memory})
    published(root)
    if tells(place):
        assert pages_at(place) == expected(root)


def test_a_file_where_a_folder_was_and_the_reverse(root: Path, place: Place) -> None:
    """What stands in the way goes first."""
    write(root, {"content/media/a/b.jpg": b"1", "content/media/c": b"2"})
    published(root)
    shutil.rmtree(root / "content/media/a")
    (root / "content/media/c").unlink()
    write(root, {"content/media/a": b"3", "content/media/c/d.jpg": b"4"})
    published(root)
    assert pages_at(place) == expected(root)


def test_a_host_gets_the_files_that_it_reads_itself(root: Path, place: Place) -> None:
    """They go with the pages, and are taken away with the setting."""
    aim(root, place, 'headers = true\nredirects = true\nnojekyll = true\ncname = "digest.example"\n')
    published(root)
    before = pages_at(place)
    assert before.keys() - expected(root).keys() == {"_headers", "_redirects", ".nojekyll", "CNAME"}
    assert before["CNAME"] == b"digest.example\n"
    assert b"Content-Security-Policy: default-src 'none';" in before["_headers"]
    aim(root, place)
    published(root)
    assert pages_at(place) == expected(root)


def test_a_dry_run_sends_nothing(root: Path, place: Place) -> None:
    """It only says what would be sent."""
    result = publish(root, "--dry-run")
    assert result.exit_code == 0
    assert result.stdout.endswith("nothing is sent: this was a dry run\n")
    assert place.files() == {}


def test_too_many_pages_do_not_vanish_by_mistake(root: Path, place: Place) -> None:
    """Half of the content that is missing is a mishap, until an editor says that it is meant."""
    published(root)
    before = place.files()
    shutil.rmtree(root / "content/.published")
    for number in range(1, 5):
        (root / f"content/articles/story-{number}.md").unlink()
    (reason,) = refused(root)
    assert reason.startswith("publish.live: ")
    assert reason.endswith("look with --dry-run, then repeat with --allow-vanishing")
    assert place.files() == before
    published(root, "--allow-vanishing")
    assert pages_at(place) == expected(root)
