"""Values in the form that front matter has in this house."""

import re
from datetime import UTC, datetime

# Text that YAML reads as that text without quotes: it begins with a letter, or with a number before a word; the second
# form is for what stands inside brackets or braces.
_BEGIN = r"(?:[^\W\d_]|\d+[^\W\d_-]* [^\W\d_])"
_PLAIN = re.compile(_BEGIN + r"(?:[^\n:#]|:(?! |$)|(?<! )#)*")
_PLAIN_IN_FLOW = re.compile(_BEGIN + r"(?:[^\n:#,?\[\]{}]|:(?! |$)|(?<! )#)*")
_OTHER_TYPE = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ufeff\u2028\u2029]")


def scalar(text: str, *, flow: bool = False) -> str:
    """Write *text* as YAML, without quotes where it means the same; *flow* is inside brackets or braces."""
    plain = (_PLAIN_IN_FLOW if flow else _PLAIN).fullmatch(text)
    if plain and not text.endswith(" ") and text.lower() not in _OTHER_TYPE and not _CONTROL.search(text):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return '"' + _CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", escaped) + '"'


def moment(when: datetime) -> str:
    """Write a moment in UTC, to the second."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
