"""Dates, stages and all other words, in the language of the site."""

from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from generator.model.stages import OUTCOMES, UNDECIDED, Stage
from generator.model.values import CaseNote, Decision, Status
from generator.render.words import Words, as_sentence, rfc822
from making import a_frame, a_linked_site, a_source

LAST_HOUR = datetime(2024, 12, 31, 23, 30, tzinfo=UTC)


def some_words(language: str = "en", zone: str = "UTC") -> Words:
    """Make the words of a site in a *language* and a *zone*."""
    return Words(a_frame(a_linked_site(time_zone=zone), language))


IN_UTC = some_words()
IN_PARIS = some_words(zone="Europe/Paris")
GERMAN = some_words("de")
BOTH = pytest.mark.parametrize("words", [IN_UTC, GERMAN], ids=["en", "de"])


def test_a_day_is_told_in_the_language_without_zeros() -> None:
    """In every locale of the machine."""
    assert (IN_UTC.day(date(2025, 3, 4)), GERMAN.day(date(2025, 3, 4))) == ("4 March 2025", "4. März 2025")
    assert (IN_UTC.month(date(2025, 3, 4)), GERMAN.month(date(2025, 3, 4))) == ("March 2025", "März 2025")
    assert IN_UTC.iso(date(2025, 3, 4)) == GERMAN.iso(date(2025, 3, 4)) == "2025-03-04"


def test_a_moment_is_told_in_the_zone_of_the_site() -> None:
    """The last hour of a year in London is the first of the next in Paris."""
    assert (IN_UTC.day(LAST_HOUR), IN_PARIS.day(LAST_HOUR)) == ("31 December 2024", "1 January 2025")
    assert (IN_UTC.month(LAST_HOUR), IN_PARIS.month(LAST_HOUR)) == ("December 2024", "January 2025")
    assert (IN_UTC.iso(LAST_HOUR), IN_PARIS.iso(LAST_HOUR)) == (
        "2024-12-31T23:30:00+00:00",
        "2025-01-01T00:30:00+01:00",
    )
    assert IN_PARIS.when(LAST_HOUR) == '<time datetime="2025-01-01T00:30:00+01:00">1 January 2025</time>'


@pytest.mark.parametrize(
    ("text", "english", "german"),
    [
        ("2025-03-04", "4 March 2025", "4. März 2025"),
        ("2025-12", "December 2025", "Dezember 2025"),
        ("2025", "2025", "2025"),
        ("0999-01-31", "31 January 0999", "31. Januar 0999"),
    ],
)
def test_a_partial_date_is_told_as_exactly_as_it_is_known(text: str, english: str, german: str) -> None:
    """The date of a source may be a month or a year."""
    assert (IN_UTC.day(text), GERMAN.day(text)) == (english, german)


@given(st.dates())
def test_each_day_has_words_of_its_own(day: date) -> None:
    """No two days look alike, however often one is told."""
    assert IN_UTC.day(day) == IN_UTC.day(day)
    assert IN_UTC.day(day) == IN_UTC.day(datetime(day.year, day.month, day.day, 12, tzinfo=UTC))
    assert GERMAN.day(day).startswith(f"{day.day}. ")
    assert GERMAN.day(day).endswith(f" {day.year}")


def test_a_feed_tells_moments_in_its_own_form() -> None:
    """In UTC, with English names."""
    assert rfc822(LAST_HOUR) == "Tue, 31 Dec 2024 23:30:00 +0000"


