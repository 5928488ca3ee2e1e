"""Gather what the lives of people and the runs of shows say about the day on which a story can have been written."""

import re
from collections.abc import Iterator
from datetime import date

from generator.convert.records import Mention
from generator.model.person import Person
from generator.model.show import Show

# The words must touch the name: "spoke about the death of her father" says nothing of the speaker.
_DEAD_AHEAD = re.compile(
    r"\b(?:the late|(?:death|funeral|killing|murder|fatal shooting) of)(?: (?:the|his|her|their|late|[a-z-]+)){0,3} $"
)
_DEAD_BEHIND = re.compile(
    r"(?:[’']s (?:death(?! scene| threat)|funeral|killing|murder)\b"
    r"|,? (?:who )?(?:had |has )?(?:died|passed away)\b"
    r"|,? (?:who )?(?:was|were) (?:killed|murdered|found dead|buried)\b"
    r"|, \d{1,3}, (?:has )?died\b)"
)
_ENDED_AHEAD = re.compile(r"\b(?:finale|final episode|last episode|end) of $")
_ENDED_BEHIND = re.compile(r",? (?:which )?(?:ended|came to an end|went off the air|was cancell?ed)\b")
_GOES_ON_BEHIND = re.compile(
    r",? (?:which )?(?:has been renewed|is (?:currently )?filming|is in its \w+ (?:season|series))\b"
)
_BEFORE = 60  # characters in front of a name that may speak of it


def bounds_of_life(sentence: str, mention: Mention) -> Iterator[tuple[str, date | None, date | None]]:
    """Say why a sentence with this *mention* is not from before one day, or not from after another."""
    ahead, behind = sentence[max(0, mention.start - _BEFORE) : mention.start], sentence[mention.end :]
    record = mention.record
    if isinstance(record, Person):
        if record.born and " " in sentence[mention.start : mention.end]:
            yield f"it names {record.name}, born {record.born}", record.born, None
        if record.died and (_DEAD_AHEAD.search(ahead) or _DEAD_BEHIND.match(behind)):
            yield f"it speaks of {record.name} as dead, who died on {record.died}", record.died, None
    elif isinstance(record, Show) and record.ended:
        if _ENDED_AHEAD.search(ahead) or _ENDED_BEHIND.match(behind):
            yield f"it speaks of {record.name} as over, which ended on {record.ended}", record.ended, None
        elif _GOES_ON_BEHIND.match(behind):
            yield f"it speaks of {record.name} as going on, which ended on {record.ended}", None, record.ended
