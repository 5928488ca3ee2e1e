"""Requests are answered as static hosts do, and never from outside the output."""

from pathlib import Path

import pytest

from generator.preview.files import Found, find
from making import write

FILES = {"index.html": "", "a/index.html": "", "b.html": "", "c d/é.txt": "", "empty/x.txt": "", "feed.xml": ""}
HIDDEN = {".secret": "", "a/.git/config": "", ".well-known/security.txt": "", ".well-known/.x": ""}


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """Write an output with files of all kinds, beside something that is nobody's business."""
    folder = tmp_path / "output"
    write(folder, {**FILES, **HIDDEN})
    write(tmp_path, {"secret.txt": "", "output-2/index.html": ""})
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "out").symlink_to(tmp_path)
    (folder / "in.txt").symlink_to(folder / "feed.xml")
    return folder


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("/", "index.html"),
        ("/index.html", "index.html"),
        ("/a/", "a/index.html"),
        ("/b", "b.html"),
        ("/b.html", "b.html"),
        ("/c%20d/%C3%A9.txt", "c d/é.txt"),
        ("/feed.xml", "feed.xml"),
        ("/in.txt", "in.txt"),
        ("/.well-known/security.txt", ".well-known/security.txt"),
    ],
)
def test_a_page_is_found_as_hosts_find_it(output: Path, address: str, path: str) -> None:
    """By the index of its folder, and without its ending too."""
    assert find(output, "/", address) == Found(path)


@pytest.mark.parametrize(
    "address",
    [
        "/nothing",
        "/nothing/",
        "/b/",
        "/empty",
        "/empty/",
        "/.secret",
        "/%2esecret",
        "/a/.git/config",
        "/.well-known/.x",
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/a/../../secret.txt",
        "/a/%2E%2E/%2e%2e/secret.txt",
        "/..\\secret.txt",
        "/%5c..%5csecret.txt",
        "/out.txt",
        "/out/secret.txt",
        "/out/output-2/",
        "/../output-2/",
        "//evil.example/",
        "//a/",
        "/a//",
        "/%00",
        "/index.html%00.txt",
        "/" + "x" * 5000,
        "/%ff%fe",
        "http://evil.example/",
        "*",
    ],
)
def test_what_is_not_there_or_not_for_others_is_not_found(output: Path, address: str) -> None:
    """However the address is written."""
    assert find(output, "/", address) == Found()


@pytest.mark.parametrize(
    ("base", "address", "elsewhere"),
    [
        ("/", "/a", "/a/"),
        ("/news/", "/", "/news/"),
        ("/news/", "/news", "/news/"),
        ("/news/", "/news/a", "/news/a/"),
        ("/n%C3%A9/", "/", "/n%C3%A9/"),
    ],
)
def test_an_address_that_lacks_something_leads_to_the_one_that_has_it(
    output: Path, base: str, address: str, elsewhere: str
) -> None:
    """The slash of a folder, or the base of the site."""
    assert find(output, base, address) == Found(elsewhere=elsewhere)


def test_a_site_below_a_base_is_found_there_and_nowhere_else(output: Path) -> None:
    """As it will be on its host."""
    assert find(output, "/news/", "/news/a/") == Found("a/index.html")
    assert find(output, "/n%C3%A9/", "/né/feed.xml") == Found("feed.xml")
    assert find(output, "/news/", "/a/") == Found()
    assert find(output, "/news/", "/news../secret.txt") == Found()


def test_an_output_that_is_not_there_has_nothing(tmp_path: Path) -> None:
    """A first build that failed has left none."""
    assert find(tmp_path / "output", "/", "/") == Found()
