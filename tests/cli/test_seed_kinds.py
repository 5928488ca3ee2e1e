"""Seeds of several kinds, through the commands."""

from pathlib import Path

import pytest

from making import a_site, build, run_digest, write

ENTRY = (
    "<item><guid>{0}</guid><title>Drum {0} found</title>"
    "<description>Drum {0} is back, the band said.</description></item>"
)


def a_feed(*numbers: int) -> str:
    """Make a feed with these entries."""
    return f"<rss><channel><title>Courier</title>{''.join(map(ENTRY.format, numbers))}</channel></rss>"


def converted(root: Path) -> list[str]:
    """Convert the seeds of a site and give what is said, without what is asked."""
    result = run_digest("--root", root, "convert", "--now", "2025-12-01")
    assert (result.exit_code, result.stderr) == (0, "")
    return [line for line in result.stdout.splitlines() if not line.startswith(" ")]


def test_each_kind_of_seed_becomes_an_article_and_what_is_none_is_named(tmp_path: Path) -> None:
    """Hidden files and a README are passed over in silence."""
    kinds = {
        "a.txt": "The choir of Port Fennel has won the cup.",
        "b.md": "# Choir sings again\n\nThe choir of Port Fennel sang all night.",
        "c.xml": a_feed(1),
        "photo.png": b"\x89PNG",
        "README.md": "What is in here.",
        ".DS_Store": b"\0",
    }
    root = a_site(tmp_path, {f"seeds/{name}": text for name, text in kinds.items()})
    assert converted(root) == [
        "seeds/a.txt -> content/articles/the-choir-of-port-fennel-has-won-the-cup.md",
        "seeds/b.md -> content/articles/choir-sings-again.md",
        "seeds/c.xml#1 -> content/articles/drum-1-found.md",
        "seeds/photo.png: left alone; it is no kind of text that can be converted",
    ]
    assert "articles/drum-1-found/index.html" in build(root)


def test_a_saved_page_becomes_an_article(tmp_path: Path) -> None:
    """Its name may be that of a text."""
    pytest.importorskip("trafilatura", reason="web pages are read by the extra called convert")
    page = "<html><head><title>Choir wins again</title></head><body><p>The choir has won the cup.</p></body></html>"
    root = a_site(tmp_path, {"seeds/a.html": page, "seeds/b.txt": page.replace("again", "twice")})
    assert converted(root) == [
        "seeds/a.html -> content/articles/choir-wins-again.md",
        "seeds/b.txt -> content/articles/choir-wins-twice.md",
    ]


def test_a_build_takes_in_what_is_new_in_a_feed(tmp_path: Path) -> None:
    """Saving a feed again is enough, and entries that went leave their articles."""
    root = a_site(tmp_path, {"seeds/feed.xml": a_feed(1)})
    build(root)
    write(root, {"seeds/feed.xml": a_feed(3, 2)})
    pages = build(root)
    assert {f"articles/drum-{number}-found/index.html" for number in (1, 2, 3)} <= pages.keys()
    assert build(root) == pages
