"""Read what containers write in many ways: a day, authors, the address of a story, a title with the site's name."""

import re
from collections.abc import Iterable
from datetime import date
from urllib.parse import urljoin, urlsplit, urlunsplit

from generator.config import is_web_address
from generator.convert.bylines import parse_byline
from generator.convert.copyrights import bare_outlet
from generator.convert.dates import printed_dates
from generator.model.dates import is_partial_date

_ISO = re.compile(r"\s*((?:19|20)\d\d)-?(\d\d)(?:-?(\d\d))?(?![\d-])")
_FIRST_YEAR = 1990  # no page is older; programs write 0001 and 1970 for a date that they do not know
_TRACKERS = re.compile(
    r"utm_.*|fbclid|gclid|msclkid|mc_[ce]id|igshid|cmp|cmpid|ocid|ns_.*|ref|ref_src|smid|xtor", re.IGNORECASE
)
_FEWEST_INITIALS, _MUCH_OF_HOST = 3, 0.5  # letters that say anything; of a host's letters
_LONGEST_ADDRESS, _LONGEST_NAME, _MOST_AUTHORS = 2000, 80, 6  # characters, characters, people
_NAMES = re.compile(r"[^\W\d_][\w’'.-]*(?:,? [^\W\d_][\w’'.-]*){1,12}")
_NO_PERSON = re.compile(
    r"\b(?:admin|agency|agencies|correspondents?|daily|desk|editor(?:ial|s)?|magazine|media|news|newsroom|online|press"
    r"|reporters?|reuters|staff|team|weekly|wire|writers?)\b",
    re.IGNORECASE,
)
_BY = re.compile(r"(?i:by)\s+")
_SEPARATOR = re.compile(r"\s+(?:[|·•:»]|[-–—]{1,2})\s+")


def stated_day(text: str) -> str:
    """Give the day in *text*, in the zone in which it is told, or the month if it tells no more; "" without one."""
    if match := _ISO.match(text):
        day = "-".join(part for part in match.groups() if part)
        return day if is_partial_date(day) and int(match[1]) >= _FIRST_YEAR else ""
    found = {printed.day for printed in printed_dates(text)}
    day_found = found.pop() if len(found) == 1 else date.min
    return day_found.isoformat() if day_found.year >= _FIRST_YEAR else ""


def stated_authors(names: Iterable[str], outlets: Iterable[str]) -> str:
    """Put the *names* of authors together, without those that are the outlet itself, a role or an address."""
    others = {bare_outlet(outlet) for outlet in outlets}
    found: list[str] = []
    for name in (part.strip() for text in names for part in text.split(";")):
        byline = parse_byline(name if _BY.match(name) else f"By {name}")
        author = byline.author if byline else name
        is_named = len(author) <= _LONGEST_NAME and _NAMES.fullmatch(author) and not _NO_PERSON.search(author)
        if is_named and bare_outlet(author) not in others:
            found.append(author)
    found = list(dict.fromkeys(found))[:_MOST_AUTHORS]
    return f"{', '.join(found[:-1])} and {found[-1]}" if len(found) > 1 else "".join(found)


def stated_address(text: str, base: str = "") -> str:
    """Give the address *text* of one story, without what only counts visitors; "" for a home page or no address."""
    try:
        parts = urlsplit(urljoin(base, text.strip())[: _LONGEST_ADDRESS + 1])
        query = "&".join(part for part in parts.query.split("&") if not _TRACKERS.fullmatch(part.partition("=")[0]))
        address = urlunsplit((parts.scheme.lower(), parts.netloc, parts.path, query.replace(" ", "%20"), ""))
    except ValueError:
        return ""
    deep = len(parts.path) > 1 or bool(query)
    return (
        address
        if deep and len(address) <= _LONGEST_ADDRESS and "@" not in parts.netloc and is_web_address(address)
        else ""
    )


def without_outlet(title: str, outlets: Iterable[str]) -> str:
    """Take the name of the outlet from the end or the beginning of *title*, where a sign divides them."""
    names = {_letters(outlet) for outlet in outlets} - {""}
    while True:
        cuts = [(match.start(), match.end()) for match in _SEPARATOR.finditer(title)]
        if cuts and _letters(title[cuts[-1][1] :]) in names:
            title = title[: cuts[-1][0]]
        elif cuts and _letters(title[: cuts[0][0]]) in names:
            title = title[cuts[0][1] :]
        else:
            return title


def outlet_beside(title: str, host: str) -> str:
    """Give the name beside a sign in *title* that is the outlet's at *host*, or ""."""
    parts = _SEPARATOR.split(title)
    return next((part for part in (parts[-1], parts[0]) if len(parts) > 1 and same_outlet(part, host)), "")


def outlet_behind(title: str, headings: Iterable[str]) -> tuple[str, str]:
    """Give the one of *headings* that *title* is made of, and the name that it has beside it; ("", "") without one."""
    parts = [(title[: cut.start()], title[cut.end() :]) for cut in _SEPARATOR.finditer(title)]
    for heading in headings:
        for first, second in parts:
            if heading in {first, second}:
                rest = _SEPARATOR.split(second if heading == first else first)
                return heading, rest[-1 if heading == first else 0]
    return "", ""


def same_outlet(name: str, host: str) -> bool:
    """Tell whether an outlet at *host* may be called *name*: Harbour News at harbournews.example, HN at hn.example."""
    labels = [label for label in host.lower().split(".")[:-1] if label not in {"co", "com", "org", "net", "www"}]
    label, letters = re.sub(r"[^a-z0-9]", "", labels[-1]) if labels else "", _letters(name)
    initials = "".join(word[0] for word in bare_outlet(name).split())
    if not label or not letters:
        return False
    inside = letters in label and len(letters) >= len(label) * _MUCH_OF_HOST
    around = letters.startswith(label) or (label in letters and len(label) >= _FEWEST_INITIALS)
    return inside or around or (len(initials) >= _FEWEST_INITIALS and label.startswith(initials))


def _letters(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", bare_outlet(name).removesuffix(".com"))
