"""Judge one paragraph by itself: prose, a fragment of something, or furniture of the page, and of which kind."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.convert.captions import ends_sentence, is_caption
from generator.convert.dates import is_dateline
from generator.convert.kinds import Kind
from generator.convert.phrases import Hit, Phrases
from generator.convert.read import Paragraph
from generator.model.sentences import sentence_spans

_NETWORKS = re.compile(
    r"\b(?:facebook|twitter|x|instagram|whatsapp|messenger|pinterest|linkedin|reddit|tumblr|telegram|e-?mail|print"
    r"|tweet|share|copy(?: this)? link|flipboard|snapchat|tiktok|youtube|rss|pin it|sms|line|comments?|save|bookmark"
    r"|bluesky|threads)\b",
    re.IGNORECASE,
)
_ENDS_OF_PROSE = (".", "”", '"')  # a bar of buttons has none
_ADDRESSED = re.compile(r"\b(?:we|us|our|ours|you|your|this (?:site|website|article|page|story))\b", re.IGNORECASE)
_ADDRESS_NOT_NEEDED = frozenset({"legal", "author_note", "caption"})
_STARTS_PROSE = frozenset(
    {"appeal", "newsletter", "comments", "legal", "share", "author_note", "ad", "read_more", "caption"}
)
_SMALL_WORDS = frozenset((
    "a", "an", "the", "and", "or", "but", "of", "to", "in", "on", "at", "for", "from", "by", "with", "as", "is", "are",
    "was", "were", "be", "been", "has", "have", "had", "he", "she", "it", "they", "we", "i", "you", "his", "her", "its",
    "their", "our", "my", "your", "that", "this", "which", "who", "not", "no", "so", "if", "when", "while", "after",
    "before", "than", "then", "there", "into", "over", "about", "would", "will", "can", "could", "said",
))  # fmt: skip
_TOLD = re.compile(
    r"[,”\"’?!] (?:[\w’'.-]+ ){0,3}(?:said|says|told|added|adds|explained|joked|recalled|wrote|insisted)\b"
)
_ONE_WORD_AHEAD = re.compile(r"\W*\w+: [a-z].*[.!?][\"”]?$", re.DOTALL)
_LONGEST_LABEL = 40  # characters, such as "Read more:"
_SHORT_FRAGMENT, _SHORT_PROSE, _FRAGMENT_CAP, _LONG_LINE = 60, 260, 400, 100  # characters
_LONG_SENTENCE = 300  # characters: no request to the reader is so long, save an appeal
_LONGEST_QUOTE = 2000  # characters to look back for an opening quotation mark
_FEWEST_WORDS = 8  # of a story beside furniture
_MOSTLY, _MUCH = 0.6, 0.4  # of the characters of a long, of a short paragraph: then all of it is furniture


@dataclass(frozen=True, slots=True)
class Judged:
    """
    Hold a paragraph, whether it reads like prose, and the kind of furniture it is, if it is any.

    Of what is *sure* to be furniture, such as a share bar, nobody need be told that it was left out.
    """

    paragraph: Paragraph
    prose: bool
    kind: Kind = ""
    sure: bool = False

    @property
    def is_story(self) -> bool:
        """Tell whether this is prose that nothing speaks against."""
        return self.prose and not self.kind

    def as_kind(self, kind: Kind, *, sure: bool = False) -> "Judged":
        """Give the same paragraph as furniture of *kind*; a kind found earlier stays."""
        return self if self.kind else replace(self, kind=kind, sure=sure)


def judge(paragraph: Paragraph, phrases: Phrases) -> list[Judged]:
    """Judge *paragraph*; where only its first or last sentences are furniture, it comes back in two or three pieces."""
    text = paragraph.text
    prose = is_prose(text)
    if kind := phrases.whole(text) or _kind_by_shape(text):
        return [Judged(paragraph, prose, kind, sure=True)]
    hits = list(phrases.hits(text))
    if not hits:
        return [Judged(paragraph, prose)]
    if not prose:
        return [Judged(paragraph, prose, _kind_of_fragment(text, hits), sure=len(text) <= _LONG_LINE)]
    first = _first_kind(hits, {"starts"})
    asks = first in _STARTS_PROSE and len(text) < _SHORT_PROSE and not _is_told(text, first)
    if asks and not (first == "appeal" and _has_story(text, hits)):
        return [Judged(paragraph, prose, first, sure=first == "legal")]
    return list(_pieces(paragraph, hits))


def _is_told(text: str, kind: Kind) -> bool:
    """Tell whether what begins like a request to the reader is somebody's words, or a sentence behind a single word."""
    return bool(_TOLD.search(text) and ":" not in text[:_LONGEST_LABEL]) or (
        kind == "read_more" and bool(_ONE_WORD_AHEAD.match(text))
    )


def is_prose(text: str) -> bool:
    """Tell whether *text* ends like a sentence and has the words of one, or is long and has the small words of one."""
    words = text.split()
    if not ends_sentence(text):
        return len(text) > _LONG_LINE and sum(w.lower() in _SMALL_WORDS for w in words) > len(words) / 4
    return len(words) >= (6 if text.endswith(("...", "…", ":", "—")) else 2)


def is_headline_like(text: str) -> bool:
    """Tell whether *text* could be a headline in a list: one line without the full stop of a sentence."""
    return len(text) < 150 and not re.search(r"[.;,][\"”’)]*$", text)  # noqa: PLR2004 - no headline is longer


