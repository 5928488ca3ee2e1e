"""What the checks know of a file of the output once they have read it; kept until the file changes."""

import msgspec

from generator.checks.finding import Rule


class Fault(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """
    Say what is wrong with a file by itself: the *rule*, the *line*, 0 for a whole file, and what to do.

    *sought* is what to look for in the record that the file was made of, where the fault may come from its text. A file
    that says it is at another address, *elsewhere*, is sound if it is a copy of what is there.
    """

    rule: str
    line: int
    message: str
    sought: str = ""
    elsewhere: str = ""


class FileFacts(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """
    Hold what a file leads to, by targets as `Addresses` gives them, each once and without itself.

    *links* are what a reader may follow, *assets* what is shown or loaded, *pointers* what machines are told,
    *external* the addresses of other sites. *ids* are the places in it that links can lead to. A page that is
    *unlisted* is not meant to be found by links.
    """

    links: tuple[str, ...] = ()
    assets: tuple[str, ...] = ()
    pointers: tuple[str, ...] = ()
    external: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    unlisted: bool = False
    faults: tuple[Fault, ...] = ()


class Faults:
    """Collect what is wrong with one file, whose *content* tells the lines."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self.found: list[Fault] = []

    def add(self, rule: Rule, message: str, at: bytes = b"", sought: str = "", nth: int = 1) -> None:
        """Add a fault of *rule* on the line where the bytes *at* stand for the *nth* time; of the whole file if not."""
        self.add_on(self.line_of(at, nth), rule, message, sought)

    def line_of(self, at: bytes, nth: int = 1) -> int:
        """Give the line where the bytes *at* stand for the *nth* time, 0 if they do not."""
        place = -1
        for _ in range(nth if at else 0):
            place = self._content.find(at, place + 1)
            if place < 0:
                break
        return self._content.count(b"\n", 0, place) + 1 if place >= 0 else 0

    def add_on(self, line: int, rule: Rule, message: str, sought: str = "", elsewhere: str = "") -> None:
        """Add a fault of *rule* on a *line*."""
        self.found.append(Fault(rule.name, line, message, sought, elsewhere))
