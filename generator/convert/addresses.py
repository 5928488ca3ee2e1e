"""Find the address of a story that its page printed: never that of a button to share it."""

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from generator.config import SourceSettings
from generator.convert.clean import Cleaned
from generator.convert.origin import Origin
from generator.convert.stated_values import stated_address

_ADDRESS = re.compile(r"https?://[^\s<>\"')\]]+")
_OWN = re.compile(
    r"\b(?:(?:read|see|view) (?:the|this) (?:original|full)|original(?:ly)?(?: article| story| post| published)?"
    r"|permalink|permanent link|canonical(?: url| link)?|short ?link|source|link to this (?:article|story|page))\b"
    r"[^.\n]{0,60}$",
    re.IGNORECASE,
)
_NETWORKS = frozenset({
    "facebook.com", "twitter.com", "x.com", "t.co", "instagram.com", "whatsapp.com", "wa.me", "linkedin.com",
    "pinterest.com", "youtube.com", "youtu.be", "reddit.com", "t.me", "bsky.app", "threads.net", "tiktok.com",
    "tumblr.com",
    "flipboard.com", "getpocket.com", "addtoany.com", "pic.twitter.com", "apple.news", "news.google.com",
})  # fmt: skip
_SHARES = re.compile(r"/(?:share|sharer|sharing|intent|submit|pin/create)\b|[?&](?:u|url|text|share)=", re.IGNORECASE)
_OF_OTHERS = frozenset({"related", "comments", "caption", "tail"})
_LONGEST_FURNITURE = 5000  # characters of a paragraph to look into
_SURE_OF_OWN, _SURE_OF_ONLY = 0.95, 0.9  # how often each rule gave the address of the story


def find_address(cleaned: Cleaned, sources: Mapping[str, SourceSettings]) -> tuple[str, Origin | None]:
    """
    Give the address that the page prints of itself, and where.

    It is one that is said to be the original or the permalink, or else the only deep one, of the site's sources first.
    """
    found = dict(reversed([(url, (origin, own)) for url, origin, own in _printed(cleaned)]))
    said = [url for url, (_, own) in found.items() if own]
    hosts = {host_of(source.url) for source in sources.values() if source.url}
    only = said or [url for url in found if host_of(url) in hosts] or list(found)
    return (only[0], found[only[0]][0]) if len(only) == 1 else ("", None)


def host_of(url: str) -> str:
    """Give the host of *url* without www., or "" if it has none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _printed(cleaned: Cleaned) -> Iterator[tuple[str, Origin, bool]]:
    """Give each deep address in the furniture, and whether the words before it say that it is the story's own."""
    for judged in cleaned.removed:
        text = judged.paragraph.text[:_LONGEST_FURNITURE]
        for match in _ADDRESS.finditer(text):
            url = match[0].rstrip(".,;")
            own = bool(_OWN.search(text[: match.start()]))
            if (own or judged.kind not in _OF_OTHERS) and not _is_for_sharing(url) and (tidy := stated_address(url)):
                start = judged.paragraph.start + match.start()
                rule = "said to be the original" if own else "the only address on the page"
                yield tidy, Origin(start, start + len(url), rule, _SURE_OF_OWN if own else _SURE_OF_ONLY), own


def _is_for_sharing(url: str) -> bool:
    host = host_of(url)
    return any(host == network or host.endswith(f".{network}") for network in _NETWORKS) or bool(_SHARES.search(url))
