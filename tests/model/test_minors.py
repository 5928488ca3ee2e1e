"""Children: who is under 18 when the latest story appears, and that nothing is said of them unless an editor signed."""

from datetime import UTC, date, datetime, time, timedelta

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.model.case import Party
from generator.model.pages import make_pages
from generator.model.person import Allowed, Person, is_minor, is_protected
from generator.model.site import Site
from generator.model.values import PersonPage
from making import LATER, a_case, a_describer, a_linked_site, a_person, a_show, an_article, an_entry, page_at

ALLOWED = Allowed(by="The editor", reason="A reason that nobody is to read.")


def a_site_with(person: Person, day: date) -> Site:
    """Make a site on which *person* is named wherever one can be, with its latest story on *day*."""
    return a_linked_site(
        an_article(date=datetime.combine(day, time(12), UTC), people=(person.name, "Nick", "Ann")),
        people=[person],
        shows=[a_show(people=(person.name, "Ann"))],
        cases=[a_case(parties=(Party(name="Nick", role="witness"),), timeline=(an_entry(),))],
        now=LATER.replace(year=2100),
    )


def all_that_is_shown(site: Site) -> str:
    """Give all values of the pages of *site*, what machines are told, and the paths."""
    encoder = msgspec.json.Encoder(enc_hook=lambda teaser: [getattr(teaser, name) for name in teaser.__slots__[:-1]])
    structured = a_describer(site)
    parts = [
        page.path + encoder.encode(page.values).decode() + structured.describe(page.values, page.url)
        for page in make_pages(site)
    ]
    return "".join(parts).lower()


DAYS = st.dates(date(1990, 1, 1), date(2040, 12, 31))


@given(born=st.none() | DAYS, day=DAYS, minor=st.booleans(), allowed=st.booleans())
@example(born=date(2007, 3, 14), day=date(2025, 3, 13), minor=False, allowed=False)
@example(born=date(2007, 3, 14), day=date(2025, 3, 14), minor=False, allowed=False)
@example(born=date(2008, 2, 29), day=date(2026, 2, 28), minor=False, allowed=False)
@example(born=date(2008, 2, 29), day=date(2026, 3, 1), minor=False, allowed=False)
@example(born=date(1990, 1, 1), day=date(2025, 1, 1), minor=True, allowed=False)
def test_nothing_is_shown_of_a_minor_whom_nobody_allowed(
    born: date | None, day: date, minor: bool, allowed: bool
) -> None:
    """Not in a page, a feed, an index, a redirect, nor to machines, under no name; and an adult is like anybody."""
    kid = a_person(
        "Quentin Zephyr",
        aliases=("Nick", "Quen Zephyr"),
        born=born,
        minor=minor,
        allowed=ALLOWED if allowed else None,
        same_as=("https://quentin.example/",),
    )
    of_age = not minor and (
        born is None or (day.year - born.year, (day.month, day.day) >= (born.month, born.day)) >= (18, True)
    )
    shown = all_that_is_shown(a_site_with(kid, day))
    assert is_minor(kid, day) != of_age
    assert is_protected(kid, day) == (not of_age and not allowed)
    names = [name for name in ("quentin", "nick", "zephyr") if name in shown]
    assert names == ([] if not of_age and not allowed else ["quentin", "nick", "zephyr"])
    assert "a reason" not in shown
    assert "the editor" not in shown


@pytest.mark.parametrize(
    ("died", "allowed", "shown"),
    [
        ("2010-03-13", None, False),
        ("2010-03-13", ALLOWED, True),
        ("2010-03-14", None, True),
        ("2052-01-01", None, True),
    ],
)
def test_a_child_who_died_does_not_come_of_age(died: str, allowed: Allowed | None, shown: bool) -> None:
    """Unless an editor signs, it stays protected for good; who died at eighteen was grown up."""
    kid = a_person("Kid", aliases=("Nick",), born=date(1992, 3, 14), died=date.fromisoformat(died), allowed=allowed)
    assert ("kid" in a_site_with(kid, date(2025, 3, 14)).people) == shown


@pytest.mark.parametrize(("day", "shown"), [("2025-03-13", False), ("2025-03-14", True)])
def test_a_person_is_of_age_on_the_eighteenth_birthday(day: str, shown: bool) -> None:
    """By the latest story, not by the clock: what is published does not change by itself."""
    site = a_site_with(a_person("Kid", aliases=("Nick",), born=date(2007, 3, 14)), date.fromisoformat(day))
    assert ("kid" in site.people) == shown


def test_the_day_on_which_a_child_was_born_is_not_told_even_where_the_child_may_be_shown() -> None:
    """The exception is for the name; grown up, the person has a birthday like anybody."""
    kid = a_person("Kid", aliases=("Nick",), born=date(2010, 3, 14), allowed=ALLOWED)
    page = page_at(a_site_with(kid, date(2025, 3, 14)), "people/kid/index.html", PersonPage)
    assert (page.name, page.born) == ("Kid", None)
    later = a_site_with(kid, date(2025, 3, 14) + timedelta(days=4000))
    assert page_at(later, "people/kid/index.html", PersonPage).born == date(2010, 3, 14)
