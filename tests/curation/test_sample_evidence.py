"""The evidence of the sample site: what is known of its conversions is tracked with its articles."""

from pathlib import Path
from shutil import copytree

from generator.config import read_config
from generator.readers.content import read_content
from generator.readers.evidence import EVIDENCE, Ledger
from making import build, files_in, run_digest

SAMPLE = Path(__file__).parents[2]


def test_every_sample_article_with_a_seed_has_evidence() -> None:
    """And none is of an article that is not there: whoever deletes one on purpose names it here."""
    ledger, explained = Ledger(SAMPLE), set()
    for article in read_content(SAMPLE, read_config(SAMPLE)).articles:
        if article.seed:
            key, evidence = ledger.of_article(article)
            assert evidence, article.path
            assert (evidence.seed, evidence.id, evidence.article) == (article.seed, article.id, article.path)
            explained.add(ledger.path(key))
    assert explained == {f"{EVIDENCE}/{path.name}" for path in (SAMPLE / EVIDENCE).glob("*.json")}


def test_a_sample_article_that_is_deleted_stays_away(tmp_path: Path) -> None:
    """As in a fresh clone, where no build has been before; and of the others `digest why` can tell."""
    for name in ("content", "layouts", "seeds"):
        copytree(SAMPLE / name, tmp_path / name)
    gone, *_ = [article for article in read_content(tmp_path, read_config(tmp_path)).articles if article.seed]
    (tmp_path / gone.path).unlink()
    before = files_in(tmp_path / "content")
    build(tmp_path)
    assert files_in(tmp_path / "content") == before
    result = run_digest("--root", tmp_path, "why", "jury-clears", "title")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "changed by an editor since" in result.stdout
