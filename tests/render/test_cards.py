"""Cards: nothing is drawn over the edge, no letter is lost, and no headline stands without the last word."""

from collections.abc import Iterable
from datetime import date
from io import BytesIO

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.values import Card, CaseNote, Decision, Frame, Status
from making import NOON, a_frame, a_linked_site, a_source

pytest.importorskip("PIL")

from PIL import Image, ImageChops, ImageFont

from generator.render.cards import Cards
from generator.render.pictures import CARD_SIZE
from generator.render.typesetting import Typeface
from generator.render.words import Words

FRAME = a_frame(a_linked_site(description="What became of it."))
PAPER = (251, 250, 248)
SIZES = (60, 40, 20)


def cards(frame: Frame = FRAME) -> Cards:
    """Give what draws in the font that comes with Pillow."""
    return Cards(frame, Words(frame), b"")


CARDS = cards()
FACE = Typeface(b"")


def a_note(name: str = "The Fire", party: str = "") -> CaseNote:
    """Make a note of a case that was closed after it had been dismissed."""
    after = Decision("dismissed", date(2025, 6, 4))
    status = Status(
        "closed", date(2025, 6, 20), "It was.", a_source(), ended=True, outcome="favourable", after=after, party=party
    )
    return CaseNote(name, "cases/the-fire/", status)


def picture(card: Card, frame: Frame = FRAME) -> Image.Image:
    """Draw a card, and read it as others do."""
    found = Image.open(BytesIO(cards(frame).draw(card)))
    assert (found.format, found.size) == ("JPEG", CARD_SIZE)
    return found.convert("RGB")


def drawn(found: Image.Image, box: tuple[int, int, int, int] = (0, 130, 1200, 630)) -> tuple[int, int, int, int] | None:
    """Give the box of what stands on the paper within *box*, below the masthead; JPEG blurs edges a little."""
    part = found.crop(box)
    difference = ImageChops.difference(part, Image.new("RGB", part.size, PAPER)).convert("L")
    return difference.point(lambda value: 255 if value > 40 else 0).getbbox()  # type: ignore[operator] # a pixel


def test_a_card_is_a_jpeg_of_the_size_that_networks_show() -> None:
    """Whatever page it is of; and two draw the same bytes."""
    every = [
        Card("A headline", date=NOON, source="The Courier"),
        Card("A headline", date=NOON, case_notes=(a_note(),)),
        Card("Ann", "people"),
        Card("The Show", "shows"),
        Card("The Fire", "cases", status=a_note().status),
        Card(),
    ]
    seen = {CARDS.draw(card) for card in every}
    assert len(seen) == len(every)
    assert seen == {cards().draw(card) for card in reversed(every)}
    for card in every:
        picture(card)


def test_what_became_of_a_case_is_drawn_in_the_accent() -> None:
    """Nothing else below the masthead is."""

    def is_accented(card: Card) -> bool:
        pixels: Iterable[tuple[int, int, int]] = picture(card).crop((0, 130, 1200, 630)).get_flattened_data()
        return any(red - green > 80 for red, green, _ in pixels)

    assert is_accented(Card("A headline", case_notes=(a_note(),)))
    assert is_accented(Card("The Fire", "cases", status=a_note().status))
    assert not is_accented(Card("A headline", date=NOON, source="The Courier"))


def test_a_headline_without_room_for_the_outcome_is_not_drawn() -> None:
    """Thirty accused went their ways: the site stands there instead."""
    notes = tuple([a_note(party=f"Ann Example the {number}th") for number in range(30)])
    bare = CARDS.draw(Card(date=NOON))
    assert CARDS.draw(Card("She stands accused", date=NOON, case_notes=notes)) == bare
    assert CARDS.draw(Card("She stands accused", date=NOON, case_notes=notes[:2])) != bare


