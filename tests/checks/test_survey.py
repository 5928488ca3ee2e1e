"""What is remembered of the files of the output, and what is not believed."""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest
from checks.material_making import material_of
from hypothesis import given
from hypothesis import strategies as st

from generator.checks.addresses import Addresses
from generator.checks.file_facts import FileFacts
from generator.checks.finding import Finding
from generator.checks.survey import Gate, _facts, make_survey
from making import SITE_TOML, a_lively_site, a_site, build, write

MEMORY = ".digest/checks"
PAGE = "output/a.html"
LONG_AGO = 1_000_000_000


def a_site_with_a_page(root: Path, link: str = "/one/") -> Path:
    """Write a site and a page of its output, long ago, that leads somewhere."""
    a_site(root)
    write(root, {PAGE: f'<a href="{link}">x</a>'})
    os.utime(root / PAGE, (LONG_AGO, LONG_AGO))
    return root


def link_of(root: Path) -> str:
    """Give where the page leads, as far as is known."""
    survey, _ = make_survey(material_of(root), [])
    return survey.files["a.html"].links[0]


def seen_by(root: Path, key: bytes, sought: bytes) -> list[str]:
    """Give the files that a gate looks at which stops those that hold what is *sought*."""
    looked_at: list[str] = []

    def check(path: str, content: bytes) -> Iterator[Finding]:
        looked_at.append(path)
        if sought in content:
            yield Finding(path, 0, "seen", "", "error")

    _, findings = make_survey(material_of(root), [Gate("seen", key, check)])
    assert sorted(finding.path for finding in findings) == [path for path in sorted(looked_at) if "x" in path]
    return sorted(looked_at)


def replace_secretly(root: Path, link: str) -> None:
    """Let the page lead elsewhere, without a sign that it changed."""
    with (root / PAGE).open("r+b") as page:
        page.write(f'<a href="{link}">x</a>'.encode())
    os.utime(root / PAGE, (LONG_AGO, LONG_AGO))


def test_what_did_not_change_is_not_read_again(tmp_path: Path) -> None:
    """By its stamp; with another, it is."""
    root = a_site_with_a_page(tmp_path)
    assert link_of(root) == "one/index.html"
    replace_secretly(root, "/two/")
    assert link_of(root) == "one/index.html"
    os.utime(root / PAGE, (LONG_AGO, LONG_AGO + 1))
    assert link_of(root) == "two/index.html"


