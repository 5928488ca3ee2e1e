"""What a build would stop at: told as findings, so that one command names all that is wrong."""

from collections.abc import Iterable, Iterator

from generator.checks.finding import Finding, Rule
from generator.checks.material import Material
from generator.errors import Problem

SCHEMA = Rule("schema", "Every record can be read, and says nothing that it cannot mean.", "error")
CLASH = Rule("clash", "No two records claim the same name, address or id.", "error")
_SKIPPED = "the other rules could not be asked while records cannot be read: mend these first"


def as_findings(problems: Iterable[Problem]) -> tuple[Finding, ...]:
    """Give the *problems* of records that cannot be read; the last says that nothing else was asked."""
    found = [Finding(problem.path, problem.line, SCHEMA.name, problem.message, SCHEMA.level) for problem in problems]
    return (*found, Finding("content", 0, SCHEMA.name, _SKIPPED, "note"))


def check_clashes(material: Material) -> Iterator[Finding]:
    """Find what two records claim both."""
    for path, key, message in material.clashes:
        yield Finding(path, material.line_of(path, *key), CLASH.name, message, CLASH.level)
