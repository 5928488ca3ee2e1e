"""
All that is known of the output: every file read, or remembered since it was read and did not change.

Two kinds of questions are asked of a file. The gates look at every byte of every file each time. What a file says by
itself is remembered in .digest/checks; that only saves time, and what another generator left there is not believed.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property, partial
from hashlib import blake2b
from pathlib import Path

import msgspec

from generator.checks.addresses import Addresses
from generator.checks.file_facts import FileFacts
from generator.checks.finding import Finding
from generator.checks.material import OUTPUT, Material
from generator.errors import Problem, UserError
from generator.installation import installation_stamp
from generator.memory import memory_of, recall, remember
from generator.readers.cache import FileStamp, settled_moment
from generator.readers.content import Spread, one_by_one

FileCheck = Callable[[str, bytes], Iterator[Finding]]
Reader = Callable[[str, bytes, Addresses], FileFacts]
_MEMORY = "checks"
_PROOF_SIZE = 16
_Seen = tuple[str, FileStamp, FileFacts | None]


class Survey:
    """Hold what is known of the *files* of output/, by their path in it, and what they lead to by *addresses*."""

    def __init__(self, files: Mapping[str, FileFacts], addresses: Addresses) -> None:
        self.files = files
        self.addresses = addresses

    def file_of(self, target: str) -> str:
        """Give the file that a *target* leads to, "" for none; hosts lead from the name of a folder into it."""
        path = target.partition("#")[0]
        if path in self.files:
            return path
        inside = f"{path}/index.html"
        return inside if inside in self.files else ""

    @cached_property
    def targets(self) -> set[str]:
        """Give all targets on this site, each once."""
        found: set[str] = set()
        for facts in self.files.values():
            found.update(facts.links)
            found.update(facts.assets)
            found.update(facts.pointers)
        return found


class _Remembered(msgspec.Struct, array_like=True, frozen=True, gc=False):
    files: dict[str, tuple[FileStamp, FileFacts]]


def make_survey(
    material: Material, looks: Sequence[FileCheck], *, spread: Spread = one_by_one, with_facts: bool = True
) -> tuple[Survey, list[Finding]]:
    """
    Read the output; *looks* are the gates, whose findings come with it. Raises UserError for what cannot be read.

    *spread* may call it on chunks of the files in forked processes. Without facts, the survey is empty.
    """
    addresses = Addresses(material.config.base_url)
    memory = _Memory(material) if with_facts else None
    settled = settled_moment()
    known = memory.load() if memory else {}
    seen: list[_Seen] = []
    for path, stamp in material.output_files():
        before = known.get(path)
        seen.append((path, stamp, before[1] if before and before[0] == stamp else None))
    unread = seen if looks else [entry for entry in seen if with_facts and entry[2] is None]
    findings: list[Finding] = []
    files = {path: facts for path, _, facts in seen if facts}
    for _, (found, read) in spread(partial(_look_at, material.root, addresses, looks, with_facts), unread):
        findings += found
        files.update(read)
    if memory and (len(known) != len(seen) or any(facts is None for _, _, facts in seen)):
        kept = [(path, stamp) for path, stamp, _ in seen if stamp.changed < settled and _is_text(path)]
        memory.save({path: (stamp, files[path]) for path, stamp in kept})
    return Survey(dict(sorted(files.items())), addresses), findings


def _is_text(path: str) -> bool:
    """Tell whether *path* can be written; a disk may have names that are no text."""
    return path.isascii() or path.encode("utf-8", "ignore").decode() == path


def _look_at(
    root: Path, addresses: Addresses, looks: Sequence[FileCheck], with_facts: bool, chunk: Sequence[_Seen]
) -> tuple[list[Finding], dict[str, FileFacts]]:
    findings: list[Finding] = []
    read: dict[str, FileFacts] = {}
    for path, _, facts in chunk:
        try:
            with open(f"{root}/{OUTPUT}/{path}", "rb", buffering=0) as file:  # noqa: PTH123 - half the time of a Path
                content = file.read()
        except OSError as error:
            raise UserError([Problem(f"{OUTPUT}/{path}", 0, f"cannot be read: {error.strerror}")]) from None
        for look in looks:
            findings += look(f"{OUTPUT}/{path}", content)
        if with_facts and facts is None:
            read[path] = _facts(path, content, addresses)
    return findings, read


def _facts(path: str, content: bytes, addresses: Addresses) -> FileFacts:
    from generator.checks import machine_files, web_page  # noqa: PLC0415 - parsers, which remembered files do not need

    readers: Mapping[str, Reader] = {
        "html": web_page.page_facts,
        "htm": web_page.page_facts,
        "xml": machine_files.xml_facts,
        "json": machine_files.json_facts,
        "css": machine_files.style_facts,
    }
    if path == "robots.txt":
        return machine_files.robots_facts(path, content, addresses)
    reader = readers.get(path.rpartition(".")[2].lower())
    return reader(path, content, addresses) if reader else FileFacts()


class _Memory:
    """Keep what was found in files; believed only if this very generator wrote it, for a site at this address."""

    def __init__(self, material: Material) -> None:
        self._path = memory_of(material.root) / _MEMORY
        self._key = f"{installation_stamp()}\0{material.config.base_url}"

    def load(self) -> dict[str, tuple[FileStamp, FileFacts]]:
        proof, packed = recall(self._path, tuple[bytes, bytes], self._key) or (b"", b"")
        return msgspec.msgpack.decode(packed, type=_Remembered).files if proof == _proof(packed) else {}

    def save(self, files: dict[str, tuple[FileStamp, FileFacts]]) -> None:
        """Remember *files*; a memory that cannot be written is none."""
        packed = msgspec.msgpack.encode(_Remembered(files))
        with suppress(UserError):
            remember(self._path, (_proof(packed), packed), self._key)


def _proof(packed: bytes) -> bytes:
    return blake2b(packed, digest_size=_PROOF_SIZE).digest()