@pytest.mark.parametrize("damage", [lambda _: b"", lambda raw: raw[:-1], lambda raw: raw.replace(b"one", b"six")])
def test_a_memory_that_is_damaged_or_foreign_is_not_believed(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    """The files are read again, and remembered."""
    root = a_site_with_a_page(tmp_path)
    link_of(root)
    (root / MEMORY).write_bytes(damage((root / MEMORY).read_bytes()))
    replace_secretly(root, "/two/")
    assert link_of(root) == "two/index.html"
    assert b"two" in (root / MEMORY).read_bytes()


def test_a_memory_of_another_address_is_not_believed(tmp_path: Path) -> None:
    """The same links lead elsewhere there."""
    root = a_site_with_a_page(tmp_path, "https://digest.example/news/one/")
    assert link_of(root) == "news/one/index.html"
    write(root, {"content/site.toml": SITE_TOML.replace("digest.example/", "digest.example/news/")})
    assert link_of(root) == "one/index.html"


def test_what_has_just_changed_is_not_remembered(tmp_path: Path) -> None:
    """It may change once more within a tick of the clock that stamps files."""
    root = a_site_with_a_page(tmp_path)
    future = 100_000_000_000
    os.utime(root / PAGE, (future, future))
    assert link_of(root) == "one/index.html"
    assert not (root / MEMORY).exists()


def test_what_went_is_forgotten(tmp_path: Path) -> None:
    """With the next survey."""
    root = a_site_with_a_page(tmp_path)
    link_of(root)
    (root / PAGE).unlink()
    assert make_survey(material_of(root), [])[0].files == {}
    assert b"one/index.html" not in (root / MEMORY).read_bytes()


def test_a_memory_that_cannot_be_written_is_none(tmp_path: Path) -> None:
    """A folder stands in its place."""
    root = a_site_with_a_page(tmp_path)
    (root / MEMORY).mkdir(parents=True)
    assert link_of(root) == "one/index.html"


def test_a_gate_looks_again_at_what_changed_or_was_stopped(tmp_path: Path) -> None:
    """Hidden files too; what it let pass it believes for as long as it looks for the same."""
    root = a_site_with_a_page(tmp_path)
    write(root, {"output/.well-known/x": b"secret", "output/m.jpg": b"\xff"})
    for path in ("output/.well-known/x", "output/m.jpg"):
        os.utime(root / path, (LONG_AGO, LONG_AGO))
    every = ["output/.well-known/x", PAGE, "output/m.jpg"]
    assert seen_by(root, b"1", b"secret") == every
    assert seen_by(root, b"1", b"secret") == every[:1]
    os.utime(root / PAGE, (LONG_AGO, LONG_AGO + 1))
    assert seen_by(root, b"1", b"secret") == every[:2]
    assert seen_by(root, b"2", b"secret") == every


def test_a_gate_believes_no_damaged_memory(tmp_path: Path) -> None:
    """It looks at all files."""
    root = a_site_with_a_page(tmp_path)
    seen_by(root, b"1", b"secret")
    memory = root / ".digest/gates/seen"
    memory.write_bytes(memory.read_bytes()[:-1])
    assert seen_by(root, b"1", b"secret") == [PAGE]
    assert seen_by(root, b"1", b"secret") == []


def test_a_name_that_is_no_text_is_looked_at_too(tmp_path: Path) -> None:
    """It cannot be remembered, but no less be read."""
    root = a_site_with_a_page(tmp_path)
    strange = root / "output" / os.fsdecode(b"\xff.html")
    strange.write_bytes(b'<a href="b/">x</a>')
    os.utime(strange, (LONG_AGO, LONG_AGO))
    for _ in range(2):
        assert len(make_survey(material_of(root), [])[0].files) == 2
        assert b"one" in (root / MEMORY).read_bytes()


SOUND = b"""<html lang="en"><title>T</title><base href="/"><script type="application/ld+json">{"@graph":[{"@type":
"NewsArticle"}]}</script><img srcset="a 2x"><meta http-equiv=refresh content="0;url=a"><a href="//[#%zz">"""


@given(
    name=st.sampled_from(["a.html", "a.xml", "a.json", "a.css", "robots.txt"]),
    content=st.one_of(
        st.binary(max_size=200),
        st.builds(
            lambda text, start, end, new: text[:start] + new + text[end:],
            st.sampled_from(
                [SOUND, b"<rss><channel><item/></channel></rss>", b'{"version":"https://jsonfeed.org/version/1"}']
            ),
            st.integers(0, 200),
            st.integers(0, 200),
            st.text(max_size=9).map(str.encode),
        ),
        st.just(b"[" * 100_000),
    ),
)
def test_whatever_is_in_a_file_it_is_read(name: str, content: bytes) -> None:
    """It may be anybody's."""
    facts = _facts(name, content, Addresses("https://digest.example/"))
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(facts), type=FileFacts) == facts


def test_it_does_not_matter_how_the_work_is_spread(tmp_path: Path) -> None:
    """One file at a time, or all at once."""

    def singly(function: Callable[[Any], Any], parts: Sequence[Any]) -> Iterator[tuple[int, Any]]:
        for part in reversed(parts):
            yield 1, function([part])

    root = a_lively_site(tmp_path)
    build(root)
    at_once, _ = make_survey(material_of(root), [])
    (root / MEMORY).unlink()
    one_by_one, _ = make_survey(material_of(root), [], spread=singly)
    assert list(at_once.files.items()) == list(one_by_one.files.items())
