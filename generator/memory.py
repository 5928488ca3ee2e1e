"""Files that are replaced whole: the memory of a site in .digest/, and what an editor or the converter keeps."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

import msgspec

from generator.errors import Problem, UserError

Value = TypeVar("Value")
_ASIDE = re.compile(r"\.(.+)\.\d+\.new")


def memory_of(root: Path) -> Path:
    """Give the folder in which the site at *root* keeps what only saves time."""
    return root / ".digest"


def recall(path: Path, kind: type[Value], key: str) -> Value | None:
    """Give what was remembered at *path* under *key*, of this *kind*; None where that is not what is there."""
    try:
        known, value = msgspec.msgpack.decode(path.read_bytes(), type=tuple[str, kind])  # type: ignore[valid-type]
    except (OSError, msgspec.MsgspecError, ValueError):
        return None
    return value if known == key else None


def remember(path: Path, value: object, key: str) -> None:
    """Keep *value* at *path* for who asks with the same *key*, which stands for all that it holds for; or UserError."""
    write_whole(path, packed(value, key))


def packed(value: object, key: str) -> bytes:
    """Give *value* and *key* as `recall` reads them."""
    return msgspec.msgpack.encode((key, value))


def recall_proven(path: Path, kind: type[Value], key: str) -> Value | None:
    """
    Give what `remember_proven` kept at *path*, None where one byte of it is another.

    Pages and gates stand on it, and nothing else would show that a disk or a hand has changed it.
    """
    proof, content = recall(path, tuple[bytes, bytes], key) or (b"", b"")
    return msgspec.msgpack.decode(content, type=kind) if proof and proof == _proof(content) else None


def remember_proven(path: Path, value: object, key: str) -> None:
    """Keep *value* as `remember` does, with a hash of it; raises UserError."""
    content = msgspec.msgpack.encode(value)
    remember(path, (_proof(content), content), key)


def _proof(content: bytes) -> bytes:
    return blake2b(content, digest_size=16).digest()


def write_whole(path: Path, content: bytes, shown: str = "", *, durable: bool = False) -> None:
    """Call `replace_file`; raises UserError, the file *shown* so."""
    with telling(path, shown):
        replace_file(path, content, durable=durable)


def replace_file(path: Path, content: bytes, *, durable: bool = False, keep_mode: bool = False) -> None:
    """
    Put *content* in the place of the file at *path*, whole or not at all, and make its folder; raises OSError.

    It is *durable* where it may take the place of an only copy: then the content is on the disk before what was there
    is gone, even if the machine fails. With *keep_mode*, who may read or write the file stays as it was.
    """
    set_aside(path, content, durable=durable, keep_mode=keep_mode)
    try:
        put_in_place(path, durable=durable)
    except OSError:
        discard(path)
        raise


def set_aside(path: Path, content: bytes, *, durable: bool = False, keep_mode: bool = False) -> None:
    """Write what this process is to put in the place of the file at *path* later; raises OSError and leaves nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = _beside(path)
    try:
        with beside.open("wb") as file:
            file.write(content)
            if durable and path.exists():
                file.flush()
                os.fsync(file.fileno())
        if keep_mode and path.exists():
            beside.chmod(path.stat().st_mode & 0o7777)
    except OSError:
        discard(path)
        raise


def put_in_place(path: Path, *, durable: bool = False) -> None:
    """Put what was set aside in the place of the file at *path*; raises OSError."""
    _beside(path).replace(path)
    if durable:
        # Not every disk can be asked this of a folder; the content is safe all the same.
        with suppress(OSError):
            folder = os.open(path.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)


def discard(path: Path) -> None:
    """Throw away what was set aside for *path*, if anything was."""
    with suppress(OSError):
        _beside(path).unlink(missing_ok=True)


def set_aside_for(name: str) -> str:
    """Give the name of the file that one with this *name* was to replace; "" if it was none."""
    found = _ASIDE.fullmatch(name)
    return found[1] if found else ""


def _beside(path: Path) -> Path:
    # Two processes may replace one file at once, and it is hidden from who looks for articles.
    return path.with_name(f".{path.name}.{os.getpid()}.new")


@contextmanager
def telling(path: Path, shown: str = "") -> Iterator[None]:
    """Raise UserError where the file at *path* cannot be written, which is *shown* so, or with its folder if not."""
    try:
        yield
    except OSError as error:
        shown = shown or f"{path.parent.name}/{path.name}"
        raise UserError([Problem(shown, 0, f"cannot be written: {error.strerror}")]) from error
