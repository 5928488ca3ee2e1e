"""Cards drawn: the picture that other sites show of a page, in the design of the site."""

from io import BytesIO

from PIL import Image, ImageDraw

from generator.model.values import Card, Frame
from generator.render.pictures import CARD_SIZE, told_on
from generator.render.typesetting import LEADING, Passage, Typeface
from generator.render.words import Words

# The colours of the light look in layouts/assets/style.css.
_PAPER, _INK, _SOFT, _RULE, _ACCENT = "#fbfaf8", "#1b1719", "#625a5e", "#d8d2d1", "#a0134c"
_WIDTH, _ = CARD_SIZE
# The places of things from the left and from the top, and their sizes, in pixels.
_MARGIN = 64
_MEASURE = _WIDTH - 2 * _MARGIN
_RULE_TOP = 44
_NAME_TOP, _NAME_SIZE = 60, 40
_STOP = 9  # the square behind the name, which is its full stop
_HAIRLINE = 120
_TEXT_TOP, _TEXT_BOTTOM = 148, 544
_FOOT = 562
_SMALL = 28
_GAP = 28
_HEADLINE_SIZES = (128, 110, 96, 84, 74, 66, 58, 52, 46)
_TOLD_SIZES = (32, 28, 24, 20)
_TOLD_HEIGHT = 200
_QUALITY = 75
_NOTHING = Passage(_SMALL, ())


class Cards:
    """
    Draw the cards of one site, in the *font* of the site or the one that comes with Pillow.

    No name is misspelt: text with letters that the font lacks is left out. In place of such a headline, of the name of
    such a person, show or case, and of one whose case cannot be told of, stands what the site is.

    Raises OSError for what is no font.
    """

    def __init__(self, frame: Frame, words: Words, font: bytes) -> None:
        self._name = frame.title
        self._words = words
        self._face = Typeface(font)
        self._motto = self._spelt(frame.description) or frame.title

    def draw(self, card: Card) -> bytes:
        """Give the JPEG of a *card*: the same bytes for the same values, whoever draws it."""
        picture = Image.new("RGB", CARD_SIZE, _PAPER)
        draw = ImageDraw.Draw(picture)
        self._draw_masthead(draw)
        lines = told_on(card, self._words)
        told = self._face.fit(lines, _MEASURE, _TOLD_HEIGHT, _TOLD_SIZES) if lines else _NOTHING
        title = card.title or self._motto
        if told.cut or not all(map(self._face.has_letters_of, (title, *lines))):
            # A headline does not stand without what became of its case: where that cannot be drawn, neither is it.
            title, told = self._motto, _NOTHING
        top, below = float(_TEXT_TOP), told.height
        if card.taxonomy:
            top += self._set(draw, self._in_a_line(self._words.say(card.taxonomy), _SMALL), top, _SOFT) + _GAP / 2
        room = _TEXT_BOTTOM - top - (below + _GAP if below else 0)
        top += self._set(draw, self._face.fit([self._spelt(title)], _MEASURE, room, _HEADLINE_SIZES), top, _INK) + _GAP
        self._set(draw, told, top, _ACCENT)
        foot = [self._words.day(card.date)] if card.date else []
        foot += [card.source] if card.source else []
        self._set(draw, self._in_a_line(" · ".join(filter(self._spelt, foot)), _SMALL), _FOOT, _SOFT)
        content = BytesIO()
        picture.save(content, "JPEG", quality=_QUALITY)
        return content.getvalue()

    def _draw_masthead(self, draw: ImageDraw.ImageDraw) -> None:
        """Draw a heavy rule, the name of the site with its full stop, and a hairline."""
        right = _WIDTH - _MARGIN - 1
        draw.rectangle((_MARGIN, _RULE_TOP, right, _RULE_TOP + 5), _INK)
        name = self._in_a_line(self._name, _NAME_SIZE)
        self._set(draw, name, _NAME_TOP, _INK)
        end = _MARGIN + max([self._face.width(line, _NAME_SIZE) for line in name.lines], default=0)
        base = _NAME_TOP + self._face.at(_NAME_SIZE).getmetrics()[0]
        draw.rectangle((end + 5, base - _STOP, end + 4 + _STOP, base - 1), _ACCENT)
        draw.line((_MARGIN, _HAIRLINE, right, _HAIRLINE), _RULE)

    def _in_a_line(self, text: str, size: int) -> Passage:
        return self._face.fit([self._spelt(text)], _MEASURE - size, 0, [size])

    def _spelt(self, text: str) -> str:
        """Give *text* if the font has its letters, else nothing."""
        return text if self._face.has_letters_of(text) else ""

    def _set(self, draw: ImageDraw.ImageDraw, passage: Passage, top: float, colour: str) -> float:
        """Draw a *passage* from *top*, and give its height."""
        for number, line in enumerate(passage.lines):
            at = (_MARGIN, round(top + number * passage.size * LEADING))
            draw.text(at, line, colour, self._face.at(passage.size))
        return passage.height
