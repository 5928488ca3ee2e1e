"""Builds of real sites: which files are in output/ afterwards, which are left alone, and what is never there."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.config import read_config
from making import END_OF_YEAR, a_file, a_lively_site, an_article_file, build, files_in, run_digest, withdrawn, write

LONG_AGO = 1_700_000_000_000_000_000


def make_old(folder: Path) -> None:
    """Let every file below *folder* look as if it changed long ago."""
    for path in folder.rglob("*"):
        if path.is_file():
            os.utime(path, ns=(LONG_AGO, LONG_AGO))


def changed_since_made_old(folder: Path) -> set[str]:
    """Name the files below *folder* that were written since."""
    return {path for path in files_in(folder) if (folder / path).stat().st_mtime_ns != LONG_AGO}


def test_a_file_that_we_never_wrote_is_never_touched(tmp_path: Path) -> None:
    """A CNAME or a verification file put into output/ by hand outlives its builds, and so does its folder."""
    root = a_lively_site(tmp_path)
    foreign: dict[str, str | bytes] = {"CNAME": "digest.example\n", "people/ann-example/notes.txt": "Mine."}
    write(root / "output", foreign)
    build(root)
    write(root, {"content/articles/new.md": an_article_file("New")})
    build(root)
    shutil.rmtree(root / "content/articles")
    (root / "content/people/ann-example.md").unlink()
    output = build(root)
    assert {path: output[path].decode() for path in foreign} == foreign


def test_a_file_of_somebody_else_is_not_written_over(tmp_path: Path) -> None:
    """A new page that would replace one stops the build, in a line that says what to do."""
    root = a_lively_site(tmp_path)
    before = build(root)
    write(root / "output", {"people/cy/index.html": "Mine."})
    write(root, {"content/people/cy.md": a_file(name="Cy")})
    result = run_digest("--root", root, "build", "--now", END_OF_YEAR)
    assert result.stderr == "output/people/cy/index.html: is not ours, and stands in the way: move it away\n"
    assert files_in(root / "output") == {**before, "people/cy/index.html": b"Mine."}


def test_a_page_that_nothing_leads_to_any_more_is_deleted_with_its_folder(tmp_path: Path) -> None:
    """A renamed article must not stay at its old address, nor a folder without a file."""
    root = a_lively_site(tmp_path)
    before = build(root)
    (root / "content/articles/story-0.md").rename(root / "content/articles/renamed.md")
    after = build(root)
    assert before.keys() - after.keys() == {"articles/story-0/index.html"}
    assert after.keys() - before.keys() == {"articles/renamed/index.html"}
    assert not (root / "output/articles/story-0").exists()


def test_a_pruned_output_is_that_of_a_clean_build(tmp_path: Path) -> None:
    """Whatever was deleted from the content."""
    root = a_lively_site(tmp_path / "edited")
    build(root)
    for number in range(1, 5):
        (root / f"content/articles/story-{number}.md").unlink()
    (root / "content/media/ann.jpg").unlink()
    (root / "content/shows/the-show.md").unlink()
    edited = build(root)
    shutil.copytree(root / "content", tmp_path / "clean/content")
    assert edited == build(tmp_path / "clean")
    assert not [folder for folder in (root / "output").rglob("*") if folder.is_dir() and not any(folder.iterdir())]


def test_a_file_may_become_a_folder_and_a_folder_a_file(tmp_path: Path) -> None:
    """An old address gains a slash and loses it again; a picture moves into a folder of its old name."""
    slashes, plain = ({"content/articles/a.md": an_article_file("A", aliases=[old])} for old in ("/x.html/", "/x.html"))
    root = a_lively_site(tmp_path, **plain, **{"content/media/pictures": "a"})
    assert {"x.html", "media/pictures"} <= build(root).keys()
    (root / "content/media/pictures").unlink()
    write(root, {**slashes, "content/media/pictures/a": "a"})
    assert {"x.html/index.html", "media/pictures/a"} <= build(root).keys()
    shutil.rmtree(root / "content/media/pictures")
    write(root, {**plain, "content/media/pictures": "a"})
    assert {"x.html", "media/pictures"} <= build(root).keys()


def test_a_build_with_nothing_to_do_writes_nothing(tmp_path: Path) -> None:
    """Nor does one that would write the same bytes again."""
    root = a_lively_site(tmp_path)
    build(root)
    make_old(root / "output")
    build(root)
    assert changed_since_made_old(root / "output") == set()


def test_only_files_whose_bytes_differ_are_written(tmp_path: Path) -> None:
    """A host that uploads by the time of change uploads what changed."""
    root = a_lively_site(tmp_path)
    before = build(root)
    make_old(root / "output")
    path = root / "content/articles/story-4.md"
    path.write_text(path.read_text(encoding="utf-8").replace("Text <b>4</b>", "Other words"), encoding="utf-8")
    after = build(root)
    assert changed_since_made_old(root / "output") == {"articles/story-4/index.html"}
    assert {name for name in after if after[name] != before[name]} == {"articles/story-4/index.html"}


def test_a_file_that_was_changed_or_deleted_by_hand_is_made_again(tmp_path: Path) -> None:
    """The output is what the content says, not what somebody did to it."""
    root = a_lively_site(tmp_path)
    before = build(root)
    (root / "output/index.html").write_text("Mine.", encoding="utf-8")
    (root / "output/feed.xml").unlink()
    assert build(root) == before


def test_the_memory_of_the_builder_changes_no_byte(tmp_path: Path) -> None:
    """It may be lost, or filled with rubbish, at any time."""
    root = a_lively_site(tmp_path)
    before = build(root)
    make_old(root / "output")
    shutil.rmtree(root / ".digest")
    assert build(root) == before
    for path in (root / ".digest").iterdir():
        path.write_bytes(b"rubbish")
    assert build(root) == before
    assert changed_since_made_old(root / "output") == set()


def test_nothing_of_a_story_that_is_not_out_is_in_any_file(tmp_path: Path) -> None:
    """Neither its words nor its names: not in a list, a feed, a sitemap, a file name or the picture of another page."""
    secret = {"summary": "Zyx summary", "people": ["Zyxa"], "shows": ["Zyxb"], "cases": ["Zyxc"], "aliases": ["/zyx/"]}
    root = a_lively_site(
        tmp_path,
        **{
            "content/articles/zyx-1.md": an_article_file("Zyx 1", body="Zyx.", status="draft", **secret),
            "content/articles/gone.md": an_article_file("Zyx 2", body="Zyx.", **withdrawn(), **secret),
            "content/articles/zyx-3.md": an_article_file("Zyx 3", body="Zyx.", date="2026-01-01T00:00:01Z", **secret),
        },
    )
    output = build(root, "2026-01-01")
    assert [path for path, content in output.items() if b"zyx" in path.encode() + content.lower()] == []


def test_a_story_that_is_withdrawn_goes_from_everywhere(tmp_path: Path) -> None:
    """It was out, and then it is in no file any more, with the people who were only in it."""
    keys = {"body": "Zyx.", "people": ["Zyxa", "Ann Example"], "aliases": ["/zyx/"]}
    root = a_lively_site(tmp_path, **{"content/articles/gone.md": an_article_file("Zyx", **keys)})
    assert any(b"zyx" in content.lower() for content in build(root).values())
    write(root, {"content/articles/gone.md": an_article_file("Zyx", **keys, **withdrawn())})
    output = build(root)
    assert [path for path, content in output.items() if b"zyx" in path.encode() + content.lower()] == []


def test_a_held_story_appears_when_its_time_has_come(tmp_path: Path) -> None:
    """Not a second sooner, and without an edit."""
    root = a_lively_site(tmp_path, **{"content/articles/b.md": an_article_file("B", date="2026-01-01T09:00:00Z")})
    before = build(root, "2026-01-01T08:59:59Z")
    after = build(root, "2026-01-01T09:00:00Z")
    assert "articles/b/index.html" not in before
    assert "articles/b/index.html" in after
    assert b"B</a>" in after["index.html"]
    assert build(root, "2026-01-01T08:59:59Z") == before


def test_the_machine_does_not_show_in_the_output(tmp_path: Path) -> None:
    """Its zone, its language, the order of its hashes, its clock and the name of the folder."""
    outputs = []
    for number, environment in enumerate(
        [
            {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": "1767139200"},
            {"TZ": "Asia/Kathmandu", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "1", "PYTHONUTF8": "0"},
        ]
    ):
        root = a_lively_site(tmp_path / f"site {number}", 'time_zone = "Europe/London"\n')
        command = [sys.executable, "-m", "generator", "--root", str(root), "build"]
        subprocess.run(command, check=True, capture_output=True, env={**os.environ, **environment})
        outputs.append(files_in(root / "output"))
    assert outputs[0] == outputs[1]


def test_a_fault_in_one_layout_leaves_the_whole_output_as_it_was(tmp_path: Path) -> None:
    """Even when other pages could be written; and when it is mended, the build goes on as if nothing had been."""
    root = a_lively_site(tmp_path)
    before = build(root)
    make_old(root / "output")
    write(root, {"content/articles/new.md": an_article_file("New"), "layouts/case.html": "{{ page.nothing }}"})
    result = run_digest("--root", root, "build", "--now", END_OF_YEAR)
    assert result.exit_code == 1
    assert result.stderr == (
        "layouts/case.html:1: layout: CasePage has no attribute 'nothing', "
        "rendering cases/the-case/index.html and 2 more\n"
    )
    assert files_in(root / "output") == before
    assert changed_since_made_old(root / "output") == set()
    (root / "layouts/case.html").unlink()
    assert "articles/new/index.html" in build(root)


def test_an_output_that_cannot_be_written_is_one_clear_line(tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    root = a_lively_site(tmp_path, output="not a folder")
    result = run_digest("--root", root, "build", "--now", END_OF_YEAR)
    assert result.exit_code == 1
    assert result.stderr == "output/: cannot be written: File exists\n"
    assert (root / "output").read_text(encoding="utf-8") == "not a folder"


def test_a_byte_order_mark_and_the_line_ends_of_windows_change_nothing(tmp_path: Path) -> None:
    """An editor on another system may save a file so."""
    plain = a_lively_site(tmp_path / "plain")
    other = a_lively_site(tmp_path / "other")
    for path in (other / "content").rglob("*.*"):
        if path.suffix in {".md", ".toml"}:
            path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert read_config(other) == read_config(plain)
    assert build(other) == build(plain)


def test_what_is_ours_is_known_after_an_upgrade(tmp_path: Path) -> None:
    """A new version cannot read the manifest of the old one, and still prunes a story that was deleted meanwhile."""
    root = a_lively_site(tmp_path)
    write(root, {"content/articles/new.md": an_article_file("New")})
    build(root)
    (root / ".digest/manifest").write_bytes(b"of another version")
    (root / "content/articles/new.md").unlink()
    assert "articles/new/index.html" not in build(root)


@pytest.mark.parametrize("place", ["output/articles/new", "output/articles/new/index.html/mine.txt"])
def test_a_file_of_ours_never_takes_the_place_of_one_that_is_not(tmp_path: Path, place: str) -> None:
    """Neither a folder in the place of a file, nor a file in the place of a folder; and nothing else is written."""
    root = a_lively_site(tmp_path)
    build(root)
    write(root, {place: "mine", "content/articles/new.md": an_article_file("New")})
    before = files_in(root / "output")
    result = run_digest("--root", root, "build", "--now", END_OF_YEAR)
    shown = place.removesuffix("/mine.txt")
    assert result.stderr == f"{shown}: is not ours, and stands in the way: move it away\n"
    assert files_in(root / "output") == before
