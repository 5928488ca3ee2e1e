"""All that a build reads, stamped before any of it is read."""

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from pathlib import Path

import msgspec

from generator.config import Config
from generator.installation import installation_stamp
from generator.model.values import Asset, Page
from generator.readers.content import Survey, survey_content
from generator.readers.files import files_below
from generator.readers.layouts import Layouts, locate, read_layouts


def look_around(root: Path, config: Config, names: tuple[str, ...]) -> tuple[Survey, Layouts, list[Page], bytes]:
    """Stamp all that a build reads: give the records, the layouts, the files to copy, and what stands for all of it."""
    survey, layouts = survey_content(root), read_layouts(root, config.language)
    assets = list(_assets(root, layouts))
    return survey, layouts, assets, _inputs(survey, layouts, assets, config, names)


def _inputs(survey: Survey, layouts: Layouts, assets: Sequence[Page], config: Config, names: tuple[str, ...]) -> bytes:
    """Hash what stands for all that a build reads; b"" while a record could change once more without a sign."""
    if any(stamp.changed >= survey.settled for files in survey.files.values() for stamp in files.values()):
        return b""
    encode = msgspec.msgpack.encode
    read = (survey.names, survey.files, layouts.closures, layouts.words, assets, config, names, installation_stamp())
    return blake2b(encode(read), digest_size=16).digest()


def _assets(root: Path, layouts: Layouts) -> Iterator[Page]:
    """Give a page for each file to copy: pictures from content/media/, and what the layouts need."""
    for path in sorted(files_below(root, "content/media")):
        yield _asset(root, path.removeprefix("content/"), path)
    for name, origin in sorted(layouts.assets.items()):
        yield _asset(root, name, origin)


def _asset(root: Path, path: str, source: str) -> Page:
    status = Path(locate(root, source)).stat()
    return Page(path, Asset(source, (status.st_size, status.st_mtime_ns)))
