"""Every file below a folder is found, and what is no file of it is not."""

import os
from pathlib import Path

import pytest

from generator.errors import UserError
from generator.walking import walk
from making import write


def found(folder: Path, **options: object) -> list[str]:
    """Give the paths of all files below *folder*."""
    return [path for path, _ in walk(folder, "shown", **options)]  # type: ignore[arg-type]


def test_every_file_is_found_in_the_order_of_its_folder(tmp_path: Path) -> None:
    """Hidden ones too."""
    write(tmp_path, dict.fromkeys(["b", "a", "c/d/f", "c/d/e", ".g/h"], ""))
    assert found(tmp_path)[:2] == ["a", "b"]
    assert sorted(found(tmp_path)) == [".g/h", "a", "b", "c/d/e", "c/d/f"]


def test_a_link_to_a_folder_is_not_followed(tmp_path: Path) -> None:
    """It may lead in a circle."""
    write(tmp_path, {"a/b": ""})
    (tmp_path / "a/c").symlink_to(tmp_path)
    assert found(tmp_path) == ["a/b", "a/c"]


def test_what_is_passed_over_is_left_out(tmp_path: Path) -> None:
    """A folder with all that is in it."""
    write(tmp_path, dict.fromkeys(["a", "skip/b", "c/skip"], ""))
    assert found(tmp_path, passed_over=lambda name: name == "skip") == ["a"]


def test_what_is_not_there_has_no_files(tmp_path: Path) -> None:
    """Nor has what is a file itself."""
    write(tmp_path, {"a": ""})
    assert found(tmp_path / "b") == found(tmp_path / "a") == []


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """By the name that whoever asks has for it."""
    (tmp_path / "a").mkdir(mode=0)
    with pytest.raises(UserError) as caught:
        found(tmp_path)
    assert [str(problem) for problem in caught.value.problems] == ["shown/a: cannot be read: Permission denied"]
