"""Files are replaced whole, and what is remembered is believed only under its key."""

import subprocess
import sys
from pathlib import Path

import pytest

from generator.errors import UserError
from generator.memory import recall, remember, replace_file, set_aside, set_aside_for, write_whole
from making import files_in, write


def test_what_is_remembered_is_recalled_by_its_key_alone(tmp_path: Path) -> None:
    """Another version, or another site, is to find nothing."""
    path = tmp_path / "memory/words"
    remember(path, {"a": 1}, "key")
    assert recall(path, dict[str, int], "key") == {"a": 1}
    assert recall(path, dict[str, int], "another key") is None
    assert recall(path, list[str], "key") is None
    assert recall(tmp_path / "nothing", dict[str, int], "key") is None


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"\xc1", b"\x92\xa3key", b"\x93\xa3key\x80\x01", b"\xa3key"])
def test_a_memory_that_is_damaged_is_none(tmp_path: Path, content: bytes) -> None:
    """Whatever its bytes are."""
    write(tmp_path, {"words": content})
    assert recall(tmp_path / "words", dict[str, int], "key") is None


@pytest.mark.parametrize("durable", [False, True])
def test_a_file_keeps_who_may_read_it_when_that_is_asked_for(tmp_path: Path, *, durable: bool) -> None:
    """And there is nothing left beside it."""
    path = tmp_path / "folder/file"
    replace_file(path, b"1", durable=durable, keep_mode=True)
    path.chmod(0o640)
    replace_file(path, b"2", durable=durable, keep_mode=True)
    assert path.stat().st_mode & 0o777 == 0o640
    assert files_in(tmp_path) == {"folder/file": b"2"}


def test_what_cannot_take_its_place_leaves_nothing(tmp_path: Path) -> None:
    """A folder stands there."""
    (tmp_path / "file").mkdir()
    with pytest.raises(UserError) as refused:
        write_whole(tmp_path / "file", b"1", "content/file")
    assert [str(problem) for problem in refused.value.problems] == ["content/file: cannot be written: Is a directory"]
    assert files_in(tmp_path) == {}


def test_a_file_that_a_killed_process_left_is_known_by_its_name(tmp_path: Path) -> None:
    """And tells what it was to be."""
    set_aside(tmp_path / "a.json", b"1")
    (left,) = files_in(tmp_path)
    assert set_aside_for(left) == "a.json"
    assert [set_aside_for(name) for name in ("a.json", ".a.json.new", ".a.json.x.new", "a.json.1.new")] == [""] * 4


def test_processes_that_replace_one_file_at_once_leave_it_whole(tmp_path: Path) -> None:
    """It is that of one of them, and none of them fails."""
    code = (
        "import sys\nfrom pathlib import Path\nfrom generator.memory import remember\n"
        "for _ in range(300): remember(Path(sys.argv[1]), sys.argv[2] * 100_000, 'key')"
    )
    processes = [subprocess.Popen([sys.executable, "-c", code, tmp_path / "file", letter]) for letter in "ab"]
    assert [process.wait(60) for process in processes] == [0, 0]
    assert recall(tmp_path / "file", str, "key") in {"a" * 100_000, "b" * 100_000}
    assert len(files_in(tmp_path)) == 1
