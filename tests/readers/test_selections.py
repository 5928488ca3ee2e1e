"""The digests of weeks, read like all other records."""

from datetime import date
from pathlib import Path

from generator.readers.cache import RecordCache
from generator.readers.content import read_content
from making import a_config, a_file, a_site, write

CONFIG = a_config()


def test_a_selection_is_read_with_all_it_says(tmp_path: Path) -> None:
    """The name of the file is the week, in whatever folder it lies."""
    text = a_file("A note of four words.", title="Ours", stories=["b", "a.md"])
    root = a_site(tmp_path, {"content/digests/2025/2025-w11.md": text})
    (selection,) = read_content(root, CONFIG).digests
    assert (selection.title, selection.stories, selection.slug) == ("Ours", ("b", "a.md"), "2025-w11")
    assert (selection.path, selection.monday) == ("content/digests/2025/2025-w11.md", date(2025, 3, 10))
    assert selection.body_words == 5


def test_a_selection_without_a_note_has_no_words(tmp_path: Path) -> None:
    """What it chooses is enough."""
    root = a_site(tmp_path, {"content/digests/2025-w11.md": a_file("", stories=[])})
    assert read_content(root, CONFIG).digests[0].body_words == 0


def test_selections_are_remembered_and_read_again_when_they_change(tmp_path: Path) -> None:
    """By the cache of all records."""
    path = "content/digests/2025-w11.md"
    root = a_site(tmp_path / "site", {path: a_file(title="Ours")})
    for title in ("Ours", "Theirs, and longer"):
        write(root, {path: a_file(title=title)})
        cache = RecordCache(tmp_path / "memory", "UTC")
        content = read_content(root, CONFIG, cache)
        cache.save()
        assert content.digests[0].title == title
        assert RecordCache(tmp_path / "memory", "UTC").content_before() == content
