"""Weeks as ISO 8601 counts them: from Monday to Sunday, the first of a year being that of its first Thursday."""

import re
from datetime import date, timedelta

_SLUG = re.compile(r"(\d{4})-w(\d\d)")
_LOOSE = re.compile(r"(\d{4})[-_ ]?w?(\d\d?)", re.IGNORECASE)
_YEARS = range(1000, 9999)
_SUNDAY = 6  # days after Monday


def monday_of(day: date) -> date:
    """Give the day on which the week of *day* begins."""
    return day - timedelta(days=day.weekday())


def sunday_of(monday: date) -> date:
    """Give the last day of the week that begins on *monday*; that of the last week there is, is no Sunday."""
    return date.fromordinal(min(monday.toordinal() + _SUNDAY, date.max.toordinal()))


def week_slug(monday: date) -> str:
    """Give the week that begins on *monday* as addresses and files name it: 2025-w11."""
    year, week, _ = monday.isocalendar()
    return f"{year:04}-w{week:02}"


def week_named(slug: str) -> date:
    """Give the Monday of the week with this *slug*, in which `slug_complaint` finds no fault."""
    return date.fromisocalendar(int(slug[:4]), int(slug[-2:]), 1)


def slug_complaint(name: str) -> str:
    """Say what is wrong with the *name* of a file that is to name a week; "" for nothing."""
    found = _LOOSE.fullmatch(name)
    if not found or int(found[1]) not in _YEARS:
        return 'the file name says which week it is for: rename it to one such as "2025-w11.md"'
    year, week = int(found[1]), int(found[2])
    weeks = date(year, 12, 28).isocalendar().week  # that day is always in the last week of its year
    if week not in range(1, weeks + 1):
        return f"the file name says which week it is for, and {year} has the weeks w01 to w{weeks}: rename it"
    if not _SLUG.fullmatch(name):
        return f'the file name says which week it is for: rename it to "{year}-w{week:02}.md"'
    return ""
