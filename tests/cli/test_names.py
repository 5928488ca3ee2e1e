"""`digest names`: names seen and settled, in every file that is concerned."""

import json
from pathlib import Path

import pytest
from cli.names_telling import lines_of, refused, told

from making import a_file, a_site, an_article_file, files_in, run_digest, write


def a_site_with_names(root: Path, **files: str) -> Path:
    """Write a site whose articles use names with and without a record, and ask about some."""
    return a_site(
        root,
        {
            "content/articles/one.md": an_article_file(
                "One",
                people=["Ann Tarn", "Bo Ode"],
                shows=["The Drum"],
                review=["people: Bo Ode is not in content/people yet", "title: made"],
            ),
            "content/articles/two.md": an_article_file(
                "Two",
                people=["Bo Ode", "Bob Ode"],
                review=[
                    "people: Bo Ode is not in content/people yet",
                    "people: Cy Ode may be a child; add the name if not",
                ],
            ),
            "content/people/ann-tarn.md": a_file(name="Ann Tarn"),
            **files,
        },
    )


def test_the_names_without_a_record_are_listed_by_use(tmp_path: Path) -> None:
    """The most frequent first, with the articles."""
    root = a_site_with_names(tmp_path)
    assert told(root, "list") == [
        "person: Bo Ode: 2 articles",
        "    content/articles/one.md",
        "    content/articles/two.md",
        "person: Bob Ode: 1 article",
        "    content/articles/two.md",
        "show: The Drum: 1 article",
        "    content/articles/one.md",
        "3 names without a record",
    ]
    assert "person: Ann Tarn (content/people/ann-tarn.md): 1 article" in told(root, "list", "--all")
    (line,) = told(root, "list", "--json")
    assert json.loads(line)[-1] == {
        "name": "The Drum", "kind": "show", "articles": ["content/articles/one.md"], "record": None,
    }  # fmt: skip


def test_many_articles_are_counted_rather_than_named(tmp_path: Path) -> None:
    """Three are enough to look at."""
    articles = {f"content/articles/{n}.md": an_article_file(f"A {n}", people=["Bo"]) for n in range(5)}
    assert told(a_site(tmp_path, articles), "list")[3:] == [
        "    content/articles/2.md", "    and 2 more", "1 name without a record",
    ]  # fmt: skip


def test_a_name_is_confirmed_by_a_record(tmp_path: Path) -> None:
    """Of the kind that the articles use it as; the notes that asked for it go, and no other line."""
    root = a_site_with_names(tmp_path)
    before = files_in(root / "content")
    assert told(root, "confirm", "Bo Ode", "The Drum") == [
        "content/articles/one.md: note settled",
        "content/articles/two.md: note settled",
        "content/people/bo-ode.md: made",
        "content/shows/the-drum.md: made",
    ]
    assert lines_of(root, "content/people/bo-ode.md") == ["---", "name: Bo Ode", "---"]
    assert lines_of(root, "content/articles/one.md")[5] == 'review: ["title: made"]'
    assert lines_of(root, "content/articles/two.md")[4] == (
        'review: ["people: Cy Ode may be a child; add the name if not"]'
    )
    changed = {path for path, content in files_in(root / "content").items() if before.get(path) != content}
    assert changed == {"articles/one.md", "articles/two.md", "people/bo-ode.md", "shows/the-drum.md"}
    assert told(root, "confirm", "Bo Ode") == ["nothing to change"]
    assert run_digest("--root", root, "build").exit_code == 0


def test_a_dry_run_shows_the_lines_and_writes_nothing(tmp_path: Path) -> None:
    """By file and number."""
    root = a_site_with_names(tmp_path, **{"content/articles/three.md": an_article_file("Three")})
    before = (root / "content/articles/one.md").read_bytes()
    assert told(root, "confirm", "The Drum", "--dry-run") == [
        "content/shows/the-drum.md:1: + ---",
        "content/shows/the-drum.md:2: + name: The Drum",
        "content/shows/the-drum.md:3: + ---",
        "nothing is written: this was a dry run",
    ]
    assert told(root, "alias", "Bob Ode", "Ann Tarn", "--dry-run")[:2] == [
        'content/articles/two.md:4: - people: ["Bo Ode", "Bob Ode"]',
        'content/articles/two.md:4: + people: ["Bo Ode", Ann Tarn]',
    ]
    assert not (root / "content/shows").exists()
    assert (root / "content/articles/one.md").read_bytes() == before


