"""What a case says of somebody who is accused in it, by its stages so far."""

from typing import Literal, NamedTuple

from generator.model.case import Case, TimelineEntry
from generator.model.stages import OUTCOMES, UNDECIDED, Stage

Standing = Literal["accused", "convicted", "cleared"]
_CONVICTED: frozenset[Stage] = frozenset({"convicted", "sentenced"})
# These leave the standing as it is: an appeal until it is decided, and a civil case always, for it convicts nobody.
_SILENT: frozenset[Stage] = UNDECIDED | {"settled", "judgment"}

# How an attribution begins that says no more than the stage does.
ATTRIBUTIONS: dict[Stage, str] = {
    "reported": "accused of",
    "arrested": "arrested on suspicion of",
    "charged": "charged with",
    "filed": "accused in a lawsuit of",
    "trial": "on trial for",
    "mistrial": "whose trial ended without a verdict, for",
    "settled": "who settled a claim of",
    "judgment": "ordered by a court over",
    "appeal": "in an appeal over",
    "closed": "once accused of",
    "acquitted": "acquitted of",
    "dismissed": "once charged in a case, since dismissed, of",
    "dropped": "once charged, before the case was dropped, with",
}


class Position(NamedTuple):
    """Say where the accused of a *case* stand; *decisive* is the stage that put them there, None without any."""

    case: Case
    standing: Standing
    decisive: TimelineEntry | None


def position(case: Case) -> Position:
    """Follow the timeline of *case*: a charge after an acquittal accuses again, an appeal clears nobody."""
    standing: Standing = "accused"
    decisive = case.timeline[0] if case.timeline else None
    for entry in case.timeline:
        if entry.stage in _CONVICTED:
            standing, decisive = "convicted", entry
        elif OUTCOMES.get(entry.stage) == "favourable":
            standing, decisive = "cleared", entry
        elif entry.stage not in _SILENT:
            standing, decisive = "accused", entry
        elif standing == "accused":
            decisive = entry
    return Position(case, standing, decisive)
