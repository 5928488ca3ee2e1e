"""The names that an editor said are nobody and nothing, from content/names.toml."""

from pathlib import Path

import msgspec

from generator.settings import NAMES_FILE, read_settings


class NameSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Hold the names that the converter is not to propose again."""

    ignore: tuple[str, ...] = ()


def read_names(root: Path) -> NameSettings:
    """Read the file of the site at *root*, which need not have one; raises UserError with every problem of it."""
    return read_settings(root, NAMES_FILE, NameSettings) or NameSettings()
