"""`digest check`: what it says, to people and to machines."""

import json
import re
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

import pytest
from click.testing import CliRunner

from generator.checks.catalogue import RULES
from generator.cli import digest
from making import END_OF_YEAR, SITE_TOML, a_file, a_site, an_article_file, build, files_in, run_digest, write

ARTICLE = "content/articles/a.md"
KNOWN_IN_THE_SAMPLE = {"review-note", "unknown-name", "unused-record"}
NOTE = f"{ARTICLE}:4: review-note: 1 note waits for an editor: settle and delete (warning)"


def a_small_site(root: Path, **files: str) -> Path:
    """Write a site of one article with a note, and build it."""
    a_site(root, {ARTICLE: an_article_file("A", review=["title: taken from the text"]), **files})
    build(root)
    return root


def check(root: Path, *options: str) -> tuple[int, list[str]]:
    """Check the site at *root*; give the exit code and what is printed."""
    result = run_digest("--root", root, "check", "--now", END_OF_YEAR, *options)
    assert result.stderr == ""
    return result.exit_code, result.stdout.splitlines()


def suppress(root: Path, name: str) -> list[str]:
    """Suppress *name*, which comes by standard input; give what is printed."""
    result = CliRunner().invoke(digest, ["--root", str(root), "check", "--suppress", "-"], input=name)
    assert result.exit_code == 0
    return result.output.splitlines()


def test_warnings_let_pass(tmp_path: Path) -> None:
    """They are for an editor to weigh."""
    assert check(a_small_site(tmp_path)) == (0, [NOTE, "checked: 0 errors, 1 warning"])


def test_nothing_found_is_said(tmp_path: Path) -> None:
    """In one line."""
    assert check(a_small_site(tmp_path), "--rule", "accusation") == (0, ["checked: nothing found"])


def test_an_error_does_not_let_pass(tmp_path: Path) -> None:
    """A suppressed name stands on a page."""
    root = a_small_site(tmp_path, **{"content/people/jane.md": a_file(name="Jane Doe")})
    assert suppress(root, "Jane Doe\n") == [
        (
            "content/suppressed.toml: one name more, in this spelling; with initials, the surname first or without"
            " middle names it is a warning at least; build, then check"
        )
    ]
    assert suppress(root, "JANE DOE") == ["content/suppressed.toml: the name is there already"]
    assert "jane" not in (root / "content/suppressed.toml").read_text(encoding="utf-8").lower()
    code, lines = check(root, "--rule", "suppressed-name")
    assert code == 1
    assert lines[-1] == f"checked: {len(lines) - 1} errors, 0 warnings"
    advice = "take it out of the content and build again"
    assert (
        "output/people/…/index.html: suppressed-name: name 1 of content/suppressed.toml stands in its address: "
        + advice
        in lines
    )
    assert "jane" not in "\n".join(lines).lower()


def test_a_second_name_is_added_to_the_first(tmp_path: Path) -> None:
    """Under the same key; nothing of the file is written anew."""
    root = a_small_site(tmp_path)
    suppress(root, "Jane Doe")
    before = (root / "content/suppressed.toml").read_text(encoding="utf-8")
    run_digest("--root", root, "check", "--suppress", "Bob Roe-Smith")
    after = (root / "content/suppressed.toml").read_text(encoding="utf-8")
    assert after.startswith(before)
    assert after.count("[[names]]") > before.count("[[names]]")


def test_a_name_that_is_too_short_is_refused(tmp_path: Path) -> None:
    """And nothing is written."""
    root = a_small_site(tmp_path)
    result = run_digest("--root", root, "check", "--suppress", "Bo")
    assert result.exit_code == 1
    assert result.stderr == "--suppress: too short to be told from other words: give the full name\n"
    assert not (root / "content/suppressed.toml").exists()


def test_names_come_one_a_line(tmp_path: Path) -> None:
    """However the lines end; it is said how many are new."""
    root = a_small_site(tmp_path)
    suppress(root, "Jane Doe")
    (told,) = suppress(root, "\ufeffJane Doe\r\n\nAnna Roe\r\nJohn Poe")
    assert told.startswith("content/suppressed.toml: 2 names more, in these spellings; 1 name was there already; with")
    assert suppress(root, "Anna Roe\nJOHN POE\n") == ["content/suppressed.toml: all 2 names are there already"]


