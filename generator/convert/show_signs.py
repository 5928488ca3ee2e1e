"""Find what a text calls a series, a film, a play: titles beside the words that only titles stand beside."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.convert.capitals import QUOTED_TITLE, TITLE, WORD, unquoted
from generator.convert.name_words import is_given_name, plain, read_name_words
from generator.convert.wordset import WordSet, any_of

_KIND_WORDS = (
    "series", "show", "sitcom", "drama", "comedy", "film", "movie", "thriller", "western", "Western", "documentary",
    "docuseries", "podcast", "musical", "play", "album", "special", "soap", "soap opera", "biopic", "romcom", "rom-com",
    "miniseries", "mini-series", "sequel", "prequel", "remake", "franchise", "programme", "blockbuster", "telenovela",
    "fable", "epic", "caper", "spinoff", "spin-off",
    *(f"{where} {hit}" for where in ("TV", "television", "BBC", "ITV") for hit in ("hit", "hits")),
)  # fmt: skip
KIND = any_of(_KIND_WORDS)
_NETWORKS = (
    "Netflix", "Max", "HBO", "Hulu", "Disney", "Disney+", "Apple TV", "Apple TV+", "Amazon", "Prime Video", "Paramount",
    "Paramount+", "Peacock", "BBC", "BBC1", "BBC2", "BBC One", "BBC Two", "BBC Three", "BBC Four", "ITV", "ITV1",
    "ITV2", "Channel 4", "Channel 5", "Channel Four", "Channel Five", "Sky", "Sky Atlantic", "Sky One", "CBS", "NBC",
    "ABC", "Fox", "The CW", "TLC", "MTV", "Bravo", "Showtime", "Starz", "AMC", "FX", "Lifetime", "VH1", "PBS",
    "Nickelodeon",
)  # fmt: skip
NETWORK = any_of(_NETWORKS)
# A possessive may stand inside a title, and a second title behind it: Dawson’s Creek, Star Trek: Discovery.
_WIDE = rf"{TITLE}(?:[’']s? {TITLE}|: {TITLE})?"
_ANY = rf"(?P<title>{QUOTED_TITLE}|{_WIDE})"
_NUMBER = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)"
_ORDINAL = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}th|final|last|latest|new)"

_CALLED = re.compile(rf"\b{KIND},? (?:called |titled |entitled |named )?{_ANY}")
_PARTS = (
    "star", "stars", "cast", "finale", "premiere", "host", "creator", "episode", "episodes", "set", "sets", "lead",
    "remake", "season",
)  # fmt: skip
_FILMED = ("film", "movie", "screen", "stage", "TV", "television", "musical")
_VERSIONS = ("adaptation", "version")
_SEATS = (
    "judge on", "judge of", "coach on", "contestant on", "appearing on", "mentor on", "panel of",
)  # fmt: skip
_OF_A_FILM = "".join(("(?:", "|".join(f"(?<={noun} )" for noun in _FILMED), ")"))
_PART_OF = re.compile(
    rf"\b(?:{any_of(_PARTS)}|season \w+|{_OF_A_FILM}{any_of(_VERSIONS)}|{any_of(_SEATS)})"
    rf" (?:of )?(?:the )?(?:(?:[\w-]+ ){{0,2}}{KIND},? )?{_ANY}"
)
_SEEN = (
    "starred", "starring", "stars", "appeared", "role", "part", "character", "join", "joined", "judge", "seen", "back",
    "leave", "leaving",
)  # fmt: skip
_BEHIND_QUOTES = (
    "film", "films", "movie", "movies", "series", "show", "star", "stars", "actor", "actress", "saga", "franchise",
    "premiere", "sequel", "season", "episode", "musical", "drama", "comedy", "reboot", "alum", "creator", "judge",
    "contestant", "premieres", "airs", "aired", "premiered",
)  # fmt: skip
_IN_QUOTES = re.compile(
    rf"\b{any_of(_SEEN)} (?:in|on|to) (?P<title>{QUOTED_TITLE})"
    rf"|(?P<before>{QUOTED_TITLE}) {any_of(_BEHIND_QUOTES)}\b"
)
_MAKERS = (
    "alum", "alumna", "alumnus", "star", "actor", "actress", "co-star", "creator", "co-creator", "showrunner",
)  # fmt: skip
_ALUM = re.compile(
    rf"\b(?:the|The|former) (?P<title>{_WIDE}) {any_of(_MAKERS)}\b"
    rf"|(?<![\w’'-])(?P<before>{_WIDE}) (?:alum|actor|actress|showrunner|co-creator)\b"
)
_SHOWN = ("released", "published", "broadcast")
_AROUND = re.compile(
    rf"(?<![\w’'-])(?P<title>{_WIDE})(?:, (?:which was |first )?{any_of(_SHOWN)} (?:in|on) "
    rf"|,? (?:co-)?starring\b|,? which stars\b| season {_NUMBER}\b|[’']s? {_ORDINAL} season\b)"
)
_NETWORKED = re.compile(rf"\b{NETWORK}[’']s (?:(?:hit|new|[a-z-]+) ){{0,2}}(?P<title>{QUOTED_TITLE}|{_WIDE})")
_LISTING = ("include", "includes", "included", "including", "such as")
_LISTED = re.compile(
    rf"\b{KIND}s?,? {any_of(_LISTING)} (?P<list>{_ANY.replace('?P<title>', '?:')}"
    rf"(?:,? (?:and |& )?(?:{QUOTED_TITLE}|{_WIDE})(?: \(\d{{4}}\))?){{0,15}})"
)
_IN_LIST = re.compile(rf"{QUOTED_TITLE}|{_WIDE}")
_ROLES = ("role", "roles", "starred", "starring", "stars", "co-star", "co-starred", "cameo")
_ROLE_IN = re.compile(rf"\b{any_of(_ROLES)} in (?:the )?(?P<title>{_WIDE})")
_SHOWS_OF_HOSTS = ("Show", "Live!", "Tonight")
# A show that is named after its host: The Ann Vane Show.
_OF_A_HOST = re.compile(rf"(?<![\w’'-])(?P<title>(?:The )?{WORD} {WORD} {any_of(_SHOWS_OF_HOSTS)})(?![\w’'-])")


class _Rule(NamedTuple):
    """
    Hold a *pattern*, its *name* in plain words, and *hints*: the words of which each match of the pattern has one.

    Most paragraphs have none of them, and one look is faster than a search. Where *opens*, each match begins with one.
    """

    pattern: re.Pattern[str]
    name: str
    hints: Sequence[str]
    opens: bool = False

    def matches(self, text: str, places: Sequence[tuple[str, int]]) -> Iterator[re.Match[str]]:
        """Give the matches in *text*, in which words that are hints of rules stand at *places*."""
        hints = _HINTS_OF[self.name]
        starts = [start for word, start in places if word in hints]
        if not self.opens:
            yield from self.pattern.finditer(text) if starts else ()
        else:
            yield from filter(None, (self.pattern.match(text, start) for start in starts))


_RULES = (
    _Rule(_CALLED, "called a film or a show", _KIND_WORDS, opens=True),
    _Rule(_PART_OF, "star, cast or episode of it", (*_PARTS, *_VERSIONS, *_SEATS), opens=True),
    _Rule(_IN_QUOTES, "in quotation marks beside film or show", (*_SEEN, *_BEHIND_QUOTES)),
    _Rule(_ALUM, "somebody is its star", _MAKERS),
    _Rule(_AROUND, "season, release or cast of it", (*_SHOWN, "starring", "stars", "season")),
    _Rule(_NETWORKED, "of a network", _NETWORKS, opens=True),
    _Rule(_ROLE_IN, "a role in it", _ROLES, opens=True),
    _Rule(_OF_A_HOST, "named after its host", _SHOWS_OF_HOSTS),
    _Rule(_LISTED, "in a list of films or shows", _LISTING),
)
_HINTS = WordSet(hint for rule in _RULES for hint in rule.hints)
_HINTS_OF = {rule.name: frozenset(hint.lower() for hint in rule.hints) for rule in _RULES}
# The share of right answers on the labelled articles, rounded down to .05.
CONFIDENCE = {
    **dict.fromkeys(_HINTS_OF, 0.95),
    "star, cast or episode of it": 0.85,
    "somebody is its star": 0.75,
    "of a network": 0.75,
}
_NO_TITLE = re.compile(
    rf"(?:(?:{NETWORK}|YouTube|TikTok|Instagram|Facebook|Twitter|Spotify|X|Hollywood|Bollywood|Broadway|West End"
    rf"|Oscars?"
    r"|Emmys?|Grammys?|Tonys?|Baftas?|Brits?|Golden Globes?|Cannes|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January"
    r"|February|March|April|May|June|July|August|September|October|November|December|Christmas|Easter|I|I[’']m|He"
    r"|She|It|They|We"
    r"|American|British|English|Irish|Scottish|Welsh|Australian|Canadian|French|German|Italian|Spanish|Indian|Korean"
    r"|Japanese|Swedish|Danish|Brazilian|Mexican|Chinese|Russian|Los Angeles|London|New York|Manchester|Liverpool"
    r"|Chelsea"
    r"|Arsenal|Real Madrid|Barcelona|Marvel|DC|Western|Star|Prince|Princess|King|Queen|A-list|TV|Reality|Pop|The|A"
    r"|An|UK|US"
    r"|USA|U\.?[KS]|CNN|ExtraTV|Apple|Disney)\Z)"
)
_NO_UNQUOTED_TITLE = re.compile(
    r"^(?:Mr|Mrs|Ms|Dr|Academy|Golden|America|England|Britain|France|Spain|Italy|Germany|Canada|Australia"
    rf"|(?:Best|Outstanding) \w+|{NETWORK})\b(?![’'][^s])"
    r"|(?:United|City|Rovers|Town|Albion|Wanderers|Lakers|Yankees|Bulls|Raiders|Globe|Globes|Oscar|Emmy|Grammy"
    r"|Awards?|Prize"
    r"|Angeles|York|End|Festival|League|Cup|Bowl|News|Records|Studios?|Pictures|Theatre|Theater|University|Hill"
    r"|Carpet)$"
)
_GOES_ON = re.compile(r" (?:at|and|for|with|from|in|on) [A-Z]")
# Behind a person, before the rest of a title, or of the name of a case.
_GOES_WRONG = re.compile(r",? (?:says|said|who|told|added|adds|has said)\b|/\w| vs?\b")
_ALSO_A_VERB = re.compile(r"show|play|special|hits?")


@dataclass(frozen=True, slots=True)
class Described:
    """Hold a *title* that a text calls one, its place, and the *rule* that found it."""

    title: str
    start: int
    end: int
    rule: str


def described(text: str) -> Iterator[Described]:
    """Give what *text* calls a film, a series or the like."""
    places = _HINTS.places_in(text)
    for rule in _RULES if places else ():
        for match in rule.matches(text, places):
            for start, end in _places(match):
                if found := _title_at(text, start, end, match, rule.name):
                    yield found


def _places(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    groups = match.groupdict()
    if groups.get("list"):
        yield from (item.span() for item in _IN_LIST.finditer(match.string, *match.span("list")))
    else:
        yield match.span("title" if groups.get("title") else "before")


def _title_at(text: str, start: int, end: int, match: re.Match[str], rule: str) -> Described | None:
    whole = text[start:end]
    title = unquoted(whole)
    if match.re is _OF_A_HOST:
        words = [word for word in whole.split() if word != "The"]
        return Described(whole, start, end, rule) if is_given_name(words[0]) else None
    if whole != title:
        return Described(title, start + 1, start + 1 + len(title), rule) if _is_quoted_title(title) else None
    title = _without_star(title)
    end = start + len(title)
    if text[end : end + 1] == "!":
        title, end = f"{title}!", end + 1
    return Described(title, start, end, rule) if _is_unquoted_title(title, end, match) else None


def _without_star(title: str) -> str:
    """Drop the person behind the possessive, or the colon, of a title: Friends’ Ann Vane."""
    for mark in "’", "'", ":":
        head, _, tail = title.partition(mark)
        tail = tail.removeprefix("s ").strip()
        if tail and is_given_name(tail.split()[0]):
            return head
    return title


def _is_quoted_title(title: str) -> bool:
    long_words = [word for word in title.split() if len(word) > 3]  # noqa: PLR2004 - "with" and shorter stay small
    opens = title[:1].isupper() or title[:1].isdigit()
    return opens and not _NO_TITLE.match(title) and all(word[0].isupper() or word[0].isdigit() for word in long_words)


def _is_unquoted_title(title: str, end: int, match: re.Match[str]) -> bool:
    """Tell whether capitals alone make *title* one: a single word is too little but behind a noun such as film."""
    if _NO_TITLE.match(title) or _NO_UNQUOTED_TITLE.search(title) or _GOES_WRONG.match(match.string, end):
        return False
    if _is_something_else(title.split(), match):
        return False
    if " " in title or match.re is _LISTED:
        return True
    if match.re is _NETWORKED or (match.re is _ALUM and match["before"]):
        return plain(title) not in read_name_words().titles and "-" not in title
    goes_on = _GOES_ON.match(match.string, end)
    return match.re is _CALLED and not goes_on and not _ALSO_A_VERB.match(match[0]) and not is_given_name(title)


def _is_something_else(words: Sequence[str], match: re.Match[str]) -> bool:
    """Tell what stands where a title may, and is a person, a place or a nation."""
    lists = read_name_words()
    if match.re is _ROLE_IN and any(plain(word) in lists.never | lists.places_before for word in words):
        return True
    if match.re is _ALUM and match["before"]:
        ends = {plain(words[0]), plain(words[-1])}
        return is_given_name(words[0]) or bool(ends & lists.openers - {"the", "a"})
    weak = match.re in {_AROUND, _ROLE_IN, _NETWORKED}
    return weak and (is_given_name(words[0]) or plain(words[-1]) in lists.titles)
