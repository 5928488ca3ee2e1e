"""The duty of the last word: an old story says what became of the case in it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.article import Article
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
    [("2025-07-11", True), ("2025-07-12", False), ("2025-07-13", False), ("2025-07", True), ("2025", True), ("", True)],
)
def test_the_day_of_the_source_counts_if_it_is_known_and_else_that_of_the_digest(source_date: str, noted: bool) -> None:
    """A story as new as the last change needs no note."""
    article = about(date=datetime(2025, 7, 11, 12, tzinfo=UTC), source=a_source(date=source_date))
    assert bool(notes_on(article, CHARGED, DISMISSED)) == noted


def test_the_day_of_an_article_is_that_of_the_site_s_zone() -> None:
    """Noon of the 11th in UTC is the 12th in Kiritimati."""
    article = about(date=datetime(2025, 7, 11, 12, tzinfo=UTC))
    assert notes_on(article, CHARGED, DISMISSED) == ["dismissed"]
    assert notes_on(article, CHARGED, DISMISSED, time_zone="Pacific/Kiritimati") == []


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
    wanted = {
        article.title: [name for name in article.cases if name in latest and latest[name] > article.date.date()]
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
