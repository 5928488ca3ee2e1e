"""Judge paragraphs by what stands around them: beside a credit, below "Related stories", behind the comments."""

import re
from collections.abc import Sequence

from generator.convert.captions import is_credit, points_into_picture
from generator.convert.dates import printed_dates
from generator.convert.judge import Judged, is_headline_like
from generator.convert.kinds import Kind
from generator.convert.phrases import Phrases

# A sentence that speaks of what was said before is part of the story, not of a picture.
_GOES_ON = re.compile(
    r"(?:It|He|She|They|We|I|His|Her|Their|But|And|So|Then|That|This|These|There|When|After|Nobody|Everything)\b"
)
_TOLD = re.compile(r"\b(?:had|left|said|went|took|came|gave|told|got|made|found|began|followed)\b")
_ENOUGH_STORY = 400  # characters of story before a line that may end it
_LITTLE_BEHIND = 0.3  # of the story may stand behind a footer; the comments may be as long as the story
_FULL_PARAGRAPH = 150  # characters: no headline in a list of stories
_HEADING = 50  # characters: what is longer is a story of the list itself
_LABEL = 40  # characters: a label is shorter, a headline is longer
_LONGEST_CAPTION_TITLE = 90  # characters of a line that is taken for a caption because a credit follows


def find_captions(judged: Sequence[Judged]) -> list[Judged]:
    """Let a picture credit on a line of its own take the caption along that stands before or behind it."""
    credit = [j.kind == "caption" and is_credit(j.paragraph.text) for j in judged]
    found = list(judged)
    for index, entry in enumerate(judged):
        text = entry.paragraph.text
        before, behind = index > 0 and credit[index - 1], index + 1 < len(judged) and credit[index + 1]
        if (behind and _may_be_caption(entry)) or ((before or behind) and points_into_picture(text)):
            found[index] = entry.as_kind("caption")
    return found


def _may_be_caption(entry: Judged) -> bool:
    """Tell whether the line above a credit can be its caption: a short one, or one with a date, that tells no story."""
    text = entry.paragraph.text
    told = entry.prose and text.endswith(".") and (_GOES_ON.match(text) or _TOLD.search(text))
    return not told and (len(text) < _LONGEST_CAPTION_TITLE or any(printed_dates(text)))


def close_lists(judged: Sequence[Judged], phrases: Phrases) -> list[Judged]:
    """Let a heading such as "Related stories" take the headlines below it along, and "Read more" the one."""
    closed: list[Judged] = []
    inside: Kind = ""
    one_more = False
    for entry in judged:
        text = entry.paragraph.text
        if entry.kind in phrases.opens_list and not entry.prose and len(text) < _HEADING:
            inside = entry.kind
        elif inside and not entry.kind:
            if entry.prose and not (is_headline_like(text) and len(text) < _FULL_PARAGRAPH):
                inside = ""
            else:
                entry = entry.as_kind(inside, sure=not entry.prose)  # noqa: PLW2901 - one entry becomes one entry
        elif one_more and not entry.prose and len(text) > _LABEL:
            entry = entry.as_kind("read_more", sure=True)  # noqa: PLW2901
        one_more = entry.kind == "read_more" and len(text) < _LABEL
        closed.append(entry)
    return closed


def _is_heading(entry: Judged, phrases: Phrases) -> bool:
    """Tell "Comments" and "3 comments on “The drum”" from a request to comment, which may stand inside a story."""
    text = entry.paragraph.text
    return text[0].isdigit() or (not entry.prose and (entry.kind != "comments" or bool(phrases.whole(text))))


def cut_after_end(judged: Sequence[Judged], phrases: Phrases) -> list[Judged]:
    """Cut at the comments, the site index or a copyright line, unless more story stands behind than before."""
    lengths = [len(j.paragraph.text) if j.is_story else 0 for j in judged]
    before, whole = 0, sum(lengths)
    for index, (entry, length) in enumerate(zip(judged, lengths, strict=True)):
        before += length
        if _is_heading(entry, phrases) and entry.kind in phrases.ends_story and before >= _ENOUGH_STORY:
            behind = whole - before
            if behind <= (before if entry.kind == "comments" else before * _LITTLE_BEHIND):
                return [*judged[:index], *(j.as_kind(entry.kind) for j in judged[index:])]
    return list(judged)
