"""The cards of a site: drawn once, drawn again only when what they show changes, and the same wherever that is done."""

import shutil
from pathlib import Path

import pytest

from making import SITE_TOML, a_file, a_lively_site, a_site, an_article_file, build, files_in, run_digest, write

pytest.importorskip("PIL")

from PIL import ImageFont

_OTHER_FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf"
CARDS = "cards = true\n"


def cards_in(output: dict[str, bytes]) -> dict[str, bytes]:
    """Give the cards among the files of a site."""
    return {path: content for path, content in output.items() if path.startswith("cards/")}


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    """Name the cards that differ."""
    return {path for path in cards_in(before) | cards_in(after) if before.get(path) != after.get(path)}


def a_site_with_cards(root: Path, **files: str | bytes) -> Path:
    """Write a site with two articles about a case, of which one has a picture."""
    entry = {"date": "2025-03-01", "stage": "charged", "what": "It began.", "source": {"name": "The Courier"}}
    image = {"src": "media/ann.jpg", "alt": "Ann"}
    return a_site(
        root,
        {
            "content/site.toml": SITE_TOML + CARDS,
            "content/articles/a.md": an_article_file("One", cases=["The Case"], people=["Ann"], date="2025-03-10"),
            "content/articles/b.md": an_article_file("Two", cases=["The Case"], shows=["The Show"], image=image),
            "content/cases/c.md": a_file(name="The Case", timeline=[entry]),
            "content/media/ann.jpg": b"\xff\xd8",
            **files,
        },
    )


def a_font() -> bytes:
    """Give a font file: the one that comes with Pillow."""
    usual = ImageFont.load_default(20)
    assert isinstance(usual, ImageFont.FreeTypeFont)
    content: bytes = usual.font_bytes
    return content


def test_each_page_that_is_shown_elsewhere_has_a_picture(tmp_path: Path) -> None:
    """Its own, or a card that the page names; and no sitemap lists cards."""
    output = build(a_site_with_cards(tmp_path))
    assert set(cards_in(output)) == {
        "cards/home.jpg",
        "cards/articles/a.jpg",
        "cards/people/ann.jpg",
        "cards/shows/the-show.jpg",
        "cards/cases/the-case.jpg",
    }
    for path in cards_in(output):
        page = path.removeprefix("cards/").removesuffix(".jpg").replace("home", "")
        text = output[f"{page}/index.html".lstrip("/")].decode()
        assert f'<meta property="og:image" content="https://digest.example/{path}">' in text
    assert b"https://digest.example/media/ann.jpg" in output["articles/b/index.html"]
    assert b"cards/" not in output["sitemap.xml"]


def test_without_the_setting_there_are_none(tmp_path: Path) -> None:
    """And no page names one; what was drawn before goes."""
    root = a_site_with_cards(tmp_path)
    build(root)
    write(root, {"content/site.toml": SITE_TOML})
    output = build(root)
    assert cards_in(output) == {}
    assert not any(b"cards/" in content for content in output.values())


def test_a_card_is_drawn_again_only_when_what_it_shows_changes(tmp_path: Path) -> None:
    """A new title concerns one, a case that went on the stories about it, a new name of the site all."""
    root = a_site_with_cards(tmp_path)
    first = build(root)
    write(
        root, {"content/articles/a.md": an_article_file("Uno", cases=["The Case"], people=["Ann"], date="2025-03-10")}
    )
    second = build(root)
    assert changed(first, second) == {"cards/articles/a.jpg"}
    write(root, {"content/articles/b.md": an_article_file("Two", cases=["The Case"], shows=["The Show"])})
    third = build(root)
    assert changed(second, third) == {"cards/articles/b.jpg"}
    entry = {"date": "2025-06-01", "stage": "dismissed", "what": "It ended.", "source": {"name": "The Courier"}}
    write(root, {"content/cases/c.md": a_file(name="The Case", timeline=[entry])})
    fourth = build(root)
    assert changed(third, fourth) == {"cards/articles/a.jpg", "cards/articles/b.jpg", "cards/cases/the-case.jpg"}
    write(root, {"content/site.toml": SITE_TOML.replace("The Test", "Another") + CARDS})
    assert changed(fourth, build(root)) == set(cards_in(fourth))


@pytest.mark.skipif(not Path(_OTHER_FONT).exists(), reason="needs a second font")
def test_a_font_of_the_site_is_used_and_its_change_is_seen(tmp_path: Path) -> None:
    """By the cards; no page changes with it."""
    settings = SITE_TOML + CARDS + 'card_font = "media/own.ttf"\n'
    root = a_site_with_cards(tmp_path, **{"content/site.toml": settings, "content/media/own.ttf": a_font()})
    first = build(root)
    write(root, {"content/media/own.ttf": Path(_OTHER_FONT).read_bytes()})
    assert {path for path, content in build(root).items() if content != first[path]} == {
        "media/own.ttf",
        *cards_in(first),
    }


@pytest.mark.parametrize(
    ("font", "problem"),
    [
        (b"no font", "content/media/own.ttf: is no font to draw cards with: give one in TrueType, OpenType or WOFF2"),
        (None, "content/site.toml:4: card_font: content/media/own.ttf cannot be read: No such file or directory"),
    ],
)
def test_a_font_that_cannot_be_drawn_with_is_told(tmp_path: Path, font: bytes | None, problem: str) -> None:
    """In one line, and nothing is written."""
    settings = SITE_TOML + CARDS + 'card_font = "media/own.ttf"\n'
    files: dict[str, str | bytes] = {"content/site.toml": settings}
    root = a_site_with_cards(tmp_path, **files | ({"content/media/own.ttf": font} if font else {}))
    result = run_digest("--root", root, "build", "--now", "2025-12-31")
    assert (result.exit_code, result.stderr.splitlines()[0]) == (1, problem)
    assert not (root / "output/index.html").exists()


def test_cards_are_the_same_from_one_process_and_from_two(tmp_path: Path) -> None:
    """Of three hundred pages, which are worth spreading."""
    people = [f"Person {number}" for number in range(160)]
    root = a_lively_site(tmp_path, CARDS, **{"content/articles/all.md": an_article_file("All", people=people)})
    results = []
    for jobs in ("1", "2"):
        shutil.rmtree(root / ".digest", ignore_errors=True)
        shutil.rmtree(root / "output", ignore_errors=True)
        result = run_digest("--root", root, "build", "--now", "2025-12-31", "--jobs", jobs)
        assert (result.exit_code, result.stderr) == (0, "")
        results.append(cards_in(files_in(root / "output")))
    assert len(results[0]) > len(people)
    assert results[0] == results[1]
