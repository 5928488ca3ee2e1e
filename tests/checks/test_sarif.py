"""Findings for machines."""

import msgspec

from generator.checks.finding import Finding, Rule
from generator.checks.sarif import as_json, as_sarif

RULES = [Rule("first-rule", "All is well.", "error"), Rule("second-rule", "All is better.")]
FINDINGS = [
    Finding("content/articles/é a.md", 7, "second-rule", "is not better: make it so", "warning"),
    Finding("output/x.html", 0, "first-rule", "is not well: mend it", "error"),
]


def test_sarif_holds_what_code_hosts_ask_for() -> None:
    """Rules by index, a level, and a place whose address is one; a whole file has no line."""
    assert as_sarif(FINDINGS, RULES)["version"] == "2.1.0"
    (run,) = msgspec.convert(as_sarif(FINDINGS, RULES)["runs"], list[dict[str, object]])
    assert run["results"] == [
        {
            "ruleId": "second-rule",
            "ruleIndex": 1,
            "level": "warning",
            "message": {"text": "is not better: make it so"},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": "content/articles/%C3%A9%20a.md"},
                        "region": {"startLine": 7},
                    }
                }
            ],
        },
        {
            "ruleId": "first-rule",
            "ruleIndex": 0,
            "level": "error",
            "message": {"text": "is not well: mend it"},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": "output/x.html"}}}],
        },
    ]
    driver = msgspec.convert(run["tool"], dict[str, dict[str, object]])["driver"]
    assert driver["name"] == "digest check"
    assert driver["rules"] == [
        {
            "id": "first-rule",
            "shortDescription": {"text": "All is well."},
            "defaultConfiguration": {"level": "error"},
        },
        {
            "id": "second-rule",
            "shortDescription": {"text": "All is better."},
            "defaultConfiguration": {"level": "warning"},
        },
    ]


def test_json_is_flat() -> None:
    """For a script of five lines."""
    assert as_json(FINDINGS[1:]) == [
        {"path": "output/x.html", "line": 0, "rule": "first-rule", "level": "error", "message": "is not well: mend it"}
    ]


def test_a_name_that_is_no_text_does_not_stop_the_report() -> None:
    """A disk may hold file names in an encoding of long ago."""
    finding = Finding("output/\udcff.html", 0, "first-rule", "is not well: mend it", "error")
    assert "%FF.html" in msgspec.json.encode(as_sarif([finding], RULES)).decode()
