"""A case: the record in content/cases/ of one legal matter, with its timeline."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

import msgspec

from generator.model.article import Source, name_misfits, source_misfits
from generator.model.person import record_misfits
from generator.schema import Misfit

Stage = Literal[
    "reported", "arrested", "charged", "filed", "trial", "convicted", "acquitted", "mistrial", "judgment",
    "sentenced", "appeal", "dismissed", "dropped", "settled", "closed",
]  # fmt: skip
ENDED: frozenset[Stage] = frozenset({"acquitted", "dismissed", "dropped", "settled", "sentenced", "judgment", "closed"})


class Party(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """Name one side of a case and its *role*, such as defendant."""

    name: str
    role: str = ""


class TimelineEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """Record that a case reached a *stage*: when, *what* happened in a sentence, and who says so."""

    date: date
    stage: Stage
    what: str
    source: Source


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """Hold what the digest knows of one case; *path* and the digests come from the reader."""

    name: str
    aliases: tuple[str, ...] = ()
    slug: str = ""
    keywords: tuple[str, ...] = ()
    parties: tuple[Party, ...] = ()
    jurisdiction: str = ""
    timeline: tuple[TimelineEntry, ...] = ()
    path: str = ""
    body_digest: bytes = b""
    digest: bytes = b""

    @property
    def latest(self) -> TimelineEntry | None:
        """Give the stage the case has reached."""
        return self.timeline[-1] if self.timeline else None


def case_misfits(case: Case) -> Iterator[Misfit]:
    """List what is well-formed in *case* but means nothing."""
    yield from record_misfits(case.name, case.slug, case.aliases)
    yield from name_misfits("parties", tuple(party.name for party in case.parties))
    for index, (earlier, later) in enumerate(zip(case.timeline, case.timeline[1:], strict=False), 1):
        if later.date < earlier.date:
            yield Misfit(
                ("timeline", index, "date"), f"timeline: {later.date} stands after {earlier.date}: put the oldest first"
            )
    for index, entry in enumerate(case.timeline):
        at = ("timeline", index, "source")
        yield from source_misfits(entry.source, at)
        if not entry.source.name and (entry.source.author or entry.source.date):
            yield Misfit((*at, "name"), "timeline: a stage needs a source with a name: somebody must say so")