def test_a_name_of_two_kinds_is_asked_about(tmp_path: Path) -> None:
    """It is confirmed as what the editor says."""
    root = a_site(tmp_path, {"content/articles/a.md": an_article_file("A", people=["Rust"], shows=["Rust"])})
    assert refused(root, "confirm", "Rust") == ["Rust: is used as person (1), show (1): say which with --kind"]
    assert told(root, "confirm", "Rust", "--kind", "show") == ["content/shows/rust.md: made"]


def test_a_name_that_no_article_uses_is_taken_for_a_slip(tmp_path: Path) -> None:
    """Unless its kind is said."""
    root = a_site_with_names(tmp_path)
    assert refused(root, "confirm", "Bo Odd") == [
        "Bo Odd: no article uses this name - did you mean Bo Ode? --kind makes its record anyway"
    ]
    assert refused(root, "confirm", "Zed Zebra") == [
        "Zed Zebra: no article uses this name; --kind makes its record anyway"
    ]
    assert told(root, "confirm", "Zed Zebra", "--kind", "person") == ["content/people/zed-zebra.md: made"]


def test_an_alias_goes_into_the_record_and_the_articles(tmp_path: Path) -> None:
    """The record is made if need be; an article that has both names keeps one."""
    root = a_site_with_names(tmp_path)
    assert told(root, "alias", "Bob Ode", "Bo Ode") == [
        "content/articles/one.md: note settled",
        "content/articles/two.md: Bob Ode is now Bo Ode, note settled",
        "content/people/bo-ode.md: made, alias Bob Ode",
    ]
    assert lines_of(root, "content/people/bo-ode.md") == ["---", "name: Bo Ode", "aliases: [Bob Ode]", "---"]
    assert lines_of(root, "content/articles/two.md")[3] == 'people: ["Bo Ode"]'
    assert told(root, "alias", "Bob Ode", "Bo Ode") == ["nothing to change"]
    assert told(root, "alias", "Robert Ode", "Bo Ode") == ["content/people/bo-ode.md: alias Robert Ode"]
    assert lines_of(root, "content/people/bo-ode.md")[2] == "aliases: [Bob Ode, Robert Ode]"
    assert run_digest("--root", root, "build").exit_code == 0


def test_an_alias_of_a_person_goes_into_shows_and_cases_too(tmp_path: Path) -> None:
    """Wherever people stand."""
    files = {
        "content/shows/the-drum.md": a_file(name="The Drum", people=["Bob Ode", "Bo Ode"]),
        "content/cases/drum-fire.md": a_file(name="Drum fire", parties=[{"name": "Bob Ode"}]),
    }
    root = a_site_with_names(tmp_path, **files)
    assert told(root, "alias", "Bob Ode", "Bo Ode")[2:] == [
        "content/cases/drum-fire.md: Bob Ode is now Bo Ode",
        "content/people/bo-ode.md: made, alias Bob Ode",
        "content/shows/the-drum.md: Bob Ode is now Bo Ode",
    ]
    assert lines_of(root, "content/cases/drum-fire.md")[2] == 'parties: [{"name": Bo Ode}]'
    assert lines_of(root, "content/shows/the-drum.md")[2] == 'people: ["Bo Ode"]'


def test_an_alias_that_stands_for_another_is_refused(tmp_path: Path) -> None:
    """One name, one term."""
    root = a_site_with_names(tmp_path, **{"content/people/bo-ode.md": a_file(name="Bo Ode", aliases=["B. Ode"])})
    assert refused(root, "alias", "B. Ode", "Ann Tarn") == [
        "B. Ode: already stands for Bo Ode in content/people/bo-ode.md: take it out there first"
    ]
    assert refused(root, "alias", "Bo Ode", "Bo Ode") == ["Bo Ode: is the name itself, no other name for it"]


