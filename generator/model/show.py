"""A show: the record in content/shows/ of a series, film, podcast or other work."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

import msgspec

from generator.model.article import name_misfits
from generator.model.person import address_misfits, record_misfits
from generator.schema import Misfit

ShowKind = Literal["series", "film", "special", "podcast", "play", "album", "event"]


class Show(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """Hold what the digest knows of one show; *path*, *media* and the digests come from the reader."""

    name: str
    aliases: tuple[str, ...] = ()
    slug: str = ""
    kind: ShowKind = "series"
    network: str = ""
    premiered: date | None = None
    ended: date | None = None
    people: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    path: str = ""
    media: tuple[str, ...] = ()
    body_digest: bytes = b""
    digest: bytes = b""


def show_misfits(show: Show) -> Iterator[Misfit]:
    """List what is well-formed in *show* but means nothing."""
    yield from record_misfits(show.name, show.slug, show.aliases)
    yield from name_misfits("people", show.people)
    yield from address_misfits(show.same_as)
    if show.premiered and show.ended and show.ended < show.premiered:
        yield Misfit(("ended",), "ended: is before premiered")
