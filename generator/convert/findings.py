"""Everything that is found in a seed, each by the module that knows how."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from generator.config import SourceSettings
from generator.convert.cases import find_cases, registered_cases
from generator.convert.clean import Cleaned, clean
from generator.convert.date_bounds import date_bounds_in
from generator.convert.leads import Summary, make_summary
from generator.convert.mastheads import find_masthead
from generator.convert.names import People, Tag, find_people
from generator.convert.outranking import good_summary, stated_title, with_stated
from generator.convert.phrases import Phrases
from generator.convert.read import Paragraph, Seed
from generator.convert.records import Records
from generator.convert.shows import find_shows
from generator.convert.source_date import SourceDate, find_source_date
from generator.convert.sources import Outlet, find_outlet
from generator.convert.titles import Title, find_title


@dataclass(frozen=True, slots=True)
class Findings:
    """Hold what was found in a *seed*, by the fields of an article, and what it was *cleaned* into."""

    seed: Seed
    cleaned: Cleaned
    title: Title
    summary: Summary
    outlet: Outlet
    day: SourceDate
    people: People
    shows: tuple[Tag, ...]
    cases: tuple[Tag, ...]

    @property
    def body(self) -> tuple[Paragraph, ...]:
        """Give the paragraphs of the story, without repetitions of the title."""
        return self.title.body


def find_everything(
    seed: Seed, records: Records, sources: Mapping[str, SourceSettings], phrases: Phrases, now: datetime
) -> Findings:
    """Find the facts and names of the story in *seed*, which cannot have been written after *now*."""
    cleaned = clean(seed, phrases)
    masthead = find_masthead(cleaned, sources)
    stated = seed.stated
    title = stated_title(stated.title, cleaned) if stated.title else find_title(cleaned, phrases, masthead)
    body, cases = title.body, registered_cases(title.body, records)
    day = find_source_date(seed, cleaned, date_bounds_in(body, records, cases), now.astimezone(UTC).date())
    people = find_people(body, seed.text, records, day.latest)
    summary = good_summary(stated.summary, body, phrases)
    return Findings(
        seed=seed,
        cleaned=cleaned,
        title=title,
        summary=Summary(summary.value, summary.origin) if summary else make_summary(body),
        outlet=with_stated(find_outlet(cleaned, sources, title.line, masthead), stated, sources),
        day=day,
        people=people,
        shows=tuple(find_shows(body, records, [*(tag.name for tag in people.tags), *people.left_out])),
        cases=tuple(find_cases(body, cases, people, records)),
    )
