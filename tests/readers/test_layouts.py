"""Layouts: those of the package, overridden file by file by the site's own."""

from pathlib import Path

import pytest

from generator.errors import UserError
from generator.model.layout import Layout, always_addressed, closure_assets, references
from generator.readers.layouts import Layouts, locate, packaged_layouts, read_layouts
from making import a_site, write


def layouts_of(root: Path, files: dict[str, str | bytes] | None = None) -> Layouts:
    """Read the layouts of a site with these *files* of its own."""
    return read_layouts(a_site(root, files), "en")


def problems_of(root: Path, files: dict[str, str | bytes]) -> list[str]:
    """Give what is said of the layouts of a site with these *files*."""
    with pytest.raises(UserError) as caught:
        layouts_of(root, files)
    return [str(problem) for problem in caught.value.problems]


def test_a_site_without_layouts_has_those_of_the_package(tmp_path: Path) -> None:
    """They are there in a checkout and in an installed package, and messages name them alike."""
    layouts = layouts_of(tmp_path)
    assert layouts.templates["article.html"].origin == "generator/layouts/article.html"
    assert layouts.assets["assets/style.css"] == "generator/layouts/assets/style.css"
    assert not any(name.startswith("assets/") for name in layouts.templates)
    assert locate(tmp_path, "generator/layouts/article.html") == f"{packaged_layouts()}/article.html"


def test_a_layout_of_the_site_takes_the_place_of_the_packaged_one(tmp_path: Path) -> None:
    """One file may be changed without copying the others."""
    layouts = layouts_of(tmp_path, {"layouts/article.html": "Mine.", "layouts/parts/new.html": "New."})
    assert layouts.templates["article.html"] == Layout("layouts/article.html", "Mine.")
    assert layouts.templates["parts/new.html"] == Layout("layouts/parts/new.html", "New.")
    assert layouts.templates["home.html"].origin == "generator/layouts/home.html"
    assert locate(tmp_path, "layouts/article.html") == f"{tmp_path}/layouts/article.html"


def test_an_asset_of_the_site_takes_the_place_of_the_packaged_one(tmp_path: Path) -> None:
    """It need not be text."""
    layouts = layouts_of(tmp_path, {"layouts/assets/style.css": b"\xff", "layouts/assets/logo.png": b"\0"})
    assert layouts.assets["assets/style.css"] == "layouts/assets/style.css"
    assert layouts.assets["assets/logo.png"] == "layouts/assets/logo.png"


def test_a_change_reaches_all_that_use_a_layout_and_nothing_else(tmp_path: Path) -> None:
    """The closure is what a layout extends, includes and imports, near or far."""
    files: dict[str, str | bytes] = {
        "layouts/a.html": '{% extends "b.html" %}',
        "layouts/b.html": "{% include 'c.html' %}{% import \"a.html\" as back %}",
        "layouts/c.html": "{%- from \"d.html\" import macro %}{% include 'missing.html' ignore missing %}",
        "layouts/d.html": "{% macro macro() %}One{% endmacro %}",
        "layouts/e.html": "Alone.",
    }
    before = layouts_of(tmp_path, files).closures
    after = layouts_of(tmp_path, {**files, "layouts/d.html": "{% macro macro() %}Two{% endmacro %}"}).closures
    assert {name for name, digest in after.items() if before[name] != digest} == {
        "a.html",
        "b.html",
        "c.html",
        "d.html",
    }
    found = layouts_of(tmp_path, {"layouts/missing.html": "Now here."}).closures
    assert {name for name, digest in found.items() if after.get(name) != digest} == {
        "a.html", "b.html", "c.html", "missing.html",
    }  # fmt: skip


def test_where_a_layout_stands_does_not_change_what_it_is(tmp_path: Path) -> None:
    """A copy of a packaged layout makes the same pages."""
    plain = layouts_of(tmp_path / "plain").closures
    text = (packaged_layouts() / "base.html").read_text(encoding="utf-8")
    assert layouts_of(tmp_path / "copied", {"layouts/base.html": text}).closures == plain


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ('{% include "a.html" %}', ["a.html"]),
        ("{%- include 'a.html' -%}", ["a.html"]),
        ('{%+ include"a.html"+%}', ["a.html"]),
        ('{% include\n  "a.html"\n  ignore missing without context %}', ["a.html"]),
        ('{% import "a.html" as b with context %}{% from "c.html" import d %}', ["a.html", "c.html"]),
        ('{# {% include "a.html" %} #}{% include "b.html" %}', ["b.html"]),
        ("{{ include }} and {% set included = 1 %}", []),
    ],
)
def test_the_layouts_that_a_layout_uses_are_found_without_jinja(source: str, names: list[str]) -> None:
    """A build with nothing to do never loads it."""
    assert references(source) == names


