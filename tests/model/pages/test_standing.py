"""The duty of the last word: an old story says what became of the case in it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.article import Article, SeedReference, Source
from generator.model.case import Case, Party, TimelineEntry
from generator.model.pages import make_pages
from generator.model.stages import OUTCOMES, Stage
from generator.model.values import ArticlePage, CaseNote, Decision, Page, PersonPage, SitemapEntry
from making import (
    NOON,
    a_case,
    a_linked_site,
    a_person,
    a_source,
    an_article,
    an_entry,
    page_at,
)

CHARGED = an_entry("charged", "2025-03-01")
DISMISSED = an_entry("dismissed", "2025-07-12", "A judge dismissed it.")


def notes_on(article: Article, *timeline: TimelineEntry, now: datetime | None = None, **settings: str) -> list[Stage]:
    """Give the stages that the page of *article* tells of the case that it is about."""
    site = a_linked_site(
        article, cases=[a_case(timeline=timeline)], now=now or datetime(2025, 12, 31, tzinfo=UTC), **settings
    )
    page = page_at(site, f"{article.url}index.html", ArticlePage)
    return [note.status.stage for note in page.case_notes]


def about(**fields: object) -> Article:
    """Make an article about the case."""
    return an_article(**{"cases": ("The Case",), **fields})  # type: ignore[arg-type]


def test_an_article_carries_a_note_when_its_case_went_on() -> None:
    """The note is what the record says, whole."""
    site = a_linked_site(about(), cases=[a_case(timeline=(CHARGED, DISMISSED))])
    (note,) = page_at(site, "articles/a-headline/index.html", ArticlePage).case_notes
    assert (note.name, note.url) == ("The Case", "cases/the-case/")
    status = note.status
    assert (status.stage, status.as_of, status.what, status.source, status.outcome) == (
        "dismissed",
        date(2025, 7, 12),
        "A judge dismissed it.",
        a_source(),
        "favourable",
    )


@pytest.mark.parametrize(
    ("source_date", "noted"),
    [
        ("2025-07-11", True),
        ("2025-07-12", True),
        ("2025-07-13", False),
        ("2025-09-05", False),
        ("2025-09-06", False),
        ("2025-09-07", True),
        ("2026-01-01", True),
        ("2025-07", True),
        ("2025-08", False),
        ("2025-10", True),
        ("2025", True),
        ("2024", True),
        ("", True),
    ],
)
def test_an_outcome_is_told_wherever_the_story_may_be_older_than_it(source_date: str, noted: bool) -> None:
    """The first day that the date of the source leaves open counts, and one after the article says nothing at all."""
    article = about(date=datetime(2025, 9, 5, 12, tzinfo=UTC), source=a_source("The Post", date=source_date))
    assert bool(notes_on(article, CHARGED, DISMISSED)) == noted


@pytest.mark.parametrize(
    ("source", "noted"),
    [
        (a_source("The Courier", date="2025-07-12"), False),
        (a_source(" the courier", date="2025-07-12"), False),
        (a_source("The Courier", date="2025-07-11"), True),
        (a_source("The Courier", date="2025-07"), True),
        (a_source("The Courier"), True),
        (a_source("The Post", date="2025-07-12"), True),
        (a_source("The Post", url="https://courier.example/end"), False),
        (a_source("The Post", url="https://courier.example/end/#top"), False),
        (a_source("The Post", url="https://courier.example/end?page=2"), True),
        (a_source("The Post", url="https://courier.example/end", date="2025-07"), False),
        (a_source("The Post", url="https://courier.example/end", date="2025-07-11"), True),
    ],
)
def test_the_story_that_reports_the_outcome_needs_no_note(source: Source, noted: bool) -> None:
    """It is the one at the address that the record names, or by its outlet and of that day; none of the day before."""
    ended = an_entry("dismissed", "2025-07-12", source=a_source(url="https://courier.example/end"))
    assert bool(notes_on(about(date=datetime(2025, 9, 5, 12, tzinfo=UTC), source=source), CHARGED, ended)) == noted


def test_the_front_page_of_an_outlet_is_no_story() -> None:
    """All of its stories may give it as their address, those of the accusation too."""
    front = a_source(url="https://courier.example/")
    article = about(date=datetime(2025, 9, 5, 12, tzinfo=UTC), source=front)
    assert notes_on(article, CHARGED, an_entry("dismissed", "2025-07-12", source=front)) == ["dismissed"]


def test_two_stories_that_were_taken_in_today_tell_of_an_acquittal_of_last_year() -> None:
    """The one has no date, the other only a month; both were written when somebody was charged."""
    today, acquitted = datetime(2026, 1, 5, tzinfo=UTC), an_entry("acquitted", "2025-03-20")
    for text in ("", "2025-03"):
        article = about(date=today, source=a_source(date=text), seed=SeedReference(file="a.txt", sha256="0" * 64))
        assert notes_on(article, CHARGED, acquitted, now=today) == ["acquitted"]
    assert notes_on(about(date=today, seed=SeedReference(file="a.txt", sha256="0" * 64)), acquitted, now=today)


def test_what_is_the_digest_s_own_was_told_on_the_day_of_the_article() -> None:
    """And on the day of the outcome it may not have known it."""
    for hour, day, stages in ((12, 11, ["dismissed"]), (12, 12, ["dismissed"]), (12, 13, [])):
        article = about(date=datetime(2025, 7, day, hour, tzinfo=UTC))
        assert notes_on(article, CHARGED, DISMISSED) == stages


@pytest.mark.parametrize(
    ("source_date", "noted"), [("2025-02-28", True), ("2025-03-01", False), ("2025-03", False), ("", False)]
)
def test_a_step_that_is_no_outcome_is_told_if_it_is_of_a_later_day(source_date: str, noted: bool) -> None:
    """A story of a charge is not told that there is a charge only because its day is not known."""
    assert bool(notes_on(about(source=a_source("The Post", date=source_date)), CHARGED)) == noted


def test_an_appeal_does_not_hide_an_outcome_from_a_story_without_a_date() -> None:
    """It comes with the decision that it is about."""
    article = about(date=datetime(2025, 9, 5, tzinfo=UTC), source=a_source("The Post"))
    steps = (an_entry("convicted", "2025-06-01"), an_entry("appeal", "2025-07-01"))
    assert notes_on(article, *steps) == ["appeal"]


def test_the_day_of_an_article_is_that_of_the_site_s_zone() -> None:
    """Noon of the 12th in UTC is the 13th in Kiritimati."""
    article = about(date=datetime(2025, 7, 12, 12, tzinfo=UTC))
    assert notes_on(article, CHARGED, DISMISSED) == ["dismissed"]
    assert notes_on(article, CHARGED, DISMISSED, time_zone="Pacific/Kiritimati") == []


def test_a_note_is_never_missing_for_a_day_between_two_zones() -> None:
    """In the site's zone the article is of the day before the one that its source gives."""
    article = about(date=datetime(2025, 7, 13, 2, tzinfo=UTC), source=a_source("The Post", date="2025-07-13"))
    assert notes_on(article, CHARGED, DISMISSED) == []
    assert notes_on(article, CHARGED, DISMISSED, time_zone="America/New_York") == ["dismissed"]


