"""Names put into content/names.toml by lines."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.curation.names_file import heed_name, ignore_names, ignored_in
from generator.curation.places import CannotEdit
from generator.model.slugs import slugify


def test_a_file_that_is_not_there_begins_with_what_it_is_for() -> None:
    """With a line for each name, in the order of the alphabet."""
    assert ignore_names("", "Planet Hollywood", "big Ben") == (
        "# Names that stand for nobody and nothing: the converter proposes them no more.\n"
        'ignore = [\n    "big Ben",\n    "Planet Hollywood",\n]\n'
    )


FORMS = {
    'ignore = ["A", "C"]\n': 'ignore = ["A", "B", "C"]\n',
    "ignore=[]": 'ignore=["B"]',
    "ignore = ['A'] # two": "ignore = ['A', \"B\"] # two",
    'ignore = [\n  "A", # a\n  "C" # c, d\n]\n': 'ignore = [\n  "A", # a\n  "B",\n  "C" # c, d\n]\n',
    'ignore = [\n  "A" # a, b\n]\n': 'ignore = [\n  "A", # a, b\n  "B",\n]\n',
    'ignore = [\r\n  "A", # a\r\n]\r\n': 'ignore = [\r\n  "A", # a\r\n  "B",\r\n]\r\n',
    'ignore = ["A",\n  "C"]': 'ignore = ["A",\n  "B",\n  "C"]',
    "# only this\n": '# only this\n# Names that stand for nobody and nothing: the converter proposes them no more.\n'
    'ignore = [\n    "B",\n]\n',
    'ignore = ["B"]\n': 'ignore = ["B"]\n',
    "ignore = [ # none\n]\n": 'ignore = [\n    "B", # none\n]\n',
}  # fmt: skip


@pytest.mark.parametrize("before", FORMS)
def test_a_name_is_put_into_the_list_as_it_is_written(before: str) -> None:
    """On a line of its own where the others have one, with all comments where they were."""
    assert ignore_names(before, "B") == FORMS[before]


def test_a_list_in_an_unusual_form_is_left_alone() -> None:
    """Its line is told."""
    with pytest.raises(CannotEdit) as raised:
        ignore_names('# x\n"ignore" = ["A"]\n', "B")
    assert raised.value.args[1] == "the list is written in an unusual form"


@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1, max_size=8), max_size=6), st.sampled_from(["\n", ""]))
def test_whatever_is_put_in_is_there_once_and_in_order(names: list[str], end: str) -> None:
    """And putting it in again changes nothing."""
    text = ignore_names(f'ignore = [{end}"middle"{end}]', *names)
    ignored = tomllib.loads(text)["ignore"]
    assert sorted(ignored) == sorted({"middle", *names})
    assert ignored == sorted(ignored, key=str.casefold)
    assert ignore_names(text, *names) == text


HEEDED = {
    'ignore = ["A", "B", "C"]\n': 'ignore = ["A", "C"]\n',
    'ignore = ["A", "B"] # two\n': 'ignore = ["A"] # two\n',
    'ignore = ["B"]\n': "ignore = []\n",
    'ignore = [\n  "A", # a\n  "B",\n  "C" # c\n]\n': 'ignore = [\n  "A", # a\n  "C" # c\n]\n',
    'ignore = [\n  "A", # a\n  "B"\n]\n': 'ignore = [\n  "A", # a\n]\n',
    'ignore = [\r\n  "B",\r\n]\r\n': "ignore = [\r\n]\r\n",
    'ignore = [\n  "B", # who?\n]\n': "ignore = [\n  # who?\n]\n",
    'ignore = ["b", "B", "A"]\n': 'ignore = ["A"]\n',
    'ignore = ["A"]\n': 'ignore = ["A"]\n',
    "": "",
}


@pytest.mark.parametrize("before", HEEDED)
def test_a_name_is_taken_out_of_the_list_in_any_spelling(before: str) -> None:
    """With its line, if it has one, and no comment of anybody."""
    assert heed_name(before, "B") == HEEDED[before]


def test_a_name_in_a_list_of_an_unusual_form_is_left_alone() -> None:
    """Its line is told."""
    with pytest.raises(CannotEdit) as raised:
        heed_name('# x\n"ignore" = ["B"]\n', "B")
    assert raised.value.args[1] == "the list is written in an unusual form"


@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1, max_size=8), max_size=6), st.sampled_from(["\n", ""]))
def test_what_is_put_in_can_be_taken_out(names: list[str], end: str) -> None:
    """And the others stay."""
    text = heed_name(ignore_names(f'ignore = [{end}"middle"{end}]', *names, "Bo Ode"), "bo ode")
    assert sorted(ignored_in(text)) == sorted({"middle", *(name for name in names if slugify(name) != "bo-ode")})
