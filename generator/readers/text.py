"""The text of a file, and where its front matter ends."""

import re
from itertools import islice

FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)


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
        raise DocumentError(
            1, "no front matter: the first line must be ---, then keys such as title: and date:, then ---"
        )
    if len(fences) == 1:
        raise DocumentError(1, "the front matter has no end: put a line --- between it and the text")
    return text


def body_of(text: str) -> str:
    """Give the body of a document that was read before, without reading its front matter again."""
    return FENCE.split(checked(text), 2)[2].strip()
