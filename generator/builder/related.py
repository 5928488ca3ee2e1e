"""Which stories are related, remembered between builds: a text can change without all of them being compared again."""

from hashlib import blake2b
from pathlib import Path

import msgspec

from generator.installation import installation_stamp
from generator.memory import recall, remember
from generator.model.pages.related import Related, related_articles
from generator.model.site import TAXONOMIES, Site

RELATED = "related"


class RelatedCache:
    """
    Remember in the folder *memory* which articles are related.

    It only saves time: where it cannot be read, or is of other articles, they are compared anew.
    """

    def __init__(self, memory: Path) -> None:
        self._path = memory / RELATED
        self._found: tuple[bytes, bytes] | None = None

    def of(self, site: Site) -> Related:
        """Give what `related_articles` gives for the *site*."""
        known = recall(self._path, tuple[bytes, bytes, bytes], installation_stamp())
        key = _key(site)
        if known and known[0] == key and known[1] == _proof(known[2]):
            return msgspec.msgpack.decode(known[2], type=list[list[int]])
        related = related_articles(site)
        self._found = key, msgspec.msgpack.encode(related)
        return related

    def save(self) -> None:
        """Write what had to be found out, if anything had; raises UserError."""
        if self._found:
            key, content = self._found
            remember(self._path, (key, _proof(content), content), installation_stamp())


def _key(site: Site) -> bytes:
    """Hash all that it depends on which articles are related: their order, their dates and their terms."""
    # The terms of articles are in the order of the articles.
    terms = [list(site.slugs[taxonomy].values()) for taxonomy in TAXONOMIES]
    dated = [article.date for article in site.articles]
    return blake2b(msgspec.msgpack.encode((dated, terms)), digest_size=16).digest()


def _proof(content: bytes) -> bytes:
    return blake2b(content, digest_size=16).digest()
