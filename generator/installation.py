"""Which generator this is, so that what another one remembered is not believed."""

import os
import platform
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from generator import __version__

_RENDERING_PACKAGES = (
    "frontmatter", "imagesize", "jinja2", "markdown", "markupsafe", "msgspec", "nh3", "PIL", "rcssmin",
    "text_unidecode", "yaml",
)  # fmt: skip


@cache
def installation_stamp() -> str:
    """Tell this installation of the generator, and of what it renders with, from any other or an edited one."""
    stamps = sorted(_source_stamps(str(Path(__file__).parent)))
    stamps += [
        f"{spec.origin} {Path(spec.origin).stat().st_size} {Path(spec.origin).stat().st_mtime_ns}"
        for name in _RENDERING_PACKAGES
        if (spec := find_spec(name)) and spec.origin
    ]
    return "\n".join([__version__, platform.python_version(), *stamps])


def _source_stamps(folder: str) -> list[str]:
    stamps = []
    for entry in os.scandir(folder):
        if entry.is_dir() and entry.name != "__pycache__":
            stamps += _source_stamps(entry.path)
        elif entry.name.endswith(".py"):
            status = entry.stat()
            stamps.append(f"{entry.name} {status.st_size} {status.st_mtime_ns}")
    return stamps
