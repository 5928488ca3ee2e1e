"""The text of a file, and where its front matter ends."""

import re
from itertools import islice

FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
# What a fence turns into by a slip of the hand, or where a word processor makes a dash of hyphens.
_NEARLY = re.compile(r"^(?:[ \t]*(?:--+|-*[\u2013\u2014]-*|\.\.\.)[ \t]*|---[ \t]+\S.*)$", re.MULTILINE)


class DocumentError(Exception):
    """Say that a file is no document; the arguments are the line and the message."""


def decode(raw: bytes) -> str:
    """Give the text of a file with bare newlines and no byte order mark; raises DocumentError."""
    if b"\0" in raw:
        raise DocumentError(1, "holds NUL bytes, so it is no UTF-8 text: save it as UTF-8")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise DocumentError(line, "not UTF-8 text: save the file as UTF-8") from None
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def checked(text: str) -> str:
    """Give *text* back if it has front matter with a beginning and an end; raises DocumentError."""
    fences = list(islice(FENCE.finditer(text), 2))
    if not fences or fences[0].start() > 0:
        if _NEARLY.match(text):
            raise DocumentError(1, "this begins no front matter: write --- alone and right at the margin")
        raise DocumentError(
            1, "no front matter: the first line must be ---, then keys such as title: and date:, then ---"
        )
    if len(fences) == 1:
        if nearly := _NEARLY.search(text, fences[0].end()):
            line = text.count("\n", 0, nearly.start()) + 1
            raise DocumentError(line, "this does not end the front matter: write --- alone and right at the margin")
        raise DocumentError(1, "the front matter has no end: put a line --- between it and the text")
    return text


def body_of(text: str) -> str:
    """Give the body of a document that was read before, without reading its front matter again."""
    return FENCE.split(checked(text), 2)[2].strip()
