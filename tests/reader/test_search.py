"""A reader types, and sees what there is: in a real browser, from a real server, under the policy that goes with it."""

import importlib.util
import json
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

import pytest
from publishing.hosts_making import lacks
from reader.browsing import MARKS, Window
from reader.sites_making import Served, served

from making import NOON, a_file, a_site, an_article_file

pytestmark = MARKS
_PATIENCE = 10  # seconds
_BELOW = 'title = "The Test Digest"\nbase_url = "https://digest.example/news/"\n'
_SOURCE = {"name": "The Courier", "url": "https://courier.example/"}
_STEPS = [
    {"date": "2025-01-02", "stage": "charged", "what": "It began.", "source": _SOURCE},
    {"date": "2025-06-02", "stage": "dismissed", "what": "It is over.", "source": _SOURCE},
]


def a_site_to_search(root: Path) -> Path:
    """Write a site below a path, whose stories lie in three years; in one there are too many for one list."""
    stories = {
        "tide": an_article_file("Tide turns at Møllehavn", summary="A lantern is lit.", people=["Zoë Quillan-O’Dare"]),
        "lantern": an_article_file("Lantern festival", date="2025-02-01", source={**_SOURCE, "date": "2025-02-01"}),
        "old": an_article_file("Old accusation", date="2025-01-03", cases=["The Fire"], source=_SOURCE),
        "oldest": an_article_file("Lantern maker retires", date="2019-05-01"),
    }
    many = {
        f"many-{number}": an_article_file(f"Regatta {number}", date=str((NOON - timedelta(days=300 + number)).date()))
        for number in range(25)
    }
    files = {f"content/articles/{name}.md": text for name, text in {**stories, **many}.items()}
    people = {"content/people/zoe.md": a_file(name="Zoë Quillan-O’Dare", aliases=["The Nightjar"])}
    shows = {"content/shows/lantern.md": a_file(name="Lantern Hour")}
    cases = {"content/cases/fire.md": a_file(name="The Fire", timeline=_STEPS)}
    return a_site(root, {"content/site.toml": _BELOW, **files, **people, **shows, **cases})


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve the site to search."""
    base = tmp_path_factory.mktemp("searched")
    with served(a_site_to_search(base / "site"), base / "place") as found:
        yield found


def until(holds: Callable[[], bool]) -> None:
    """Wait until something *holds*."""
    end = time.monotonic() + _PATIENCE
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


def said(window: Window) -> str:
    """Give what the page says aloud of what it found."""
    return str(window.run("document.querySelector('[role=status]').innerText.trim()"))


def search(window: Window, site: Served, query: str, expected: str) -> None:
    """Type a *query* into the empty field, and wait until the page says what is *expected*."""
    window.look()
    window.open(site.url + "search/")
    window.ask("Input.insertText", text=query)
    until(lambda: expected in said(window))


def links(window: Window, section: str) -> list[str]:
    """Give the texts of the links in a *section* that is shown."""
    shown = f"[...document.querySelectorAll('#{section}:not([hidden]) li a')].map((link) => link.textContent)"
    found = window.run(shown)
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize("query", ["tid", "TIDE møl", "mollehavn", "turns   at, tide!"])
def test_typing_finds_a_title_by_the_beginnings_of_its_words(window: Window, site: Served, query: str) -> None:
    """In any order and case, with or without the marks on its letters."""
    search(window, site, query, "Stories: 1")
    assert links(window, "stories") == ["Tide turns at Møllehavn"]


@pytest.mark.parametrize("query", ["nightj", "zoe odare", "Zoë O'Dare", "quillan o’dare"])
def test_a_person_is_found_by_any_name(window: Window, site: Served, query: str) -> None:
    """And so are the stories about them, that tell only one."""
    search(window, site, query, "People: 1 · Stories: 1")
    assert links(window, "people") == ["Zoë Quillan-O’Dare"]
    assert links(window, "stories") == ["Tide turns at Møllehavn"]


def test_all_words_must_be_there(window: Window, site: Served) -> None:
    """One that is nowhere finds nothing; what helps then is said, and shown."""
    search(window, site, "tide zzz", "Nothing here has all of these words.")
    assert links(window, "stories") == []
    assert window.run("document.querySelector('#ways').checkVisibility()") is True


def test_titles_come_before_summaries_and_new_stories_before_old_ones(window: Window, site: Served) -> None:
    """And terms before all stories."""
    search(window, site, "lantern", "Shows: 1 · Stories: 3")
    assert links(window, "shows") == ["Lantern Hour"]
    assert links(window, "stories") == ["Lantern festival", "Lantern maker retires", "Tide turns at Møllehavn"]


def test_a_result_says_when_who_and_what_became_of_it(window: Window, site: Served) -> None:
    """No old headline stands without the last word here either, nor a case without where it stands."""
    search(window, site, "accus", "Stories: 1")
    (told,) = window.run("[...document.querySelectorAll('#stories li')].map((line) => line.innerText)")
    assert told.replace("\n\n", "\n").split("\n") == [
        "Old accusation",
        "Update, 2 June 2025: dismissed (The Fire) — The Courier",
        "3 January 2025 The Courier",
    ]
    search(window, site, "fire", "Cases: 1")
    (told,) = window.run("[...document.querySelectorAll('#cases li')].map((line) => line.innerText)")
    assert "Dismissed as of 2 June 2025. Source: The Courier." in told


def test_a_result_leads_to_its_page(window: Window, site: Served) -> None:
    """Also on a site below a path."""
    search(window, site, "tide", "Stories: 1")
    window.run("document.querySelector('#stories a').click()")
    until(lambda: window.run("location.pathname") == "/news/articles/tide/")
    assert window.run("document.querySelector('h1').textContent") == "Tide turns at Møllehavn"


def test_the_words_stand_in_the_address(window: Window, site: Served) -> None:
    """So that a search can be sent to somebody, and a form elsewhere can lead to it."""
    query = "zoë o’dare"
    search(window, site, query, "People: 1")
    address = f"{site.url}search/?q={quote(query)}"
    assert window.run("location.href") == address
    window.open(address)
    until(lambda: "People: 1" in said(window))
    assert window.run("document.querySelector('[name=q]').value") == query
    window.open(f"{site.url}search/?q=tide+turns")
    until(lambda: "Stories: 1" in said(window))


def test_the_enter_key_searches_at_once_and_goes_nowhere(window: Window, site: Served) -> None:
    """The page stays, with what is typed."""
    window.open(site.url + "search/")
    window.run("window.here = 1")
    window.ask("Input.insertText", text="tide")
    window.press_enter()
    until(lambda: "Stories: 1" in said(window))
    assert window.run("window.here") == 1


def test_older_parts_are_fetched_when_they_are_needed(window: Window, site: Served) -> None:
    """A list that is long enough asks for no more; to look further back is for the reader to decide."""
    fetched = "performance.getEntriesByType('resource').map((entry) => entry.name.split('/').pop())"
    search(window, site, "regatta", "Stories: 25+")
    names = window.run(fetched)
    assert isinstance(names, list)
    assert [name for name in names if name.endswith(".json")] == ["index.json", "2025.json", "2024.json"]
    assert len(links(window, "stories")) == 20
    window.run("document.querySelector('#stories button').click()")
    until(lambda: said(window) == "Stories: 25")
    assert len(links(window, "stories")) == 25
    assert window.run("document.activeElement.textContent") == links(window, "stories")[20]
    assert window.run("document.querySelector('#stories button').hidden") is True


def test_an_emptied_field_shows_the_ways_again(window: Window, site: Served) -> None:
    """And an address without words."""
    search(window, site, "tide", "Stories: 1")
    window.run("document.querySelector('[name=q]').select()")
    window.run("document.execCommand('delete')")
    until(lambda: said(window) == "")
    assert links(window, "stories") == []
    assert window.run("location.href") == site.url + "search/"


def test_nothing_offends_the_policy(window: Window, site: Served) -> None:
    """Neither a search nor an old story."""
    window.open(site.url + "search/")
    window.complaints()
    search(window, site, "lantern", "Stories: 3")
    assert window.complaints() == []


def test_what_cannot_be_loaded_is_said_and_tried_again(window: Window, site: Served) -> None:
    """A reader in a tunnel types on when out of it."""
    window.look()
    window.open(site.url + "search/")
    window.ask("Network.enable")
    window.ask("Network.setBlockedURLs", urls=["*.json"])
    try:
        window.ask("Input.insertText", text="tid")
        until(lambda: said(window).startswith("The search could not be loaded."))
    finally:
        window.ask("Network.setBlockedURLs", urls=[])
    window.ask("Input.insertText", text="e")
    until(lambda: said(window) == "Stories: 1")
    window.complaints()


def test_without_scripts_the_lists_lead_on(window: Window, site: Served) -> None:
    """A field that does nothing is not shown."""
    window.ask("Emulation.setScriptExecutionDisabled", value=True)
    try:
        window.open(site.url + "search/")
        tree = json.dumps(window.ask("Accessibility.getFullAXTree"))
    finally:
        window.ask("Emulation.setScriptExecutionDisabled", value=False)
    assert "The search works with JavaScript, which is not on here." in tree
    assert '"searchbox"' not in tree
    assert tree.count("news/people/") >= 1


def test_a_screen_reader_is_told(window: Window, site: Served) -> None:
    """There is a search with a named field, lists with headings, and what was found is said."""
    search(window, site, "lantern", "Stories: 3")
    nodes = window.ask("Accessibility.getFullAXTree")["nodes"]
    assert isinstance(nodes, list)
    told = {(node["role"]["value"], node.get("name", {}).get("value", "")) for node in nodes if not node["ignored"]}
    assert {("searchbox", "People, shows, cases and stories"), ("button", "Search"), ("heading", "Stories")} <= told
    assert {"search", "status", "list"} <= {role for role, _ in told}


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve a site whose search looks through the texts too."""
    if importlib.util.find_spec("pagefind") is None:
        lacks("pagefind")
    base = tmp_path_factory.mktemp("full")
    old = an_article_file("Old accusation", "He owned a barometer.", date="2025-01-03", cases=["The Fire"])
    files = {
        "content/site.toml": f"{_BELOW}[search]\nfull_text = true\n",
        "content/articles/old.md": old,
        "content/articles/new.md": an_article_file("New story", "Nothing.", source=_SOURCE),
        "content/cases/fire.md": a_file(name="The Fire", timeline=_STEPS),
    }
    with served(a_site(base / "site", files), base / "place") as found:
        yield found


def test_a_word_of_a_text_is_found_with_the_last_word(window: Window, full: Served) -> None:
    """Beneath what is found in titles, under the same policy, on a site below a path."""
    window.open(full.url + "search/")
    window.complaints()
    search(window, full, "barometer", "In the texts: 1")
    assert links(window, "texts") == ["Old accusation"]
    (told,) = window.run("[...document.querySelectorAll('#texts li')].map((line) => line.innerText)")
    first, note, excerpt, record = told.replace("\n\n", "\n").split("\n")
    assert (first, record) == ("Old accusation", "3 January 2025")
    assert note == "Update, 2 June 2025: dismissed (The Fire) — The Courier"
    assert excerpt == "He owned a barometer."
    assert window.complaints() == []
    window.run("document.querySelector('#texts a').click()")
    until(lambda: window.run("location.pathname") == "/news/articles/old/")
