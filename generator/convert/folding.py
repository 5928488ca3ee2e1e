"""Compare names without capitals, accents and typographic apostrophes, without moving any character."""

import re
import unicodedata


class _Fold(dict[int, str]):
    """Map a character to its plain letter where that is a single one; filled as characters come along."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        plain = unicodedata.normalize("NFD", letter)[0] if code > 127 else letter  # noqa: PLR2004 - the end of ASCII
        self[code] = {"‘": "'", "’": "'", "ʼ": "'", "‐": "-", "‑": "-", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L"}.get(
            letter, plain
        )
        return self[code]


_FOLD = _Fold()
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")


def lowered(text: str) -> str:
    """Put *text* into small letters without changing the place of any character."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c if len(c.lower()) > 1 else c.lower() for c in text)


def fold(text: str) -> str:
    """Give *text* with plain letters, apostrophes and hyphens: as long as it was, capitals kept."""
    # Most signs of news beyond ASCII are few and repeated: to look at each character takes four times as long.
    return text if text.isascii() else _BEYOND_ASCII.sub(lambda sign: _FOLD[ord(sign[0])], text)
