"""What the search page reads, in JSON: as a reader is to see it, so that the page has nothing left to word."""

from collections.abc import Sequence

import msgspec

from generator.model.values import SearchIndex, SearchPart, SearchTerm, Teaser
from generator.render.words import Words


class SearchJson:
    """Write the index of a site; addresses are relative to its base, and whatever is empty is left out."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def write(self, values: SearchIndex | SearchPart) -> bytes:
        """Give the bytes of a file, in UTF-8 throughout: a name that must be found in it is not hidden by escapes."""
        if isinstance(values, SearchPart):
            stories = zip(values.teasers, values.names, strict=True)
            return msgspec.json.encode({"stories": [self._story(teaser, names) for teaser, names in stories]})
        kinds = ("people", "shows", "cases")
        terms = {kind: [self._term(term) for term in getattr(values, kind)] for kind in kinds}
        return msgspec.json.encode({"parts": values.parts, **terms})

    def _term(self, term: SearchTerm) -> dict[str, object]:
        standing = [
            self._words.say("sourced", told=f"{self._words.standing(status)}.", source=status.source.name)
            for status in term.statuses
        ]
        return _without_gaps(
            {
                "name": term.name,
                "url": term.url,
                "stories": self._words.say("stories", n=term.count) if term.count else "",
                "aliases": term.aliases,
                "notes": standing,
            }
        )

    def _story(self, teaser: Teaser, names: Sequence[str]) -> dict[str, object]:
        return _without_gaps(
            {
                "name": teaser.title,
                "url": teaser.url,
                "date": self._words.iso(teaser.date)[: len("2025-03-14")],
                "day": self._words.day(teaser.date),
                "source": teaser.source,
                "about": names,
                "summary": teaser.summary,
                "notes": [self._words.update_line(note) for note in teaser.case_notes],
            }
        )


def _without_gaps(told: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in told.items() if value}
