"""The indexes of all people, shows and cases."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from generator.model.addresses import address_of
from generator.model.pages.parts import paged
from generator.model.pages.standing import status_of
from generator.model.show import Show
from generator.model.site import TAXONOMIES, Site, TaxonomyName, Term
from generator.model.stages import Outcome
from generator.model.values import (
    CasesPage,
    IndexSection,
    Page,
    PageValues,
    PeoplePage,
    ShowsPage,
    TermEntry,
)

INDEX_SIZE = 500
DIGITS = "0-9"
# What goes on comes first, and what somebody was found guilty of never before what somebody was cleared of.
_OUTCOMES: tuple[Outcome, ...] = ("open", "favourable", "otherwise", "against")
_KINDS: Mapping[TaxonomyName, Callable[..., PageValues]] = {
    "people": PeoplePage,
    "shows": ShowsPage,
    "cases": CasesPage,
}


def index_pages(site: Site) -> Iterator[Page]:
    """Derive the indexes of people, shows and cases, each by its sections: letters, kinds or outcomes."""
    for taxonomy in TAXONOMIES:
        entries = _in_sections(taxonomy, [_entry(site, taxonomy, term) for term in site.terms(taxonomy).values()])
        pages = list(paged(f"{taxonomy}/", entries, INDEX_SIZE))
        sections: dict[str, IndexSection] = {}
        for path, part, _ in pages:
            for name in dict.fromkeys([entry.section for entry in part]):
                sections.setdefault(name, IndexSection(name, f"{address_of(path)}#{name or 'other'}"))
        for path, part, place in pages:
            yield Page(path, _KINDS[taxonomy](tuple(part), len(entries), place, tuple(sections.values())))


def _entry(site: Site, taxonomy: TaxonomyName, term: Term) -> TermEntry:
    kind = term.record.kind if isinstance(term.record, Show) else None
    status = status_of(site, term)
    if taxonomy == "people":
        # The order is that of the slugs, so their letters make the sections: an É stands among the E.
        initial = term.url.split("/")[1][0]
        section = DIGITS if initial.isdigit() else initial.upper()
    else:
        section = kind or (status.outcome if status else "")
    return TermEntry(term.name, term.url, len(term.articles), section, kind, status)


def _in_sections(taxonomy: TaxonomyName, entries: list[TermEntry]) -> Sequence[TermEntry]:
    """Sort *entries*, which are in the order of their slugs, so that each section is in one piece."""
    if taxonomy == "shows":
        entries.sort(key=lambda entry: (not entry.section, entry.section))
    if taxonomy == "cases":
        ranks = {section: rank for rank, section in enumerate((*_OUTCOMES, ""))}
        entries.sort(key=lambda entry: entry.status.as_of if entry.status else date.min, reverse=True)
        entries.sort(key=lambda entry: ranks[entry.section])
    return entries
