"""Tell an editor what was left out of a story by judgement rather than by certainty."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.convert.clean import Cleaned
from generator.convert.judge import Judged
from generator.convert.read import Paragraph, Seed
from generator.model.sentences import sentences

_BY_PLACE = frozenset({"head", "tail", "comments", "footer"})
_A_SENTENCE = 80  # characters: at the ends of a page shorter lines are teasers and buttons
_MOST_PLACES = 8  # in a note


def left_out_note(seed: Seed, cleaned: Cleaned, body: Sequence[Paragraph], title_line: str) -> str:
    """Name the lines of the seed between the paragraphs of the *body*, or long ones at its ends, that may be missed."""
    if not body:
        return ""
    first, last = body[0].start, body[-1].start
    missed = sorted(
        seed.line(judged.paragraph.start)
        for judged in cleaned.removed
        if not judged.sure
        and judged.paragraph.text != title_line
        and judged.kind not in {"caption", "opening"}
        and (first < judged.paragraph.start < last or _is_more_than_furniture(judged))
    )
    if not missed:
        return ""
    if not (missed := [line for line in missed if line]):
        return "body: left out lines of the seed: look"
    places = list(_ranges(missed))
    shown = ", ".join(places[:_MOST_PLACES]) + (" …" if len(places) > _MOST_PLACES else "")
    return f"body: left out line{'s' if missed[0] != missed[-1] else ''} {shown} of the seed: look"


def line_list(lines: Sequence[int]) -> str:
    """Write *lines*, which are in order, as "14, 17–19"."""
    return ", ".join(_ranges(lines))


def _is_more_than_furniture(judged: Judged) -> bool:
    text = judged.paragraph.text
    return judged.kind in _BY_PLACE and judged.prose and len(text) >= _A_SENTENCE and bool(sentences(text))


def _ranges(lines: Sequence[int]) -> Iterator[str]:
    """Put numbers that follow each other, or the blank lines between them, together."""
    lines = sorted(set(lines))
    start = lines[0]
    for line, after in pairwise([*lines, lines[-1] + 3]):
        if after > line + 2:
            yield str(start) if start == line else f"{start}–{line}"
            start = after
