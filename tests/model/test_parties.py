"""Several accused in one case: what concerns one of them alone, and where each of them stands."""

from datetime import date

import pytest

from generator.model.case import Case, Party, TimelineEntry, case_misfits
from generator.model.cases_due import cases_due
from generator.model.values import ArticlePage, CasePage, CasesPage, HomePage, PersonPage, Status
from generator.schema import Misfit
from making import LATER, a_case, a_config, a_linked_site, a_person, an_article, an_entry, page_at, some_content

ANN, BOB = Party(name="Ann", role="defendant"), Party(name="Bob", role="co-defendant")
TRIAL = an_entry("trial", "2025-03-01")
CLEARED = an_entry("acquitted", "2025-04-01", party="Ann")
GUILTY = an_entry("convicted", "2025-05-01", party="Bob")
SENTENCED = an_entry("sentenced", "2025-06-01", party="Bob")


def a_trial(*timeline: TimelineEntry, parties: tuple[Party, ...] = (ANN, BOB)) -> Case:
    """Make a case against Ann and Bob."""
    return a_case(timeline=timeline, parties=parties)


def stood(status: Status | None) -> list[tuple[str, str]]:
    """Give who stands where, by party and stage."""
    return [(own.party, own.stage) for own in (status, *status.others)] if status else []


@pytest.mark.parametrize(
    ("role", "accused"),
    [
        ("defendant", True),
        ("Co-Defendant", True),
        ("Accused (second)", True),
        ("second defendant", True),
        ("Accused no. 2", True),
        ("respondent, a company", True),
        ("suspect", True),
        ("claimant", False),
        ("lawyer of the defendant", False),
        ("witness (once a suspect)", False),
        ("", False),
    ],
)
def test_the_role_says_against_whom_a_case_is(role: str, accused: bool) -> None:
    """However editors number them."""
    assert Party(name="Ann", role=role).is_accused == accused
    assert a_case(parties=(Party(name="Ann", role=role),)).accused == (("Ann",) if accused else ())


def test_each_of_the_accused_stands_where_what_concerns_them_says() -> None:
    """What concerns nobody alone concerns all; and somebody without an entry of their own stands where all do."""
    case = a_trial(TRIAL, CLEARED, GUILTY, SENTENCED)
    assert case.standing_of("Ann").timeline == (TRIAL, CLEARED)
    assert case.standing_of("Bob").timeline == (TRIAL, GUILTY, SENTENCED)
    assert case.standing_of("Bob", "ann") == case
    assert case.standing_of("A witness").timeline == (TRIAL,)
    assert [(name, own.timeline[-1].stage) for name, own in case.standings()] == [
        ("Ann", "acquitted"),
        ("Bob", "sentenced"),
    ]
    whole = a_trial(TRIAL)
    assert whole.standing_of("Ann") is whole
    assert whole.standings() == (("", whole),)


def test_where_all_stand_alike_nobody_is_named() -> None:
    """Also when each of them was told of alone on the way; but one who was cleared is not like one who was not."""
    cleared = an_entry("acquitted", "2025-06-01")
    (only,) = a_trial(an_entry(party="Ann"), an_entry(party="Bob"), TRIAL, cleared).standings()
    assert (only[0], only[1].latest) == ("", cleared)
    closed = an_entry("closed", "2025-07-01")
    assert [name for name, _ in a_trial(TRIAL, CLEARED, GUILTY, closed).standings()] == ["Ann", "Bob"]
    assert a_trial().standings() == ()
    assert [name for name, _ in a_trial(an_entry(party="Ann")).standings()] == [""]  # nothing is known of Bob


def test_a_case_is_over_when_it_is_for_all() -> None:
    """An acquittal of one leaves the other on trial, and an editor is asked what became of that."""
    for case, over in (
        (a_trial(TRIAL, CLEARED), False),
        (a_trial(TRIAL, CLEARED, GUILTY), False),
        (a_trial(TRIAL, CLEARED, GUILTY, SENTENCED), True),
        (a_trial(), False),
    ):
        assert case.is_over == over
        due = cases_due(some_content(cases=[case]), LATER, a_config().zone, 90)
        assert bool(due) == (not over)


@pytest.mark.parametrize(
    "timeline",
    [
        (TRIAL, CLEARED, GUILTY, SENTENCED),
        (TRIAL, GUILTY, an_entry("sentenced", "2025-06-01", party="Bob"), an_entry("closed", "2025-07-01")),
        (TRIAL, an_entry("convicted", "2025-04-01"), an_entry("sentenced", "2025-06-01")),
        (an_entry("charged", party="Ann"), TRIAL, an_entry("acquitted", "2025-06-01", party="ANN")),
        (an_entry("charged", party="Ann"), an_entry("charged", "2025-04-01", party="Bob")),
    ],
)
def test_each_of_the_accused_goes_their_own_way(timeline: tuple[TimelineEntry, ...]) -> None:
    """Though the steps of all would make no sense for one."""
    assert list(case_misfits(a_trial(*timeline))) == []


