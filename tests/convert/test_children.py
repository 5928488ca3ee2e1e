"""Children: who is one, who may be one, and that nothing but the registry makes either a tag."""

from datetime import date

import pytest
from convert.seed_making import END, LEAD, MIDDLE, a_story, converted, paragraphs
from hypothesis import given
from hypothesis import strategies as st

from generator.convert.children import find_children
from generator.convert.names import People, find_people
from generator.convert.records import Records
from making import a_person

TODAY = date(2025, 12, 1)
CERTAIN = [
    "Oscar Tarn, 13, sang.",
    "Oscar Tarn, just nine, sang.",
    "Oscar Tarn (4) sang.",
    "Oscar Tarn, a 15-year-old, sang.",
    "The 15-year-old, Oscar Tarn, sang.",
    "One was a 15-year-old boy named Oscar Tarn.",
    "Oscar Tarn, a schoolboy of eleven, sang.",
    "They brought the four-year-old twins Mabel and Oscar Tarn.",
    "They brought their newborn twins Mabel Tarn and Oscar Tarn.",
    "Baby Oscar Tarn slept.",
    "Sixth-grader Oscar Tarn drew it.",
    "The pupils Mabel Tarn, Oscar Tarn and Felix Tarn drew it.",
    "Oscar Tarn, a pupil of the town, drew it.",
    "Oscar Tarn is still a toddler.",
    "Oscar Tarn was born on Tuesday.",
    "Mabel and Oscar Tarn were born in January.",
    "Oscar Tarn (born 2015) sang.",
    "Oscar Tarn, who turns five in May, sang.",
    "Ten-year-old Oscar Tarn sang.",
    "Oscar Tarn, aged 9, sang.",
    "Oscar Tarn (aged seven) sang.",
    "Her kids: Mabel Tarn (11), Oscar Tarn (9).",
    "Oscar Tarn was just six months old.",
    "Little Oscar Tarn, four, sang.",
    "Singer Oscar Tarn, 12, sang.",
    "When Oscar Tarn, 12, sang, they laughed.",
    "A 14-year-old schoolboy, Oscar Tarn, sang.",
    "Year 6 pupil Oscar Tarn sang.",
    "Mabel Tarn and Oscar Tarn, 9 and 11, sang.",
    "Oscar Tarn and Mabel Tarn, 9 and 11, sang.",
    "Oscar Tarn – 8 – sang.",
    "8yo Oscar Tarn sang.",
    "8-yr-old Oscar Tarn sang.",
    "12 year old Oscar Tarn sang.",
    "Oscar Tarn, a twelfth-grader, sang.",
    "10th-grader Oscar Tarn sang.",
    "The 9th graders Mabel Tarn and Oscar Tarn sang.",
    "It was drawn by pre-schooler Oscar Tarn.",
    "The kindergartners Mabel Tarn and Oscar Tarn drew it.",
]
POSSIBLE = [
    *(
        f"Her {generation}{word} Oscar Tarn sang."
        for generation in ("grand", "grand-", "step-", "god-", "great-grand")
        for word in ("son", "daughter", "child")
    ),
    "Her firstborn, Oscar Tarn, sang.",
    "The tweens Mabel Tarn and Oscar Tarn sang.",
    "Oscar Tarn, a high-school student, sang.",
    "Her son Oscar Tarn sang.",
    "Their youngest son, the drummer Oscar Tarn, sang.",
    "Her three children, Mabel, Oscar Tarn and Felix, sang.",
    "The boy, Oscar Tarn, sang.",
    "The teenager Oscar Tarn sang.",
    "Teenage drummer Oscar Tarn sang.",
    "The child actor Oscar Tarn sang.",
    "Oscar Tarn, her grandson, sang.",
    "Oscar Tarn, son of the baker Felix Tarn, sang.",
    "Oscar Tarn starts primary school in September.",
    "Oscar Tarn, who will attend the Harbour Primary School, sang.",
    "Oscar Tarn, in Year 5, sang.",
    "Oscar Tarn is in fifth grade.",
    "Oscar Tarn is at nursery.",
    "She gave birth to Oscar Tarn.",
    "Her daughter is called Oscar Tarn.",
    "It was Oscar Tarn’s first day at nursery.",
    "It was when Oscar Tarn, 17, was at sea.",
    "The couple welcomed Oscar Tarn in June.",
    "Oscar Tarn, the couple’s firstborn, sang.",
    "Oscar Tarn celebrated his tenth birthday.",
    "It was Oscar Tarn’s seventh birthday.",
    "It was Oscar Tarn’s 18th birthday.",
    "Oscar Tarn, who turns 18 next year, sang.",
    "Oscar Tarn, who will be eighteen in May, sang.",
    "Oscar Tarn turns 18 on Friday.",
    "Oscar Tarn will be gone before his eighteenth birthday.",
    "Oscar Tarn is too young to vote.",
    "Oscar Tarn is still under age.",
]
# These name nobody: whom they mean stands before them.
MEANT = [
    "The 16-year-old danced for an hour.",
    "The 16-year-old skater danced for an hour.",
    "The sixteen year old came home late.",
    "They waved, and the gifted 9-year-old waved back.",
    "She is still 17 and lives with her parents.",
    "He’s only nine.",
    "He will be 18 in May.",
    "She is not yet eighteen.",
    "She turned 15 on Friday.",
    "She was 15.",
    "At only 14, he is the best of them.",
    "He’s too young to vote.",
    "She left before her 17th birthday.",
    "On Friday, the 16-year-old sang in Port Ellery.",
    "In Port Ellery the 16-year-old sang.",
    "The teenager danced for an hour.",
    "The shy schoolboy danced, and the child star sang.",
    "He left Port Ellery before his 17th birthday.",
]
# With another form of the name, by which the registry does not know it.
OTHER_FORMS = [
    "Singer Oscar, 12, sang.",
    "OSCAR TARN, 13, sang.",
    "Oscar J. Tarn, 11, sang.",
    "Oscar Tarn Jr., 12, sang.",
    "Oscar “Ozzy” Tarn, nine, sang.",
    "Tarn, nine, sang.",
]
NONE = [
    "Oscar Tarn, who was 16 when he met her, sang.",
    "Oscar Tarn, 42, has a son.",
    "Their adult son Oscar Tarn sang.",
    "The former child star Oscar Tarn sang.",
    "Oscar Tarn, son of a fisherman, sang.",
    "Then-16-year-old Oscar Tarn sang.",
    "Oscar Tarn was born in Port Ellery in 1960.",
    "Oscar Tarn opened the nursery.",
    "Oscar Tarn started primary school in 1960.",
    "To her daughter, Oscar Tarn said, he would sing.",
    "Oscar Tarn is a former pupil of hers.",
    "Bad boy Oscar Tarn sang.",
    "Oscar Tarn turned two of them away from his nursery.",
    "Her son Oscar, 24, and Oscar Tarn sang.",
    "It was Oscar Tarn’s 50th birthday.",
    "Oscar Tarn turns 30 on Friday.",
    "The 16-year-old song was written by Oscar Tarn.",
    "Oscar Tarn waved. The 34-year-old sang.",
    "Oscar Tarn waved. He turned 18 on Friday.",
    "Oscar Tarn waved. He has sung since he was 15.",
    "Oscar Tarn waved. Then little Felix sang. The two-year-old is loud.",
    "Oscar Tarn, 42, waved. The 16-year-old sang.",
    "Oscar Tarn waved. Felix, who is still nine, sang.",
]


