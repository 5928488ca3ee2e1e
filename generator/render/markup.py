"""Markdown in, HTML out that may stand on a page or in a feed: nothing that runs, no character that breaks XML."""

import re
import sys
from collections.abc import Callable
from html import escape, unescape
from typing import Final
from urllib.parse import urljoin

import markdown
import nh3
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.md_in_html import MarkdownInHtmlExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.smarty import SmartyExtension
from markdown.extensions.tables import TableExtension

from generator.render.fast_markdown import accelerate
from generator.render.fast_prose import shortcut_prose
from generator.render.foreign_pictures import (
    CANDIDATE,
    SCHEME,
    URL_SCHEMES,
    told_pictures,
    without_elsewhere,
    without_schemes,
)
from generator.render.tangles import tangle

# What a text from outside may contain. Left out is what runs, loads, posts or could lay itself over the page.
_TAGS: Final = {
    *("a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q"),
    *("rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"),
    *("aside", "blockquote", "dd", "details", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "hr"),
    *("li", "ol", "p", "pre", "section", "summary", "ul", "figcaption", "figure", "img", "picture", "source"),
    *("caption", "col", "colgroup", "table", "tbody", "td", "tfoot", "th", "thead", "tr"),
}
_ATTRIBUTES: Final = {
    "*": {"class", "dir", "id", "lang", "title"},  # footnotes link by id; attribute lists set ids and classes
    "a": {"href", "hreflang"},
    "blockquote": {"cite"},
    "col": {"span"},
    "colgroup": {"span"},
    "del": {"cite", "datetime"},
    "details": {"open"},
    "img": {"alt", "decoding", "height", "loading", "sizes", "src", "srcset", "width"},
    "ins": {"cite", "datetime"},
    "li": {"value"},
    "ol": {"reversed", "start", "type"},
    "q": {"cite"},
    "source": {"height", "media", "sizes", "srcset", "type", "width"},
    "td": {"colspan", "headers", "rowspan", "style"},
    "th": {"abbr", "colspan", "headers", "rowspan", "scope", "style"},
    "time": {"datetime"},
}
_STYLES: Final = {"text-align"}  # the columns of a Markdown table
_DROPPED_WITH_CONTENT: Final = {
    *("iframe", "math", "noscript", "object", "script", "select", "style", "svg", "template", "textarea"),
}
# No noreferrer: an outlet may see that its readers come from a digest which credits it.
_LINK_REL: Final = "noopener"
_MAY_BE_WIDE: Final = re.compile("<(table|pre)(?=[ >])")


class Markup:
    """
    Convert texts one after the other; one instance serves a whole process.

    *back_to_footnote* says where the link behind a footnote leads, with {} for its number.
    """

    def __init__(self, *, trusted_html: bool, back_to_footnote: str = "") -> None:
        self._back_to_footnote = back_to_footnote
        self._markdown = _converter(back_to_footnote)
        self._trusted = trusted_html
        # Of HTML that is trusted only feeds are cleaned, and whoever wrote it says where its pictures come from.
        self._cleaner = _cleaner(without_schemes if trusted_html else without_elsewhere)

    def to_html(self, text: str) -> str:
        """
        Convert the Markdown of one article.

        Unless the site trusts its HTML, only the tags and attributes listed in this module are left, and of pictures
        that another site would send, and so learn of each reader, what they show. Raises ValueError for a text that
        nests deeper than can be followed, some 250 lists, or that is a tangle.
        """
        if complaint := tangle(text):
            raise ValueError(complaint)
        converted = self._convert(_strip_illegal(text))
        cleaned = converted if self._trusted else self._clean(converted)
        return _strip_illegal(_ILLEGAL_REFERENCE.sub(_without_illegal, cleaned))

    def for_pages(self, html: str) -> str:
        """Let who has no mouse scroll what may be wider than the screen; HTML that is trusted stays as it is."""
        return html if self._trusted else _MAY_BE_WIDE.sub(r'<\1 tabindex="0"', html)

    def for_feeds(self, html: str) -> str:
        """Leave of HTML that a page may have what feed readers show: they run nothing, whoever trusts it."""
        return self._clean(html) if self._trusted else html

    def _convert(self, source: str) -> str:
        try:
            return self._markdown.reset().convert(source)
        except RecursionError:
            # The old one still believes itself deep in that text.
            self._markdown = _converter(self._back_to_footnote)
            raise ValueError("lists or tags are nested too deeply; take out levels") from None

    def _clean(self, html: str) -> str:
        return _unmark_own_links(told_pictures(self._cleaner.clean(html)))


def _converter(back_to_footnote: str) -> markdown.Markdown:
    # Instances, not names: a name makes Python-Markdown search all that is installed for entry points, 25 ms.
    extensions = [
        AttrListExtension(),
        # The selector asks for text: some phones draw an emoji.
        FootnoteExtension(BACKLINK_TEXT="↩\ufe0e", BACKLINK_TITLE=back_to_footnote),
        MarkdownInHtmlExtension(),
        SaneListExtension(),
        SmartyExtension(),
        TableExtension(),
    ]
    converter = markdown.Markdown(extensions=extensions, output_format="html")
    accelerate(converter)
    shortcut_prose(converter)
    return converter


