"""Evidence: what an article was when it was converted, and from which words of its seed each value came."""

import hashlib
import re
from typing import Literal

import msgspec

from generator.model.article import SeedReference

FIELDS = (
    "title", "summary", "source.name", "source.url", "source.author", "source.date", "people", "shows", "cases",
)  # fmt: skip
LISTS = frozenset({"people", "shows", "cases"})
KEY_LENGTH = 16  # hexadecimal digits
_TEXT = r'"(?:[^"\\]|\\.)*+"'
_INNERMOST = re.compile(rf'{_TEXT}|\{{(?:[^{{}}"]|{_TEXT})*+\}}'.encode())  # or a text, whose braces mean nothing
_LINE_BREAK = re.compile(rb"\n *")  # of the layout: within a text JSON writes them as \n


class Reading(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """
    Hold a value as it was read from a seed.

    *start* and *end* are characters of the seed's normalised text, *line* is where they begin, from 1; a value that
    stands nowhere in the text, such as one from a page's metadata, has none. *confidence* is between 0 and 1.
    """

    value: str
    rule: str
    confidence: float
    line: int = 0
    start: int = 0
    end: int = 0


class LeftOut(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """Hold the place of a paragraph that is not in the article, and of which *kind* of furniture it is."""

    kind: str
    line: int
    start: int
    end: int


class Evidence(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """
    Hold what is known of one conversion.

    *article* is the path that the article had then, *body* a hash of its text; *values* are by the keys of the front
    matter, and those that were not found are not there. *earlier* are the digests of what an entry of a feed said
    before: an older copy of the feed is no change.
    """

    version: Literal[1]
    seed: SeedReference
    article: str
    id: str
    body: str
    values: dict[str, tuple[Reading, ...]] = {}
    left_out: tuple[LeftOut, ...] = ()
    review: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()

    def texts(self, field: str) -> tuple[str, ...]:
        """Give the values of one of the *FIELDS*, which may be none."""
        return tuple([reading.value for reading in self.values.get(field, ())])


def seed_key(file: str, entry: str = "", sha256: str = "") -> str:
    """
    Give the name of the evidence of a seed.

    An *entry* of a feed is known by its id, in whichever file it stands; any other seed by its *file*, and outside the
    seeds of the site, where a name says little, by its text too.
    """
    identity = ("entry", entry) if entry else (file, sha256)
    return hashlib.sha256("\0".join(filter(None, identity)).encode()).hexdigest()[:KEY_LENGTH]


def body_hash(body: str) -> str:
    """Give the hash by which an article's text is known to be untouched."""
    return hashlib.sha256(body.strip().encode()).hexdigest()


def encode_evidence(evidence: Evidence) -> bytes:
    """Write *evidence* so that equal ones are equal bytes, and a changed value is one changed line."""
    spread = msgspec.json.format(msgspec.json.encode(evidence, order="sorted"), indent=1)
    return _INNERMOST.sub(lambda match: _LINE_BREAK.sub(b" ", match[0]), spread) + b"\n"


def decode_evidence(raw: bytes) -> Evidence | None:
    """Read what was encoded; None if it is anything else."""
    try:
        return msgspec.json.decode(raw, type=Evidence)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
