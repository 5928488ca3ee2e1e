"""
All that is known of the output: every file read, or remembered since it was read and did not change.

Two kinds of questions are asked of a file: what it says by itself, and, by the gates, whether any byte of it must not
be out. What a file says is remembered in .digest/checks. Of a gate it is remembered in .digest/gates which files it let
pass, for as long as it looks for the same; where it found something, it looks again each time. Both only save time, and
what another generator left there is not believed.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property, partial
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from generator.checks.addresses import Addresses
from generator.checks.file_facts import FileFacts
from generator.checks.finding import Finding
from generator.checks.material import OUTPUT, Material
from generator.errors import Problem, UserError
from generator.installation import installation_stamp
from generator.memory import memory_of, recall_proven, remember_proven
from generator.readers.cache import FileStamp, settled_moment
from generator.readers.content import Spread, one_by_one

FileCheck = Callable[[str, bytes], Iterator[Finding]]
Reader = Callable[[str, bytes, Addresses], FileFacts]
Value = TypeVar("Value")
_MEMORY = "checks"
_PASSED = "gates"


class Gate(NamedTuple):
    """
    Look with *check* at every byte of a file.

    Whether it finds anything hangs on nothing but the file and what *key* stands for; *name* is that of its rule.
    """

    name: str
    key: bytes
    check: FileCheck


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


class _Seen(NamedTuple):
    """Hold what is known of a file before it is read; *gates* are those that have to look, by their numbers."""

    path: str
    stamp: FileStamp
    facts: FileFacts | None
    gates: tuple[int, ...]


class _Read(NamedTuple):
    """Hold what a chunk of the files gave; *stopped* says of each gate which it did not let pass."""

    facts: dict[str, FileFacts]
    findings: list[Finding]
    stopped: set[tuple[int, str]]


def make_survey(
    material: Material, gates: Sequence[Gate], *, spread: Spread = one_by_one
) -> tuple[Survey, list[Finding]]:
    """
    Read the output, and give what the *gates* find with it. Raises UserError for what cannot be read.

    *spread* may call it on chunks of the files in forked processes.
    """
    addresses = Addresses(material.config.base_url)
    memory = _Memory(material, _MEMORY, dict[str, tuple[FileStamp, FileFacts]], material.config.base_url)
    passages = [_Memory(material, f"{_PASSED}/{gate.name}", dict[str, FileStamp], gate.key.hex()) for gate in gates]
    settled = settled_moment()
    seen = [_known(path, stamp, memory.known, passages) for path, stamp in material.output_files.items()]
    unread = [file for file in seen if file.facts is None or file.gates]
    files = {file.path: file.facts for file in seen if file.facts}
    findings: list[Finding] = []
    stopped: set[tuple[int, str]] = set()
    for _, read in spread(partial(_look_at, material.root, addresses, gates), unread):
        files.update(read.facts)
        findings += read.findings
        stopped |= read.stopped
    kept = {file.path: file.stamp for file in seen if file.stamp.changed < settled and _is_text(file.path)}
    memory.keep({path: (stamp, files[path]) for path, stamp in kept.items()})
    for number, passage in enumerate(passages):
        passage.keep({path: stamp for path, stamp in kept.items() if (number, path) not in stopped})
    return Survey(dict(sorted(files.items())), addresses), findings


def _known(
    path: str,
    stamp: FileStamp,
    facts: Mapping[str, tuple[FileStamp, FileFacts]],
    passages: "Sequence[_Memory[dict[str, FileStamp]]]",
) -> _Seen:
    before = facts.get(path)
    to_look = tuple([number for number, passage in enumerate(passages) if passage.known.get(path) != stamp])
    return _Seen(path, stamp, before[1] if before and before[0] == stamp else None, to_look)


def _is_text(path: str) -> bool:
    """Tell whether *path* can be written; a disk may have names that are no text."""
    return path.isascii() or path.encode("utf-8", "ignore").decode() == path


def _look_at(root: Path, addresses: Addresses, gates: Sequence[Gate], chunk: Sequence[_Seen]) -> _Read:
    read = _Read({}, [], set())
    for path, _, facts, numbers in chunk:
        try:
            with open(f"{root}/{OUTPUT}/{path}", "rb", buffering=0) as file:  # noqa: PTH123 - half the time of a Path
                content = file.read()
        except OSError as error:
            raise UserError([Problem(f"{OUTPUT}/{path}", 0, f"cannot be read: {error.strerror}")]) from None
        for number in numbers:
            if found := list(gates[number].check(f"{OUTPUT}/{path}", content)):
                read.findings.extend(found)
                read.stopped.add((number, path))
        if facts is None:
            read.facts[path] = _facts(path, content, addresses)
    return read


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


class _Memory(Generic[Value]):
    """Keep a *kind* of value, of files by path; believed only if this very generator wrote it under the same *key*."""

    def __init__(self, material: Material, name: str, kind: type[Value], key: str) -> None:
        self._path = memory_of(material.root) / name
        self._key = f"{installation_stamp()}\0{key}"
        self.known: Value = recall_proven(self._path, kind, self._key) or kind()

    def keep(self, value: Value) -> None:
        """Remember *value* if it is another; a memory that cannot be written is none."""
        if value != self.known:
            with suppress(UserError):
                remember_proven(self._path, value, self._key)
