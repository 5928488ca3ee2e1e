"""People, shows and cases: what is well-formed in a record and yet means nothing."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

from generator.model.case import Party, TimelineEntry, case_misfits
from generator.model.person import Allowed, Person, person_misfits
from generator.model.show import Show, show_misfits
from generator.schema import Misfit
from making import a_case, a_person, a_show, a_source, an_entry

of_each_kind = pytest.mark.parametrize(
    ("make", "misfits"),
    [(a_person, person_misfits), (a_show, show_misfits), (a_case, case_misfits)],
    ids=["person", "show", "case"],
)


@of_each_kind
def test_a_name_is_enough(make: Callable[..., Any], misfits: Callable[[Any], Iterator[Misfit]]) -> None:
    """All else is for when it is known."""
    assert list(misfits(make())) == []


@of_each_kind
def test_a_name_or_a_slug_gives_the_address(
    make: Callable[..., Any], misfits: Callable[[Any], Iterator[Misfit]]
) -> None:
    """A name of signs alone needs a slug, and then is fine."""
    assert list(misfits(make("???", slug=""))) == [
        Misfit(("name",), 'name: "???" has no letter or digit to make an address from; give a slug')
    ]
    assert list(misfits(make("???", slug="the-questions"))) == []


@of_each_kind
def test_a_slug_and_the_aliases_of_a_record_can_be_addresses(
    make: Callable[..., Any], misfits: Callable[[Any], Iterator[Misfit]]
) -> None:
    """An alias is looked up by its slug."""
    assert list(misfits(make(slug="A B", aliases=("Fine", "!")))) == [
        Misfit(("slug",), "slug: expected small letters, digits and hyphens, at most 120"),
        Misfit(("aliases", 1), 'aliases: "!" has no letter or digit to make an address from'),
    ]


def test_nobody_dies_before_being_born() -> None:
    """One day may be both."""
    born = date(1958, 4, 3)
    assert list(person_misfits(a_person(born=born, died=date(1958, 4, 2)))) == [
        Misfit(("died",), "died: is before born")
    ]
    assert list(person_misfits(a_person(born=born, died=born))) == []
    assert list(person_misfits(Person(name="Ann", died=born))) == []


def test_a_person_a_show_and_a_case_are_elsewhere_at_web_addresses() -> None:
    """They become links."""
    same_as = ("https://a.example/ann", "javascript:x")
    for misfits in (
        person_misfits(a_person(same_as=same_as)),
        show_misfits(a_show(same_as=same_as)),
        case_misfits(a_case(same_as=same_as)),
    ):
        assert list(misfits) == [
            Misfit(("same_as", 1), 'same_as: expected an address that starts with https://, got "javascript:x"')
        ]


def test_a_show_does_not_end_before_it_begins() -> None:
    """One evening may be both."""
    premiered = date(2025, 2, 23)
    assert list(show_misfits(a_show(premiered=premiered, ended=date(2025, 2, 22), people=("Ann", "-")))) == [
        Misfit(("people", 1), 'people: "-" has no letter or digit to make an address from'),
        Misfit(("ended",), "ended: is before premiered"),
    ]
    assert list(show_misfits(a_show(premiered=premiered, ended=premiered))) == []
    assert list(show_misfits(Show(name="A", ended=premiered))) == []


def test_a_case_goes_forward() -> None:
    """The last entry is where it stands, so the order matters; two steps on one day are in order."""
    timeline = (
        an_entry("charged", "2025-03-02"),
        an_entry("reported", "2025-03-01"),
        an_entry("arrested", "2025-03-01"),
    )
    assert list(case_misfits(a_case(timeline=timeline))) == [
        Misfit(("timeline", 1, "date"), "timeline: 2025-03-01 stands after 2025-03-02: put the oldest first")
    ]


def test_every_party_and_every_source_of_a_case_is_told_of() -> None:
    """A stage without a source that readers can follow is an accusation."""
    entry = TimelineEntry(date=date(2025, 3, 1), stage="charged", what="x", source=a_source("", url="x"))
    assert list(case_misfits(a_case(parties=(Party(name="Ann"), Party(name="?")), timeline=(entry,)))) == [
        Misfit(("parties", 1), 'parties: "?" has no letter or digit to make an address from'),
        Misfit(("timeline", 0, "source", "name"), 'source: needs a name, such as {name: "The Courier"}'),
        Misfit(("timeline", 0, "source", "url"), 'source.url: expected an address that starts with https://, got "x"'),
    ]


def test_a_stage_is_told_by_somebody_with_a_name() -> None:
    """A day alone says nothing of who reported it."""
    entry = TimelineEntry(date=date(2025, 3, 1), stage="charged", what="x", source=a_source("", date="2025-03"))
    assert list(case_misfits(a_case(timeline=(entry,)))) == [
        Misfit(("timeline", 0, "source", "name"), "timeline: a stage needs a source with a name: somebody must say so")
    ]


def test_a_case_has_reached_the_last_stage_of_its_timeline() -> None:
    """A case without a timeline has reached none."""
    last = an_entry("dismissed", "2025-03-02")
    assert a_case(timeline=(an_entry(), last)).latest is last
    assert a_case().latest is None


def test_whoever_allows_a_minor_to_be_shown_says_who_and_why() -> None:
    """Else nobody could answer for it."""
    assert list(person_misfits(a_person(allowed=Allowed(by=" ", reason="")))) == [
        Misfit(("allowed", "by"), "allowed.by: say who decided it"),
        Misfit(("allowed", "reason"), "allowed.reason: say why this minor may be shown"),
    ]
    assert list(person_misfits(a_person(allowed=Allowed(by="The editor", reason="The parents asked for it.")))) == []
