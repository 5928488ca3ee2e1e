"""What is known to be at a target since the last publishing, kept in .digest/published/."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from generator.memory import remember
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


class _State(msgspec.Struct, array_like=True, frozen=True, gc=False):
    format: str
    place: str
    files: dict[str, Known]


def load_state(path: Path, place: str) -> Mapping[str, Known]:
    """Read what is known to be at *place*; nothing where the memory is lost, or is one of another place."""
    try:
        state = msgspec.msgpack.decode(path.read_bytes(), type=_State)
    except (OSError, msgspec.MsgspecError, ValueError):
        return {}
    return state.files if (state.format, state.place) == (_FORMAT, place) else {}


def save_state(path: Path, place: str, files: Mapping[str, Known]) -> None:
    """Remember that these *files*, as they are here, are at *place*; raises UserError."""
    remember(path, msgspec.msgpack.encode(_State(_FORMAT, place, dict(files))))
