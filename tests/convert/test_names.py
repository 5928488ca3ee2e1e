"""People: who is tagged, and who never is."""

from datetime import UTC, date, datetime

import pytest
from convert.seed_making import END, LEAD, MIDDLE, a_seed, a_story, converted, paragraphs
from hypothesis import given
from hypothesis import strategies as st

from generator.convert.names import Tag, find_people
from generator.convert.origin import Origin
from generator.convert.records import Records
from making import a_person, a_show

ALEC = a_person("Alec Vane", aliases=("Alexander Rae Vane",), born=date(1958, 4, 3))
HILDA = a_person("Hildaria Vane", born=date(1984, 1, 6))
ZOE = a_person("Zoë Quill-O’Dare", aliases=("Zoë Quill",))
CHILD = a_person("Isolde Marrick", minor=True)
TEEN = a_person("Theo Lunt", born=date(2008, 6, 1))
REGISTRY = Records((ALEC, HILDA, ZOE, CHILD, TEEN))


def people(*texts: str, registry: Records = REGISTRY, seed_text: str = "") -> list[str]:
    """Find the people of a story."""
    found = find_people(paragraphs(*texts), seed_text, registry, date(2025, 12, 1))
    return [tag.name for tag in found.tags]


@pytest.mark.parametrize(
    "text",
    [
        "Alec Vane came late.",
        "It was Alec Vane’s drum.",
        "It was Alec Vane's drum.",
        "“Alec Vane!” they cried.",
        "They asked Alexander Rae Vane about it.",
    ],
)
def test_a_registered_person_is_found_by_name_and_alias(text: str) -> None:
    """Possessives, quotes and aliases all lead to the name of the record."""
    assert people(text) == ["Alec Vane"]


@pytest.mark.parametrize(
    "text", ["Zoe Quill-O'Dare sang.", "ZOË sang, and so did Zoë Quill-O’Dare.", "Zoë Quill sang."]
)
def test_accents_and_apostrophes_do_not_hide_a_name(text: str) -> None:
    """A name is found without its accents and with any apostrophe."""
    assert people(text) == ["Zoë Quill-O’Dare"]


@pytest.mark.parametrize(
    "text", ["Vane was angry.", "The Alec Vanes of this world.", "Alec Vane-Smith came.", "McAlec Vane.", "alec vane"]
)
def test_a_part_of_a_name_is_not_the_name(text: str) -> None:
    """A surname alone, a longer name and a word in small letters tag nobody of the registry."""
    assert "Alec Vane" not in people(text)


def test_people_stand_in_the_order_of_their_first_mention() -> None:
    """Who is named first is tagged first, and once."""
    assert people("Zoë Quill met Alec Vane.", "Then Alec Vane met Zoë Quill-O’Dare.") == [
        "Zoë Quill-O’Dare",
        "Alec Vane",
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Then Rosalind Tarn spoke.", "Rosalind Tarn"),
        ("The death of the cinematographer Halyna Hurn shocked all.", "Halyna Hurn"),
        ("Ondine Tarn, 42, denies it.", "Ondine Tarn"),
        ("They heard Judge Honoria Pell in silence.", "Honoria Pell"),
        ("Dougal Prynne, its head, denied that.", "Dougal Prynne"),
        ("They met Helena de la Mare there.", "Helena de la Mare"),
        ("They saw Robert Tarn Jr. leave.", "Robert Tarn Jr."),
    ],
)
def test_an_unknown_full_name_in_a_sentence_is_a_person(text: str, name: str) -> None:
    """A given name, a role or an age beside it shows that capitalised words are a name."""
    assert people(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "They met at Planet Hollywood in Times Square.",
        "Charlotte Airport was closed, and so was Victoria Station.",
        "It was on ExtraTV and TikTok, and later on Max.",
        "A spokesman for Brass Records declined.",
        "Rosalind Tarn Joins The Long Quay For A Third Season",
        "They said that Rosalind was there.",
        "It was filmed in New York and East Hampton.",
    ],
)
def test_places_outlets_and_headlines_are_no_people(text: str) -> None:
    """Organisations, places, single names and lines in title case tag nobody."""
    assert people(text) == []


