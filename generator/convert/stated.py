"""What the container of a story states of it: the metadata of a page, front matter, the fields of a feed's entry."""

from dataclasses import dataclass

from generator.convert.origin import Origin

FRONT_MATTER = "the front matter"  # the rule of facts that whoever wrote a Markdown file stated in it


@dataclass(frozen=True, slots=True)
class Fact:
    """Hold a stated *value*, and where it was read."""

    value: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Stated:
    """
    Hold what the container states, as far as it does.

    *day* has the form of an article's `source.date`: a day, a month or a year.
    """

    title: Fact | None = None
    author: Fact | None = None
    outlet: Fact | None = None
    url: Fact | None = None
    day: Fact | None = None
    summary: Fact | None = None


NOTHING = Stated()


def fact(value: str, rule: str, confidence: float) -> Fact | None:
    """Make a fact that stands nowhere in the text of the seed; None where *value* is empty."""
    value = " ".join(value.split())
    return Fact(value, Origin(0, 0, rule, confidence)) if value else None
