"""The pictures that other sites show of pages which have none of their own."""

from collections.abc import Iterable, Iterator

from generator.model.addresses import card_path
from generator.model.pages.parts import Group
from generator.model.values import ArticlePage, Card, CasePage, HomePage, Page, PageValues, PersonPage, ShowPage


def with_cards(group: Group) -> Group:
    """
    Let the pages of a *group* have their cards beside them.

    A card shows nothing that its page does not, so what the key of the group stands for is the same.
    """
    return group._replace(derive=lambda: _and_their_cards(group.derive()))


def card_of(values: PageValues) -> Card | None:
    """Make the card of a page; None for one that has a picture, and for one that nobody would show elsewhere."""
    if isinstance(values, ArticlePage):
        source = values.source.name if values.source else ""
        return None if values.image else Card(values.title, "", values.date, source, values.case_notes)
    if isinstance(values, HomePage | PersonPage | ShowPage | CasePage) and values.pagination.number == 1:
        if isinstance(values, PersonPage):
            return Card(values.name, "people")
        if isinstance(values, ShowPage):
            return Card(values.name, "shows")
        return Card(values.name, "cases", status=values.status) if isinstance(values, CasePage) else Card()
    return None


def _and_their_cards(pages: Iterable[Page]) -> Iterator[Page]:
    for page in pages:
        yield page
        if card := card_of(page.values):
            yield Page(card_path(page.url), card)
