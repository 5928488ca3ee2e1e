"""Changes of an editor's files: all are made up in memory first, then each file is replaced whole."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from generator.curation.places import CannotEdit
from generator.errors import Problem, UserError, stop_if
from generator.memory import discard, put_in_place, set_aside
from generator.readers.text import DocumentError


@dataclass(frozen=True, slots=True)
class Edit:
    """
    Hold the content of the file at *path*, relative to the site, before and after; None where there is no file.

    *did* says in words what the edit does.
    """

    path: str
    before: bytes | None
    after: bytes | None
    did: tuple[str, ...]


class Edits:
    """
    Make up changes of the files of the site at *root*.

    A file that is changed twice has both changes. What cannot be changed becomes a problem, and none of the files is
    written.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._before: dict[str, bytes | None] = {}
        self._after: dict[str, bytes | None] = {}
        self._did: dict[str, list[str]] = defaultdict(list)
        self.problems: list[Problem] = []

    def __iter__(self) -> Iterator[Edit]:
        """Give the files that differ, in order."""
        for path in sorted(self._after):
            if self._after[path] != self._before[path]:
                yield Edit(path, self._before[path], self._after[path], tuple(dict.fromkeys(self._did[path])))

    def read(self, path: str) -> bytes | None:
        """Give a file as it would be; None where there is none. Raises UserError."""
        if path not in self._after:
            try:
                self._before[path] = self._after[path] = (self.root / path).read_bytes()
            except FileNotFoundError:
                self._before[path] = self._after[path] = None
            except OSError as error:
                raise UserError([Problem(path, 0, f"cannot be read: {error.strerror}")]) from None
        return self._after[path]

    def original(self, path: str) -> bytes | None:
        """Give a file as it is; None where there is none. Raises UserError."""
        self.read(path)
        return self._before[path]

    def put(self, path: str, content: bytes, did: str) -> None:
        """Give a file another content, or make it; *did* says so in words. Raises UserError."""
        if self.read(path) != content:
            self._after[path] = content
            self._did[path].append(did)

    def remove(self, path: str, did: str) -> None:
        """Let there be no file; *did* says in words why. Raises UserError."""
        if self.read(path) is not None:
            self._after[path] = None
            self._did[path].append(did)

    def move(self, path: str, to: str) -> None:
        """Let a file be at *to*, where none is; raises UserError."""
        did = self._did[path]
        self.put(to, self.read(path) or b"", f"was {path}")
        self._did[to] = [*did, f"was {path}"]
        self._did[path] = []
        self.remove(path, f"moved to {to}")

    def change(self, path: str, change: Callable[[str], str], did: str, by_hand: str) -> None:
        """Change the text of a file; where that is not safe, the problem tells an editor what to do *by_hand*."""
        raw = self.read(path) or b""
        try:
            self.put(path, change(raw.decode()).encode(), did)
        except CannotEdit as reason:
            line, why = reason.args
            self.problems.append(Problem(path, line, f"cannot be changed safely ({why}): {by_hand}"))
        except DocumentError as error:
            self.problems.append(Problem(path, *error.args))
        except UnicodeDecodeError:
            self.problems.append(Problem(path, 1, "not UTF-8 text: save the file as UTF-8"))

    def carry_out(self) -> list[Edit]:
        """
        Write the files, all or, where the disk fails, as many as the error says; raises UserError.

        What goes, goes last: a record that moves is never nowhere.
        """
        stop_if(self.problems)
        edits = list(self)
        stop_if(self._changed_meanwhile(edits))
        places = {edit.path: self._place(edit) for edit in edits if edit.after is not None}
        written: list[str] = []
        at = ""
        try:
            for edit in edits:
                if edit.after is not None:
                    at = edit.path
                    set_aside(places[at], edit.after, durable=True, keep_mode=True)
            for edit in sorted(edits, key=lambda edit: edit.after is None):
                at = edit.path
                if edit.after is None:
                    (self.root / edit.path).unlink()
                else:
                    put_in_place(places[at], durable=True)
                written.append(edit.path)
        except OSError as error:
            told = f"; written before: {', '.join(written)}" if written else "; nothing was changed"
            raise UserError([Problem(at, 0, f"cannot be written: {error.strerror}{told}")]) from error
        finally:
            for place in places.values():
                discard(place)
        return edits

    def _place(self, edit: Edit) -> Path:
        """Give the place of a file itself: a link to it stays a link."""
        return (self.root / edit.path).resolve()

    def _changed_meanwhile(self, edits: Iterable[Edit]) -> Iterator[Problem]:
        for edit in edits:
            path = self.root / edit.path
            now = path.read_bytes() if path.exists() else None
            if now != edit.before:
                yield Problem(edit.path, 0, "was changed by somebody else at this moment: run the command again")


def changed_lines(edit: Edit) -> Iterator[tuple[int, str, str]]:
    """Give the lines that an edit takes out and puts in: the number in its file, "-" or "+", and the line."""
    before, after = (_lines(content) for content in (edit.before, edit.after))
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            yield from ((number + 1, "-", before[number]) for number in range(a, b))
            yield from ((number + 1, "+", after[number]) for number in range(c, d))


def _lines(content: bytes | None) -> list[str]:
    return (content or b"").decode(errors="replace").removeprefix("\ufeff").splitlines()
