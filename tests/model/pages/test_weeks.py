"""The digests of weeks: which there are, and what each shows."""

from datetime import UTC, date, datetime, timedelta

import pytest

from generator.model.case import Party
from generator.model.pages import make_frame
from generator.model.pages.sitemaps import sitemap_entries
from generator.model.pages.weeks import weeks_of
from generator.model.values import HomePage, WeekMail, WeekPage, WeeksPage, WeekText
from making import NOON, a_case, a_linked_site, a_selection, an_article, an_entry, page_at, pages_of, titles

WEEK = "digest/2025-w11/index.html"  # from 10 to 16 March; noon on the 14th is a Friday's


def test_a_week_with_stories_has_a_page_two_mails_and_a_place_in_the_index() -> None:
    """Each knows its days."""
    site = a_linked_site(an_article("A"))
    week = page_at(site, WEEK, WeekPage)
    assert (week.first, week.last, week.title, week.count) == (date(2025, 3, 10), date(2025, 3, 16), "", 1)
    assert titles(week.teasers[: week.chosen]) == ["A"]
    for path, kind in (("mail.html", WeekMail), ("mail.txt", WeekText)):
        mail = page_at(site, f"digest/2025-w11/{path}", kind)
        assert (mail.url, titles(mail.teasers)) == ("digest/2025-w11/", ["A"])
    (entry,) = page_at(site, "digest/index.html", WeeksPage).entries
    assert (entry.name, entry.url, entry.count, entry.year) == ("2025-w11", "digest/2025-w11/", 1, "2025")


def test_a_site_without_stories_has_no_weeks() -> None:
    """Nor a link to them."""
    site = a_linked_site()
    assert not [path for path in pages_of(site) if path.startswith("digest/")]
    assert make_frame(site).weeks == ""


def test_weeks_are_those_of_the_zone_of_the_site() -> None:
    """What is Monday in London may be Sunday in New York."""
    early = an_article(date=datetime(2025, 3, 17, 2, tzinfo=UTC))
    assert [week.link.name for week in weeks_of(a_linked_site(early))] == ["2025-w12"]
    assert [week.link.name for week in weeks_of(a_linked_site(early, time_zone="America/New_York"))] == ["2025-w11"]


def test_weeks_lead_to_those_beside_them_that_have_stories() -> None:
    """Over those that have none; home leads to the newest."""
    site = a_linked_site(*[an_article(f"S{n}", date=NOON + timedelta(weeks=n)) for n in (0, 2, 5)])
    week = page_at(site, "digest/2025-w13/index.html", WeekPage)
    assert week.newer
    assert week.older
    assert (week.newer.name, week.older.name) == ("2025-w16", "2025-w11")
    assert page_at(site, "digest/2025-w16/index.html", WeekPage).newer is None
    home = page_at(site, "index.html", HomePage).week
    assert home
    assert home.name == "2025-w16"
    assert make_frame(site).weeks == "digest/"


def test_the_stories_that_are_not_chosen_follow_newest_first_and_over_pages() -> None:
    """The mails have as many as there may be room for."""
    stories = [an_article(f"S{n}", date=NOON - timedelta(seconds=n), people=("Ann",)) for n in range(600)]
    site = a_linked_site(*stories)
    first, second = (page_at(site, f"digest/2025-w11/{path}index.html", WeekPage) for path in ("", "page/2/"))
    assert (first.count, first.chosen, len(first.teasers), second.chosen) == (600, 12, 512, 0)
    shown = titles((*first.teasers, *second.teasers))
    assert sorted(shown) == sorted(story.title for story in stories)
    assert titles(first.teasers[12:14]) == ["S12", "S13"]
    mail = page_at(site, "digest/2025-w11/mail.html", WeekMail)
    assert (mail.count, len(mail.teasers)) == (600, 212)


def test_an_editor_chooses_and_what_is_left_follows() -> None:
    """Also stories of other weeks; the note is shown, and the count is that of all."""
    stories = [an_article("A"), an_article("B"), an_article("Old", date=NOON - timedelta(weeks=8))]
    selection = a_selection(title="Ours", stories=["old", "b"], body_words=3)
    site = a_linked_site(*stories, digests=[selection])
    week = page_at(site, WEEK, WeekPage)
    assert (week.title, week.count, week.chosen, titles(week.teasers)) == ("Ours", 3, 2, ["Old", "B", "A"])
    assert week.body
    assert (week.body.path, week.body.digest) == ("content/digests/2025-w11.md", b"body")
    entry = page_at(site, "digest/index.html", WeeksPage).entries[0]
    assert (entry.title, entry.count) == ("Ours", 3)


