"""Take a seed apart: the story's own paragraphs, and what the page printed around them, each with its kind."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.convert.bylines import parse_byline
from generator.convert.dates import is_dateline, stated_date
from generator.convert.judge import Judged, judge
from generator.convert.opening import judge_opening
from generator.convert.phrases import Phrases
from generator.convert.read import Paragraph, Seed
from generator.convert.story import SHORT_TEXT, drop_fragments, story_window, widen, without_standfirst
from generator.convert.surroundings import close_lists, cut_after_end, find_captions

_LENGTH_OF_A_QUOTE = range(15, 320)  # characters
_MANY_QUOTES = 200  # in a story; the search for repeated ones is quadratic
_STAFF = re.compile(
    r"[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){1,3} is (?:a|an|the|our) (?:[\w’'-]+ ){0,4}(?:writer|editor|reporter"
    r"|correspondent|columnist|"
    r"critic) (?:at|for|with|of|covering|based)\b"
)
_AUTHOR_IS = re.compile(
    r" (?:is|was|has been|covers|writes|works) .{0,200}?\b(?:writer|editor|reporter|correspondent|author|contributor"
    r"|columnist|"
    r"journalist|critic|fellow|founder|freelancer|educator|speaker|covers|writes)\b|[^\s@]+@[^\s@]+\.\w",
)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """
    Hold what a seed consists of.

    *body* is the story; *removed* is everything else, in order, each with its kind; *head* are the removed paragraphs
    that stand before the story, where the title and the author are looked for.
    """

    body: tuple[Paragraph, ...]
    removed: tuple[Judged, ...]
    head: tuple[Judged, ...]


def clean(seed: Seed, phrases: Phrases) -> Cleaned:
    """Split the paragraphs of *seed* into the story and the furniture of the page it stood on."""
    judged = _judge_all(seed, phrases)
    judged = close_lists(find_captions(judged), phrases)
    judged = cut_after_end(judged, phrases)
    window = without_standfirst(judged, story_window(judged))
    judged = [j if i in window else j.as_kind("head" if i < window.start else "tail") for i, j in enumerate(judged)]
    judged = _drop_author_notes(drop_fragments(widen(judged, window), window.start))
    judged = _with_copyright(_rescue(_drop_pull_quotes(judged)))
    body = tuple(j.paragraph for j in judged if not j.kind)
    return Cleaned(body, tuple(j for j in judged if j.kind), tuple(j for j in judged[: window.start] if j.kind))


def _judge_all(seed: Seed, phrases: Phrases) -> list[Judged]:
    judged: list[Judged] = []
    for index, paragraph in enumerate(seed.paragraphs):
        if index == 0 and (stated := stated_date(paragraph.text)):
            rest = paragraph.part(stated.end, len(paragraph.text))
            # Into a line with more than the date the top of the page may have run.
            judged.append(Judged(paragraph.part(0, stated.end), prose=False, kind="dateline", sure=not rest.text))
            judged += judge_opening(rest, phrases) if rest.text else []
        else:
            judged += judge(paragraph, phrases)
    return [_with_fact_kind(j) for j in judged]


def _with_fact_kind(judged: Judged) -> Judged:
    text = judged.paragraph.text
    if judged.kind or text.startswith(("—", "–")) or (judged.prose and not text.endswith(":")):
        return judged  # a dash opens the signature of a quoted post
    if is_dateline(text):
        return judged.as_kind("dateline", sure=True)
    return judged.as_kind("byline") if parse_byline(text) else judged


def _drop_author_notes(judged: Sequence[Judged]) -> list[Judged]:
    """Drop what the page says of the author behind the story."""
    authors = [b.author for j in judged if j.kind == "byline" and (b := parse_byline(j.paragraph.text))]
    stories = [i for i, j in enumerate(judged) if j.is_story]
    noted = list(judged)
    for index in stories[-2:] if len(stories) > SHORT_TEXT else ():
        text = judged[index].paragraph.text
        if _STAFF.match(text) or (any(text.startswith(a) for a in authors) and _AUTHOR_IS.search(text)):
            noted[index] = judged[index].as_kind("author_note")
    return noted


def _with_copyright(judged: Sequence[Judged]) -> list[Judged]:
    """Take "© Tide Post" below the story, which beside a picture would be its credit, for the outlet's copyright."""
    last = max((i for i, j in enumerate(judged) if not j.kind), default=len(judged))
    return [
        replace(j, kind="legal") if i > last and j.kind == "caption" and j.paragraph.text.startswith("©") else j
        for i, j in enumerate(judged)
    ]


def _drop_pull_quotes(judged: Sequence[Judged]) -> list[Judged]:
    """Drop a quotation that stands on a line of its own and again, word for word, in another paragraph."""
    quoted = {index: said for index, j in enumerate(judged) if not j.kind and (said := _quoted(j))}
    if len(quoted) > _MANY_QUOTES:
        return list(judged)
    story = "\n".join(j.paragraph.text for j in judged if not j.kind)
    pulled = {index for index, said in quoted.items() if story.count(said) > 1}
    return [j.as_kind("pull_quote", sure=True) if index in pulled else j for index, j in enumerate(judged)]


def _quoted(entry: Judged) -> str:
    text = entry.paragraph.text
    return text.strip("“”\"‘’'") if text[0] in '“"‘' and len(text) in _LENGTH_OF_A_QUOTE else ""


def _rescue(judged: Sequence[Judged]) -> list[Judged]:
    """Put the longest paragraph back when it is longer than all that was kept: an editor can cut better than we can."""
    kept = sum(len(j.paragraph.text) for j in judged if not j.kind)
    longest = max((j for j in judged if j.kind != "appeal"), key=lambda j: len(j.paragraph.text), default=None)
    if kept and (longest is None or kept >= len(longest.paragraph.text)):
        return list(judged)
    unsure = {"head", "tail", "opening"} if not kept else set()
    rescued = [Judged(j.paragraph, j.prose) if j is longest or j.kind in unsure else j for j in judged]
    return rescued if any(not j.kind for j in rescued) else [Judged(j.paragraph, j.prose) for j in judged]
