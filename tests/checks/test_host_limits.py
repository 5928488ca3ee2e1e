"""Lists for hosts that are longer than hosts read."""

from pathlib import Path

import pytest
from checks.material_making import told

from making import SITE_TOML, a_site, write

STATIC = [f"/old/{number}/ /new/{number}/ 301" for number in range(2001)]
DYNAMIC = [f"/people/{number}/* /people/new/:splat 301" for number in range(101)]
TARGET = '[publish.live]\nkind = "folder"\npath = "../place"\n'


def told_of(root: Path, lines: list[str], settings: str = "") -> list[str]:
    """Give what is said of redirects in these *lines*."""
    a_site(root, {"content/site.toml": SITE_TOML + settings})
    write(root, {"output/_redirects": "\n".join(["# Moved", "", *lines, ""])})
    return told(root, "host-limit")


def test_a_list_that_hosts_read_whole_is_sound(tmp_path: Path) -> None:
    """With as many as they take of either kind."""
    assert told_of(tmp_path, STATIC[1:] + DYNAMIC[1:]) == []


def test_a_list_of_which_hosts_drop_the_rest_is_told(tmp_path: Path) -> None:
    """Of pages, of folders, and of lines that are too long."""
    advice = "take out aliases; till then pages at old addresses lead on all the same, and feeds do not (warning)"
    long = f"/{'a' * 999}/ /b/ 301"
    assert told_of(tmp_path, [long, *STATIC[1:], *DYNAMIC]) == [
        f"output/_redirects: host-limit: redirects 101 whole folders, and a host may read 100: {advice}",
        f"output/_redirects: host-limit: redirects 2,001 pages, and a host may read 2,000: {advice}",
        (
            "output/_redirects:3: host-limit: has 1,009 characters, and a host may read 1,000: shorten the address"
            " (warning)"
        ),
    ]


@pytest.mark.parametrize(("redirects", "count"), [("", 0), ("redirects = true\n", 1)])
def test_hosts_that_read_no_list_have_no_limit(tmp_path: Path, redirects: str, count: int) -> None:
    """As the targets say, if there are any."""
    assert len(told_of(tmp_path, DYNAMIC, TARGET + redirects)) == count