def test_an_editor_who_chooses_nothing_leaves_the_choice_to_the_rule() -> None:
    """A title alone is a file too; without words there is no note."""
    site = a_linked_site(an_article("A"), digests=[a_selection(title="Ours")])
    week = page_at(site, WEEK, WeekPage)
    assert (week.title, titles(week.teasers), week.chosen, week.body) == ("Ours", ["A"], 1, None)


@pytest.mark.parametrize(
    ("selection", "there"),
    [
        (a_selection("2025-w03", stories=["a"]), True),
        (a_selection("2025-w03", body_words=1), True),
        (a_selection("2025-w03", title="Nothing else"), False),
        (a_selection("2025-w03", stories=["draft"]), False),
    ],
)
def test_a_week_without_stories_needs_a_choice_or_a_note(selection: object, *, there: bool) -> None:
    """A title says nothing to read."""
    site = a_linked_site(an_article("A"), an_article("Draft", status="draft"), digests=[selection])  # type: ignore[list-item]
    assert ("digest/2025-w03/index.html" in pages_of(site)) is there
    assert [week.link.name for week in weeks_of(site)] == ["2025-w11", *(["2025-w03"] if there else [])]


def test_a_note_alone_makes_an_index() -> None:
    """Before the first story."""
    site = a_linked_site(digests=[a_selection(body_words=1)])
    assert make_frame(site).weeks == "digest/"
    assert "digest/index.html" in pages_of(site)


def test_cases_that_moved_stand_as_they_did_at_the_end_of_the_week_outcomes_first() -> None:
    """A later outcome stands beside them, as beside every old story."""
    trial = a_case("Trial", timeline=[an_entry("charged", "2025-03-01"), an_entry("trial", "2025-03-12")])
    fine = a_case("Fine", timeline=[an_entry("charged", "2025-03-10"), an_entry("dropped", "2025-03-11")])
    later = a_case("Later", timeline=[an_entry("charged", "2025-03-14"), an_entry("acquitted", "2025-04-01")])
    calm = a_case("Calm", timeline=[an_entry("charged", "2025-03-01")])
    story = an_article("A", cases=("A case without a record",))
    site = a_linked_site(story, cases=[trial, fine, later, calm, a_case("Empty")])
    found = page_at(site, WEEK, WeekPage).moved
    assert [(case.name, case.status.stage) for case in found] == [
        ("Fine", "dropped"),
        ("Later", "charged"),
        ("Trial", "trial"),
    ]
    assert [[note.status.stage for note in case.case_notes] for case in found] == [[], ["acquitted"], []]


def test_a_divided_case_is_told_for_each_of_its_accused_as_of_that_week() -> None:
    """What became of one of them later is said beside it."""
    parties = [Party(name="Max Foo", role="defendant"), Party(name="Kay Loo", role="defendant")]
    timeline = [
        an_entry("charged", "2025-02-01"),
        an_entry("convicted", "2025-03-11", party="Max Foo"),
        an_entry("acquitted", "2025-04-02", party="Kay Loo"),
    ]
    site = a_linked_site(an_article("A"), cases=[a_case("Oak case", parties=parties, timeline=timeline)])
    (case,) = page_at(site, WEEK, WeekPage).moved
    statuses = [case.status, *case.status.others]
    assert [(status.party, status.stage) for status in statuses] == [("Max Foo", "convicted"), ("Kay Loo", "charged")]
    assert [(note.status.party, note.status.stage) for note in case.case_notes] == [("Kay Loo", "acquitted")]


def test_stories_of_a_case_that_moved_lead_the_week() -> None:
    """The rule knows of the timeline, not only of the stories."""
    case = a_case("Oak case", timeline=[an_entry("settled", "2025-03-16")])
    stories = [an_article(title, people=("Ann",)) for title in ("New", "Old")]
    stories.append(an_article("Oak", cases=("Oak case",)))
    assert titles(page_at(a_linked_site(*stories, cases=[case]), WEEK, WeekPage).teasers)[0] == "Oak"


def test_the_mails_of_a_week_are_in_no_sitemap() -> None:
    """They say what its page says."""
    entries = sitemap_entries(pages_of(a_linked_site(an_article("A"))).values())
    assert [entry.url for entry in entries if entry.url.startswith("digest/")] == ["digest/2025-w11/", "digest/"]
