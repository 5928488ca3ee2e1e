"""The layouts of a site: those that ship with the package, overridden file by file by the site's own."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from generator.errors import Problem, UserError, stop_if
from generator.model.layout import ASSETS, Layout, closure_digest, computed_assets, computed_references
from generator.model.values import WordTable
from generator.readers.files import files_below
from generator.readers.languages import ENGLISH_TABLE, LANGUAGES, MODEL, layers, own_words, shipped_words
from generator.readers.text import DocumentError, decode
from generator.settings import SITE_FILE, read_toml

_SHIPPED = "generator/layouts"


class Layouts(NamedTuple):
    """
    Hold all templates and the digests of their closures by name, and the origins of the files of assets/ by name.

    *words* are the texts of the interface in the language of the site, by key, from the *tables* that word it.
    *hashes* tell, by name, the content of those assets from others of that name which pages ask for by an address that
    must change with it; they are empty where addresses are to stay as they are.
    """

    templates: Mapping[str, Layout]
    closures: Mapping[str, bytes]
    assets: Mapping[str, str]
    words: WordTable
    tables: tuple[Layout, ...]
    hashes: Mapping[str, str] = {}


def packaged_layouts() -> Path:
    """Find the layouts that ship with the package: inside it, or beside it in a checkout."""
    package = Path(__file__).parent.parent
    inside = package / "layouts"
    return inside if inside.is_dir() else package.parent / "layouts"


def locate(root: Path, origin: str) -> str:
    """Find the file that messages call *origin*."""
    shipped = origin.removeprefix(f"{_SHIPPED}/")
    return f"{root}/{origin}" if shipped == origin else f"{packaged_layouts()}/{shipped}"


def read_layouts(root: Path, language: str) -> Layouts:
    """
    Read the packaged layouts and those of the site at *root*, and the words of its *language*.

    Raises UserError for a layout that is not UTF-8 text, or that computes the name of a layout it includes: then
    nobody could tell which pages an edit concerns; and for a table of words that is missing, or lacks any.
    """
    if (root / "layouts").is_file():
        raise UserError([Problem("layouts", 0, "is a file: move it away, since this is the name of a folder")])
    origins: dict[str, str] = {}
    tables: list[str] = []
    for folder, shown in ((packaged_layouts(), _SHIPPED), (root / "layouts", "layouts")):
        # Some installers make each file of a package a link to a store of theirs.
        for found in sorted(files_below(folder.parent, folder.name, trusted=shown == _SHIPPED)):
            name = found.partition("/")[2]
            if name.startswith(f"{LANGUAGES}/"):
                tables.append(f"{shown}/{name}")
            else:
                origins[name] = f"{shown}/{name}"
    problems: list[Problem] = []
    templates = {
        name: layout
        for name, origin in origins.items()
        if not name.startswith(f"{ASSETS}/") and (layout := _read(root, origin, problems))
    }
    problems += _computed(templates.values())
    chosen = [_read(root, origin, problems) for origin in layers(language, tables)]
    readable = tuple(table for table in chosen if table)
    words, misfits = _words(root, language, readable) if len(readable) == len(chosen) else ((), [])
    stop_if([*problems, *misfits])
    assets = {name: origin for name, origin in origins.items() if name.startswith(f"{ASSETS}/")}
    closures = {name: closure_digest(name, templates) for name in templates}
    return Layouts(templates, closures, assets, words, readable)


def _computed(templates: Iterable[Layout]) -> Iterator[Problem]:
    """Find the names of other layouts, and of assets, that are computed."""
    for layout in templates:
        for what, lines in (
            ("other layout", computed_references(layout.source)),
            ("asset", computed_assets(layout.source)),
        ):
            message = f"write the name of the {what} in quotes: it cannot be computed"
            yield from (Problem(layout.origin, line, message) for line in lines)


def _read(root: Path, origin: str, problems: list[Problem]) -> Layout | None:
    """Read the text at *origin*; one that cannot be read becomes one of the *problems*."""
    try:
        return Layout(origin, decode(Path(locate(root, origin)).read_bytes()))
    except DocumentError as error:
        problems.append(Problem(origin, *error.args))
    except OSError as error:
        problems.append(Problem(origin, 0, f"cannot be read: {error.strerror}"))
    return None


def _words(root: Path, language: str, tables: Sequence[Layout]) -> tuple[WordTable, list[Problem]]:
    """Give the words of *tables*, and what is wrong with those that the site has written: those of ours are tested."""
    model = f"{_SHIPPED}/{LANGUAGES}/{MODEL}.toml"
    if not tables:
        tag = language.lower()
        hint = f"copy {ENGLISH_TABLE} to layouts/{LANGUAGES}/{tag}.toml and translate it"
        line = read_toml(root, SITE_FILE)[1].get(("language",), 1)
        return (), [Problem(SITE_FILE, line, f'language: there are no words for "{language}": {hint}')]
    if all(table.origin.startswith(f"{_SHIPPED}/") for table in tables):
        return shipped_words(tables), []
    return own_words(Layout(model, Path(locate(root, model)).read_text(encoding="utf-8")), tables)
