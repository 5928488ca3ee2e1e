"""Read a seed in Markdown: what its front matter or its first heading states, and blocks that stay Markdown."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from generator.convert.front_matter_facts import read_front_matter, split_front_matter
from generator.convert.read import BETWEEN, Block, Seed, normalise, seed_of_blocks, visible
from generator.convert.stated import fact

_WIDE = re.compile(r"(?<=\S)[ \t]{200,}")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_LIST = re.compile(r" {0,3}(?:[-*+]|\d{1,9}[.)])\s")
_PLAIN = re.compile(r"(?! {4}|\t)(?!\s*(?:[#>|<`~:]|\{|[-*+]\s|\d{1,9}[.)]\s|\[[^\]]{1,100}\]:))")
_HARD_BREAK = re.compile(r"(?: {2,}|\\)$", re.MULTILINE)
_UNDERLINE = re.compile(r"=+[ \t]*")
_PICTURE_ONLY = re.compile(
    r"\s*\[?!\[[^\]]{0,500}\]\((?P<src>[^()\s]{0,2000})[^()]{0,500}\)(?:\]\([^()]{0,2000}\))?\s*"
)
_RULED = re.compile(r"^[\s|:=*_-]+$", re.MULTILINE)  # a line between, or below, what has words
_AHEAD = re.compile(r"^\s*(?:#{1,6} |> ?|[-*+] |\d{1,9}[.)] )+|[ \t]#+[ \t]*$", re.MULTILINE)
_LINK = re.compile(
    r"!?\[([^\[\]]{0,1000})\](?:\([^()\n]{0,2000}(?:\([^()\n]{0,200}\)[^()\n]{0,200})?\)|\[[^\[\]\n]{0,200}\])"
)
_DROPPED = re.compile(
    r"\[\^[^\]\s]{1,50}\]:?|^\[[^\]]{1,100}\]:.*$|</?[a-zA-Z][^<>]{0,1000}>|\{(?::|[#.])[^{}]{0,200}\}"
    r"|(?<!\\)\*+|(?<![\\\w])_+(?=\S)|(?<=\S)_+(?!\w)|~~|`+",
    re.MULTILINE,
)
_AUTOLINK = re.compile(r"<(https?://[^<>\s]{1,2000})>")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_LONGEST_TITLE = 300  # characters
_MOST_PICTURES = 3  # to name


def seed_of_markdown(text: str) -> Seed:
    """Give the seed that *text* is; raises SeedError."""
    text = _without_comments(_WIDE.sub(" ", visible(text)))
    values, body, line = split_front_matter(text)
    stated, notes = read_front_matter(values)
    chunks = list(_chunks(body.split("\n"), line))
    pictures = [match["src"] for chunk, _ in chunks if (match := _PICTURE_ONLY.fullmatch(chunk))]
    blocks = list(_blocks(chunks))
    if blocks and (title := _heading(blocks[0])):
        stated = replace(stated, title=stated.title or fact(title, "the first heading", 0.95))
        if stated.title and stated.title.value == title:
            del blocks[0]
    if pictures:
        notes.append(f"image: left out of the text: {', '.join(pictures[:_MOST_PICTURES])}")
    return seed_of_blocks(blocks, stated, notes)


def _heading(block: Block) -> str:
    """Give the text of *block* if it is a heading of the first level."""
    lines = block.markdown.split("\n")
    is_one = block.markdown.startswith("# ") or (len(lines) > 1 and _UNDERLINE.fullmatch(lines[1]))
    return block.text if is_one and len(block.text) < _LONGEST_TITLE else ""


def _without_comments(text: str) -> str:
    """Take the comments of HTML out of *text*, and leave their line ends."""
    if "<!--" not in text:
        return text
    shown, *hidden = text.split("<!--")
    for part in hidden:
        comment, end, rest = part.partition("-->")
        shown += "\n" * comment.count("\n") + rest if end else f"<!--{part}"
    return shown


def _blocks(chunks: list[tuple[str, int]]) -> Iterator[Block]:
    """Give a block for each chunk with words; one without, such as a rule, goes with the block before it."""
    before: Block | None = None
    for chunk, line in chunks:
        if _PICTURE_ONLY.fullmatch(chunk):
            continue
        text = plain_text(chunk)
        if any(c.isalnum() for c in text):
            if before:
                yield before
            before = Block(text, chunk, line)
        elif before:
            before = before._replace(markdown=f"{before.markdown}\n\n{chunk}")
    if before:
        yield before


def _chunks(lines: list[str], first: int) -> Iterator[tuple[str, int]]:
    """Split *lines* at blank ones, save those inside fenced code and lists; *first* is the number of the first line."""
    chunk: list[str] = []
    fence, start = "", first
    for number, (line, following) in enumerate(zip_longest(lines, lines[1:], fillvalue=""), first):
        opened = _FENCE.match(line)
        if not line.strip() and not fence and not _goes_on(chunk, following):
            if chunk:
                yield _joined(chunk), start
            chunk = []
            continue
        if not chunk:
            start = number
        chunk.append(line.rstrip() if not line.endswith("  ") else line)
        if opened:
            fence = "" if fence and line.strip().startswith(fence) else fence or opened[1]
    if chunk:
        yield _joined(chunk), start


def _goes_on(chunk: list[str], following: str) -> bool:
    """Tell whether the list that *chunk* is goes on behind a blank line."""
    return bool(chunk and _LIST.match(chunk[0]) and (following.startswith(("  ", "\t")) or _LIST.match(following)))


def _joined(chunk: list[str]) -> str:
    """Put a paragraph on one line, unless it breaks its lines on purpose, and leave anything else as it is."""
    while not chunk[-1].strip():
        chunk.pop()
    text = "\n".join(chunk).rstrip()
    breaks = _HARD_BREAK.search(text) or _RULED.search(text)
    return " ".join(line.strip() for line in chunk) if not breaks and all(map(_PLAIN.match, chunk)) else text


def plain_text(markdown: str) -> str:
    """Give the words of *markdown* on one line, as a reader sees them."""
    text = _RULED.sub("", markdown)
    text = _AUTOLINK.sub(r"\1", _LINK.sub(r"\1", _LINK.sub(r"\1", _AHEAD.sub("", text))))
    text = _ESCAPE.sub(r"\1", _DROPPED.sub("", text))
    is_table = markdown.lstrip().startswith("|")
    if is_table:
        text = text.replace("|", BETWEEN)
    lines = [" ".join(line.split()).strip("· ") for line in normalise(text).split("\n")]
    return (BETWEEN if is_table or _LIST.match(markdown) else " ").join(filter(None, lines)).strip()