def test_a_stage_that_is_dated_later_is_told_of_when_its_day_comes() -> None:
    """A record may be written before the day; until then the one before it counts."""
    trial = an_entry("trial", "2025-06-01")
    assert notes_on(about(), CHARGED, trial, DISMISSED, now=datetime(2025, 7, 11, tzinfo=UTC)) == ["trial"]
    assert notes_on(about(), CHARGED, trial, DISMISSED, now=datetime(2025, 7, 12, tzinfo=UTC)) == ["dismissed"]


def test_an_article_about_two_cases_carries_a_note_for_each_that_went_on() -> None:
    """In the order in which it names them; a case without a record has none, nor one that stands still."""
    article = about(cases=("Bare", "Second", "Still", "First"))
    site = a_linked_site(
        article,
        cases=[
            a_case("First", timeline=(DISMISSED,)),
            a_case("Second", timeline=(DISMISSED,)),
            a_case("Still", timeline=(CHARGED,)),
        ],
    )
    page = page_at(site, f"{article.url}index.html", ArticlePage)
    assert [note.name for note in page.case_notes] == ["Second", "First"]


def test_the_note_is_a_change_of_the_article_and_its_text_is_not() -> None:
    """Machines are told of the day; the date of an update by the editor stays."""
    updated = NOON + timedelta(days=1)
    late = datetime(2025, 7, 12, tzinfo=UTC)
    site = a_linked_site(about(updated=updated), an_article("Other"), cases=[a_case(timeline=(CHARGED, DISMISSED))])
    page = page_at(site, "articles/a-headline/index.html", ArticlePage)
    assert (page.updated, page.modified) == (updated, late)
    assert page_at(site, "articles/other/index.html", ArticlePage).modified == NOON
    after = a_linked_site(about(updated=late + timedelta(days=1)), cases=[a_case(timeline=(DISMISSED,))])
    assert page_at(after, "articles/a-headline/index.html", ArticlePage).modified == late + timedelta(days=1)
    (sitemap,) = [page.values for page in make_pages(site) if page.path == "sitemap.xml"]
    assert SitemapEntry("articles/a-headline/", late) in sitemap.entries  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("timeline", "stage", "outcome", "after", "ended"),
    [
        ("acquitted closed", "closed", "favourable", "acquitted", True),
        ("acquitted appeal", "appeal", "open", "acquitted", False),
        ("convicted sentenced appeal closed", "closed", "against", "sentenced", True),
        ("charged closed", "closed", "otherwise", None, True),
        ("charged convicted", "convicted", "against", None, False),
        ("filed settled", "settled", "otherwise", None, True),
        ("charged trial", "trial", "open", None, False),
        ("filed settled dismissed", "dismissed", "otherwise", "settled", True),
        ("filed settled dismissed closed", "closed", "otherwise", "settled", True),
    ],
)
def test_a_status_says_how_the_case_was_decided(
    timeline: str, stage: Stage, outcome: str, after: Stage | None, ended: bool
) -> None:
    """An appeal or a closure never hides the decision that it leaves standing."""
    entries = tuple(an_entry(step, "2025-03-01") for step in timeline.split())  # type: ignore[arg-type]
    site = a_linked_site(about(), cases=[a_case(timeline=entries)])
    (link,) = page_at(site, "articles/a-headline/index.html", ArticlePage).cases
    assert link.status
    decision = Decision(after, date(2025, 3, 1)) if after else None
    assert (link.status.stage, link.status.outcome, link.status.after, link.status.ended) == (
        stage,
        outcome,
        decision,
        ended,
    )