def found_in(*texts: str, registry: Records | None = None) -> People:
    """Find the people of a story."""
    return find_people(paragraphs(*texts), "", registry or Records(), TODAY)


@pytest.mark.parametrize("text", CERTAIN)
def test_a_child_is_never_a_tag(text: str) -> None:
    """Ages, births, schools and words for children, of one or of several, keep the name out without a question."""
    found = found_in(text, "Oscar Tarn waved.")
    assert "Oscar Tarn" not in [tag.name for tag in found.tags]
    assert found.may_be_children == ()
    assert found.is_child("Oscar Tarn")


@pytest.mark.parametrize("text", OTHER_FORMS)
def test_another_form_of_a_child_s_name_keeps_it_out(text: str) -> None:
    """Initials, suffixes, capitals, nicknames, a surname or a given name alone."""
    assert "Oscar Tarn" in found_in(text, "Oscar Tarn waved.").left_out


@pytest.mark.parametrize("text", POSSIBLE)
def test_who_may_be_a_child_is_a_question(text: str) -> None:
    """A family or a school alone shows no age: there is no tag, and the editor is asked."""
    found = found_in(text, "Oscar Tarn waved.")
    assert "Oscar Tarn" not in [tag.name for tag in found.tags]
    assert "Oscar Tarn" in found.may_be_children


@pytest.mark.parametrize("text", NONE)
def test_an_adult_beside_such_words_is_a_tag(text: str) -> None:
    """What is over, grown up or somebody else's makes nobody a child."""
    assert "Oscar Tarn" in [tag.name for tag in found_in(text, "Oscar Tarn waved.").tags]


