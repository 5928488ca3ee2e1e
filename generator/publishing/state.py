"""What is known to be at a target since the last publishing, kept in .digest/published/."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from generator.memory import recall, remember
from generator.output import Stamp

FOLDER = "published"
_FORMAT = "1"


class Known(NamedTuple):
    """
    Hold what was sent: the *digest* of its content, the *stamp* of the file here, and its *version* at the host.

    The version is in the host's own terms, and changes when somebody else changes the file there; "" where the host
    tells of none.
    """

    digest: bytes
    stamp: Stamp
    version: str


def load_state(path: Path, place: str) -> Mapping[str, Known]:
    """Read what is known to be at *place*; nothing where the memory is lost, or is one of another place."""
    return recall(path, dict[str, Known], f"{_FORMAT} {place}") or {}


def save_state(path: Path, place: str, files: Mapping[str, Known]) -> None:
    """Remember that these *files*, as they are here, are at *place*; raises UserError."""
    remember(path, dict(files), f"{_FORMAT} {place}")
