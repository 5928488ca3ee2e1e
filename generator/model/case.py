"""A case: the record in content/cases/ of one legal matter, with its timeline."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Self

import msgspec

from generator.model.article import Source, name_misfits, source_misfits
from generator.model.person import address_misfits, record_misfits
from generator.model.slugs import slugify
from generator.model.stages import ENDED, FOLLOWERS, OUTCOMES, TRACKS, UNDECIDED, Stage, track_of
from generator.schema import Misfit

# The roles of those whom a case is against, also as Second defendant, Accused 2 or Accused (of fraud alone).
_ACCUSED = re.compile(
    r"(?:(?:first|second|third|fourth|fifth|main|\d+(?:st|nd|rd|th)?) )?"
    r"(?:co-?)?(?:accused|defendant|respondent|suspect)(?: (?:no\. ?)?\d+)?"
)
_REMARK = re.compile(r"\([^()]*\)|,.*")


class Party(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """Name one side of a case and its *role*, such as defendant."""

    name: str
    role: str = ""

    @property
    def is_accused(self) -> bool:
        """Tell whether the case is against this party, by its role."""
        return bool(_ACCUSED.fullmatch(" ".join(_REMARK.sub(" ", self.role.lower()).split())))


class TimelineEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """
    Record that a case reached a *stage*: when, *what* happened in a sentence, and who says so.

    *party* is the one of several accused whom alone it concerns; "" if it concerns all of them.
    """

    date: date
    stage: Stage
    what: str
    source: Source
    party: str = ""


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """Hold what the digest knows of one case; *path*, *media* and the digests come from the reader."""

    name: str
    aliases: tuple[str, ...] = ()
    slug: str = ""
    keywords: tuple[str, ...] = ()
    parties: tuple[Party, ...] = ()
    jurisdiction: str = ""
    same_as: tuple[str, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    path: str = ""
    media: tuple[str, ...] = ()
    body_digest: bytes = b""
    digest: bytes = b""

    @property
    def latest(self) -> TimelineEntry | None:
        """Give the stage the case has reached."""
        return self.timeline[-1] if self.timeline else None

    @property
    def decided(self) -> TimelineEntry | None:
        """
        Give the decision that the end of the timeline leaves standing; None where there was none.

        An appeal or a closure changes no decision, and a settled case that is dismissed was settled.
        """
        deciding = [entry for entry in self.timeline if entry.stage not in UNDECIDED]
        if [entry.stage for entry in deciding[-2:]] == ["settled", "dismissed"]:
            return deciding[-2]
        if not deciding or deciding[-1] is self.latest or deciding[-1].stage not in OUTCOMES:
            return None
        return deciding[-1]

    @property
    def is_divided(self) -> bool:
        """Tell whether its accused went different ways: whether some entry concerns one of them alone."""
        return any(entry.party for entry in self.timeline)

    @property
    def accused(self) -> tuple[str, ...]:
        """Name those whom the case is against, by their role or because an entry concerns them alone."""
        alone = {slugify(entry.party) for entry in self.timeline if entry.party}
        names = [party.name for party in self.parties if party.is_accused or slugify(party.name) in alone]
        return tuple(dict.fromkeys(names))

    def standing_of(self, *names: str) -> Self:
        """Give the case as it stands for one party, who has these *names*: without what concerns another alone."""
        if not self.is_divided:
            return self
        own = {"", *map(slugify, names)}
        return msgspec.structs.replace(
            self, timeline=tuple([entry for entry in self.timeline if slugify(entry.party) in own])
        )

    def standings(self) -> tuple[tuple[str, Self], ...]:
        """
        Give the case as it stands for each of its accused, by name; once, under "", where it stands alike for all.

        One of whom nothing is recorded yet is left out.
        """
        if not self.is_divided:
            return (("", self),) if self.timeline else ()
        found = [(name, own) for name in self.accused if (own := self.standing_of(name)).timeline]
        alike = {(own.latest, own.decided) for _, own in found}
        return tuple(found) if len(alike) > 1 else (("", found[0][1]),) if found else ()

    @property
    def is_over(self) -> bool:
        """Tell whether it ended, for all of its accused."""
        return bool(self.timeline) and all(own.timeline[-1].stage in ENDED for _, own in self.standings())


def case_misfits(case: Case) -> Iterator[Misfit]:
    """List what is well-formed in *case* but means nothing."""
    yield from record_misfits(case.name, case.slug, case.aliases)
    yield from name_misfits("parties", tuple(party.name for party in case.parties))
    yield from address_misfits(case.same_as)
    yield from _step_misfits(case)
    known = {slugify(party.name) for party in case.parties}
    for index, entry in enumerate(case.timeline):
        at = ("timeline", index, "source")
        yield from source_misfits(entry.source, at)
        if not entry.source.name and (entry.source.author or entry.source.date):
            yield Misfit((*at, "name"), "timeline: a stage needs a source with a name: somebody must say so")
        if not entry.what.strip():
            message = "timeline.what: must not be empty: say in a sentence what happened"
            yield Misfit(("timeline", index, "what"), message)
        if entry.party and slugify(entry.party) not in known:
            message = f'timeline: "{entry.party}" is none of the parties: write it as it is there, or add it there'
            yield Misfit(("timeline", index, "party"), message)


def _step_misfits(case: Case) -> Iterator[Misfit]:
    """Find the entries that cannot stand where they do; of those with a date out of order, no more can be said."""
    track = ""
    for index, entry in enumerate(case.timeline):
        if index and entry.date < case.timeline[index - 1].date:
            message = f"timeline: {entry.date} stands after {case.timeline[index - 1].date}: put the oldest first"
            yield Misfit(("timeline", index, "date"), message)
        elif index:
            before = msgspec.structs.replace(case, timeline=case.timeline[:index])
            refusals = [_refusal(entry.stage, own, track) for own in _concerned(before, entry)]
            if {track, track_of(entry.stage)} == set(TRACKS) and not any(refusals):
                refusals = [_impossible(entry.stage, before, track)]
            if refusal := next(filter(None, refusals), ""):
                several = len(case.accused) > 1
                hint = "; if it concerns one of the accused alone, say whom under party:" if several else ""
                yield Misfit(("timeline", index, "stage"), refusal + hint)
        track = track or track_of(entry.stage)


def _concerned(before: Case, entry: TimelineEntry) -> list[Case]:
    """Give the case as it stood before *entry* for each whom that concerns."""
    if entry.party:
        return [before.standing_of(entry.party)]
    return [before.standing_of(name) for name in before.accused] if before.is_divided else [before]


def _refusal(stage: Stage, before: Case, track: str) -> str:
    """Say why *stage* cannot come next; "" where it can."""
    if not before.latest:
        return ""
    after, decided = before.latest.stage, before.decided
    if (after, stage) == ("appeal", "dismissed"):
        if decided and decided.stage == "dismissed":
            return ""
        return _impossible(stage, before, track) + _after_an_appeal(decided.stage if decided else None, track)
    if stage in FOLLOWERS[after] and {track, track_of(stage)} != set(TRACKS):
        return ""
    return _impossible(stage, before, track)


def _after_an_appeal(decided: Stage | None, track: str) -> str:
    """Say what to write instead of dismissed, which would not tell who won."""
    if track == "civil":
        return '; appeal dismissed: write "judgment", and under what: how the higher court decided'
    again = f'"{decided}"' if decided else '"convicted" or "sentenced"'
    return f'; appeal dismissed: write {again} again (the appeal failed), or "acquitted" or "dropped" (it succeeded)'


def _impossible(stage: Stage, before: Case, track: str) -> str:
    """Say why *stage* cannot come next in a case of this *track*, "" while it may be of either."""
    after, own = before.timeline[-1].stage, track_of(stage)
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
