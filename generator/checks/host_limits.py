"""Do the files that hosts read hold no more than they take?"""

from collections.abc import Iterator, Sequence

from generator.checks.finding import Finding, Rule
from generator.checks.material import OUTPUT, Material
from generator.checks.survey import Survey
from generator.errors import Problem, UserError

RULE = Rule("host-limit", "The list of redirects for hosts is no longer than they read.")
_REDIRECTS = "_redirects"
# What Cloudflare Pages documents, which takes the least: developers.cloudflare.com/pages/configuration/redirects.
_MOST_STATIC, _MOST_DYNAMIC, _LONGEST = 2000, 100, 1000
_STILL = "pages at old addresses lead on all the same, and feeds do not"


def check(material: Material, survey: Survey) -> Iterator[Finding]:
    """Count the redirects, unless the site is published, and only to hosts that do not read them."""
    targets = material.config.publish.values()
    if _REDIRECTS not in survey.files or (targets and not any(target.redirects for target in targets)):
        return
    path = f"{OUTPUT}/{_REDIRECTS}"
    try:
        lines = (material.root / path).read_text(encoding="utf-8", errors="replace").split("\n")
    except OSError as error:
        raise UserError([Problem(path, 0, f"cannot be read: {error.strerror}")]) from None
    for line, message in _faults(lines):
        yield Finding(path, line, RULE.name, message, RULE.level)


def _faults(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    static, dynamic = 0, 0
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.startswith("#"):
            source = line.split()[0]
            is_dynamic = "*" in source or "/:" in source
            dynamic, static = dynamic + is_dynamic, static + (not is_dynamic)
            if len(line) > _LONGEST:
                yield number, f"has {len(line):,} characters, and a host may read {_LONGEST:,}: shorten the address"
    for count, most, kind in ((static, _MOST_STATIC, "pages"), (dynamic, _MOST_DYNAMIC, "whole folders")):
        if count > most:
            yield 0, f"redirects {count:,} {kind}, and a host may read {most:,}: take out aliases; till then {_STILL}"
