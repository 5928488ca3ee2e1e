"""The files that are to be at a target, and folders that hold just those that are about to be sent."""

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from generator.errors import Problem, UserError
from generator.output import Stamp
from generator.publishing.state import Known
from generator.readers.cache import FileStamp

# Of what is hidden, a site means no more than this to be public.
_PUBLIC_THOUGH_HIDDEN = (".well-known/", ".htaccess", ".nojekyll")


class LocalFile(NamedTuple):
    """Hold the digest of a file's content, and its stamp."""

    digest: bytes
    stamp: Stamp


def is_hidden(path: str) -> bool:
    """Tell whether a part of *path* begins with a dot."""
    return path.startswith(".") or "/." in path


def local_files(output: Path, there: Mapping[str, FileStamp], known: Mapping[str, Known]) -> dict[str, LocalFile]:
    """
    Give those files of *output* that are to be published, of all that are *there*: all but hidden ones.

    A file with the stamp that is *known* is not read again. Raises UserError.
    """
    files: dict[str, LocalFile] = {}
    for path, status in there.items():
        if is_hidden(path) and not path.startswith(_PUBLIC_THOUGH_HIDDEN):
            continue
        stamp = Stamp(status.size, status.changed)
        before = known.get(path)
        if before and before.stamp == stamp:
            files[path] = LocalFile(before.digest, stamp)
        else:
            files[path] = LocalFile(_digest(_read(output, path)), stamp)
    return files


def made_files(contents: Mapping[str, bytes]) -> dict[str, LocalFile]:
    """Give what `local_files` would, of files that lie nowhere."""
    return {path: LocalFile(_digest(content), Stamp(len(content), 0)) for path, content in contents.items()}


@contextmanager
def gathered(folder: Path, output: Path, extra: Mapping[str, bytes], paths: Iterable[str]) -> Iterator[Path]:
    """
    Gather *paths*, of *output* or *extra*, in *folder* while they are sent; raises UserError.

    They are links, so nothing is copied where that can be.
    """
    shutil.rmtree(folder, ignore_errors=True)
    try:
        folder.mkdir(parents=True)
        made = {""}
        for path in paths:
            parent = path.rpartition("/")[0]
            if parent not in made:
                os.makedirs(f"{folder}/{parent}", exist_ok=True)  # noqa: PTH103 - one for each of 20,000 pages
                made.add(parent)
            if path in extra:
                Path(folder, path).write_bytes(extra[path])
            else:
                link_or_copy(f"{output}/{path}", f"{folder}/{path}")
    except OSError as error:
        raise UserError([Problem(folder.name, 0, f"cannot be written: {error.strerror}")]) from None
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def link_or_copy(source: str, target: str) -> None:
    """Let the content of *source* be at *target* too, without a copy where that can be; raises OSError."""
    try:
        if not os.path.islink(source):  # noqa: PTH114
            os.link(source, target)
            return
    except OSError:
        pass  # another disk, or one without links
    shutil.copy2(source, target)


def _read(output: Path, path: str) -> bytes:
    try:
        with open(f"{output}/{path}", "rb", buffering=0) as file:  # noqa: PTH123 - half the time of a Path
            return file.read()
    except OSError as error:
        raise UserError([Problem(f"{output.name}/{path}", 0, f"cannot be read: {error.strerror}")]) from None


def _digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=16).digest()
