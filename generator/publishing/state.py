"""What is known to be at a target since the last publishing, kept in .digest/published/."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from generator.memory import recall, remember
from generator.output import Stamp

FOLDER = "published"
_FORMAT = "2"


class Known(NamedTuple):
    """
    Hold what was sent: the *digest* of its content, the *stamp* of the file here, and its *version* at the host.

    The version is in the host's own terms, and changes when somebody else changes the file there; "" where the host
    tells of none.
    """

    digest: bytes
    stamp: Stamp
    version: str


class State(NamedTuple):
    """
    Hold what is known of a place: the *files* there that are ours, and the paths of which it is *untold* that they
    changed, since who was to hear of it could not be reached.
    """

    files: Mapping[str, Known] = {}
    untold: tuple[str, ...] = ()


def load_state(path: Path, place: str) -> State:
    """Read what is known of *place*; nothing where the memory is lost, or is one of another place."""
    files, untold = recall(path, tuple[dict[str, Known], tuple[str, ...]], f"{_FORMAT} {place}") or ({}, ())
    return State(files, untold)


def save_state(path: Path, place: str, state: State) -> None:
    """Remember the *state* of *place*; raises UserError."""
    remember(path, (dict(state.files), state.untold), f"{_FORMAT} {place}")
