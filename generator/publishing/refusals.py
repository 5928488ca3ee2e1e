"""What must not be published, whatever the host has."""

import ipaddress
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.checks.catalogue import run_checks
from generator.checks.material import Material
from generator.config import Config
from generator.errors import Problem
from generator.publishing.plan import Plan
from generator.readers.content import one_by_one
from generator.settings import SITE_FILE
from generator.targets import Target
from generator.workers import Pool, may_fork, usable_cores

# Names for examples and tests, which lead nowhere: RFC 2606 and 6761.
_NOWHERE = re.compile(r"(?:.*\.)?(?:localhost|example|invalid|test|local|example\.(?:com|net|org))")


def broken_rules(material: Material) -> Iterator[Problem]:
    """Give the errors that the checks find; raises UserError."""
    with Pool(usable_cores()) as pool:
        outcome = run_checks(material, spread=pool.map if may_fork() else one_by_one)
    for finding in outcome.findings:
        if finding.level == "error":
            yield Problem(finding.path, finding.line, f"{finding.rule}: {finding.message}")


def wrong_address(config: Config, name: str, target: Target, line: int) -> Iterator[Problem]:
    """Say whether the site is built for another address than that of *target*; *line* is where it has its own."""
    host = urlsplit(config.base_url).hostname or ""
    ours = target.base_url.rstrip("/") + "/" if target.base_url else config.base_url
    if ours != config.base_url:
        message = f"the site is built for {config.base_url}, and publish.{name} is at {ours}: mend one of the two"
        yield Problem(SITE_FILE, line, f"base_url: {message}")
    elif not target.base_url and _leads_nowhere(host):
        message = f"{host} leads no reader here: set the address that the site will have, and build"
        yield Problem(SITE_FILE, line, f"base_url: {message}")
    if target.cname and target.cname != host:
        message = f"publish.{name} has the domain {target.cname}, the site is built for {host}: mend one of the two"
        yield Problem(SITE_FILE, line, f"base_url: {message}")


def too_many_gone(name: str, target: Target, plan: Plan) -> Iterator[Problem]:
    """Say whether more pages would vanish than *target* bears."""
    if len(plan.gone) > target.most_vanishing * plan.pages:
        count = f"{len(plan.gone)} of the {plan.pages} pages there would be found no more, such as {plan.gone[0]}"
        yield Problem(f"publish.{name}", 0, f"{count}: look with --dry-run, then repeat with --allow-vanishing")


def _leads_nowhere(host: str) -> bool:
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return bool(_NOWHERE.fullmatch(host))
    return address.is_loopback or address.is_unspecified
