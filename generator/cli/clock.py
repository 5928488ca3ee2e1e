"""The one clock of a command: given, taken from SOURCE_DATE_EPOCH, or the time of day."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import click

from generator.model.dates import parse_moment

_YEARS = range(2, 9999)  # what is told in another zone, or of two days ago, must be on the calendar too


def now_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the option --now; it always receives a moment."""
    return click.option(
        "--now",
        metavar="DATE",
        callback=lambda _context, _option, text: _moment(text),
        help="The time to go by, such as 2025-03-14T09:00:00Z; else SOURCE_DATE_EPOCH, else the clock.",
    )(function)


def clock_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command that goes on for long the option --now; it receives a clock, which stands still if it was set."""
    return click.option(
        "--now",
        "clock",
        metavar="DATE",
        callback=lambda _context, _option, text: _clock(text),
        help="The time to go by all the while; else SOURCE_DATE_EPOCH, else the clock.",
    )(function)


def _clock(text: str | None) -> Callable[[], datetime]:
    moment = _moment(text)
    stands_still = text or os.environ.get("SOURCE_DATE_EPOCH")
    return (lambda: moment) if stands_still else (lambda: datetime.now(UTC))


def _moment(text: str | None) -> datetime:
    moment = _told(text)
    if moment.year not in _YEARS:
        years = f"{_YEARS.start} to {_YEARS.stop - 1}"
        raise click.BadParameter(f"expected a time of the years {years}: from {moment.year} no day can be counted on")
    return moment


def _told(text: str | None) -> datetime:
    if text:
        try:
            return parse_moment(text, ZoneInfo("UTC"))
        except ValueError as error:
            raise click.BadParameter(str(error)) from None
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now(UTC)
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        raise click.BadParameter(f'SOURCE_DATE_EPOCH: expected seconds since 1970, got "{epoch}"') from None
