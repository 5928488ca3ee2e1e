"""What an editor sees in a real browser."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from preview.serving import Serving, serving, wait_for

from generator.readers.layouts import packaged_layouts
from making import SITE_TOML, a_site, an_article_file, write

if os.environ.get("CI"):
    import selenium  # noqa: F401 - where every test must run, this fails instead of skipping
selenium_errors = pytest.importorskip("selenium.common.exceptions", reason="needs selenium")
chrome = pytest.importorskip("selenium.webdriver.chrome.webdriver", reason="needs selenium")

ARTICLE = "content/articles/a.md"
LONG = "\n\n".join(f"Paragraph {number}." for number in range(200))
DRIVER = shutil.which("chromedriver") or "chromedriver"
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome") or "chromium"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.browser,
    pytest.mark.skipif(
        not os.environ.get("CI") and not (shutil.which(DRIVER) and shutil.which(CHROMIUM)),
        reason="needs Chromium and chromedriver",
    ),
]


class Window:
    """A window of Chromium, asked until it answers: while a page is loaded it answers nothing."""

    def __init__(self) -> None:
        from selenium.webdriver import ChromeOptions  # noqa: PLC0415
        from selenium.webdriver.chrome.service import Service  # noqa: PLC0415

        options = ChromeOptions()
        options.binary_location = CHROMIUM
        for flag in ("--headless=new", "--no-sandbox", "--disable-background-networking"):
            options.add_argument(flag)
        self._driver = chrome.WebDriver(options, Service(DRIVER))

    def open(self, url: str) -> None:
        """Go to *url*, and wait until the page listens to the server, and was told whether it is the latest."""
        self._driver.get(url)
        self.wait("window.LiveReload && window.LiveReload.connector.protocol >= 7")
        # Asked before a change and answered after it, the page would be loaded anew.
        self.wait_for_answers(1)

    def wait_for_answers(self, count: int) -> None:
        """Wait until the page was told *count* times whether it is the latest, as it is whenever it connects."""
        asked = "performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/__preview/state'))"
        self.wait(f"{asked}.length >= {count}")

    def run(self, script: str) -> object:
        """Run a *script* and give what it returns; None where there is no page to run it on."""
        try:
            return self._driver.execute_script(script)
        except selenium_errors.WebDriverException:
            return None

    def wait(self, expression: str) -> None:
        """Wait until an *expression* is true on the page."""
        wait_for(lambda: self.run(f"return Boolean({expression})"))

    @property
    def loads(self) -> object:
        """Tell when the page was loaded, which no later one has in common."""
        return self.run("return performance.timeOrigin")

    def close(self) -> None:
        """Close the browser."""
        self._driver.quit()


SHADE = "document.querySelector('digest-preview').shadowRoot"
OVERLAY = f"{SHADE}.querySelector('.overlay')"
CORNER = f"{SHADE}.querySelector('.corner')"


@pytest.fixture(scope="module")
def window() -> Iterator[Window]:
    """Open one browser for all tests."""
    found = Window()
    yield found
    found.close()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Write a site with an article that is long enough to scroll."""
    return a_site(
        tmp_path / "site", {ARTICLE: an_article_file("A", LONG), "layouts/assets/style.css": "p { margin: 9px }"}
    )


@pytest.fixture
def server(root: Path) -> Iterator[Serving]:
    """Serve it."""
    with serving(root) as found:
        yield found


def test_a_save_shows_where_the_editor_was_reading(root: Path, server: Serving, window: Window) -> None:
    """The page is loaded again, and stands where it was scrolled to."""
    window.open(f"{server.url}articles/a/")
    window.run("window.scrollTo(0, 1500)")
    write(root, {ARTICLE: an_article_file("Another headline", LONG)})
    window.wait("document.querySelector('h1').textContent.includes('Another')")
    window.wait("window.scrollY === 1500")


def test_a_style_is_swapped_without_loading_the_page(root: Path, server: Serving, window: Window) -> None:
    """What the editor has opened or typed on the page stays."""
    window.open(f"{server.url}articles/a/")
    before = window.loads
    write(root, {"layouts/assets/style.css": "h1 { color: rgb(1, 2, 3) }"})
    window.wait("getComputedStyle(document.querySelector('h1')).color === 'rgb(1, 2, 3)'")
    write(root, {ARTICLE: "no front matter"})
    window.wait(OVERLAY)
    write(root, {ARTICLE: an_article_file("A", LONG)})
    window.wait(f"!{OVERLAY}")
    assert window.loads == before


def test_what_is_wrong_lies_over_the_page_until_it_is_mended(root: Path, server: Serving, window: Window) -> None:
    """All lines of it, on pages that are opened meanwhile too."""
    window.open(server.url)
    write(root, {ARTICLE: "---\ntitel: A\n---\n"})
    window.wait(f"{OVERLAY} && {OVERLAY}.querySelectorAll('pre').length === 3")
    window.open(f"{server.url}articles/a/")
    window.wait(f"{OVERLAY}.textContent.includes('did you mean')")
    write(root, {ARTICLE: an_article_file("Mended", LONG)})
    window.wait(f"document.title.includes('Mended') && !{OVERLAY}")


