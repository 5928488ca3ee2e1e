"""The digests of weeks: a page and an e-mail for each, and an index of all."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property, partial
from itertools import chain
from typing import NamedTuple

import msgspec

from generator.model.article import Article
from generator.model.case import Case
from generator.model.pages.choice import choose
from generator.model.pages.parts import Group, Teasers, digests, key_of, paged, spans
from generator.model.pages.standing import status_of, statuses_of
from generator.model.selection import Selection
from generator.model.site import Site, Term
from generator.model.stages import OUTCOMES
from generator.model.values import (
    BodyReference,
    CaseNote,
    MovedCase,
    Page,
    PageValues,
    WeekEntry,
    WeekLink,
    WeekMail,
    WeekPage,
    WeeksPage,
    WeekText,
)
from generator.model.week import monday_of, sunday_of, week_named, week_slug

WEEKS = "digest/"
_WEEKS_ON_A_PAGE = 260
_HEADLINES_ON_A_PAGE = 500
# A mail that is longer than about 100,000 bytes is cut off by mail programs: what cannot be in it need not be derived.
_HEADLINES_IN_A_MAIL = 200


def weeks_url(site: Site) -> str:
    """Give the address of the index of all weeks, "" for a site that has none."""
    return WEEKS if site.articles or any(selection.body_words for selection in site.selections.values()) else ""


class Week(NamedTuple):
    """
    Hold the articles of one week, newest first, and what an editor made of it.

    *chosen* are the stories that are out of those that the editor chose, of whatever week.
    """

    link: WeekLink
    articles: Sequence[Article]
    selection: Selection | None
    chosen: Sequence[Article]

    @property
    def note(self) -> BodyReference | None:
        """Give the editor's note."""
        selection = self.selection
        return BodyReference(selection.path, selection.body_digest) if selection and selection.body_words else None


def weeks_of(site: Site) -> list[Week]:
    """Give the weeks of the *site*'s zone that have something to show, newest first."""
    found: dict[str, Sequence[Article]] = {
        week_slug(monday): site.articles[start:stop]
        for monday, start, stop in spans(site.articles, site.config.zone, monday_of)
    }
    added = [
        slug
        for slug, selection in site.selections.items()
        if slug not in found and (selection.body_words or site.chosen[slug])
    ]
    for slug in added:
        found[slug] = ()
    return [
        Week(_link(slug), found[slug], site.selections.get(slug), site.chosen.get(slug, ()))
        for slug in (sorted(found, reverse=True) if added else found)
    ]


def week_groups(site: Site, teasers: Teasers, weeks: Sequence[Week]) -> Iterator[Group]:
    """Make a group of the pages of each week; what cases came to in it stands in what all pages have in common."""
    moves = Moves(site)
    for index, week in enumerate(weeks):
        newer = weeks[index - 1].link if index else None
        older = weeks[index + 1].link if index + 1 < len(weeks) else None
        selection = week.selection.digest if week.selection else b""
        around = f"{newer and newer.url} {older and older.url}".encode()
        yield Group(
            week.link.url,
            key_of(site.common, digests(week.articles), digests(week.chosen), selection, around),
            partial(_week_pages, site, teasers, week, moves, newer=newer, older=older),
        )


def _week_pages(
    site: Site, teasers: Teasers, week: Week, moves: "Moves", *, newer: WeekLink | None, older: WeekLink | None
) -> Iterator[Page]:
    chosen = week.chosen or choose(site, week.articles, moves.steps_in(week.link.name))
    paths = {article.path for article in chosen}
    rest = [article for article in week.articles if article.path not in paths]
    make = partial(
        _digest,
        first=week.link.first,
        last=week.link.last,
        title=week.selection.title if week.selection else "",
        count=len(chosen) + len(rest),
        body=week.note,
    )
    moved = moves.in_week(week.link.name)
    for path, part, place in paged(week.link.url, rest, _HEADLINES_ON_A_PAGE):
        told, shown, steps = (chosen, [*chosen, *part], moved) if place.number == 1 else ((), part, ())
        beside = {"pagination": place, "newer": newer, "older": older}
        yield Page(path, make(WeekPage, chosen=len(told), teasers=teasers.pick(shown), moved=steps, **beside))
    in_mail = teasers.pick([*chosen, *rest[:_HEADLINES_IN_A_MAIL]])
    for name, kind in (("mail.html", WeekMail), ("mail.txt", WeekText)):
        values = make(kind, chosen=len(chosen), teasers=in_mail, moved=moved, url=week.link.url)
        yield Page(f"{week.link.url}{name}", values)


def _digest(kind: Callable[..., PageValues], **shown: object) -> PageValues:
    return kind(**shown)


def weeks_pages(weeks: Sequence[Week]) -> Iterator[Page]:
    """Derive the index of all weeks, newest first; a site without any has none."""
    entries = [_entry(week) for week in weeks]
    if entries:
        for path, part, place in paged(WEEKS, entries, _WEEKS_ON_A_PAGE):
            yield Page(path, WeeksPage(tuple(part), len(entries), place))


def _entry(week: Week) -> WeekEntry:
    link = week.link
    title = week.selection.title if week.selection else ""
    count = len({article.path for article in chain(week.articles, week.chosen)})
    return WeekEntry(link.name, link.url, link.first, link.last, title, count)


class Moves:
    """Say which cases moved in a week; nothing is looked for while nobody asks."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def steps_in(self, slug: str) -> Mapping[str, bool]:
        """Give the cases that moved in the week *slug* by their own slugs, and whether they came to an outcome."""
        return {
            url.split("/")[1]: any(stage in OUTCOMES for stage in stages)
            for url, (_, _, stages) in self._by_week.get(slug, {}).items()
        }

    def in_week(self, slug: str) -> tuple[MovedCase, ...]:
        """
        Give the cases that moved in the week *slug* as they stood at its end: outcomes first, of each kind the latest.

        What a case came to later stands beside it, as beside every old story.
        """
        found = [
            (any(stage in OUTCOMES for stage in stages), moved)
            for case, record, stages in self._by_week.get(slug, {}).values()
            if (moved := self._moved(case, record, sunday_of(week_named(slug))))
        ]
        found.sort(key=lambda entry: (entry[0], entry[1].status.as_of), reverse=True)
        return tuple([moved for _, moved in found])

    def _moved(self, case: Term, record: Case, sunday: date) -> MovedCase | None:
        known = tuple([entry for entry in record.timeline if entry.date <= sunday])
        then = status_of(self._site, replace(case, record=msgspec.structs.replace(record, timeline=known)))
        since = [
            CaseNote(case.name, case.url, status) for status in statuses_of(self._site, case) if status.as_of > sunday
        ]
        return MovedCase(case.name, case.url, then, tuple(since)) if then else None

    @cached_property
    def _by_week(self) -> Mapping[str, Mapping[str, tuple[Term, Case, list[str]]]]:
        found: dict[str, dict[str, tuple[Term, Case, list[str]]]] = defaultdict(dict)
        for case in self._site.cases.values():
            if isinstance(case.record, Case):
                for entry in case.record.timeline:
                    in_week = found[week_slug(monday_of(entry.date))]
                    in_week.setdefault(case.url, (case, case.record, []))[-1].append(entry.stage)
        return found


def _link(slug: str) -> WeekLink:
    monday = week_named(slug)
    return WeekLink(slug, f"{WEEKS}{slug}/", monday, sunday_of(monday))
