"""What a check has found, as values, and the rules that it can break."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

Level = Literal["error", "warning", "note"]


class Rule(NamedTuple):
    """
    Name a rule for good, and say in one *sentence* what it asks.

    *level* is what a finding weighs unless it says otherwise. A *gate* protects somebody who is not the editor: it
    cannot be lowered without a reason.
    """

    name: str
    sentence: str
    level: Level = "warning"
    gate: bool = False


@dataclass(frozen=True, order=True, slots=True)
class Finding:
    """Say where a rule is broken, how, and what to do; *path* is relative to the site, *line* is 0 for a whole file."""

    path: str
    line: int
    rule: str
    message: str
    level: Level

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.rule}: {self.message}" + ("" if self.level == "error" else f" ({self.level})")
