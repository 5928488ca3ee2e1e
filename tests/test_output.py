"""The output folder: whole files, or the files that were there."""

import ctypes  # noqa: F401 - a test takes something out of it
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator import replacing
from generator.errors import UserError
from generator.output import OutputFolder, Stamp, stamps
from making import files_in, write

LONG_AGO = 1_700_000_000_000_000_000


def an_output(root: Path, **files: str | bytes) -> OutputFolder:
    """Make an output folder in *root* that holds *files*, with a staging folder beside it, ready to begin."""
    write(root / "output", files)
    output = OutputFolder(root / "output", root / ".digest/staged")
    output.begin()
    return output


def commit(output: OutputFolder, *paths: str) -> None:
    """Put what was staged for *paths* in place, as a build does."""
    output.replace(paths)
    output.add()


def refusal(act: Callable[..., Any], *arguments: object) -> list[str]:
    """Give what is said when the disk refuses."""
    with pytest.raises(UserError) as caught:
        act(*arguments)
    return [str(problem) for problem in caught.value.problems]


def test_what_is_staged_is_not_in_the_output_yet(tmp_path: Path) -> None:
    """A build that fails half-way has touched nothing."""
    output = an_output(tmp_path, page="old")
    assert output.stage("page", b"new")
    assert output.stage("people/ann/index.html", b"new")
    assert files_in(tmp_path / "output") == {"page": b"old"}


def test_a_commit_puts_the_files_in_their_places_whole(tmp_path: Path) -> None:
    """And makes the folders that they need."""
    output = an_output(tmp_path, page="old")
    for path in ("page", "people/ann/index.html"):
        output.stage(path, path.encode())
    commit(output, "page", "people/ann/index.html")
    assert files_in(tmp_path / "output") == {"page": b"page", "people/ann/index.html": b"people/ann/index.html"}
    assert files_in(tmp_path / ".digest") == {}


def test_a_folder_that_is_there_keeps_what_is_not_ours(tmp_path: Path) -> None:
    """Also one that somebody made after the new files were staged."""
    output = an_output(tmp_path, **{"people/bob/index.html": "Bob"})
    output.stage("people/ann/index.html", b"Ann")
    output.stage("shows/index.html", b"Shows")
    write(tmp_path / "output", {"people/ann/notes.txt": "kept", "shows/notes.txt": "kept"})
    commit(output, "people/ann/index.html", "shows/index.html")
    assert files_in(tmp_path / "output") == {
        "people/ann/index.html": b"Ann",
        "people/ann/notes.txt": b"kept",
        "people/bob/index.html": b"Bob",
        "shows/index.html": b"Shows",
        "shows/notes.txt": b"kept",
    }


def test_a_folder_that_went_meanwhile_is_made_again(tmp_path: Path) -> None:
    """An orphan that was pruned may have been the last file in it."""
    output = an_output(tmp_path, **{"people/ann/old.html": "old"})
    output.stage("people/ann/index.html", b"new")
    output.prune(["people/ann/old.html"])
    commit(output, "people/ann/index.html")
    assert files_in(tmp_path / "output") == {"people/ann/index.html": b"new"}


def test_what_is_staged_has_the_stamp_that_it_will_have(tmp_path: Path) -> None:
    """In a folder that is there and in a new one."""
    output = an_output(tmp_path, page="old")
    paths = ["page", "people/index.html"]
    coming = {path: output.stage(path, b"four") for path in paths}
    commit(output, *paths)
    assert stamps(output, paths) == coming


def test_bytes_that_are_there_already_are_not_staged(tmp_path: Path) -> None:
    """A host uploads by the time of change, so that must not move."""
    assert not an_output(tmp_path, page="same").stage("page", b"same")
    assert files_in(tmp_path / ".digest") == {}


@pytest.mark.parametrize("content", [b"sane", b"sam", b"same!", b""])
def test_bytes_that_differ_are_staged(tmp_path: Path, content: bytes) -> None:
    """By their length or by one of them."""
    assert an_output(tmp_path, page="same").stage("page", content)


