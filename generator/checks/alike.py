"""Names that are a slip of the pen away from one that is known."""

import re
from collections.abc import Iterable, Iterator

from generator.checks.spelling import folded_name

_SHORTEST = 8  # characters; of shorter names, many are a letter away from another
_DIGITS = re.compile(r"\d+")


class Likeness:
    """Find which of the *known* names another is meant to be."""

    def __init__(self, known: Iterable[str]) -> None:
        self._meant: dict[str, str] = {}
        for name in known:
            for variant in _variants(name):
                self._meant.setdefault(variant, name)

    def of(self, name: str) -> str:
        """
        Give the name that has a letter more or less than *name*, another, or one in another place; "" for none.

        A number is no slip: it tells the second series from the third.
        """
        found = (self._meant.get(variant) for variant in _variants(name))
        return next((meant for meant in found if meant and _DIGITS.findall(meant) == _DIGITS.findall(name)), "")


def _variants(name: str) -> Iterator[str]:
    """Give *name* as it is compared, and with each of its letters left out: of two that are alike, one is the same."""
    folded = folded_name(name)
    if len(folded) >= _SHORTEST:
        yield folded
        yield from (folded[:at] + folded[at + 1 :] for at in range(len(folded)) if folded[at] != " ")