def test_what_is_no_name_stops_all(tmp_path: Path) -> None:
    """Each is told by its number, never by what it is, and nothing is written."""
    root = a_small_site(tmp_path)
    control = "has a line break or another control character: give one name, or with - one on each line\n"
    short = "too short to be told from other words: give the full name\n"
    for name, names, told in (
        ("-", "Jane Doe\nBo\nAnna\x07Roe", f"--suppress:2: {short}--suppress:3: {control}"),
        ("-", "Jane Doe\u2028Anna Roe", f"--suppress: {control}"),
        ("Jane Doe\nAnna Roe", "", f"--suppress: {control}"),
        ("-", " \n", "--suppress: no name came by stdin: give one on each line\n"),
    ):
        result = CliRunner().invoke(digest, ["--root", str(root), "check", "--suppress", name], input=names)
        assert (result.exit_code, result.stderr) == (1, told)
    assert not (root / "content/suppressed.toml").exists()


def test_what_is_off_or_allowed_is_said(tmp_path: Path) -> None:
    """Nothing is passed over in silence."""
    root = a_small_site(tmp_path)
    settings = (root / "content/site.toml").read_text(encoding="utf-8")
    settings += '[check]\nseverity = {minor-shown = "off"}\nreasons = {minor-shown = "We show nobody."}\n'
    settings += f'[[check.allow]]\npath = "{ARTICLE}"\nrule = "review-note"\nreason = "It can wait."\n'
    write(root, {"content/site.toml": settings})
    assert check(root) == (
        0,
        [
            "off: minor-shown, because: We show nobody.",
            "allowed by check.allow in content/site.toml: 1 finding",
            "checked: nothing found",
        ],
    )


def test_an_output_that_is_not_what_the_content_says_does_not_let_pass(tmp_path: Path) -> None:
    """Whether the content changed since the build, or a page; asked for another rule, nobody looks."""
    root = a_small_site(tmp_path)
    told = "output: not-built: not what the content says (1 file, such as articles/a/index.html): run `digest build`"
    page = (root / "output/articles/a/index.html").read_text(encoding="utf-8")
    write(root, {"output/articles/a/index.html": page.replace("The text.", "Another text.")})
    assert check(root, "--rule", "not-built") == (1, [told, "checked: 1 error, 0 warnings"])
    build(root)
    assert check(root, "--rule", "not-built") == (0, ["checked: nothing found"])
    write(root, {ARTICLE: an_article_file("A", "Another text.")})
    code, (line, _) = check(root, "--rule", "not-built")
    assert (code, re.sub(r"\d files?", "1 file", line)) == (1, told)
    assert check(root, "--rule", "accusation") == (0, ["checked: nothing found"])


def test_machines_get_json_and_nothing_else(tmp_path: Path) -> None:
    """A list of objects."""
    code, lines = check(a_small_site(tmp_path), "--format", "json")
    message = "1 note waits for an editor: settle and delete"
    assert code == 0
    assert json.loads("\n".join(lines)) == [
        {"path": ARTICLE, "line": 4, "rule": "review-note", "level": "warning", "message": message}
    ]


