"""Links among the files of a site: none leads to what is not to be published."""

import os
from pathlib import Path

import pytest

from generator.errors import UserError
from generator.readers.files import files_below, link_out, stamp_to_publish
from making import write


def entry_of(folder: Path) -> os.DirEntry[str]:
    """Give the one entry of a *folder*."""
    with os.scandir(folder) as found:
        (entry,) = found
    return entry


def test_what_is_no_link_leads_nowhere(tmp_path: Path) -> None:
    """Whether or not there is a site around it."""
    write(tmp_path, {"a.md": "x"})
    assert link_out(tmp_path / "a.md", "a.md", tmp_path) is None
    assert link_out(tmp_path / "a.md", "a.md", None) is None


def test_a_link_to_a_hidden_file_of_the_site_is_refused(tmp_path: Path) -> None:
    """It may hold passwords; what git-annex keeps for a site is meant to be seen."""
    write(tmp_path, {".env": "password", ".git/annex/objects/a": "picture", "content/media/b.jpg": "picture"})
    media = tmp_path / "content/media"
    (media / "a.jpg").symlink_to("../../.git/annex/objects/a")
    assert [*files_below(tmp_path, "content/media")] == ["content/media/a.jpg", "content/media/b.jpg"]
    (media / "c.jpg").symlink_to("../../.env")
    with pytest.raises(UserError) as refused:
        list(files_below(tmp_path, "content/media"))
    told = "content/media/c.jpg: is a link to a hidden file, ../../.env: put a copy of that file here instead"
    assert list(map(str, refused.value.problems)) == [told]


def test_a_file_to_publish_is_known_by_its_status(tmp_path: Path) -> None:
    """A link within the output may stand for one."""
    write(tmp_path, {"output/b/a.html": "four", "other/c": "x"})
    assert stamp_to_publish(entry_of(tmp_path / "output/b"), "b/a.html", tmp_path / "output").st_size == 4
    (tmp_path / "output/d").mkdir()
    (tmp_path / "output/d/a.html").symlink_to("../b/a.html")
    assert stamp_to_publish(entry_of(tmp_path / "output/d"), "d/a.html", tmp_path / "output").st_size == 4


@pytest.mark.parametrize(
    ("target", "fault"),
    [
        ("../../secret", "is a link out of the site, to ../../secret: put a copy of that file here instead"),
        ("../gone", "is no file (but a pipe, a device, or a link to a folder or to nothing): delete it"),
        ("../folder", "is no file (but a pipe, a device, or a link to a folder or to nothing): delete it"),
    ],
)
def test_what_must_not_be_published_is_told_of(tmp_path: Path, target: str, fault: str) -> None:
    """Whoever put it into the output."""
    write(tmp_path, {"secret": "x", "output/folder/a": "x"})
    (tmp_path / "output/b").mkdir()
    (tmp_path / "output/b/a.html").symlink_to(target)
    with pytest.raises(UserError) as refused:
        stamp_to_publish(entry_of(tmp_path / "output/b"), "b/a.html", tmp_path / "output")
    assert list(map(str, refused.value.problems)) == [f"b/a.html: {fault}"]
