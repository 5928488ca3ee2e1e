"""Every page, style sheet and drawing is what the standards of the web say it should be."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from publishing.hosts_making import needs
from reader.browsing import node_module
from reader.sites_making import Served

pytestmark = pytest.mark.slow
_CHECKER = "vnu-jar/build/dist/vnu.jar"
_WAYS = {".html": "--Werror", ".css": "--css", ".svg": "--svg"}


def faults(*files: Path) -> list[str]:
    """Ask the Nu HTML checker what is wrong, or might be, with *files*, all of one kind."""
    needs("java")
    checker = ["java", "-jar", node_module(_CHECKER), _WAYS[files[0].suffix], "--exit-zero-always", "--format", "json"]
    asked = subprocess.run([*checker, "--stdout", *files], capture_output=True, check=True)
    found = json.loads(asked.stdout)["messages"]
    return [f"{fault['url']}:{fault.get('lastLine', 0)}: {fault['type']}: {fault['message']}" for fault in found]


@pytest.mark.parametrize("name", ["sample", "hostile"])
def test_no_file_has_an_error_or_a_warning(name: str, request: pytest.FixtureRequest) -> None:
    """Those that only send a reader on included; a mail has tables for its columns, as its readers' programs need."""
    site: Served = request.getfixturevalue(name)
    found = {suffix: sorted(site.place.rglob(f"*{suffix}")) for suffix in _WAYS}
    assert len(found[".html"]) >= len(site.layouts)
    assert found[".css"]
    told = [fault for files in found.values() if files for fault in faults(*files)]
    assert [fault for fault in told if "/mail.html:" not in fault or ": error: " in fault] == []


def test_a_fault_is_seen(tmp_path: Path) -> None:
    """The checker looks, at each kind of file."""
    texts = {"a.html": "<!doctype html><p>", "a.css": "p { colour: red }", "a.svg": "<svg><p/></svg>"}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert faults(tmp_path / name) != []
    assert shutil.which("java")
