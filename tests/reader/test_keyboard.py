"""A reader without a mouse gets everywhere, in order, and sees where that is."""

from itertools import pairwise

from reader.browsing import MARKS, Window
from reader.sites_making import Served

pytestmark = MARKS
_MOST_STOPS = 400
# Each stop is noted as the browser comes to it: what it is, where it is, and by what one sees that.
_NOTE = """
() => {
  window.stops = [];
  document.addEventListener("focusin", ({target}) => {
    const style = getComputedStyle(target), box = target.getBoundingClientRect();
    stops.push({
      what: `${target.tagName} ${target.getAttribute("href") ?? ""} ${target.textContent.trim().slice(0, 40)}`,
      place: [...document.querySelectorAll("*")].indexOf(target),
      top: box.top + scrollY, bottom: box.bottom + scrollY, height: box.height,
      shown: box.width > 1 && box.height > 1 && box.bottom > 0 && box.right > 0 && box.left < innerWidth
        && box.top < innerHeight,
      ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
        && style.outlineColor !== style.backgroundColor && !/, 0\\)$/.test(style.outlineColor),
    });
  });
}
"""
_FOCUSABLE = """
() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
  .filter((element) => element.tabIndex >= 0 && !element.disabled && element.checkVisibility()
    && (document.activeElement === document.body
      || document.activeElement.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)).length
"""


def stops(window: Window, page: str) -> list[dict[str, object]]:
    """Press the tabulator from where *page* begins to its end; tell where it stopped."""
    window.open(page)
    window.call(_NOTE)
    count = window.call(_FOCUSABLE)
    assert isinstance(count, int)
    assert 0 < count < _MOST_STOPS
    for _ in range(count):
        window.press_tab()
    found = window.run("stops")
    assert isinstance(found, list)
    assert len(found) == count
    return found


def test_the_first_stop_leads_past_the_masthead(window: Window, sample: Served) -> None:
    """
    The link is out of sight until then; used, it brings the next stop into the text.

    A search begins in its field, which is past the masthead already.
    """
    window.look()
    for page in sample.kinds.values():
        window.open(page)
        if window.run("document.activeElement.matches('main input[type=search]')"):
            continue
        assert window.run("document.querySelector('.skip').getBoundingClientRect().bottom <= 0")
        window.press_tab()
        assert (page, window.run("document.activeElement.className")) == (page, "skip")
        window.drawn()
        assert window.run("document.activeElement.getBoundingClientRect().top >= 0")
        window.press_enter()
        assert window.run("location.hash") == "#main"
        window.press_tab()
        behind = "document.querySelector('main').compareDocumentPosition(document.activeElement)"
        assert window.run(
            f"Boolean({behind} & (Node.DOCUMENT_POSITION_CONTAINED_BY | Node.DOCUMENT_POSITION_FOLLOWING))"
        )


def test_every_stop_is_seen_and_follows_the_text(window: Window, sample: Served) -> None:
    """Each has a ring around it, none lies off the screen, and none leads back up a phone's one column."""
    window.look(width=320, height=700, prefers_reduced_motion="reduce")
    for page in sample.kinds.values():
        found = stops(window, page)
        assert [(page, stop["what"]) for stop in found if not (stop["shown"] and stop["ring"])] == []
        assert [stop["place"] for stop in found] == sorted(stop["place"] for stop in found)
        text = found[1:]  # the first lies over the page while it is used
        back = [after["what"] for before, after in pairwise(text) if after["bottom"] <= before["top"]]
        assert (page, back) == (page, [])


# A link in a line of text is as high as the line; what stands by itself is a target. WCAG 2.2, 2.5.8.
_SMALL = """
() => [...document.querySelectorAll("a[href], button, input, select, summary")].filter((element) => {
  const line = element.closest("p, dd, td, figcaption, .prose li, .timeline li");
  const inline = getComputedStyle(element).display === "inline" && line
    && line.textContent.trim() !== element.textContent.trim();
  const box = element.getBoundingClientRect();
  return element.checkVisibility() && !element.matches(".skip") && !inline && (box.height < 24 || box.width < 24);
}).map((element) => `${element.outerHTML.slice(0, 120)} ${JSON.stringify(element.getBoundingClientRect())}`)
"""


def test_every_target_is_large_enough_for_a_finger(window: Window, sample: Served) -> None:
    """At least 24 pixels each way, but for links within a sentence."""
    window.look(width=320)
    for page in sample.kinds.values():
        window.open(page)
        assert (page, window.call(_SMALL)) == (page, [])
