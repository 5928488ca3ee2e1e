"""What a build remembers: it saves time, and is believed only when it is what a build wrote."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from generator.builder.bodies import BODIES, BodyCache
from generator.builder.manifest import MANIFEST, OWNED, load_manifest, load_owned
from generator.readers.cache import RECORDS
from making import END_OF_YEAR, a_lively_site, a_site, an_article_file, build, files_in, run_digest, write

LONG_AGO = 1_700_000_000_000_000_000
ONE, TWO, THREE = b"1" * 16, b"2" * 16, b"3" * 16


def a_settled_site(root: Path) -> Path:
    """Write and build a site whose files and pages all look as if they changed long ago, and build it once more."""
    build(a_lively_site(root))
    for path in root.rglob("*"):
        os.utime(path, ns=(LONG_AGO, LONG_AGO))
    build(root)
    return root


def touched(folder: Path) -> set[str]:
    """Name the files below *folder* that were written since it was settled."""
    return {name for name in files_in(folder) if (folder / name).stat().st_mtime_ns != LONG_AGO}


def of_another_version(memory: bytes) -> bytes:
    """Let what is remembered, which starts with the version that wrote it, be of another one."""
    version, *rest = msgspec.msgpack.decode(memory)
    return msgspec.msgpack.encode([f"{version} of old", *rest])


def of_another_shape(memory: bytes) -> bytes:
    """Let what is remembered be what a version wrote that forgot to change its number."""
    return msgspec.msgpack.encode([*msgspec.msgpack.decode(memory)[:-1], 1])


@pytest.mark.parametrize("name", [MANIFEST, OWNED, RECORDS, BODIES])
@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda memory: memory[:-1],
        lambda memory: memory[: len(memory) // 2],
        lambda memory: memory[len(memory) // 2 :],
        lambda memory: b"\0" * len(memory),
        lambda _: b"\x93\xa12\x80\x80",
        lambda _: b"Not ours at all.\n",
    ],
    ids=["empty", "last byte lost", "second half lost", "first half lost", "zeros", "nothing in it", "text"],
)
def test_a_memory_that_is_damaged_is_none(tmp_path: Path, name: str, damage: Callable[[bytes], bytes]) -> None:
    """Nobody is told, the same bytes come out, and not a file of the output is written; a text can still change."""
    root = a_settled_site(tmp_path)
    before = files_in(root / "output")
    path = root / ".digest" / name
    path.write_bytes(damage(path.read_bytes()))
    result = run_digest("--root", root, "build", "--now", END_OF_YEAR)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(f"output/: {len(before)} files, nothing to write ")
    assert touched(root / "output") == set()
    write(root, {"layouts/article.html": "{{ page.title }}: {{ body }}"})
    assert build(root)["articles/story-1/index.html"].startswith(b"Story &amp; 1: <p>Text ")


@pytest.mark.parametrize("change", [of_another_version, of_another_shape])
def test_the_manifest_of_another_version_is_none(tmp_path: Path, change: Callable[[bytes], bytes]) -> None:
    """It may mean something else there; ours takes its place."""
    root = a_settled_site(tmp_path)
    manifest = root / ".digest" / MANIFEST
    manifest.write_bytes(change(manifest.read_bytes()))
    assert load_manifest(root / ".digest") is None
    build(root)
    assert load_manifest(root / ".digest")
    assert touched(root / "output") == set()


@pytest.mark.parametrize("change", [of_another_version, of_another_shape])
def test_the_records_of_another_version_are_none(tmp_path: Path, change: Callable[[bytes], bytes]) -> None:
    """They are read again, from the files that did not change too."""
    root = a_settled_site(tmp_path)
    records = root / ".digest" / RECORDS
    records.write_bytes(change(records.read_bytes().replace(b"Summary", b"Of old!")))
    write(root, {"content/articles/new.md": an_article_file("New")})
    output = build(root)
    assert "articles/new/index.html" in output
    assert not [path for path, content in output.items() if b"Of old!" in content]


def test_a_folder_in_the_place_of_a_memory_is_told_of(tmp_path: Path) -> None:
    """Somebody has put it there."""
    root = a_settled_site(tmp_path)
    (root / ".digest" / MANIFEST).unlink()
    (root / ".digest" / MANIFEST).mkdir()
    result = run_digest("--root", root, "build", "--now", END_OF_YEAR)
    assert (result.exit_code, result.stderr) == (1, ".digest/manifest: cannot be written: Is a directory\n")
    assert touched(root / "output") == set()


def test_what_the_last_build_wrote_is_remembered_by_path(tmp_path: Path) -> None:
    """All of it, and what it stood on."""
    root = a_settled_site(tmp_path)
    manifest = load_manifest(root / ".digest")
    assert manifest
    assert manifest.written().keys() == files_in(root / "output").keys()
    assert manifest.basis.config.title == "The Test Digest"
    assert load_manifest(tmp_path / "nothing") is None


def test_what_is_ours_is_remembered_apart(tmp_path: Path) -> None:
    """When the manifest is lost, as it is with each new version, a story that was withdrawn goes all the same."""
    root = a_settled_site(tmp_path)
    output = files_in(root / "output")
    assert load_owned(root / ".digest") == output.keys()
    (root / ".digest" / MANIFEST).unlink()
    (root / "content/articles/story-1.md").unlink()
    write(root / "output", {"CNAME": "Not ours."})
    after = build(root)
    assert "articles/story-1/index.html" in output.keys() - after.keys()
    assert "CNAME" in after


@pytest.mark.parametrize("path", ["../content/articles/story-0.md", "people/../../site.toml", "/srv/file", "\0"])
def test_what_is_ours_is_never_outside_of_the_output(tmp_path: Path, path: str) -> None:
    """Whatever somebody wrote into the list."""
    root = a_settled_site(tmp_path)
    before = files_in(root)
    with (root / ".digest" / OWNED).open("a", encoding="utf-8") as owned:
        owned.write(f"{path}\n")
    assert load_owned(root / ".digest") == set()
    write(root, {"content/articles/new.md": an_article_file("New")})
    build(root)
    assert before.keys() - files_in(root).keys() == set()


def test_a_file_that_changed_just_now_is_read_again(tmp_path: Path) -> None:
    """The clock of a disk ticks slowly: a second edit within the tick, of the same size, has the stamp of the first."""
    root = a_site(tmp_path, {"content/articles/a.md": an_article_file("A")})
    path = root / "content/articles/a.md"
    for title in "BCD":
        stamp = path.stat().st_mtime_ns
        build(root)
        path.write_text(an_article_file(title), encoding="utf-8")
        os.utime(path, ns=(stamp, stamp))
        assert f"<h1>{title}</h1>".encode() in build(root)["articles/a/index.html"]
        path.touch()


def test_a_text_is_remembered_under_its_digest(tmp_path: Path) -> None:
    """Several at once, and the last that was said of it."""
    cache = BodyCache(tmp_path, "key")
    assert cache.get([ONE]) == {}
    cache.put({ONE: "<p>One</p>", TWO: ""})
    cache.put({ONE: "<p>Eins – “ä”</p>"})
    assert cache.get([ONE, TWO, THREE]) == {ONE: "<p>Eins – “ä”</p>", TWO: ""}


def test_a_text_that_another_generator_or_setting_rendered_is_not_known(tmp_path: Path) -> None:
    """The key tells."""
    BodyCache(tmp_path, "one").put({ONE: "<p>One</p>"})
    assert BodyCache(tmp_path, "two").get([ONE]) == {}
    BodyCache(tmp_path, "two").put({ONE: "<p>Two</p>"})
    assert BodyCache(tmp_path, "two").get([ONE]) == {ONE: "<p>Two</p>"}


@pytest.mark.parametrize(
    "tampering",
    [
        "update bodies set html = '<script>alert(1)</script>'",
        "update bodies set html = x'ff'",
        "update bodies set html = null",
        "update bodies set html = 1",
        "update bodies set proof = x''",
        "update bodies set proof = null",
        "update bodies set digest = x'32323232323232323232323232323232'",
        "drop table bodies",
        "alter table bodies rename column html to text",
    ],
)
def test_a_text_that_was_tampered_with_is_not_believed(tmp_path: Path, tampering: str) -> None:
    """It would stand on a page; what is put there next is."""
    cache = BodyCache(tmp_path, "key")
    cache.put({ONE: "<p>One</p>"})
    with closing(sqlite3.connect(tmp_path / BODIES)) as database, database:
        database.execute(tampering)
    assert cache.get([ONE, TWO]) == {}
    for _ in range(2):
        cache.put({TWO: "<p>Two</p>"})
    assert cache.get([TWO]) == {TWO: "<p>Two</p>"}
    assert ONE not in cache.get([ONE, TWO])


def test_texts_that_are_not_wanted_any_more_are_forgotten_in_time(tmp_path: Path) -> None:
    """Once there are more than twice as many of them as pages."""
    cache = BodyCache(tmp_path, "key")
    cache.put({ONE: "1", TWO: "2"})
    cache.keep(1, lambda: [ONE])
    assert cache.get([ONE, TWO]) == {ONE: "1", TWO: "2"}
    cache.put({THREE: "3"})
    cache.keep(1, lambda: [THREE])
    assert cache.get([ONE, TWO, THREE]) == {THREE: "3"}


def test_a_text_is_rendered_once_for_all_layouts(tmp_path: Path) -> None:
    """Nothing new is remembered when only a layout changed."""
    root = a_settled_site(tmp_path)
    os.utime(root / ".digest" / BODIES, ns=(LONG_AGO, LONG_AGO))
    write(root, {"layouts/article.html": "{{ body }}"})
    build(root)
    assert "articles/story-0/index.html" in touched(root / "output")
    assert (root / ".digest" / BODIES).stat().st_mtime_ns == LONG_AGO


def test_a_memory_without_its_output_is_no_reason_to_leave_it_so(tmp_path: Path) -> None:
    """A machine may keep the one and not the other."""
    root = a_settled_site(tmp_path)
    before = files_in(root / "output")
    shutil.rmtree(root / "output")
    assert build(root) == before
