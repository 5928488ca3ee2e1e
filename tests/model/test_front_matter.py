"""Values as they stand in front matter."""

from datetime import datetime, timedelta, timezone

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.model.front_matter import moment, scalar
from generator.readers.document import parse_document

words = st.text(
    alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn", "Zl", "Zp"]), min_size=1
)


@given(words.map(str.strip).filter(bool), st.booleans())
def test_a_scalar_is_read_as_the_text_that_was_written(text: str, flow: bool) -> None:
    """By YAML 1.1 with all its surprises, and by our own reader."""
    written = f"[{scalar(text, flow=True)}]" if flow else scalar(text)
    document = f"key: {written}"
    assert yaml.safe_load(document) == {"key": [text] if flow else text}
    assert parse_document(f"---\n{document}\n---\n").values == {"key": [text] if flow else text}


MISREAD = (
    "No", "on", "null", "~", "12:30", "1e5", "0x1F", "2025-03-14", "1_000", "- x", "a: b", "a #b", "[x]", "{x}", "x,y",
    "*x", "&x", "!x", "|", ">", "%x", "@x", "`x", '"x"', "'x'", "x:", "x ", "x?", "\\x", "x\ty",
)  # fmt: skip


@pytest.mark.parametrize("text", MISREAD)
def test_text_that_yaml_would_misread_is_quoted(text: str) -> None:
    """Booleans, numbers, times, dates and signs stay text."""
    assert yaml.safe_load(f"key: [{scalar(text, flow=True)}]") == {"key": [text]}
    assert yaml.safe_load(f"key: {scalar(text)}") == {"key": text}


def test_a_moment_is_written_in_utc() -> None:
    """Whatever offset a time has, the file has it in UTC."""
    assert moment(datetime(2025, 3, 14, 9, tzinfo=timezone(timedelta(hours=2)))) == "2025-03-14T07:00:00Z"
