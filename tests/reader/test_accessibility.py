"""What axe-core, and people who set their own colours, find on pages of every kind."""

from collections.abc import Iterable, Iterator
from functools import cache

import pytest
from reader.browsing import MARKS, Window, node_module
from reader.sites_making import Served

pytestmark = MARKS
_WRONG = "wrong: "
# Rules for the best grade (AAA) and those of axe's laboratory are no promise of ours; targets of 24 px are.
_ASK = """
async () => {
  const rules = Object.fromEntries(axe.getRules().filter((rule) => !rule.tags.includes("experimental")
    && !rule.tags.some((tag) => tag.endsWith("aaa"))).map((rule) => [rule.ruleId, {enabled: true}]));
  const found = await axe.run(document, {resultTypes: ["violations", "incomplete"], rules});
  const told = (results) => results.flatMap((rule) => rule.nodes.map((node) =>
    `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary ?? rule.help}`));
  return {passed: found.passes.length, wrong: told(found.violations), unsure: told(found.incomplete)};
}
"""
# A reader who sets the colours sees no backgrounds: a sign that is nothing else is gone.
_SHAPES = """
() => [...document.querySelectorAll("body *")].flatMap((element) => ["::before", "::after"].flatMap((part) => {
  const style = getComputedStyle(element, part);
  const drawn = style.content === '""' && style.display !== "none";
  const lines = ["Top", "Right", "Bottom", "Left"].some((side) => parseFloat(style[`border${side}Width`]) > 0
    && style[`border${side}Style`] !== "none");
  return drawn && !lines ? [`${element.tagName}.${element.className}${part}`] : [];
}))
"""


@cache
def axe() -> str:
    """Read axe-core."""
    return node_module("axe-core/axe.min.js").read_text(encoding="utf-8")


def findings(window: Window, pages: Iterable[str]) -> Iterator[str]:
    """Ask axe-core about *pages*: what is wrong, marked so, and what it cannot tell."""
    for page in pages:
        window.open(page)
        window.run(f"{axe()}; null")
        found = window.call(_ASK)
        assert isinstance(found, dict)
        assert found["passed"] > 10, page
        yield from (f"{_WRONG}{page}: {what}" for what in found["wrong"])
        yield from (f"{page}: {what}" for what in found["unsure"])


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_rule_is_broken_and_none_in_doubt(window: Window, sample: Served, scheme: str, width: int) -> None:
    """On a page of every kind, by day and by night, on a phone and on a desk."""
    window.look(width=width, prefers_color_scheme=scheme)
    assert list(findings(window, sample.kinds.values())) == []


def test_nor_where_all_words_are_too_long(window: Window, hostile: Served) -> None:
    """And German; on pages that tall and crowded it cannot tell every contrast."""
    window.look(width=320)
    assert [found for found in findings(window, hostile.kinds.values()) if found.startswith(_WRONG)] == []


def test_nothing_vanishes_in_colours_of_the_reader(window: Window, sample: Served) -> None:
    """Each sign that is drawn is drawn with lines, and the text stays readable."""
    window.look(forced_colors="active", prefers_contrast="more")
    assert window.run("matchMedia('(forced-colors: active)').matches") is True
    for page in sample.kinds.values():
        window.open(page)
        assert (page, window.call(_SHAPES)) == (page, [])
    assert list(findings(window, sample.kinds.values())) == []
