"""The notes under `review:` that a command can settle, in the words that the converter gives them."""

import re
from typing import NamedTuple, cast

from generator.model.site import TaxonomyName

_UNKNOWN = re.compile(r"(?P<taxonomy>people|shows|cases): (?P<name>.+) is not in content/(?P=taxonomy) yet")
_CHILD = re.compile(r"(?P<taxonomy>people): (?P<name>.+) may be a child; add the name if not")


class Question(NamedTuple):
    """Hold a name that a note asks about, and the key it would stand under; a child's does not stand there."""

    taxonomy: TaxonomyName
    name: str
    child: bool


def not_yet_known(taxonomy: str, name: str) -> str:
    """Say that *name* has no record."""
    return f"{taxonomy}: {name} is not in content/{taxonomy} yet"


def may_be_a_child(name: str) -> str:
    """Say why the person *name* is not tagged."""
    return f"people: {name} may be a child; add the name if not"


def question_in(note: str) -> Question | None:
    """Tell about which name a note asks; None for one that asks anything else."""
    match = _UNKNOWN.fullmatch(note) or _CHILD.fullmatch(note)
    return Question(cast("TaxonomyName", match["taxonomy"]), match["name"], match.re is _CHILD) if match else None