def test_the_assets_that_a_layout_asks_for_are_found_without_jinja() -> None:
    """As its other layouts are, and those of the layouts that it uses are its own too."""
    templates = {
        "a.html": Layout("layouts/a.html", '{% extends "b.html" %}{{ asset("one.css") }}{# asset("no.css") #}'),
        "b.html": Layout("layouts/b.html", "{{ asset( 'two.js' ) }}{{ asset('logo.svg') }}"),
        "c.html": Layout("layouts/c.html", '<link href="assets/one.css">'),
    }
    assert closure_assets("a.html", templates) == {"one.css", "two.js", "logo.svg"}
    assert closure_assets("c.html", templates) == set()


def test_an_asset_that_is_also_asked_for_as_it_is_may_not_be_kept_for_ever() -> None:
    """A browser would show the old one on pages of that layout, as it would a picture that a style sheet shows."""
    asking = Layout("layouts/a.html", "{{ asset('one.css') }}{{ asset('two.js') }}{{ asset('logo.svg') }}")
    plain = Layout("layouts/b.html", '<link rel="stylesheet" href="{{ root }}assets/one.css">')
    assert always_addressed({"a.html": asking}) == ["one.css", "two.js"]
    assert always_addressed({"a.html": asking, "b.html": plain}) == ["two.js"]


@pytest.mark.parametrize("call", ["asset(page.name)", 'asset("a" ~ ".css")', "asset(\n  name)"])
def test_the_name_of_an_asset_cannot_be_computed(tmp_path: Path, call: str) -> None:
    """Nobody could tell which pages a change of it concerns."""
    message = "write the name of the asset in quotes: it cannot be computed"
    assert problems_of(tmp_path, {"layouts/article.html": "A line.\n{{ " + call + " }}"}) == [
        f"layouts/article.html:2: {message}"
    ]


COMPUTED = "write the name of the other layout in quotes: it cannot be computed"


@pytest.mark.parametrize(
    "tag",
    [
        "{% include page.layout %}",
        '{% include ["a.html", "b.html"] %}',
        "{% include ('a.html') %}",
        '{% include "part-" ~ page.kind ~ ".html" %}',
        '{% extends "a.html" if page.old else "b.html" %}',
        "{% from name import macro %}",
        "{% import name as macros %}",
    ],
)
def test_the_name_of_another_layout_cannot_be_computed(tmp_path: Path, tag: str) -> None:
    """Nobody could tell which pages an edit concerns."""
    assert problems_of(tmp_path, {"layouts/a.html": f"<p>\n{{# a\ncomment #}}\n{tag}"}) == [
        f"layouts/a.html:4: {COMPUTED}"
    ]


def test_every_problem_of_the_layouts_is_told_at_once(tmp_path: Path) -> None:
    """A layout is text like all else."""
    files: dict[str, str | bytes] = {
        "layouts/b.html": b"caf\xe9",
        "layouts/a.html": "{% include x %}\n{% include y %}",
    }
    assert problems_of(tmp_path, files) == [
        f"layouts/a.html:1: {COMPUTED}",
        f"layouts/a.html:2: {COMPUTED}",
        "layouts/b.html:1: not UTF-8 text: save the file as UTF-8",
    ]


def test_hidden_files_are_no_layouts(tmp_path: Path) -> None:
    """An editor leaves them while a layout is open."""
    write(tmp_path, {"layouts/.article.html.swp": b"\0"})
    assert ".article.html.swp" not in layouts_of(tmp_path).templates


def test_what_an_editor_left_beside_a_layout_is_none(tmp_path: Path) -> None:
    """Nor is it copied, where it lies among the assets."""
    names = ("base.html~", "#base.html#", "base.html.swp", "assets/style.css.bak")
    assert layouts_of(tmp_path, {f"layouts/{name}": b"\xff" for name in names}) == layouts_of(tmp_path / "none")


def test_a_file_in_the_place_of_the_folder_is_told_of(tmp_path: Path) -> None:
    """Nothing could be overridden in it."""
    complaint = "layouts: is a file: move it away, since this is the name of a folder"
    assert problems_of(tmp_path, {"layouts": "x"}) == [complaint]


@pytest.mark.skipif(not Path("/proc/self/attr/prev").exists(), reason="needs files that even root cannot read")
def test_a_layout_that_cannot_be_read_is_told_of(tmp_path: Path) -> None:
    """The folder may be a link to any disk."""
    (tmp_path / "layouts").symlink_to("/proc/self/attr")
    with pytest.raises(UserError) as refused:
        read_layouts(tmp_path, "en")
    assert "layouts/prev: cannot be read: Invalid argument" in map(str, refused.value.problems)


def test_a_layout_that_is_a_link_out_of_the_site_is_refused(tmp_path: Path) -> None:
    """It would show a file of the machine to everybody."""
    root = a_site(tmp_path / "site", {"layouts/a.html": "x"})
    (root / "layouts/b.html").symlink_to("a.html")
    assert "b.html" in read_layouts(root, "en").templates
    (root / "layouts/b.html").unlink()
    (root / "layouts/b.html").symlink_to("/etc/passwd")
    with pytest.raises(UserError) as refused:
        read_layouts(root, "en")
    assert [str(problem) for problem in refused.value.problems] == [
        "layouts/b.html: is a link out of the site, to /etc/passwd: put a copy of that file here instead"
    ]
