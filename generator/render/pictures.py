"""The picture that stands for a page: its own, or its card."""

from typing import NamedTuple
from urllib.parse import quote

from generator.model.addresses import card_path
from generator.model.pages.cards import card_of
from generator.model.values import ArticlePage, Card, Frame, PageValues
from generator.render.words import Words

CARD_SIZE = 1200, 630  # ogp.me gives no size; this is what the large networks show whole, at 1.91 to 1
_TYPES = {
    "avif": "image/avif", "gif": "image/gif", "jpeg": "image/jpeg", "jpg": "image/jpeg", "png": "image/png",
    "svg": "image/svg+xml", "webp": "image/webp",
}  # fmt: skip


class Picture(NamedTuple):
    """
    Name a picture by its absolute address, and say what it shows and whose it is.

    *type* is "" where the name does not tell it; *width* and *height* are 0 where they are not known.
    """

    url: str
    alt: str
    credit: str
    type: str
    width: int
    height: int


class Pictures:
    """Find the pictures that stand for the pages of one site."""

    def __init__(self, frame: Frame, words: Words) -> None:
        self._frame = frame
        self._words = words

    def of(self, page: PageValues, url: str) -> Picture | None:
        """Give the picture of the page at *url*; None for one that has neither a picture nor a card."""
        if isinstance(page, ArticlePage) and page.image:
            image = page.image
            kind = _TYPES.get(image.src.rpartition(".")[2].lower(), "")
            address = self._frame.base_url + quote(image.src)
            return Picture(address, image.alt, image.credit, kind, *page.image_size)
        card = card_of(page) if self._frame.cards else None
        if card is None:
            return None
        return Picture(self._frame.base_url + card_path(url), self._written_on(card), "", "image/jpeg", *CARD_SIZE)

    def _written_on(self, card: Card) -> str:
        """Give what a *card* says, for those who cannot see it."""
        return ". ".join([card.title or self._frame.title, *told_on(card, self._words)])


def told_on(card: Card, words: Words) -> list[str]:
    """Tell where the case of a *card* stands, or what became of those of its story: a line each, with its source."""
    standing = (card.status, *card.status.others) if card.status else ()
    return [
        *[words.update_line(note) for note in card.case_notes],
        *[f"{words.standing(own)}. {words.say('source_is', source=own.source.name)}" for own in standing],
    ]
