"""Front matter changed by lines: what is meant changes, and nothing else does."""

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.curation.front_matter import (
    add_part,
    add_to,
    copy_body,
    copy_key,
    replace_at,
    replace_in,
    set_key,
    take_at,
    take_from,
)
from generator.curation.places import CannotEdit
from generator.model.front_matter import scalar
from generator.readers.document import parse_document
from generator.readers.text import decode

ARTICLE = """\
---
title: A headline   # keep
# of the people
people: [Ann Tarn, "Bo, Jr."]  # both
review:
  - "title: made"
  # a remark
  - 'date: none'   # why?
source: {name: The Courier, date: 2025}
seed:
    file: a.txt
    sha256: "00"
---
people: [not, these]

The text.
"""


def changed(before: str, after: str) -> tuple[list[str], list[str]]:
    """Give the lines that are only in the one, and those that are only in the other."""
    old, new = before.splitlines(), after.splitlines()
    return [line for line in old if line not in new], [line for line in new if line not in old]


def test_a_value_is_set_where_it_stands() -> None:
    """The comment behind it stays, and the new value has quotes if it needs them."""
    assert changed(ARTICLE, set_key(ARTICLE, "title", "No: a drum")) == (
        ["title: A headline   # keep"],
        ['title: "No: a drum"   # keep'],
    )


def test_a_key_is_made_at_its_place() -> None:
    """The order is that of the schema: the summary stands behind the title, cases behind people."""
    assert "# keep\nsummary: It is back.\n# of the people\n" in set_key(ARTICLE, "summary", "It is back.")
    assert '# both\ncases: ["Ode v. Brass, again"]\nreview:' in add_to(ARTICLE, "cases", "Ode v. Brass, again")
    assert "---\nslug: a\npeople: []\n---" in set_key("---\npeople: []\n---\n", "slug", "a")


def test_a_key_without_a_value_gets_one() -> None:
    """On its own line, before the comment there."""
    assert set_key("---\ntitle:  # a title\n---\n", "title", "A") == "---\ntitle: A  # a title\n---\n"
    assert add_to("---\nreview:\ntitle: A\n---\n", "review", "b") == "---\nreview:\n  - b\ntitle: A\n---\n"


def test_a_part_of_a_source_is_set_alone() -> None:
    """In braces and below the key; a part that is new stands in the order of the schema."""
    edited = set_key(ARTICLE, "source", "https://a.example/", "url")
    assert changed(ARTICLE, edited)[1] == ["source: {name: The Courier, url: https://a.example/, date: 2025}"]
    assert changed(ARTICLE, set_key(ARTICLE, "source", "", "name"))[1] == ["source: {date: 2025}"]
    assert changed(ARTICLE, set_key(ARTICLE, "seed", "ff", "sha256"))[1] == ["    sha256: ff"]
    below = "---\nsource:\n  name: A\n  date: 2025\n---\n"
    assert set_key(below, "source", "Ann", "author") == "---\nsource:\n  name: A\n  author: Ann\n  date: 2025\n---\n"
    assert set_key(below, "source", "", "date") == "---\nsource:\n  name: A\n---\n"
    assert set_key("---\ntitle: A\n---\n", "source", "B", "name") == "---\ntitle: A\nsource: {name: B}\n---\n"
    assert set_key("---\nsource: {name: A}\ntitle: A\n---\n", "source", "", "name") == "---\ntitle: A\n---\n"


def test_a_list_loses_and_gains_values() -> None:
    """In brackets or below each other, each with the quotes it had."""
    edited = take_from(ARTICLE, "review", "title: made")
    assert changed(ARTICLE, edited) == (['  - "title: made"'], [])
    edited = add_to(take_from(ARTICLE, "people", "Ann Tarn"), "people", "Zoë Ode", "Bo, Jr.")
    assert changed(ARTICLE, edited)[1] == ['people: ["Bo, Jr.", Zoë Ode]  # both']
    assert changed(ARTICLE, replace_in(ARTICLE, "people", "Bo, Jr.", "Bo"))[1] == ["people: [Ann Tarn, Bo]  # both"]
    assert changed(ARTICLE, replace_in(ARTICLE, "people", "Bo, Jr.", "Ann Tarn"))[1] == ["people: [Ann Tarn]  # both"]


def test_a_list_that_loses_its_last_value_goes() -> None:
    """With its key."""
    assert take_from("---\npeople: [Ann]\ntitle: A\n---\n", "people", "Ann") == "---\ntitle: A\n---\n"
    assert take_from("---\nreview:\n- a\ntitle: A\n---\n", "review", "a") == "---\ntitle: A\n---\n"


PARTIES = """\
---
name: A case
parties:
  - name: Ann   # she
    role: claimant
  # the other
  - {name: "Bo", role: 'defendant'}  # he
keywords: [drum]
---
"""