def test_an_unknown_person_is_marked_for_review() -> None:
    """The editor is told that there is no file for the name."""
    article = converted(a_story("Then the singer Rosalind Tarn spoke about the drum."))
    assert article.people == ("Rosalind Tarn",)
    assert "people: Rosalind Tarn is not in content/people yet" in article.review


def test_a_couple_shares_its_surname() -> None:
    """Both of "Hildaria and Alec Vane" are tagged, and unknown couples where the text speaks of a family."""
    assert people("Hildaria and Alec Vane came.") == ["Hildaria Vane", "Alec Vane"]
    assert people("The couple, Rosalind and Oscar Tarn, came.") == ["Rosalind Tarn", "Oscar Tarn"]
    assert people("Oscar and Naomi Tarn sing on it.") == ["Naomi Tarn"]


def test_a_spouse_is_completed_only_with_support() -> None:
    """A wife by her given name is tagged when the registry, or the seed with its captions, has the full name."""
    text = "Alec Vane’s wife Hildaria laughed."
    assert people(text) == ["Alec Vane", "Hildaria Vane"]
    unknown = "Oscar Tarn’s wife Ondaria laughed."
    assert people(unknown) == ["Oscar Tarn"]
    assert people(unknown, seed_text=f"{unknown}\nOndaria and Oscar Tarn at the party") == [
        "Oscar Tarn",
        "Ondaria Tarn",
    ]


def test_a_name_beside_the_spouse_of_the_same_surname_is_a_person() -> None:
    """A given name that no list has is believed beside "her husband" with the same surname."""
    assert people("Ondaria Tarn has laughed off a tiff with her husband, Oscar Tarn.") == ["Ondaria Tarn", "Oscar Tarn"]


def test_a_name_with_and_without_initial_is_one_person() -> None:
    """A middle initial makes no second person."""
    assert people("Oscar Tarn came.", "Later Oscar J. Tarn went.") == ["Oscar Tarn"]


@pytest.mark.parametrize(
    "text",
    [
        "Her five little ones were there: Mabel, 12; Oscar, nine; Felix, seven; and Clara and Hugo, both three.",
        "Wren, nine, and Tobin, six, had left.",
        "Her son, six-year-old Oscar Tarn, waved.",
        "Oscar Tarn, 13, was chosen from a choir.",
        "They showed their newborn Oscar to the press, and Oscar Tarn slept.",
        "They came with Mabel, 11 months.",
        "Isolde Marrick plays the sister.",
        "Theo Lunt plays the brother.",
    ],
)
def test_a_child_is_never_a_tag(text: str) -> None:
    """Stated ages in figures and words, infants, `minor: true` and birth dates in the registry keep children out."""
    assert people(text) == []


def test_an_eighteenth_birthday_ends_childhood() -> None:
    """A person born on 1 June 2008 is a child on 31 May 2026 and none on the day after."""
    body = paragraphs("Theo Lunt plays the brother.")
    assert find_people(body, "", REGISTRY, date(2026, 5, 31)).tags == ()
    assert [tag.name for tag in find_people(body, "", REGISTRY, date(2026, 6, 1)).tags] == ["Theo Lunt"]


def test_a_registered_adult_is_not_hidden_by_a_child_of_the_same_given_name() -> None:
    """A child called Alec keeps unknown people called Alec out, but not the one with a file."""
    assert people("Their son Alec, four, met Alec Vane.") == ["Alec Vane"]


def test_names_in_furniture_tag_nobody() -> None:
    """An appeal, a caption, a byline and a list of stories may name anybody."""
    seed = a_story(
        "Your donation helps us to look into the money of Alec Vane. Please donate today.",
        "Alec Vane at the bandstand. (Photo: Oscar Tarn/PA)",
        "Related stories",
        "Naomi Tarn Finds a Drum",
    )
    assert converted(seed, REGISTRY).people == ()


