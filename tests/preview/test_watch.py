"""Every change of a site's files is seen once, however it is made; reading is no change."""

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from preview.saving import WAYS, Save
from watchdog.observers import Observer
from watchdog.observers.inotify import InotifyObserver

from generator.preview.changes import Changes
from generator.preview.watch import is_polling, polling, watch
from making import a_site, an_article_file, write

ARTICLE = "content/articles/a.md"


@contextmanager
def watching(root: Path, *observers: type[InotifyObserver]) -> Iterator[Changes]:
    """Watch the site at *root*."""
    changes = Changes()
    observer = watch(root, changes, observers or (Observer,))
    try:
        yield changes
    finally:
        observer.stop()
        observer.join()


def a_small_site(root: Path) -> Path:
    """Write a site of one article."""
    return a_site(root, {ARTICLE: an_article_file("A")})


@pytest.mark.parametrize("save", WAYS)
def test_a_save_is_seen_once_whatever_the_editor_does(tmp_path: Path, save: Save) -> None:
    """All that it does for one save is one change."""
    root = a_small_site(tmp_path)
    with watching(root) as changes:
        save(root / ARTICLE, an_article_file("B"))
        assert ARTICLE in changes.collect(10)
        assert changes.collect(0.2) == ()


def test_several_files_saved_at_once_are_one_change(tmp_path: Path) -> None:
    """A version control system that changes a hundred files causes one build."""
    root = a_small_site(tmp_path)
    with watching(root) as changes:
        write(root, {f"content/articles/story-{number}.md": an_article_file() for number in range(100)})
        assert len(changes.collect(10)) == 100
        assert changes.collect(0.2) == ()


def test_reading_is_no_change(tmp_path: Path) -> None:
    """A build reads every file, and would set off the next one for ever."""
    root = a_small_site(tmp_path)
    with watching(root) as changes:
        assert (root / ARTICLE).read_text(encoding="utf-8")
        assert list((root / "content").rglob("*"))
        assert changes.collect(0.3) == ()


def test_what_is_hidden_or_not_of_the_site_is_no_change(tmp_path: Path) -> None:
    """The swap file of an editor, what the build itself writes, a version control system."""
    root = a_small_site(tmp_path)
    with watching(root) as changes:
        write(
            root,
            {
                "content/articles/.a.md.swp": "",
                "content/.published/a.json": "",
                ".digest/manifest": "",
                "output/index.html": "",
                ".git/index": "",
                "README.md": "",
            },
        )
        assert changes.collect(0.3) == ()


def test_deleting_and_renaming_are_changes(tmp_path: Path) -> None:
    """A deleted story must not stay in the preview."""
    root = a_small_site(tmp_path)
    with watching(root) as changes:
        (root / ARTICLE).rename(root / "content/articles/b.md")
        assert changes.collect(10) == (ARTICLE, "content/articles/b.md")
        (root / "content/articles/b.md").unlink()
        assert changes.collect(10) == ("content/articles/b.md",)


@pytest.mark.parametrize("folder", ["layouts", "seeds"])
def test_a_folder_that_is_made_later_is_watched(tmp_path: Path, folder: str) -> None:
    """Many a site begins without seeds and layouts of its own."""
    root = a_small_site(tmp_path)
    with watching(root) as changes:
        (root / folder).mkdir()
        assert changes.collect(10) == (folder,)
        write(root, {f"{folder}/a.txt": "A"})
        assert changes.collect(10) == (f"{folder}/a.txt",)


def test_a_folder_that_is_replaced_is_watched_again(tmp_path: Path) -> None:
    """As happens when a site is restored from a copy."""
    root = a_small_site(tmp_path)
    shutil.copytree(root / "content", tmp_path / "copy")
    with watching(root) as changes:
        (root / "content").rename(tmp_path / "old")
        (tmp_path / "copy").rename(root / "content")
        assert "content" in changes.collect(10)
        write(root, {ARTICLE: an_article_file("B")})
        assert changes.collect(10) == (ARTICLE,)


class _NoWatches(InotifyObserver):
    """An observer on a system that has no watches left to give."""

    def start(self) -> None:
        raise OSError(errno.ENOSPC, "inotify watch limit reached")


def test_where_the_system_cannot_tell_files_are_looked_at(tmp_path: Path) -> None:
    """It is slower, and better than nothing."""
    root = a_small_site(tmp_path)
    changes = Changes()
    observer = watch(root, changes, (_NoWatches, polling))
    assert is_polling(observer)
    write(root, {ARTICLE: an_article_file("Another headline")})
    assert changes.collect(10) == (ARTICLE,)
    observer.stop()
    observer.join()
