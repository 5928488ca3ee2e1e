"""Where cases stand: on their own pages, beside whom they concern, and at every article about them."""

from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from generator.model.article import Article
from generator.model.case import Case
from generator.model.due import midnight
from generator.model.site import Site, Term
from generator.model.stages import ENDED, OUTCOMES
from generator.model.values import CaseLink, CaseNote, Decision, Status

_DAY = len("2025-03-14")


def status_of(term: Term) -> Status | None:
    """Say where a case stands; None for other terms and for a case without a timeline."""
    case = term.record if isinstance(term.record, Case) else None
    latest = case.latest if case else None
    if not case or not latest:
        return None
    decided = case.decided
    # A case that is closed ended as it was decided; one under appeal is open, whatever was decided.
    telling = decided.stage if decided and latest.stage == "closed" else latest.stage
    return Status(
        latest.stage,
        latest.date,
        latest.what,
        latest.source,
        ended=latest.stage in ENDED,
        outcome=OUTCOMES.get(telling, "open"),
        after=Decision(decided.stage, decided.date) if decided else None,
    )


def case_link(term: Term) -> CaseLink:
    """Link to a case, and say where it stands."""
    return CaseLink(term.name, term.url, status_of(term))


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
            slug: CaseNote(term.name, term.url, status)
            for slug, term in site.cases.items()
            if (status := status_of(term))
        }

    def on(self, article: Article) -> tuple[CaseNote, ...]:
        """Give a note for each case of *article* whose last entry is of a later day than the article."""
        notes = [note for slug in self._slugs[article.path] if (note := self._notes.get(slug))]
        if not notes:
            return ()
        told = _told_on(article, self._zone)
        return tuple([note for note in notes if note.status.as_of > told])

    def last_change(self, article: Article, notes: Iterable[CaseNote]) -> datetime | None:
        """Tell when *article* was updated, or a case of its *notes* went on."""
        moments = [midnight(note.status.as_of, self._zone) for note in notes]
        return max([article.updated or article.date, *moments]) if moments else article.updated


def _told_on(article: Article, zone: ZoneInfo) -> date:
    """Give the day on which the source told the story, if it is known to the day, or else that of the article."""
    if article.source and len(article.source.date) == _DAY:
        return date.fromisoformat(article.source.date)
    return article.date.astimezone(zone).date()
