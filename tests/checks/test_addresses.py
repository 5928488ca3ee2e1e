"""Where addresses on pages of the output lead."""

import posixpath
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks.addresses import Addresses, candidates, shown

PAGE = "articles/a/index.html"
SEGMENT = st.text("abcdéü 1%#?&;.-", min_size=1, max_size=6).filter(lambda text: text.strip(".") == text)


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("../../people/ann/", "people/ann/index.html"),
        ("../../people/ann", "people/ann"),
        ("../../", "index.html"),
        ("../../#top", "index.html"),
        ("../../?page=2", "index.html"),
        ("../../../../people/", "people/index.html"),
        ("../b/#c%C3%A9", "articles/b/index.html#cé"),
        ("..", "articles/index.html"),
        ("b.html", "articles/a/b.html"),
        ("./b/./../c/", "articles/a/c/index.html"),
        ("", PAGE),
        ("#there", f"{PAGE}#there"),
        ("#", PAGE),
        ("#x:~:text=word", f"{PAGE}#x"),
        ("?q", PAGE),
        ("/people/ann/", "people/ann/index.html"),
        ("/media/caf%C3%A9%20bar.jpg", "media/café bar.jpg"),
        (" /people/\n ", "people/index.html"),
        ("\\people\\", "people/index.html"),
        ("https://digest.example/people/#a", "people/index.html#a"),
        ("HTTPS://Digest.Example/people/", "people/index.html"),
        ("http://digest.example", "index.html"),
        ("//digest.example/people/", "people/index.html"),
        ("https://other.example/a#b", "https://other.example/a#b"),
        ("//other.example/a", "https://other.example/a"),
        ("mailto:ann@digest.example", ""),
        ("tel:123", ""),
        ("data:image/gif;base64,R0", ""),
        ("javascript:void(0)", ""),
        ("http://[", "/http://["),
        ("./a:b/", "articles/a/a:b/index.html"),
    ],
)
def test_an_address_leads_where_a_browser_goes(address: str, target: str) -> None:
    """On a site at the root of its host, asked twice, since what was found is kept."""
    addresses = Addresses("https://digest.example/")
    assert [addresses.target(address, PAGE) for _ in range(2)] == [target, target]


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("/news/people/", "people/index.html"),
        ("/news/", "index.html"),
        ("../../people/", "people/index.html"),
        ("../../../news/people/", "people/index.html"),
        ("/people/", "/people/"),
        ("../../../people/", "/people/"),
        ("/newspaper", "/newspaper"),
        ("https://digest.example/news/people/", "people/index.html"),
        ("https://digest.example/people/", "https://digest.example/people/"),
    ],
)
def test_a_site_in_a_folder_of_its_host_ends_there(address: str, target: str) -> None:
    """What lies beside it is no page of it; written with the host, it is another site."""
    assert Addresses("https://digest.example/news/").target(address, PAGE) == target


@given(page=st.lists(SEGMENT, max_size=4), target=st.lists(SEGMENT, max_size=4), is_folder=st.booleans())
def test_a_way_from_page_to_page_is_found_again(page: list[str], target: list[str], *, is_folder: bool) -> None:
    """Whatever the folders are called, and from whichever of them."""
    here, there = "/".join([*page, "index.html"]), "/".join([*target, "index.html" if is_folder else "x.html"])
    way = posixpath.relpath(f"/{there}", posixpath.dirname(f"/{here}"))
    address = "/".join([quote(part, safe="") for part in way.split("/")])
    for base in ("https://digest.example/", "https://digest.example/a%20b/"):
        assert Addresses(base).target(f"./{address}", here) == there
        assert Addresses(base).target(address, here) == there
        assert Addresses(base).target(Addresses(base).absolute(there), here) == there


def test_all_pictures_of_a_set_are_named() -> None:
    """With or without a size, and with commas in an address."""
    assert candidates("a.jpg, /b,c.jpg 2x,d.jpg 300w , ") == ["a.jpg", "/b,c.jpg", "d.jpg"]
    assert candidates("") == []


@pytest.mark.parametrize(
    ("target", "told"),
    [("index.html", "/"), ("a/index.html#b", "/a/#b"), ("a/b.html", "/a/b.html"), ("/out/", "/out/")],
)
def test_a_target_is_told_as_an_address(target: str, told: str) -> None:
    """As an editor would write it."""
    assert shown(target) == told
