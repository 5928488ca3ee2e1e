"""`digest convert`: what it says, and what an editor can have it do again."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.curation.front_matter import add_to, set_key, take_from
from making import END_OF_YEAR, a_site, files_in, run_digest, write

SEED = """\
Big Drum Missing After the Party

By Ann Tarn

The harbour was quiet on the morning after the party, and nobody could say who had taken the big drum.

The actor Oscar Tarn and the singer Naomi Ode said that they had heard it once, far out, before the sun rose.

The band will play without it until somebody brings it back, and asks that it be kept dry.
"""
ARTICLE = "content/articles/big-drum-missing-after-the-party.md"


def a_site_with_a_seed(root: Path, seed: str = SEED) -> Path:
    """Write a site with one seed that is converted."""
    a_site(root, {"seeds/001_drum.txt": seed})
    assert said(root)[0] == f"seeds/001_drum.txt -> {ARTICLE}"
    return root


def said(root: Path, *arguments: str | Path, code: int = 0, command: str = "convert") -> list[str]:
    """Run a command and give what it says, line by line."""
    result = run_digest("--root", root, command, *arguments, "--now", END_OF_YEAR)
    assert result.exit_code == code, result.output
    return (result.stderr if code else result.stdout).splitlines()


def text_of(root: Path) -> str:
    """Read the article."""
    return (root / ARTICLE).read_text(encoding="utf-8")


def test_a_seed_that_has_its_article_is_told_with_it(tmp_path: Path) -> None:
    """Nothing is written, and only seeds that are asked about are named."""
    root = a_site_with_a_seed(tmp_path)
    before = files_in(root)
    assert said(root) == ["1 seed: already converted"]
    assert said(root, root / "seeds") == ["1 seed: already converted"]
    assert said(root, root / "seeds/001_drum.txt") == [f"seeds/001_drum.txt: already converted, see {ARTICLE}"]
    assert files_in(root) == before


def test_a_build_does_not_bring_back_what_was_deleted(tmp_path: Path) -> None:
    """Nor does one of a fresh clone, until an editor asks for it."""
    root = a_site_with_a_seed(tmp_path / "site")
    (root / ARTICLE).unlink()
    clone = tmp_path / "clone"
    shutil.copytree(root, clone, ignore=shutil.ignore_patterns(".digest", "output"))
    for place in (root, clone):
        said(place, command="build")
        assert not (place / ARTICLE).exists()
        assert said(place) == [
            "seeds/001_drum.txt: its article was deleted; digest convert --again seeds/001_drum.txt brings it back"
        ]
        assert said(place, "--again", place / "seeds/001_drum.txt")[0] == f"seeds/001_drum.txt -> {ARTICLE}"


def test_a_seed_must_be_named_to_be_converted_again(tmp_path: Path) -> None:
    """All that an editor ever deleted would come back otherwise."""
    root = a_site_with_a_seed(tmp_path)
    assert said(root, "--again", code=1) == ["--again: name the seeds that are meant"]
    assert said(root, "--accept", code=1) == ["--accept: name the seeds that are meant"]


def test_a_changed_seed_proposes_and_the_editor_accepts(tmp_path: Path) -> None:
    """What the editor wrote stays, with the text that only the editor touched."""
    root = a_site_with_a_seed(tmp_path)
    edited = set_key(text_of(root), "title", "Who has the drum?")
    write(root, {ARTICLE: take_from(edited, "people", "Naomi Ode")})
    changed = SEED.replace("Missing", "Found").replace("Naomi Ode", "Naomi Ode and the singer Bea Ode")
    write(root, {"seeds/001_drum.txt": changed})
    assert said(root) == [
        "seeds/001_drum.txt: changed since it was converted; digest review --diff shows what would change"
    ]
    before = text_of(root)
    shown = said(root, "--diff", command="review")
    assert shown[:2] == [f"--- {ARTICLE}", f"+++ {ARTICLE} (converted again)"]
    assert "-people: [Oscar Tarn]" in shown
    assert "+people: [Oscar Tarn, Bea Ode]" in shown
    assert shown[-1] == (
        "# kept: title: “Who has the drum?”, an editor's; the seed now gives “Big Drum Found After the Party”"
    )
    assert text_of(root) == before
    assert said(root, "--accept", root / "seeds/001_drum.txt") == [
        f"seeds/001_drum.txt: accepted, see {ARTICLE}",
        "    kept: title: “Who has the drum?”, an editor's; the seed now gives “Big Drum Found After the Party”",
    ]
    after = text_of(root)
    assert "\ntitle: Who has the drum?\n" in f"\n{after}"
    assert "\npeople: [Oscar Tarn, Bea Ode]\n" in after
    assert "singer Bea Ode said" in after
    assert said(root, "--accept", root / "seeds") == [
        "nothing to accept: the seeds are as they were when they were converted"
    ]
    assert said(root) == ["1 seed: already converted"]


def test_a_text_that_an_editor_changed_is_never_replaced(tmp_path: Path) -> None:
    """The difference is shown, and left to the editor."""
    root = a_site_with_a_seed(tmp_path)
    write(root, {ARTICLE: text_of(root).replace("kept dry", "kept very dry")})
    write(root, {"seeds/001_drum.txt": SEED.replace("far out", "far away")})
    shown = said(root, "--diff", command="review")
    assert "# kept: the body, which an editor changed" in shown
    assert any(line.startswith("# +") and "far away" in line for line in shown)
    assert said(root, "--accept", root / "seeds/001_drum.txt")[1:] == ["    kept: the body, which an editor changed"]
    assert "kept very dry" in text_of(root)
    assert "far away" not in text_of(root)


def test_a_name_that_the_editor_s_text_does_not_say_is_not_taken_over(tmp_path: Path) -> None:
    """Nobody can tell from it why the article would be about that person."""
    root = a_site_with_a_seed(tmp_path)
    write(root, {ARTICLE: text_of(root).replace("kept dry", "kept very dry")})
    write(root, {"seeds/001_drum.txt": SEED.replace("Naomi Ode", "Naomi Ode and the singer Bea Ode")})
    kept = ["not added: people: Bea Ode, whom the kept body does not name", "kept: the body, which an editor changed"]
    shown = said(root, "--diff", command="review")
    assert [line for line in shown if line.startswith(("# not", "# kept"))] == [f"# {line}" for line in kept]
    assert said(root, "--accept", root / "seeds/001_drum.txt")[1:] == [f"    {line}" for line in kept]
    assert "Bea Ode" not in text_of(root)


def test_a_changed_seed_without_an_article_or_without_evidence_is_left_to_the_editor(tmp_path: Path) -> None:
    """It is told what can be done."""
    root = a_site_with_a_seed(tmp_path)
    write(root, {"seeds/001_drum.txt": SEED.replace("far out", "far away")})
    evidence = next((root / "content/.evidence").iterdir())
    raw = evidence.read_bytes()
    evidence.write_bytes(b"{")
    assert said(root, "--accept", root / "seeds", code=1) == [
        f"{ARTICLE}: nothing is known of how it was converted, so an editor's changes cannot be told: mend it by hand"
    ]
    evidence.write_bytes(raw)
    (root / ARTICLE).unlink()
    assert said(root, "--accept", root / "seeds", code=1) == [
        "seeds/001_drum.txt: its article was deleted; digest convert --again seeds/001_drum.txt brings it back"
    ]


FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "title": st.sampled_from(["My title", "Drum: mine"]),
        "summary": st.just("My summary."),
        "source.author": st.just("My Author"),
        "source.date": st.just("2024-01"),
        "people": st.sampled_from(["My Person", "Bea Ode"]),
        "body": st.just("My text."),
    },
)
CHANGES = st.sets(
    st.sampled_from([("Missing", "Found"), ("Ann Tarn", "Bea Ode"), ("Oscar Tarn", "Amos Ode"), ("dry", "wet")])
)


@given(FIELDS, CHANGES, st.booleans())
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_an_editor_changed_survives_everything(
    tmp_path_factory: pytest.TempPathFactory, fields: dict[str, str], changes: set[tuple[str, str]], renamed: bool
) -> None:
    """Converting again, a changed seed that is accepted, and a renamed article."""
    root = a_site_with_a_seed(tmp_path_factory.mktemp("site"))
    text = text_of(root)
    for field, value in fields.items():
        key, _, part = field.partition(".")
        if field == "people":
            text = add_to(take_from(text, "people", "Naomi Ode"), "people", value)
        elif field == "body":
            text = text.replace("The band will play", value)
        else:
            text = set_key(text, key, value, part)
    (root / ARTICLE).unlink()
    place = "content/articles/mine.md" if renamed else ARTICLE
    changed = SEED
    for old, new in changes:
        changed = changed.replace(old, new)
    write(root, {place: text, "seeds/001_drum.txt": changed})
    said(root)
    assert (root / place).read_text(encoding="utf-8") == text
    said(root, "--accept", root / "seeds")
    said(root)
    after = (root / place).read_text(encoding="utf-8")
    for field, value in fields.items():
        assert value in after
        assert field != "people" or "Naomi Ode" not in after.partition("---\n")[2].partition("review:")[0]
    assert len(list((root / "content/articles").iterdir())) == 1
