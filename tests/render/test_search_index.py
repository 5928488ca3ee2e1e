"""The JSON that the search page reads."""

import msgspec

from generator.model.site import Site
from generator.model.values import SearchIndex, SearchPart
from generator.render.search_index import SearchJson
from generator.render.words import Words
from making import a_case, a_frame, a_linked_site, a_person, a_source, an_article, an_entry, page_at

PART = "search/2025.json"


def written(site: Site, path: str = PART) -> bytes:
    """Write the file at *path*, with the words of the language of the site."""
    kind = SearchPart if path == PART else SearchIndex
    return SearchJson(Words(a_frame(site, site.config.language))).write(page_at(site, path, kind))


def test_a_story_has_what_a_reader_is_to_see_of_it() -> None:
    """And nothing that is empty."""
    story = an_article("Tide", summary="A sea.", people=("Ann Example",), source=a_source(date="2025-03-14"))
    assert msgspec.json.decode(written(a_linked_site(story, an_article("Ebb")))) == {
        "stories": [
            {"name": "Ebb", "url": "articles/ebb/", "date": "2025-03-14", "day": "14 March 2025"},
            {
                "name": "Tide",
                "url": "articles/tide/",
                "date": "2025-03-14",
                "day": "14 March 2025",
                "source": "The Courier",
                "about": ["Ann Example"],
                "summary": "A sea.",
            },
        ]
    }


def test_a_headline_has_the_same_last_word_as_everywhere() -> None:
    """In the words of the site, as a case has where it stands."""
    timeline = (an_entry("charged", "2025-03-01"), an_entry("dismissed", "2025-06-01"))
    story = an_article("Old", cases=("The Case",), source=a_source(date="2025-03-02"))
    site = a_linked_site(story, cases=[a_case(timeline=timeline)])
    (found,) = msgspec.json.decode(written(site))["stories"]
    assert found["notes"] == ["Update, 1 June 2025: dismissed (The Case) — The Courier"]
    (case,) = msgspec.json.decode(written(site, "search/index.json"))["cases"]
    assert case == {
        "name": "The Case",
        "url": "cases/the-case/",
        "stories": "1 story",
        "notes": ["Dismissed as of 1 June 2025. Source: The Courier."],
    }


def test_names_stand_as_they_are_written() -> None:
    """Whoever looks through the bytes of the output for one that must not be there would not find it in escapes."""
    site = a_linked_site(an_article("“Zoë” & Łukasz", people=("Zoë",)), people=[a_person("Zoë", aliases=("Zoé",))])
    assert "“Zoë” & Łukasz".encode() in written(site)
    assert "Zoé".encode() in written(site, "search/index.json")


def test_the_index_speaks_the_language_of_the_site() -> None:
    """As all of its pages do."""
    site = a_linked_site(an_article(people=("Ann",)), language="de")
    assert "14. März 2025".encode() in written(site)
    assert b'"stories":"1 Meldung"' in written(site, "search/index.json")