def test_a_text_deep_inside_is_replaced() -> None:
    """With the quotes and remarks of the others around it."""
    assert changed(PARTIES, replace_at(PARTIES, ("parties", 0, "name"), "Ann: Tarn")) == (
        ["  - name: Ann   # she"],
        ['  - name: "Ann: Tarn"   # she'],
    )
    assert changed(PARTIES, replace_at(PARTIES, ("parties", 1, "name"), "Bo, Jr."))[1] == [
        "  - {name: \"Bo, Jr.\", role: 'defendant'}  # he"
    ]
    assert replace_at(PARTIES, ("parties", 1, "name"), "Bo") == PARTIES


def test_a_party_comes_and_goes() -> None:
    """In the form of the list, and with the key if it is the first or last."""
    longer = add_part(PARTIES, "parties", {"name": "Cy", "role": "witness"})
    assert changed(PARTIES, longer) == ([], ["  - {name: Cy, role: witness}"])
    assert take_at(longer, "parties", 2) == PARTIES
    alone = take_at(PARTIES, "parties", 0)
    assert changed(PARTIES, alone) == (["  - name: Ann   # she", "    role: claimant"], [])
    assert "parties" not in take_at(alone, "parties", 0)
    assert "parties: [{name: Cy}]\n" in add_part("---\nname: A\nparties:\n---\n", "parties", {"name": "Cy"})
    assert "parties: [{name: Cy}]\n" in add_part("---\nname: A\nparties: []\n---\n", "parties", {"name": "Cy"})


def test_a_key_is_copied_as_it_stands() -> None:
    """To its place in the order of the schema, with the line ends of the file."""
    text = "---\r\nname: B\r\nkeywords: [x]\r\ntimeline:\r\n---\r\n"
    copied = copy_key(text, "parties", PARTIES)
    lines = PARTIES.splitlines()[2:7]
    assert copied.split("\r\n")[3:8] == lines
    assert copy_key(copied, "timeline", "---\nname: A\ntimeline: [x]\n---\n").split("\r\n")[8] == "timeline: [x]"


def test_a_body_is_copied_as_it_stands() -> None:
    """Below a front matter that ends with the file, too."""
    assert copy_body("---\nname: A\n---", "---\nname: B\n---\n\nThe text.") == "---\nname: A\n---\n\nThe text."
    assert copy_body("---\r\nname: A\r\n---\r\n\r\n", "---\nname: B\n---\nOne.\nTwo.\n") == (
        "---\r\nname: A\r\n---\r\nOne.\r\nTwo.\r\n"
    )


UNSAFE = {
    "an anchor": "people: &x [Ann, Bo]",
    "a tag": "people: !!seq [Ann, Bo]",
    "a comment inside brackets": "people: [\n  Ann,  # first\n  Bo]",
    "braces around everything": "{people: [Ann, Bo]}",
}


@pytest.mark.parametrize("form", UNSAFE)
def test_a_form_that_is_not_safe_to_change_is_left_alone(form: str) -> None:
    """The line of it is told."""
    with pytest.raises(CannotEdit) as raised:
        take_from(f"---\n{UNSAFE[form]}\n---\n", "people", "Ann")
    line, why = raised.value.args
    assert line in {1, 2, 3}
    assert why


def test_a_value_of_another_form_is_left_alone() -> None:
    """No list becomes a text, and no text a list."""
    for change in (
        lambda: set_key("---\npeople: [Ann]\n---\n", "people", "Bo"),
        lambda: add_to("---\npeople: Ann\n---\n", "people", "Bo"),
        lambda: set_key("---\nsource: A\n---\n", "source", "Bo", "name"),
    ):
        with pytest.raises(CannotEdit):
            change()


NAMES = st.sampled_from(
    ["Ann Tarn", "Bo", "Ode, Jr.", "it's", "a: b", "x #y", "true", "1917", "[x]", "Zoë 🥁", '"q"', "- d"]
)
TEXTS = st.sampled_from(["A headline", "No: a drum", "it's", 'a "b" c', "#1", "2025", "line one", "é 🥁"])
COMMENTS = st.sampled_from(["", "", "  # a remark", "   #: [x, y]"])


class Chunk(NamedTuple):
    """Hold the lines of one key, and what stands above it."""

    key: str
    lines: list[str]
    above: list[str]


def quoted(draw: st.DrawFn, text: str, *, flow: bool) -> str:
    """Write a text in one of the forms of YAML."""
    style = draw(st.sampled_from(["house", "single", "double"]))
    if style == "single":
        return "'" + text.replace("'", "''") + "'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"' if style == "double" else scalar(text, flow=flow)


