"""Faults of front matter: each is refused at its line, in words for somebody who has never read about YAML."""

import pytest
import yaml

from generator.readers import document as document_module
from generator.readers.document import parse_document
from generator.readers.text import DocumentError


def complaint_about(text: str) -> tuple[int, str]:
    """Give the line and the message with which *text* is refused."""
    with pytest.raises(DocumentError) as caught:
        parse_document(text)
    line, message = caught.value.args
    return line, message


def complaint_about_lines(*lines: str) -> tuple[int, str]:
    """Give the line and the message with which these *lines* of front matter are refused."""
    return complaint_about("\n".join(["---", *lines, "---", "The text."]))


NO_FRONT_MATTER = "no front matter: the first line must be ---, then keys such as title: and date:, then ---"
NO_END = "the front matter has no end: put a line --- between it and the text"
EMPTY = "the front matter is empty: it needs keys such as title: and date:"
NEARLY_AN_END = "this does not end the front matter: write --- alone and right at the margin"
NEARLY_A_BEGINNING = "this begins no front matter: write --- alone and right at the margin"
NO_KEYS = "the front matter must be keys with values, such as title: A headline"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 1, NO_FRONT_MATTER),
        ("Just text.\n", 1, NO_FRONT_MATTER),
        ("\n---\ntitle: A\n---\n", 1, NO_FRONT_MATTER),
        ("+++\ntitle = 'A'\n+++\n", 1, NO_FRONT_MATTER),
        ("----\ntitle: A\n---\n", 1, NEARLY_A_BEGINNING),
        ("---json\n{}\n---\n", 1, NO_FRONT_MATTER),
        ("---\ntitle: A\n\nText.\n", 1, NO_END),
        ("---\ntitle: A\n...\n\nText.\n", 3, NEARLY_AN_END),
        ("---\ntitle: A\n ---\n", 3, NEARLY_AN_END),
        ("---\n---\nText.\n", 1, EMPTY),
        ("---\n# title: A\n---\nText.\n", 1, EMPTY),
        ("---\n- title\n- date\n---\n", 2, NO_KEYS),
        ("---\n\nA headline\n---\n", 3, NO_KEYS),
    ],
)
def test_a_file_without_front_matter_is_no_empty_article(text: str, line: int, message: str) -> None:
    """Other readers take the whole file for a text without a title, and say nothing."""
    assert complaint_about(text) == (line, message)


@pytest.mark.parametrize(
    ("lines", "line", "message"),
    [
        (
            ["title: Ann: a life"],
            2,
            "not valid YAML: a second colon in one line: put the text after the key in quotes",
        ),
        (["source:", "\tname: A"], 3, "not valid YAML: a tab: indent with spaces"),
        (
            ["title: A", "date"],
            3,
            "not valid YAML: a line without a colon and a space: every line is a key, both, and a value",
        ),
        (["title: *Ann* sings"], 2, "not valid YAML: * and & mean something in YAML: put the text in quotes"),
        (["title: **Ann**"], 2, "not valid YAML: * and & mean something in YAML: put the text in quotes"),
        (["title: *ann"], 2, "not valid YAML: * and & mean something in YAML: put the text in quotes"),
        (
            ["title: @ann"],
            2,
            "not valid YAML: found character '@' that cannot start any token: put the text after the key in quotes",
        ),
        (
            ["title: 'Ann's life'"],
            2,
            "not valid YAML: text after a closing quote: put all of it in other quotes",
        ),
        (
            ["source:", "  name: A", " url: B"],
            4,
            "not valid YAML: lines that do not line up: begin keys of one level below each other",
        ),
        (['title: "A', "date: 1"], 2, "not valid YAML: a quote that is never closed"),
        (
            ["title: A", "people: [A, B", "date: 1"],
            3,
            "not valid YAML: a bracket that is never closed, or a comma too few",
        ),
        (["source: {name: A", "date: 1"], 2, "not valid YAML: a bracket that is never closed, or a comma too few"),
        (
            ["people: [A, , B]"],
            2,
            "not valid YAML: expected the node content, but found ',': put the text after the key in quotes",
        ),
        (["title: A", "date: 1", "title: B"], 4, '"title" stands twice, here and on line 2: keep one of them'),
        (["source: {name: A, name: B}"], 2, '"name" stands twice, here and on line 2: keep one of them'),
        (["title:", "title: B"], 3, '"title" stands twice, here and on line 2: keep one of them'),
        (["? [a, b]", ": c"], 2, "a key must be a word; quote text that starts with [ or {"),
        (["{a: b}: c"], 2, "a key must be a word; quote text that starts with [ or {"),
        (["title: !important"], 2, "the tag !important means nothing here: quote the text if it starts with !"),
        (
            ["title: !!python/name:os.system x"],
            2,
            "the tag tag:yaml.org,2002:python/name:os.system means nothing here: quote the text if it starts with !",
        ),
        (
            ["a: &all [1, 2]", "b: *all"],
            2,
            "& and * repeat a value in YAML, which could grow without end: write it out",
        ),
        (["title: a\x07b"], 2, "the character U+0007 cannot stand here"),
        (["one: 1", "two: 2", "title: a\x9fb"], 4, "the character U+009F cannot stand here"),
        (["title: A", 'summary: "a\\x07b"'], 3, "the character U+0007 cannot stand here"),
        (['title: "\\0"'], 2, "the character U+0000 cannot stand here"),
        (['title: "\\ud83d"'], 2, "the character U+D83D cannot stand here"),
    ],
)
def test_what_is_no_yaml_or_too_much_of_it_is_refused_at_its_line(lines: list[str], line: int, message: str) -> None:
    """In words for somebody who has never read about YAML."""
    assert complaint_about_lines(*lines) == (line, message)


DEEP = 100_000


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: " + "[" * DEEP, 2),
        ("a: " + "[" * 21 + "]" * 21, 2),
        ("a: 1\nb: " + "[x, " * DEEP, 3),
        ("a: " + "{b: " * DEEP, 2),
        ("- " * DEEP, 2),
        ("a:\n" + "- ? - " * DEEP, 3),
        ("\n".join(" " * depth + "a:" for depth in range(30)), 23),
        ("\n".join(" " * depth + "a:" for depth in range(600)) + "\n!", 1),
    ],
    ids=["open", "closed", "lists", "mappings", "dashes", "keys", "indented", "indented and wrong"],
)
def test_lists_within_lists_have_an_end(text: str, line: int) -> None:
    """The parser follows them down until the process dies, which no handler could catch."""
    assert complaint_about(f"---\n{text}\n---\n") == (line, "nested too deeply")


def test_the_slower_parser_gives_the_complaint_when_the_fast_one_fails() -> None:
    """It says which character it stumbled over, and both agree on what is sound."""
    assert complaint_about_lines("title: %A")[1] == (
        "not valid YAML: found character '%' that cannot start any token: put the text after the key in quotes"
    )
    assert document_module._explained("title: A") is not None


def test_a_complaint_without_a_place_is_of_the_first_line() -> None:
    """The parser need not know where it was."""
    assert document_module._in_words(yaml.MarkedYAMLError()) == (
        "not valid YAML: cannot be read: put the text after the key in quotes"
    )
