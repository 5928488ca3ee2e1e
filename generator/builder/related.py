"""Which stories are related, remembered between builds: a text can change without all of them being compared again."""

from hashlib import blake2b
from pathlib import Path

import msgspec

from generator.installation import installation_stamp
from generator.memory import recall_proven, remember_proven
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
        self._found: tuple[bytes, Related] | None = None

    def of(self, site: Site) -> Related:
        """Give what `related_articles` gives for the *site*."""
        key = _key(site)
        known = recall_proven(self._path, tuple[bytes, list[list[int]]], installation_stamp())
        if known and known[0] == key:
            return known[1]
        related = related_articles(site)
        self._found = key, related
        return related

    def save(self) -> None:
        """Write what had to be found out, if anything had; raises UserError."""
        if self._found:
            remember_proven(self._path, self._found, installation_stamp())


def _key(site: Site) -> bytes:
    """Hash all that it depends on which articles are related: their order, their dates and their terms."""
    # The terms of articles are in the order of the articles.
    terms = [list(site.slugs[taxonomy].values()) for taxonomy in TAXONOMIES]
    dated = [article.date for article in site.articles]
    return blake2b(msgspec.msgpack.encode((dated, terms)), digest_size=16).digest()
