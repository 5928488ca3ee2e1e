"""Front matter in plain forms: read without a YAML parser, but never otherwise than by one."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from benchmarks.contenders import digest_site
from benchmarks.corpus import stories
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.convert.write import article_text
from generator.model.article import Article, SeedReference, Source
from generator.readers.document import parse_document
from generator.readers.plain_front_matter import plain_lines, read_plain
from generator.schema import locate

ROOT = Path(__file__).parents[2]


def a_document(front: str) -> str:
    """Make a document of the lines of its front matter."""
    return f"---\n{front}\n---\nThe text.\n"


def assert_both_ways_lead_to_the_same(text: str) -> None:
    """Compare what is read with and without a parser, if it is read without one at all."""
    plain = read_plain(text)
    if plain:
        document = parse_document(text)
        assert plain == (document.values, document.body)
        lines = plain_lines(text)
        assert lines is not None
        assert lines.items() <= document.lines.items()
        assert all(locate(key, lines) == line for key, line in document.lines.items())


@pytest.mark.parametrize(
    ("front", "values"),
    [
        ("title: Ann wins", {"title": "Ann wins"}),
        ("title: “Ann”, a life [sic] & 'more', take#1 {x}", {"title": "“Ann”, a life [sic] & 'more', take#1 {x}"}),
        ("date: 2025-03-14T09:00:00Z", {"date": "2025-03-14T09:00:00Z"}),
        ("minor: true\nlive: false", {"minor": True, "live": False}),
        ('title: "No: 1917 #1"', {"title": "No: 1917 #1"}),
        ('title: "Ann \\"A\\\\Z\\" Lee"', {"title": 'Ann "A\\Z" Lee'}),
        ("title: 'true'\nsummary: ''\nid: \"\"", {"title": "true", "summary": "", "id": ""}),
        ("cases: []", {"cases": []}),
        ("people: [Ann Lee, \"Bo, Jr.\", 'null', O’Dare]", {"people": ["Ann Lee", "Bo, Jr.", "null", "O’Dare"]}),
        ("aliases: [/old/]", {"aliases": ["/old/"]}),
        (
            'source: {name: A & B, "url": "https://a.example/?b", author: Z}',
            {"source": {"name": "A & B", "url": "https://a.example/?b", "author": "Z"}},
        ),
        ("source: {url: https://a.example/b}", {"source": {"url": "https://a.example/b"}}),
        (
            "source:\n  name: A\n  url: https://a.example/\ntitle: B",
            {"source": {"name": "A", "url": "https://a.example/"}, "title": "B"},
        ),
        ('review:\n  - "a: b"\n  - no date - or one\nid: C', {"review": ["a: b", "no date - or one"], "id": "C"}),
    ],
)
def test_the_forms_that_are_written_most_take_no_parser(front: str, values: dict[str, object]) -> None:
    """Texts, lists of them, and one level of keys below a key."""
    assert read_plain(a_document(front)) == (values, "The text.")
    assert_both_ways_lead_to_the_same(a_document(front))


@pytest.mark.parametrize(
    "front",
    [
        "", "a", "a:", "a:b", "a : b", " a: b", "a:  b", "a: b ", "a: b\n  c", "a: b\n\nc: d", "# a: b", "a: b # c",
        "a: null", "a: ~", "a: Null", "a: True", "a: [b, null]", "a: {b: FALSE}", "a:\n  - true", "a:\n  b: NULL",
        "a: b: c", "a: b:", "a: {b: c: d}", "a: [b: c]", "a: [b:]", "a: {b}", "a: {b:c}", "a: {}", "a: [b, [c]]",
        "a: [b ]", "a: [ b]", "a: [b,c]", "a: [b,  c]", "a: [b, ]", "a: [, b]", "a: [b\n  , c]", "a: [b]c", "a: [b",
        "a: [b #c]", "a: [b?]", "a: - b", "a: ? b", "a: : b", "a: &b c", "a: *b", "a: !b c", "a: !!str 1", "a: |\n  b",
        "a: >-\n  b", "a: @b", "a: `b`", "a: %b", "a: ,b", "a: ]b", "a: 'b", "a: 'b''c'", "a: 'b' c", 'a: "b',
        'a: "b\\n"', 'a: "b" c', 'a: "\\"', "a: b\nc: d\na: e", "a: {b: c, b: d}", "a:\n  b: c\n  b: d", "a: b\tc",
        "a:\tb", "a: b\u2028c", "a: b\x85c: d", "a: b\ufeffc", "a: b\x07", "a:\n- b", "a:\n   - b", "a:\n  - b\n c: d",
        "a:\n  - b\n  c: d", "a:\n  - - b", "a:\n  - b: c", "a:\n  - b\n    c", "a: b\n  - c", "a: b\n...", "? a\n: b",
        "'a': b", "<<: b", f"{'a' * 70}: b", f'a: "{"[" * 60}"', f"a: x{'{' * 60}", "--- a: b", "- a", "{a: b}",
    ],
)  # fmt: skip
def test_what_is_not_certain_is_left_to_the_parser(front: str) -> None:
    """It may be an error, or mean more than it seems to; a form that is merely rare may stand here too."""
    assert read_plain(a_document(front)) is None


@pytest.mark.parametrize(
    "text",
    ["", "a: b", "---\n---\n", "---\na: b\n", "---\na: b\n---", "--- \na: b\n---\n", "---\na: b\n--- \nc: d\n---\n"],
)
def test_a_document_without_plain_fences_is_left_to_the_parser(text: str) -> None:
    """It knows which of them are still fences."""
    assert read_plain(text) is None


SOUND = ("Ann Lee", "b", "1917", "https://a.example/b", '"a, b: c #d"', "'a, b'", "“Q” – é", "true")
DOUBTFUL = (
    "No", "null", "~", "False", "12:30", "a: b", "a #b", "a:", "- a", "? a", " a", "a ", "'a''b'", "'a", '"a\\"b"',
    '"a\\nb"', '"a\\"', "[a]", "{a}", "a]", "a, b", "a,b", "!a", "&a", "*a", "|", "> a", "@a", "%a", "a\tb", "a\x85b",
    "a?", "---", "...", "",
)  # fmt: skip
SIGNS = (
    *" \n\t:#-'\"\\[]{},?&*!|>%@`~=<\u2028\x85\xa0\ufeff\x07é", ": ", " #", "\n  ", "  - ", ", ", "''", '\\"', "---",
)  # fmt: skip

scalars = st.sampled_from(SOUND) | st.sampled_from(SOUND + DOUBTFUL)
keys = st.sampled_from(("a", "b", "c", "d", "e", "k-1", "true", '"q"'))
pairs = st.builds("{}: {}".format, keys, scalars)
inline = (
    scalars
    | st.lists(scalars, max_size=4).map(", ".join).map("[{}]".format)
    | st.lists(pairs, max_size=4).map(", ".join).map("{{{}}}".format)
)
below = st.lists(scalars.map("\n  - {}".format), min_size=1, max_size=3) | st.lists(
    pairs.map("\n  {}".format), min_size=1, max_size=3
)
entries = st.builds("{}: {}".format, keys, inline) | st.builds("{}:{}".format, keys, below.map("".join))


@settings(max_examples=1000)
@given(st.lists(entries, min_size=1, max_size=4).map("\n".join), st.integers(0), st.sampled_from(("", *SIGNS)))
@example("a: b", 4, "\n")
def test_what_is_read_without_a_parser_is_what_it_would_read(front: str, place: int, sign: str) -> None:
    """Whatever an editor writes, and with whatever slip of the hand in it."""
    place %= len(front) + 1
    assert_both_ways_lead_to_the_same(a_document(front[:place] + sign + front[place:]))


def test_the_articles_of_the_benchmark_take_no_parser(tmp_path: Path) -> None:
    """The time that it takes would else be measured again."""
    texts = map(digest_site(tmp_path / "site").written_as, stories(50))
    assert [text for text in texts if not read_plain(text)] == []


def test_what_the_converter_writes_takes_no_parser() -> None:
    """Also where it has to write quotes."""
    article = Article(
        title='"Drum": found',
        date=datetime(2025, 3, 14, 9, tzinfo=UTC),
        id="01abc",
        summary="No drum #1 yet: it is back.",
        source=Source(name="Lantern & Reel", url="https://x.example/a?b=c", author="Ann O’Dare", date="2025-03-12"),
        people=("Zoë Quill-O’Dare", 'Bram "The \\" Ode'),
        shows=("30 Rock", "1917", "Me, Myself"),
        cases=("Ode v. Brass",),
        review=("title: made from the first sentence", "date: none was found"),
        seed=SeedReference(file="000_x.txt", sha256="0" * 64),
    )
    text = article_text(article, ["The drum is back."])
    assert read_plain(text)
    assert_both_ways_lead_to_the_same(text)


@pytest.mark.parametrize("path", sorted((ROOT / "content").glob("*/*.md")), ids=lambda path: path.stem)
def test_the_sample_site_takes_no_parser_but_for_lists_of_keys(path: Path) -> None:
    """Corrections and timelines are rare, and nest deeper than plain forms do."""
    text = path.read_text(encoding="utf-8")
    assert bool(read_plain(text)) is ("\n  - date: " not in text)
    assert_both_ways_lead_to_the_same(text)
