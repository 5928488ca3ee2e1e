"""Compare names without accents and typographic apostrophes, without moving any character."""

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


def fold(text: str) -> str:
    """Give *text* with plain letters, apostrophes and hyphens: as long as it was, capitals kept."""
    return text if text.isascii() else text.translate(_FOLD)
