"""What a host is told about the files that it serves."""

from pathlib import Path

import pytest

from generator.publishing.host_files import host_files
from generator.targets import Target
from making import a_config, a_site, write

TARGET = Target(kind="folder", path="/srv/digest", headers=True)


def headers_of(root: Path, **settings: object) -> dict[str, dict[str, str]]:
    """Give the headers of the site at *root*, by the address that they are for."""
    text = host_files(a_config(**settings), TARGET, root)["_headers"].decode()
    found: dict[str, dict[str, str]] = {}
    for line in text.splitlines():
        if line.startswith("  "):
            name, value = line.strip().split(": ", 1)
            found[list(found)[-1]][name] = value
        else:
            found[line] = {}
    return found


def policy_of(root: Path, **settings: object) -> dict[str, str]:
    """Give the content policy of all pages, by directive."""
    policy = headers_of(root, **settings)["/*"]["Content-Security-Policy"]
    return {name: allowed for name, _, allowed in (part.strip().partition(" ") for part in policy.split(";"))}


def test_the_policy_allows_what_pages_use_and_nothing_else(tmp_path: Path) -> None:
    """Scripts are files of the site, and talk to nobody else."""
    assert policy_of(a_site(tmp_path)) == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "style-src-attr": "'unsafe-inline'",
        "img-src": "'self'",
        "connect-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }


def test_a_search_through_all_texts_may_compile_its_program(tmp_path: Path) -> None:
    """On no other site may anything."""
    allowed = policy_of(a_site(tmp_path), search={"full_text": True})["script-src"]
    assert allowed == "'self' 'wasm-unsafe-eval'"


def test_what_is_asked_for_by_its_content_may_be_kept_for_ever(tmp_path: Path) -> None:
    """Pages may not, nor a picture that a style sheet may name as it is."""
    kept = {"Cache-Control": "public, max-age=31536000, immutable"}
    found = headers_of(a_site(tmp_path), base_url="https://digest.example/news/")
    assert {address: headers for address, headers in found.items() if "Cache-Control" in headers} == {
        "/news/assets/search.js": kept,
        "/news/assets/style.css": kept,
    }


@pytest.mark.parametrize("link", ['<link href="{{ root }}assets/style.css">', "{{ absolute('assets/style.css') }}"])
def test_what_a_layout_of_the_site_asks_for_by_its_name_is_not_kept(tmp_path: Path, link: str) -> None:
    """Its readers would never see the next one."""
    root = a_site(tmp_path)
    write(root, {"layouts/article.html": link})
    assert "/assets/style.css" not in headers_of(root)
    assert "/assets/search.js" in headers_of(root)
