"""Nothing that a site holds is written, or read, where it has no business."""

import hashlib
import os
from pathlib import Path

import pytest

from making import a_file, a_site, an_article_file, files_in, run_digest

NAMES = (
    *("../evil", "..", "../../../../tmp/evil", "/etc/evil", "C:\\evil", "\\\\host\\evil", "%2e%2e%2fevil", "..%2fevil"),
    *(
        "evil\0",
        "e" * 300,
        "e/" * 1500,
        "con",
        "CON",
        "aux.",
        "nul ",
        "com¹",
        "évil",
        "e\u0301vil",
        "Evil",
        "evil.",
        " evil",
        "-rf",
        "~",
    ),
    *(
        "evil/../x",
        "evil\n../x",
        "\u202elive",
        "evil;rm",
        "$(evil)",
        "`evil`",
        "evil|x",
        "<evil>",
        "ｅｖｉｌ",
        "．．/evil",
    ),
)


def state(folder: Path) -> dict[str, str]:
    """Tell all that is below *folder*: what each link leads to, and the content of each file."""
    return {
        str(path.relative_to(folder)): str(path.readlink())
        if path.is_symlink()
        else hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_symlink() or path.is_file()
    }


def built_alone(base: Path, files: dict[str, str], *links: tuple[str, str]) -> str:
    """Build a site some folders below *base*, and give its complaints; nothing may be written but by its side."""
    root = a_site(base / "a/b/site", dict(files))
    for path, target in links:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).symlink_to(target)
    (base / "secret.txt").write_text("a secret", encoding="utf-8")
    before = state(base)
    result = run_digest("--root", root, "build", "--now", "2025-12-31")
    after = state(base)
    assert {path: after.get(path) for path in before} == before
    ours = ("a/b/site/output/", "a/b/site/.digest/", "a/b/site/content/.published/")
    assert [path for path in after.keys() - before.keys() if not path.startswith(ours)] == []
    assert not [path for path in (root / "output").rglob("*") if path.is_symlink()]
    assert b"a secret" not in b"".join(files_in(root / "output").values())
    assert result.exit_code == bool(result.stderr)
    assert all(line.startswith("content/") for line in result.stderr.splitlines()), result.stderr
    return result.stderr


@pytest.mark.parametrize("name", NAMES)
def test_no_slug_alias_or_picture_leads_out(tmp_path: Path, name: str) -> None:
    """Each is a place in the output, or one line that names the file."""
    for number, keys in enumerate(
        (
            {"slug": name},
            {"aliases": [f"/{name}"]},
            {"aliases": [f"/old/{name}/"]},
            {"image": {"src": f"media/{name}", "alt": "x"}},
            {"image": {"src": name, "alt": "x"}},
            {"people": [f"Ann {name}"], "shows": [name], "cases": [name]},
            {"source": {"name": name}, "id": name, "translations": {"de": name}},
        )
    ):
        built_alone(tmp_path / str(number), {"content/articles/a.md": an_article_file(**keys)})


@pytest.mark.parametrize("name", NAMES)
def test_no_name_of_a_record_leads_out(tmp_path: Path, name: str) -> None:
    """Nor does one of its aliases, or its slug."""
    for number, keys in enumerate(({"name": name}, {"name": "Ann", "slug": name}, {"name": "Ann", "aliases": [name]})):
        files = {f"content/{folder}/a.md": a_file(**keys) for folder in ("people", "shows", "cases")}
        built_alone(tmp_path / str(number), files)


@pytest.mark.parametrize(
    "name", [name for name in NAMES if not {*"/\0"} & {*name} and name != ".." and len(name) < 250]
)
def test_no_name_of_a_file_leads_out(tmp_path: Path, name: str) -> None:
    """Whether it is that of an article, of a week, of a picture or of an asset."""
    for number, place in enumerate(("articles/{}.md", "digests/{}.md", "people/{}.md", "media/{}.jpg", "media/{}")):
        built_alone(tmp_path / str(number), {f"content/{place.format(name)}": an_article_file(name="Ann")})


@pytest.mark.parametrize(
    "target",
    ["../../../../../secret.txt", "/etc/passwd", "../../.env", "../../.git/config", "../.hidden", "/proc/self/environ"],
)
def test_a_link_publishes_no_secret(tmp_path: Path, target: str) -> None:
    """Neither of this machine nor of the site itself."""
    kept = {".env": "a secret", ".git/config": "a secret", "content/.hidden": "a secret"}
    said = built_alone(tmp_path, kept, ("content/media/a.jpg", target))
    assert said.startswith("content/media/a.jpg: is a link ")
    assert said.count("\n") == 1


def test_a_link_to_a_folder_is_not_followed(tmp_path: Path) -> None:
    """Whoever could lay one could have any folder published."""
    links = [(f"content/{place}", "../../../../..") for place in ("media/all", "articles/all", "people/all")]
    built_alone(tmp_path, {"content/media/b.jpg": "x"}, *links)


def test_a_picture_that_git_annex_keeps_is_published(tmp_path: Path) -> None:
    """It is a link to a hidden file, and meant to be seen."""
    kept = ".git/annex/objects/x"
    said = built_alone(tmp_path, {kept: "a picture"}, ("content/media/a.jpg", f"../../{kept}"))
    assert said == ""
    assert (tmp_path / "a/b/site/output/media/a.jpg").read_text(encoding="utf-8") == "a picture"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_a_pipe_among_the_pictures_stops_no_build(tmp_path: Path) -> None:
    """Nothing would ever come out of it."""
    root = a_site(tmp_path / "a/b/site", {"content/media/b.jpg": "x"})
    os.mkfifo(root / "content/media/a.jpg")
    assert run_digest("--root", root, "build", "--now", "2025-12-31").exit_code == 0
    assert "media/a.jpg" not in files_in(root / "output")


def test_a_file_larger_than_a_story_can_be_is_not_read(tmp_path: Path) -> None:
    """However little of it is front matter."""
    said = built_alone(tmp_path, {"content/articles/a.md": an_article_file(body="a " * 500_001)})
    assert said == "content/articles/a.md: is larger than 1 MB: no story is, so look at what got into this file\n"
