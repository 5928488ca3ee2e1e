"""Markdown in, HTML out that may stand on a page or in a feed: nothing that runs, no character that breaks XML."""

import re
import sys
from html import escape
from typing import Final

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
_URL_SCHEMES: Final = {"http", "https", "mailto"}
_DROPPED_WITH_CONTENT: Final = {
    *("iframe", "math", "noscript", "object", "script", "select", "style", "svg", "template", "textarea"),
}
# No noreferrer: an outlet may see that its readers come from a digest which credits it.
_LINK_REL: Final = "noopener"


class Markup:
    """Convert texts one after the other; one instance serves a whole process."""

    def __init__(self, *, trusted_html: bool) -> None:
        self._markdown = _converter()
        self._cleaner = None if trusted_html else _cleaner()

    def to_html(self, text: str) -> str:
        """
        Convert the Markdown of one article.

        Unless the site trusts its HTML, only the tags and attributes listed in this module are left. Raises ValueError
        for a text that nests deeper than can be followed, some 250 lists.
        """
        cleaned = self._clean(self._convert(_strip_illegal(text)))
        return _strip_illegal(_ILLEGAL_REFERENCE.sub(_without_illegal, cleaned))

    def _convert(self, source: str) -> str:
        try:
            return self._markdown.reset().convert(source)
        except RecursionError:
            self._markdown = _converter()  # the old one still believes itself deep in that text
            raise ValueError("lists or tags are nested too deeply; take out levels") from None

    def _clean(self, html: str) -> str:
        return html if self._cleaner is None else _unmark_own_links(self._cleaner.clean(html))


def _converter() -> markdown.Markdown:
    # Instances, not names: a name makes Python-Markdown search all that is installed for entry points, 25 ms.
    extensions = [
        AttrListExtension(),
        FootnoteExtension(BACKLINK_TEXT="↩\ufe0e"),  # the selector asks for text: some phones draw an emoji
        MarkdownInHtmlExtension(),
        SaneListExtension(),
        SmartyExtension(),
        TableExtension(),
    ]
    converter = markdown.Markdown(extensions=extensions, output_format="html")
    accelerate(converter)
    shortcut_prose(converter)
    return converter


def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=_TAGS,
        clean_content_tags=_DROPPED_WITH_CONTENT,
        attributes=_ATTRIBUTES,
        attribute_filter=_filter_srcset,
        filter_style_properties=_STYLES,
        url_schemes=_URL_SCHEMES,
        link_rel=_LINK_REL,
    )


# One candidate of a srcset: what separates it from the last, its address, and what is said of that picture's size.
_CANDIDATE: Final = re.compile(r"([\s,]*)(\S*[^\s,])(\s[^,]*)?")
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def _filter_srcset(_tag: str, attribute: str, value: str) -> str | None:
    """Drop a srcset with a scheme that is not allowed: nh3 looks at single addresses only."""
    if attribute != "srcset":
        return value
    schemes = (_SCHEME.match(candidate[2]) for candidate in _CANDIDATE.finditer(value))
    return value if all(scheme is None or scheme[0][:-1].lower() in _URL_SCHEMES for scheme in schemes) else None


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

    For pages that is the way up from their folder, "../../", so that the site works wherever it is put; for feeds,
    which are read elsewhere, the address of the site. Addresses of other sites, also "//host/", stay as they are.
    """
    prefix = escape(root or "./")

    def lead(address: str) -> str:
        start = _ON_SITE.match(address)
        return prefix + address[start.end() :] if start else address

    def rewrite(attribute: re.Match[str]) -> str:
        name, equals, value = attribute.groups()
        quote = value[0] if value[0] in "\"'" else ""
        address = value[len(quote) : len(value) - len(quote)]
        if name.lower() in {"href", "src", "poster"}:
            return f"{name}{equals}{quote}{lead(address)}{quote}"
        if name.lower() == "srcset":
            led = _CANDIDATE.sub(lambda candidate: candidate[1] + lead(candidate[2]) + (candidate[3] or ""), address)
            return f"{name}{equals}{quote}{led}{quote}"
        return attribute[0]

    return _TAG.sub(lambda tag: tag[0] if tag[1] or tag[0].startswith("<!") else _ATTRIBUTE.sub(rewrite, tag[0]), html)
