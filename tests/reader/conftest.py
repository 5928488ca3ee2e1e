"""One browser, and each site built and served once, for all tests of what a reader gets."""

from collections.abc import Iterator

import pytest
from reader.browsing import Window
from reader.sites_making import Served, a_hostile_site, a_sample_site, served


@pytest.fixture(scope="session")
def window() -> Iterator[Window]:
    """Open the browser."""
    found = Window()
    yield found
    found.close()


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve the site that the project comes with."""
    base = tmp_path_factory.mktemp("sample")
    with served(a_sample_site(base / "site"), base / "place") as found:
        yield found


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve a site in German, below a path, in which all is too long."""
    base = tmp_path_factory.mktemp("hostile")
    with served(a_hostile_site(base / "site"), base / "place") as found:
        yield found
