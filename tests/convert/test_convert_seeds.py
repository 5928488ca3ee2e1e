"""Converting seeds into a site's folder of articles."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from convert.seed_making import END, LEAD, MIDDLE, NOON
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.config import Config
from generator.convert.converter import Conversion, Converter
from generator.convert.records import Records
from generator.errors import Problem
from generator.model.article import Article
from generator.readers.content import read_articles

STORY = f"Big Drum Missing After Party\n\n{LEAD}\n\n{MIDDLE}\n\n{END}"
CONFIG = Config(title="The Test Digest", base_url="https://digest.example/")


def write(root: Path, name: str, text: str | bytes = STORY) -> Path:
    """Write a seed."""
    path = root / "seeds" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def convert(
    root: Path,
    *seeds: Path,
    now: datetime = NOON,
    existing: Sequence[Article] | None = None,
    again: bool = False,
    out: str = "content/articles",
) -> tuple[list[Conversion], list[Problem]]:
    """Convert seeds, by default all of the folder, with the articles that are there."""
    folder = root / out
    before = the_articles(root, folder) if existing is None else existing
    converter = Converter(Records(), {}, out=folder, existing=before, now=now, status="draft")
    return converter.convert(seeds or (root / "seeds",), again=again)


def the_articles(root: Path, folder: Path | None = None) -> tuple[Article, ...]:
    """Read the articles that are there, each with its path in the site."""
    found = read_articles(folder or root / "content" / "articles", CONFIG)
    return tuple(msgspec.structs.replace(article, path=f"content/articles/{article.path}") for article in found)


def outcomes(root: Path, *seeds: Path, again: bool = False) -> list[str]:
    """Convert seeds and tell what became of them."""
    conversions, problems = convert(root, *seeds, again=again)
    assert problems == []
    return [conversion.outcome for conversion in conversions]


def files(root: Path) -> dict[str, str]:
    """Give the files in the folder of articles."""
    folder = root / "content" / "articles"
    return {path.name: path.read_text() for path in sorted(folder.iterdir())} if folder.exists() else {}


def test_a_seed_becomes_an_article_that_the_site_can_read(tmp_path: Path) -> None:
    """Title, clock, status, id and seed are in the file, and the reader has no complaint."""
    seed = write(tmp_path, "001_drum.txt")
    conversions, problems = convert(tmp_path)
    assert problems == []
    assert [(c.seed, c.outcome, c.article) for c in conversions] == [
        ("001_drum.txt", "converted", "content/articles/big-drum-missing-after-party.md")
    ]
    (article,) = read_articles(tmp_path / "content" / "articles", CONFIG)
    assert article.title == "Big Drum Missing After Party"
    assert article.date == NOON
    assert article.status == "draft"
    assert len(article.id) == 26
    assert article.seed is not None
    assert article.seed.file == "001_drum.txt"
    assert article.seed.sha256 == hashlib.sha256(seed.read_bytes()).hexdigest()


def test_running_again_changes_nothing(tmp_path: Path) -> None:
    """A seed that has its article is skipped, at any later time."""
    write(tmp_path, "001_drum.txt")
    convert(tmp_path)
    before = files(tmp_path)
    conversions, _ = convert(tmp_path, now=datetime(2026, 5, 5, tzinfo=UTC))
    assert [(c.outcome, Path(c.article).name) for c in conversions] == [
        ("already converted", "big-drum-missing-after-party.md")
    ]
    assert files(tmp_path) == before


def test_what_an_editor_changed_stays(tmp_path: Path) -> None:
    """Neither a renamed article nor a mended one is made again, even when the seed has changed."""
    write(tmp_path, "001_drum.txt")
    convert(tmp_path)
    folder = tmp_path / "content" / "articles"
    mended = (folder / "big-drum-missing-after-party.md").read_text().replace("title: Big Drum", "title: The Drum")
    (folder / "big-drum-missing-after-party.md").unlink()
    (folder / "drum.md").write_text(mended)
    assert convert(tmp_path)[0][0].outcome == "already converted"
    write(tmp_path, "001_drum.txt", STORY + " Really.")
    assert convert(tmp_path)[0][0].outcome == "changed since it was converted"
    assert files(tmp_path) == {"drum.md": mended}


def test_a_seed_that_was_renamed_is_known(tmp_path: Path) -> None:
    """Its text tells."""
    write(tmp_path, "001_drum.txt")
    convert(tmp_path)
    (tmp_path / "seeds/001_drum.txt").rename(tmp_path / "seeds/002_drum.txt")
    assert [c.outcome for c in convert(tmp_path)[0]] == ["already converted"]
    assert len(files(tmp_path)) == 1


def test_a_second_seed_with_the_same_text_is_pointed_out(tmp_path: Path) -> None:
    """It may be the same story from another outlet: its article is a draft, and says whose text it has."""
    write(tmp_path, "001_drum.txt")
    write(tmp_path, "002_copy.txt")
    first, second = convert(tmp_path)[0]
    assert (first.outcome, second.outcome) == ("converted", "converted")
    assert second.review[-1] == f"seed: the same text as that of {first.article}"
    assert "status: draft" in (tmp_path / second.article).read_text(encoding="utf-8")
    assert [c.outcome for c in convert(tmp_path)[0]] == ["already converted", "already converted"]


def test_two_stories_with_one_title_get_two_files(tmp_path: Path) -> None:
    """The second file has a number behind its name, and one that was there before is left alone."""
    folder = tmp_path / "content" / "articles"
    folder.mkdir(parents=True)
    (folder / "big-drum-missing-after-party-2.md").write_text("an editor's own")
    write(tmp_path, "001_drum.txt")
    write(tmp_path, "002_drum.txt", STORY + " It was so.")
    convert(tmp_path, existing=[])
    assert list(files(tmp_path)) == [
        "big-drum-missing-after-party-2.md",
        "big-drum-missing-after-party-3.md",
        "big-drum-missing-after-party.md",
    ]
    assert files(tmp_path)["big-drum-missing-after-party-2.md"] == "an editor's own"


def test_a_folder_stands_for_its_text_files_in_order(tmp_path: Path) -> None:
    """Other files are no seeds; a file that is named twice is converted once."""
    second = write(tmp_path, "b.txt", STORY + " It was so.")
    write(tmp_path, "a.txt")
    write(tmp_path, "notes.md", "# Not a seed")
    conversions, _ = convert(tmp_path, tmp_path / "seeds", second)
    assert [c.seed for c in conversions] == ["a.txt", "b.txt"]


def test_a_bad_seed_does_not_stop_the_others(tmp_path: Path) -> None:
    """Each seed that cannot be read is one problem with its path in the site."""
    write(tmp_path, "a.txt", b"\x00\x01\x02")
    write(tmp_path, "b.txt")
    write(tmp_path, "c.txt", b"")
    conversions, problems = convert(tmp_path)
    assert [c.outcome for c in conversions] == ["converted"]
    assert [str(problem) for problem in problems] == [
        "seeds/a.txt: is a file of bytes that are no letters, no text; delete it, or save the text of the story",
        "seeds/c.txt: has no words; delete it, or put a story into it",
    ]


def test_the_same_seeds_give_the_same_bytes(tmp_path: Path) -> None:
    """Nothing but the seeds, the registry and the clock is in the files."""
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write(tmp_path / name, "001_drum.txt", STORY + " The actor Oscar Tarn and the singer Naomi Ode said so.")
        convert(tmp_path / name)
    assert files(tmp_path / "one") == files(tmp_path / "two")


HOSTILE = {
    "front matter": "---\ntitle: [x\n---\nThe drum is gone. It was brown.",
    "yaml": 'title: [x\n\n"Ann": {a: b}, & * ! | > %. The drum is gone.\n\n- x\n\n? y',
    "templates": "{{ 7 * 7 }} {% include 'x' %} The drum is gone. {{ config }}",
    "a path": "../../../etc/passwd\n\nThe drum went to ../../x and it was gone.",
    "a tag": "The drum <b onclick=x>is</b> gone. It was brown.",
    "one letter": "x",
    "quotes": "\"'“”‘’\"' a \"'“”",
    "emoji": "🥁\n\n🥁🥁 a",
    "right to left": "\u202eThe drum is gone.\u202c It was brown.",
    "one long word": "x" * 50_000,
    "one long line": "Ann Tarn’s wife Bo, 11, was charged with arson in 2012. " * 1_000,
    "capitals": "A a " * 20_000,
    "capitals of children": "Her children, a son, a pupil born of nine, 11-year-old "
    + "A" * 20_000
    + "Aa, Bb " * 5_000,
    "quotation marks": 'He said "no. ' * 5_000,
    "requests": " date 2022-01-18 " + "Read more Support now " * 3_000,
    "many lines": "a line\n" * 5_000,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_seed_gives_an_article_that_can_be_read(tmp_path: Path, kind: str) -> None:
    """Whatever it holds, there is one file inside the folder, and our own reader reads it."""
    write(tmp_path, "x.txt", HOSTILE[kind])
    conversions, problems = convert(tmp_path)
    assert problems == []
    assert [c.outcome for c in conversions] == ["converted"]
    (article,) = read_articles(tmp_path / "content" / "articles", CONFIG)
    assert article.title
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content", "seeds"]


@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_an_article_or_one_problem(tmp_path: Path, raw: bytes) -> None:
    """Never a traceback."""
    seed = write(tmp_path, "x.txt", raw)
    conversions, problems = convert(tmp_path, seed, existing=[])
    assert len(conversions) + len(problems) == 1
    for path in (tmp_path / "content" / "articles").glob("*.md"):
        assert read_articles(path.parent, CONFIG)
        path.unlink()
