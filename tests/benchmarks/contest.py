"""The steps that every contender takes, in turns; no figure stands unless the output shows what was asked for."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from .contenders import PEERS, Contender, digest_site
from .corpus import Story, stories
from .measure import Cost, peak_memory, time_command

COLD = "cold build"


class NotShownError(Exception):
    """Say that a generator did not do what it was timed for."""


class Extent(NamedTuple):
    """Hold how much an output is."""

    files: int
    bytes: int


class Result(NamedTuple):
    """Hold what a contest found: the costs of each step, the peak of memory in bytes, the output; each by contender."""

    articles: int
    costs: Mapping[str, Mapping[str, Sequence[Cost]]]
    memory: Mapping[str, int]
    output: Mapping[str, Extent]


class _Round(NamedTuple):
    """Hold the number of a round, and the newest article: the one that an editor would still be working on."""

    number: int
    articles: int
    newest: Story

    def mark(self, place: str) -> str:
        """Give words that stand nowhere else."""
        return f"{place} of edition {self.number}"

    def with_new_body(self) -> Story:
        return self.newest._replace(body=f"{self.newest.body}\n\n{self.mark('Body')}.")

    def with_new_title(self) -> Story:
        return self.with_new_body()._replace(title=self.mark("Title"))


class _Step(NamedTuple):
    """Say how a site is made ready, and how its output shows afterwards that the build did its work."""

    name: str
    prepare: Callable[[Contender, _Round], None]
    shown: Callable[[Contender, _Round], bool]


def hold_contest(folder: Path, articles: int, rounds: int, peers: Sequence[str], tell: Callable[[str], None]) -> Result:
    """
    Make a site of that many *articles* in *folder* for us and for each of the *peers*, and take all steps in *rounds*.

    Memory is taken in a build of its own, because looking slows a build down. Raises CommandError, NotShownError, and
    FileNotFoundError for a generator that is not installed.
    """
    for contender in _make_sites(folder / "warm", peers, 20)[0]:
        time_command(contender.command)  # compiles what it imports
    contenders, newest = _make_sites(folder, peers, articles)
    costs: dict[str, dict[str, list[Cost]]] = defaultdict(lambda: defaultdict(list))
    for number in range(1, rounds + 1):
        for step in _STEPS:
            for contender in contenders:
                cost = _take(step, contender, _Round(number, articles, newest))
                costs[step.name][contender.name].append(cost)
                tell(f"{articles} articles, round {number}, {step.name}: {contender.name} {cost.wall:.2f} s")
    memory = {}
    for contender in contenders:
        contender.forget()
        memory[contender.name] = peak_memory(contender.command)
    return Result(articles, costs, memory, {contender.name: _extent(contender) for contender in contenders})


def _make_sites(folder: Path, peers: Sequence[str], articles: int) -> tuple[Sequence[Contender], Story]:
    """Make a site with all articles for each generator; give the sites and the newest article."""
    contenders = [digest_site(folder / "digest"), *(PEERS[peer](folder / peer) for peer in peers)]
    for story in stories(articles):
        for contender in contenders:
            contender.write(story)
    return contenders, story


def _take(step: _Step, contender: Contender, round_: _Round) -> Cost:
    step.prepare(contender, round_)
    cost = time_command(contender.command)
    if not step.shown(contender, round_):
        raise NotShownError(f"{contender.name}, {step.name}: the output in {contender.output_folder} does not show it")
    return cost


def _start_over(contender: Contender, round_: _Round) -> None:
    contender.write(round_.newest)
    contender.forget()


def _has_all_articles(contender: Contender, round_: _Round) -> bool:
    return sum(1 for _ in contender.output_folder.glob("articles/*/index.html")) == round_.articles


def _on_its_page(contender: Contender, round_: _Round, place: str) -> bool:
    return round_.mark(place) in contender.page(f"articles/{round_.newest.slug}")


def _on_its_page_and_home(contender: Contender, round_: _Round, place: str) -> bool:
    return _on_its_page(contender, round_, place) and round_.mark(place) in contender.page("")


_STEPS = (
    _Step(COLD, _start_over, _has_all_articles),
    _Step("nothing changed", lambda _contender, _round: None, _has_all_articles),
    _Step(
        "one body edited",
        lambda contender, round_: contender.write(round_.with_new_body()),
        lambda contender, round_: _on_its_page(contender, round_, "Body"),
    ),
    _Step(
        "one title edited",
        lambda contender, round_: contender.write(round_.with_new_title()),
        lambda contender, round_: _on_its_page_and_home(contender, round_, "Title"),
    ),
    _Step(
        "one layout edited",
        lambda contender, round_: contender.edit_layout(round_.mark("Layout")),
        lambda contender, round_: _on_its_page_and_home(contender, round_, "Layout"),
    ),
)


def _extent(contender: Contender) -> Extent:
    sizes = [path.stat().st_size for path in contender.output_folder.rglob("*") if path.is_file()]
    return Extent(len(sizes), sum(sizes))
