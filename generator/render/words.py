"""The words of the interface in the language of a site: its table, with dates and the stages of cases put into it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from difflib import get_close_matches
from email.utils import format_datetime
from itertools import groupby
from typing import Final
from zoneinfo import ZoneInfo

from markupsafe import Markup as Safe
from markupsafe import escape

from generator.model.stages import Stage
from generator.model.values import CaseNote, Frame, Status, Teaser, WeekDigest, WeekLink

# How a day is shown: as plain text, or as markup that a layout makes of it.
Telling = Callable[[date], str]
_ENDS = (".", "!", "?", "…", "。", "！", "？", "؟", "।")  # of other scripts
_CLOSING = "\"'”’“‘»«›‹)]"  # quotes, as they are closed in some language


class Words:
    """
    Say in the language of a site what its pages say beside their content; dates are told in its zone.

    The methods give plain text, and markup where any part of it is markup.
    """

    def __init__(self, frame: Frame) -> None:
        self._texts: Final[Mapping[str, str]] = dict(frame.words)
        self._zone = ZoneInfo(frame.time_zone)
        self._days: dict[int, str] = {}

    def say(self, key: str, /, **values: object) -> str:
        """
        Give the text of a *key* with *values* filled in; of what is counted, that for the number *n*: 1, or any other.

        Raises LookupError for a key that is in no table, and for what is not filled in.
        """
        if "n" in values:
            key = f"{key}.one" if values["n"] == 1 else f"{key}.other"
        text = self._texts.get(key)
        if text is None:
            raise LookupError(self._unknown(key))
        return _filled(key, text, values) if "{" in text else text

    def _unknown(self, key: str) -> str:
        if f"{key}.one" in self._texts:
            return f'the word "{key}" is counted: give it a number n'
        near = get_close_matches(key, {known.partition(".")[0] for known in self._texts}, n=1)
        return f'no word "{key}" in the table of the language' + (f' - did you mean "{near[0]}"?' if near else "")

    def role(self, role: str) -> str:
        """Say which part somebody has in a case; a role that is in no table stays as it is written."""
        known = self._texts.get(f"role_{role.lower().replace(' ', '_').replace('-', '_')}")
        if known is None:
            return role
        return _capitalized(known) if role[0].isupper() else known

    # Dates.

    def local(self, moment: date) -> date:
        """Give a moment as the clocks of the site showed it; a day stays as it is."""
        return moment.astimezone(self._zone) if isinstance(moment, datetime) else moment

    def day(self, moment: date | str) -> str:
        """Tell the day of a date or a moment, or of text as exactly as it is known: 2025-03-14, 2025-03 or 2025."""
        if isinstance(moment, str):
            return self._partial(moment)
        day = self.local(moment)
        number = day.toordinal()
        if number not in self._days:  # each day stands on dozens of pages
            month = self.say(f"month_{day.month}")
            self._days[number] = self.say("day_format", day=day.day, month=month, year=day.year)
        return self._days[number]

    def when(self, moment: date) -> Safe:
        """Tell the day of a date or a moment in an element that machines read too."""
        shown = f'<time datetime="{self.iso(moment)}">{escape(self.day(moment))}</time>'
        return Safe(shown)  # noqa: S704 - its text is escaped

    def month(self, moment: date) -> str:
        """Tell the month of a date or a moment."""
        day = self.local(moment)
        return self.say("month_format", month=self.say(f"month_{day.month}"), year=day.year)

    def _partial(self, text: str) -> str:
        year, *rest = text.split("-")
        if not rest:
            return year
        month = self.say(f"month_{int(rest[0])}")
        if len(rest) == 1:
            return self.say("month_format", month=month, year=year)
        return self.say("day_format", day=int(rest[1]), month=month, year=year)

    def week(self, week: WeekLink | WeekDigest) -> str:
        """Name a *week* by its days."""
        return self.say("week_of", days=self.week_days(week))

    def week_days(self, week: WeekLink | WeekDigest) -> str:
        """Tell from which day to which a *week* is, with the month and the year once where they are the same."""
        first, last = week.first, week.last
        if first.year != last.year:
            return self.say("days_between", first=self.day(first), last=self.day(last))
        month = self.say(f"month_{last.month}")
        if first.month == last.month:
            return self.say("days_of_month", first=first.day, last=last.day, month=month, year=last.year)
        of_first = self.say(f"month_{first.month}")
        return self.say(
            "days_of_months", first=first.day, first_month=of_first, last=last.day, month=month, year=last.year
        )

    def iso(self, moment: date) -> str:
        """Give a date or a moment for machines."""
        return self.local(moment).isoformat()

    def days(self, teasers: Sequence[Teaser]) -> list[list[Teaser]]:
        """Divide *teasers*, which are in the order of their dates, into those of each day."""
        return [list(found) for _, found in groupby(teasers, key=lambda teaser: self.local(teaser.date).toordinal())]

    def years(self, teasers: Sequence[Teaser]) -> list[list[Teaser]]:
        """Divide *teasers*, which are in the order of their dates, into those of each year."""
        return [list(found) for _, found in groupby(teasers, key=lambda teaser: self.local(teaser.date).year)]

    # Cases.

    def stage_name(self, stage: Stage) -> str:
        """Say at the beginning of a line where a case stands that has reached *stage*."""
        return _capitalized(self.say(f"stage_{stage}"))

    def status_name(self, status: Status) -> str:
        """Say at the beginning of a line where a case stands."""
        return _capitalized(self.say(f"stage_{_reached(status)}"))

    def status_event(self, status: Status, when: Telling | None = None) -> str:
        """Tell what happened last in a case and when, with the decision that it leaves standing."""
        when = when or self.day
        return self._decided(self.say(f"event_{_reached(status)}", day=when(status.as_of)), status, when)

    def standing(self, status: Status, stage: str = "", when: Telling | None = None) -> str:
        """Say where a case stands since when, and for whom; *stage* is the name of its stage in markup."""
        when = when or self.day
        stage = stage or self.status_name(status)
        key, party = ("standing_of", {"party": status.party}) if status.party else ("standing", {})
        return self._decided(self.say(key, stage=stage, day=when(status.as_of), **party), status, when)

    def _decided(self, told: str, status: Status, when: Telling) -> str:
        """Add to what is *told* of a case the decision that an appeal or a closure leaves standing, if there is any."""
        if not status.after or status.stage == "dismissed":
            return told
        decision = self.say(f"decision_{status.after.stage}", day=when(status.after.date))
        return self.say("with_decision", told=told, decision=decision)

    def update(self, note: CaseNote) -> str:
        """Begin to tell what became of a case after a story about it."""
        party = note.status.party
        return self.say("update_on", party=party) if party else self.say("update")

    def update_line(self, note: CaseNote, when: Telling | None = None) -> str:
        """Tell what became of a case after a story about it in the line that stands wherever its headline does."""
        status, when = note.status, when or self.day
        stage = self._decided(self.say(f"stage_{_reached(status)}"), status, when)
        key, party = ("update_dated_on", {"party": status.party}) if status.party else ("update_dated", {})
        return self.say(key, day=when(status.as_of), stage=stage, case=note.name, source=status.source.name, **party)

    def note_text(self, note: CaseNote) -> str:
        """Tell in plain text what became of a case after a story about it, and who says so."""
        told = self.say("update_told", update=self.update(note), event=self.status_event(note.status), case=note.name)
        return self.say("sourced", told=f"{told} {as_sentence(note.status.what)}", source=note.status.source.name)

    def status_text(self, status: Status) -> str:
        """Tell in plain text where a case stands, since when and who says so."""
        return self.say(
            "sourced", told=f"{self.standing(status)}. {as_sentence(status.what)}", source=status.source.name
        )


def as_sentence(text: str) -> str:
    """End *text* with a full stop where it ends with nothing of the kind, so that another sentence can follow."""
    return text if text.rstrip(_CLOSING).endswith(_ENDS) or not text else f"{text}."


def rfc822(moment: datetime) -> str:
    """Give *moment* as feeds of RSS 2.0 want it, in UTC."""
    return format_datetime(moment.astimezone(UTC))


def _filled(key: str, text: str, values: Mapping[str, object]) -> str:
    try:
        if Safe in map(type, values.values()):
            safe = {name: escape(value) for name, value in values.items()}
            return Safe(str(escape(text)).format_map(safe))  # noqa: S704 - both are escaped
        return text.format_map(values)
    except KeyError as error:
        raise LookupError(f'the word "{key}" needs a value for {{{error.args[0]}}}') from None


def _capitalized(text: str) -> str:
    """Begin *text* with a capital and leave the rest: a noun within it may have one of its own."""
    return text[:1].upper() + text[1:]


def _reached(status: Status) -> str:
    """Name what is said of a case by its stage, but of one that was dismissed only because it had been settled."""
    settled = status.stage == "dismissed" and status.after is not None and status.after.stage == "settled"
    return "settled_dismissed" if settled else status.stage
