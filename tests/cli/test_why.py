"""`digest why`: where what an article says came from."""

import json
from pathlib import Path

from generator.curation.front_matter import add_to, set_key, take_from
from making import END_OF_YEAR, a_file, a_site, an_article_file, run_digest, write

SEED = """\
 date 2019-01-01 The drum post
Big Drum Missing After the Party

By Ann Tarn

The actor Oscar Tarn said on the morning after the party that nobody knew who had taken the big drum.

The series The Drum House, which began last week, was to end with it, and the singer Naomi Ode was to play.

Sign up for our newsletter

It is brown, it is loud, and it was last seen on the landing stage before the sun rose over the bay.
"""


def a_site_with_an_article(root: Path) -> tuple[Path, str]:
    """Write a site with one seed that is converted; give its root and the path of the article."""
    show = a_file(name="The Drum House", premiered="2025-02-23")
    a_site(root, {"seeds/drum.txt": SEED, "content/shows/the-drum-house.md": show})
    assert run_digest("--root", root, "convert", "--now", END_OF_YEAR).exit_code == 0
    (article,) = (root / "content/articles").iterdir()
    return root, f"content/articles/{article.name}"


def said(root: Path, *arguments: str, code: int = 0) -> list[str]:
    """Run the command and give what it says, line by line."""
    result = run_digest("--root", root, "why", *arguments)
    assert result.exit_code == code, result.output
    return (result.stderr or result.stdout).splitlines()


def test_a_value_is_told_with_its_words_its_rule_and_how_sure_it_is(tmp_path: Path) -> None:
    """And with its line in the seed."""
    root, path = a_site_with_an_article(tmp_path)
    first, *told = said(root, path, "people")
    assert first == f"{path}, made from seeds/drum.txt"
    assert len(told) == 2
    assert told[0].startswith("people: Oscar Tarn; seeds/drum.txt:6: “Oscar Tarn”, ")
    assert told[0].endswith("% sure")
    assert said(root, path, "oscar tarn")[1:] == told[:1]


def test_it_tells_why_a_date_was_refused(tmp_path: Path) -> None:
    """With the fact that refutes it."""
    root, path = a_site_with_an_article(tmp_path)
    told = said(root, path, "date")
    assert told[1:4] == [
        "date: 2025-12-31T00:00:00Z",
        "    when this digest publishes it: the clock's, or an editor's",
        "source.date: none",
    ]
    assert told[4].startswith("    date: 2019-01-01, stated at the top, cannot be right: ")


def test_what_an_editor_changed_is_told(tmp_path: Path) -> None:
    """With what it was before."""
    root, path = a_site_with_an_article(tmp_path)
    text = set_key((root / path).read_text(encoding="utf-8"), "title", "Mine")
    text = add_to(take_from(text, "people", "Naomi Ode"), "people", "Bea Ode")
    write(root, {path: set_key(text, "source", "https://a.example/", "url")})
    assert said(root, path, "title")[-1] == (
        "    changed by an editor since; it was “Big Drum Missing After the Party”"
    )
    people = said(root, path, "people")
    assert people[2] == "people: Bea Ode; added by an editor"
    assert people[3].startswith("people: Naomi Ode; seeds/drum.txt:8: “Naomi Ode”, ")
    assert people[3].endswith("; taken out by an editor since")
    assert said(root, path, "naomi ode")[1:] == people[3:]
    assert said(root, path, "url")[1:] == ["source.url: https://a.example/", "    set by an editor"]


def test_what_was_left_out_is_told_with_the_reason(tmp_path: Path) -> None:
    """In words, line by line; and if the text is still as it was made."""
    root, path = a_site_with_an_article(tmp_path)
    told = said(root, path, "removed")
    assert told[1] == "body: as it was made"
    assert (
        "left out: seeds/drum.txt:10: an offer of a newsletter, a subscription or an app: “Sign up for our newsletter”"
    ) in told
    with (root / path).open("a", encoding="utf-8") as article:
        article.write("\nMore.\n")
    assert said(root, path, "body")[1] == "body: changed by an editor since"


