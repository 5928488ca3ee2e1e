"""A seed is converted once: what became of it, and of its article, is remembered beside the articles."""

import shutil
from pathlib import Path

import pytest
from convert.test_convert_seeds import STORY, convert, files, outcomes, the_articles, write
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.model.evidence import decode_evidence
from making import files_in

ARTICLE = "content/articles/big-drum-missing-after-party.md"


def the_evidence(root: Path) -> dict[str, bytes]:
    """Give the files of evidence."""
    return files_in(root / "content" / ".evidence")


def a_converted_site(root: Path) -> Path:
    """Write a site with one seed, and convert it."""
    write(root, "001_drum.txt")
    assert outcomes(root) == ["converted"]
    return root


def test_each_seed_has_one_file_of_evidence(tmp_path: Path) -> None:
    """It names the seed, the article and its id, and has the value of each field."""
    a_converted_site(tmp_path)
    ((name, raw),) = the_evidence(tmp_path).items()
    assert len(name) == len("0123456789abcdef.json")
    evidence = decode_evidence(raw)
    (article,) = the_articles(tmp_path)
    assert evidence
    assert (evidence.seed, evidence.article, evidence.id) == (article.seed, ARTICLE, article.id)
    assert evidence.texts("title") == ("Big Drum Missing After Party",)
    assert evidence.texts("summary") == (article.summary,)
    assert raw.endswith(b"}\n")


def test_an_article_that_was_deleted_is_not_brought_back(tmp_path: Path) -> None:
    """Not even in a fresh clone, which has what git tracks and no memory."""
    a_converted_site(tmp_path / "site")
    (tmp_path / "site" / ARTICLE).unlink()
    for folder in ("content", "seeds"):
        shutil.copytree(tmp_path / "site" / folder, tmp_path / "clone" / folder)
    for root in (tmp_path / "site", tmp_path / "clone"):
        assert outcomes(root) == ["its article was deleted"]
        assert files(root) == {}


def test_a_deleted_article_comes_back_when_it_is_asked_for(tmp_path: Path) -> None:
    """Under the same id; and asking again for one that is there changes nothing."""
    a_converted_site(tmp_path)
    before = files(tmp_path)
    (tmp_path / ARTICLE).unlink()
    assert outcomes(tmp_path, again=True) == ["converted"]
    assert files(tmp_path) == before
    assert outcomes(tmp_path, again=True) == ["already converted"]
    assert len(the_evidence(tmp_path)) == 1


def test_a_deleted_article_stays_deleted_when_its_seed_is_renamed_or_changed(tmp_path: Path) -> None:
    """Its text tells, or its name; other text under another name is another seed."""
    a_converted_site(tmp_path)
    (tmp_path / ARTICLE).unlink()
    seed = tmp_path / "seeds" / "001_drum.txt"
    seed.rename(seed.with_name("002_drum.txt"))
    assert outcomes(tmp_path) == ["its article was deleted"]
    seed.with_name("002_drum.txt").rename(seed)
    write(tmp_path, "001_drum.txt", STORY + " Really.")
    assert outcomes(tmp_path) == ["its article was deleted"]
    write(tmp_path, "003_new.txt", STORY + " It was so.")
    assert outcomes(tmp_path) == ["its article was deleted", "converted"]


def test_an_article_without_its_seed_is_known_by_its_id(tmp_path: Path) -> None:
    """An editor may rename it and take the key away."""
    a_converted_site(tmp_path)
    text = (tmp_path / ARTICLE).read_text(encoding="utf-8")
    (tmp_path / ARTICLE).unlink()
    lines = [line for line in text.splitlines(keepends=True) if not line.startswith("seed:")]
    (tmp_path / "content/articles/drum.md").write_text("".join(lines), encoding="utf-8")
    assert outcomes(tmp_path) == ["already converted"]
    write(tmp_path, "001_drum.txt", STORY + " Really.")
    assert outcomes(tmp_path) == ["changed since it was converted"]


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff", b'{"version": 2}'])
def test_evidence_that_nobody_can_read_counts_all_the_same(tmp_path: Path, content: bytes) -> None:
    """The seed was converted before; more is not known."""
    a_converted_site(tmp_path)
    (name,) = the_evidence(tmp_path)
    (tmp_path / "content/.evidence" / name).write_bytes(content)
    assert outcomes(tmp_path) == ["already converted"]
    (tmp_path / ARTICLE).unlink()
    assert outcomes(tmp_path) == ["its article was deleted"]