def test_machines_get_sarif_and_nothing_else(tmp_path: Path) -> None:
    """With all the rules, so that a host can show what was asked."""
    _, lines = check(a_small_site(tmp_path), "--format", "sarif")
    (run,) = json.loads("\n".join(lines))["runs"]
    assert [result["ruleId"] for result in run["results"]] == ["review-note"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [rule.name for rule in RULES]


def test_the_rules_are_listed(tmp_path: Path) -> None:
    """Each with its weight and a sentence, in any folder."""
    result = run_digest("--root", tmp_path, "check", "--list")
    lines = result.stdout.splitlines()
    columns = re.split("  +", lines[0])
    assert columns == ["suppressed-name", "gate", "No name of content/suppressed.toml stands anywhere in output/."]
    assert len(lines) == len(RULES)
    assert max(map(len, lines)) <= 120


def test_a_misspelt_rule_is_named(tmp_path: Path) -> None:
    """With the one that was meant."""
    result = run_digest("--root", tmp_path, "check", "--rule", "acusation")
    assert result.exit_code == 2
    assert 'unknown rule "acusation" - did you mean "accusation"?' in result.stderr


def test_a_record_is_kept_when_there_are_no_errors(tmp_path: Path) -> None:
    """The next check compares with it; an error keeps the record as it was."""
    root = a_small_site(tmp_path)
    recorded = "recorded as published: 1 article that had changed"
    assert check(root, "--record") == (0, [NOTE, "checked: 0 errors, 1 warning", recorded])
    published = files_in(root / "content/.published")
    write(root, {ARTICLE: an_article_file("A", "The text with 2 numbers.")})
    build(root)
    assert check(root, "--record") == (
        1,
        [
            (
                f"{ARTICLE}:5: silent-edit: the text changed since it was published (number): say so under"
                " corrections:, with date, kind, was and now"
            ),
            "checked: 1 error, 0 warnings",
        ],
    )
    assert files_in(root / "content/.published") == published


def test_a_record_of_some_rules_is_refused(tmp_path: Path) -> None:
    """What the others would have found nobody knows."""
    result = run_digest("--root", tmp_path, "check", "--record", "--rule", "accusation")
    assert result.exit_code == 2
    assert "--record needs all rules: leave out --rule" in result.stderr


def test_records_that_cannot_be_read_are_findings_too(tmp_path: Path) -> None:
    """All of them; what else is wrong nobody can tell yet, and that is said."""
    faults = {ARTICLE: an_article_file("A", peple=["Ann"]), "content/people/b.md": "Bob"}
    root = a_site(tmp_path, faults)
    first = f'{ARTICLE}:4: schema: unknown key "peple" - did you mean "people"?'
    assert check(root) == (
        1,
        [
            first,
            (
                "content/people/b.md:1: schema: no front matter: the first line must be ---, then keys such as title:"
                " and date:, then ---"
            ),
            (
                "content: schema: the other rules could not be asked while records cannot be read: mend these first"
                " (note)"
            ),
            "checked: 2 errors, 0 warnings, 1 note",
        ],
    )
    _, lines = check(root, "--format", "json")
    assert [found["rule"] for found in json.loads("\n".join(lines))] == ["schema"] * 3


def test_settings_that_cannot_be_read_stop_it(tmp_path: Path) -> None:
    """They say what is to be found."""
    root = a_site(tmp_path, {"content/site.toml": 'title = "A"\n'})
    result = run_digest("--root", root, "check")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == 'content/site.toml:1: missing key "base_url"\n'


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_machines_are_told_of_settings_in_their_form(tmp_path: Path, form: str) -> None:
    """As of records that cannot be read."""
    root = a_site(tmp_path, {"content/site.toml": 'title = "A"\n'})
    result = run_digest("--root", root, "check", "--format", form)
    assert (result.exit_code, result.stderr) == (1, "")
    told = json.loads(result.stdout)
    found = told if form == "json" else told["runs"][0]["results"]
    assert [finding["rule" if form == "json" else "ruleId"] for finding in found] == ["schema", "schema"]


def test_what_is_wrong_on_many_pages_is_told_once(tmp_path: Path) -> None:
    """It comes of a layout; machines are told of each page."""
    root = a_small_site(tmp_path)
    write(root, {f"output/{name}/index.html": f'<a href="/{name}/">There is no title.</a>' for name in "abcdefg"})
    code, lines = check(root, "--rule", "page-title")
    first = "output/a/index.html: page-title: has no title: give its head one (warning)"
    assert (code, lines) == (0, [f"{first} [and in 6 more places in output/]", "checked: 0 errors, 7 warnings"])
    _, lines = check(root, "--rule", "page-title", "--format", "json")
    assert len(json.loads("\n".join(lines))) == 7


MISSPELT = {
    ARTICLE: an_article_file("A", people=["ann  example", "Zoe Roe", "Bob"], shows=["The Show"]),
    "content/people/ann.md": a_file(name="Ann Example", aliases=["Annie", "Ann Example"]),
    "content/people/zoe.md": "---\nname: Zoë Roe # with two dots\n---\nThe text.\n",
    "content/shows/show.md": a_file(name="The Show"),
}
MENDED = [
    f'{ARTICLE}:4: - people: ["ann  example", "Zoe Roe", "Bob"]',
    f'{ARTICLE}:4: + people: [Ann Example, Zoë Roe, "Bob"]',
    'content/people/ann.md:3: - aliases: ["Annie", "Ann Example"]',
    'content/people/ann.md:3: + aliases: ["Annie"]',
]


def test_slips_of_names_are_mended_line_by_line(tmp_path: Path) -> None:
    """And each line is shown; then there is nothing left to mend."""
    root = a_site(tmp_path, MISSPELT)
    build(root)
    before = files_in(root / "content")
    assert check(root, "--fix", "--dry-run") == (0, [*MENDED, "nothing is written: this was a dry run"])
    assert files_in(root / "content") == before
    rules = ("--rule", "name-spelling", "--rule", "needless-alias")
    assert check(root, *rules) == (
        0,
        [
            f"{ARTICLE}:4: name-spelling: “Zoe Roe” should be “Zoë Roe”: `digest check --fix` mends it (warning)",
            (
                f"{ARTICLE}:4: name-spelling: “ann  example” should be “Ann Example”: `digest check --fix` mends it"
                " (warning)"
            ),
            (
                "content/people/ann.md:3: needless-alias: “Ann Example” is the name of the record itself:"
                " `digest check --fix` mends it (warning)"
            ),
            "checked: 0 errors, 3 warnings",
        ],
    )
    assert check(root, "--fix", *rules) == (0, [*MENDED, "checked: nothing found"])
    assert files_in(root / "content")["people/zoe.md"] == before["people/zoe.md"]
    assert check(root, "--fix", "--dry-run") == (0, ["nothing to mend"])


def test_the_spelling_of_a_source_is_mended_too(tmp_path: Path) -> None:
    """In its own line, or within braces."""
    settings = {"content/site.toml": SITE_TOML + '[sources."The Courier"]\n'}
    article = an_article_file("A", source={"name": "the courier", "date": "2025-03-12"})
    root = a_site(tmp_path, {ARTICLE: article, **settings})
    assert check(root, "--fix", "--dry-run") == (
        0,
        [
            f'{ARTICLE}:4: - source: {{"name": "the courier", "date": "2025-03-12"}}',
            f'{ARTICLE}:4: + source: {{"name": The Courier, "date": "2025-03-12"}}',
            "nothing is written: this was a dry run",
        ],
    )


def test_what_is_mended_changes_no_page(tmp_path: Path) -> None:
    """A site shows the names of the records anyway."""
    root = a_site(tmp_path, MISSPELT)
    before = build(root)
    check(root, "--fix")
    after = build(root)
    assert after.keys() == before.keys()
    assert {path for path in after if after[path] != before[path] and path.endswith(".html")} <= {
        "people/ann-example/index.html"
    }


def test_machines_are_not_told_of_mended_lines(tmp_path: Path) -> None:
    """Those go beside, to whoever looks on."""
    root = a_site(tmp_path, MISSPELT)
    build(root)
    result = run_digest("--root", root, "check", "--fix", "--format", "json", "--rule", "name-spelling")
    assert json.loads(result.stdout) == []
    assert result.stderr.splitlines() == MENDED


def test_a_form_that_is_not_safe_to_change_is_left_alone(tmp_path: Path) -> None:
    """With all other files; the editor is told where."""
    article = "---\ntitle: A\ndate: 2025-03-14\npeople: &names\n  - ann example\n---\nThe text.\n"
    root = a_site(tmp_path, {**MISSPELT, ARTICLE: article})
    before = files_in(root / "content")
    result = run_digest("--root", root, "check", "--fix")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"{ARTICLE}:")
    assert "mend “ann example” under people:" in result.stderr
    assert files_in(root / "content") == before


def test_a_dry_run_goes_with_mending_only(tmp_path: Path) -> None:
    """There is nothing else that would be written."""
    result = run_digest("--root", tmp_path, "check", "--dry-run")
    assert result.exit_code == 2
    assert "--dry-run goes with --fix only" in result.stderr


def test_the_sample_site_has_no_faults_but_known_ones() -> None:
    """Its notes, names without records and undecided rights show what the rules say; nothing else is found."""
    sample = Path(__file__).parents[2]
    with TemporaryDirectory() as folder:
        root = Path(folder, "site")
        for name in ("content", "layouts", "seeds"):
            copytree(sample / name, root / name)
        build(root)
        _, lines = check(root, "--format", "json")
    found = json.loads("\n".join(lines))
    assert {finding["rule"] for finding in found} <= KNOWN_IN_THE_SAMPLE
    assert not [finding for finding in found if finding["level"] == "error"]
