"""The pages of people, shows and cases, one for each term."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import NamedTuple

import msgspec

from generator.model.case import Case, Party, TimelineEntry
from generator.model.pages.chapters import chapters_of
from generator.model.pages.coverage import Calendar, coverage_of
from generator.model.pages.feeds import Feeds
from generator.model.pages.parts import (
    Group,
    Teasers,
    companions,
    digests,
    key_of,
    links,
    paged,
)
from generator.model.pages.redirects import old_folders
from generator.model.pages.standing import party_name, status_in, status_of
from generator.model.person import Person, is_minor
from generator.model.show import Show
from generator.model.site import TAXONOMIES, Site, Term
from generator.model.values import (
    BodyReference,
    CasePage,
    Page,
    PageValues,
    PartCase,
    PartyLink,
    PersonPage,
    ShowPage,
)


def term_groups(site: Site, teasers: Teasers, feeds: Feeds, calendar: Calendar) -> Iterator[Group]:
    """Group the pages and the feeds of each person, show and case."""
    relations = Relations(site)
    derivations = {"people": _person_pages, "shows": _show_pages, "cases": _case_pages}
    for taxonomy in TAXONOMIES:
        for term in site.terms(taxonomy).values():
            yield Group(
                term.url,
                key_of(site.common, term.name.encode(), digests(term.articles)),
                partial(_with_feeds, derivations[taxonomy], _Subject(site, term, teasers, calendar), relations, feeds),
            )


class _Subject(NamedTuple):
    """Hold a term of a *site*, and what its pages are made with."""

    site: Site
    term: Term
    teasers: Teasers
    calendar: Calendar


def _with_feeds(
    derive: Callable[..., Iterator[Page]], subject: _Subject, relations: "Relations", feeds: Feeds
) -> Iterator[Page]:
    site, term = subject.site, subject.term
    yield from derive(subject, relations)
    # No feed can say that it moved: where a host does not follow `_redirects`, a reader of the old one gets this one.
    yield from feeds.pages(term.name, term.url, term.articles, [folder for folder, _, _ in old_folders(site, term)])


class Relations:
    """Say which shows and cases name a person in their records, the cases with the roles that they give."""

    def __init__(self, site: Site) -> None:
        self.shows: dict[str, list[Term]] = defaultdict(list)
        self._site = site
        self.cases: dict[str, dict[str, tuple[Term, list[Party]]]] = defaultdict(dict)
        for show in site.shows.values():
            for person in site.terms_of("people", show.record.people if isinstance(show.record, Show) else ()):
                self.shows[person.url].append(show)
        for case in site.cases.values():
            parties = case.record.parties if isinstance(case.record, Case) else ()
            for party in parties:
                for person in site.terms_of("people", [party.name]):
                    _, parts = self.cases[person.url].setdefault(case.url, (case, []))
                    parts.append(party)

    def part_in(self, person: Term) -> tuple[PartCase, ...]:
        """
        Give the cases that *person* is a party of: those that ended first, and of each kind the latest first.

        The order is that of what is over and of days, never that of what somebody was accused of.
        """
        found = [
            PartCase(
                case.name,
                case.url,
                status_in(self._site, case, [part.name for part in parts]),
                role=", ".join(dict.fromkeys([part.role for part in parts if part.role])),
            )
            for case, parts in self.cases.get(person.url, {}).values()
        ]
        found.sort(key=lambda case: case.status.as_of if case.status else date.min, reverse=True)
        found.sort(key=lambda case: not (case.status and case.status.ended))
        return tuple(found)


def _person_pages(subject: _Subject, relations: Relations) -> Iterator[Page]:
    """
    Derive the pages of a person, with the shows and cases whose records name them.

    Standing in one story with a case is no part in it: only a party is shown with it.
    """
    site, term = subject.site, subject.term
    record = term.record if isinstance(term.record, Person) else Person(name=term.name)
    return _term_pages(
        subject,
        PersonPage,
        roles=record.roles,
        # A minor who is allowed to be shown is still a child: the day of birth is for the record.
        born=None if is_minor(record, site.latest) else record.born,
        died=record.died,
        same_as=record.same_as,
        shows=links(relations.shows.get(term.url, ())),
        cases=relations.part_in(term),
        appears_with=companions(site, term),
    )


def _show_pages(subject: _Subject, _: Relations) -> Iterator[Page]:
    site, term = subject.site, subject.term
    record = term.record if isinstance(term.record, Show) else None
    return _term_pages(
        subject,
        ShowPage,
        kind=record.kind if record else None,
        network=record.network if record else "",
        premiered=record.premiered if record else None,
        ended=record.ended if record else None,
        same_as=record.same_as if record else (),
        cast=links(site.terms_of("people", record.people if record else ())),
        people=companions(site, term),
    )


def _case_pages(subject: _Subject, _: Relations) -> Iterator[Page]:
    site, term = subject.site, subject.term
    record = term.record if isinstance(term.record, Case) else Case(name=term.name)
    timeline = tuple(
        msgspec.structs.replace(entry, party=party_name(site, entry.party)) if entry.party else entry
        for entry in record.timeline
    )
    return _term_pages(
        subject,
        CasePage,
        also_called=record.aliases,
        jurisdiction=record.jurisdiction,
        same_as=record.same_as,
        status=status_of(site, term),
        parties=tuple(_party_link(site, party) for party in record.parties if not site.is_minor(party.name)),
        timeline=timeline,
        people=companions(site, term),
    )


def _term_pages(
    subject: _Subject,
    values: Callable[..., PageValues],
    *,
    timeline: tuple[TimelineEntry, ...] | None = None,
    **facts: object,
) -> Iterator[Page]:
    """Derive the pages of a term; one with a *timeline*, be it an empty one, is a case."""
    site, term, teasers, calendar = subject
    body = BodyReference(term.record.path, term.record.body_digest) if term.record else None
    marks = [entry.date for entry in timeline or ()]
    coverage = coverage_of(calendar.count(term.articles), marks)
    shared = {**facts, "name": term.name, "count": len(term.articles), "body": body}
    for path, part, place in paged(term.url, term.articles, site.config.page_size):
        own = {"teasers": teasers.pick(part), "pagination": place, "coverage": coverage if place.number == 1 else None}
        if timeline is not None:
            own |= {"timeline": timeline, "chapters": chapters_of(part, timeline, site.config.zone)}
        yield Page(path, values(**shared, **own))


def _party_link(site: Site, party: Party) -> PartyLink:
    """Link to the party's page, if it is a person with one: a company is no person."""
    known = site.terms_of("people", [party.name])
    return PartyLink(known[0].name if known else party.name, known[0].url if known else "", party.role)
