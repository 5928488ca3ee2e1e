"""All checks there are, and what becomes of their findings under the settings of a site."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from generator.checks import (
    accusations,
    external,
    host_limits,
    links,
    mentioned,
    minors,
    moments,
    pages,
    pictures,
    registry,
    retold,
    rights,
    selections,
    silent_edits,
    soundness,
    spelling,
    suppressed,
    unreleased,
    untagged,
    web_page,
)
from generator.checks.finding import Finding, Level, Rule
from generator.checks.material import OUTPUT, Material
from generator.checks.survey import Gate, Survey, make_survey
from generator.config import CheckSettings
from generator.errors import Problem, stop_if
from generator.readers.content import Spread, one_by_one
from generator.schema import KeyPath, unknown
from generator.settings import SITE_FILE

UNUSED_ALLOWANCE = Rule("unused-allowance", "Everything that the settings allow is still there to be allowed.")


class Check(NamedTuple):
    """
    Answer one question, to which there may be several *rules*.

    *of_content* looks at the material. *of_files* makes of it the gate that looks at every byte of the output's files,
    or None where there is nothing to look for. *of_output* looks at what is known of all files.
    """

    rules: tuple[Rule, ...]
    of_content: Callable[[Material], Iterator[Finding]] | None = None
    of_files: Callable[[Material], Gate | None] | None = None
    of_output: Callable[[Material, Survey], Iterator[Finding]] | None = None


def _suppressed(material: Material) -> Gate | None:
    names = suppressed.read_suppressed(material.root)
    return suppressed.gate(names) if names and names.names else None


def _minors(material: Material) -> Gate | None:
    found = minors.protected(material)
    return minors.gate(material, found) if found else None


CHECKS = (
    Check((suppressed.RULE,), of_files=_suppressed),
    Check((minors.RULE,), of_files=_minors),
    Check((unreleased.RULE,), of_files=unreleased.gate),
    Check((unreleased.RULE,), of_output=unreleased.check),
    Check((retold.RULE,), retold.check),
    Check((mentioned.RULE,), mentioned.check),
    Check((accusations.RULE,), accusations.check),
    Check((untagged.RULE,), untagged.check),
    Check((silent_edits.RULE,), silent_edits.check),
    Check((rights.COPIED, rights.SUMMARY, rights.LONG), rights.check_copied),
    Check((rights.UNDECIDED,), rights.check_rights),
    Check((registry.UNKNOWN, registry.UNCONFIRMED, registry.ALIKE), registry.check_names),
    Check((registry.UNUSED,), registry.check_unused),
    Check((registry.NOTES,), registry.check_notes),
    Check((soundness.CLASH,), soundness.check_clashes),
    Check((spelling.SPELLING, spelling.ALIAS, spelling.SOURCE), spelling.check),
    Check((moments.DATE,), moments.check_dates),
    Check((moments.HELD,), moments.check_held),
    Check((moments.DUE,), moments.check_due),
    Check((pictures.CREDIT, web_page.ALT, links.ASSET), pictures.check_pictures),
    Check((web_page.ALT,), pictures.check_texts),
    Check((pictures.MEDIA,), of_output=pictures.check_media),
    Check((links.NOT_BUILT,), of_output=links.check_built),
    Check((links.LINK, links.ASSET, web_page.ANCHOR), of_output=links.check_links),
    Check((links.WITHDRAWN,), of_output=links.check_withdrawn),
    Check((selections.WITHDRAWN, selections.NOT_YET_OUT), selections.check),
    Check((links.PAGE,), of_output=links.check_orphans),
    Check((host_limits.RULE,), of_output=host_limits.check),
    Check(pages.RULES, of_output=pages.check),
)
RULES = (
    *dict.fromkeys([rule for check in CHECKS for rule in check.rules]),
    external.RULE,
    soundness.SCHEMA,
    UNUSED_ALLOWANCE,
)


class Outcome(NamedTuple):
    """Hold the findings in order, those that the settings allow, and the gates that are off with the reasons."""

    findings: tuple[Finding, ...]
    allowed: tuple[Finding, ...]
    gates_off: tuple[tuple[str, str], ...]

    def count(self, level: Level) -> int:
        """Count the findings of a *level*."""
        return sum(finding.level == level for finding in self.findings)


def run_checks(
    material: Material,
    only: Collection[str] = (),
    *,
    spread: Spread = one_by_one,
    web: external.Web | None = None,
    out_of_date: Callable[[], str] = lambda: "",
) -> Outcome:
    """
    Look at *material* by every rule that is not off, or by those named *only*.

    *spread* may call what reads the output on chunks of it in forked processes. Other sites are asked by *web*, and not
    without. *out_of_date* says what of the output is not what a build would make. Raises UserError for settings of
    rules that there are not, and for what cannot be read: a gate that cannot look does not open.
    """
    settings = material.config.check
    stop_if(setting_problems(settings, material))
    off = {name for name, severity in settings.severity.items() if severity == "off"}
    wanted = {rule.name for rule in RULES if rule.name not in off and (not only or rule.name in only)}
    checks = [check for check in CHECKS if any(rule.name in wanted for rule in check.rules)]
    findings = [*_of_content(material, checks), *_of_output(material, checks, wanted, spread, web)]
    if links.NOT_BUILT.name in wanted and (material.root / OUTPUT).is_dir() and (message := out_of_date()):
        findings.append(Finding(OUTPUT, 0, links.NOT_BUILT.name, message, "error"))
    found = sorted({finding for finding in findings if finding.rule in wanted})
    covered = {(entry.rule, entry.path) for entry in settings.allow}
    allowed = [finding for finding in found if (finding.rule, finding.path) in covered]
    kept = [finding for finding in found if (finding.rule, finding.path) not in covered]
    if UNUSED_ALLOWANCE.name in wanted:
        kept += _unused_allowances(material, allowed, wanted)
    gates = tuple((rule.name, settings.reasons[rule.name]) for rule in RULES if rule.gate and rule.name in off)
    return Outcome(tuple(sorted(_weighed(finding, settings) for finding in kept)), tuple(allowed), gates)


def setting_problems(settings: CheckSettings, material: Material) -> Iterator[Problem]:
    """List what the settings say of rules that there are not, and gates that are off without a reason."""
    rules = {rule.name: rule for rule in RULES}
    named: list[tuple[KeyPath, str]] = [(("severity", name), name) for name in settings.severity]
    named += [(("reasons", name), name) for name in settings.reasons]
    named += [(("allow", index, "rule"), entry.rule) for index, entry in enumerate(settings.allow)]
    for at, name in named:
        if name not in rules:
            message = f"check.{at[0]}: {unknown(name, sorted(rules), 'rule')}"
            yield Problem(SITE_FILE, material.line_of_setting("check", *at), message)
        elif name == soundness.SCHEMA.name:
            message = f"check.{at[0]}: {name} always stops the check, for nothing else can be asked: take it out"
            yield Problem(SITE_FILE, material.line_of_setting("check", *at), message)
    for index, entry in enumerate(settings.allow):
        if re.search(r"[*?]", entry.path):
            message = f"check.allow: “{entry.path}” is no path: name each file, for patterns are not taken"
            yield Problem(SITE_FILE, material.line_of_setting("check", "allow", index), message)
    for name, severity in settings.severity.items():
        if severity != "error" and name in rules and rules[name].gate and not settings.reasons.get(name, "").strip():
            message = f"check.severity: {name} protects people: to lower it, say why under [check.reasons]"
            yield Problem(SITE_FILE, material.line_of_setting("check", "severity", name), message)


def _of_content(material: Material, checks: Sequence[Check]) -> Iterator[Finding]:
    for check in checks:
        if check.of_content:
            yield from check.of_content(material)


def _of_output(
    material: Material, checks: Sequence[Check], wanted: Collection[str], spread: Spread, web: external.Web | None
) -> Iterator[Finding]:
    gates = [gate for check in checks if check.of_files and (gate := check.of_files(material))]
    questions = [check.of_output for check in checks if check.of_output]
    asks_web = web is not None and external.RULE.name in wanted
    if not (material.root / OUTPUT).is_dir():
        stop_if(_not_built() if gates else ())
        questions, asks_web = [], False
        rule = links.NOT_BUILT
        yield Finding(OUTPUT, 0, rule.name, "not there, so only the content is checked: run `digest build`", rule.level)
    if gates or questions or asks_web:
        survey, findings = make_survey(material, gates, spread=spread)
        yield from findings
        for ask in questions:
            yield from ask(material, survey)
        if web is not None and asks_web:
            yield from external.check(material, survey, web)


def _not_built() -> Iterator[Problem]:
    yield Problem(OUTPUT, 0, "not there, so nobody can tell what would be published: run `digest build` first")


def _weighed(finding: Finding, settings: CheckSettings) -> Finding:
    severity = settings.severity.get(finding.rule)
    if severity is None or severity == "off":
        return finding
    return Finding(finding.path, finding.line, finding.rule, finding.message, severity)


def _unused_allowances(material: Material, allowed: Sequence[Finding], asked: Collection[str]) -> Iterator[Finding]:
    needed = {(finding.rule, finding.path) for finding in allowed}
    for index, entry in enumerate(material.config.check.allow):
        if entry.rule in asked and (entry.rule, entry.path) not in needed:
            line = material.line_of_setting("check", "allow", index)
            message = f"nothing at {entry.path} breaks {entry.rule} any more: delete this entry of check.allow"
            yield Finding(SITE_FILE, line, UNUSED_ALLOWANCE.name, message, UNUSED_ALLOWANCE.level)
