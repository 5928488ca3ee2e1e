"""The ledger of the seeds that were converted."""

from pathlib import Path

import pytest

from generator.errors import UserError
from generator.model.article import SeedReference
from generator.model.evidence import Evidence, encode_evidence, seed_key
from generator.readers.evidence import Ledger
from making import an_article, write

SEED = SeedReference(file="a.txt", sha256="00")


def evidence_file(seed: SeedReference = SEED, name: str = "", **fields: str) -> dict[str, bytes]:
    """Make a file of evidence."""
    evidence = Evidence(version=1, seed=seed, article="content/articles/a.md", body="", **{"id": "1", **fields})  # type: ignore[arg-type]
    return {f"content/.evidence/{name or seed_key(seed.file, seed.entry)}.json": encode_evidence(evidence)}


def test_the_evidence_of_an_article_is_found_by_its_seed(tmp_path: Path) -> None:
    """By the name of a seed of the site, or by name and text of one from elsewhere."""
    write(tmp_path, evidence_file(id="1"))
    write(tmp_path, evidence_file(name=seed_key("a.txt", sha256="ff"), id="2"))
    ledger = Ledger(tmp_path)
    for sha256, wanted in (("00", "1"), ("ff", "2")):
        key, evidence = ledger.of_article(an_article(seed=SeedReference(file="a.txt", sha256=sha256)))
        assert key in ledger
        assert evidence
        assert evidence.id == wanted


def test_the_evidence_of_a_renamed_seed_is_found_by_the_id(tmp_path: Path) -> None:
    """An editor may name the new file in the article."""
    write(tmp_path, evidence_file(id="1"))
    renamed = SeedReference(file="b.txt", sha256="00")
    assert Ledger(tmp_path).of_article(an_article(seed=renamed, id="1"))[0] == seed_key("a.txt")
    assert Ledger(tmp_path).of_article(an_article(seed=renamed)) == ("", None)


def test_the_evidence_of_an_article_without_a_seed_is_found_by_its_id(tmp_path: Path) -> None:
    """An editor may take the key away; an article that never had one has none of these."""
    write(tmp_path, evidence_file(id="1"))
    ledger = Ledger(tmp_path)
    key, evidence = ledger.of_article(an_article(id="1"))
    assert evidence == ledger.read(key)
    assert ledger.of_article(an_article(id="2")) == ("", None)
    assert ledger.of_article(an_article()) == ("", None)
    assert [key for key, _ in ledger.without_article([an_article(id="1")])] == [key]
    assert list(ledger.without_article([an_article(seed=SEED)])) == []


@pytest.mark.parametrize("content", [b"", b"no JSON"])
def test_a_file_that_cannot_be_read_is_in_the_ledger_all_the_same(tmp_path: Path, content: bytes) -> None:
    """But says nothing."""
    (path,) = evidence_file()
    write(tmp_path, {path: content, "content/.evidence/note.txt": b""})
    ledger = Ledger(tmp_path)
    key = seed_key("a.txt")
    assert key in ledger
    assert ledger.path(key) == path
    assert ledger.of_article(an_article(seed=SEED)) == (key, None)
    assert list(ledger.without_article([])) == []


def test_what_is_not_there_says_nothing(tmp_path: Path) -> None:
    """No site, no folder, no file, or a folder in its place."""
    key = seed_key("a.txt")
    for root in (None, tmp_path):
        assert key not in Ledger(root)
        assert Ledger(root).read(key) is None
    (path,) = evidence_file()
    (tmp_path / path).mkdir(parents=True)
    assert Ledger(tmp_path).read(key) is None


def test_a_place_that_cannot_be_listed_is_told_of(tmp_path: Path) -> None:
    """There may be evidence in it that nobody sees."""
    write(tmp_path, {"content/.evidence": b""})
    with pytest.raises(UserError) as refused:
        Ledger(tmp_path)
    (problem,) = refused.value.problems
    assert str(problem) == "content/.evidence: cannot be read: Not a directory"


def test_what_was_left_by_a_kill_is_swept_away(tmp_path: Path) -> None:
    """By its name, which is one of ours."""
    folder = tmp_path / "content/.evidence"
    write(tmp_path, {**evidence_file(), f"content/.evidence/.{seed_key('a.txt')}.json.1.new": b"{"})
    write(folder, {".a.json.1.new": b"{", "a.json.new": b"{"})
    (folder / f".{seed_key('b.txt')}.json.1.new").mkdir()
    ledger = Ledger(tmp_path)
    assert ledger.keys == (seed_key("a.txt"),)
    ledger.sweep()
    left = {file.name for file in folder.iterdir() if file.is_file()}
    assert left == {f"{seed_key('a.txt')}.json", ".a.json.1.new", "a.json.new"}
