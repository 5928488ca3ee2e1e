"""What machines are told of every page: whole by the guidelines of search engines, and what the page says."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from making import SITE_TOML, a_file, a_lively_site, a_site, an_article_file, build

# developers.google.com/search/docs/appearance/structured-data/: article, breadcrumb, movie, and site-names for WebSite.
# Of an article all is recommended and nothing required; of what is recommended for a film, ratings and reviews are not
# what a digest has, and its director is in no record.
ARTICLE = ("author", "dateModified", "datePublished", "headline", "image")
AUTHOR = ("name", "url")
STEP = ("position", "name", "item")
WEBSITE = ("name", "url")
FILM = ("name", "dateCreated")
# It allows a ProfilePage only for those who belong to the site.
REFUSED = "ProfilePage"
SAMPLE = Path(__file__).parents[2] / "content"


def sites(root: Path) -> Iterator[dict[str, bytes]]:
    """Build the sample site and a made one, with cards."""
    pytest.importorskip("PIL")
    shutil.copytree(SAMPLE, root / "sample/content")
    toml = root / "sample/content/site.toml"
    toml.write_text("cards = true\n" + toml.read_text(encoding="utf-8"), encoding="utf-8")
    yield build(root / "sample", "2026-11-01")
    premiered = {"content/shows/the-show.md": a_file(name="The Show", kind="film", premiered="2025-01-01")}
    yield build(a_lively_site(root / "lively", "cards = true\n", **premiered))


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, LexborHTMLParser]]:
    """Give the pages of both sites that search engines may show, read as browsers do."""
    found = []
    for output in sites(tmp_path_factory.mktemp("sites")):
        for path, content in output.items():
            page = LexborHTMLParser(content)
            robots = page.css_first('meta[name="robots"]')
            if path.endswith(".html") and robots and "noindex" not in (robots.attributes["content"] or ""):
                found.append((path, page))
    assert len(found) > 100
    return found


def graph(page: LexborHTMLParser) -> dict[str, dict[str, Any]]:
    """Give what a page tells machines, by type."""
    script = page.css_first('script[type="application/ld+json"]')
    return {thing["@type"]: thing for thing in json.loads(script.text())["@graph"]} if script else {}


def told(page: LexborHTMLParser, name: str) -> str:
    """Give what the head of a page says under a *name*, "" for nothing."""
    found = page.css_first(f'meta[property="{name}"]') or page.css_first(f'meta[name="{name}"]')
    return (found.attributes["content"] or "") if found else ""


def test_each_story_has_what_search_engines_wish_for(pages: list[tuple[str, LexborHTMLParser]]) -> None:
    """And its author and picture have it too; what it says twice is the same."""
    stories = [(page, graph(page)["NewsArticle"]) for path, page in pages if path.startswith("articles/")]
    assert len(stories) > 15
    for page, story in stories:
        assert all(story.get(name) for name in ARTICLE)
        assert all(story["author"].get(name) for name in AUTHOR)
        assert story["image"]["url"] == told(page, "og:image")
        assert story["url"] == told(page, "og:url")
        assert story["headline"] == told(page, "og:title") == page.css_first("h1").text()
        assert re.search(r"(Z|[+-]\d\d:\d\d)$", story["dateModified"])
        assert story.get("keywords", []) == [tag.attributes["content"] for tag in page.css('[property="article:tag"]')]


def test_each_page_but_the_first_says_how_one_comes_to_it(pages: list[tuple[str, LexborHTMLParser]]) -> None:
    """By steps that are all whole and lead to pages of the site; only the lists of the latest stories have no way."""
    addresses = {told(page, "og:url") for _, page in pages}
    for path, page in pages:
        if re.fullmatch(r"(page/\d+/)?index\.html", path):
            assert "BreadcrumbList" not in graph(page)
            continue
        steps = graph(page)["BreadcrumbList"]["itemListElement"]
        assert len(steps) > 1
        assert all(step.get(name) for step in steps for name in STEP)
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
        assert {step["item"] for step in steps} <= addresses
        assert steps[-1]["item"] == told(page, "og:url")


def test_the_home_page_names_the_site_and_the_page_of_a_film_its_first_day(
    pages: list[tuple[str, LexborHTMLParser]],
) -> None:
    """And no page pretends to be somebody's own."""
    films = []
    for path, page in pages:
        things = graph(page)
        assert REFUSED not in things
        if path == "index.html":
            assert all(things["WebSite"].get(name) for name in WEBSITE)
        film = things.get("WebPage", {}).get("mainEntity", {})
        films += [film] if film.get("@type") == "Movie" and "datePublished" in film else []
    assert films
    assert all(film.get(name) for film in films for name in FILM)


def test_each_page_has_what_networks_show_of_it(pages: list[tuple[str, LexborHTMLParser]]) -> None:
    """Title, address, kind and name of the site; a large picture where there is one."""
    for path, page in pages:
        canonical = page.css_first('link[rel="canonical"]')
        assert canonical.attributes["href"] == told(page, "og:url")
        assert all(told(page, name) for name in ("og:title", "og:type", "og:url", "og:site_name")), path
        assert told(page, "robots") == "max-image-preview:large"
        large = told(page, "twitter:card") == "summary_large_image"
        assert large == bool(told(page, "og:image"))
        assert large == bool(told(page, "og:image:alt"))
        if "/cards/" in told(page, "og:image"):
            assert [told(page, f"og:image:{name}") for name in ("type", "width", "height")] == [
                "image/jpeg",
                "1200",
                "630",
            ]


@pytest.mark.parametrize(("language", "locale"), [("en", ""), ("en-gb", "en_GB"), ("de-AT", "de_AT")])
def test_networks_are_told_the_locale_where_the_language_names_one(tmp_path: Path, language: str, locale: str) -> None:
    """A language alone is none."""
    root = a_site(tmp_path, {"content/site.toml": SITE_TOML + f'language = "{language}"\n'})
    assert told(LexborHTMLParser(build(root)["index.html"]), "og:locale") == locale


def test_a_picture_of_a_story_is_told_with_its_type(tmp_path: Path) -> None:
    """Without a size where the file tells none; and the page without one has a small card."""
    image = {"src": "media/ann b.PNG", "alt": "Ann & Bob"}
    articles = {
        "content/articles/a.md": an_article_file("A", image=image),
        "content/articles/b.md": an_article_file("B"),
    }
    output = build(a_site(tmp_path, {**articles, "content/media/ann b.PNG": b""}))
    page = LexborHTMLParser(output["articles/a/index.html"])
    assert told(page, "og:image") == "https://digest.example/media/ann%20b.PNG"
    assert (told(page, "og:image:type"), told(page, "og:image:alt")) == ("image/png", "Ann & Bob")
    assert told(page, "og:image:width") == ""
    page = LexborHTMLParser(output["articles/b/index.html"])
    assert (told(page, "og:image"), told(page, "twitter:card")) == ("", "summary")


def test_the_colour_of_a_browser_s_frame_is_that_of_the_page(tmp_path: Path) -> None:
    """In the light look and in the dark one, whatever the style sheet says."""
    output = build(a_site(tmp_path))
    style = output["assets/style.css"].decode()
    page = LexborHTMLParser(output["index.html"])
    themes = [tag.attributes["content"] for tag in page.css('meta[name="theme-color"]')]
    assert themes == re.findall(r"--paper:\s*(#\w+)", style)[:2]
    icon = page.css_first('link[rel="icon"]').attributes["href"] or ""
    assert icon.partition("?")[0] in output