def test_no_name_is_misspelt() -> None:
    """Where the font lacks a letter of a headline or of what became of its case, the site stands there instead."""
    bare = CARDS.draw(Card(date=NOON))
    for title in ("Łukasz Ann", "Nguyễn", "Жанна", "فيروز"):
        assert not FACE.has_letters_of(title)
        assert CARDS.draw(Card(title, date=NOON)) == bare
    assert CARDS.draw(Card("Ann", date=NOON, case_notes=(a_note(party="Łukasz"),))) == bare
    assert CARDS.draw(Card("Łukasz", "people")) == CARDS.draw(Card("", "people"))
    assert CARDS.draw(Card(date=NOON, source="Łódzki")) == bare
    in_russian = msgspec.structs.replace(FRAME, description="Дайджест")
    assert cards(in_russian).draw(Card()) == cards(msgspec.structs.replace(FRAME, description="")).draw(Card())
    assert drawn(picture(Card(), msgspec.structs.replace(FRAME, title="Ж", description=""))) is None


def test_quotes_and_dashes_that_the_font_lacks_keep_no_headline_out() -> None:
    """Others mean the same."""
    assert FACE.has_letters_of("“Ann” — ‘Bob’ 🎬 №")
    assert CARDS.draw(Card("“Ann” ― Bob", date=NOON)) != CARDS.draw(Card(date=NOON))


@settings(max_examples=60, deadline=None)
@given(title=st.text(max_size=300), source=st.text(max_size=80), name=st.text(max_size=80), noted=st.booleans())
def test_no_text_leaves_its_margins(title: str, source: str, name: str, noted: bool) -> None:
    """Neither a long one, nor one in any script."""
    notes = (a_note(name), a_note(name, name)) if noted else ()
    frame = msgspec.structs.replace(FRAME, title=name)
    box = drawn(picture(Card(title, date=NOON, source=source, case_notes=notes), frame), (0, 0, 1200, 630))
    assert box
    assert (box[0] >= 56, box[1] >= 40, box[2] <= 1200 - 56, box[3] <= 630 - 20) == (True,) * 4


@settings(deadline=None)
@given(
    texts=st.lists(st.text(max_size=200) | st.text("ab W,", max_size=400), max_size=4),
    width=st.integers(60, 900),
    height=st.integers(1, 400),
)
def test_lines_are_no_wider_than_they_may_be_and_all_words_are_there(texts: list[str], width: int, height: int) -> None:
    """Or an ellipsis says that some are not."""
    passage = FACE.fit(texts, width, height, SIZES)
    assert passage.size in SIZES
    assert passage.height <= height or len(passage.lines) <= 1
    assert all(FACE.width(line, passage.size) <= width or len(line) == 1 for line in passage.lines)
    whole = "".join(FACE.spell(text) for text in texts).replace(" ", "")
    set_text = "".join(passage.lines).replace(" ", "")
    if passage.cut:
        assert passage.size == SIZES[-1]
        assert passage.lines[-1].endswith("…")
        assert whole.startswith(set_text.removesuffix("…"))
    else:
        assert set_text == whole


def test_a_line_is_cut_after_a_word() -> None:
    """Without the comma that would stand before the ellipsis."""
    assert FACE.fit(["Ann, Bob and many others"], 100, 1, [20]).lines == ("Ann, Bob…",)
    assert FACE.fit(["Ann, Bob and many others"], 60, 1, [20]).lines == ("Ann…",)


@pytest.mark.parametrize(
    ("text", "spelt"),
    [
        ("Łukasz Ayşe Nguyễn", "Lukasz Ayse Nguyen"),
        ("Zoe\u0308 — “Straße”", "Zoe -- “Strasse”"),
        ("Жанна 🎬 Ōta", "Zhanna  Ota"),
        ("two\nlines", "two lines"),
    ],
)
def test_letters_that_the_font_lacks_are_written_in_others(text: str, spelt: str) -> None:
    """No empty box stands for a letter of somebody's name."""
    assert FACE.spell(text) == spelt


def test_what_is_no_font_is_refused() -> None:
    """Before anything is drawn with it."""
    with pytest.raises(OSError, match=r"invalid|unknown"):
        Typeface(b"no font")


def test_letters_are_set_in_one_way_on_every_machine() -> None:
    """Not by a library that only some have, which moves letters together that others leave apart."""
    font = ImageFont.load_default(20)
    assert isinstance(font, ImageFont.FreeTypeFont)
    own = Typeface(font.font_bytes)
    assert {face.at(20).layout_engine for face in (own, FACE)} == {ImageFont.Layout.BASIC}
