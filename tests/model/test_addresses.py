"""The addresses of pages."""

import pytest

from generator.model.addresses import address_of


@pytest.mark.parametrize(
    ("path", "shown"),
    [("index.html", ""), ("a/index.html", "a/"), ("old.html", "old.html"), ("myindex.html", "myindex.html")],
)
def test_the_address_of_a_page_is_that_of_its_folder(path: str, shown: str) -> None:
    """Nobody writes index.html."""
    assert address_of(path) == shown