def test_evidence_that_a_crash_kept_from_being_written_is_mended(tmp_path: Path) -> None:
    """If the article is as it was made; else nobody knows what an editor changed, and none is written."""
    a_converted_site(tmp_path)
    before = the_evidence(tmp_path)
    shutil.rmtree(tmp_path / "content/.evidence")
    assert outcomes(tmp_path) == ["already converted"]
    assert the_evidence(tmp_path) == before
    shutil.rmtree(tmp_path / "content/.evidence")
    article = tmp_path / ARTICLE
    article.write_text(article.read_text(encoding="utf-8").replace("Big Drum", "The Drum"), encoding="utf-8")
    assert outcomes(tmp_path) == ["already converted"]
    assert the_evidence(tmp_path) == {}


def test_seeds_of_one_name_in_other_folders_are_told_apart(tmp_path: Path) -> None:
    """By their text, since a name says nothing outside the site's own folder."""
    texts = (STORY, STORY + " Really.")
    seeds = [write(tmp_path / place, "story.txt", text) for place, text in zip(("a", "b"), texts, strict=True)]
    assert outcomes(tmp_path, *seeds) == ["converted", "converted"]
    for path in (tmp_path / "content/articles").iterdir():
        path.unlink()
    assert outcomes(tmp_path, *seeds) == ["its article was deleted", "its article was deleted"]


def test_no_evidence_is_kept_outside_a_site(tmp_path: Path) -> None:
    """A folder of drafts has only the articles."""
    write(tmp_path, "001_drum.txt")
    convert(tmp_path, out="drafts")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["drafts", "seeds"]


def test_two_seeds_with_the_same_text_have_different_ids(tmp_path: Path) -> None:
    """Two articles cannot share one, and a draft may be published later."""
    write(tmp_path, "001_drum.txt")
    write(tmp_path, "002_copy.txt")
    convert(tmp_path)
    assert len({article.id for article in the_articles(tmp_path)}) == 2
    assert len(the_evidence(tmp_path)) == 2


STEPS = st.lists(
    st.tuples(st.sampled_from(["add", "delete", "edit", "change", "rename", "retitle"]), st.integers(0, 2)), max_size=8
)


@given(STEPS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_converting_again_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int]]
) -> None:
    """Whatever was done to seeds and articles before."""
    root = tmp_path_factory.mktemp("site")
    write(root, "0.txt", STORY)
    convert(root)
    for what, number in steps:
        _do(root, what, number)
        convert(root)
        before = files_in(root / "content")
        convert(root)
        assert files_in(root / "content") == before


def _do(root: Path, what: str, number: int) -> None:
    seeds = sorted((root / "seeds").iterdir())
    articles = sorted((root / "content/articles").iterdir())
    if what == "add":
        write(root, f"{number}.txt", f"{STORY} Number {number}.")
    elif what == "change" and seeds:
        seed = seeds[number % len(seeds)]
        seed.write_text(seed.read_text(encoding="utf-8") + " More.", encoding="utf-8")
    elif what == "rename" and seeds:
        seeds[number % len(seeds)].rename(root / "seeds" / f"renamed-{number}.txt")
    elif articles and what == "delete":
        articles[number % len(articles)].unlink()
    elif articles and what == "edit":
        article = articles[number % len(articles)]
        article.write_text(article.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    elif articles and what == "retitle":
        article = articles[number % len(articles)]
        article.rename(article.with_name(f"another-name-{number}.md"))
