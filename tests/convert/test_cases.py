"""Cases: found by the registry, or proposed from the language of courts."""

from datetime import date

import pytest
from convert.seed_making import a_story, converted, paragraphs

from generator.convert.cases import find_cases, registered_cases
from generator.convert.children import find_children
from generator.convert.names import People, Tag
from generator.convert.origin import Origin
from generator.convert.records import Records
from generator.model.case import Party
from making import a_case

FIRE = a_case(
    "Bandstand fire",
    aliases=("The Crown v. Ode",),
    keywords=("bandstand", "arson", "Sallow Creek"),
    parties=(Party(name="Bram Ode", role="defendant"),),
)
REGISTRY = Records(cases=(FIRE,))


def cases(*texts: str, registry: Records = REGISTRY, people: tuple[str, ...] = ("Bram Ode",)) -> list[str]:
    """Find the cases of a story."""
    body = paragraphs(*texts)
    named = tuple(Tag(name, Origin(0, 0, "", 1), known=True) for name in people)
    found = People(named, (), (), find_children(texts, date(2025, 12, 1)))
    return [tag.name for tag in find_cases(body, registered_cases(body, registry), found)]


@pytest.mark.parametrize(
    "text",
    [
        "Bram Ode was charged with arson over the fire at the bandstand.",
        "The bandstands of Sallow Creek were the talk of the jury in which Bram Ode has a friend.",
        "The Crown v. Ode goes on.",
        "They spoke of the Bandstand fire.",
    ],
)
def test_a_registered_case_is_found_by_a_party_and_its_keywords(text: str) -> None:
    """Its name or alias is enough; else a party, two keywords and the language of courts are needed."""
    assert cases(text) == ["Bandstand fire"]


@pytest.mark.parametrize(
    "text",
    [
        "Bram Ode played at the bandstand, and the jury of the contest liked it.",
        "Arson at the bandstand: a man was charged.",
        "Bram Ode walked from the bandstand to Sallow Creek.",
        "Bram Ode sang.",
    ],
)
def test_less_than_that_is_not_the_case(text: str) -> None:
    """One keyword, no party, or no word of a court is too little."""
    assert cases(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "All that was before Bram’s involuntary manslaughter trial in Port Ellery.",
            "Bram Ode involuntary manslaughter trial",
        ),
        ("Bram Ode was charged with tax evasion on Monday.", "Bram Ode tax evasion case"),
        ("Ode pleaded not guilty to two counts of fraud.", "Bram Ode fraud case"),
        ("Bram Ode is suing Brass Records.", "Ode v. Brass Records"),
        ("Bram Ode has been sued for a million.", "Bram Ode lawsuit"),
        ("Bram Ode is on trial for arson.", "Bram Ode arson case"),
        ("Bram Ode faces three charges of fraud.", "Bram Ode fraud case"),
        (
            "Bram Ode was arrested for driving under the influence of drink.",
            "Bram Ode driving under the influence case",
        ),
        ("The jury heard that Bram Ode, 42, is accused of fraud. He was charged in May.", "Bram Ode fraud case"),
        ("Prosecutors dropped an arson investigation against the drummer Bram Ode.", "Bram Ode arson case"),
        ("A court heard it: Bram Ode won an injunction stopping Ivo Lark. He had sued.", "Ode v. Ivo Lark"),
    ],
)
def test_an_unknown_case_is_proposed(text: str, name: str) -> None:
    """Court language about a person of the story gives the case a name for the time being."""
    assert cases(text, registry=Records()) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Somebody was charged with arson.",
        "Bram Ode was charged with finding a new drum.",
        "The trial of the new ferry went well, said Bram Ode.",
        "Bram Ode charged his phone.",
        "Bram Ode plays a man charged with arson.",
        "Bram Ode’s brother was charged with arson.",
        "Bram Ode, whose driver was charged with fraud, laughed.",
        "Bram Ode has never been charged with fraud.",
        "Bram Ode met a woman who was charged with arson.",
        "Bram Ode is accused of fraud by a fan.",
        "Bram Ode filed for divorce from Naomi Tarn.",
        "Bram Ode v Ivo Lark was a fine game of tennis on the court.",
    ],
)
def test_no_case_is_made_of_other_words(text: str) -> None:
    """Without a person, or without an offence, there is no case."""
    assert cases(text, registry=Records()) == []


def test_a_case_says_where_it_stands() -> None:
    """One of the registry at its alias, else at its party; a proposal at the words of the charge."""
    body = paragraphs("Nothing.", "Bram Ode and The Crown v. Ode.", "Bram Ode was charged with fraud.")
    people = People((Tag("Bram Ode", Origin(0, 0, "", 1), known=True),), (), (), find_children([], date(2025, 12, 1)))
    text = "\n\n".join(paragraph.text for paragraph in body)
    (known,) = find_cases(body, [FIRE], people)
    assert text[known.origin.start : known.origin.end] == "The Crown v. Ode"
    (proposed,) = find_cases(body, [], people)
    assert text[proposed.origin.start : proposed.origin.end] == "charged with fraud"
    assert proposed.origin.rule == "charged with an offence"


def test_a_case_that_an_editor_ignores_is_not_proposed_again() -> None:
    """As with people."""
    body = paragraphs("Bram Ode was charged with fraud.")
    people = People((Tag("Bram Ode", Origin(0, 0, "", 1), known=True),), (), (), find_children([], date(2025, 12, 1)))
    assert find_cases(body, [], people, Records(ignored=frozenset({"Bram Ode fraud case"}))) == []


def test_one_person_has_one_proposed_case() -> None:
    """The trial, the charge and the plea of one person are one matter."""
    text = "Bram Ode’s fraud trial opens. He denies it. Ode was charged with fraud in May. Ode pleaded guilty to fraud."
    assert cases(text, registry=Records()) == ["Bram Ode fraud trial"]


def test_a_registered_case_of_the_person_silences_proposals() -> None:
    """What the text says of the party belongs to the case that the registry knows."""
    assert cases("Bram Ode was charged with arson over the bandstand.", "Bram’s arson trial opens.") == [
        "Bandstand fire"
    ]


def test_a_proposed_case_is_marked_for_review() -> None:
    """The editor is told that there is no file for the case."""
    article = converted(a_story("Then the actor Bram Oddie was charged with arson."))
    assert article.cases == ("Bram Oddie arson case",)
    assert "cases: Bram Oddie arson case is not in content/cases yet" in article.review


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The actor Bram Oddie was charged on Monday with taking forty drums.", "charged"),
        ("A jury found the drummer Bram Oddie not guilty of it.", "not guilty"),
        ("Prosecutors want to hear the drummer.", "prosecutors"),
    ],
)
def test_a_court_story_without_a_case_is_a_question(text: str, word: str) -> None:
    """Where neither the registry nor a proposal fits, the editor is told why there should be a case."""
    article = converted(a_story(text))
    assert article.cases == ()
    assert f"cases: reads like a court story ({word}) and no case in content/cases fits" in article.review


@pytest.mark.parametrize(
    "text",
    ["The jury of the contest charged a fee.", "He charged his phone, and was cleared to land.", "Bram Oddie sang."],
)
def test_other_stories_ask_for_no_case(text: str) -> None:
    """Juries of contests, phones and aeroplanes are no matter of courts."""
    assert not [note for note in converted(a_story(text)).review if note.startswith("cases: ")]


def test_a_child_is_no_party_of_a_proposed_case() -> None:
    """The name of a case becomes the address of a page, as that of a person does."""
    assert cases("Bram Ode is suing Posy Tarn, 14.", registry=Records()) == []
