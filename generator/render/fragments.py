"""Parts that stand on many pages, rendered once in a process and kept for the next page."""

from collections.abc import Callable, Sequence

import msgspec
from markupsafe import Markup as Safe

from generator.model.values import BodyReference, Feed, FeedEntry, Teaser
from generator.render.environment import Environment
from generator.render.markup import Markup, with_base

_ROOT_MARK = "\0"  # no text has this character
_MOST_CHARACTERS = 200_000_000  # what the feeds of 10,000 articles have in all, if all their texts are lent


class Fragments:
    """
    Render layouts for teasers and entries of feeds, and join the results.

    A story stands in a dozen lists, in folders of different depth: it is rendered once, with a mark for the root. What
    is made is forgotten when it has the *most* characters that a process should keep.
    """

    def __init__(
        self, environment: Environment, markup: Markup, base_url: str, *, most: int = _MOST_CHARACTERS
    ) -> None:
        self._environment = environment
        self._markup = markup
        self._base_url = base_url
        self._most = most
        self._made: dict[tuple[str, bytes], str] = {}
        self._raw: dict[bytes, msgspec.Raw] = {}
        self._bodies: dict[bytes, str] = {}
        self._size = 0

    def lacking(self, feed: Feed) -> list[BodyReference]:
        """Give the texts of *feed* whose HTML is to be learnt before it is rendered."""
        if self._size > self._most:
            self._made.clear()
            self._raw.clear()
            self._bodies.clear()
            self._size = 0
        return [entry.body for entry in feed.entries if entry.body and entry.body.key not in self._bodies]

    def learn(self, body: BodyReference, html: str) -> None:
        """Keep the HTML of a text for the feeds that follow."""
        self._bodies[body.key] = html
        self._size += len(html)

    def join(self, name: str, shown: Sequence[Teaser | FeedEntry], root: str) -> Safe | str:
        """
        Render the layout *name* for each of the teasers or entries *shown*, and give the results one after the other.

        What a layout of plain text gives is still to be escaped.
        """
        parts = [self._made.get((name, part.digest)) or self._make(name, part) for part in shown]
        text = "".join(parts).replace(_ROOT_MARK, root)
        return text if name.endswith(".txt") else Safe(text)  # noqa: S704 - the layouts have escaped what is in it

    def once(self, entry: FeedEntry, encode: Callable[[FeedEntry], msgspec.Raw]) -> msgspec.Raw:
        """Give what *encode* makes of an *entry* for a feed that no layout makes."""
        raw = self._raw.get(entry.digest)
        if raw is None:
            raw = self._raw[entry.digest] = encode(entry)
            self._size += len(bytes(raw))
        return raw

    def body_of(self, entry: FeedEntry) -> Safe | str:
        """Give the text of the *entry* of a feed as HTML that can be read anywhere; "" where there is none."""
        html = self._bodies[entry.body.key] if entry.body else ""
        if not html:
            return ""
        absolute = with_base(self._markup.for_feeds(html), self._base_url, self._base_url + entry.teaser.url)
        return Safe(absolute)  # noqa: S704 - Markup has cleaned it

    def _make(self, name: str, shown: Teaser | FeedEntry) -> str:
        if isinstance(shown, FeedEntry):
            text = self._environment.render(name, entry=shown, teaser=shown.teaser, root=_ROOT_MARK)
        else:
            text = self._environment.render(name, teaser=shown, root=_ROOT_MARK)
        self._made[name, shown.digest] = text
        self._size += len(text)
        return text
