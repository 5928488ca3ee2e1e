"""Find the shows of a story: those of the registry, and others that the text calls a series, a film, an album …"""

import re
from collections.abc import Iterator, Sequence

from generator.convert.capitals import QUOTED_TITLE, TITLE, WORD, unquoted
from generator.convert.folding import fold
from generator.convert.full_names import is_given_name
from generator.convert.names import Tag
from generator.convert.read import Paragraph
from generator.convert.records import Mention, Records, overlaps
from generator.convert.wordset import WordSet
from generator.model.show import Show

_KIND = (
    r"(?:series|show|sitcom|drama|comedy|film|movie|thriller|Western|western|documentary|docuseries|podcast|musical"
    r"|play|album|special|soap|"
    r"biopic|rom-?com|mini-?series|sequel|prequel|remake|franchise|programme|blockbuster|single|novel|telenovela)"
)
_CALLED = re.compile(rf"\b{_KIND},? (?:called |titled |entitled |named )?(?P<title>{QUOTED_TITLE}|{TITLE})")
_PART_OF = re.compile(
    rf"\b(?:star|stars|cast|finale|premiere|host|creator|episodes?|season \w+|(?:\w+ )season|set|sets|lead|remake) of "
    rf"(?:the )?(?:(?:[\w-]+ ){{0,2}}{_KIND},? )?(?P<title>{QUOTED_TITLE}|{TITLE})"
    rf"|\b(?:starred|starring|stars|appeared|role|part|character) (?:in|on) (?P<quoted>{QUOTED_TITLE})"
)
_ALUM = re.compile(
    rf"\b(?:the|The|former) (?P<title>{TITLE}) (?:alum|alumna|alumnus|star|actor|actress|co-star|creator|showrunner)\b"
)
_RELEASED = re.compile(
    rf"\b(?P<title>{WORD} {TITLE}), (?:which was |first )?(?:released|published|broadcast) (?:in|on) "
)
_PATTERNS = (_CALLED, _PART_OF, _ALUM, _RELEASED)
# What each of the patterns contains: most paragraphs have none of it, and one look is faster than four searches.
_HINTS = WordSet(
    "series show sitcom drama comedy film movie thriller western documentary docuseries podcast musical play album"
    " special soap biopic romcom rom-com miniseries mini-series sequel prequel remake franchise programme blockbuster"
    " single novel telenovela star stars cast finale premiere host creator episode episodes season set sets lead"
    " starred starring appeared role part character alum alumna alumnus actor actress co-star showrunner released"
    " published broadcast"
)
_KIND_BEFORE = re.compile(
    rf"\b{_KIND},? (?:called |titled )?[‘“'\"]?$|[‘“'\"]$|\b(?:set|star|cast|episode|season|finale"
    rf"|premiere) of (?:the )?$"
)
_NO_TITLE = re.compile(
    r"(?:Netflix|Max|HBO|Hulu|Disney|Apple|Amazon|Prime|Paramount|Peacock|BBC|ITV|Channel|Sky|CBS|NBC|ABC|Fox|TLC|MTV"
    r"|CNN|Bravo|ExtraTV|YouTube|TikTok|Instagram|"
    r"Facebook|Twitter|Spotify|X|Hollywood|Bollywood|Broadway|West End|Oscars?|Emmys?|Grammys?|Tonys?|Baftas?"
    r"|Golden Globes?|Cannes|Monday|Tuesday|Wednesday|"
    r"Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November"
    r"|December|Christmas|Easter|I|He|She|It|They|We|"
    r"American|British|English|Irish|Scottish|Welsh|Australian|Canadian|French|German|Italian|Spanish|Indian|Korean"
    r"|Japanese|Swedish|Danish|Brazilian|Mexican|"
    r"Los Angeles|London|New York|Manchester|Liverpool|Chelsea|Arsenal|Real Madrid|Barcelona|Marvel|DC|Western|Star"
    r"|Prince|Princess|King|Queen|A-list|TV|Reality|Pop|The|A|An|UK|US|USA)\Z"
)
_NO_UNQUOTED_TITLE = re.compile(
    r"^(?:Mr|Mrs|Ms|Dr|Academy|Golden|America|England|Britain|France|Spain|Italy|Germany|Canada|Australia)\b"
    r"|(?:United|City|Rovers|Town|Albion|Wanderers|Lakers|Yankees|Globe|Oscar|Emmy|Grammy|Awards?|Prize|Angeles|York"
    r"|End)$"
)
_GOES_ON = re.compile(r" (?:at|and|for|with|from|in|on) [A-Z]")
_ALSO_A_VERB = re.compile(r"show|play|single|special")