def test_a_path_as_long_as_a_path_may_be_can_be_staged(tmp_path: Path) -> None:
    """The staging folder lies deeper than the output."""
    name = "a" * 250
    output = an_output(tmp_path)
    assert output.stage(f"{name}/{name}", b"new")
    commit(output, f"{name}/{name}")
    assert files_in(tmp_path / "output") == {f"{name}/{name}": b"new"}


def test_what_an_unfinished_build_staged_is_forgotten(tmp_path: Path) -> None:
    """When the next begins, or at the end of one that failed; twice over too."""
    output = an_output(tmp_path)
    output.stage("page", b"new")
    output.begin()
    assert files_in(tmp_path) == {}
    output.stage("page", b"new")
    output.discard_staged()
    output.discard_staged()
    assert files_in(tmp_path) == {}


def test_a_pruned_file_takes_the_folders_with_it_that_it_leaves_empty(tmp_path: Path) -> None:
    """But not one in which something is left, and never the output itself."""
    output = an_output(tmp_path, **{"people/ann/index.html": "", "people/bob/index.html": ""})
    output.prune(["people/ann/index.html"])
    assert [path.name for path in (tmp_path / "output/people").iterdir()] == ["bob"]
    output.prune(["people/bob/index.html"])
    assert list((tmp_path / "output").iterdir()) == []


@pytest.mark.parametrize("path", ["gone", "people/ann/index.html", "page/below/a/file"])
def test_a_file_that_is_gone_needs_no_pruning(tmp_path: Path, path: str) -> None:
    """Somebody was quicker, or a file stands where a folder was."""
    an_output(tmp_path, page="kept").prune([path])
    assert files_in(tmp_path / "output") == {"page": b"kept"}


def test_a_folder_is_never_pruned_for_a_file(tmp_path: Path) -> None:
    """What somebody put in it is not ours."""
    output = an_output(tmp_path, **{"page/notes.txt": "kept"})
    (problem,) = refusal(output.prune, ["page"])
    assert problem.startswith("output/page: cannot be written: ")
    assert files_in(tmp_path / "output") == {"page/notes.txt": b"kept"}


def test_a_stamp_tells_size_and_time_of_change(tmp_path: Path) -> None:
    """Where there is no file there is none, not even below a file."""
    output = an_output(tmp_path, page="four")
    os.utime(tmp_path / "output/page", ns=(LONG_AGO, LONG_AGO))
    assert output.stamp("page") == Stamp(4, LONG_AGO)
    assert stamps(output, ["page", "gone", "page/below"]) == {"page": Stamp(4, LONG_AGO)}


def test_all_files_are_listed_with_forward_slashes(tmp_path: Path) -> None:
    """Hidden ones too: a host may want them."""
    output = an_output(tmp_path, **{"a": "", "b/c/d": "", ".well-known/x": ""})
    assert sorted(output.files()) == [".well-known/x", "a", "b/c/d"]
    assert list(OutputFolder(tmp_path / "nothing", tmp_path).files()) == []


def test_a_file_in_the_place_of_the_output_is_told_of_before_anything_is_rendered(tmp_path: Path) -> None:
    """In one line that names what could not be written."""
    write(tmp_path, {"output": "not a folder"})
    output = OutputFolder(tmp_path / "output", tmp_path / ".digest/staged")
    assert refusal(output.begin) == ["output/: cannot be written: File exists"]


def test_a_memory_that_cannot_be_written_is_told_of(tmp_path: Path) -> None:
    """It is where new files are staged."""
    write(tmp_path, {".digest": "not a folder"})
    output = OutputFolder(tmp_path / "output", tmp_path / ".digest/staged")
    (problem,) = refusal(output.begin)
    assert problem.endswith(": cannot be written: Not a directory")


