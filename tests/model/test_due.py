"""What has a later date is not shown, whatever it is."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from generator.model.article import Correction
from generator.model.due import content_at, midnight, news_ends, status_at, turning_points
from generator.model.person import Person, is_minor
from generator.model.values import CasePage
from making import NOON, a_case, a_correction, a_linked_site, a_person, an_article, an_entry, page_at, some_content

LONDON = ZoneInfo("Europe/London")
CASE = a_case(timeline=(an_entry("charged", "2025-03-01"), an_entry("convicted", "2052-01-01")))


def test_a_stage_with_a_later_date_is_not_reached_yet() -> None:
    """Nobody is convicted by a slip of the year."""
    status = page_at(a_linked_site(cases=[CASE]), "cases/the-case/index.html", CasePage).status
    assert status
    assert (status.stage, status.ended) == ("charged", False)


def test_a_day_begins_at_midnight_in_the_zone_of_the_site() -> None:
    """In summer London is an hour ahead of UTC."""
    case = a_case(timeline=(an_entry("charged", "2025-07-02"),))
    midnight = datetime(2025, 7, 1, 23, tzinfo=UTC)
    for moment, known in ((midnight - timedelta(seconds=1), 0), (midnight, 1)):
        (found,) = content_at(some_content(cases=[case]), moment, LONDON).cases
        assert len(found.timeline) == known
    assert list(turning_points(some_content(cases=[case]), LONDON)) == [midnight]


def test_an_update_and_a_correction_with_a_later_date_are_left_out() -> None:
    """And the article is another one then, for all pages that show it."""
    correction = Correction(date=date(2025, 3, 15), kind="corrected")
    article = an_article(updated=NOON + timedelta(days=1), corrections=(correction,), digest=b"whole")
    (early,) = content_at(some_content([article]), NOON, LONDON).articles
    assert (early.updated, early.corrections) == (None, ())
    assert early.digest != article.digest
    assert content_at(some_content([article]), NOON + timedelta(days=2), LONDON).articles == (article,)


def test_a_withdrawal_with_a_later_date_is_not_in_force() -> None:
    """Until then the story is as it was; from midnight on it is gone."""
    entries = (a_correction("2025-04-01", was="A"), a_correction("2025-07-02", "withdrawn", now="It was wrong."))
    article = an_article(status="withdrawn", corrections=entries)
    before, after = datetime(2025, 7, 1, 22, 59, 59, tzinfo=UTC), datetime(2025, 7, 1, 23, tzinfo=UTC)
    (early,), (late,) = (content_at(some_content([article]), moment, LONDON).articles for moment in (before, after))
    assert (early.status, early.corrections) == ("published", entries[:1])
    assert (late.status, late.corrections) == ("withdrawn", entries)
    assert list(turning_points(some_content([article]), LONDON))[1:] == [datetime(2025, 3, 31, 23, tzinfo=UTC), after]


def test_a_withdrawal_that_nobody_has_dated_is_in_force() -> None:
    """Better one story too few."""
    assert status_at(an_article(status="withdrawn"), date(2025, 3, 14)) == "withdrawn"


def test_a_correction_is_a_change_of_substance() -> None:
    """The date of change follows, though nobody has written it; not back to before the article appeared."""
    moment = NOON + timedelta(days=9)
    for updated, day, expected in [
        (None, "2025-03-16", datetime(2025, 3, 16, tzinfo=UTC)),
        (NOON + timedelta(days=1), "2025-03-16", datetime(2025, 3, 16, tzinfo=UTC)),
        (NOON + timedelta(days=2), "2025-03-16", NOON + timedelta(days=2)),
        (None, "2025-03-14", None),
        (None, "2025-03-24", None),
    ]:
        article = an_article(updated=updated, corrections=(a_correction(day),), digest=b"whole")
        (found,) = content_at(some_content([article]), moment, ZoneInfo("UTC")).articles
        assert found.updated == expected
        assert (found.digest == b"whole") == (found == article)


@given(st.dates(date(1950, 1, 1), date(2020, 12, 31)), st.integers(0, 9000))
def test_a_person_comes_of_age_on_the_eighteenth_birthday(born: date, days: int) -> None:
    """Not a day before; one born on 29 February the day after the last of February."""
    day = born + timedelta(days=days)
    years = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
    assert is_minor(Person(name="X", born=born), day) == (years < 18)


def test_one_who_was_under_age_at_the_latest_story_has_no_page() -> None:
    """The clock plays no part: a page must not appear without an editor."""
    child = a_person("Kid", born=date(2007, 3, 15))
    adult = a_person("Ann", born=date(2007, 3, 14))
    site = a_linked_site(an_article(people=("Kid", "Ann")), people=[child, adult])
    assert list(site.people) == ["ann"]


def test_a_build_knows_when_something_comes_out() -> None:
    """An article, its update, its correction; a draft never does."""
    corrections = (Correction(date=date(2025, 4, 1), kind="corrected"),)
    article = an_article(updated=NOON + timedelta(days=1), corrections=corrections)
    plain = an_article("Plain", date=NOON - timedelta(days=1))
    content = some_content([plain, article, an_article("Draft", status="draft", date=NOON - timedelta(days=9))])
    assert list(turning_points(content, ZoneInfo("UTC"))) == [
        NOON - timedelta(days=1),
        NOON,
        NOON + timedelta(days=1),
        datetime(2025, 4, 1, tzinfo=UTC),
    ]


def test_what_is_off_the_calendar_is_at_its_end() -> None:
    """The first day in Tokyo begins before the calendar in UTC does, and the last in New York after its end."""
    first, last = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
    assert midnight(date.min, ZoneInfo("Asia/Tokyo")) == first
    assert midnight(date.max, ZoneInfo("Etc/GMT+12")) == datetime(9999, 12, 31, 12, tzinfo=UTC)
    assert list(news_ends(some_content([an_article(date=last - timedelta(days=1))]))) == [last]