def test_on_a_person_s_page_cases_that_ended_stand_first_and_the_latest_of_them_on_top() -> None:
    """The order is not that of what somebody was accused of; and each case says what the person is in it."""
    parties = (Party(name="Ann", role="defendant"), Party(name="Annie", role="claimant"), Party(name="Ann"))
    site = a_linked_site(
        people=[a_person("Ann", aliases=("Annie",))],
        cases=[
            a_case("A bare one", parties=(Party(name="Ann"),)),
            a_case("Begun", parties=(Party(name="Ann", role="witness"),), timeline=(CHARGED,)),
            a_case("Long over", parties=parties, timeline=(CHARGED, an_entry("dropped", "2025-03-02"))),
            a_case("Newly begun", parties=parties, timeline=(an_entry("charged", "2025-09-01"),)),
            a_case("Over", parties=parties, timeline=(CHARGED, DISMISSED)),
        ],
    )
    page = page_at(site, "people/ann/index.html", PersonPage)
    assert [(case.name, case.role) for case in page.cases] == [
        ("Over", "defendant, claimant"),
        ("Long over", "defendant, claimant"),
        ("Newly begun", "defendant, claimant"),
        ("Begun", "witness"),
        ("A bare one", ""),
    ]


TIMELINES = st.sampled_from(
    [
        ("charged",),
        ("charged", "dropped"),
        ("charged", "trial", "acquitted"),
        ("charged", "dismissed", "closed"),
        ("charged", "trial", "acquitted", "appeal"),
        ("filed", "settled"),
        ("charged", "dropped", "charged"),
    ]
)


