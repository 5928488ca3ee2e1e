"""The proof that output/ is what a clean build makes."""

import os
from pathlib import Path

import pytest

from generator.builder.build import usual_places
from generator.builder.verify import verify
from generator.errors import UserError
from making import END_OF_YEAR, LATER, a_lively_site, build, files_in, run_digest, write


def meddle_unseen(path: Path) -> None:
    """Change a file so that neither its size nor its time tells."""
    times = path.stat()
    path.write_bytes(path.read_bytes().swapcase())
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def test_what_a_build_left_is_what_a_clean_build_makes(tmp_path: Path) -> None:
    """The report is that of the clean build, which leaves nothing behind."""
    root = a_lively_site(tmp_path / "site")
    output = build(root)
    write(root / "output", {"CNAME": "A file of somebody else is nothing to complain of."})
    before = files_in(tmp_path)
    assert verify(usual_places(root), LATER).pages == len(output)
    assert files_in(tmp_path) == before


def test_each_file_that_differs_or_is_missing_is_named(tmp_path: Path) -> None:
    """In the order of their paths, with what to do."""
    root = a_lively_site(tmp_path)
    build(root)
    meddle_unseen(root / "output/index.html")
    meddle_unseen(root / "output/articles/story-0/index.html")
    (root / "output/feed.xml").unlink()
    with pytest.raises(UserError) as caught:
        verify(usual_places(root), LATER)
    assert [str(problem) for problem in caught.value.problems] == [
        "output/articles/story-0/index.html: differs from what a clean build makes: please report this",
        "output/feed.xml: is missing: build again",
        "output/index.html: differs from what a clean build makes: please report this",
    ]


def test_a_build_can_be_asked_for_the_proof(tmp_path: Path) -> None:
    """It says so on a line of its own, or fails as any build with a problem does."""
    root = a_lively_site(tmp_path)
    output = build(root)
    result = run_digest("--root", root, "build", "--now", END_OF_YEAR, "--verify")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[-1] == f"verified: all {len(output)} files as a clean build makes them"
    meddle_unseen(root / "output/index.html")
    result = run_digest("--root", root, "build", "--now", END_OF_YEAR, "--verify")
    assert result.exit_code == 1
    assert result.stderr == "output/index.html: differs from what a clean build makes: please report this\n"
