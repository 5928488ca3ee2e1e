"""Writing articles."""

import re
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.convert.write import article_text, mint_id, moment, scalar, write_new
from generator.model.article import Article, SeedReference, Source
from generator.readers.document import parse_document

ARTICLE = Article(
    title="Drum: found",
    date=datetime(2025, 3, 14, 9, tzinfo=UTC),
    id="01abc",
    summary="The drum is back.",
    source=Source(name="Lantern & Reel", url="https://x.example/a", author="Ann O’Dare", date="2025-03-12"),
    people=("Zoë Quill-O’Dare", "Bram Ode"),
    shows=("30 Rock", "1917", "Me, Myself"),
    cases=("Ode v. Brass",),
    review=("title: made from the first sentence",),
    seed=SeedReference(file="000_x.txt", sha256="0" * 64),
)

words = st.text(
    alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn", "Zl", "Zp"]), min_size=1
)


def test_the_front_matter_has_the_order_and_form_of_the_house() -> None:
    """Flow lists for names, quotes only where YAML needs them, one paragraph below the other."""
    assert article_text(ARTICLE, ["The drum is *back*.", "Nobody knows why."]) == (
        "---\n"
        'title: "Drum: found"\n'
        "date: 2025-03-14T09:00:00Z\n"
        'id: "01abc"\n'
        "summary: The drum is back.\n"
        "status: published\n"
        "source: {name: Lantern & Reel, url: https://x.example/a, author: Ann O’Dare, date: 2025-03-12}\n"
        "people: [Zoë Quill-O’Dare, Bram Ode]\n"
        'shows: [30 Rock, "1917", "Me, Myself"]\n'
        "cases: [Ode v. Brass]\n"
        "review:\n"
        '  - "title: made from the first sentence"\n'
        f'seed: {{file: "000_x.txt", sha256: "{"0" * 64}"}}\n'
        "---\n"
        "The drum is \\*back\\*.\n"
        "\n"
        "Nobody knows why.\n"
    )


@given(words.map(str.strip).filter(bool), st.booleans())
def test_a_scalar_is_read_as_the_text_that_was_written(text: str, flow: bool) -> None:
    """By YAML 1.1 with all its surprises, and by our own reader."""
    written = f"[{scalar(text, flow=True)}]" if flow else scalar(text)
    document = f"key: {written}"
    assert yaml.safe_load(document) == {"key": [text] if flow else text}
    assert parse_document(f"---\n{document}\n---\n").values == {"key": [text] if flow else text}


MISREAD = (
    "No", "on", "null", "~", "12:30", "1e5", "0x1F", "2025-03-14", "1_000", "- x", "a: b", "a #b", "[x]", "{x}", "x,y",
    "*x", "&x", "!x", "|", ">", "%x", "@x", "`x", '"x"', "'x'", "x:", "x ", "x?", "\\x", "x\ty",
)  # fmt: skip


@pytest.mark.parametrize("text", MISREAD)
def test_text_that_yaml_would_misread_is_quoted(text: str) -> None:
    """Booleans, numbers, times, dates and signs stay text."""
    assert yaml.safe_load(f"key: [{scalar(text, flow=True)}]") == {"key": [text]}
    assert yaml.safe_load(f"key: {scalar(text)}") == {"key": text}


def test_a_moment_is_written_in_utc() -> None:
    """Whatever offset a time has, the file has it in UTC."""
    assert moment(datetime(2025, 3, 14, 9, tzinfo=timezone(timedelta(hours=2)))) == "2025-03-14T07:00:00Z"


def test_an_id_is_minted_from_the_seed_alone() -> None:
    """The same seed has the same id for ever, another seed another one, all of one form."""
    assert mint_id("ab" * 32) == mint_id("ab" * 32) != mint_id("ac" + "ab" * 31)
    assert re.fullmatch(r"[0-9a-hjkmnp-tv-z]{26}", mint_id("ff" * 32))


def test_a_file_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    """What an editor may have touched stays, and nothing is left beside it."""
    path = tmp_path / "articles" / "a.md"
    write_new(path, "first")
    with pytest.raises(FileExistsError):
        write_new(path, "second")
    assert path.read_text() == "first"
    assert list(path.parent.iterdir()) == [path]