def find_shows(body: Sequence[Paragraph], records: Records, people: Sequence[str]) -> list[Tag]:
    """Give the shows that *body* speaks of, in the order of their first mention; a name of one of *people* is none."""
    tags: dict[str, Tag] = {}
    names = {fold(part) for name in people for part in (name, *name.split())}
    for paragraph in body:
        found = [*_registered(paragraph, records), *_described(paragraph, records)]
        for tag in sorted(found, key=lambda tag: tag.start):
            if tag.known or fold(tag.name) not in names:
                tags.setdefault(fold(tag.name).lower(), tag)
    return sorted(tags.values(), key=lambda tag: tag.start)


def _registered(paragraph: Paragraph, records: Records) -> Iterator[Tag]:
    for mention in records.mentions(paragraph.text):
        if isinstance(mention.record, Show) and _is_meant(paragraph.text, mention):
            yield Tag(mention.record.name, paragraph.start + mention.start, "registry", known=True)


def _is_meant(text: str, mention: Mention) -> bool:
    """Tell a title from the common word or family name that it also is: Rust, The Baldwins."""
    words = text[mention.start : mention.end].split()
    if len(words) > 2 or (len(words) == 2 and words[0] != "The"):  # noqa: PLR2004 - long titles are what they seem
        return True
    before, after = text[: mention.start][-40:], text[mention.end : mention.end + 2]
    if _KIND_BEFORE.search(before):
        return True
    opens_sentence = not before.strip() or bool(re.search(r"[.!?:][\"”’)]* ?[“\"‘(]?$", before))
    part_of_name = bool(re.search(r"[^\W\d_a-z][\w’'-]* $", before)) or bool(re.match(r" [^\W\d_a-z]", after))
    return not opens_sentence and not part_of_name


def _described(paragraph: Paragraph, records: Records) -> Iterator[Tag]:
    text = paragraph.text
    patterns = _PATTERNS if _HINTS.any_in(text) else ()
    found = [match for pattern in patterns for match in pattern.finditer(text)]
    taken = [(mention.start, mention.end) for mention in records.mentions(text)] if found else []
    for match in found:
        group = "title" if match["title"] else "quoted"
        start, end = match.span(group)
        title = unquoted(match[group])
        is_title = _is_quoted_title(title) if match[group] != title else _is_unquoted_title(title, match)
        if is_title and not overlaps(start, end, taken):
            yield Tag(title, paragraph.start + start, "called a show", known=False)


def _is_quoted_title(title: str) -> bool:
    long_words = [word for word in title.split() if len(word) > 3]  # noqa: PLR2004 - "with" and shorter stay small
    opens = title[:1].isupper() or title[:1].isdigit()
    return opens and not _NO_TITLE.match(title) and all(word[0].isupper() or word[0].isdigit() for word in long_words)


def _is_unquoted_title(title: str, match: re.Match[str]) -> bool:
    """Tell whether capitals alone make *title* one: a single word is too little but behind a noun such as film."""
    if _NO_TITLE.match(title) or _NO_UNQUOTED_TITLE.search(title):
        return False
    if len(title.split()) > 1:
        return True
    goes_on = _GOES_ON.match(match.string, match.end())
    return match.re is _CALLED and not goes_on and not _ALSO_A_VERB.match(match[0]) and not is_given_name(title)