def _kind_by_shape(text: str) -> Kind:
    words = text.split()
    networks = _NETWORKS.findall(text) if len(text) < _FRAGMENT_CAP and not text.endswith(_ENDS_OF_PROSE) else []
    if len(networks) >= 3 and len(" ".join(networks)) > len(text) / 2:  # noqa: PLR2004 - two names may be a sentence
        return "share"
    if len(words) == 1 and re.match(r"(?:https?://|www\.)|[^@\s]+@[^@\s]+\.\w+$", text):
        return "navigation"
    if is_dateline(text):
        return "dateline"
    if not any(c.isalpha() for c in text) and len(text) < 40:  # noqa: PLR2004 - a count, a page number, a score
        return "navigation"
    if len(text) < _FRAGMENT_CAP and is_caption(text):
        return "caption"
    return ""


def _kind_of_fragment(text: str, hits: list[Hit]) -> Kind:
    hits = [hit for hit in hits if hit.use == "starts" or not _is_quoted(text, hit.start)]
    hints = [hit.kind for hit in hits if hit.use == "hints"]
    if kind := _first_kind(hits, {"starts", "says", "line"}):
        return kind
    return hints[0] if len(hints) > 1 or (hints and len(text) < _SHORT_FRAGMENT) else ""


def _first_kind(hits: list[Hit], uses: set[str]) -> Kind:
    return next((hit.kind for hit in hits if hit.use in uses), "")


def _pieces(paragraph: Paragraph, hits: list[Hit]) -> Iterator[Judged]:
    """Cut furniture sentences from the ends of a paragraph of prose."""
    text = paragraph.text
    spans = sentence_spans(text)
    kinds = sentence_kinds(text, spans, hits)
    furniture = sum(end - start for (start, end), kind in zip(spans, kinds, strict=True) if kind)
    much = furniture >= len(text) * (_MOSTLY if len(text) > _SHORT_PROSE else _MUCH)
    if much and not _rest_is_story(text, spans, kinds, hits):
        sure = any(hit.use == "starts" and hit.kind in {"legal", "footer"} for hit in hits)
        kind = Counter(kind for kind in kinds if kind).most_common(1)[0][0]
        yield Judged(paragraph, prose=True, kind=kind, sure=sure)
        return
    first = next(i for i, kind in enumerate(kinds) if not kind)
    last = next(i for i in reversed(range(len(kinds))) if not kinds[i])
    if first:
        yield Judged(paragraph.part(0, spans[first - 1][1]), prose=True, kind=kinds[0])
    yield Judged(paragraph.part(spans[first][0], spans[last][1]), prose=True)
    if last + 1 < len(spans):
        yield Judged(paragraph.part(spans[last + 1][0], len(text)), prose=True, kind=kinds[-1])


def _has_story(text: str, hits: list[Hit]) -> bool:
    spans = sentence_spans(text)
    return _rest_is_story(text, spans, sentence_kinds(text, spans, hits), hits)


def _rest_is_story(text: str, spans: Sequence[tuple[int, int]], kinds: Sequence[Kind], hits: list[Hit]) -> bool:
    """Tell whether what is no furniture stands together at one end of a paragraph, and has nothing of an appeal."""
    rest = [span for span, kind in zip(spans, kinds, strict=True) if not kind]
    if not rest or (kinds[0] and kinds[-1]) or sum(bool(a) != bool(b) for a, b in pairwise(kinds)) != 1:
        return False
    start, end = rest[0][0], rest[-1][1]
    clean = not any(start <= hit.start < end for hit in hits) and not _ADDRESSED.search(text[start:end])
    return clean and len(text[start:end].split()) >= _FEWEST_WORDS


def sentence_kinds(text: str, spans: Sequence[tuple[int, int]], hits: list[Hit]) -> list[Kind]:
    """Give the kind of furniture that each sentence of *text* is, or nothing."""
    starts = [start for start, _ in spans]
    found: dict[int, list[Hit]] = {}
    for hit in hits:
        found.setdefault(bisect_right(starts, hit.start) - 1, []).append(hit)
    kinds: list[Kind] = [""] * len(spans)
    for index, inside in found.items():
        if index >= 0:
            around = text[spans[max(0, index - 1)][0] : spans[index][1]]
            kinds[index] = _sentence_kind(text[slice(*spans[index])], inside, text, around)
    appeals = [i for i, kind in enumerate(kinds) if kind == "appeal"]
    for before, after in pairwise(appeals):
        if after - before <= 3:  # noqa: PLR2004 - two sentences between two that count belong to the same appeal
            kinds[before:after] = ["appeal"] * (after - before)
    return kinds


def _sentence_kind(sentence: str, hits: list[Hit], text: str, around: str) -> Kind:
    """Judge a sentence; *around* is what shows whether the reader is addressed: it and the one before."""
    hits = [hit for hit in hits if not _is_quoted(text, hit.start)]
    kind = _first_kind(hits, {"says"})
    hinted = Counter(hit.kind for hit in hits if hit.use == "hints")
    if not kind and hinted and hinted.most_common(1)[0][1] > 1:
        kind = hinted.most_common(1)[0][0]
    if len(sentence) > _LONG_SENTENCE and kind != "appeal":
        return ""
    if kind and not _TOLD.search(sentence) and (kind in _ADDRESS_NOT_NEEDED or _ADDRESSED.search(around)):
        return kind
    return ""


def _is_quoted(text: str, place: int) -> bool:
    before = text[max(0, place - _LONGEST_QUOTE) : place]
    if before.count("“") > before.count("”"):
        return True
    return before.count('"') % 2 == 1
