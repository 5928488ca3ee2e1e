"""A case: the record in content/cases/ of one legal matter, with its timeline."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

import msgspec

from generator.model.article import Source, name_misfits, source_misfits
from generator.model.person import record_misfits
from generator.model.stages import FOLLOWERS, OUTCOMES, TRACKS, UNDECIDED, Stage, track_of
from generator.schema import Misfit


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

    @property
    def decided(self) -> TimelineEntry | None:
        """Give the decision that an appeal or a closure at the end left standing; None where there was none."""
        if not self.latest or self.latest.stage not in UNDECIDED:
            return None
        last = next((entry for entry in reversed(self.timeline) if entry.stage not in UNDECIDED), None)
        return last if last and last.stage in OUTCOMES else None


def case_misfits(case: Case) -> Iterator[Misfit]:
    """List what is well-formed in *case* but means nothing."""
    yield from record_misfits(case.name, case.slug, case.aliases)
    yield from name_misfits("parties", tuple(party.name for party in case.parties))
    yield from _step_misfits(case.timeline)
    for index, entry in enumerate(case.timeline):
        at = ("timeline", index, "source")
        yield from source_misfits(entry.source, at)
        if not entry.source.name and (entry.source.author or entry.source.date):
            yield Misfit((*at, "name"), "timeline: a stage needs a source with a name: somebody must say so")


def _step_misfits(timeline: Sequence[TimelineEntry]) -> Iterator[Misfit]:
    """Find the entries that cannot stand where they do; of those with a date out of order, no more can be said."""
    track = ""
    for index, (earlier, later) in enumerate(pairwise(timeline), 1):
        track = track or track_of(earlier.stage)
        if later.date < earlier.date:
            message = f"timeline: {later.date} stands after {earlier.date}: put the oldest first"
            yield Misfit(("timeline", index, "date"), message)
        elif later.stage not in FOLLOWERS[earlier.stage] or {track, track_of(later.stage)} == set(TRACKS):
            yield Misfit(("timeline", index, "stage"), _impossible(later.stage, earlier.stage, track))


def _impossible(stage: Stage, after: Stage, track: str) -> str:
    """Say why *stage* cannot come *after* the one before it in a case of this *track*, "" while it may be of either."""
    own = track_of(stage)
    possible = [follower for follower in FOLLOWERS[after] if not track or track_of(follower) in {"", track}]
    hint = f"what may follow is {', '.join(possible)}"
    if not possible:
        hint = f'nothing can; remove "{after}" if the case goes on'
    if {own, track} == set(TRACKS):
        return (
            f'timeline: "{stage}" cannot follow "{after}" in a {track} case: {hint}; '
            f"a {own} case needs a file of its own"
        )
    return f'timeline: "{stage}" cannot follow "{after}": {hint}'