def test_a_step_that_is_impossible_for_one_is_told_of_with_the_way_out() -> None:
    """An entry without a name concerns all; one that was acquitted is not sentenced."""
    (all_of_them,) = case_misfits(a_trial(TRIAL, CLEARED, GUILTY, an_entry("sentenced", "2025-06-01")))
    assert all_of_them == Misfit(
        ("timeline", 3, "stage"),
        'timeline: "sentenced" cannot follow "acquitted": what may follow is appeal, closed; '
        "if it concerns one of the accused alone, say whom under party:",
    )
    (one,) = case_misfits(a_trial(TRIAL, GUILTY, an_entry("sentenced", "2025-06-01", party="Ann")))
    assert one.message.startswith('timeline: "sentenced" cannot follow "trial"')
    (alone,) = case_misfits(a_case(timeline=(TRIAL, an_entry("sentenced", "2025-06-01"))))
    assert "party" not in alone.message


def test_accused_in_one_case_are_all_in_a_criminal_or_all_in_a_civil_one() -> None:
    """Also where the first step of the one is the second of the case."""
    (misfit,) = case_misfits(a_trial(an_entry("charged", party="Ann"), an_entry("filed", "2025-04-01", party="Bob")))
    assert 'timeline: "filed" cannot follow "charged" in a criminal case' in misfit.message


def test_whom_an_entry_concerns_must_be_a_party() -> None:
    """A slip of the pen would else leave somebody accused for good."""
    assert list(case_misfits(a_trial(TRIAL, an_entry("acquitted", "2025-04-01", party="Anne")))) == [
        Misfit(
            ("timeline", 1, "party"),
            'timeline: "Anne" is none of the parties: write it as it is there, or add it there',
        )
    ]


def test_a_page_of_a_case_says_who_stands_where_and_the_open_one_leads() -> None:
    """By the names that the digest uses; the case is open, on its page, on the first page and in the index."""
    case = a_trial(
        TRIAL, an_entry("convicted", "2025-03-20", party="Bob"), an_entry("acquitted", "2025-04-01", party="Ann")
    )
    site = a_linked_site(an_article(), people=[a_person("Ann Example", aliases=("Ann",))], cases=[case], shows=[])
    page = page_at(site, "cases/the-case/index.html", CasePage)
    assert stood(page.status) == [("Bob", "convicted"), ("Ann Example", "acquitted")]
    assert [entry.party for entry in page.timeline] == ["", "Bob", "Ann Example"]
    (link,) = page_at(site, "index.html", HomePage).open_cases
    (entry,) = page_at(site, "cases/index.html", CasesPage).entries
    assert link.status == entry.status == page.status


def test_a_person_stands_alone_on_their_page() -> None:
    """Nobody is convicted by the verdict on another; whoever is no accused is told of all."""
    parties = (ANN, BOB, Party(name="Cy", role="witness"), Party(name="Dee", role="defendant"))
    case = a_trial(an_entry("trial", party="Bob"), CLEARED, GUILTY, parties=parties)
    site = a_linked_site(people=[a_person(name) for name in ("Ann", "Bob", "Cy", "Dee")], cases=[case])

    def seen(name: str) -> list[tuple[str, str]]:
        (part,) = page_at(site, f"people/{name}/index.html", PersonPage).cases
        return stood(part.status)

    assert seen("ann") == [("", "acquitted")]
    assert seen("bob") == [("", "convicted")]
    assert seen("cy") == [("Bob", "convicted"), ("Ann", "acquitted")]
    assert seen("dee") == []


def test_a_note_names_the_one_whom_it_is_about() -> None:
    """One for each who went on; a story of the day between knows of the first."""
    case = a_trial(TRIAL, CLEARED, GUILTY)
    old, between = (
        an_article(day, date=LATER.replace(month=4, day=int(day)), cases=("The Case",)) for day in ("1", "9")
    )
    site = a_linked_site(old, between, cases=[case])
    notes = page_at(site, f"{old.url}index.html", ArticlePage).case_notes
    assert [(note.status.party, note.status.stage) for note in notes] == [("Ann", "acquitted"), ("Bob", "convicted")]
    notes = page_at(site, f"{between.url}index.html", ArticlePage).case_notes
    assert [(note.status.party, note.status.as_of) for note in notes] == [("Bob", date(2025, 5, 1))]


def test_a_child_among_the_accused_is_not_named() -> None:
    """What became of them is told all the same."""
    site = a_linked_site(people=[a_person("Ann", minor=True)], cases=[a_trial(TRIAL, CLEARED)])
    page = page_at(site, "cases/the-case/index.html", CasePage)
    assert stood(page.status) == [("Bob", "trial"), ("one of the accused", "acquitted")]
    assert [entry.party for entry in page.timeline] == ["", "one of the accused"]
