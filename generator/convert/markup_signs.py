"""Tell a web page from text, whatever the name of its file, and find the encoding that it declares."""

import html
import re

_PAGE_START = re.compile(
    r"\s*(?:<\?xml[^<>]{0,200}\?>\s*)?(?:<!--(?:(?!-->).){0,500}-->\s*){0,5}"
    r"<(?:!doctype html|html|head|body)\b[^<>]{0,500}>",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(
    r"</?(?:a|article|aside|b|blockquote|br|div|em|figure|figcaption|footer|h[1-6]|header|hr|i|iframe|img|li|link|main"
    r"|meta|nav|ol|p|picture|script|section|source|span|strong|style|svg|table|t[dhr]|time|title|ul|video)\b[^<>]{0,999}>",
    re.IGNORECASE,
)
_ESCAPED_TAG = re.compile(r"&(?:lt|#60|#x3c);/?[a-z!]", re.IGNORECASE)
_TOP, _MUCH_MARKUP = 2000, 0.02  # characters; of the text
_DECLARED = re.compile(
    rb"<\?xml[^>]{0,100}?encoding=[\"']([\w.:-]{2,40})[\"']|<meta[^>]{0,200}?charset=[\"']?\s*([\w.:-]{2,40})",
    re.IGNORECASE,
)
# Encodings of text that a page may declare; browsers read Latin-1 and ASCII as Windows-1252.
_KNOWN = re.compile(r"iso-8859-\d+|windows-\d+|cp\d+|koi8-[ru]|shift_?jis|euc-(?:jp|kr)|gb(?:2312|k|18030)|big5|mac\w+")
_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
_NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_AS_WINDOWS = frozenset({"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"})


def parsable(text: str) -> str:
    """Give decoded markup without its declaration, which may name another encoding, and what XML cannot hold."""
    declaration = _DECLARATION.match(text)
    return _NO_CHARACTER.sub("", text[declaration.end() :] if declaration else text)


def is_page(text: str) -> bool:
    """Tell whether *text* is HTML: by what an HTML page begins with, or by several tags."""
    if "<" not in text:
        return False
    if _PAGE_START.match(text):
        return True
    tags = _TAG.findall(text)
    is_more = any(tag.lower().strip("</")[:6] != "script" for tag in tags)  # scripts get into texts of any kind
    return is_more and len(tags) > 2 and sum(map(len, tags)) >= len(text) * _MUCH_MARKUP  # noqa: PLR2004 - "a <b>word</b>" is no page


def has_tags(text: str) -> bool:
    """Tell whether a tag of HTML stands in *text*."""
    return "<" in text and bool(_TAG.search(text))


def unescaped_page(text: str) -> str:
    """Give the HTML of which all tags were written with entities, or nothing if *text* is not of that kind."""
    if not _ESCAPED_TAG.search(text):
        return ""
    page = html.unescape(text)
    return page if is_page(page) else ""


def declared_encoding(raw: bytes) -> str:
    """Give the encoding that the top of a page or of an XML file names, if text is written in such a one."""
    match = _DECLARED.search(raw[:_TOP])
    name = (match[1] or match[2]).decode("ascii").lower() if match else ""
    if name in _AS_WINDOWS:
        return "cp1252"
    return name if _KNOWN.fullmatch(name) else ""
