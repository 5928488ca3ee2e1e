"""The parts of a person's name."""

import pytest

from generator.model.person import given_name, surname


@pytest.mark.parametrize(
    ("name", "given", "last"),
    [
        ("Ann Vane", "Ann", "Vane"),
        ("Robert Vane Jr.", "Robert", "Vane"),
        ("Robert Vane, Sr", "Robert", "Vane"),
        ("Robert Lark Vane III", "Robert", "Vane"),
        ("Vane", "Vane", "Vane"),
        ("Jr.", "Jr.", "Jr."),
    ],
)
def test_a_suffix_is_no_surname(name: str, given: str, last: str) -> None:
    """A name of one word is both."""
    assert (given_name(name), surname(name)) == (given, last)