@st.composite
def cases(draw: st.DrawFn) -> list[Case]:
    """Draw cases against Ann that went through some stages, a few days between them."""
    drawn = []
    for number in range(draw(st.integers(1, 4))):
        days = sorted(draw(st.lists(st.integers(0, 300), min_size=5, max_size=5)))
        timeline = tuple(
            an_entry(stage, (date(2025, 1, 1) + timedelta(days=day)).isoformat())
            for stage, day in zip(draw(TIMELINES), days, strict=False)
        )
        drawn.append(a_case(f"Case {number}", parties=(Party(name="Ann", role="defendant"),), timeline=timeline))
    return drawn


def beside_headlines(page: Page) -> Iterator[tuple[str, tuple[CaseNote, ...]]]:
    """Give each headline that a page shows, with the notes that stand beside it."""
    for teaser in getattr(page.values, "teasers", ()):
        yield teaser.title, teaser.case_notes
    if isinstance(page.values, ArticlePage):
        yield page.values.title, page.values.case_notes
        yield from ((near.name, near.case_notes) for near in (page.values.newer, page.values.older) if near)


@given(cases(), st.lists(st.tuples(st.integers(0, 330), st.sets(st.integers(0, 3))), max_size=6))
def test_no_headline_stands_without_what_became_of_its_cases(
    drawn: list[Case], written: list[tuple[int, set[int]]]
) -> None:
    """On every page, in every list and feed, and between neighbours."""
    articles = [
        an_article(
            f"Story {number}",
            date=datetime(2025, 1, 1, 12, tzinfo=UTC) + timedelta(days=day),
            cases=tuple(f"Case {index}" for index in sorted(indexes)),
        )
        for number, (day, indexes) in enumerate(written)
    ]
    latest = {case.name: case.timeline[-1].date for case in drawn}
    decided = {
        case.name for case in drawn if case.decided or case.timeline[-1].stage in OUTCOMES
    }  # fmt: skip
    wanted = {
        article.title: [
            name
            for name in article.cases
            if name in latest and latest[name] > article.date.date() - timedelta(days=name in decided)
        ]
        for article in articles
    }
    for page in make_pages(a_linked_site(*articles, cases=drawn)):
        for title, notes in beside_headlines(page):
            assert [note.name for note in notes] == wanted[title]
            assert [note.status.as_of for note in notes] == [latest[name] for name in wanted[title]]


@given(cases())
def test_no_case_stands_beside_a_person_without_an_outcome_in_the_person_s_favour(drawn: list[Case]) -> None:
    """Unless it was opened again; and what ended stands before what is open."""
    page = page_at(a_linked_site(people=[a_person("Ann")], cases=drawn), "people/ann/index.html", PersonPage)
    ended = [case.status.ended for case in page.cases if case.status]
    assert ended == sorted(ended, reverse=True)
    timelines = {case.name: case.timeline for case in drawn}
    for case in page.cases:
        entries = timelines[case.name]
        favourable = [entry.stage for entry in entries if OUTCOMES.get(entry.stage) == "favourable"]
        if favourable and entries[-1].stage != "charged":
            assert case.status
            assert (case.status.after.stage if case.status.after else case.status.stage) == favourable[-1]
