"""Publishings that are killed or fail in the middle: what is there is whole, and the next one finishes."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from publishing.hosts_making import WAYS, Place, a_folder, aim, published, refused

from making import END_OF_YEAR, a_site, an_article_file, build, files_in, withdrawn, write

# Seconds from the first file: a server takes its time to answer, and all of a folder is written in a tenth of one.
PAUSES = {"folder": (0.0, 0.01, 0.03), "rsync": (0.0, 0.3, 0.5)}
STORIES = 200
TAKEN_BACK = b"whatever the tide took"


@pytest.fixture(params=["folder", "rsync"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """Give a place to which publishing takes a while."""
    base = tmp_path / "host"
    base.mkdir()
    with ExitStack() as servers:
        yield servers.enter_context(WAYS[request.param](base))


def stories(words: str) -> dict[str, str]:
    """Write stories that all hold the same *words*."""
    return {
        f"content/articles/story-{number}.md": an_article_file(f"Story {number}", f"{words} " * 2000)
        for number in range(STORIES)
    }


def pauses(place: Place) -> tuple[float, ...]:
    """Give the moments at which to kill."""
    return PAUSES["rsync" if 'kind = "rsync"' in place.settings else "folder"]


def kill_in_the_middle(root: Path, pause: float) -> bool:
    """Publish without a build, kill that *pause* seconds after it has begun to send; tell whether it still ran."""
    command = [sys.executable, "-m", "generator", "--root", root, "publish", "--no-build", "--now", END_OF_YEAR]
    sending = root / ".digest/published/live.sending"
    shutil.rmtree(sending, ignore_errors=True)
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    end = time.monotonic() + 60
    while not sending.exists():
        assert process.poll() is None
        assert time.monotonic() < end
        time.sleep(0.002)
    time.sleep(pause)
    os.killpg(process.pid, signal.SIGKILL)
    return process.wait() == -signal.SIGKILL


@pytest.mark.slow
def test_whenever_it_is_killed_the_next_one_finishes(place: Place, tmp_path: Path) -> None:
    """Every page is whole at every moment, and in the end the host has what output/ has."""
    root = a_site(tmp_path / "site", stories("First"))
    aim(root, place, "record = false\n")
    build(root)
    killed = 0
    for pause in pauses(place):
        killed += kill_in_the_middle(root, pause)
        whole = files_in(root / "output")
        assert all(whole[path] == content for path, content in place.files().items() if path in whole)
    assert killed
    published(root)
    there = place.files()
    assert {path: there[path] for path in there if path != ".lastword"} == files_in(root / "output")


@pytest.mark.slow
def test_a_withdrawal_that_is_killed_is_finished_by_the_next(place: Place, tmp_path: Path) -> None:
    """No word is left, in pages or in what the transfer has left."""
    root = a_site(tmp_path / "site", stories(TAKEN_BACK.decode()))
    aim(root, place, "record = false\n")
    published(root)
    kept = stories("Other words")
    gone = {path: an_article_file("Story", **withdrawn()) for path in list(kept)[: STORIES // 2]}
    write(root, kept | gone)
    build(root)
    assert sum(kill_in_the_middle(root, pause) for pause in pauses(place))
    published(root)
    assert not any(TAKEN_BACK in content for content in place.files().values())


def test_what_was_not_sent_is_named_and_sent_the_next_time(tmp_path: Path) -> None:
    """Somebody's folder stands where a page is to be."""
    with a_folder(tmp_path) as place:
        root = a_site(tmp_path / "site", {"content/articles/a.md": an_article_file("A")})
        aim(root, place)
        write(tmp_path / "place", {".lastword": "", "articles/a/index.html/.keep": ""})
        (told,) = refused(root)
        assert told.startswith("publish.live: ")
        assert " files were not sent, such as articles/a/index.html: articles/a/index.html: " in told
        assert told.endswith("; publish again to finish")
        assert "assets/style.css" in place.files()
        assert "feed.xml" not in place.files()
        assert not (root / "content/.published").exists()
        (tmp_path / "place/articles/a/index.html/.keep").unlink()
        (tmp_path / "place/articles/a/index.html").rmdir()
        published(root)
        assert place.files().keys() == files_in(root / "output").keys() | {".lastword"}


def test_a_program_that_failed_to_delete_is_run_again(tmp_path: Path) -> None:
    """Nobody can see what it did, so what it should have deleted is remembered until it succeeds."""
    root = a_site(tmp_path / "site", {f"content/articles/{n}.md": an_article_file(f"Story {n}") for n in "abcdefgh"})
    script = "import shutil, sys, os; os.path.exists(sys.argv[3]) and sys.exit(3); "
    script += "shutil.rmtree(sys.argv[2], True); shutil.copytree(sys.argv[1], sys.argv[2])"
    run = ", ".join(f"'{part}'" for part in (sys.executable, "-c", script, "{output}", tmp_path / "p", tmp_path / "no"))
    aim(root, Place(f'kind = "command"\nrun = [{run}]\n', lambda: files_in(tmp_path / "p")))
    write(root, {"content/media/a.jpg": b"1"})
    published(root)
    (root / "content/media/a.jpg").unlink()
    (tmp_path / "no").touch()
    for _ in range(2):
        (told,) = refused(root)
        assert told.endswith(f": {sys.executable} ended with code 3; publish again to finish")
    (tmp_path / "no").unlink()
    assert published(root).startswith("live: 1 deleted, ")
    assert files_in(tmp_path / "p") == files_in(root / "output")
