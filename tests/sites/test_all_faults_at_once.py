"""All the faults that records can have, laid into one site: each is told, in the words that it has alone."""

import re
import shutil
from pathlib import Path

from generator.errors import UserError
from generator.readers.content import KINDS, read_content
from making import a_config, a_site, run_digest

INVALID = Path(__file__).parent / "invalid"
RECORDS = {kind.name for kind in KINDS}


def told_of_records(site: Path) -> list[str]:
    """Give what is wrong with the records of *site* as they are read, before any is compared with another."""
    try:
        read_content(site, a_config())
    except UserError as error:
        return [str(problem) for problem in error.problems]
    return []


def expected_of(site: Path) -> list[str]:
    """Give what is to be said of a *site* with a fault."""
    return (site / "expected.txt").read_text(encoding="utf-8").splitlines()


def moved(line: str, fault: str) -> str:
    """Give a message of the site with a *fault* as it is where its files lie in folders of that name."""
    return re.sub(r"^content/(\w+)/", rf"content/\1/{fault}/", line)


def test_faults_of_many_sites_in_one_are_told_all_at_once(tmp_path: Path) -> None:
    """Sorted by file and line; none hides another."""
    root = a_site(tmp_path)
    wanted: list[str] = []
    sites = sorted(INVALID.glob("[!.]*"))
    faults = [site for site in sites if (told := told_of_records(site)) and told == expected_of(site)]
    faults = [
        site for site in faults if {part.name for part in (site / "content").iterdir()} <= {*RECORDS, "site.toml"}
    ]
    for site in faults:
        assert {folder.name for folder in (site / "content").iterdir()} <= {*RECORDS, "site.toml"}
        for folder in (path for path in (site / "content").iterdir() if path.name in RECORDS):
            shutil.copytree(folder, root / "content" / folder.name / site.name)
        wanted += [moved(line, site.name) for line in expected_of(site)]
    result = run_digest("--root", root, "build", "--now", "2026-01-01")
    assert (result.exit_code, result.stdout) == (1, "")
    assert sorted(result.stderr.splitlines()) == sorted(wanted)
    assert (len(faults) > 60, len(wanted) > 250) == (True, True)
    assert not (root / "output").exists()
