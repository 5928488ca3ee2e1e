"""How wide and high the pictures of articles are, so that a page keeps room for one before it has arrived."""

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

import msgspec

from generator.installation import installation_stamp
from generator.memory import recall_proven, remember_proven
from generator.model.article import Article
from generator.model.content import Content
from generator.model.values import Asset, Page
from generator.readers.layouts import locate

SIZES = "pictures"


class _Measured(NamedTuple):
    """Hold the stamp of a file, and the size of the picture in it in pixels, 0 where it tells none."""

    stamp: tuple[int, int]
    width: int
    height: int


class PictureSizes:
    """
    Measure pictures, and remember in the folder *memory* what they measure until their files change.

    That only saves time: where it cannot be read, all are measured anew.
    """

    def __init__(self, memory: Path) -> None:
        self._path = memory / SIZES
        self._known = recall_proven(self._path, dict[str, _Measured], installation_stamp()) or {}
        self._found: dict[str, _Measured] = {}

    def added_to(self, content: Content, root: Path, assets: Iterable[Page]) -> Content:
        """Give *content* with the sizes of those pictures of its articles that are among the *assets*."""
        wanted = {article.image.src for article in content.articles if article.image}
        if not wanted:
            return content
        self._measure(root, [page for page in assets if page.path in wanted])
        return content._replace(articles=tuple([self._sized(article) for article in content.articles]))

    def save(self) -> None:
        """Remember what was found; raises UserError."""
        if self._found != self._known:
            remember_proven(self._path, self._found, installation_stamp())

    def _measure(self, root: Path, pictures: Sequence[Page]) -> None:
        for page in pictures:
            if isinstance(page.values, Asset):
                known, stamp = self._known.get(page.path), page.values.stamp
                if known is None or known.stamp != stamp:
                    known = _measured(locate(root, page.values.source), stamp)
                self._found[page.path] = known

    def _sized(self, article: Article) -> Article:
        found = self._found.get(article.image.src) if article.image else None
        if not found or not found.width:
            return article
        size = found.width, found.height
        # Whatever is derived from the article is derived from the size too.
        digest = blake2b(article.digest + f"{size}".encode(), digest_size=16).digest()
        return msgspec.structs.replace(article, image_size=size, digest=digest)


def _measured(file: str, stamp: tuple[int, int]) -> _Measured:
    import imagesize  # noqa: PLC0415 - most builds have no new picture

    try:
        width, height = imagesize.get(file)
    except (OSError, ValueError):  # of a file that is damaged
        width = height = 0
    return _Measured(stamp, *((round(width), round(height)) if width >= 1 and height >= 1 else (0, 0)))
