"""Edits of several files: all or none, each whole."""

from pathlib import Path

import pytest

from generator.curation.edits import Edits, changed_lines
from generator.curation.front_matter import add_to, set_key
from generator.errors import UserError
from making import a_file, files_in, write


def test_nothing_is_written_before_all_is_made_up(tmp_path: Path) -> None:
    """Then each file has its new content, and nothing lies beside it."""
    write(tmp_path, {"a.md": a_file(title="A"), "b.md": a_file(title="B")})
    before = files_in(tmp_path)
    edits = Edits(tmp_path)
    edits.change("a.md", lambda text: set_key(text, "title", "A new one"), "retitled", "by hand")
    edits.change("a.md", lambda text: add_to(text, "people", "Ann"), "tagged", "by hand")
    edits.change("b.md", lambda text: text, "nothing", "by hand")
    edits.put("c/d.md", b"new", "made")
    assert files_in(tmp_path) == before
    assert [(edit.path, edit.did) for edit in edits.carry_out()] == [
        ("a.md", ("retitled", "tagged")),
        ("c/d.md", ("made",)),
    ]
    assert files_in(tmp_path) == {
        "a.md": b"---\ntitle: A new one\npeople: [Ann]\n---\nThe text.\n",
        "b.md": before["b.md"],
        "c/d.md": b"new",
    }


def test_a_file_that_cannot_be_changed_keeps_all_from_being_written(tmp_path: Path) -> None:
    """Each such file is told, with what an editor can do."""
    write(
        tmp_path,
        {"a.md": "---\npeople: Ann\n---\n", "b.md": b"\xff", "c.md": "no front matter", "d.md": a_file(title="D")},
    )
    before = files_in(tmp_path)
    edits = Edits(tmp_path)
    for path in before:
        edits.change(path, lambda text: add_to(text, "people", "Bo"), "tagged", 'add "Bo" to people')
    with pytest.raises(UserError) as raised:
        edits.carry_out()
    assert [str(problem) for problem in raised.value.problems] == [
        'a.md:1: cannot be changed safely (people is no list): add "Bo" to people',
        "b.md:1: not UTF-8 text: save the file as UTF-8",
        "c.md:1: no front matter: the first line must be ---, then keys such as title: and date:, then ---",
    ]
    assert files_in(tmp_path) == before


def test_a_file_can_go_or_move(tmp_path: Path) -> None:
    """What was done to it before is told of the new place."""
    write(tmp_path, {"a.md": a_file(title="A"), "b.md": "B"})
    edits = Edits(tmp_path)
    edits.change("a.md", lambda text: set_key(text, "title", "A new one"), "retitled", "by hand")
    edits.move("a.md", "c.md")
    edits.remove("b.md", "not wanted")
    edits.remove("d.md", "was never there")
    assert [(edit.path, edit.did) for edit in edits.carry_out()] == [
        ("a.md", ("moved to c.md",)),
        ("b.md", ("not wanted",)),
        ("c.md", ("retitled", "was a.md")),
    ]
    assert files_in(tmp_path) == {"c.md": b"---\ntitle: A new one\n---\nThe text.\n"}


def test_a_file_that_changed_meanwhile_does_not_go(tmp_path: Path) -> None:
    """An editor has just saved it."""
    write(tmp_path, {"a.md": "one"})
    edits = Edits(tmp_path)
    edits.remove("a.md", "not wanted")
    write(tmp_path, {"a.md": "the editor's"})
    with pytest.raises(UserError):
        edits.carry_out()
    assert files_in(tmp_path) == {"a.md": b"the editor's"}


def test_a_file_that_changed_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    """An editor may save it at this moment."""
    write(tmp_path, {"a.md": "one"})
    edits = Edits(tmp_path)
    edits.put("a.md", b"two", "changed")
    edits.put("b.md", b"two", "made")
    write(tmp_path, {"a.md": "the editor's"})
    with pytest.raises(UserError) as raised:
        edits.carry_out()
    assert [str(problem) for problem in raised.value.problems] == [
        "a.md: was changed by somebody else at this moment: run the command again"
    ]
    assert files_in(tmp_path) == {"a.md": b"the editor's"}


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """The file that it leads to has the new content, and its permissions."""
    write(tmp_path, {"kept/a.md": "one"})
    (tmp_path / "kept/a.md").chmod(0o640)
    (tmp_path / "a.md").symlink_to("kept/a.md")
    edits = Edits(tmp_path)
    edits.put("a.md", b"two", "changed")
    edits.carry_out()
    assert (tmp_path / "a.md").is_symlink()
    assert (tmp_path / "kept/a.md").read_bytes() == b"two"
    assert (tmp_path / "kept/a.md").stat().st_mode & 0o777 == 0o640


def test_a_disk_that_fails_is_told_with_what_was_written(tmp_path: Path) -> None:
    """A folder stands where a file should go: nothing was written, and nothing is left beside it."""
    write(tmp_path, {"b": "a file, where a folder should be"})
    edits = Edits(tmp_path)
    edits.put("a.md", b"one", "made")
    edits._before["b/c.md"], edits._after["b/c.md"] = None, b"two"
    with pytest.raises(UserError) as raised:
        edits.carry_out()
    assert [str(problem) for problem in raised.value.problems] == [
        "b/c.md: cannot be written: File exists; nothing was changed"
    ]
    assert list(files_in(tmp_path)) == ["b"]


def test_the_lines_of_an_edit_are_shown_with_their_numbers(tmp_path: Path) -> None:
    """Those that go by their number before, those that come by their number after."""
    write(tmp_path, {"a.md": "a\nb\nc\n"})
    edits = Edits(tmp_path)
    edits.put("a.md", b"a\nc\nd\n", "changed")
    (edit,) = edits
    assert list(changed_lines(edit)) == [(2, "-", "b"), (3, "+", "d")]
