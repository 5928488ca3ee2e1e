"""
Where cases stand: on their own pages, beside whom they concern, and at every article about them.

An article carries a note of what its case came to, if it may be older than that. An outcome has a note unless it is
certain that the story knew it: a note too many costs a line, one too few leaves an accusation standing. So

- a story is as old as it can be: of March 2025 the first day counts, and of 2025 the first of January;
- without a date of its source, or with one after the article, a story is older than any outcome; one with neither a
  source nor a seed is the digest's own, and was told on the day of the article;
- on the day of the outcome itself, and wherever the date leaves it open, there is a note unless the story is the very
  one that the record names as its source: by its address, or by the outlet and a day not before the outcome.

A step that is no outcome has a note when it is of a later day than the story, or where that has no exact day, than the
article. Days are those of the site's zone.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import msgspec

from generator.config import folded
from generator.model.article import Article, Source
from generator.model.case import Case
from generator.model.due import midnight
from generator.model.site import Site, Term
from generator.model.stages import ENDED, OUTCOMES
from generator.model.values import CaseLink, CaseNote, Decision, Status

_DAY = len("2025-03-14")
_SOME_ACCUSED = "one of the accused"  # whose name must not be told


def statuses_of(site: Site, term: Term) -> tuple[Status, ...]:
    """Say where a case stands, for each of its accused where that differs; of other terms there is nothing to say."""
    if not isinstance(term.record, Case):
        return ()
    return tuple([_status(own, party_name(site, name)) for name, own in term.record.standings()])


def status_of(site: Site, term: Term) -> Status | None:
    """
    Say where a case stands; None for other terms and for a case without a timeline.

    Where its accused went different ways, an open one leads, and the latest of several: a case that is open for one of
    them is open.
    """
    statuses = sorted(statuses_of(site, term), key=lambda status: (not status.ended, status.as_of), reverse=True)
    return msgspec.structs.replace(statuses[0], others=tuple(statuses[1:])) if statuses else None


def status_in(site: Site, term: Term, names: Sequence[str]) -> Status | None:
    """Say where the case *term* stands for one party, who has these *names* in it; for a witness, as for anybody."""
    case = term.record
    if isinstance(case, Case) and case.is_divided and not set(case.accused).isdisjoint(names):
        own = case.standing_of(*names)
        return _status(own, "") if own.timeline else None
    return status_of(site, term)


def _status(case: Case, party: str) -> Status:
    latest, decided = case.timeline[-1], case.decided
    # A case that is closed ended as it was decided; one under appeal is open, whatever was decided.
    telling = decided.stage if decided and latest.stage != "appeal" else latest.stage
    return Status(
        latest.stage,
        latest.date,
        latest.what,
        latest.source,
        ended=latest.stage in ENDED,
        outcome=OUTCOMES.get(telling, "open"),
        after=Decision(decided.stage, decided.date) if decided else None,
        party=party,
    )


def party_name(site: Site, name: str) -> str:
    """Give the name by which the digest calls a party, in words that name nobody if it is a minor's."""
    if not name:
        return ""
    known = site.terms_of("people", [name])
    return _SOME_ACCUSED if site.is_minor(name) else known[0].name if known else name


def case_link(site: Site, term: Term) -> CaseLink:
    """Link to a case, and say where it stands and where else it is told of."""
    same_as = term.record.same_as if isinstance(term.record, Case) else ()
    return CaseLink(term.name, term.url, status_of(site, term), same_as)


class _Told(NamedTuple):
    """Say when a story was told: at the *earliest*, and when it was most *likely*."""

    earliest: date
    likely: date


class CaseNotes:
    """
    Say of articles which of their cases went on since.

    An old story stays as it was told, but nobody who reads it, or its headline, is left with an accusation whose
    outcome is known.
    """

    def __init__(self, site: Site) -> None:
        self._zone = site.config.zone
        self._slugs = site.slugs["cases"]
        self._notes = {
            slug: [CaseNote(term.name, term.url, status) for status in statuses_of(site, term)]
            for slug, term in site.cases.items()
        }

    def on(self, article: Article) -> tuple[CaseNote, ...]:
        """Give a note for each case of *article* that went on since, as the beginning of this module says."""
        notes = [note for slug in self._slugs[article.path] for note in self._notes.get(slug, ())]
        if not notes:
            return ()
        told = _told(article, self._zone)
        return tuple([note for note in notes if _is_news(note.status, told, article.source)])

    def last_change(self, article: Article, notes: Iterable[CaseNote]) -> datetime | None:
        """Tell when *article* was updated, or a case of its *notes* went on."""
        moments = [midnight(note.status.as_of, self._zone) for note in notes]
        return max([article.updated or article.date, *moments]) if moments else article.updated


def _told(article: Article, zone: ZoneInfo) -> _Told:
    of_article = article.date.astimezone(zone).date()
    if not article.source and not article.seed:
        return _Told(of_article, of_article)
    text = article.source.date if article.source else ""
    if not text:
        return _Told(date.min, of_article)
    first = date.fromisoformat((text + "-01-01")[:_DAY])
    # Between two zones a story may appear on the day before its own.
    if first - of_article > timedelta(days=1):
        return _Told(date.min, of_article)
    first = min(first, of_article)
    return _Told(first, first if len(text) == _DAY else of_article)


def _is_news(status: Status, told: _Told, source: Source | None) -> bool:
    if status.as_of > told.likely:
        return True
    if status.outcome == "open" and not status.after:
        return False
    return status.as_of >= told.earliest and not _is_told_by(source, status, told.earliest)


def _is_told_by(source: Source | None, status: Status, day: date) -> bool:
    """Tell whether the story of *source*, told on *day* or later, is where the record knows the outcome from."""
    if not source:
        return False
    if source.name and folded(source.name) == folded(status.source.name) and day >= status.as_of:
        return True
    # The front page of an outlet is no story.
    address = urlsplit(source.url)
    return bool(address.path.strip("/") or address.query) and _page(source.url) == _page(status.source.url)


def _page(url: str) -> str:
    return url.partition("#")[0].rstrip("/")
