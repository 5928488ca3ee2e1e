"""Fingerprints: a page whose fingerprint is unchanged would be rendered to the same bytes again."""

from collections.abc import Iterable, Mapping
from hashlib import blake2b

import msgspec

from generator.model.values import Feed, Frame, Page, Teaser


def fingerprints(
    pages: Iterable[Page], frame: Frame, closures: Mapping[str, bytes], installation: str
) -> dict[str, bytes]:
    """
    Hash for each page the values that it shows, its layout with all that this uses, the frame, and the generator.

    Whatever a layout can see is in here: nothing else can change a page.
    """
    encoder = msgspec.msgpack.Encoder(enc_hook=_digest)
    frame_part = encoder.encode((frame, installation))
    bases = {layout: blake2b(frame_part + closure, digest_size=16) for layout, closure in closures.items()}
    missing = blake2b(frame_part, digest_size=16)
    found = {}
    for page in pages:
        layout = page.values.layout
        hash_ = bases.get(layout, missing).copy()
        hash_.update(layout.encode() + encoder.encode(page.values))
        found[page.path] = hash_.digest()
    return found


def _digest(value: object) -> bytes:
    if isinstance(value, Teaser | Feed):
        return value.digest
    raise TypeError(f"{type(value).__name__} cannot stand in a fingerprint")
