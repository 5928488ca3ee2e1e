"""Which record a page of the output was made of, and where in its text stands what is wrong on the page."""

import re
from collections import Counter
from collections.abc import Callable
from functools import cached_property

from generator.checks.addresses import Addresses
from generator.checks.material import OUTPUT, Material
from generator.model.pages.weeks import WEEKS
from generator.model.site import TAXONOMIES

Place = tuple[str, int]
_FEW = 20
# Where an address can stand in Markdown: behind a text in brackets, in a definition, in pointed brackets, in HTML.
_WRITTEN = re.compile(
    r"\]\(\s*<?([^\s)>]+)|^ {0,3}\[[^\]\n]+\]:\s*<?([^\s>]+)|<(https?:[^\s>]+)>"
    r"|\b(?:href|src|poster)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))|\bsrcset\s*=\s*[\"']([^\"']*)",
    re.MULTILINE,
)


class Origins:
    """Find the places that an editor can mend; what is in no record stands in a layout, and is told of the page."""

    def __init__(self, material: Material, addresses: Addresses) -> None:
        self._material = material
        self._addresses = addresses
        self._found_in_pages: Counter[str] = Counter()

    def of_target(self, page: str, target: str) -> Place:
        """Find what leads to *target* in the record of *page*, else on the page itself."""

        def leads_there(address: str) -> bool:
            # In a record, an address of the site begins with a slash, whatever the path of the site is.
            own = address.startswith("/") and not address.startswith("//")
            return self._addresses.target(self._addresses.base_url + address[1:] if own else address, page) == target

        return self._in_record(page, leads_there) or self._as_source(page, target) or self._in_page(page, target)

    def of_text(self, page: str, sought: str, line: int) -> Place:
        """Find *sought* in the record of *page*; else it stands on the *line* of the page."""
        path = self._records.get(page)
        if path and sought:
            text = self._material.text(path)
            place = text.markdown.find(sought)
            if place >= 0:
                return path, text.line_at(place)
        return f"{OUTPUT}/{page}", line

    def _in_record(self, page: str, fits: Callable[[str], bool]) -> Place | None:
        path = self._records.get(page)
        if path:
            text = self._material.text(path)
            for found in _WRITTEN.finditer(text.markdown):
                written = next(group for group in found.groups() if group is not None)
                if any(fits(address) for address in re.split(r"[\s,]+", written)):
                    return path, text.line_at(found.start())
        return None

    def _as_source(self, page: str, target: str) -> Place | None:
        """Find the address of another site above the text, where it is as it was written."""
        path = self._records.get(page)
        if path and target.startswith("http"):
            lines = (self._material.root / path).read_text(encoding="utf-8").split("\n")
            return next(((path, number) for number, line in enumerate(lines, 1) if target in line), None)
        return None

    def _in_page(self, page: str, target: str) -> Place:
        # What stands in a layout is on all of its pages: a few lines show which, and to look for each takes long.
        self._found_in_pages[target] += 1
        if self._found_in_pages[target] > _FEW:
            return f"{OUTPUT}/{page}", 0
        from generator.checks.web_page import line_of_target  # noqa: PLC0415 - a parser, which few checks need

        content = (self._material.root / OUTPUT / page).read_bytes()
        return f"{OUTPUT}/{page}", line_of_target(page, content, target, self._addresses)

    @cached_property
    def _records(self) -> dict[str, str]:
        site = self._material.site
        found = {f"{article.url}index.html": article.path for article in site.articles}
        found.update({f"{WEEKS}{slug}/index.html": selection.path for slug, selection in site.selections.items()})
        for taxonomy in TAXONOMIES:
            for term in site.terms(taxonomy).values():
                if term.record:
                    found[f"{term.url}index.html"] = term.record.path
        return found