@st.composite
def texts_of_keys(draw: st.DrawFn, key: str) -> Chunk:
    """Write a key with a text."""
    value, comment = draw(TEXTS), draw(COMMENTS)
    form = draw(st.sampled_from(["line", "literal", "folded", "two lines"]))
    lines = {
        "line": [f"{key}: {quoted(draw, value, flow=False)}{comment}"],
        "literal": [f"{key}: |-", f"   {value}"],
        "folded": [f"{key}: >", f"  {value}", "  and more", ""],
        "two lines": [f'{key}: "one', '  two"'],
    }[form]
    return Chunk(key, lines, draw(above))


@st.composite
def lists_of_keys(draw: st.DrawFn, key: str) -> Chunk:
    """Write a key with a list of different names."""
    names = draw(st.lists(NAMES, min_size=1, max_size=4, unique=True))
    comment, indent = draw(COMMENTS), draw(st.sampled_from(["", "  ", "     "]))
    form = draw(st.sampled_from(["brackets", "below", "brackets below"]))
    if form == "below":
        lines = [f"{key}:{comment}"]
        for name in names:
            lines += draw(st.sampled_from([[], ["  # between"]]))
            lines.append(
                f"{indent}-{draw(st.sampled_from([' ', '   ']))}{quoted(draw, name, flow=False)}{draw(COMMENTS)}"
            )
    elif form == "brackets":
        lines = [f"{key}: [{', '.join(quoted(draw, name, flow=True) for name in names)}]{comment}"]
    else:
        written = [quoted(draw, name, flow=True) for name in names]
        lines = [f"{key}: [", *[f"   {name}," for name in written[:-1]], f"   {written[-1]}", f" ]{comment}"]
    return Chunk(key, lines, draw(above))


above = st.lists(st.sampled_from(["# above", "", "#   title: no"]), max_size=2)


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, list[tuple[str, str]]]:
    """Write a whole file, and give it with its parts: the lines of each key, and those between, as they are."""
    chunks = [
        draw(texts_of_keys(key) if key in {"title", "summary", "slug"} else lists_of_keys(key))
        for key in draw(st.permutations(["title", "summary", "slug", "people", "cases", "review"]))[
            : draw(
                st.integers(2, 6)
            )  # without any key there is no front matter
        ]
    ]
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    parts = [("", draw(st.sampled_from(["", "\ufeff"])) + "---" + newline)]
    for chunk in chunks:
        parts.append(("", "".join(line + newline for line in chunk.above)))
        parts.append((chunk.key, "".join(line + newline for line in chunk.lines)))
    body = draw(st.sampled_from(["", "The text.", "title: no\n---\npeople: [x]\n\n- review"])).replace("\n", newline)
    parts.append(("", "---" + newline + body + draw(st.sampled_from(["", newline, newline * 2]))))
    return "".join(text for _, text in parts), parts


@given(documents(), st.sampled_from(["title", "summary", "slug"]), TEXTS)
def test_setting_a_text_changes_the_lines_of_its_key_alone(
    document: tuple[str, list[tuple[str, str]]], key: str, value: str
) -> None:
    """Whatever the file looks like; and the second time there is nothing to change."""
    text, parts = document
    edited = set_key(text, key, value)
    assert values(edited) == {**values(text), key: value}
    assert set_key(edited, key, value) == edited
    assert_only_changed(text, edited, key, parts)


@given(documents(), st.sampled_from(["people", "cases", "review"]), NAMES, st.sampled_from(["add", "take", "replace"]))
def test_changing_a_list_changes_the_lines_of_its_key_alone(
    document: tuple[str, list[tuple[str, str]]], key: str, value: str, what: str
) -> None:
    """A value more, a value less, or another one in its place."""
    text, parts = document
    before = values(text).get(key, [])
    assert isinstance(before, list)
    if what == "add":
        edited, wanted = add_to(text, key, value), before if value in before else [*before, value]
        assert add_to(edited, key, value) == edited
    elif what == "take":
        edited, wanted = take_from(text, key, value), [name for name in before if name != value]
        assert take_from(edited, key, value) == edited
    else:
        edited, wanted = replace_in(text, key, value, "New Name"), [n if n != value else "New Name" for n in before]
        assert replace_in(edited, key, value, "New Name") == edited
    assert values(edited).get(key, []) == wanted
    assert {**values(edited), key: 0} == {**values(text), key: 0}
    assert_only_changed(text, edited, key, parts)


def values(text: str) -> dict[str, object]:
    """Read the front matter of a file."""
    return parse_document(decode(text.encode())).values


def assert_only_changed(text: str, edited: str, key: str, parts: list[tuple[str, str]]) -> None:
    """Check that all that is not of a key is in the edited file as it was."""
    at = next((number for number, (name, _) in enumerate(parts) if name == key), None)
    if at is None:
        longer = len(edited) - len(text)
        assert any(edited[:place] + edited[place + longer :] == text for place in range(len(text) + 1))
    else:
        before, after = ("".join(part for _, part in some) for some in (parts[:at], parts[at + 1 :]))
        assert edited.startswith(before)
        assert edited.endswith(after)
        assert len(edited) >= len(before) + len(after)
