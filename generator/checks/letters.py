"""
What a text says letter by letter, whatever stands between and around the letters.

Two spellings of a name are the same letters here: in capitals, with or without accents, hyphens, blanks, line breaks,
tags or invisible signs, in letters of another alphabet that look alike, as entities, percent-encoded, or as a slug.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from html import unescape
from urllib.parse import unquote

_MOST_ESCAPES = 4  # how often a text may be escaped once more: HTML in JSON in an attribute is three times
# Bounded, since a line of nothing but "<" would cost its square; the other expression sees to the longer ones.
_TAG_OF_ONE_LINE = re.compile(r"<[^>\n]{0,200}>")
_TAG = re.compile(r"<[^>]*>")
_PERCENT = re.compile(r"%[0-9A-Fa-f]{2}")
_BACKSLASHED = re.compile(r"((?:\\u[0-9a-fA-F]{4})+)|\\x([0-9a-fA-F]{2})|\\u\{0*([0-9a-fA-F]{1,5})\}|\\[bfnrtv]")
_BEYOND_ASCII = re.compile("[^\x00-\x7f]+")
# Most signs of news text beyond ASCII are these; to replace each takes a tenth of the time of an expression.
_USUAL_SIGNS = "’“”–—‘…\u00a0·↩©"
_SMALL = bytes(range(256)).lower()
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalnum())
# Letters that Unicode does not take apart, and letters of other alphabets that look like Latin ones, small or capital.
_LIKE = str.maketrans(
    {
        "æ": "ae", "œ": "oe", "þ": "th",
        **dict(zip("øłđðħŧıĸŋɡɑ", "olddhtiknga", strict=True)),
        **dict(zip("авекмнорстухіјѕһԁԛԝѵӏ", "abekmhopctyxijshdqwvl", strict=True)),
        **dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫꞯʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnopqqrstuvwyz", strict=True)),
        **dict(zip("αβεζηικμνορτυχ", "abezhikmnoptyx", strict=True)),
    }
)  # fmt: skip


def letters(text: str) -> bytes:
    """Give the letters and digits of *text*, small and without accents, as UTF-8."""
    if not text.isascii():
        for sign in _USUAL_SIGNS:
            text = text.replace(sign, "")
        if not text.isascii():
            text = _BEYOND_ASCII.sub(lambda run: _folded(run[0]), text)
    return text.encode("utf-8", "ignore").translate(_SMALL, _NO_LETTERS)


def places(text: str) -> list[int]:
    """Give for each byte of the letters of *text* the place of its character; slow, for the few that are found."""
    found = []
    for at, character in enumerate(text):
        if not character.isascii():
            found += [at] * len(letters(character))
        elif character.isalnum():
            found.append(at)
    return found


def digitless(spelt: bytes) -> bytes:
    """Take the digits out of letters: a mark of a footnote may stand between the parts of a name."""
    return spelt.translate(None, b"0123456789")


def stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether a place in *text* begins and ends with a word, of camel case too."""
    return not _in_one_word(text[start - 1 : start], text[start]) and not _in_one_word(
        text[end - 1], text[end : end + 1]
    )


def _in_one_word(before: str, after: str) -> bool:
    if before.isalpha() and after.isalpha():
        return not (before.islower() and after.isupper())
    return before.isdigit() and after.isdigit()


def readings(text: str) -> Iterator[str]:
    """
    Give all that *text* can be read as: as it stands, and without its markup; escapes undone in both.

    Line breaks are kept, so that a place can be told.
    """
    whole = _unescaped(text)
    yield whole
    if "\\" in whole and _BACKSLASHED.search(whole):
        text = _unescaped(_BACKSLASHED.sub(_character, whole))
        yield text
    bare = text if "<" in text else whole
    for _ in range(_MOST_ESCAPES):
        if "<" not in bare:
            return
        bare = _unescaped(_without_tags(bare))
        yield bare


def _without_tags(text: str) -> str:
    # A call for each tag would take three times as long as all the rest.
    text = _TAG_OF_ONE_LINE.sub("\0", text)
    if "<" not in text:
        return text
    closed = text.rfind(">") + 1  # behind it no tag ends, and each "<" would be looked at to no end
    return _TAG.sub(lambda tag: "\0" + "\n" * tag[0].count("\n"), text[:closed]) + text[closed:]


def _unescaped(text: str) -> str:
    for _ in range(_MOST_ESCAPES):
        before = text
        if "&" in text:
            text = unescape(text)
        if "%" in text and _PERCENT.search(text):
            text = unquote(text)
        if text == before:
            break
    return text


def _character(escape: re.Match[str]) -> str:
    units, byte, code = escape.groups()
    if units:  # two of them may be one character
        return bytes.fromhex(units.replace("\\u", "")).decode("utf-16-be", "replace")
    if byte or code:
        return chr(int(byte or code, 16))
    return "\n" if escape[0] == "\\n" else " "


@cache
def _folded(run: str) -> str:
    """Give the letters of a *run* of characters that are not ASCII; a mark or sign has none."""
    apart = unicodedata.normalize("NFKD", run.casefold())
    kept = "".join([character for character in apart if unicodedata.category(character) in _LETTERS])
    return kept.translate(_LIKE)


_LETTERS = {"Ll", "Lo", "Lt", "Lu", "Nd", "Nl", "No"}  # not Lm: the apostrophe that some write in O’Hara is one
