"""What the commands for editors work on: the content of the site."""

from pathlib import Path

from generator.config import Config, read_config
from generator.model.content import Content
from generator.readers.cache import RecordCache
from generator.readers.content import read_content


def read_site(root: Path) -> tuple[Config, Content]:
    """Read the settings and all records of the site at *root*; raises UserError."""
    config = read_config(root)
    return config, read_content(root, config, RecordCache(root / ".digest", config.time_zone))
