"""What is needed to undo the merge of two names: kept beside the evidence of articles, one file for each merge."""

from typing import Literal

import msgspec

from generator.curation.hunks import Hunk
from generator.model.site import TaxonomyName
from generator.readers.evidence import EVIDENCE


class Changed(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """Hold what a merge changed in the file at *path*."""

    path: str
    hunks: tuple[Hunk, ...]


class Before(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """Hold the *name* of a term, and the *path* and *text* of its record as it was; None where there was none."""

    name: str
    path: str = ""
    text: str | None = None


class MergeRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """
    Hold one merge: the *other* term became the one that it was merged *into*, whose record *became* another text.

    *changed* are the files that named the other one.
    """

    version: Literal[1]
    kind: TaxonomyName
    other: Before
    into: Before
    became: str
    changed: tuple[Changed, ...] = ()


def record_path(taxonomy: TaxonomyName, slug: str) -> str:
    """Give the place of the record of a merge of the name with this *slug*, relative to the site."""
    return f"{EVIDENCE}/merges/{taxonomy}/{slug}.json"


def encode_merge(record: MergeRecord) -> bytes:
    """Write *record* so that equal ones are equal bytes."""
    return msgspec.json.format(msgspec.json.encode(record, order="sorted"), indent=1) + b"\n"


def decode_merge(raw: bytes) -> MergeRecord | None:
    """Read what was encoded; None if it is anything else, or names a file that is no content."""
    try:
        record = msgspec.json.decode(raw, type=MergeRecord)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    paths = [record.other.path, record.into.path, *[changed.path for changed in record.changed]]
    return record if all(_is_content(path) for path in paths if path) else None


def _is_content(path: str) -> bool:
    """Tell whether a *path* stays in content/: the record may come from elsewhere, and a split writes what it says."""
    return path.startswith("content/") and ".." not in path.split("/")
