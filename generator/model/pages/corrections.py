"""The list of all corrections, and what is left of articles that were withdrawn."""

from collections.abc import Iterator
from operator import attrgetter

from generator.model.due import midnight
from generator.model.pages.feeds import corrections_feeds
from generator.model.pages.parts import Teasers, paged
from generator.model.site import Site
from generator.model.values import CorrectionEntry, CorrectionsPage, Page, Tombstone

CORRECTIONS = "corrections/"


def corrections_pages(site: Site, teasers: Teasers) -> Iterator[Page]:
    """
    Derive the list of the corrections of all articles that are out, newest first, and its feeds; if there are any.

    What is withdrawn is in no list, nor is what was corrected in it before: an entry would tell again what must not be
    told.
    """
    entries = [
        CorrectionEntry(
            name=article.title,
            url=f"{article.url}#correction-{number}",
            moment=midnight(entry.date, site.config.zone),
            correction=entry,
            case_notes=teasers.case_notes.on(article),
        )
        for article in site.articles
        if article.corrections
        for number, entry in enumerate(article.placed_corrections(), 1)
    ]
    if entries:
        entries.sort(key=attrgetter("moment"), reverse=True)
        for path, part, place in paged(CORRECTIONS, entries, site.config.page_size):
            yield Page(path, CorrectionsPage(tuple(part), len(entries), place))
        yield from corrections_feeds(CORRECTIONS, tuple(entries[: site.config.feed_size]))


def tombstones(site: Site) -> Iterator[Page]:
    """Derive the page that says at the address of a withdrawn article that it is gone, since when, and why."""
    for article in site.withdrawn:
        if entry := article.withdrawal:
            yield Page(f"{article.url}index.html", Tombstone(article.path, entry.date, entry.now))
