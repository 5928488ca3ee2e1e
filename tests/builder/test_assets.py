"""The addresses of assets change with what is delivered there, and with nothing else."""

import os
import re
from pathlib import Path

from generator.builder.build import Report, build, usual_places
from generator.builder.freshness import out_of_date
from generator.builder.verify import verify
from making import LATER, a_lively_site, a_site, an_article_file, write

STYLE, SCRIPT = "layouts/assets/style.css", "layouts/assets/search.js"


def a_built_site(root: Path, **files: str) -> Path:
    """Write and build a site with a page of every kind."""
    a_lively_site(root, **files)
    build(usual_places(root), LATER)
    return root


def built(root: Path, *, ahead: bool = False) -> Report:
    """Build the site at *root*."""
    return build(usual_places(root), LATER, ahead=ahead)


def address_on(root: Path, page: str, asset: str = "style.css") -> str:
    """Give the address by which a *page* of the output asks for an asset."""
    text = (root / "output" / page).read_text(encoding="utf-8")
    (found,) = re.findall(rf'"([^"]*assets/{re.escape(asset)}[^"]*)"', text)
    return str(found)


def test_pages_ask_for_the_style_sheet_by_what_is_in_it(tmp_path: Path) -> None:
    """So that a browser may keep it for ever, and no page is shown with that of yesterday."""
    root = a_built_site(tmp_path)
    before = address_on(root, "index.html")
    assert re.fullmatch(r"assets/style\.css\?[0-9a-f]{10}", before)
    assert address_on(root, "people/ann-example/index.html") == f"../../{before}"
    write(root, {STYLE: "a { color: red }"})
    built(root)
    assert address_on(root, "index.html") != before
    assert (root / "output/assets/style.css").read_text(encoding="utf-8") == "a{color:red}"
    (root / STYLE).unlink()
    built(root)
    assert address_on(root, "index.html") == before


def test_a_change_concerns_the_pages_that_ask_for_the_asset(tmp_path: Path) -> None:
    """For the script of the search that is one."""
    root = a_built_site(tmp_path)
    write(root, {SCRIPT: "/* Other. */"})
    assert built(root).written.keys() == {"assets/search.js", "search/index.html"}
    verify(usual_places(root), LATER)


def test_what_is_delivered_unchanged_has_the_address_it_had(tmp_path: Path) -> None:
    """A comment is not delivered, and neither is the time of a file."""
    root = a_built_site(tmp_path, **{STYLE: "a { color: red }"})
    write(root, {STYLE: "/* Why. */ a { color: red }"})
    assert built(root).written == {}
    os.utime(root / STYLE, (1, 1))
    assert built(root).written == {}
    assert out_of_date(usual_places(root), LATER) == ""


def test_output_with_an_older_style_sheet_is_out_of_date(tmp_path: Path) -> None:
    """Publishing it without a build is refused, as after any other edit."""
    root = a_built_site(tmp_path)
    write(root, {STYLE: "a { color: red }"})
    assert out_of_date(usual_places(root), LATER).startswith("not what the content says")


def test_a_preview_asks_for_assets_by_their_names(tmp_path: Path) -> None:
    """There a style sheet is shown anew without the pages that use it."""
    root = a_site(tmp_path, {"content/articles/a.md": an_article_file()})
    built(root, ahead=True)
    assert address_on(root, "index.html") == "assets/style.css"
    write(root, {STYLE: "a { color: red }"})
    assert built(root, ahead=True).written.keys() == {"assets/style.css"}


def test_a_name_that_is_no_asset_stays_as_it_is(tmp_path: Path) -> None:
    """Then the page asks for a file that is not there, which a check tells."""
    layout = {"layouts/article.html": '<img src="{{ root }}{{ asset("none.css") }}">'}
    root = a_site(tmp_path, {"content/articles/a.md": an_article_file("A"), **layout})
    built(root)
    assert address_on(root, "articles/a/index.html", "none.css") == "../../assets/none.css"


def test_a_file_of_the_content_is_delivered_as_it_is(tmp_path: Path) -> None:
    """Though it has the name of a style sheet."""
    root = a_site(tmp_path, {"content/media/a.css": "a { b : c }"})
    built(root)
    assert (root / "output/media/a.css").read_text(encoding="utf-8") == "a { b : c }"
