"""Decode the bytes of a seed: UTF-8 if they can be, by their byte order mark or pattern, or else by a code page."""

import codecs
import re
from contextlib import suppress
from typing import NamedTuple

from generator.convert.code_pages import guess_code_page

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Where the zero bytes of western text stand within four bytes.
_ZEROS = {"utf-32-le": "_000", "utf-32-be": "000_", "utf-16-le": "_0_0", "utf-16-be": "0_0_"}
_MAGIC = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"RIFF", "a sound, film or picture"),
    (b"ID3", "a sound"),
    (b"\x7fELF", "a program"),
    (b"bplist", "a web archive"),
)
_TOP = 4096  # bytes in which the pattern of an encoding shows
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# Of the characters: so many signs that nobody types, or fewer of several kinds, are no text.
_MOSTLY_CONTROLS, _MANY_CONTROLS, _SEVERAL = 0.1, 0.01, 4
_SURROGATES = range(0xDC80, 0xDD00)  # what Python puts for a byte that is no UTF-8
_SIGNS = re.compile("â€|Ã[\x80-¿]|Â[\xa0-¿]|ðŸ|ï»¿")
# The characters that Windows-1252 makes of the second and later bytes of a letter in UTF-8.
_GOES_ON = re.escape("".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xC0)))
_DAMAGED = re.compile(f"[ÂÃÄÅÆË][{_GOES_ON}]|â[€‚„†ˆ˜™œ][{_GOES_ON}]|ðŸ[{_GOES_ON}]{{2}}|ï»¿")
# The closing quotation mark, whose third byte is none in Windows-1252 and is often lost, where one was opened.
_LOST_END = re.compile("(“[^“”\n]{1,2000}?)â€(?=[\\s.,;:!?)]|$)", re.MULTILINE)
_MOST_TIMES = 3  # that one text was decoded wrongly


class Decoded(NamedTuple):
    """Hold the *text*, and what to tell the editor if anything was guessed."""

    text: str
    note: str = ""


class NotTextError(Exception):
    """Say that bytes are no text; the argument is what they are."""


def decode(raw: bytes, declared: str = "") -> Decoded:
    """
    Decode *raw*, which may say itself that it is in the encoding *declared*.

    Strict UTF-8 outranks what is declared: hardly any other text passes for it, and declarations are often wrong.
    Raises NotTextError and UnknownCodePageError.
    """
    for magic, what in _MAGIC:
        if raw.startswith(magic):
            raise NotTextError(what)
    decoded = _decode(raw, declared)
    controls = _CONTROL.findall(decoded.text)
    limit = _MANY_CONTROLS if len(set(controls)) > _SEVERAL else _MOSTLY_CONTROLS
    if len(controls) > len(decoded.text) * limit:
        raise NotTextError("a file of bytes that are no letters")
    return _mended(decoded)


def _decode(raw: bytes, declared: str) -> Decoded:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return Decoded(raw[len(mark) :].decode(encoding, "replace"))
    if encoding := _by_zeros(raw[:_TOP]):
        return Decoded(raw.decode(encoding, "replace"), f"seed: taken for {encoding.upper()}, which it does not say")
    with suppress(UnicodeDecodeError):
        return Decoded(raw.decode("utf-8"))
    text = raw.decode("utf-8", "surrogateescape")
    wrong = sum(ord(c) in _SURROGATES for c in text)
    if 2 * wrong < sum(not c.isascii() for c in text):
        return Decoded(
            "".join(_western(ord(c) & 0xFF) if ord(c) in _SURROGATES else c for c in text),
            f"seed: bytes that are no UTF-8 ({wrong}) were taken for Windows-1252; look for wrong letters",
        )
    with suppress(LookupError, UnicodeError, ValueError):
        if declared:
            return Decoded(raw.decode(declared))
    page = guess_code_page(raw)
    text = "".join(map(_western, raw)) if page.codec == "cp1252" else raw.decode(page.codec, "replace")
    return Decoded(text, f"seed: not UTF-8, and taken for {page.called}; look for wrong letters in names")


def _by_zeros(top: bytes) -> str:
    """Tell UTF-16 and UTF-32 of mostly western letters by where the zero bytes stand."""
    if top.count(0) < len(top) / 4:
        return ""
    for encoding, pattern in _ZEROS.items():
        zeros = [top[place::4].count(0) / max(1, len(top[place::4])) for place in range(4)]
        if all((share > 0.7) if sign == "0" else (share < 0.3) for share, sign in zip(zeros, pattern, strict=True)):  # noqa: PLR2004 - a few letters of other scripts
            return encoding
    return ""


def _western(byte: int) -> str:
    """Decode one byte as browsers do: as Windows-1252, and as Latin-1 where that knows none."""
    return bytes([byte]).decode("cp1252", "ignore") or chr(byte)


def _mended(decoded: Decoded) -> Decoded:
    """Mend UTF-8 that some program took for Windows-1252: "donâ€™t"; several may have done so, one after the other."""
    if not _SIGNS.search(decoded.text):
        return decoded
    mended = decoded.text
    for _ in range(_MOST_TIMES):
        before, mended = mended, _DAMAGED.sub(_repaired, mended)
        if mended == before:
            break
    mended = _LOST_END.sub(r"\1”", mended)
    notes = [decoded.note] if decoded.note else []
    if mended != decoded.text:
        notes.append("seed: letters that were decoded wrongly, such as â€™, were mended; look at names with accents")
    if "â€" in mended:
        notes.append("seed: letters that were decoded wrongly, such as â€, are left; put the right ones in their place")
    return Decoded(mended, "; ".join(notes))


def _repaired(match: re.Match[str]) -> str:
    raw = bytes(_byte(c) for c in match[0])
    with suppress(UnicodeDecodeError):
        return raw.decode("utf-8")
    return match[0]


def _byte(character: str) -> int:
    try:
        return character.encode("cp1252")[0]
    except UnicodeEncodeError:
        return ord(character)
