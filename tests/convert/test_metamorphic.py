"""What a change of a page must not change in the article: over the labelled corpus, and over stories made up here."""

import re
import shutil
import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

import pytest
from convert import score
from convert.score import Answer, converted, seeds
from convert.seed_making import a_seed, body_of
from convert.seed_making import converted as converted_here
from hypothesis import given
from hypothesis import strategies as st

from generator.convert.read import Seed
from making import files_in, run_digest, write

_BANK = tomllib.loads((score.CORPUS / "furniture.toml").read_text(encoding="utf-8"))
FURNITURE = [(kind, line) for kind, lines in _BANK.items() if kind != "named" for line in lines]
FLOORS = tomllib.loads(Path(__file__).with_name("floors.toml").read_text(encoding="utf-8"))
STORIES = ("alias-only", "court-registered", "nothing-but-story", "stage-name", "surname-shared")
ALIASES = {
    "Tamsin Orrell-Bay": "Tamsin Orrell",
    "Dario Venkatesh-Lowe": "Dario Venkatesh",
    "Nightjar": "Petra Halloway",
    "Zoë Brandström": "Zoë B.",
    "The Lantern House": "Lantern House",
}
_STRAIGHT = str.maketrans("‘’“”", "''\"\"")
FORMS: Mapping[str, Callable[[str], str]] = {
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "line ends of an old Macintosh": lambda text: text.replace("\n", "\r"),
    "a byte order mark": lambda text: "\ufeff" + text,
    "blanks at both ends of lines": lambda text: re.sub(r"(?m)^(?=.)|(?<=.)$", " \t ", text),
    "two blanks for one": lambda text: text.replace(" ", "  "),
    "blanks that do not break": lambda text: re.sub(r" (\w+) ", "\N{NO-BREAK SPACE}\\1 ", text),
    "more blank lines": lambda text: text.replace("\n\n", "\n \n\n\n"),
    "no last line end": lambda text: text.rstrip("\n"),
    "straight quotes": lambda text: text.translate(_STRAIGHT),
    "soft hyphens and zero-width blanks": lambda text: text.replace("ing", "i\N{SOFT HYPHEN}ng\N{ZERO WIDTH SPACE}"),
}


def _straight(text: str) -> str:
    return text.translate(_STRAIGHT)


@cache
def unchanged() -> Mapping[str, Answer]:
    """Convert the corpus as it is."""
    return converted({seed.name: seed.text for seed in seeds()})


def told(answer: Answer) -> tuple[object, ...]:
    """Give all that an article says; its quotation marks are straight."""
    tags = {taxonomy: list(names) for taxonomy, names in answer.tags.items()}
    paragraphs = [" ".join(line.split()) for line in _straight(answer.body).split("\n") if line.strip()]
    return _straight(answer.title), paragraphs, {k: _straight(v) for k, v in answer.source.items()}, tags


def differing(changed: Mapping[str, Answer], what: Callable[[Answer], object] = told) -> list[str]:
    """Name the seeds of which an article says something else than that of the seed as it is, whose name ends at a +."""
    return sorted(name for name, answer in changed.items() if what(answer) != what(unchanged()[name.split("+")[0]]))


