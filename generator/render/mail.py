"""Texts made fit for e-mail, which shows no picture that it would have to load, and may be plain."""

from html.parser import HTMLParser
from typing import Final

import nh3
from markupsafe import Markup as Safe

from generator.render.foreign_pictures import URL_SCHEMES
from generator.render.markup import with_base

# What mail programs show alike. Pictures are left out, and whatever runs even where the site trusts its HTML.
_TAGS: Final = {
    *("a", "abbr", "b", "br", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "s", "samp", "small"),
    *("span", "strong", "sub", "sup", "time", "u", "var", "blockquote", "dd", "div", "dl", "dt", "h1", "h2", "h3"),
    *("h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "ul", "caption", "table", "tbody", "td", "tfoot", "th"),
    *("thead", "tr"),
}
_CLEANER: Final = nh3.Cleaner(
    tags=_TAGS,
    attributes={"a": {"href"}, "td": {"colspan", "rowspan", "style"}, "th": {"colspan", "rowspan", "style"}},
    filter_style_properties={"text-align"},
    url_schemes=URL_SCHEMES,
    link_rel=None,
)
_PARAGRAPHS: Final = frozenset(
    {"p", "div", "ul", "ol", "dl", "blockquote", "pre", "table", "figure", "section", "aside", "details", "hr"}
    | {f"h{level}" for level in range(1, 7)}
)
_LINES: Final = frozenset({"br", "li", "dt", "dd", "tr", "figcaption", "summary", "caption"})


def byte_count(text: str) -> int:
    """Count the bytes that *text* has in a file: programs that read mail cut off what has too many."""
    return len(text.encode())


def for_mail(html: str, page_url: str, *, base_url: str) -> Safe:
    """
    Leave of the *html* of the page at *page_url*, on the site at *base_url*, what a mail may have.

    All addresses are whole ones. There are no pictures, which a mail program would have to load, and no scripts.
    """
    whole = with_base(html, base_url, page_url)
    return Safe(_CLEANER.clean(whole))  # noqa: S704 - it was cleaned just now


def plain_text(html: str) -> str:
    """Tell *html* in plain text: paragraphs, and behind each link its address."""
    reader = _Reader()
    reader.feed(str(html))  # markup would escape what is added to it
    reader.close()
    return reader.text()


class _Reader(HTMLParser):
    """Collect the text of HTML while its tags pass."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._paragraphs: list[list[str]] = [[""]]
        self._links: list[tuple[str, str]] = []

    def text(self) -> str:
        """Give what was collected, in paragraphs with an empty line between them."""
        told = ["\n".join(line for line in map(_joined, lines) if line) for lines in self._paragraphs]
        return "\n\n".join(filter(None, told))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a paragraph or a line, and keep the address of a link for its end."""
        if tag in _PARAGRAPHS:
            self._paragraphs.append([""])
        elif tag in _LINES:
            self._paragraphs[-1].append("- " if tag == "li" else "")
        elif tag == "a":
            self._links.append((dict(attrs).get("href") or "", self._paragraphs[-1][-1]))
        elif tag in {"td", "th"}:
            self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        """End a paragraph, or tell where a link leads, unless that is what it says."""
        if tag in _PARAGRAPHS:
            self._paragraphs.append([""])
        elif tag == "a" and self._links:
            address, before = self._links.pop()
            told = self._paragraphs[-1][-1].removeprefix(before).strip()
            if address and address not in (told, f"mailto:{told}"):
                self.handle_data(f" <{address}>" if told else f"<{address}>")

    def handle_data(self, data: str) -> None:
        """Add to the line."""
        self._paragraphs[-1][-1] += data


def _joined(line: str) -> str:
    return " ".join(line.split())
