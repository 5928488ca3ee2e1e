"""The beginning of a Markdown text: no more than so many words, whole blocks, and the last of them to a full stop."""

import re
from collections.abc import Iterator

from generator.model.sentences import sentence_spans

_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")
_INDENTED = ("    ", "\t")
_LIST = re.compile(r" {0,3}(?:[-+*]|\d+\.)\s")
_HEADING = re.compile(r" {0,3}#|[^\n]+\n(?:=+|-+)[ \t]*$")
_RAW_HTML = re.compile(r"<[A-Za-z/!?]")
_AUTOLINK = r"<(?:https?:|mailto:)[^<>\s]*>"
# A line that begins like this is no prose, or the one above it is not.
_NO_PROSE = re.compile(r"^(?: {0,3}(?:[#>|=:~+-]|\d+[.)]|\*\s|[*_][ *_]*$)| {4}|\t)", re.MULTILINE)
_NOTE = re.compile(r"^ {0,3}\[\^([^\]\n]*)\]:", re.MULTILINE)
# [name]: address "title"
_DEFINITION = re.compile(
    r"^ {0,3}(?P<target>\[(?P<name>[^\[\]^][^\[\]]*)\]: *\n? *\S+) *"
    r"(?P<title>\n? *(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))? *$\n?",
    re.MULTILINE,
)
_DESTINATION = re.compile(r"\]\(\s*[^\s()<>]*")
# What may stand between words without a blank; one after the other they take a tenth of the time of a table.
_ENDS_A_WORD = ("|", "/", "--", "..", "–", "—", "―", "‒", "…", "\u200b")
# Scripts that write words without blanks between them: of each character it is not known that it is not one.
_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_ENDS_A_SENTENCE = re.compile(r"[.!?…][\"'”’»)\]*_]*(?:\s*\{[^{}]*\})?\s*$")

# What is never cut in two: an escaped character, code, an address, attributes; then links and pictures, from within.
_UNITS = re.compile(rf"\\.|(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)|{_AUTOLINK}|\{{[^{{}}]*\}}", re.DOTALL)
_ADDRESS = r"\(\s*[^\s()<>]*(?:\s+\"[^\"]*\"|\s+'[^']*')?\s*\)"
_LINK = re.compile(rf"!?\[[^\[\]]*\](?:{_ADDRESS}|\s?\[[^\[\]]*\]|(?![(\[]))")
_DELIMITERS = re.compile(r"\*+|(?<![^\W_])_+|_+(?![^\W_])")
_UNSURE = re.compile(r"[\[\]`<{}]")


def count_words(markdown: str) -> int:
    """
    Count the words of a Markdown text: rather what is no word too, such as a list's dash, than one too few.

    Words end at blanks, dashes, slashes and ellipses; where a script has none of them, each character counts. The
    address of a link is no word.
    """
    text = _DEFINITION.sub(lambda match: f"{match['title'] or ''}\n", markdown) if "]:" in markdown else markdown
    if "](" in text:
        text = _DESTINATION.sub("] ", text)
    if "<" in text:
        text = re.sub(_AUTOLINK, " x ", text)
    for end in _ENDS_A_WORD:
        text = text.replace(end, " ")
    text = text.replace("<", " <").replace(">", "> ").replace("&", " &")
    if not text.isascii() and _UNSPACED.search(text):
        text = _UNSPACED.sub(" x ", text)
    return len(text.split())


def excerpt(markdown: str, words: int) -> str:
    """
    Give the beginning of a Markdown text that has at most this many *words*, and ends where a sentence ends.

    Whole blocks stay while there is room; the next paragraph is cut after a sentence, outside of links, emphasis and
    quotation marks. Before raw HTML it ends in any case, as nobody can tell where that is closed. Footnotes are left
    out; definitions that links need come with them, without the titles, which nobody has counted.
    """
    definitions = list(_DEFINITION.finditer(markdown))
    kept: list[str] = []
    for block in _blocks(_DEFINITION.sub("", markdown) if definitions else markdown):
        size = count_words(block)
        if _RAW_HTML.search(_masked(block)):
            break
        if size > words:
            kept += [_cut(block, words)]
            break
        kept.append(block)
        words -= size
    while kept and (_HEADING.match(kept[-1]) or not _ENDS_A_SENTENCE.search(kept[-1])):
        kept[-1:] = [shorter for block in kept[-1:] if (shorter := _cut(block, count_words(block)))]
    text = "\n\n".join(kept)
    needed = [match["target"] for match in definitions if f"[{_name(match['name'])}]" in _name(text)]
    return "\n\n".join([text, *needed]) if text else ""


def _blocks(text: str) -> Iterator[str]:
    """Divide *text* into what blank lines part, an entry of a list with all its blocks; footnotes are left out."""
    names = [re.escape(name) for name in _NOTE.findall(text)]
    blocks: list[str] = []
    below_note = False
    for part in _BLANK_LINES.split(text.strip("\n")):
        indented = part.startswith(_INDENTED)
        if below_note and indented:
            continue
        note = _NOTE.search(part)
        below_note = note is not None
        block = part[: note.start()].rstrip("\n") if note else part
        if indented and blocks and _LIST.match(blocks[-1]):
            blocks[-1] += f"\n\n{block}"
        elif block.strip():
            blocks.append(block)
    for block in blocks:
        yield re.sub(rf"\[\^(?:{'|'.join(names)})\]", "", block) if names else block


def _cut(block: str, words: int) -> str:
    """Give the sentences at the beginning of a paragraph that have at most this many *words*; "" for other blocks."""
    if _NO_PROSE.search(block):
        return ""
    masked = _masked(block)
    plain = _DELIMITERS.sub(lambda run: _as_quotes(run, masked), masked)
    ends = [end for _, end in sentence_spans(plain)]
    for end in reversed(ends):
        if _ENDS_A_SENTENCE.search(block[:end]) and count_words(block[:end]) <= words and _is_closed(masked[:end]):
            return block[:end]
    return ""


def _masked(text: str) -> str:
    """Put letters in the place of all that is never cut in two, so that it looks like one word of the same length."""
    text = _UNITS.sub(_as_word, text)
    while (masked := _LINK.sub(_as_word, text)) != text:
        text = masked
    return text


def _as_word(unit: re.Match[str]) -> str:
    """Write a *unit* as one word that begins with a capital where its own first does."""
    return ("x" if unit[0].lstrip("![<`\\")[:1].islower() else "X") * len(unit[0])


def _as_quotes(run: re.Match[str], text: str) -> str:
    """Write a *run* of asterisks as quotation marks, of which it is known that they may stand around a sentence."""
    return ("“" if run.start() == 0 or text[run.start() - 1].isspace() else "”") * len(run[0])


def _is_closed(masked: str) -> bool:
    """Tell whether all that begins in a *masked* text, quotation marks and brackets too, ends in it."""
    runs = [
        run[0]
        for run in _DELIMITERS.finditer(masked)
        if not f" {masked} "[run.start()].isspace() or not f" {masked} "[run.end() + 1].isspace()
    ]
    return (
        not _UNSURE.search(masked)
        and all(runs.count(run) % 2 == 0 for run in set(runs))
        and masked.count('"') % 2 == 0
        and all(masked.count(opening) == masked.count(closing) for opening, closing in ("“”", "()", "«»"))
    )


def _name(text: str) -> str:
    """Write the names of links as they are compared."""
    return re.sub(r"\s+", " ", text).lower()
