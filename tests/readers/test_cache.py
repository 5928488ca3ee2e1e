"""Remembered records: they save time, and change nothing."""

import os
from pathlib import Path

import pytest

from generator.errors import UserError
from generator.model.content import Content
from generator.readers.cache import RECORDS, RecordCache
from generator.readers.content import read_content
from making import a_config, a_file, a_site, an_article_file, write

CONFIG = a_config()
LONG_AGO = 1_700_000_000_000_000_000


def a_settled_site(root: Path) -> Path:
    """Write a site of four records whose files changed long ago."""
    a_site(
        root,
        {
            "content/articles/a.md": an_article_file("A"),
            "content/people/ann.md": a_file(name="Ann"),
            "content/shows/show.md": a_file(name="Show"),
            "content/cases/case.md": a_file(name="Case"),
        },
    )
    for path in (root / "content").rglob("*.md"):
        os.utime(path, ns=(LONG_AGO, LONG_AGO))
    return root


def read_with_memory(root: Path, time_zone: str = "UTC") -> Content:
    """Read the site at *root* with what the last reading left behind."""
    cache = RecordCache(root / ".digest", time_zone)
    content = read_content(root, CONFIG, cache)
    cache.save()
    return content


def overwrite_unseen(path: Path, text: str) -> None:
    """Put *text* of the same length into a file, so that its stamp does not tell."""
    assert len(text.encode()) == path.stat().st_size
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(LONG_AGO, LONG_AGO))


def test_what_is_remembered_is_what_was_read(tmp_path: Path) -> None:
    """All four kinds come back whole."""
    root = a_settled_site(tmp_path)
    assert read_with_memory(root) == read_with_memory(root) == read_content(root, CONFIG)


def test_a_file_that_did_not_change_is_not_read_again(tmp_path: Path) -> None:
    """Its time, size and place on the disk are taken for it."""
    root = a_settled_site(tmp_path)
    read_with_memory(root)
    overwrite_unseen(root / "content/articles/a.md", an_article_file("B"))
    assert [article.title for article in read_with_memory(root).articles] == ["A"]


@pytest.mark.parametrize("text", [an_article_file("Longer"), an_article_file("B")])
def test_a_file_that_changed_is_read_again(tmp_path: Path, text: str) -> None:
    """Its size or its time tells."""
    root = a_settled_site(tmp_path)
    read_with_memory(root)
    write(root, {"content/articles/a.md": text})
    assert read_with_memory(root) == read_content(root, CONFIG)


def test_a_file_that_changed_just_now_is_not_trusted_yet(tmp_path: Path) -> None:
    """It could change once more within the same tick of the clock."""
    root = a_site(tmp_path, {"content/articles/a.md": an_article_file("A")})
    read_with_memory(root)
    stamp = (root / "content/articles/a.md").stat().st_mtime_ns
    write(root, {"content/articles/a.md": an_article_file("B")})
    os.utime(root / "content/articles/a.md", ns=(stamp, stamp))
    assert [article.title for article in read_with_memory(root).articles] == ["B"]


def test_a_deleted_or_renamed_file_is_forgotten(tmp_path: Path) -> None:
    """What is not there has no record."""
    root = a_settled_site(tmp_path)
    read_with_memory(root)
    (root / "content/people/ann.md").unlink()
    (root / "content/shows/show.md").rename(root / "content/shows/other.md")
    content = read_with_memory(root)
    assert content.people == ()
    assert [show.path for show in content.shows] == ["content/shows/other.md"]


def test_a_wrong_file_is_told_of_each_time(tmp_path: Path) -> None:
    """A problem is not remembered as if it were a record, nor what was known before forgotten."""
    root = a_settled_site(tmp_path)
    read_with_memory(root)
    write(root, {"content/articles/b.md": "No fence.\n"})
    for _ in range(2):
        with pytest.raises(UserError):
            read_with_memory(root)
    overwrite_unseen(root / "content/articles/a.md", an_article_file("B"))
    (root / "content/articles/b.md").unlink()
    assert [article.title for article in read_with_memory(root).articles] == ["A"]


@pytest.mark.parametrize("junk", [b"", b"\xc1", b"\x90", b"\x95\xa1x\x01\x02\x03\x04"])
def test_a_memory_that_cannot_be_read_is_none(tmp_path: Path, junk: bytes) -> None:
    """Nobody has to know how to repair it."""
    root = a_settled_site(tmp_path)
    write(root / ".digest", {RECORDS: junk})
    assert read_with_memory(root) == read_content(root, CONFIG)


def test_the_memory_of_another_time_zone_is_none(tmp_path: Path) -> None:
    """Dates were made exact by it."""
    root = a_settled_site(tmp_path)
    read_with_memory(root)
    overwrite_unseen(root / "content/articles/a.md", an_article_file("B"))
    assert [article.title for article in read_with_memory(root, "Europe/London").articles] == ["B"]


def test_a_memory_that_is_right_is_not_written_again(tmp_path: Path) -> None:
    """A build with nothing to do should do nothing."""
    root = a_settled_site(tmp_path)
    read_with_memory(root)
    os.utime(root / ".digest" / RECORDS, ns=(LONG_AGO, LONG_AGO))
    read_with_memory(root)
    assert (root / ".digest" / RECORDS).stat().st_mtime_ns == LONG_AGO


def test_a_memory_that_cannot_be_written_is_told_of(tmp_path: Path) -> None:
    """In one line, as ever."""
    root = a_settled_site(tmp_path)
    write(root, {".digest": "not a folder"})
    with pytest.raises(UserError) as caught:
        read_with_memory(root)
    assert [str(problem) for problem in caught.value.problems] == [".digest/records: cannot be written: File exists"]


def test_the_records_of_the_last_build_can_be_asked_for(tmp_path: Path) -> None:
    """They tell what a page showed before; one that is not trusted yet is among them."""
    root = a_settled_site(tmp_path)
    write(root, {"content/articles/new.md": an_article_file("New")})
    content = read_with_memory(root)
    assert RecordCache(root / ".digest", "UTC").content_before() == content
    assert RecordCache(tmp_path / "nothing", "UTC").content_before() is None
