"""Documents: Markdown files with front matter, read strictly."""

import json

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.readers.document import Document, parse_document
from generator.readers.text import DocumentError, body_of, decode
from making import a_file


def front_matter(*lines: str) -> Document:
    """Read a file with these *lines* of front matter."""
    return parse_document("\n".join(["---", *lines, "---", "The text."]))


def test_a_document_has_values_lines_and_a_body() -> None:
    """The lines are those of the file, counted from 1."""
    document = parse_document("---\ntitle: A\npeople:\n  - Ann\n  - Bob\nsource: {name: C}\n---\n\nText.\n\nMore.\n")
    assert document.values == {"title": "A", "people": ["Ann", "Bob"], "source": {"name": "C"}}
    assert document.lines == {
        ("title",): 2,
        ("people",): 3,
        ("people", 0): 4,
        ("people", 1): 5,
        ("source",): 6,
        ("source", "name"): 6,
    }
    assert document.body == "Text.\n\nMore."


def test_a_rule_in_the_body_is_text() -> None:
    """Only the first two fences count."""
    document = parse_document("---\ntitle: A\n---\nOne.\n\n---\n\nTwo.\n")
    assert document.body == "One.\n\n---\n\nTwo."


def test_a_body_may_be_empty() -> None:
    """A record may be all facts."""
    assert parse_document("---\ntitle: A\n---").body == ""


def test_spaces_behind_a_fence_do_no_harm() -> None:
    """Nobody sees them."""
    assert parse_document("--- \ntitle: A\n---\t\nText.") == Document({"title": "A"}, {("title",): 2}, "Text.")


@pytest.mark.parametrize(
    "text", ["---\ntitle: A\n---\n\nText.\n\n---\n", "--- \na: 1\n--- \n", "---\na: 1\n---\n  x\n"]
)
def test_the_body_alone_is_the_body_of_the_document(text: str) -> None:
    """The renderer reads it without the front matter, and must see what was fingerprinted."""
    assert body_of(text) == parse_document(text).body


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1917", "1917"),
        ("12:30", "12:30"),
        ("No", "No"),
        ("yes", "yes"),
        ("on", "on"),
        ("2025-03-14", "2025-03-14"),
        ("1_000", "1_000"),
        ("0x1F", "0x1F"),
        (".inf", ".inf"),
        ("<<", "<<"),
        ("=", "="),
        ("30 Rock", "30 Rock"),
        ("'true'", "true"),
        ('"null"', "null"),
        ("true", True),
        ("False", False),
        ("TRUE", True),
        ("! 5", "5"),
        ("!!str 5", "5"),
        ('"a \\u2014 b"', "a — b"),
        ("|\n  One\n  two", "One\ntwo\n"),
        (">-\n  One\n  two", "One two"),
    ],
)
def test_what_an_editor_writes_is_text(written: str, value: object) -> None:
    """YAML 1.1 would make numbers, times and truth values of titles and names; only true and false are no text."""
    assert front_matter(f"key: {written}").values == {"key": value}


@pytest.mark.parametrize("written", ["", "~", "null", "Null", "NULL"])
def test_a_key_without_a_value_counts_as_left_out(written: str) -> None:
    """A form filled in by half is still a form."""
    document = front_matter("title: A", f"summary: {written}")
    assert document.values == {"title": "A"}
    assert document.lines[("summary",)] == 3


def test_nothing_in_a_list_stays_for_the_schema_to_complain_of() -> None:
    """A dash without a word is a slip, and its line is known."""
    document = front_matter("people:", "  - Ann", "  -")
    assert document.values == {"people": ["Ann", None]}
    assert document.lines[("people", 1)] == 4


def test_brackets_in_titles_are_not_depth() -> None:
    """Each is closed before the next opens, or there are few of them."""
    document = front_matter(*[f"key{number}: saw [sic] {{and}} more" for number in range(100)], "sad: ':[ :['")
    assert len(document.values) == 101


def test_a_file_is_utf8_text() -> None:
    """A byte order mark is no part of it, and any line end is one."""
    assert decode("\ufeff---\r\na: ü\r---\n".encode()) == "---\na: ü\n---\n"


@pytest.mark.parametrize(
    ("raw", "line", "message"),
    [
        ("---\na: b\n".encode("utf-16"), 1, "holds NUL bytes, so it is no UTF-8 text: save it as UTF-8"),
        (b"---\na: \0\n", 1, "holds NUL bytes, so it is no UTF-8 text: save it as UTF-8"),
        (b"---\na: caf\xe9\n", 2, "not UTF-8 text: save the file as UTF-8"),
        (b"---\na: b\n---\n\n\xff", 5, "not UTF-8 text: save the file as UTF-8"),
    ],
    ids=["UTF-16", "NUL", "Latin-1", "body"],
)
def test_a_file_in_another_encoding_is_refused(raw: bytes, line: int, message: str) -> None:
    """A guess would put wrong letters into names."""
    with pytest.raises(DocumentError) as caught:
        decode(raw)
    assert caught.value.args == (line, message)


PRINTABLE = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"], include_characters="\n\t"))


@given(st.dictionaries(st.from_regex(r"[a-z_]{1,8}", fullmatch=True), PRINTABLE | st.booleans() | st.lists(PRINTABLE)))
def test_what_is_written_in_quotes_is_read_as_it_was(values: dict[str, object]) -> None:
    """Any text comes back, whatever YAML would make of it without quotes."""
    if values:
        text = "---\n" + "".join(f"{key}: {in_yaml(value)}\n" for key, value in values.items()) + "---\n"
        assert parse_document(text).values == values


def in_yaml(value: object) -> str:
    """Write *value* in the form of YAML that says everything, on one line."""
    if isinstance(value, list):
        return f"[{', '.join(map(in_yaml, value))}]"
    if isinstance(value, str):
        escapes = "".join(f"\\U{ord(letter):08x}" for letter in value)
        return f'"{escapes}"'
    return json.dumps(value)


@given(PRINTABLE)
def test_what_a_yaml_writer_writes_is_read_as_it_was(text: str) -> None:
    """A scalar in whichever style it chose; it quotes whatever looks like something else to it."""
    written = yaml.safe_dump({"key": text}, allow_unicode=True, width=80)
    if "!!binary" not in written:
        assert parse_document(f"---\n{written}---\n").values == {"key": text}


@given(st.text() | st.text(alphabet="-\n: []{}&*!'\"#ab\t,?|>%@", max_size=60).map("---\n{}\n---\n".format))
def test_any_text_is_a_document_or_is_refused(text: str) -> None:
    """Nothing an editor writes ends in a traceback, and the body is the same both ways."""
    try:
        document = parse_document(text)
    except DocumentError as error:
        line, message = error.args
        assert 1 <= line <= text.count("\n") + 2
        assert message
    else:
        assert body_of(text) == document.body


@given(st.binary())
def test_any_bytes_are_text_or_are_refused(raw: bytes) -> None:
    """Whatever ends up in the folder."""
    try:
        text = decode(raw)
    except DocumentError:
        return
    assert "\r" not in text


def test_the_factory_of_these_tests_writes_documents() -> None:
    """Its files are read as they were meant."""
    document = parse_document(a_file("Text.", title='A: "B"', people=["Zoë"], minor=True))
    assert document == Document(
        {"title": 'A: "B"', "people": ["Zoë"], "minor": True},
        {("title",): 2, ("people",): 3, ("people", 0): 3, ("minor",): 4},
        "Text.",
    )
