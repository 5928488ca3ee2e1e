"""Small factories for the tests of the converter: seeds, and what becomes of them."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime

from generator.config import SourceSettings
from generator.convert.article import make_article
from generator.convert.clean import Cleaned, clean
from generator.convert.phrases import read_phrases
from generator.convert.read import Paragraph, Seed, parse_seed
from generator.convert.records import Records
from generator.model.article import Article

NOON = datetime(2025, 12, 1, 12, tzinfo=UTC)

# Three paragraphs without a name, a date or a show, to stand around what a test is about.
LEAD = "The harbour was quiet on the morning after the party, and nobody could say who had taken the big drum."
MIDDLE = "A fisherman thought that he had heard it once, far out, but he had been wrong about such things before."
END = "The band will play without it until somebody brings it back, and asks that it be kept dry."


def a_seed(*paragraphs: str, file: str = "story.txt") -> Seed:
    """Make a seed of paragraphs, as they stand in a file."""
    text = "\n\n".join(paragraphs)
    return replace(parse_seed(text), file=file, sha256=hashlib.sha256(text.encode()).hexdigest())


def a_story(*inside: str) -> Seed:
    """Make a seed of a title and three paragraphs, with what a test is about after the first of them."""
    return a_seed("Big Drum Missing After the Party", LEAD, *inside, MIDDLE, END)


def cleaned(seed: Seed) -> Cleaned:
    """Take a seed apart."""
    return clean(seed, read_phrases())


def body_of(seed: Seed) -> list[str]:
    """Give the paragraphs that are left of a seed."""
    return [paragraph.text for paragraph in cleaned(seed).body]


def kinds_of(seed: Seed) -> dict[str, str]:
    """Give the kind of each paragraph that was taken out of a seed."""
    return {judged.paragraph.text: judged.kind for judged in cleaned(seed).removed}


def paragraphs(*texts: str) -> tuple[Paragraph, ...]:
    """Make the body of a story."""
    return a_seed(*texts).paragraphs


def converted(
    seed: Seed, records: Records | None = None, *, sources: tuple[str, ...] = (), now: datetime = NOON
) -> Article:
    """Make the article of a seed."""
    known = {name: SourceSettings() for name in sources}
    return make_article(seed, records or Records(), known, now, "published")[0]