def with_line_inside(lines: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Put each of *lines*, which have names, between any two paragraphs of each of the *STORIES*."""
    texts = {}
    for seed in (seed for seed in seeds() if seed.name in STORIES):
        every = seed.text.split("\n")
        for at in seed.lines["story"][1:]:
            for name, line in lines:
                texts[f"{seed.name}+{at}+{name}"] = "\n".join([*every[: at - 1], line, "", *every[at - 1 :]])
    return texts


@cache
def furnished() -> Mapping[str, Answer]:
    """Convert the stories with every line of furniture in every place."""
    return converted(with_line_inside([(f"{kind}{number}", line) for number, (kind, line) in enumerate(FURNITURE)]))


@cache
def named() -> Mapping[str, Answer]:
    """Convert the stories with furniture that names a person of the registry, and one unknown, in every place."""
    people = ("Quentin Ashby-Moor", "Robert Tinsdale")
    lines = [(f"{i}-{j}", line.format(name=n)) for i, line in enumerate(_BANK["named"]) for j, n in enumerate(people)]
    return converted(with_line_inside(lines))


def without(line: str) -> Callable[[Answer], object]:
    """Give all that an article says but for this *line*, which may be one of its paragraphs."""

    def rest(answer: Answer) -> object:
        title, paragraphs, *facts = told(answer)
        assert isinstance(paragraphs, list)
        return title, [paragraph for paragraph in paragraphs if paragraph != _straight(line)], *facts

    return rest


@pytest.mark.parametrize("kind", dict(FURNITURE))
def test_furniture_between_two_paragraphs_takes_nothing_along(kind: str) -> None:
    """All of the story is there and all facts are what they were, wherever a line of this kind stands."""
    amiss = []
    for number, line in [(number, line) for number, (of, line) in enumerate(FURNITURE) if of == kind]:
        changed = {key: answer for key, answer in furnished().items() if key.endswith(f"+{kind}{number}")}
        amiss += [f"{key}: {line}" for key in differing(changed, what=without(line))]
    assert amiss == []


def test_furniture_is_known_in_other_words_too() -> None:
    """No list has all wordings; the share of those that are left out, wherever they stand, does not fall."""
    kept = {
        line
        for number, (kind, line) in enumerate(FURNITURE)
        for key, answer in furnished().items()
        if key.endswith(f"+{kind}{number}") and _straight(line) in _straight(answer.body)
    }
    assert 1 - len(kept) / len(FURNITURE) >= FLOORS["furniture"]["left_out"], "\n".join(sorted(kept))


@pytest.mark.parametrize("number", range(len(_BANK["named"])), ids=_BANK["named"])
def test_a_name_in_furniture_is_no_tag(number: int) -> None:
    """Known or not: who stands only in a teaser, a credit or an appeal has nothing to do with the story."""
    changed = {key: answer for key, answer in named().items() if key.split("+")[2].startswith(f"{number}-")}
    assert differing(changed, what=lambda answer: {key: list(names) for key, names in answer.tags.items()}) == []


@pytest.mark.parametrize("name", ALIASES)
def test_a_name_and_its_alias_give_the_same_tags(name: str) -> None:
    """Whatever the record lists stands for the record's name."""
    changed = {seed.name: seed.text.replace(name, ALIASES[name]) for seed in seeds() if name in seed.text}
    assert changed
    assert differing(converted(changed), what=lambda answer: {k: set(names) for k, names in answer.tags.items()}) == []


@pytest.mark.parametrize("form", FORMS)
def test_the_form_of_a_text_changes_nothing(form: str) -> None:
    """Blanks, line ends and the style of quotation marks are no part of a story."""
    assert differing(converted({seed.name: FORMS[form](seed.text) for seed in seeds()})) == []


def test_the_order_of_seeds_changes_nothing() -> None:
    """Each is converted as if it were alone."""
    names = {f"{999 - number}-{seed.name}": seed for number, seed in enumerate(seeds())}
    answers = converted({name: seed.text for name, seed in names.items()})
    assert differing({names[name].name: answer for name, answer in answers.items()}) == []


def a_site_with_the_corpus(root: Path) -> Path:
    """Write the corpus and its registry as a site."""
    shutil.copytree(score.CORPUS / "registry", root / "content")
    write(root, {f"seeds/{seed.name}.txt": seed.text for seed in seeds()})
    return root


def articles_at(root: Path, now: str) -> dict[str, str]:
    """Convert what has no article yet, and give all articles, without the line that holds their date."""
    result = run_digest("--root", root, "convert", "--now", now)
    assert (result.exit_code, result.stderr) == (0, "")
    articles = files_in(root / "content" / "articles")
    return {path: re.sub(r"(?m)^date: .*\n", "", raw.decode(), count=1) for path, raw in articles.items()}


def test_the_clock_changes_only_the_date(tmp_path: Path) -> None:
    """A conversion two months later gives the same articles."""
    one, other = (a_site_with_the_corpus(tmp_path / name) for name in ("one", "other"))
    assert articles_at(one, score.NOW) == articles_at(other, "2026-02-01T09:30:00Z")


def test_converting_twice_changes_nothing(tmp_path: Path) -> None:
    """The second run finds all articles there, and writes no byte."""
    root = a_site_with_the_corpus(tmp_path)
    articles_at(root, score.NOW)
    before = files_in(root / "content")
    articles_at(root, "2026-02-01T09:30:00Z")
    assert files_in(root / "content") == before


_SENTENCES = (
    "The singer Henry Oakes has hung his hat on the wrong hook, and it has stayed there since.",
    "“It was my hook,” said Laura Finch, “and I’d like it back.”",
    "Nobody at the theatre can say who put up the second row.",
    "The hat, which is green, has been seen by the manager’s dog.",
    "On most evenings there are more hats than hooks, and the actors draw lots.",
    "Henry Oakes has promised to come in a cap.",
    "A carpenter was asked for a price; he asked for two tickets.",
)
_BLANKS = st.sampled_from([" ", "  ", "\t", "\N{NO-BREAK SPACE}", "\N{THIN SPACE}", " \N{ZERO WIDTH SPACE}"])
_ENDS = st.sampled_from(["\n\n", "\r\n\r\n", "\n\n\n", "\r\r", " \n \n", "\N{PARAGRAPH SEPARATOR}\n"])


@st.composite
def two_forms_of_a_story(draw: st.DrawFn) -> tuple[Seed, Seed]:
    """Make a story, and the same one with other blanks, line ends and quotation marks."""
    chosen = draw(st.lists(st.sampled_from(_SENTENCES), min_size=3, unique=True))
    story = ["The Hat That Hung on the Wrong Hook", *chosen]
    other = "".join(re.sub(" ", lambda _: draw(_BLANKS), paragraph) + draw(_ENDS) for paragraph in story)
    return a_seed(*story), a_seed(_straight(other) if draw(st.booleans()) else other)


@given(two_forms_of_a_story())
def test_two_forms_of_a_story_are_one_story(forms: tuple[Seed, Seed]) -> None:
    """The body, the title and the tags are the same."""
    (one, other), (first, second) = forms, map(converted_here, forms)
    assert [*map(_straight, body_of(one))] == [*map(_straight, body_of(other))]
    assert (_straight(first.title), first.people) == (_straight(second.title), second.people)
