"""The pages of people, shows and cases: one for each term, and an index of each taxonomy."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial

import msgspec

from generator.model.case import Case, Party
from generator.model.pages.machine import feed
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
from generator.model.site import TAXONOMIES, Site, TaxonomyName, Term
from generator.model.values import (
    BodyReference,
    CasePage,
    CasesPage,
    Page,
    PageValues,
    PartCase,
    PartyLink,
    PeoplePage,
    PersonPage,
    ShowPage,
    ShowsPage,
    TermEntry,
)

INDEX_SIZE = 500


def term_groups(site: Site, teasers: Teasers, common: bytes) -> Iterator[Group]:
    """Group the pages and the feed of each person, show and case."""
    relations = Relations(site)
    derivations = {"people": _person_pages, "shows": _show_pages, "cases": _case_pages}
    for taxonomy in TAXONOMIES:
        for term in site.terms(taxonomy).values():
            yield Group(
                term.url,
                key_of(common, term.name.encode(), digests(term.articles)),
                partial(derivations[taxonomy], site, term, teasers, relations),
            )


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
                ", ".join(dict.fromkeys([part.role for part in parts if part.role])),
            )
            for case, parts in self.cases.get(person.url, {}).values()
        ]
        found.sort(key=lambda case: case.status.as_of if case.status else date.min, reverse=True)
        found.sort(key=lambda case: not (case.status and case.status.ended))
        return tuple(found)


def _person_pages(site: Site, term: Term, teasers: Teasers, relations: Relations) -> Iterator[Page]:
    """
    Derive the pages of a person, with the shows and cases whose records name them.

    Standing in one story with a case is no part in it: only a party is shown with it.
    """
    record = term.record if isinstance(term.record, Person) else Person(name=term.name)
    return _term_pages(
        site,
        term,
        teasers,
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


def _show_pages(site: Site, term: Term, teasers: Teasers, _: Relations) -> Iterator[Page]:
    record = term.record if isinstance(term.record, Show) else None
    return _term_pages(
        site,
        term,
        teasers,
        ShowPage,
        kind=record.kind if record else None,
        network=record.network if record else "",
        premiered=record.premiered if record else None,
        ended=record.ended if record else None,
        cast=links(site.terms_of("people", record.people if record else ())),
        people=companions(site, term),
    )


def _case_pages(site: Site, term: Term, teasers: Teasers, _: Relations) -> Iterator[Page]:
    record = term.record if isinstance(term.record, Case) else Case(name=term.name)
    return _term_pages(
        site,
        term,
        teasers,
        CasePage,
        also_called=record.aliases,
        jurisdiction=record.jurisdiction,
        status=status_of(site, term),
        parties=tuple(_party_link(site, party) for party in record.parties if not site.is_minor(party.name)),
        timeline=tuple(
            msgspec.structs.replace(entry, party=party_name(site, entry.party)) if entry.party else entry
            for entry in record.timeline
        ),
        people=companions(site, term),
    )


def _term_pages(
    site: Site, term: Term, teasers: Teasers, values: Callable[..., PageValues], **facts: object
) -> Iterator[Page]:
    body = BodyReference(term.record.path, term.record.body_digest) if term.record else None
    count = len(term.articles)
    for path, part, place in paged(term.url, term.articles, site.config.page_size):
        shown = teasers.pick(part)
        yield Page(path, values(name=term.name, count=count, teasers=shown, pagination=place, body=body, **facts))
    own_feed = feed(site, teasers, term.name, term.url, term.articles)
    yield own_feed
    # No feed can say that it moved: where a host does not follow `_redirects`, a reader of the old one gets this one.
    yield from (Page(f"{folder}feed.xml", own_feed.values) for folder, _, _ in old_folders(site, term))


def index_pages(site: Site) -> Iterator[Page]:
    """Derive the indexes of people, shows and cases."""
    kinds: Mapping[TaxonomyName, Callable[..., PageValues]] = {
        "people": PeoplePage,
        "shows": ShowsPage,
        "cases": CasesPage,
    }
    for taxonomy in TAXONOMIES:
        entries = tuple(_term_entry(site, term) for term in site.terms(taxonomy).values())
        for path, part, place in paged(f"{taxonomy}/", entries, INDEX_SIZE):
            yield Page(path, kinds[taxonomy](tuple(part), len(entries), place))


def _term_entry(site: Site, term: Term) -> TermEntry:
    kind = term.record.kind if isinstance(term.record, Show) else None
    return TermEntry(term.name, term.url, len(term.articles), kind, status_of(site, term))


def _party_link(site: Site, party: Party) -> PartyLink:
    """Link to the party's page, if it is a person with one: a company is no person."""
    known = site.terms_of("people", [party.name])
    return PartyLink(known[0].name if known else party.name, known[0].url if known else "", party.role)