@given(
    st.sampled_from(["Alec Vane", "Zoë Quill-O’Dare", "Hildaria Vane"]),
    st.sampled_from(["{} sang.", "It was {}’s drum."]),
)
def test_an_alias_gives_the_same_tags_as_the_name(name: str, sentence: str) -> None:
    """Putting an alias in the place of a name changes no tag."""
    record = REGISTRY.person(name)
    assert record is not None
    for alias in record.aliases:
        assert people(sentence.format(alias)) == people(sentence.format(name)) == [name]


def test_a_tag_says_where_it_was_found() -> None:
    """The place of a tag leads back to the words in the seed."""
    seed = a_seed("Big Drum Missing", LEAD, "Then Alec Vane spoke.", MIDDLE, END)
    tag = find_people(seed.paragraphs[1:], seed.text, REGISTRY, date(2025, 12, 1)).tags[0]
    start = seed.text.index("Alec Vane")
    assert tag == Tag("Alec Vane", Origin(start, start + len("Alec Vane"), "registry", 1.0), known=True)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Then Rosalind Tarn spoke.", "given name"),
        ("Then the drummer Zubelle Tarn spoke.", "title or role"),
        ("Then Zubelle Tarn, 42, spoke.", "age, role or verb behind"),
        ("They saw Naomi Tarn, Zubelle Ode and Rosalind Marrick.", "in a list of people"),
        ("They saw Rosalind “the Van” Tarn.", "around a nickname"),
        ("ROSALIND TARN has left.", "in capitals"),
        ("They saw Bong Tae-oh.", "family name and double given name"),
    ],
)
def test_a_tag_says_which_rule_found_it_and_how_sure_it_is(text: str, rule: str) -> None:
    """The words between start and end are those that were read, and a rule is never as sure as a record."""
    body = paragraphs("Nothing.", text)
    found = find_people(body, "", Records(), date(2025, 12, 1)).tags
    origin = next(tag.origin for tag in found if tag.origin.rule == rule)
    assert 0.5 <= origin.confidence < 1
    assert body[1].text[origin.start - body[1].start : origin.end - body[1].start].strip()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("But Rosalind Tarn came.", ["Rosalind Tarn"]),
        ("Former Mayor Rosalind Tarn came.", ["Rosalind Tarn"]),
        ("Ellery State Drummers Association President Rosalind Tarn came.", ["Rosalind Tarn"]),
        ("Drummer Rosalind Tarn came.", ["Rosalind Tarn"]),
        ("They asked D.J. Quillane and J.K. Marrick.", ["D.J. Quillane", "J.K. Marrick"]),
        ("They asked Samuel L. Marrick.", ["Samuel L. Marrick"]),
        ("They asked Helena van der Ode and Ana de la Mare.", ["Helena van der Ode", "Ana de la Mare"]),
        ("They asked Naomi O’Dare, Ian McQuill and Rosalind Tesselaar-Vance.", [
            "Naomi O’Dare", "Ian McQuill", "Rosalind Tesselaar-Vance",
        ]),
        ("They asked José Ángel Marrick.", ["José Ángel Marrick"]),
        ("They asked Rosalind “the Van” Tarn.", ["Rosalind Tarn"]),
        ("EXCLUSIVE: ROSALIND TARN has left. Rosalind Tarn said so.", ["Rosalind Tarn"]),
        ("They saw Rosalind Tarn Tuesday.", ["Rosalind Tarn"]),
        ("The crown went to Prince Rupert.", ["Prince Rupert"]),
        ("They asked the singer Zubelle Tarn.", ["Zubelle Tarn"]),
        ("They wore it in Paris Tarn.", []),
        ("They asked Paris Tarn, the singer.", ["Paris Tarn"]),
        ("They asked Paris Tarn. Ms Tarn laughed.", ["Paris Tarn"]),
        ("They asked Grace Jones.", ["Grace Jones"]),
        ("They asked Jonah Hill and Sally Field.", ["Jonah Hill", "Sally Field"]),
    ],
)  # fmt: skip
def test_names_have_many_forms(text: str, names: list[str]) -> None:
    """Titles, initials, particles, hyphens, nicknames, capitals; a first word that is a place needs more."""
    assert people(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "They wore it at Paris Fashion Week.",
        "It opens in April Street, by the Charlotte Bridge.",
        "Will Vane sing? Nobody knows. Vane said so.",
        "They met in the Albert Hall.",
        "They met in San Marco and in Port Charlotte.",
        "They sold it to Marie Claire.",
        "She plays the detective Rosalind Tarn.",
        "She reprises her role as Rosalind Tarn.",
        "The film Rosalind Tarn is long.",
        "He is a Rosalind Tarn fan.",
        "They like the Rosalind Tarn Show.",
        "Golden Drum came. The Drum said so.",
        "The Recent Drums were there.",
        "Whatever Drum he has, Drum said.",
    ],
)
def test_places_roles_and_titles_of_works_are_no_people(text: str) -> None:
    """Neither is who is only played, nor a film that is called like a person."""
    assert "Rosalind Tarn" not in people(text)
    assert people(text) == []


