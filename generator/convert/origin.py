"""Say where a value of an article came from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Origin:
    """
    Name the place of a value: the characters *start* to *end* of the seed's text, and the *rule* that read them.

    *confidence* is between 0 and 1: the share of right answers that the rule gave on real articles. A value that stands
    nowhere in the text, such as one from a page's metadata, has an empty place.
    """

    start: int
    end: int
    rule: str
    confidence: float
