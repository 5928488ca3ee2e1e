"""Make what the checks look at: real sites on a real disk."""

from pathlib import Path

from generator.checks.catalogue import run_checks
from generator.checks.material import Material
from generator.config import read_config
from generator.readers.content import read_content
from making import LATER


def material_of(root: Path) -> Material:
    """Read the site at *root*, which must be sound, as of the end of 2025."""
    config = read_config(root)
    return Material(root, config, read_content(root, config), LATER)


def told(root: Path, *rules: str) -> list[str]:
    """Give the findings of these *rules*, or of all, as they are printed."""
    return [str(finding) for finding in run_checks(material_of(root), rules).findings]
