"""Judge the first line of a seed that begins with a date: a scraper ran the top of the page into one line there."""

import re

from generator.convert.captions import ends_sentence, is_caption
from generator.convert.dates import printed_dates
from generator.convert.judge import Judged, is_prose, sentence_kinds
from generator.convert.phrases import Phrases
from generator.convert.read import Paragraph
from generator.model.sentences import sentence_spans

_FEWEST_WORDS = 5  # of a sentence of the story
_LONGEST_BUTTON, _LONGEST_LABELS = 4, 80  # words; characters
_WORDS_OF_A_MENU, _MOSTLY = 16, 0.6
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d ?(?:[ap]\.?m\b|gmt|bst|et\b)", re.IGNORECASE)


def judge_opening(paragraph: Paragraph, phrases: Phrases) -> list[Judged]:
    """
    Split the top of a page from the sentences of the story that may follow in the same line.

    Those are believed only where every one of them is clean, up to the end of the line, and either nothing stands
    before them or an appeal does; else the whole line is the head of the page.
    """
    text = paragraph.text
    spans = sentence_spans(text)
    kinds = sentence_kinds(text, spans, list(phrases.hits(text)))
    first = max((i for i, kind in enumerate(kinds) if kind), default=-1) + 1
    clean_from = (
        spans[first][0] + _buttons(text[spans[first][0] : spans[first][1]], phrases)
        if first < len(spans)
        else len(text)
    )
    story = text[clean_from:]
    if story and is_prose(text) and ends_sentence(story) and all(_is_clean(s, phrases) for s in _texts(story)):
        head = (
            [Judged(paragraph.part(0, clean_from), prose=False, kind=kinds[first - 1] or "opening")]
            if clean_from
            else []
        )
        return [*head, Judged(paragraph.part(clean_from, len(text)), prose=True)]
    return [Judged(paragraph, prose=False, kind=next(filter(None, kinds), "opening"))]


def _texts(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


def _buttons(text: str, phrases: Phrases) -> int:
    """Measure the labels, such as "Read more Support now", that run into the beginning of *text*."""
    cut = 0
    while True:
        words = list(re.finditer(r"\S+", text[cut : cut + _LONGEST_LABELS]))
        labels = [w.end() for w in words[:_LONGEST_BUTTON] if phrases.whole(text[cut : cut + w.end()])]
        behind = cut + labels[-1] if labels else cut
        behind += len(text[behind : behind + 2]) - len(text[behind : behind + 2].lstrip())
        if not labels or not (text[behind : behind + 1].isupper() or text[behind : behind + 1] in "“\"‘'"):
            return cut
        cut = behind


def _is_menu(sentence: str) -> bool:
    """Tell whether a sentence begins with a menu: many words, most of them capitalised."""
    first = sentence.split()[:_WORDS_OF_A_MENU]
    return len(first) == _WORDS_OF_A_MENU and sum(word[0].isupper() for word in first) > _WORDS_OF_A_MENU * _MOSTLY


def _is_clean(sentence: str, phrases: Phrases) -> bool:
    return (
        len(sentence.split()) >= _FEWEST_WORDS
        and not is_caption(sentence)
        and not _is_menu(sentence)
        and not any(printed_dates(sentence))
        and not _CLOCK.search(sentence)
        and not any(hit.use == "says" for hit in phrases.hits(sentence))
    )
