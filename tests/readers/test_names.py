"""The settings in content/names.toml."""

from pathlib import Path

import pytest

from generator.errors import UserError
from generator.readers.names import read_names
from making import write


def test_the_names_to_ignore_are_read(tmp_path: Path) -> None:
    """A site needs no such file."""
    assert read_names(tmp_path).ignore == ()
    write(tmp_path, {"content/names.toml": 'ignore = ["Planet Hollywood"]\n'})
    assert read_names(tmp_path).ignore == ("Planet Hollywood",)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("\nignored = []\n", 'content/names.toml:2: unknown key "ignored" - did you mean "ignore"?'),
        ("ignore = 1\n", "content/names.toml:1: ignore: expected a list, such as [A, B], got 1"),
        (
            "ignore = [\n",
            (
                "content/names.toml:2: not TOML: a value is missing, or text without quotes "
                "(only numbers, true and false have none)"
            ),
        ),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    """As of any other file."""
    write(tmp_path, {"content/names.toml": text})
    with pytest.raises(UserError) as raised:
        read_names(tmp_path)
    assert [str(problem) for problem in raised.value.problems] == [message]
