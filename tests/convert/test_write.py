"""Writing articles."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from generator.convert.write import article_text, mint_id, write_new
from generator.model.article import Article, SeedReference, Source

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
        "The drum is *back*.\n"
        "\n"
        "Nobody knows why.\n"
    )


def test_an_id_is_minted_from_the_seed_alone() -> None:
    """The same seed has the same id for ever, another seed another one, all of one form."""
    assert mint_id("ab" * 32) == mint_id("ab" * 32) != mint_id("ac" + "ab" * 31)
    assert re.fullmatch(r"[0-9a-hjkmnp-tv-z]{26}", mint_id("ff" * 32))


def test_a_file_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    """What an editor may have touched stays, and nothing is left beside it."""
    path = tmp_path / "articles" / "a.md"
    write_new(path, "first", "a.md")
    with pytest.raises(FileExistsError):
        write_new(path, "second", "a.md")
    assert path.read_text() == "first"
    assert list(path.parent.iterdir()) == [path]
