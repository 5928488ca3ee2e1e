"""The table of words against all that says them: the layouts, and the modules that put words into values."""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import get_args

import jinja2
import pytest
from jinja2 import nodes

import generator.render
from generator.model.article import Correction, CorrectionKind
from generator.model.layout import Layout
from generator.model.show import ShowKind
from generator.model.stages import OUTCOMES, UNDECIDED, Outcome, Stage
from generator.readers.languages import placeholders
from generator.readers.layouts import read_layouts
from generator.render.environment import Environment
from making import a_frame, a_linked_site, words_in

LAYOUTS = read_layouts(Path("/nowhere"), "en").templates
MODULES = sorted(Path(generator.render.__path__[0]).glob("*.py"))
TABLE = dict(words_in())
KEYS = {key.partition(".")[0] for key in TABLE}
STAGES = {*get_args(Stage), "settled_dismissed"}
# What follows the beginning of a key that is put together, in layouts or in modules.
FAMILIES: Mapping[str, set[str]] = {
    "stage_": STAGES,
    "event_": STAGES,
    "decision_": {*OUTCOMES} - UNDECIDED,
    "kind_": {*get_args(ShowKind)},
    "kinds_": {*get_args(ShowKind)},
    "correction_": {*get_args(CorrectionKind)},
    "story_": {*get_args(CorrectionKind)},
    "was_": {*get_args(Correction.__annotations__["where"])},
    "now_": {*get_args(Correction.__annotations__["where"])},
    "cases_": {*get_args(Outcome), "unrecorded"},
    "month_": {str(number) for number in range(1, 13)},
    "role_": {key.removeprefix("role_") for key in KEYS if key.startswith("role_")},
}
FAMILY_KEYS = {prefix + rest for prefix, family in FAMILIES.items() for rest in family}


def said_in(layout: Layout) -> Iterator[nodes.Filter]:
    """Find each place where a layout says a word."""
    tree = jinja2.Environment(autoescape=True).parse(layout.source)
    return (found for found in tree.find_all(nodes.Filter) if found.name == "word")


def constants_in(node: nodes.Expr) -> Iterator[str]:
    """Give the keys that the part of a layout before `|word` can be, as far as they stand there."""
    if isinstance(node, nodes.Const):
        yield node.value
    elif isinstance(node, nodes.CondExpr):
        yield from constants_in(node.expr1)
        if node.expr2:
            yield from constants_in(node.expr2)


def texts_in(module: Path) -> set[str]:
    """Give all texts that a module has in quotes."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    return {part.value for part in ast.walk(tree) if isinstance(part, ast.Constant) and isinstance(part.value, str)}


def beginnings() -> set[str]:
    """Give the beginnings of keys that are put together."""
    found = set()
    for layout in LAYOUTS.values():
        for said in said_in(layout):
            if isinstance(said.node, nodes.Concat) and isinstance(said.node.nodes[0], nodes.Const):
                found.add(said.node.nodes[0].value)
    for module in MODULES:
        found |= set(re.findall(r"""(?:say\(|_texts\.get\()f["'](\w+_)\{""", module.read_text(encoding="utf-8")))
    return found


@pytest.mark.parametrize("name", sorted(LAYOUTS))
def test_a_layout_says_only_words_of_the_table_and_fills_in_what_they_need(name: str) -> None:
    """A counted one gets a number, and nothing is given that no text shows."""
    for said in said_in(LAYOUTS[name]):
        given = {keyword.key for keyword in said.kwargs}
        for key in constants_in(said.node):
            assert key in KEYS, f"{name}:{said.lineno}: {key}"
            texts = [TABLE.get(form) for form in (key, f"{key}.one", f"{key}.other")]
            assert ("n" in given) == (texts[0] is None), f"{name}:{said.lineno}: {key}"
            wanted = set().union(*(placeholders(text) for text in texts if text))
            assert wanted - {"n"} == given - {"n"}, f"{name}:{said.lineno}: {key}"


def test_each_key_that_is_put_together_is_one_of_a_family_that_the_table_has_whole() -> None:
    """Each stage, outcome, kind and correction has its words in every language."""
    assert beginnings() == FAMILIES.keys()
    assert FAMILY_KEYS <= KEYS


def test_every_word_of_the_table_is_said_somewhere() -> None:
    """What is said nowhere needs no translation."""
    said = {key for layout in LAYOUTS.values() for place in said_in(layout) for key in constants_in(place.node)}
    said = said.union(FAMILY_KEYS, *map(texts_in, MODULES))
    assert KEYS - said == {"back_to_footnote"}


def test_a_word_that_is_said_without_values_costs_nothing() -> None:
    """Jinja writes it into the code of the layout."""
    environment = Environment(a_frame(a_linked_site()), {}, {})
    code = environment.compile('<p>{{ "people"|word }}</p>', raw=True)
    assert "'<p>People</p>'" in code


def words_of(source: str) -> Iterable[str]:
    """Give what stands between the tags of a layout, and in the attributes that are read out; no addresses."""
    bare = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|https?://[^\s<]+", " ", source, flags=re.DOTALL)
    attributes = re.findall(r'\b(?:aria-label|alt|title|placeholder|summary)="([^"]*)"', bare)
    between = re.sub(r"<[^>]*>|&\w+;", " ", bare)
    return re.findall(r"[^\W\d_]{2,}", " ".join([between, *attributes]))


# What a program is called, and rules for programs.
NAMES = {"Lastword", "User", "agent", "Allow", "Sitemap", "splat"}


@pytest.mark.parametrize("name", sorted(name for name in LAYOUTS if not name.endswith(".json")))
def test_no_layout_has_words_of_its_own(name: str) -> None:
    """They would be English in every language."""
    assert set(words_of(LAYOUTS[name].source)) <= NAMES
