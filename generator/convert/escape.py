"""Write plain text as Markdown that shows exactly that text."""

import re

# What means something wherever it stands, to Python-Markdown or to one of the extensions that news sites use.
_ANYWHERE = re.compile(r"[\\`*_{}\[\]<]|&(?=#?\w+;)")
# What means something where a paragraph begins: a heading, a quotation, a list, a numbered list.
_AT_START = re.compile(r"[#>+-]|(?<=\d)\.")
_NUMBER = re.compile(r"\d+")


def escape_markdown(paragraph: str) -> str:
    """
    Escape *paragraph*, which is one line, so that the page shows its characters and no formatting.

    Quotes and dashes are left to smarty, which changes their look and not their meaning.
    """
    text = _ANYWHERE.sub(_escaped, paragraph)
    number = _NUMBER.match(text)
    sign = number.end() if number else 0
    return f"{text[:sign]}\\{text[sign:]}" if _AT_START.match(text, sign) else text


def _escaped(match: re.Match[str]) -> str:
    return {"<": "&lt;", "&": "&amp;"}.get(match[0], "\\" + match[0])
