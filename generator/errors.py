"""What is wrong with an editor's site, as values: collected first, shown all at once."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

# What would begin another line, or turn the letters of one around: a message may quote any text of a site.
_UNSHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """Say where something is wrong, what, and what to do; *path* is relative to the site, *line* counts from 1."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return _UNSHOWN.sub(lambda sign: sign[0].encode("unicode_escape").decode(), f"{place}: {self.message}")


class UserError(Exception):
    """Stop the command: the site has problems that its editor can mend."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Give the problems once each, in the order of the files."""
        return tuple(sorted(set(self.args[0])))


def counted(number: int, one: str, many: str = "") -> str:
    """Give a *number* of things, of which there may be *one* or *many*; those are the one with an s if not given."""
    return f"{number} {one if number == 1 else many or f'{one}s'}"


def stop_if(problems: Iterable[Problem]) -> None:
    """Raise UserError when there is any problem."""
    found = tuple(problems)
    if found:
        raise UserError(found)