def test_all_is_told_at_once(tmp_path: Path) -> None:
    """To an editor and to a machine."""
    root, path = a_site_with_an_article(tmp_path)
    fields = {line.partition(":")[0] for line in said(root, path) if not line.startswith(" ")}
    assert {"title", "summary", "date", "source.date", "people", "shows", "left out"} <= fields
    (line,) = said(root, path, "--json")
    report = json.loads(line)
    assert (report["article"], report["seed"]) == (path, "seeds/drum.txt")
    (title,) = (answer for answer in report["fields"] if answer["field"] == "title")
    assert title["words"] == title["value"] == "Big Drum Missing After the Party"
    assert (title["line"], title["is_changed"]) == (2, False)
    assert report["removed"][-1]["kind"] == "newsletter"


def test_what_became_of_a_name_is_told(tmp_path: Path) -> None:
    """It may be an alias of somebody now, or nobody."""
    root, path = a_site_with_an_article(tmp_path)
    for command in (["alias", "Naomi Ode", "Naomi Ode-Dray", "--kind", "person"], ["ignore", "Oscar Tarn"]):
        assert run_digest("--root", root, "names", *command).exit_code == 0
    added, ignored, alias = said(root, path, "people")[1:]
    assert added == "people: Naomi Ode-Dray; for Naomi Ode"
    assert ignored.startswith("people: Oscar Tarn; seeds/drum.txt:6: “Oscar Tarn”, ")
    assert ignored.endswith("; ignored (content/names.toml)")
    assert alias.startswith("people: Naomi Ode; seeds/drum.txt:8: “Naomi Ode”, ")
    assert alias.endswith("; now under Naomi Ode-Dray (alias)")


def test_words_of_a_seed_that_changed_are_not_shown(tmp_path: Path) -> None:
    """They would be others; nor are those of a file that a link leads to."""
    root, path = a_site_with_an_article(tmp_path)
    write(root, {"seeds/drum.txt": f"{SEED}\nMore.\n"})
    assert said(root, path, "oscar tarn")[1] == "seeds/drum.txt changed since, so its words are not shown"
    (root / "seeds/drum.txt").unlink()
    write(tmp_path.parent / "elsewhere", {"drum.txt": SEED})
    (root / "seeds/link.txt").symlink_to(tmp_path.parent / "elsewhere/drum.txt")
    told = said(root, path, "oscar tarn")
    assert told[1] == "seeds/drum.txt is gone, so its words are not shown"
    assert told[2].startswith("people: Oscar Tarn; seeds/drum.txt:6: ")
    assert "“" not in told[2]


def test_an_article_without_evidence_is_told(tmp_path: Path) -> None:
    """Written by hand, or with evidence that cannot be read."""
    root, path = a_site_with_an_article(tmp_path)
    write(root, {"content/articles/mine.md": an_article_file("Mine")})
    why = "nothing is known of where it came from"
    assert said(root, "mine", code=1) == [
        f"content/articles/mine.md: {why}: it was written by hand, or its evidence is gone"
    ]
    (evidence,) = (root / "content/.evidence").iterdir()
    evidence.write_text("{}", encoding="utf-8")
    place = f"content/.evidence/{evidence.name}"
    assert said(root, path, code=1) == [f"{path}: {why}: its evidence, {place}, cannot be read"]


def test_what_is_asked_wrongly_is_guessed(tmp_path: Path) -> None:
    """An article, a field or a name."""
    root, path = a_site_with_an_article(tmp_path)
    assert said(root, "big drum misssing", code=1) == [f"big drum misssing: no such article - did you mean {path}?"]
    assert said(root, path, "titel", code=1) == [f'{path}: unknown field or name "titel" - did you mean "title"?']
