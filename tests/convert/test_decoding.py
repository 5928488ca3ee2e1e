"""Decoding the bytes of seeds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.convert.code_pages import UnknownCodePageError
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


# A sentence of several languages each, none of them a text of anybody's.
IN_CODE_PAGES = [
    ("cp1250", "Windows-1250", "Piosenkarka otworzyła wczoraj lodowisko w porcie, i tańczyła na nim całą godzinę."),
    ("cp1250", "Windows-1250", "Zpěvačka včera otevřela kluziště u přístavu a řekla, že na ten den čekala."),
    ("cp1251", "Windows-1251", "Вчера певица открыла новый каток у старой гавани и танцевала целый час."),
    ("koi8-r", "KOI8-R", "Вчера певица открыла новый каток у старой гавани и танцевала целый час."),
    ("cp1253", "Windows-1253", "Χθες η τραγουδίστρια άνοιξε το παγοδρόμιο στο λιμάνι και χόρεψε για μία ώρα."),
    ("cp1255", "Windows-1255", "אתמול פתחה הזמרת את משטח ההחלקה החדש ליד הנמל הישן ורקדה שעה שלמה."),
    ("cp1256", "Windows-1256", "افتتحت المغنية أمس حلبة التزلج الجديدة قرب الميناء القديم ورقصت ساعة كاملة."),
    ("shift_jis", "Shift JIS", "昨日、歌手は古い港の近くに新しいリンクを開き、一時間も踊りました。"),
    ("euc-jp", "EUC-JP", "昨日、歌手は古い港の近くに新しいリンクを開き、一時間も踊りました。"),
    ("euc-kr", "Korean Windows-949", "어제 가수는 오래된 항구 옆에 새 빙상장을 열고 한 시간 동안 춤을 추었다."),
    ("gb18030", "GB 18030", "昨天这位歌手在老港口旁边开了一个新的溜冰场,她在那里跳了一个小时的舞。"),
    ("big5", "Big5", "昨天這位歌手在老港口旁邊開了一個新的溜冰場,她在那裡跳了一個小時的舞。"),
    ("cp1252", "Windows-1252", "Gestern eröffnete die Sängerin die Eisbahn am Hafen: „Schön“, sagte sie, „für mich.“"),
    (
        "cp1252",
        "Windows-1252",
        "La chanteuse a ouvert la patinoire près du port ; elle était émue, où l’on dansait déjà.",
    ),
    ("cp1252", "Windows-1252", "Sangerinden åbnede skøjtebanen ved havnen, før hun løb på skøjter, og græd."),
]


@pytest.mark.parametrize(("codec", "called", "text"), IN_CODE_PAGES)
def test_a_code_page_is_known_by_its_letters(codec: str, called: str, text: str) -> None:
    """The letters of a language make a text of one code page and nonsense of the others; the note names the guess."""
    note = f"seed: not UTF-8, and taken for {called}; look for wrong letters in names"
    assert decode(text.encode(codec)) == Decoded(text, note)
    assert decode(f"By Ivo Lark\n\n{text}".encode(codec)).note == note


@pytest.mark.parametrize(
    "raw", ["นักร้องเปิดลานสเก็ตแห่งใหม่ใกล้ท่าเรือเก่า".encode("cp874"), bytes(range(0x80, 0x100)) * 3], ids=["Thai", "noise"]
)
def test_letters_of_no_known_script_are_no_text(raw: bytes) -> None:
    """To publish nonsense would be worse than to ask for UTF-8."""
    with pytest.raises(UnknownCodePageError):
        decode(raw)


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


@pytest.mark.parametrize("times", [1, 2, 3])
def test_letters_that_were_decoded_wrongly_are_mended(times: int) -> None:
    """Curly quotes, accents, pounds and signs beyond the basic plane come back, though several programs were wrong."""
    text = damaged = f"{LINE}The drum 🥁 cost 5 €, a ♥ and a ™."
    for _ in range(times):
        damaged = wrongly_decoded(damaged)
    assert decode(damaged.encode()) == Decoded(text, MENDED)


LEFT = "seed: letters that were decoded wrongly, such as â€, are left; put the right ones in their place"


@pytest.mark.parametrize(
    ("text", "mended", "note"),
    [
        ("She said: â€œThe drum is gone.â€ We laughed.", "She said: “The drum is gone.” We laughed.", MENDED),
        ("“The drum is gone,â€ she said. “It was old.â€", "“The drum is gone,” she said. “It was old.”", MENDED),
        ("The drum â€ gone", "The drum â€ gone", LEFT),
        ("Donâ€™t ask of the drum â€ it is gone.", "Don’t ask of the drum â€ it is gone.", f"{MENDED}; {LEFT}"),
        ("“The drum” is goneâ€ they said.", "“The drum” is goneâ€ they said.", LEFT),
    ],
)
def test_a_letter_that_lost_a_byte_is_mended_where_a_quotation_is_open(text: str, mended: str, note: str) -> None:
    """Three letters begin so; only behind an opening quotation mark is it sure which one it was."""
    assert decode(text.encode()) == Decoded(mended, note)


@pytest.mark.parametrize("text", ["CAFÉ», «É»", "Ã la carte", "Â", "Plain text."])
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
    assert decoded.note in {"", MENDED, LEFT} or "\0" in text
