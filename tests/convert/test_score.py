"""The converter's figures on the labelled corpus, and the means by which they are taken."""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from convert import score
from convert.score import Answer, Figure, Seed, seeds, words

FLOORS = tomllib.loads(Path(__file__).with_name("floors.toml").read_text(encoding="utf-8"))


@cache
def the_figures() -> Mapping[str, Figure]:
    """Convert the corpus, once for all tests."""
    return score.figures(score.converted({seed.name: seed.text for seed in seeds()}))


def perfect(seed: Seed) -> Answer:
    """Make the answer that the labels ask for."""
    return Answer(
        title=seed.title,
        body="\n\n".join(seed.of("story")),
        asked=not seed.title,
        source=seed.source,
        tags={**seed.tags, "cases": [*seed.tags["cases"], *(" and ".join(parts) for parts in seed.cases_like)]},
    )


def figures_with(**changes: object) -> Mapping[str, Figure]:
    """Score perfect answers, with these changes in that to the first seed of the corpus with a child in it."""
    answers = {seed.name: perfect(seed) for seed in seeds()}
    name = next(seed.name for seed in seeds() if seed.children)
    answers[name] = replace(answers[name], **changes)
    return score.figures(answers)


@pytest.mark.parametrize("name", FLOORS["at_least"])
def test_a_figure_never_falls(name: str) -> None:
    """Each is at least what it was, or the message says which seeds it lacks."""
    figure = the_figures()[name]
    assert round(figure.value, 3) >= FLOORS["at_least"][name], "\n".join(figure.misses)


@pytest.mark.parametrize("name", FLOORS["at_most"])
def test_a_fault_never_grows(name: str) -> None:
    """Each is at most what it was, or the message says in which seeds it is."""
    figure = the_figures()[name]
    assert round(figure.value, 3) <= FLOORS["at_most"][name], "\n".join(figure.misses)


def test_every_figure_has_a_floor() -> None:
    """A figure without one could fall unseen; costs and precisions follow from what is guarded."""
    guarded = {*FLOORS["at_least"], *FLOORS["at_most"]}
    derived = {name for name in the_figures() if name.endswith((" cost", " abstained"))}
    assert the_figures().keys() - derived == guarded


@pytest.mark.parametrize("seed", seeds(), ids=lambda seed: seed.name)
def test_every_line_of_the_corpus_has_one_label(seed: Seed) -> None:
    """All lines with words are the story's or some furniture's, and no line is both."""
    lines = seed.text.split("\n")
    labelled = sorted(number for numbers in seed.lines.values() for number in numbers)
    assert labelled == [number for number, line in enumerate(lines, start=1) if line.strip()]
    assert all(part in lines[int(number) - 1] for number, parts in seed.cut.items() for part in parts)


@pytest.mark.parametrize("seed", seeds(), ids=lambda seed: seed.name)
def test_what_is_labelled_stands_in_the_seed(seed: Seed) -> None:
    """Names of people nobody knows, the author and the title are words of the page."""
    text = " ".join(words(" ".join([*seed.of("story"), *seed.furniture])))
    known = {path.stem for path in (score.CORPUS / "registry" / "people").glob("*.md")}
    names = [name for name in seed.tags["people"] if "-".join(words(name)) not in known]
    for name in (*names, *seed.children, seed.title, seed.source.get("author", "")):
        assert " ".join(words(name)) in text


def test_a_perfect_answer_costs_nothing() -> None:
    """It has every value, and none of the faults."""
    found = figures_with()
    assert [name for name, figure in found.items() if figure.misses and not name.startswith("kinds")] == []
    assert {found[f"{fact} cost"].value for fact in score.FACTS} == {0}
    assert {found[f"{name} F1"].value for name in ("body", *score.TAXONOMIES)} == {1}


def test_a_wrong_date_costs_ten_and_none_costs_one() -> None:
    """Wrong is ten times worse than empty."""
    assert figures_with(source={"name": "Spotlight & Wire", "date": "2020-01-01"})["date cost"].value == 10
    assert figures_with(source={})["date cost"].value in {0, 1}
    assert figures_with(title="Another headline")["title wrong"].value == 1


def test_a_child_among_the_tags_is_counted() -> None:
    """By its name, whatever follows it."""
    child = next(seed for seed in seeds() if seed.children).children[0]
    found = figures_with(tags={"people": [f"{child} Smith"], "shows": [], "cases": []})
    assert found["children tagged"].value == 1


def test_furniture_in_a_body_is_counted() -> None:
    """One line of it is enough."""
    seed = next(seed for seed in seeds() if seed.children)
    found = figures_with(body=seed.text)
    assert found["boilerplate left"].value == pytest.approx(1 / len(seeds()))
    assert found["body precision"].value < 1 == found["body recall"].value


def test_who_knows_nothing_does_worse() -> None:
    """The converter beats the trivial in all that both can do."""
    nothing = score.figures({seed.name: score.do_nothing(seed) for seed in seeds()})
    capitals = score.figures({seed.name: score.take_capitals(seed) for seed in seeds()})
    ours = the_figures()
    for fact in score.FACTS:
        assert ours[f"{fact} cost"].value <= nothing[f"{fact} cost"].value
    assert ours["body F1"].value > nothing["body F1"].value
    assert ours["people F1"].value > capitals["people F1"].value
