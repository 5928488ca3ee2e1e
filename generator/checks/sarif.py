"""Findings for machines: SARIF 2.1.0, which code hosts show beside the lines of a change, and plain JSON."""

from collections.abc import Sequence
from urllib.parse import quote

from generator import __version__
from generator.checks.finding import Finding, Rule

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def as_sarif(findings: Sequence[Finding], rules: Sequence[Rule]) -> dict[str, object]:
    """Give *findings* as a SARIF log of one run, with all the *rules* that could have been broken."""
    index = {rule.name: number for number, rule in enumerate(rules)}
    driver = {
        "name": "digest check",
        "version": __version__,
        "rules": [
            {
                "id": rule.name,
                "shortDescription": {"text": rule.sentence},
                "defaultConfiguration": {"level": rule.level},
            }
            for rule in rules
        ],
    }
    results = [
        {
            "ruleId": finding.rule,
            "ruleIndex": index[finding.rule],
            "level": finding.level,
            "message": {"text": finding.message},
            "locations": [{"physicalLocation": _place(finding)}],
        }
        for finding in findings
    ]
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [{"tool": {"driver": driver}, "results": results}]}


def as_json(findings: Sequence[Finding]) -> list[dict[str, object]]:
    """Give *findings* as plain objects."""
    return [
        {
            "path": finding.path,
            "line": finding.line,
            "rule": finding.rule,
            "level": finding.level,
            "message": finding.message,
        }
        for finding in findings
    ]


def _place(finding: Finding) -> dict[str, object]:
    place: dict[str, object] = {"artifactLocation": {"uri": quote(finding.path, errors="surrogateescape")}}
    return {**place, "region": {"startLine": finding.line}} if finding.line else place