def test_a_person_is_not_lost_by_being_called_a_work_once() -> None:
    """Who speaks, or has a title somewhere, is a person."""
    assert people("The film Rosalind Tarn made is long.", "“No,” Rosalind Tarn said.") == ["Rosalind Tarn"]


def test_a_name_that_an_editor_ignores_is_not_proposed_again() -> None:
    """Accents and capitals aside; who has a record is tagged all the same."""
    ignored = Records((ALEC,), ignored=frozenset({"Rosalind TARN", "Alec Vane"}))
    assert people("Rosalind Tarn met Alec Vane and Naomi Tarn.", registry=ignored) == ["Alec Vane", "Naomi Tarn"]


def test_a_name_of_two_records_is_a_question() -> None:
    """There is no tag for a name that two people have, and the editor is asked."""
    twins = Records((a_person("Zoë Quill", slug="one"), a_person("Zoe Quill", slug="two"), ALEC))
    found = find_people(paragraphs("Zoë Quill met Alec Vane."), "", twins, date(2025, 12, 1))
    assert [tag.name for tag in found.tags] == ["Alec Vane"]
    assert found.may_be_several == ("Zoë Quill",)
    note = "people: Zoë Quill may be one of several; add who is meant"
    assert note in converted(a_story("Then Zoë Quill sang."), twins).review


def test_a_surname_that_two_people_share_is_nobody() -> None:
    """Nor is one that only one has: a tag needs the full name."""
    assert people("Vane came late, and Vane left.") == []


def test_a_person_and_a_show_may_share_a_name() -> None:
    """What stands beside the name tells which of the two is meant."""
    both = Records((ALEC,), (a_show("Alec Vane", kind="film", slug="alec-vane-film"),))
    assert people("Alec Vane sang.", registry=both) == ["Alec Vane"]
    assert people("They saw the film Alec Vane.", registry=both) == []
    assert converted(a_story("They saw the film “Alec Vane”."), both).shows == ("Alec Vane",)
    assert converted(a_story("They saw Alec Vane."), both).shows == ()


@given(st.text(alphabet="ABab .,’'“”-:()éÉ1\n", max_size=200))
def test_any_text_is_read(text: str) -> None:
    """Whatever stands in it, each tag's place lies inside the text."""
    for paragraph in (body := paragraphs(text)):
        for tag in find_people(body, text, Records(), date(2025, 12, 1)).tags:
            assert 0 <= tag.origin.start < tag.origin.end
        assert paragraph.text


def test_a_birth_date_counts_as_of_the_last_possible_day() -> None:
    """Who may have been a child when the story was written is one: the clock bounds what nothing else does."""
    seed = a_story("Theo Lunt plays the brother.")
    assert converted(seed, REGISTRY, now=datetime(2026, 1, 1, tzinfo=UTC)).people == ()