@given(st.sampled_from(CERTAIN + POSSIBLE), st.integers(0, 4))
def test_the_sign_counts_wherever_it_stands(sign: str, place: int) -> None:
    """Moving the sentence that shows a child to any place of the story, or into a caption, changes nothing."""
    story = [LEAD, "Oscar Tarn waved.", MIDDLE, END]
    moved = found_in(*story[:place], sign, *story[place:])
    first = found_in(sign, *story)
    assert [tag.name for tag in moved.tags] == [tag.name for tag in first.tags]
    assert set(moved.may_be_children) == set(first.may_be_children)
    assert "Oscar Tarn" not in [tag.name for tag in moved.tags]
    assert "Oscar Tarn" not in converted(a_story("Oscar Tarn waved.", f"{sign} (Photo: Ivo Lark/PA)")).people


@given(st.sampled_from(MEANT), st.integers(0, 4), st.integers(0, 3))
def test_a_sign_without_a_name_counts_wherever_it_stands(sign: str, place: int, named: int) -> None:
    """Who alone is named in a story is asked about, whether the sentence stands beside the name or far from it."""
    story = [LEAD, MIDDLE, END]
    story.insert(named, "Oscar Tarn waved.")
    apart = [*story[:place], sign, *story[place:]]
    beside = [text.replace("waved.", f"waved. It was cold. {sign}") for text in story]
    for texts in (apart, beside):
        found = found_in(*texts)
        assert found.tags == ()
        assert found.may_be_children == ("Oscar Tarn",)


@given(st.sampled_from(MEANT), st.booleans())
def test_a_sign_without_a_name_means_those_who_were_named_last(sign: str, apart: bool) -> None:
    """Those whom the nearest sentence names are asked about; nobody else, and nobody whose age is known."""
    first, second = "The singer Naomi Tarn waved.", "Mabel Ode and Oscar Tarn waved back."
    found = found_in(first, second, sign) if apart else found_in(f"{first} {second} It was cold. {sign}")
    assert [tag.name for tag in found.tags] == ["Naomi Tarn"]
    assert found.may_be_children == ("Mabel Ode", "Oscar Tarn")
    known = Records((a_person("Oscar Tarn", born=date(1990, 5, 5)),))
    assert found_in(first, second, sign, registry=known).may_be_children == ("Mabel Ode",)


@given(st.sampled_from(CERTAIN + POSSIBLE))
def test_only_the_registry_knows_better(sign: str) -> None:
    """A birth date of an adult makes a tag in spite of every sign; a record without one does not."""
    adult, unknown = a_person("Oscar Tarn", born=date(1990, 5, 5)), a_person("Oscar Tarn")
    assert "Oscar Tarn" in [tag.name for tag in found_in(sign, registry=Records((adult,))).tags]
    assert "Oscar Tarn" not in [tag.name for tag in found_in(sign, registry=Records((unknown,))).tags]


def test_a_stated_age_of_an_adult_answers_the_question() -> None:
    """A daughter of 29 is a person like others."""
    assert [tag.name for tag in found_in("Her daughter Naomi Tarn sang.", "Naomi Tarn, 29, waved.").tags] == [
        "Naomi Tarn"
    ]


def test_the_editor_is_asked_in_the_article() -> None:
    """The note says whom to add, and how."""
    article = converted(a_story("The singer Naomi Tarn came with her daughter Rosalind Tarn."))
    assert article.people == ("Naomi Tarn",)
    assert "people: Rosalind Tarn may be a child; add the name if not" in article.review


def test_a_name_in_the_eastern_order_may_be_a_child_s() -> None:
    """The second half of the given name belongs to it."""
    assert found_in("Bong Tae-oh, 9, sang.", "Bong Tae-oh waved.").tags == ()
    assert [tag.name for tag in found_in("Bong Tae-oh, 49, sang.").tags] == ["Bong Tae-oh"]


def test_a_child_known_by_its_given_name_hides_the_full_name() -> None:
    """So does a name with another middle name."""
    children = find_children(["Their son Felix, four, and Clara Ode Tarn, six, slept."], TODAY)
    assert [children.sign(name) for name in ("Felix Tarn", "Clara Tarn", "Clara Ode", "Naomi Tarn")] == [
        "certain",
        "certain",
        "",
        "",
    ]


def test_ages_have_many_forms() -> None:
    """Figures, words, brackets, months and pairs."""
    text = "Ann, 11; Bo, nine; five-year-old Cy; Di (4); Ed and Flo, both two; Gus, 30; ten-month-old Ida."
    assert {name for (name,) in find_children([text], TODAY).certain} == {"ann", "bo", "cy", "di", "ed", "flo", "ida"}