def test_an_ignored_name_leaves_the_articles(tmp_path: Path) -> None:
    """With all that is asked about it, and the converter hears of it."""
    root = a_site_with_names(tmp_path)
    assert told(root, "ignore", "Bo Ode", "Cy Ode") == [
        "content/articles/one.md: no longer tagged Bo Ode, note settled",
        "content/articles/two.md: no longer tagged Bo Ode, note settled",
        "content/names.toml: ignore Bo Ode, ignore Cy Ode",
    ]
    assert lines_of(root, "content/names.toml")[1:] == ["ignore = [", '    "Bo Ode",', '    "Cy Ode",', "]"]
    assert lines_of(root, "content/articles/two.md")[3:] == ['people: ["Bob Ode"]', "---", "The text."]
    assert told(root, "ignore", "Bo Ode") == ["nothing to change"]


def test_a_name_that_was_ignored_can_be_confirmed_after_all(tmp_path: Path) -> None:
    """If its kind is said, as no article uses it; an alias of somebody is ignored no longer either."""
    root = a_site_with_names(tmp_path)
    told(root, "ignore", "Bo Ode", "Cy Ode", "Dee Ode")
    assert refused(root, "confirm", "bo ode") == [
        "bo ode: is ignored in content/names.toml; to make its record, say what it is with --kind"
    ]
    assert told(root, "confirm", "Bo Ode", "--kind", "person") == [
        "content/names.toml: no longer ignore Bo Ode",
        "content/people/bo-ode.md: made",
    ]
    assert told(root, "alias", "Cy Ode", "Bo Ode") == [
        "content/names.toml: no longer ignore Cy Ode",
        "content/people/bo-ode.md: alias Cy Ode",
    ]
    assert lines_of(root, "content/names.toml")[1:] == ["ignore = [", '    "Dee Ode",', "]"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("", '"": is no name: it has no letter or digit'),
        ("//", '"//": is no name: it has no letter or digit'),
        ("Bo\nOde", "'Bo\\nOde': is no name: it has characters that cannot be shown"),
        ("Bo\x1bOde", "'Bo\\x1bOde': is no name: it has characters that cannot be shown"),
    ],
)
def test_what_can_be_nobody_s_name_is_refused(tmp_path: Path, name: str, message: str) -> None:
    """By every command that would write it into a file."""
    root = a_site_with_names(tmp_path)
    assert refused(root, "ignore", name) == [message]
    assert refused(root, "confirm", name, "--kind", "person") == [message]
    assert refused(root, "alias", name, "Ann Tarn") == [message]
    assert refused(root, "alias", "Bo Ode", name) == [message]
    assert refused(root, "rename", "Ann Tarn", name) == [message]


def test_a_name_with_a_record_is_not_ignored(tmp_path: Path) -> None:
    """Somebody knew who it is."""
    root = a_site_with_names(tmp_path)
    assert refused(root, "ignore", "Ann Tarn") == [
        "Ann Tarn: has a record in content/people/ann-tarn.md: delete that file first, if the name is nobody's"
    ]


def test_an_article_that_cannot_be_changed_keeps_all_as_it_is(tmp_path: Path) -> None:
    """The editor is told what to do in which line."""
    text = an_article_file("Three").replace("---\nThe text", "people: [\n  Bo Ode,  # who?\n  Cy]\n---\nThe text")
    root = a_site_with_names(tmp_path, **{"content/articles/three.md": text})
    (line,) = refused(root, "ignore", "Bo Ode")
    place, reason = "content/articles/three.md:5", "a comment stands inside the brackets"
    assert line == f'{place}: cannot be changed safely ({reason}): take "Bo Ode" out of people'


@pytest.mark.parametrize("command", ["list", "confirm", "alias", "ignore", "rename", "merge", "split"])
def test_each_command_shows_an_example(command: str) -> None:
    """With the name of the command in front."""
    result = run_digest("names", command, "--help")
    assert result.exit_code == 0
    assert f"\n  digest names {command}" in result.stdout


def test_a_fault_in_the_settings_of_names_is_told(tmp_path: Path) -> None:
    """Before anything is written."""
    root = a_site_with_names(tmp_path)
    write(root, {"content/names.toml": "ignored = []\n"})
    assert refused(root, "confirm", "Bo Ode") == [
        'content/names.toml:1: unknown key "ignored" - did you mean "ignore"?'
    ]
