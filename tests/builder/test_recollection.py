"""What a process keeps in mind between builds saves time, and changes nothing."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.builder.build import build as build_places
from generator.builder.build import usual_places
from generator.builder.recollection import Recollection
from generator.builder.update import Places
from generator.errors import UserError
from making import LATER, SITE_TOML, a_lively_site, an_article_file, files_in, write

STORY = "content/articles/story-1.md"
EDITS: tuple[Mapping[str, str | None], ...] = (
    {STORY: an_article_file("Another story", people=["Ann Example", "Somebody New"])},
    {"content/articles/new.md": an_article_file("New", shows=["The Show"])},
    {STORY: None},
    {"content/site.toml": SITE_TOML + 'time_zone = "Asia/Tokyo"\n'},
    {"layouts/article.html": "<p>{{ page.title }}</p>"},
    {"layouts/article.html": None, STORY: an_article_file("Story again")},
)


def edit(root: Path, files: Mapping[str, str | None]) -> None:
    """Write files, and delete those without a text."""
    write(root, {path: text for path, text in files.items() if text is not None})
    for path, text in files.items():
        if text is None:
            (root / path).unlink()


def clean_build(root: Path, folder: Path) -> dict[str, bytes]:
    """Give what a build from nothing makes."""
    build_places(Places(root, folder / "output", folder / "memory"), LATER)
    return files_in(folder / "output")


def test_builds_with_a_recollection_make_what_clean_builds_make(tmp_path: Path) -> None:
    """After every edit."""
    root, recollection = a_lively_site(tmp_path / "site"), Recollection()
    for number, files in enumerate(({}, *EDITS)):
        edit(root, files)
        build_places(usual_places(root), LATER, recollection=recollection)
        assert files_in(root / "output") == clean_build(root, tmp_path / str(number)), files


def test_a_build_by_somebody_else_is_noticed(tmp_path: Path) -> None:
    """What is kept in mind is then not what is there."""
    root, recollection = a_lively_site(tmp_path / "site"), Recollection()
    before = (root / STORY).read_text(encoding="utf-8")
    build_places(usual_places(root), LATER, recollection=recollection)
    write(root, {STORY: an_article_file("Another story")})
    build_places(usual_places(root), LATER)
    write(root, {STORY: before})
    build_places(usual_places(root), LATER, recollection=recollection)
    assert files_in(root / "output") == clean_build(root, tmp_path / "clean")


def test_after_a_build_that_failed_files_are_looked_at_again(tmp_path: Path) -> None:
    """It may have left some of them new and some of them old."""
    root, recollection = a_lively_site(tmp_path / "site"), Recollection()
    build_places(usual_places(root), LATER, recollection=recollection)
    good = (root / STORY).read_text(encoding="utf-8")
    write(root, {"layouts/article.html": "{{ no_such_thing }}"})
    with pytest.raises(UserError):
        build_places(usual_places(root), LATER, recollection=recollection)
    (root / "output/articles/story-1/index.html").write_text("half", encoding="utf-8")
    (root / "layouts/article.html").unlink()
    write(root, {STORY: good})
    build_places(usual_places(root), LATER, recollection=recollection)
    assert files_in(root / "output") == clean_build(root, tmp_path / "clean")
