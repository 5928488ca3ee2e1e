"""The files in seeds/ that a story can be read from."""

from pathlib import Path

import pytest

from generator.readers.seed_files import kind_of, list_seeds


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.txt", "text"), ("a.HTM", "page"), ("a.b.md", "markdown"), ("a.rss", "feed"), ("a.png", None), ("txt", None)],
)
def test_the_kind_of_a_seed_is_told_by_the_end_of_its_name(name: str, kind: str | None) -> None:
    """In capitals or small letters."""
    assert kind_of(Path(name)) == kind


def test_seeds_are_listed_in_order_and_what_is_none_apart(tmp_path: Path) -> None:
    """Hidden files and a README are nobody's business; a folder is one, unless it is called like a seed."""
    for name in ("b.html", "a.txt", "c.xml", "photo.png", "README.md", "Readme", ".DS_Store", ".a.txt"):
        (tmp_path / name).touch()
    (tmp_path / "d.txt").mkdir()
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to("nothing")
    seeds, others, folders = list_seeds(tmp_path)
    assert [path.name for path in seeds] == ["a.txt", "b.html", "c.xml", "d.txt"]
    assert [path.name for path in others] == ["photo.png"]
    assert [path.name for path in folders] == ["folder"]


def test_without_the_folder_there_are_no_seeds(tmp_path: Path) -> None:
    """A site need not have one."""
    assert list_seeds(tmp_path / "seeds") == ([], [], [])
