"""How little a reader waits for."""

import gzip

from reader.browsing import MARKS, Window
from reader.sites_making import Served

pytestmark = MARKS
_HEAVIEST = 12 * 1024
_LOADED = """
() => performance.getEntriesByType("resource").map((loaded) =>
  [loaded.name, loaded.renderBlockingStatus === "blocking"])
"""


def compressed(site: Served, url: str) -> int:
    """Give the bytes of the file at *url*, compressed as hosts do it (gzip, level 6)."""
    path = site.place / url.removeprefix(site.url).partition("?")[0]
    return len(gzip.compress((path / "index.html" if path.is_dir() else path).read_bytes(), 6, mtime=0))


def loaded(window: Window, page: str) -> dict[str, bool]:
    """Open *page*, with nothing remembered; tell what else it loaded, and of each whether it is waited for."""
    window.ask("Network.clearBrowserCache")
    window.open(page)
    found = window.call(_LOADED)
    assert isinstance(found, list)
    return dict(found)


def test_an_article_weighs_little(window: Window, sample: Served) -> None:
    """Every one of them: the page and all that it loads, style included, without the headers of the answers."""
    window.look()
    articles = [sample.address(path) for path, layout in sample.layouts.items() if layout == "article.html"]
    weights = {page: sum(compressed(sample, url) for url in (page, *loaded(window, page))) for page in articles}
    assert weights
    assert {page: weight for page, weight in weights.items() if weight > _HEAVIEST} == {}


def test_a_reader_waits_for_two_answers(window: Window, sample: Served) -> None:
    """On a page of every kind nothing else keeps it from being seen than the page itself, and its style."""
    window.look()
    for page in sample.kinds.values():
        waited = [url for url, waited in loaded(window, page).items() if waited]
        assert (page, len(waited), "style.css" in waited[0]) == (page, 1, True)
