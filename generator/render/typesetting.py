"""Text set in lines that fit, in a font that may lack letters."""

import unicodedata
from collections.abc import Sequence
from functools import cache
from io import BytesIO
from typing import NamedTuple

from PIL import ImageFont
from text_unidecode import unidecode

LEADING = 1.18  # how far apart lines are, in sizes of their letters
_SAMPLE = 40  # the size at which letters are looked at
_NEVER_DRAWN = "\U0010ffff"  # no font has this one: it shows what a font draws for a letter that it lacks
_ELLIPSIS = "…"
_READ = "LMN"  # the first letters of Unicode's categories of letters, of marks upon them, and of numbers


class Passage(NamedTuple):
    """Hold text in *lines* at a *size* in pixels; *cut* tells whether some of it is left out."""

    size: int
    lines: tuple[str, ...]
    cut: bool = False

    @property
    def height(self) -> float:
        """Tell how high the lines stand, in pixels."""
        return len(self.lines) * self.size * LEADING


class Typeface:
    """
    Set text in the font that *content* is, or in the one that comes with Pillow, which has few letters with accents.

    Raises OSError for what is no font.
    """

    def __init__(self, content: bytes) -> None:
        self._content = content
        self.at = cache(self._load)
        self._letter = cache(self._spelt)
        self._absent = bytes(self.at(_SAMPLE).getmask(_NEVER_DRAWN))

    def _load(self, size: int) -> ImageFont.FreeTypeFont:
        """Give the font at a *size* in pixels."""
        if self._content:
            # With Raqm, which is not everywhere, the same text would come out as other bytes.
            return ImageFont.truetype(BytesIO(self._content), size, layout_engine=ImageFont.Layout.BASIC)
        usual = ImageFont.load_default(size)
        assert isinstance(usual, ImageFont.FreeTypeFont)  # noqa: S101 - it is, wherever Pillow has FreeType
        return usual

    def spell(self, text: str) -> str:
        """Write *text* in letters that the font has: é as e, ß as ss, and what is no letter of any kind not at all."""
        return "".join(map(self._letter, " ".join(unicodedata.normalize("NFC", text).split())))

    def has_letters_of(self, text: str) -> bool:
        """Tell whether all letters, accents and digits of *text* are in the font; quotes and dashes have others."""
        written = unicodedata.normalize("NFC", text)
        return all(self._letter(character) == character for character in written if _is_read(character))

    def _spelt(self, letter: str) -> str:
        if letter == " " or self._has(letter):
            return letter
        return "".join([other for other in unidecode(letter) if other == " " or self._has(other)])

    def _has(self, letter: str) -> bool:
        mask = self.at(_SAMPLE).getmask(letter)
        return bool(mask.getbbox()) and bytes(mask) != self._absent

    def fit(self, paragraphs: Sequence[str], width: int, height: float, sizes: Sequence[int]) -> Passage:
        """
        Set *paragraphs* in lines of up to *width* pixels, at the largest of *sizes* at which all are within *height*.

        There is always room for one line. What does not fit at the smallest size ends in an ellipsis, after a word
        where there is one.
        """
        spelt = [self.spell(paragraph).split() for paragraph in paragraphs]
        lines: list[str] = []
        room = 1
        for size in sizes:
            room = max(1, int(height / (size * LEADING)))
            lines = [line for words in spelt for line in self._wrap(words, size, width)]
            if len(lines) <= room:
                return Passage(size, tuple(lines))
        last = self._shortened(lines[room - 1], sizes[-1], width)
        return Passage(sizes[-1], (*lines[: room - 1], last), cut=True)

    def _wrap(self, words: Sequence[str], size: int, width: int) -> list[str]:
        lines: list[str] = []
        for word in words:
            joined = f"{lines[-1]} {word}" if lines else word
            if lines and self.width(joined, size) <= width:
                lines[-1] = joined
            else:
                lines += self._broken(word, size, width)
        return lines

    def _broken(self, word: str, size: int, width: int) -> list[str]:
        """Break a *word* that is wider than a line."""
        parts = []
        while self.width(word, size) > width and len(word) > 1:
            end = next(end for end in range(len(word) - 1, 0, -1) if end == 1 or self.width(word[:end], size) <= width)
            parts.append(word[:end])
            word = word[end:]
        return [*parts, word]

    def _shortened(self, line: str, size: int, width: int) -> str:
        ellipsis = self.spell(_ELLIPSIS)
        words = line.split()
        while words:
            shorter = " ".join(words).rstrip(",;:.–—-") + ellipsis
            if self.width(shorter, size) <= width:
                return shorter
            words = words[:-1] if len(words) > 1 else [words[0][:-1]] if len(words[0]) > 1 else []
        return ellipsis

    def width(self, line: str, size: int) -> float:
        """Measure a *line*, in pixels."""
        return self.at(size).getlength(line)


def _is_read(character: str) -> bool:
    return unicodedata.category(character)[0] in _READ
