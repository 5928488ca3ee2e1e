"""Every page fits the narrowest screen, and paper, and a reader who wants no motion."""

import pytest
from reader.browsing import MARKS, Window
from reader.sites_making import Served

pytestmark = MARKS
_NARROW = 320  # CSS pixels: WCAG 2.2, 1.4.10
# Names what sticks out, unless something around it scrolls by itself, as a wide table does.
_STICKS_OUT = """
() => {
  const scrolls = (element) => element && (["auto", "scroll"].includes(getComputedStyle(element).overflowX)
    || scrolls(element.parentElement));
  const wide = [...document.querySelectorAll("body *")].filter((element) => !scrolls(element.parentElement)
    && element.getBoundingClientRect().right > innerWidth + .5);
  const root = document.documentElement;
  return root.scrollWidth > root.clientWidth || wide.length
    ? [root.scrollWidth, ...wide.map((element) => element.outerHTML.slice(0, 90))] : [];
}
"""
_PAPER = """
() => {
  const gone = (selector) => [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility());
  const links = [...document.querySelectorAll("main a[href^=http]")].filter((element) => element.checkVisibility());
  const untold = links.filter((link) => !getComputedStyle(link, "::after").content.includes(link.getAttribute("href")));
  const backdrop = getComputedStyle(document.body);
  return {
    ways: gone("nav, .skip").map((element) => element.outerHTML.slice(0, 90)), untold: untold.map((link) => link.href),
    links: links.length, title: document.querySelector("h1").checkVisibility(), ink: backdrop.color,
    paper: backdrop.backgroundColor,
  };
}
"""
_MOVES = """
() => [...document.querySelectorAll("*")].filter((element) => {
  const style = getComputedStyle(element);
  return style.animationName !== "none" || style.scrollBehavior === "smooth"
    || style.transitionDuration.split(", ").some((time) => parseFloat(time) > 0);
}).map((element) => element.tagName)
"""


@pytest.mark.parametrize("name", ["sample", "hostile"])
def test_no_page_scrolls_sideways(window: Window, request: pytest.FixtureRequest, name: str) -> None:
    """However long its words, names and addresses, and however wide its tables and pictures."""
    site: Served = request.getfixturevalue(name)
    window.look(width=_NARROW)
    found = {}
    for page in site.pages:
        window.open(page)
        if wide := window.call(_STICKS_OUT):
            found[page] = wide
    assert found == {}


def test_nothing_moves_for_who_wants_that(window: Window, sample: Served) -> None:
    """Neither by itself nor when a link leads down the page."""
    window.look(prefers_reduced_motion="reduce")
    for page in sample.kinds.values():
        window.open(page)
        assert (page, window.call(_MOVES)) == (page, [])


def test_paper_has_addresses_in_place_of_links(window: Window, sample: Served) -> None:
    """And no ways that nobody can go; dark ink on white, also at night."""
    window.look(media="print", prefers_color_scheme="dark")
    links = 0
    for page in sample.kinds.values():
        window.open(page)
        found = window.call(_PAPER)
        assert isinstance(found, dict)
        links += found.pop("links")
        ink = {"ink": "rgb(27, 23, 25)", "paper": "rgba(0, 0, 0, 0)"}
        assert (page, found) == (page, {"ways": [], "untold": [], "title": True, **ink})
    assert links > 5
