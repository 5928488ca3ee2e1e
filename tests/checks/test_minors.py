"""Nobody under 18 is shown as somebody to look up."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from checks.material_making import material_of, told
from hypothesis import given
from hypothesis import strategies as st

from generator.checks.material import Material
from generator.checks.minors import gate, protected
from generator.errors import UserError
from generator.model.person import Person
from making import LATER, a_config, a_file, a_person, a_site, an_article, an_article_file, build, some_content, write

ADVICE = "a minor, who must not be shown: mend the record and build again, or say under allowed: who decided it and why"
ABOUT = f"minor-shown: is about the person of content/people/kit.md, {ADVICE}"


def a_family(root: Path, **child: object) -> Path:
    """Write a site with a story of 14 March 2025 about Ann and her child Kit."""
    return a_site(
        root,
        {
            "content/articles/a.md": an_article_file("A", people=["Ann Example", "Kit Example"]),
            "content/people/ann.md": a_file("Ann has a child, Kit.", name="Ann Example"),
            "content/people/kit.md": a_file(name="Kit Example", **child),
        },
    )


def found(text: str, path: str = "output/page.html", **fields: object) -> list[str]:
    """Give what is said of a file with this *text* while Kit is a minor."""
    minors: dict[str, Person] = {"kit-example": a_person("Kit Example", path="content/people/kit.md", **fields)}
    material = Material(Path(), a_config(), some_content([], []), LATER)
    return [str(finding) for finding in gate(material, minors).check(path, text.encode())]


@pytest.mark.parametrize(
    ("born", "is_protected"),
    [("2007-03-14", False), ("2007-03-15", True), ("2007-02-28", False), ("2020-02-29", True), ("2004-02-29", False)],
)
def test_protection_ends_on_the_eighteenth_birthday(tmp_path: Path, born: str, is_protected: bool) -> None:
    """Counted at the date of the latest story, as the build does."""
    root = a_family(tmp_path, born=born)
    assert bool(protected(material_of(root))) is is_protected


@given(
    st.dates(date(1988, 1, 1), date(2026, 1, 1)) | st.none(),
    st.booleans(),
    st.dates(date(2006, 1, 1), date(2025, 6, 1)),
)
def test_the_gate_protects_exactly_those_under_eighteen(born: date | None, minor: bool, day: date) -> None:
    """By the age on the day, counted in another way than the build does; nobody is a child without a sign."""
    kit = a_person("Kit Example", born=born, minor=minor)
    story = an_article(date=datetime(day.year, day.month, day.day, 12, tzinfo=UTC), people=("Kit Example",))
    material = Material(Path(), a_config(), some_content([story], [kit]), LATER)
    age = day.year - born.year - (day.strftime("%m%d") < born.strftime("%m%d")) if born else 99
    assert bool(protected(material)) is (minor or age < 18)
    assert bool(protected(material)) is not ("kit-example" in material.site.people)


def test_a_site_that_was_built_shows_no_minor(tmp_path: Path) -> None:
    """The build leaves them out by itself; the gate looks at what it wrote."""
    root = a_family(tmp_path, born="2015-01-01")
    build(root)
    assert told(root, "minor-shown") == []


def test_a_date_of_birth_that_was_learnt_after_the_build_closes_the_gate(tmp_path: Path) -> None:
    """What is in output/ is what would be published."""
    root = a_family(tmp_path)
    build(root)
    a_family(tmp_path, born="2015-01-01")
    findings = told(root, "minor-shown")
    assert f"output/people/kit-example/index.html: {ABOUT}" in findings
    assert any(finding.startswith("output/articles/a/index.html:") for finding in findings)
    assert any(finding.startswith("output/sitemap.xml:") for finding in findings)


def test_a_link_in_a_text_is_told_where_it_stands(tmp_path: Path) -> None:
    """There it is taken out; a longer address that begins alike is another's."""
    root = a_family(tmp_path, born="2015-01-01")
    body = "Ann was [there](/people/kit-example-senior/).\n\nHer child, [Kit](/people/kit-example/), was not."
    write(root, {"content/articles/a.md": an_article_file("A", body)})
    build(root)
    assert [finding for finding in told(root, "minor-shown") if "content/articles" in finding] == [
        (
            "content/articles/a.md:7: minor-shown: leads to the person of content/people/kit.md, a minor, who has no"
            " page: take the link out, and leave its words"
        )
    ]


def test_a_site_that_was_not_built_does_not_pass(tmp_path: Path) -> None:
    """Nobody can tell what would be published."""
    with pytest.raises(UserError) as caught:
        told(a_family(tmp_path, minor=True), "minor-shown")
    assert [str(problem) for problem in caught.value.problems] == [
        "output: not there, so nobody can tell what would be published: run `digest build` first"
    ]


@pytest.mark.parametrize(
    "text",
    [
        '<a href="../people/kit-example/">Kit</a>',
        '<a href="https://digest.example/people/kit-example">Kit</a>',
        '{"url": "https://digest.example/people/kit-example/feed.json"}',
        '<img src="/cards/people/kit-example.png" alt="">',
    ],
)
def test_a_link_is_found(text: str) -> None:
    """In a page, a feed or a picture's address."""
    assert found(f"<p>\n{text}") == [
        f"output/page.html:2: minor-shown: leads to the person of content/people/kit.md, {ADVICE}"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "<category>Kit Example</category>",
        '<category domain="people"><![CDATA[Kit Example]]></category>',
        '<category term="Kit Example"/>',
        '<category scheme="x" term="Kit &#69;xample" label="x"/>',
        "<news:keywords>Ann, Kit Example, Bob</news:keywords>",
        "<dc:subject>KIT EXAMPLE</dc:subject>",
        '<meta property="article:tag" content="Kit Example">',
        '<meta name="keywords" content="Ann, Kit Example">',
        '{"tags": ["Ann", "Kit Example"]}',
        '{"about": [{"@type": "Person", "url": "x", "name": "Kit Example"}]}',
        '{"keywords": "Ann, Kit Example"}',
        "<category>Kitty E.</category>",
    ],
)
def test_a_term_is_found(text: str) -> None:
    """By name or alias, wherever machines are told what a page is about."""
    assert found(text, "output/feed.xml", aliases=("Kitty E.",)) == [
        f"output/feed.xml:1: minor-shown: gives as a term the person of content/people/kit.md, {ADVICE}"
    ]


@pytest.mark.parametrize(
    "text",
    ["<p>Her child, Kit Example, was there.</p>", '<a href="/people/kit-example-senior/">', "<category>Kit</category>"],
)
def test_a_name_in_a_text_is_left_to_the_editor(text: str) -> None:
    """A child may be mentioned; and others have names that begin alike."""
    assert found(text) == []
