"""The layouts of a site: those that ship with the package, overridden file by file by the site's own."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from generator.errors import Problem, UserError, stop_if
from generator.model.layout import Layout, closure_digest, computed_references
from generator.readers.files import files_below
from generator.readers.text import DocumentError, decode

ASSETS = "assets"
_SHIPPED = "generator/layouts"


class Layouts(NamedTuple):
    """Hold all templates and the digests of their closures by name, and the origins of the files of assets/ by name."""

    templates: Mapping[str, Layout]
    closures: Mapping[str, bytes]
    assets: Mapping[str, str]


def packaged_layouts() -> Path:
    """Find the layouts that ship with the package: inside it, or beside it in a checkout."""
    package = Path(__file__).parent.parent
    inside = package / "layouts"
    return inside if inside.is_dir() else package.parent / "layouts"


def locate(root: Path, origin: str) -> str:
    """Find the file that messages call *origin*."""
    shipped = origin.removeprefix(f"{_SHIPPED}/")
    return f"{root}/{origin}" if shipped == origin else f"{packaged_layouts()}/{shipped}"


def read_layouts(root: Path) -> Layouts:
    """
    Read the packaged layouts and those of the site at *root*.

    Raises UserError for a layout that is not UTF-8 text, or that computes the name of a layout it includes: then
    nobody could tell which pages an edit concerns.
    """
    if (root / "layouts").is_file():
        raise UserError([Problem("layouts", 0, "is a file: move it away, since this is the name of a folder")])
    origins: dict[str, str] = {}
    for folder, shown in ((packaged_layouts(), _SHIPPED), (root / "layouts", "layouts")):
        # Some installers make each file of a package a link to a store of theirs.
        for found in sorted(files_below(folder.parent, folder.name, trusted=shown == _SHIPPED)):
            name = found.partition("/")[2]
            origins[name] = f"{shown}/{name}"
    templates: dict[str, Layout] = {}
    problems: list[Problem] = []
    for name, origin in origins.items():
        if not name.startswith(f"{ASSETS}/"):
            try:
                templates[name] = Layout(origin, decode(Path(locate(root, origin)).read_bytes()))
            except DocumentError as error:
                problems.append(Problem(origin, *error.args))
            except OSError as error:
                problems.append(Problem(origin, 0, f"cannot be read: {error.strerror}"))
    problems += [
        Problem(layout.origin, line, "write the name of the other layout in quotes: it cannot be computed")
        for layout in templates.values()
        for line in computed_references(layout.source)
    ]
    stop_if(problems)
    assets = {name: origin for name, origin in origins.items() if name.startswith(f"{ASSETS}/")}
    return Layouts(templates, {name: closure_digest(name, templates) for name in templates}, assets)