def _cleaner(attribute_filter: Callable[[str, str, str], str | None]) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=_TAGS,
        clean_content_tags=_DROPPED_WITH_CONTENT,
        attributes=_ATTRIBUTES,
        attribute_filter=attribute_filter,
        filter_style_properties=_STYLES,
        url_schemes=URL_SCHEMES,
        link_rel=_LINK_REL,
    )


_MARKED_LINK: Final = re.compile(rf'<a(?: [^\s<>"=]+="[^"]*")* rel="{_LINK_REL}"')
_TO_OTHER_SITE: Final = re.compile(r' href="\s*(?:https?:|[/\\]\s*[/\\])', re.IGNORECASE)


def _unmark_own_links(cleaned: str) -> str:
    """Take the rel, which nh3 can only put on every link, off those that do not lead to another site."""

    def unmark(link: re.Match[str]) -> str:
        return link[0] if _TO_OTHER_SITE.search(link[0]) else link[0].removesuffix(f' rel="{_LINK_REL}"')

    return _MARKED_LINK.sub(unmark, cleaned)


# XML 1.0, production 2: a feed with any of these cannot be read at all.
_LEGAL: Final = "\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff"
_ALL_LEGAL: Final = re.compile(f"[{_LEGAL}]*+")
_ILLEGAL: Final = re.compile(f"[^{_LEGAL}]")
_ILLEGAL_REFERENCE: Final = re.compile(r"&#(?:[xX]([0-9A-Fa-f]+)|([0-9]+));?")


def _strip_illegal(text: str) -> str:
    # Nearly every text is as it should be, and to see that takes half the time.
    return text if _ALL_LEGAL.fullmatch(text) else _ILLEGAL.sub("", text)


def _without_illegal(reference: re.Match[str]) -> str:
    digits, base = (reference[1], 16) if reference[1] else (reference[2], 10)
    code = int(digits.lstrip("0")[:8] or "0", base)  # eight digits are beyond Unicode, and int refuses thousands
    return "" if code > sys.maxunicode or _ILLEGAL.match(chr(code)) else reference[0]


# Text that may look like tags, to be stepped over; then the tags with addresses. In cleaned HTML only these are left.
_TAG: Final = re.compile(
    r"""<!--.*?-->|<(script|style|textarea)\b.*?</\1\s*>"""
    r"""|<(?:a|area|audio|iframe|img|source|track|video)\s(?:[^<>"']|"[^"]*"|'[^']*')*>""",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE: Final = re.compile(r"""([^\s"'<>/=]+)(\s*=\s*)("[^"]*"|'[^']*'|[^\s"'=<>`]+)""")
_ON_SITE: Final = re.compile(r"\s*/(?![/\\\s])")


def with_root(html: str, root: str) -> str:
    """
    Lead the addresses in *html* that start at the root of the site to *root*, which ends in a slash or is empty.

    That is the way up from the folder of a page, "../../", so that the site works wherever it is put. Addresses of
    other sites, also "//host/", stay as they are.
    """
    prefix = escape(root or "./")

    def lead(address: str) -> str:
        start = _ON_SITE.match(address)
        return prefix + address[start.end() :] if start else address

    return _with_addresses(html, lead)


def with_base(html: str, base_url: str, page_url: str) -> str:
    """
    Lead all addresses in the *html* of the page at *page_url* to whole ones, for feeds, which are read elsewhere.

    Those that start at the root of the site are below *base_url*.
    """

    def lead(address: str) -> str:
        if start := _ON_SITE.match(address):
            return escape(base_url) + address[start.end() :]
        if SCHEME.match(address.lstrip()):
            return address
        try:
            return escape(urljoin(page_url, unescape(address)))
        except ValueError:  # no address that leads anywhere
            return escape(page_url)

    return _with_addresses(html, lead)


def _with_addresses(html: str, lead: Callable[[str], str]) -> str:
    def rewrite(attribute: re.Match[str]) -> str:
        name, equals, value = attribute.groups()
        quote = value[0] if value[0] in "\"'" else ""
        address = value[len(quote) : len(value) - len(quote)]
        if name.lower() in {"href", "src", "poster"}:
            return f"{name}{equals}{quote}{lead(address)}{quote}"
        if name.lower() == "srcset":
            led = CANDIDATE.sub(lambda candidate: candidate[1] + lead(candidate[2]) + (candidate[3] or ""), address)
            return f"{name}{equals}{quote}{led}{quote}"
        return attribute[0]

    return _TAG.sub(lambda tag: tag[0] if tag[1] or tag[0].startswith("<!") else _ATTRIBUTE.sub(rewrite, tag[0]), html)
