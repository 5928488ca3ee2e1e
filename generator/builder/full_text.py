"""
The index of the texts of all articles, which Pagefind makes of their pages after a build.

Pagefind reads every page again for it, and no two versions of it write the same bytes: so this is done only when a page
of an article changed, and is no part of what a build promises. The folder pagefind/ of the output is its own.
"""

import re
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path

from generator.builder.lock import locked
from generator.builder.manifest import Manifest, Written, load_manifest
from generator.builder.update import Places
from generator.config import Config
from generator.errors import Problem, UserError
from generator.memory import write_whole
from generator.model.pages.search import TEXTS
from generator.output import OutputFolder

_RECORD = "full-text"
_ENTRY = f"{TEXTS}pagefind-entry.json"  # a file that only Pagefind writes, and always
_ARTICLE = re.compile(r"articles/[^/]+/index\.html")
_PACKAGE = "pagefind"


def index_texts(places: Places, *, wanted: bool, waiting: Callable[[], None]) -> int | None:
    """
    Bring the index up to date with the last build, or take it away if none is *wanted* any more.

    Give the number of articles that were read for it, None where nothing was to be done. *waiting* is told that another
    command has to end first. Raises UserError.
    """
    if not wanted and not (places.memory / _RECORD).is_file():
        return None
    output = places.output_folder()
    with locked(places.memory, waiting), output.staging():
        manifest = load_manifest(places.memory)
        if manifest is None:
            return None
        written, record = manifest.written(), places.memory / _RECORD
        articles = _articles(written)
        key = _key(manifest.basis.config, written, articles)
        if not _is_stale(places, key):
            return None
        known = _ours(output, written, recorded=record.is_file())
        # Whatever happens from here on, the files are known to be ours, and the next build does it again.
        write_whole(record, b"")
        made = _run(places, manifest.basis.config.language) if key and articles else None
        _deliver(output, made, known)
        if key:
            write_whole(record, key)
        else:
            record.unlink()
        if made:
            shutil.rmtree(made)
        return len(articles) if made else None


def is_stale(places: Places, manifest: Manifest) -> bool:
    """Tell whether the index is not what the articles of the last build ask for."""
    config = manifest.basis.config
    written = manifest.written() if config.search.full_text else {}
    return _is_stale(places, _key(config, written, _articles(written)))


def _is_stale(places: Places, key: bytes) -> bool:
    try:
        known = (places.memory / _RECORD).read_bytes()
    except FileNotFoundError:
        return bool(key)
    return not known or known != key or not (places.output / _ENTRY).is_file()


def _key(config: Config, written: Mapping[str, Written], articles: Sequence[str]) -> bytes:
    """Give what stands for all that the index is made of; b"" for a site that wants none."""
    if not config.search.full_text:
        return b""
    from importlib.metadata import version  # noqa: PLC0415 - few sites have an index

    parts = [f"{path} {written[path].fingerprint.hex()}\n" for path in articles]
    return blake2b("".join([version(_PACKAGE), config.language, "\n", *parts]).encode(), digest_size=16).digest()


def _articles(written: Iterable[str]) -> list[str]:
    return sorted(path for path in written if _ARTICLE.fullmatch(path))


def _ours(output: OutputFolder, written: Mapping[str, Written], *, recorded: bool) -> set[str]:
    """Name the files of the index that is there; raises UserError for a folder in its place that is not ours."""
    known = set(_files(Path(output.root), TEXTS)) - written.keys()
    if known and not recorded and _ENTRY not in known:
        raise UserError([Problem(f"{output.name}/{TEXTS}", 0, "is not ours, and stands in the way: move it away")])
    return known


def _run(places: Places, language: str) -> Path:
    """Make the index in a folder of the memory; raises UserError with what Pagefind says."""
    import subprocess  # noqa: PLC0415

    folder = places.memory / _PACKAGE
    shutil.rmtree(folder, ignore_errors=True)
    chosen = ["--glob", "articles/*/index.html", "--force-language", language.partition("-")[0].lower()]
    where = ["--site", str(places.output), "--output-path", str(folder), "--silent"]
    command = [sys.executable, "-m", _PACKAGE, *where, *chosen]
    ended = subprocess.run(command, capture_output=True, check=False)
    if ended.returncode:
        told = ended.stderr.decode("utf-8", "replace").split("\n")
        said = "; ".join([line.strip() for line in told if line.strip()][-3:]) or f"ended with code {ended.returncode}"
        raise UserError([Problem("Pagefind", 0, said)])
    return folder


def _deliver(output: OutputFolder, made: Path | None, known: set[str]) -> None:
    """Put what was *made* in place of the files that are *known*, or of all that there are."""
    output.begin()
    coming = {f"{TEXTS}{path}": path for path in _files(made, "")} if made else {}
    staged = [path for path, source in coming.items() if made and output.stage(path, (made / source).read_bytes())]
    output.replace(staged)
    output.add()
    output.prune(sorted(known - coming.keys()))


def _files(root: Path, folder: str) -> Iterator[str]:
    return (path.relative_to(root).as_posix() for path in (root / folder).rglob("*") if path.is_file())
