"""What Lighthouse says of the pages that readers come to, on its idea of a slow phone."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from publishing.hosts_making import needs
from reader.browsing import CHROMIUM, MARKS, node_module
from reader.sites_making import Served

pytestmark = MARKS
_RUNS = 3  # a busy machine may cost a run points for speed; nothing else varies
_FULL = {"performance": 100, "accessibility": 100, "best-practices": 100, "seo": 100}
_FLAGS = "--headless=new --no-sandbox --disable-dev-shm-usage"


def scores(url: str, report: Path) -> tuple[dict[str, int], list[str]]:
    """Ask Lighthouse about the page at *url*: its points, and the audits that cost some."""
    needs("node", CHROMIUM)
    command = ["node", node_module("lighthouse/cli/index.js"), url, "--output=json", f"--output-path={report}"]
    options = ["--quiet", "--no-enable-error-reporting", f"--chrome-flags={_FLAGS}"]
    environment = {**os.environ, "CHROME_PATH": CHROMIUM}
    subprocess.run([*command, *options], env=environment, check=True, capture_output=True)
    found = json.loads(report.read_text(encoding="utf-8"))
    points = {name: round(category["score"] * 100) for name, category in found["categories"].items()}
    weighed = {
        audit["id"]
        for category in found["categories"].values()
        for audit in category["auditRefs"]
        if audit["weight"] > 0
    }
    lost = [
        f"{name}: {audit['title']}: {audit.get('displayValue', '')}"
        for name, audit in sorted(found["audits"].items())
        if name in weighed and audit["score"] is not None and audit["score"] < 1
    ]
    return points, lost


@pytest.mark.parametrize("layout", ["home.html", "article.html", "person.html", "case.html"])
def test_no_point_is_missing(sample: Served, tmp_path: Path, layout: str) -> None:
    """For speed, access, good practice and search engines."""
    for run in range(_RUNS):
        points, lost = scores(sample.kinds[layout], tmp_path / f"{run}.json")
        if points == _FULL or {**points, "performance": 100} != _FULL:
            break
    assert points == _FULL, lost