def test_a_site_that_cannot_be_built_at_first_mends_itself(tmp_path: Path, window: Window) -> None:
    """Every page says what is wrong, and becomes the page that was asked for."""
    root = a_site(tmp_path / "site", {"content/site.toml": "title =", ARTICLE: an_article_file("A")})
    with serving(root) as server:
        window.open(f"{server.url}articles/a/")
        window.wait(f"{OVERLAY}.textContent.includes('content/site.toml:1')")
        write(root, {"content/site.toml": SITE_TOML})
        window.wait("document.querySelector('h1')?.textContent === 'A'")


def test_a_draft_is_marked_with_what_is_asked_of_it(root: Path, server: Serving, window: Window) -> None:
    """In the title, and in a corner with its notes and findings."""
    notes = {"status": "draft", "review": ["title: a guess"], "people": ["Ann Nobody"]}
    write(root, {"content/articles/d.md": an_article_file("D", **notes)})
    wait_for(lambda: server.ask("/articles/d/").status == 200)
    window.open(f"{server.url}articles/d/")
    assert str(window.run("return document.title")).startswith("Draft, 1 review note: D")
    window.wait(f"{CORNER}.querySelector('summary').textContent === 'Draft, 1 review note, 1 finding'")
    lines = window.run(f"return [...{CORNER}.querySelectorAll('li')].map((line) => line.textContent)")
    assert isinstance(lines, list)
    assert [line[:40] for line in lines] == ["title: a guess", "content/articles/d.md:6: unknown-name: 1"]
    window.open(f"{server.url}articles/a/")
    assert window.run(f"return {CORNER}") is None
    assert str(window.run("return document.title")).startswith("A – ")


def test_a_page_of_an_earlier_server_is_loaded_again(root: Path, window: Window) -> None:
    """What was written while nobody served shows when somebody does."""
    with serving(root) as first:
        window.open(f"{first.url}articles/a/")
        first.stop()
    write(root, {ARTICLE: an_article_file("Written meanwhile", LONG)})
    with serving(root, "--port", str(first.port), "--strict-port"):
        window.wait("document.querySelector('h1').textContent === 'Written meanwhile'")


def test_a_page_of_an_earlier_server_that_is_still_right_stays(root: Path, window: Window) -> None:
    """A restart alone changes nothing."""
    with serving(root) as first:
        window.open(f"{first.url}articles/a/")
        before = window.loads
        first.stop()
    with serving(root, "--port", str(first.port), "--strict-port"):
        window.wait_for_answers(2)
        write(root, {"layouts/assets/style.css": "h1 { color: rgb(3, 2, 1) }"})
        window.wait("getComputedStyle(document.querySelector('h1')).color === 'rgb(3, 2, 1)'")
        assert window.loads == before


def test_the_browser_follows_an_editor(root: Path, window: Window) -> None:
    """From page to page, as files are saved."""
    with serving(root, "--follow") as server:
        window.open(server.url)
        write(root, {"content/articles/b.md": an_article_file("B")})
        window.wait("location.pathname === '/articles/b/'")
        window.wait("window.LiveReload && window.LiveReload.connector.protocol >= 7")
        write(root, {ARTICLE: an_article_file("A once more", LONG)})
        window.wait("document.querySelector('h1').textContent === 'A once more'")
        window.wait("window.LiveReload && window.LiveReload.connector.protocol >= 7")
        write(root, {ARTICLE: an_article_file("A for the third time", LONG)})
        window.wait("document.querySelector('h1').textContent === 'A for the third time'")


def test_fifty_saves_end_with_the_last(root: Path, server: Serving, window: Window) -> None:
    """It is shown, and then the page is left alone."""
    window.open(f"{server.url}articles/a/")
    for number in range(50):
        write(root, {ARTICLE: an_article_file(f"Headline {number}", LONG)})
        server.state()
    window.wait("document.querySelector('h1').textContent === 'Headline 49'")
    window.wait("window.LiveReload && window.LiveReload.connector.protocol >= 7")
    before = window.loads
    assert server.ask("/articles/a/").status == 200
    wait_for(lambda: window.run("return document.readyState === 'complete' && performance.now() > 1500"))
    assert window.loads == before


def test_the_layout_of_every_page_takes_the_script(root: Path, server: Serving, window: Window) -> None:
    """Also one that leaves out the head and the body."""
    base = (packaged_layouts() / "base.html").read_text(encoding="utf-8")
    for tag in ("<head>", "</head>", "<body>", "</body>", "</html>"):
        base = base.replace(tag, "")
    window.open(f"{server.url}articles/a/")
    write(root, {"layouts/base.html": base})
    wait_for(lambda: b"</head>" not in server.ask("/articles/a/").body)
    window.open(f"{server.url}articles/a/")
    write(root, {ARTICLE: an_article_file("Seen nevertheless", LONG)})
    window.wait("document.querySelector('h1').textContent === 'Seen nevertheless'")
