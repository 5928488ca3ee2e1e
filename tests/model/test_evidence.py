"""Evidence as it is written and read."""

from hypothesis import given
from hypothesis import strategies as st

from generator.model.article import SeedReference
from generator.model.evidence import (
    Evidence,
    LeftOut,
    Reading,
    body_hash,
    decode_evidence,
    encode_evidence,
    seed_key,
)

WORDS = st.text(max_size=12)
READINGS = st.builds(
    Reading, value=WORDS, rule=WORDS, confidence=st.floats(0, 1), line=st.integers(0, 9), start=st.integers(0, 99)
)


def some_evidence(**fields: object) -> Evidence:
    """Make the evidence of a seed."""
    seed = SeedReference(file="a.txt", sha256="00")
    ours = {"version": 1, "seed": seed, "article": "content/articles/a.md", "id": "1", "body": body_hash("")}
    return Evidence(**{**ours, **fields})  # type: ignore[arg-type]


def test_a_reading_has_a_line_of_its_own() -> None:
    """So that git shows which value changed."""
    evidence = some_evidence(
        values={"title": (Reading(value="A {b", rule="the first line", confidence=0.9, line=1, end=4),)},
        left_out=(LeftOut(kind="ad", line=3, start=6, end=9),),
    )
    assert encode_evidence(evidence).decode() == (
        '{\n "article": "content/articles/a.md",\n'
        f' "body": "{body_hash("")}",\n'
        ' "id": "1",\n'
        ' "left_out": [\n  { "end": 9, "kind": "ad", "line": 3, "start": 6 }\n ],\n'
        ' "seed": { "file": "a.txt", "sha256": "00" },\n'
        ' "values": {\n  "title": [\n'
        '   { "confidence": 0.9, "end": 4, "line": 1, "rule": "the first line", "value": "A {b" }\n'
        "  ]\n },\n"
        ' "version": 1\n}\n'
    )


@given(st.dictionaries(st.sampled_from(["title", "people"]), st.tuples(READINGS, READINGS)), st.tuples(WORDS, WORDS))
def test_what_was_written_is_read_again(values: dict[str, tuple[Reading, ...]], review: tuple[str, ...]) -> None:
    """Whatever signs are in it."""
    evidence = some_evidence(values=values, review=review)
    assert decode_evidence(encode_evidence(evidence)) == evidence
    assert evidence.texts("people") == tuple(reading.value for reading in values.get("people", ()))


def test_anything_else_is_no_evidence() -> None:
    """Of another version, cut short, or no JSON at all."""
    raw = encode_evidence(some_evidence())
    assert decode_evidence(raw.replace(b'"version": 1', b'"version": 2')) is None
    assert decode_evidence(raw[:40]) is None
    assert decode_evidence(b"\xff") is None


def test_a_key_stands_for_a_seed() -> None:
    """For its name, for one text of its name, or for an entry of a feed, whatever the feed is called."""
    keys = {seed_key("a.txt"), seed_key("b.txt"), seed_key("a.txt", sha256="00"), seed_key("a.xml", "1")}
    assert len(keys) == 4
    assert seed_key("a.xml", "1") == seed_key("b.xml", "1", "00")
