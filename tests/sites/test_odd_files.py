"""Files that look like a fault: those that are none are read, and of the others it is told what they are."""

import os
from pathlib import Path

import pytest

from making import a_site, an_article_file, build, files_in, run_digest


def told(root: Path) -> str:
    """Give what is said of the site at *root*, which cannot be built."""
    result = run_digest("--root", root, "build", "--now", "2026-01-01")
    assert (result.exit_code, result.stdout) == (1, "")
    assert not (root / "output").exists()
    return result.stderr


@pytest.mark.parametrize("text", ["\ufeff{}", "{}\n\n---\n\nMore.\n", "{}..."], ids=["mark", "rule", "dots"])
def test_what_looks_odd_and_is_sound_is_built(tmp_path: Path, text: str) -> None:
    """A byte order mark, a rule in the text and dots at the end of it are no faults."""
    root = a_site(tmp_path, {"content/articles/a.md": text.format(an_article_file("A story"))})
    assert "A story</h1>" in build(root)["articles/a/index.html"].decode()


@pytest.mark.parametrize("end", ["\r\n", "\r"], ids=["Windows", "old Macintosh"])
def test_line_ends_of_another_system_change_no_page(tmp_path: Path, end: str) -> None:
    """They are not part of the text."""
    text = an_article_file("A story", body="One.\n\nTwo.")
    ours = build(a_site(tmp_path / "ours", {"content/articles/a.md": text}))
    theirs = build(a_site(tmp_path / "theirs", {"content/articles/a.md": text.replace("\n", end)}))
    assert theirs == ours


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("no", "no"),
        ("Yes", "Yes"),
        ("off", "off"),
        ("12:30", "12:30"),
        ("1917", "1917"),
        ("007", "007"),
        ("1e3", "1e3"),
    ],
)
def test_a_title_that_yaml_would_take_for_something_else_is_text(tmp_path: Path, title: str, heading: str) -> None:
    """Films and shows are called such things, and so are people."""
    text = f"---\ntitle: {title}\ndate: 2025-03-14\npeople: [{title}]\n---\nThe text.\n"
    pages = build(a_site(tmp_path, {"content/articles/a.md": text}))
    assert f"{heading}</h1>" in pages["articles/a/index.html"].decode()
    assert f"people/{heading.replace(':', '-').lower()}/index.html" in pages


@pytest.mark.parametrize("day", ["0001-01-01", "0099-12-31", "1000-01-01", "1969-12-31T23:59:59Z"])
def test_a_story_may_be_of_any_year(tmp_path: Path, day: str) -> None:
    """All of its pages and feeds bear it."""
    pages = build(a_site(tmp_path, {"content/articles/a.md": an_article_file("A story", date=day)}))
    assert {"articles/a/index.html", "feed.xml", f"{day[:4]}/index.html"} <= pages.keys()


def test_a_story_of_the_last_day_is_held(tmp_path: Path) -> None:
    """It is news for two days more, which are on no calendar."""
    root = a_site(tmp_path, {"content/articles/a.md": an_article_file(date="9999-12-31T23:59:59Z")})
    result = run_digest("--root", root, "build", "--now", "2026-01-01")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "held: 1 article, the next until 9999-12-31 23:59 UTC" in result.stdout


def test_a_folder_may_be_called_like_a_file(tmp_path: Path) -> None:
    """It is a folder, and articles in it are found."""
    root = a_site(tmp_path, {"content/articles/2025.md/a.md": an_article_file()})
    (root / "content/articles/b.md").mkdir()
    assert "articles/a/index.html" in build(root)


@pytest.mark.parametrize(
    "path", ["content/articles/b.md", "content/people/b.md", "content/media/b.jpg", "layouts/home.html"]
)
@pytest.mark.parametrize("target", ["gone", "b.md", "b.jpg", "home.html"])
def test_a_link_to_nothing_is_told_of(tmp_path: Path, path: str, target: str) -> None:
    """An article would be missing otherwise, and nobody would be told; a link to itself leads to nothing too."""
    root = a_site(tmp_path, {"content/articles/a.md": an_article_file()})
    (root / path).parent.mkdir(exist_ok=True)
    (root / path).symlink_to(target)
    hint = "delete it, or put back the file that it leads to"
    assert told(root) == f"{path}: is a link to nothing, to {target}: {hint}\n"


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is hidden from root")
@pytest.mark.parametrize(
    "path", ["content/articles/a.md", "content/site.toml", "content/names.toml", "layouts/home.html"]
)
def test_a_file_that_may_not_be_read_is_told_of(tmp_path: Path, path: str) -> None:
    """It belongs to somebody else, or was copied from a disk of somebody else."""
    files = {"content/articles/a.md": an_article_file(), "content/names.toml": "", "layouts/home.html": "x"}
    root = a_site(tmp_path, {**files, "seeds/a.txt": "Ann Example wins.\n"})
    (root / path).chmod(0)
    assert told(root) == f"{path}: cannot be read: Permission denied\n"


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is hidden from root")
def test_a_folder_that_may_not_be_read_is_told_of(tmp_path: Path) -> None:
    """Its articles would vanish from the site otherwise."""
    root = a_site(tmp_path, {"content/articles/2025/a.md": an_article_file()})
    (root / "content/articles/2025").chmod(0)
    try:
        assert told(root) == "content/articles/2025: cannot be read: Permission denied\n"
    finally:
        (root / "content/articles/2025").chmod(0o700)


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("names", "ignore = 'x'\nignored = ['y']\n", ('1: ignore: expected a list, such as [A, B], got "x"', "2: unk")),
        ("names", "ignore: x\n", ('1: not TOML: write key = "value", with an equals sign',)),
        ("phrases", "shares = ['Share']\n", ('1: unknown key "shares" - did you mean "share"?',)),
        ("phrases", "share = [1]\n", ("1: share: expected keys with values (",)),
    ],
)
def test_settings_of_the_converter_are_told_of_when_a_seed_needs_them(
    tmp_path: Path, name: str, text: str, complaint: tuple[str, ...]
) -> None:
    """Nothing is converted, so the seed waits until they are mended."""
    root = a_site(tmp_path, {f"content/{name}.toml": text, "seeds/a.txt": "Ann Example wins.\n\nShe did, on Friday.\n"})
    lines = told(root).splitlines()
    assert [line[: len(f"content/{name}.toml:{start}")] for line, start in zip(lines, complaint, strict=True)] == [
        f"content/{name}.toml:{start}" for start in complaint
    ]
    assert list(files_in(root / "content")) == [f"{name}.toml", "site.toml"]


@pytest.mark.parametrize("name", ["Ann Example", "Annie", "ann example"])
def test_a_name_is_not_merged_with_itself(tmp_path: Path, name: str) -> None:
    """Nor with another name of the same person, and no file is touched."""
    record = "---\nname: Ann Example\naliases: [Annie]\n---\n"
    root = a_site(tmp_path, {"content/people/a.md": record, "content/articles/a.md": an_article_file(people=["Annie"])})
    before = files_in(root)
    result = run_digest("--root", root, "names", "merge", name, "Ann Example")
    assert (result.exit_code, result.stderr) == (1, f"{name}: stands for the same as Ann Example already\n")
    assert {path: raw for path, raw in files_in(root).items() if not path.startswith(".digest/")} == before
