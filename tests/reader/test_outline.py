"""Every page has the outline that readers who do not see it go by."""

from collections.abc import Iterator

import pytest
from reader.sites_making import Served
from selectolax.lexbor import LexborHTMLParser

pytestmark = pytest.mark.slow


def faults(text: str, language: str) -> Iterator[str]:
    """Tell what is wrong with the outline of a page."""
    page = LexborHTMLParser(text)
    levels = [int((heading.tag or "")[1]) for heading in page.css("h1, h2, h3, h4, h5, h6")]
    if levels.count(1) != 1:
        yield f"{levels.count(1)} headings of the first level"
    jumps = [(before, after) for before, after in zip([0, *levels], levels, strict=False) if after > before + 1]
    yield from (f"from a heading of level {before} to one of {after}" for before, after in jumps)
    yield from (f"no text in <{heading.tag}>" for heading in page.css("h1, h2, h3, h4") if not heading.text(strip=True))
    for landmark in ("body > header", "body > main", "body > footer", "body > header nav[aria-label]"):
        if len(page.css(landmark)) != 1:
            yield f"not one {landmark}"
    names = [nav.attributes.get("aria-label") for nav in page.css("nav")]
    if len(set(names)) < len(names) or None in names:
        yield f"ways that cannot be told apart: {names}"
    if [root.attributes.get("lang") for root in page.css("html")] != [language]:
        yield "not in its language"
    ids = [element.attributes["id"] for element in page.css("[id]")]
    if len(set(ids)) < len(ids):
        yield "an id given twice"


@pytest.mark.parametrize(("name", "language"), [("sample", "en"), ("hostile", "de")])
def test_the_outline_of_every_page_is_whole(name: str, language: str, request: pytest.FixtureRequest) -> None:
    """One title, no level left out, each landmark once, each way with a name of its own."""
    site: Served = request.getfixturevalue(name)
    texts = {path: (site.place / path).read_text(encoding="utf-8") for path in site.layouts}
    assert [(path, fault) for path, text in texts.items() for fault in faults(text, language)] == []
