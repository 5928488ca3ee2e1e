"""Shows: found by the registry, or by what the text calls them."""

from datetime import date

import pytest
from convert.seed_making import a_story, converted, paragraphs

from generator.convert.names import find_people
from generator.convert.records import Records
from generator.convert.shows import find_shows
from making import a_person, a_show

REGISTRY = Records(
    (a_person("Alec Vane"),),
    (a_show("The Vanes"), a_show("Corrosion", kind="film"), a_show("Slow Boat to Tarn", aliases=("Slow Boat",))),
)


def shows(*texts: str, registry: Records = REGISTRY, people: tuple[str, ...] = ()) -> list[str]:
    """Find the shows of a story."""
    return [tag.name for tag in find_shows(paragraphs(*texts), registry, people)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Their series, The Vanes, is out now.", "The Vanes"),
        ("“The Vanes” is out now.", "The Vanes"),
        ("She is seen in Slow Boat to Tarn.", "Slow Boat to Tarn"),
        ("Slow Boat to Tarn is out now.", "Slow Boat to Tarn"),
        ("He fell twice on the set of the movie Corrosion, they say.", "Corrosion"),
        ("It was shown before Corrosion, to loud applause.", "Corrosion"),
    ],
)
def test_a_registered_show_is_found(text: str, name: str) -> None:
    """A long title is always found, a short one beside a noun, in quotation marks or inside a sentence."""
    assert shows(text) == [name]


@pytest.mark.parametrize(
    "text",
    ["Corrosion is a slow thing.", "The Vanes were late.", "the corrosion of iron", "Corrosion Control Ltd came."],
)
def test_a_common_word_or_a_family_is_no_show(text: str) -> None:
    """A title that is a word or a family name too is not meant at the beginning of a sentence or inside a name."""
    assert shows(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("All of them are seen in a new reality series, The Tarns, on Fenlight.", "The Tarns"),
        ("Nobody had asked the 40 Pebble alum for his drum.", "40 Pebble"),
        ("He returned as the former Harbour Lights star.", "Harbour Lights"),
        ("He practised it for the Western movie Dust in 2021.", "Dust"),
        ("Her film “Nine Sundays & a Goose” won.", "Nine Sundays & a Goose"),
        ("the deaf butler of the play ‘Mrs Pendle Declines’, in 1974", "Mrs Pendle Declines"),
        ("He starred in “The Tarns” for years.", "The Tarns"),
        ("In the third episode of Harbour Lights, he sang.", "Harbour Lights"),
        ("She owns Slow Tram to Nowhere, released in 2021.", "Slow Tram to Nowhere"),
        ("The “Long Quay” star laughed.", "Long Quay"),
        ("He met Long Quay actress Rosalind Tarn.", "Long Quay"),
        ("He met the Long Quay co-creator in town.", "Long Quay"),
        ("He liked the miniseries Long Quay.", "Long Quay"),
        ("Long Quay season two begins.", "Long Quay"),
        ("She was seen in ITV’s Harbour Lights.", "Harbour Lights"),
        ("He is a judge on Ellery’s Got Drums.", "Ellery’s Got Drums"),
        ("He had a role in Harbour Lights.", "Harbour Lights"),
        ("Slow Tram, starring a goose, won.", "Slow Tram"),
        ("They laughed on The Rosalind Tarn Show.", "The Rosalind Tarn Show"),
        ("He made the film Quay: The Return.", "Quay: The Return"),
        ("There is a stage version of Harbour Lights.", "Harbour Lights"),
    ],
)
def test_a_work_that_the_text_calls_one_is_a_show(text: str, name: str) -> None:
    """A noun such as series, film or alum shows that capitalised words are a title."""
    assert shows(text, registry=Records()) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "A second series, now on Max, is longer.",
        "He uploaded a film to Instagram.",
        "The Hollywood star and the British actor came.",
        "They show America what it is.",
        "The Manchester United star scored.",
        "The series was filmed by Alec Vane.",
        "The film Alec Vane made is long.",
        "A special Monday show.",
        "The director of the film, Zubelle Tarn, says no.",
        "He had a role in San Marco.",
        "She met British actress Naomi Tarn.",
        "ITV’s Director laughed.",
        "ITV’s Naomi Tarn laughed.",
        "The series I’m in is long.",
    ],
)
def test_networks_places_and_people_are_no_shows(text: str) -> None:
    """What stands beside such a noun may be a channel, a place, a team or a person."""
    assert shows(text, people=("Alec Vane",)) == []


def test_a_list_of_films_names_each_of_them() -> None:
    """Behind "films such as", a word is enough."""
    text = "She was in films such as Harbour Lights, Dust and “Slow Tram”."
    assert shows(text, registry=Records()) == ["Harbour Lights", "Dust", "Slow Tram"]


def test_a_show_says_where_its_title_stands() -> None:
    """The quotation marks are no part of it."""
    body = paragraphs("Her film “Nine Sundays” won.")
    (tag,) = find_shows(body, Records(), ())
    assert body[0].text[tag.origin.start : tag.origin.end] == "Nine Sundays"
    assert (tag.origin.rule, tag.origin.confidence) == ("called a film or a show", 0.95)


def test_a_person_with_the_name_of_a_show_is_not_the_show() -> None:
    """The words that are cited are those that speak of the show, and the person is a person."""
    registry = Records(shows=(a_show("Carla Finch"),))
    body = paragraphs("Actor Carla Finch waved.", "She made the series Carla Finch in the town.")
    (tag,) = find_shows(body, registry, ())
    assert body[1].text[tag.origin.start - body[1].start :].startswith("Carla Finch in the town")
    assert [tag.origin.start for tag in find_people(body, "", registry, date(2025, 12, 1)).tags] == [6]
    assert shows("Actor Carla Finch waved.", "Carla Finch said no.", registry=registry) == []


def test_a_title_that_an_editor_ignores_is_not_proposed_again() -> None:
    """As with people."""
    assert shows("Her film “Nine Sundays” won.", registry=Records(ignored=frozenset({"Nine Sundays"}))) == []


def test_an_unknown_show_is_marked_for_review() -> None:
    """The editor is told that there is no file for the title."""
    article = converted(a_story("Their new reality series, The Tarns, was filmed in the town."))
    assert article.shows == ("The Tarns",)
    assert "shows: The Tarns is not in content/shows yet" in article.review


def test_an_alias_gives_the_name_of_the_record() -> None:
    """A short form in the text is the same show, once."""
    assert shows("In Slow Boat to Tarn, as in all of Slow Boat, it rains.") == ["Slow Boat to Tarn"]
