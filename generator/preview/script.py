"""The script that the preview puts into pages; the files in the output stay as they were built."""

import json
import re
from html import escape

from generator.preview.marks import Mark

HOME = "/__preview/"
_PLACES = (re.compile(rb"</head\s*>", re.IGNORECASE), re.compile(rb"<body[\s>]", re.IGNORECASE))


def script_tag(build: str, mark: Mark | None) -> bytes:
    """Give the element that loads the script, for a page of that *build*; it is an article's if there is a *mark*."""
    shown = "" if mark is None else f' data-mark="{escape(json.dumps(mark))}"'
    return f'<script async src="{HOME}client.js" data-build="{escape(build)}"{shown}></script>\n'.encode()


def with_script(page: bytes, tag: bytes) -> bytes:
    """Put *tag* at the end of the head of *page*, of one without that before its body, else at its end."""
    for place in _PLACES:
        if found := place.search(page):
            return page[: found.start()] + tag + page[found.start() :]
    return page + tag


def stand_in(tag: bytes) -> bytes:
    """Give a page to show where nothing was ever built."""
    return b"<!doctype html>\n<html><head><title>Preview</title>\n" + tag + b"</head><body></body></html>\n"