def test_a_folder_in_the_place_of_a_page_is_told_of(tmp_path: Path) -> None:
    """It may hold something that somebody wants to keep."""
    output = an_output(tmp_path, **{"page/notes.txt": "kept"})
    assert output.stage("page", b"new")
    assert refusal(commit, output, "page") == ["output/page: cannot be written: Is a directory"]


def test_a_file_in_the_place_of_a_folder_is_told_of(tmp_path: Path) -> None:
    """It is somebody's too."""
    output = an_output(tmp_path, people="kept")
    assert output.stage("people/index.html", b"new")
    assert refusal(commit, output, "people/index.html") == ["output/people: cannot be written: Not a directory"]


def test_a_file_moves_to_another_disk_through_a_copy_beside_its_place(tmp_path: Path) -> None:
    """A container may mount the output from elsewhere; a reader must still never see half a page."""
    elsewhere = Path("/dev/shm")  # noqa: S108 - the one place that is another disk on most machines
    if not elsewhere.is_dir() or elsewhere.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("this machine has one disk")
    output = OutputFolder(tmp_path / "output", elsewhere / f"digest-{os.getpid()}")
    try:
        output.begin()
        for content in (b"new", b"newer"):
            output.stage("people/index.html", content)
            commit(output, "people/index.html")
            assert files_in(tmp_path / "output") == {"people/index.html": content}
    finally:
        output.discard_staged()


def many_replaced(output: OutputFolder, names: list[str]) -> None:
    """Replace so many files that nobody should wait until the old ones are deleted."""
    for name in names:
        output.stage(name, b"new")
    commit(output, *names)


def gone(folder: Path) -> bool:
    """Tell whether *folder* goes within a while, all that is in it included."""
    return any(not folder.exists() or time.sleep(0.05) for _ in range(200))


MANY = [f"{number}.html" for number in range(1001)]


def test_files_that_are_replaced_by_the_thousand_are_replaced_all_the_same(tmp_path: Path) -> None:
    """They change places with the new ones, and the old ones are deleted by somebody for whom nobody waits."""
    output = an_output(tmp_path, **dict.fromkeys(MANY, "old"))
    with output.staging():
        many_replaced(output, MANY)
        assert files_in(tmp_path / "output") == dict.fromkeys(MANY, b"new")
    assert not (tmp_path / ".digest/staged").exists()
    assert all(map(gone, (tmp_path / ".digest").iterdir()))


def test_what_is_new_among_a_thousand_replaced_files_is_there_too(tmp_path: Path) -> None:
    """A file that is not there yet cannot change places with anything."""
    output = an_output(tmp_path, **dict.fromkeys(MANY[1:], "old"))
    many_replaced(output, MANY)
    assert files_in(tmp_path / "output") == dict.fromkeys(MANY, b"new")


def test_what_a_killed_deletion_left_goes_with_the_next_build(tmp_path: Path) -> None:
    """A machine may be switched off before the old files are deleted."""
    write(tmp_path, {".digest/staged-discarded-7-0/replacements/old": "old", ".digest/owned": "kept"})
    an_output(tmp_path)
    assert gone(tmp_path / ".digest/staged-discarded-7-0")
    assert (tmp_path / ".digest/owned").read_text() == "kept"


@pytest.mark.parametrize("without", ["ctypes.CDLL", "os.posix_spawnp"])
def test_a_system_that_cannot_let_files_change_places_moves_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, without: str
) -> None:
    """That is slower, and the same; where no process can be left behind, this one deletes the old files."""
    module, _, name = without.partition(".")
    monkeypatch.delattr(sys.modules[module], name)
    replacing._renaming.cache_clear()
    output = an_output(tmp_path, **dict.fromkeys(MANY, "old"))
    with output.staging():
        many_replaced(output, MANY)
    replacing._renaming.cache_clear()
    assert files_in(tmp_path / "output") == dict.fromkeys(MANY, b"new")
    assert list((tmp_path / ".digest").iterdir()) == []
