"""The font that a site gives for its cards."""

from hashlib import blake2b
from pathlib import Path

from generator.config import Config
from generator.errors import Problem, UserError
from generator.model.values import Card
from generator.readers.layouts import Layouts
from generator.schema import locate
from generator.settings import SITE_FILE, read_toml


def with_card_font(root: Path, config: Config, layouts: Layouts) -> tuple[Layouts, tuple[str, bytes]]:
    """
    Let the font of the cards stand for their layout; give its file, and all that is in it: b"" for the usual one.

    Raises UserError where the file cannot be read.
    """
    if not config.cards:
        return layouts, ("", b"")
    path, font = "", b""
    if config.card_font:
        path = f"content/{config.card_font}"
        try:
            font = (root / path).read_bytes()
        except OSError as error:
            line = locate(("card_font",), read_toml(root, SITE_FILE)[1])
            raise UserError([Problem(SITE_FILE, line, f"card_font: {path} cannot be read: {error.strerror}")]) from None
    digest = blake2b(font, digest_size=16).digest()
    return layouts._replace(closures={**layouts.closures, Card.layout: digest}), (path, font)
