"""What becomes of findings under the settings of a site."""

from pathlib import Path

import pytest
from checks.material_making import material_of, told

from generator.checks.catalogue import CHECKS, RULES, run_checks
from generator.errors import UserError
from making import SITE_TOML, a_file, a_site, an_article_file, build

NOTE = "content/articles/a.md:4: review-note: 1 note waits for an editor: settle and delete"
ALLOW = '[[check.allow]]\npath = "content/articles/a.md"\nrule = "{}"\nreason = "It waits for a call."\n'


def a_site_with_a_note(root: Path, settings: str = "") -> Path:
    """Write a site whose only fault is a note under review, and build it."""
    article = an_article_file("A", review=["title: taken from the text"])
    a_site(root, {"content/site.toml": SITE_TOML + settings, "content/articles/a.md": article})
    build(root)
    return root


def problems(root: Path) -> list[str]:
    """Give what is said of the settings of the site at *root*."""
    with pytest.raises(UserError) as caught:
        run_checks(material_of(root))
    return [str(problem) for problem in caught.value.problems]


def test_every_rule_has_a_name_of_its_own_and_a_sentence() -> None:
    """Names stand in settings and in other people's tools."""
    assert len({rule.name for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert rule.name == rule.name.lower().replace(" ", "-")
        assert rule.sentence.endswith(".")
    gates = {rule.name for rule in RULES if rule.gate}
    assert gates == {"suppressed-name", "minor-shown", "not-out", "withdrawn-again"}
    assert all(sum(map(bool, check[1:])) == 1 for check in CHECKS)


@pytest.mark.parametrize(
    ("settings", "findings"),
    [
        ("", [f"{NOTE} (warning)"]),
        ('[check]\nseverity = {review-note = "warning"}\n', [f"{NOTE} (warning)"]),
        ('[check]\nseverity = {review-note = "error"}\n', [NOTE]),
        ('[check.severity]\nreview-note = "off"\n', []),
        (ALLOW.format("review-note"), []),
    ],
)
def test_a_site_says_how_much_a_rule_weighs(tmp_path: Path, settings: str, findings: list[str]) -> None:
    """An error, a warning, nothing, or nothing at this one place."""
    assert told(a_site_with_a_note(tmp_path, settings)) == findings


def test_what_is_allowed_is_counted(tmp_path: Path) -> None:
    """It is not forgotten."""
    outcome = run_checks(material_of(a_site_with_a_note(tmp_path, ALLOW.format("review-note"))))
    assert [finding.rule for finding in outcome.allowed] == ["review-note"]
    assert (outcome.count("error"), outcome.count("warning")) == (0, 0)


def test_an_allowance_that_nothing_needs_is_told(tmp_path: Path) -> None:
    """Else it would let pass what comes later."""
    root = a_site_with_a_note(tmp_path, ALLOW.format("review-note") + ALLOW.format("accusation"))
    assert told(root) == [
        (
            "content/site.toml:7: unused-allowance: nothing at content/articles/a.md breaks accusation any more: delete"
            " this entry of check.allow (warning)"
        )
    ]
    assert told(root, "review-note") == []


def test_only_the_rules_that_are_asked_for_are_told(tmp_path: Path) -> None:
    """Also of checks that answer several at once."""
    article = an_article_file("A", people=["Bob", "Cy"], review=["people: Cy is not in content/people yet"])
    root = a_site(tmp_path, {"content/articles/a.md": article})
    build(root)
    assert [finding.split(": ")[1] for finding in told(root)] == ["unconfirmed-name", "unknown-name", "review-note"]
    assert [finding.split(": ")[1] for finding in told(root, "unconfirmed-name")] == ["unconfirmed-name"]


def test_rules_that_there_are_not_are_errors(tmp_path: Path) -> None:
    """A misspelt one would leave the right one as it was."""
    settings = '[check.severity]\nreview-notes = "off"\n[check.reasons]\nacusation = "x"\n' + ALLOW.format(
        "silent-edits"
    )
    assert problems(a_site_with_a_note(tmp_path, settings)) == [
        'content/site.toml:4: check.severity: unknown rule "review-notes" - did you mean "review-note"?',
        'content/site.toml:6: check.reasons: unknown rule "acusation" - did you mean "accusation"?',
        'content/site.toml:9: check.allow: unknown rule "silent-edits" - did you mean "silent-edit"?',
    ]


def test_records_must_be_read_whatever_the_settings_say(tmp_path: Path) -> None:
    """What cannot be read cannot be checked."""
    assert problems(a_site_with_a_note(tmp_path, '[check.severity]\nschema = "off"\n')) == [
        "content/site.toml:4: check.severity: schema always stops the check, for nothing else can be asked: take it out"
    ]


@pytest.mark.parametrize("severity", ["off", "warning"])
@pytest.mark.parametrize("gate", ["suppressed-name", "minor-shown"])
def test_a_gate_is_not_lowered_without_a_reason(tmp_path: Path, gate: str, severity: str) -> None:
    """It protects somebody who has no say in the settings."""
    settings = f'[check.severity]\n{gate} = "{severity}"\n'
    told_of_it = (
        f"content/site.toml:4: check.severity: {gate} protects people: to lower it, say why under [check.reasons]"
    )
    assert problems(a_site_with_a_note(tmp_path, settings)) == [told_of_it]
    assert problems(a_site_with_a_note(tmp_path, settings + f'[check.reasons]\n{gate} = " "\n')) == [told_of_it]
    root = a_site_with_a_note(tmp_path, settings + f'[check.reasons]\n{gate} = "A test."\n')
    outcome = run_checks(material_of(root))
    assert outcome.gates_off == (((gate, "A test."),) if severity == "off" else ())


def test_a_gate_that_is_on_needs_no_reason(tmp_path: Path) -> None:
    """To say so once more does no harm."""
    root = a_site_with_a_note(tmp_path, '[check.severity]\nminor-shown = "error"\n')
    assert told(root) == [f"{NOTE} (warning)"]


def test_a_pattern_allows_nothing(tmp_path: Path) -> None:
    """It would stand there and not be understood."""
    root = a_site_with_a_note(tmp_path, ALLOW.format("review-note").replace("articles/a.md", "articles/*.md"))
    assert problems(root) == [
        (
            "content/site.toml:3: check.allow: “content/articles/*.md” is no path: name each file, for patterns are not"
            " taken"
        )
    ]


def test_an_editor_may_be_allowed_to_show_a_minor(tmp_path: Path) -> None:
    """By the record, with a name and a reason; then the gate lets them pass."""
    files = {"content/articles/a.md": an_article_file("A", people=["Kit Example"])}
    allowed = {"by": "The editor", "reason": "A singer of seventeen who gives interviews."}
    person = a_file(name="Kit Example", minor=True, allowed=allowed)
    root = a_site(tmp_path, {**files, "content/people/kit.md": person})
    pages = build(root)
    assert told(root, "minor-shown") == []
    assert "people/kit-example/index.html" in pages
