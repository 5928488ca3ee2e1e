"""Guess the code page of text that is no Unicode, by the letters that it makes of the bytes."""

import re
from contextlib import suppress
from math import log
from typing import NamedTuple

# The letters of each script by how often they stand in its languages, the most frequent first.
_CYRILLIC = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъёіїєґўјљњћђџ"
_GREEK = "αοιετσνηυρπκμλςωόάίγέήδύθχώφβξζψϊϋΐΰ"
_HEBREW = "יוהלראתבמשנכםדחעפקטסצזןגךףץ"
_ARABIC = "اليمونرتبةعدسفهكقأحجشطصىخإذزضغءئثآظؤپچژگ"
_OF_SCRIPTS = (
    ("cp1251", _CYRILLIC),
    ("koi8-r", _CYRILLIC),
    ("cp1253", _GREEK),
    ("cp1255", _HEBREW),
    ("cp1256", _ARABIC),
)
# Which characters a text in such a code page must have, and at least which share of its wide characters they are.
_WIDE = (
    ("cp932", re.compile("[ぁ-ゖァ-ー]"), 0.3),
    ("euc-jp", re.compile("[ぁ-ゖァ-ー]"), 0.3),
    ("cp949", re.compile("[가-힣]"), 0.7),
    ("gb18030", re.compile("[的一是不了在人有我他这中大来上国个到说们为和地也时年出就那要下以生会子]"), 0.12),
    ("big5", re.compile("[的一是不了在人有我他這中大來上國個到說們為和地也時年出就那要下以生會子]"), 0.12),
)
_WIDE_CHARACTER = re.compile("[\u1100-\u11ff\u2e80-\ud7ff\uf900-\uffef]")
# The letters beyond ASCII of languages that are written in each: here one looks like the other but for these.
_OF_LANGUAGES = (
    ("cp1252", ("äöüß", "àâæçéèêëîïôœùûüÿ", "áéíñóúü", "àèéìíòóù", "áâãàçéêíóôõúü", "åäöøæé", "éëïöüèê", "áðéíóúýþæö")),
    ("cp1250", ("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "čćđšž", "ăâîşţ")),
)
_CALLED = {"cp932": "Shift JIS", "cp949": "Korean Windows-949", "big5": "Big5", "gb18030": "GB 18030"}
_NEUTRAL = frozenset("“”„‘’‚«»‹›–—…·•№€£§°©®™ \xa0\u200e\u200f")
_FEWEST = 6  # bytes beyond ASCII, of which fewer show nothing
_ASCII = 0x80  # bytes below it are the same letters in every code page, but for parts of wide characters
_SAMPLE = 20_000  # bytes from the first one beyond ASCII, which opens a character
_MOSTLY = 0.4  # of the letters: no language in Latin letters has so many accents
_UNHEARD_OF, _PLAUSIBLE = log(0.001), -2.5  # of a letter in a script, in the mean of a text's letters
_CLEARLY = 0.05  # of the letters fit better


class UnknownCodePageError(Exception):
    """Say that no known code page makes words of the bytes."""


class CodePage(NamedTuple):
    """Hold a Python *codec* and what people *call* it."""

    codec: str
    called: str


def guess_code_page(raw: bytes) -> CodePage:
    """Give the code page that fits *raw* best, Windows-1252 if there is too little to tell; or UnknownCodePageError."""
    raw = raw[next((place for place, byte in enumerate(raw) if byte >= _ASCII), 0) :][:_SAMPLE]
    high = sum(byte >= _ASCII for byte in raw)
    low = sum(chr(byte).isalpha() for byte in raw if byte < _ASCII)
    if high < _FEWEST:
        return _page("cp1252")
    for codec, pattern, share in _WIDE:
        text = _decoded(raw, codec)
        wide = len(_WIDE_CHARACTER.findall(text))
        if 3 * wide > high and len(pattern.findall(text)) > share * wide:
            return _page(codec)
    if high < _MOSTLY * (high + low):
        return _page(_latin(raw))
    best = max(_OF_SCRIPTS, key=lambda page: _likelihood(_decoded(raw, page[0]), page[1]))
    if _likelihood(_decoded(raw, best[0]), best[1]) < _PLAUSIBLE:
        raise UnknownCodePageError
    return _page(best[0])


def _page(codec: str) -> CodePage:
    return CodePage(codec, _CALLED.get(codec) or codec.replace("cp", "Windows-").upper().replace("WINDOWS", "Windows"))


def _decoded(raw: bytes, codec: str) -> str:
    """Decode *raw*, "" if it cannot be in that code page; its last character may have been cut."""
    for end in range(len(raw), len(raw) - 4, -1):
        with suppress(UnicodeDecodeError):
            return raw[:end].decode(codec)
    return raw.decode(codec, "replace") if codec.startswith("cp125") else ""


def _latin(raw: bytes) -> str:
    """Tell western from central European letters."""
    fits = {}
    for codec, alphabets in _OF_LANGUAGES:
        foreign = [c for c in raw.decode(codec, "replace").lower() if not c.isascii() and c not in _NEUTRAL]
        fits[codec] = max(sum(c in alphabet for c in foreign) for alphabet in alphabets) / max(1, len(foreign))
    return "cp1250" if fits["cp1250"] > fits["cp1252"] + _CLEARLY else "cp1252"


def _likelihood(text: str, letters: str) -> float:
    """Give the mean of how likely each character beyond ASCII is in the script of *letters*, as a logarithm."""
    likely = {letter: log(1 / (rank + 3)) for rank, letter in enumerate(letters)}
    found = [
        # A capital inside a word shows that small and capital letters changed places.
        _UNHEARD_OF if c.isupper() and before.islower() else likely.get(c.lower(), _UNHEARD_OF)
        for before, c in zip(f" {text}", text, strict=False)
        if not c.isascii() and c not in _NEUTRAL
    ]
    return sum(found) / len(found) if found else _UNHEARD_OF
