"""Slugs: the part of an address that stands for a name. Equal slugs are the same term."""

import re
import unicodedata

_APOSTROPHES = re.compile("['’‘ʼ`´]")
_BETWEEN = re.compile(r"[^a-z0-9]+")
_SLUG = re.compile(r"[a-z0-9]++(?:-[a-z0-9]++)*+")
_LONGEST = 120
SLUG_FORM = f"expected small letters, digits and hyphens, at most {_LONGEST}"


def slugify(text: str) -> str:
    """Give the slug of *text*, at most 120 characters; it is empty when *text* has neither letters nor digits."""
    if len(text) <= _LONGEST and _SLUG.fullmatch(text):
        return text
    text = _APOSTROPHES.sub("", text)
    if not text.isascii():
        text = _transliterated(text)
    slug = _BETWEEN.sub("-", text.lower()).strip("-")
    return slug if len(slug) <= _LONGEST else slug[: _LONGEST + 1].rpartition("-")[0] or slug[:_LONGEST]


def _transliterated(text: str) -> str:
    """Spell *text* in ASCII; by one table always, since another spelling would be another address."""
    from text_unidecode import unidecode  # noqa: PLC0415 - an all-ASCII site needs none

    return _APOSTROPHES.sub("", unidecode(unicodedata.normalize("NFKD", text)))
