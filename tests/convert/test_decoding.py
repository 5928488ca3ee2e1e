"""Decoding the bytes of seeds."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.convert.decoding import Decoded, NotTextError, decode

LINE = "Zoë said: “I don’t know – it cost £5.” "
MENDED = "seed: letters that were decoded wrongly, such as â€™, were mended; look at names with accents"
GUESSED = "seed: not UTF-8, and taken for Windows-1252; look for wrong letters in names"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_what_says_its_encoding_is_decoded_without_a_word(encoding: str) -> None:
    """UTF-8, and any kind of Unicode behind a byte order mark."""
    assert decode(LINE.encode(encoding)) == Decoded(LINE)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_letters_are_known_by_their_zero_bytes(encoding: str) -> None:
    """Without a byte order mark the editor is told what was guessed."""
    assert decode((LINE * 3).encode(encoding)) == Decoded(
        LINE * 3, f"seed: taken for {encoding.upper()}, which it does not say"
    )


def test_what_is_no_unicode_is_taken_for_windows() -> None:
    """The quotes of Windows-1252 come out right, and the editor is asked to look."""
    assert decode(LINE.encode("cp1252")) == Decoded(LINE, GUESSED)


def test_a_declared_encoding_is_believed_unless_the_text_is_utf_8() -> None:
    """What a page says outranks a guess, and UTF-8 that can be read outranks what a page says."""
    assert decode("Łódź".encode("iso-8859-2"), "iso-8859-2") == Decoded("Łódź")
    assert decode("Łódź".encode(), "iso-8859-2") == Decoded("Łódź")
    assert decode(b"caf\xe9", "no-such-code") == Decoded("café", GUESSED)


def test_a_wrong_byte_does_not_spoil_the_rest() -> None:
    """A file that is UTF-8 but for a byte, as where it was cut, stays UTF-8."""
    assert decode(LINE.encode() + b"caf\xe9 " + LINE.encode()) == Decoded(
        f"{LINE}café {LINE}", "seed: bytes that are no UTF-8 (1) were taken for Windows-1252; look for wrong letters"
    )


def wrongly_decoded(text: str) -> str:
    """Decode UTF-8 as a program does that thinks of nothing but Windows."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())


@pytest.mark.parametrize("with_ftfy", [True, False])
def test_letters_that_were_decoded_wrongly_are_mended(with_ftfy: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Curly quotes, accents, pounds and signs beyond the basic plane come back, with the extra and without."""
    if not with_ftfy:
        monkeypatch.setitem(sys.modules, "ftfy", None)
    text = f"{LINE}The drum 🥁 cost 5 €."
    assert decode(wrongly_decoded(text).encode()) == Decoded(text, MENDED)


@pytest.mark.parametrize("text", ["CAFÉ», «É»", "Ã la carte", "Â", "â€", "Plain text."])
def test_letters_that_only_look_wrong_are_left_alone(text: str) -> None:
    """A capital with an accent before a quotation mark is not damage."""
    assert decode(text.encode()) == Decoded(text)


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
        (b"%PDF-1.7", "a PDF document"),
        (b"PK\x03\x04\x14", "a zip archive or an office document"),
        (b"\0\0 words", "a file of bytes that are no letters"),
        (b"\x01\x02\x03\x04\x05" + b"words " * 20, "a file of bytes that are no letters"),
    ],
)
def test_bytes_that_are_no_text_are_said_to_be_none(raw: bytes, what: str) -> None:
    """By their first bytes, or by how many of them nobody types."""
    with pytest.raises(NotTextError, match=what):
        decode(raw)


def test_a_stray_zero_byte_is_no_reason_to_refuse_a_text() -> None:
    """What reads the text drops it."""
    assert decode(b"The drum\0 is gone.") == Decoded("The drum\0 is gone.")


@given(st.text())
def test_unicode_text_is_never_guessed(text: str) -> None:
    """Whatever UTF-8 says is taken as it is, but for damage that is mended with a note."""
    try:
        decoded = decode(text.encode("utf-8", "ignore"))
    except NotTextError:
        return
    assert decoded.note in {"", MENDED} or "\0" in text