@given(st.datetimes(datetime(1900, 1, 1), datetime(9999, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_a_feed_reader_reads_the_moment_that_was_meant(moment: datetime) -> None:
    """To the second."""
    assert parsedate_to_datetime(rfc822(moment)) == moment.replace(microsecond=0)


def test_one_is_counted_in_words_of_its_own() -> None:
    """All other numbers share theirs, nought too."""
    assert [IN_UTC.say("stories", n=number) for number in (0, 1, 2)] == ["0 stories", "1 story", "2 stories"]
    assert GERMAN.say("stories", n=1) == "1 Meldung"


def test_what_is_filled_in_stays_markup_if_it_is() -> None:
    """And plain text beside it is escaped."""
    link = Markup('<a href="a">A & B</a>')
    assert IN_UTC.say("source_by", source=link, author="<C>") == '<a href="a">A & B</a>, by &lt;C&gt;'
    plain = IN_UTC.say("source_by", source="A & B", author="<C>")
    assert (plain, type(plain)) == ("A & B, by <C>", str)


def test_braces_in_what_is_filled_in_are_only_braces() -> None:
    """A title may have any character."""
    assert IN_UTC.say("about_name", name="{n} {0.x}") == "About {n} {0.x}"


@pytest.mark.parametrize(
    ("key", "values", "complaint"),
    [
        ("peoples", {}, 'no word "peoples" in the table of the language - did you mean "people"?'),
        ("qqq", {}, 'no word "qqq" in the table of the language'),
        ("stories", {}, 'the word "stories" is counted: give it a number n'),
        ("page_of", {"number": 1}, 'the word "page_of" needs a value for {total}'),
        ("page_of", {}, 'the word "page_of" needs a value for {number}'),
    ],
)
def test_a_layout_that_asks_for_what_is_not_there_is_told_so(key: str, values: dict[str, int], complaint: str) -> None:
    """With the likeliest word."""
    with pytest.raises(LookupError) as refused:
        IN_UTC.say(key, **values)  # type: ignore[arg-type]
    assert str(refused.value) == complaint


def test_a_role_that_is_in_no_table_stands_as_it_is_written() -> None:
    """Editors may write any; a capital stays one."""
    roles = ["defendant", "Defendant", "co-accused", "neighbour", ""]
    assert [GERMAN.role(role) for role in roles] == [
        "angeklagt oder verklagt", "Angeklagt oder verklagt", "mitbeschuldigt", "neighbour", "",
    ]  # fmt: skip
    assert [IN_UTC.role(role) for role in roles] == roles


def a_note(stage: Stage, day: str, after: Decision | None = None, party: str = "") -> CaseNote:
    """Make a note on the case of this *stage*."""
    day_of_it = date.fromisoformat(day)
    status = Status(
        stage, day_of_it, "A judge said so.", a_source(), ended=True, outcome="open", after=after, party=party
    )
    return CaseNote("The Case", "cases/the-case/", status)


@BOTH
@pytest.mark.parametrize("stage", get_args(Stage))
def test_every_stage_is_told_with_its_day(stage: Stage, words: Words) -> None:
    """Its name begins a line, and a line about the case tells the day once."""
    note = a_note(stage, "2024-07-12")
    day = words.day(note.status.as_of)
    assert words.stage_name(stage)[0].isupper()
    assert words.status_event(note.status).count(day) == 1
    assert not words.status_event(note.status).endswith(".")
    for told in (words.note_text(note), words.status_text(note.status), words.update_line(note)):
        assert told.count(day) == 1
        assert "{" not in told
        assert "The Courier" in told


@BOTH
@pytest.mark.parametrize("stage", ["appeal", "closed"])
@pytest.mark.parametrize("decided", sorted({*OUTCOMES} - UNDECIDED))
def test_an_appeal_or_a_closure_is_never_told_without_the_decision(stage: Stage, decided: Stage, words: Words) -> None:
    """Else an acquittal would look like a verdict of guilty."""
    note = a_note(stage, "2024-07-12", Decision(decided, date(2024, 3, 1)))
    decision = words.say(f"decision_{decided}", day=words.day(date(2024, 3, 1)))
    for told in (words.note_text(note), words.status_text(note.status), words.update_line(note)):
        assert decision in told


def test_a_note_says_what_happened_when_and_who_says_so() -> None:
    """In the same words on the page, in feeds and for machines."""
    note = a_note("dismissed", "2024-07-12")
    assert IN_UTC.note_text(note) == (
        "Update: the case was dismissed on 12 July 2024 (The Case). A judge said so. Source: The Courier."
    )
    assert GERMAN.note_text(note) == (
        "Neuer Stand: Am 12. Juli 2024 wurde das Verfahren eingestellt (The Case). A judge said so. "
        "Quelle: The Courier."
    )
    assert GERMAN.update_line(note) == "Neuer Stand, 12. Juli 2024: eingestellt (The Case) — The Courier"


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("two years", "two years."),
        ("He was “free”", "He was “free”."),
        ("He said: “Free.”", "He said: “Free.”"),
        ("Free?", "Free?"),
        ("Up 5%", "Up 5%."),
        ("", ""),
    ],
)
def test_a_text_before_another_ends_like_a_sentence(text: str, ended: str) -> None:
    """No two run together in a feed, or in what machines are told."""
    assert as_sentence(text) == ended
    note = a_note("dismissed", "2024-07-12")
    note = msgspec.structs.replace(note, status=msgspec.structs.replace(note.status, what=text))
    for told in (IN_UTC.note_text(note), IN_UTC.status_text(note.status)):
        assert told.endswith(f" {ended} Source: The Courier.")


def test_a_note_about_one_of_several_accused_names_whom() -> None:
    """Of the others it says nothing."""
    note = a_note("acquitted", "2024-07-12", party="Ann")
    assert IN_UTC.note_text(note).startswith("Update on Ann: the case ended in an acquittal on 12 July 2024")
    assert IN_UTC.update_line(note) == "Update on Ann, 12 July 2024: acquitted (The Case) — The Courier"
    assert IN_UTC.status_text(note.status) == (
        "Acquitted (Ann) as of 12 July 2024. A judge said so. Source: The Courier."
    )


def test_a_case_that_was_settled_before_it_was_dismissed_ended_as_it_was_settled() -> None:
    """A court often dismisses on paper what the parties have settled, and the settlement is not told twice."""
    status = a_note("dismissed", "2024-07-12", Decision("settled", date(2024, 3, 1))).status
    assert IN_UTC.status_name(status) == "Settled, then dismissed"
    assert IN_UTC.status_event(status) == "the case, which was settled, was dismissed on 12 July 2024"
    assert GERMAN.status_event(status) == "Am 12. Juli 2024 wurde das Verfahren nach einem Vergleich eingestellt"


def test_a_day_in_markup_stands_where_the_language_puts_it() -> None:
    """A layout gives the form of the day, the table its place."""
    status = a_note("appeal", "2024-07-12", Decision("acquitted", date(2024, 3, 1))).status
    assert GERMAN.status_event(status, GERMAN.when) == Markup(
        'Am <time datetime="2024-07-12">12. Juli 2024</time> wurde ein Rechtsmittel eingelegt, '
        'nach dem Freispruch vom <time datetime="2024-03-01">1. März 2024</time>'
    )
    bold = Markup("<b>Under appeal</b>")
    assert str(IN_UTC.standing(msgspec.structs.replace(status, after=None, party="A & B"), bold, IN_UTC.when)) == (
        '<b>Under appeal</b> (A &amp; B) as of <time datetime="2024-07-12">12 July 2024</time>'
    )
