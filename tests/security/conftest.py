"""The sites of payloads, built and served once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from reader.browsing import Window
from security.hostile_sites import Hostile, Listener, a_site_of_payloads, a_site_of_seeds, both_ways, listening


@pytest.fixture(scope="package")
def window() -> Iterator[Window]:
    """Open a browser."""
    found = Window()
    yield found
    found.close()


@pytest.fixture(scope="package")
def listener() -> Iterator[Listener]:
    """Listen for what a payload would load."""
    with listening() as found:
        yield found


@pytest.fixture(scope="package")
def payload_site(tmp_path_factory: pytest.TempPathFactory, listener: Listener) -> Path:
    """Build the site with a payload in every field."""
    return a_site_of_payloads(tmp_path_factory.mktemp("payloads") / "site", listener.url)


@pytest.fixture(scope="package")
def seed_site(tmp_path_factory: pytest.TempPathFactory, listener: Listener) -> Path:
    """Build the site that was converted from payloads."""
    return a_site_of_seeds(tmp_path_factory.mktemp("seeds") / "site", listener.url)


@pytest.fixture(scope="package", params=["records", "seeds"])
def hostile(
    request: pytest.FixtureRequest, payload_site: Path, seed_site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Hostile]:
    """Serve the one and then the other."""
    root = {"records": payload_site, "seeds": seed_site}[request.param]
    with both_ways(root, tmp_path_factory.mktemp("served") / "place") as found:
        yield found
