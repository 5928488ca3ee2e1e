"""How much of a source's words may be shown: as the settings say."""

from pathlib import Path

import pytest
from checks.material_making import told

from making import SITE_TOML, a_site, an_article_file, write

SEED = """\
The ferry company that carries the cast of the series to its island every morning has lost patience with the actors and
pinned a letter to the gangway on Wednesday. “Nobody may rehearse sword fights on the car deck any more,” it says, “for
we have run out of both patience and bandages.” The captain said that she admired the series but her insurance did not.
"""
OWN = "Stage fencing is over for now, at least at sea. Whoever wants to duel must do so ashore, a skipper has decreed."
SUMMARY = "A skipper forbids fencing."
STRICT = 'rights = "excerpt"\nmost_copied = 0.1\n'


def a_story(root: Path, body: str = SEED, settings: str = "", summary: str = SUMMARY, **keys: object) -> Path:
    """Write a site with one article from one seed of The Courier, of which *settings* say something."""
    article = an_article_file(
        body=body,
        summary=summary,
        **{"source": {"name": "The Courier"}, "seed": {"file": "a.txt", "sha256": "0" * 64}, **keys},
    )
    toml = SITE_TOML + f'[sources."The Courier"]\n{settings}'
    return a_site(root, {"content/site.toml": toml, "content/articles/a.md": article, "seeds/a.txt": SEED})


def measured(root: Path) -> list[str]:
    """Give what is said of what is copied."""
    return told(root, "copied-share", "copied-summary")


@pytest.mark.parametrize("settings", ["", 'rights = "full"\n', 'rights = "link"\n'])
def test_only_an_excerpt_is_measured(tmp_path: Path, settings: str) -> None:
    """A text that may be shown in full may be a copy, and of one that may only be linked nothing is shown."""
    assert measured(a_story(tmp_path, settings=settings, summary=SEED)) == []


def test_an_excerpt_may_be_so_much_of_a_copy(tmp_path: Path) -> None:
    """Of the words outside quotation marks."""
    settings = 'rights = "excerpt"\nwords = 500\nmost_copied = 0.5\n'
    assert measured(a_story(tmp_path, settings=settings)) == [
        (
            "content/articles/a.md:8: copied-share: 43 of 45 words that are shown are the source's, 30 in a row, and it"
            " lends 50% of a text: retell it, or take some out"
        )
    ]
    assert measured(a_story(tmp_path, f"{OWN} {OWN} {SEED[:130]}", settings=settings)) == []
    assert measured(a_story(tmp_path, OWN, settings=settings)) == []
    quoted = SEED[SEED.index("“") : SEED.index("”") + 1]
    assert measured(a_story(tmp_path, f"{OWN} {quoted}", settings=settings)) == []


def test_quotations_have_a_budget_of_their_own(tmp_path: Path) -> None:
    """Four in ten of the words that are shown; a short one is let be, and so is one that the source has not."""
    settings = 'rights = "excerpt"\n'
    long = f"{SEED[SEED.index('“') : SEED.index('.”')]}.” ".replace("\n", " ")
    quoted = long.replace(",” it says, “", ", ") * 2
    assert measured(a_story(tmp_path, f"{OWN} {quoted}", settings)) == [
        (
            "content/articles/a.md:8: copied-share: 42 of 64 words that are shown are quotations that its source has"
            " too: quote no more than 25 of them"
        )
    ]
    assert measured(a_story(tmp_path, f"{OWN} {long}", settings)) == []
    assert measured(a_story(tmp_path, f"{OWN} {quoted.replace('e', 'o')}", settings)) == []
    assert measured(a_story(tmp_path, f"{OWN} {OWN} {OWN} {quoted}", settings)) == []


def test_the_summary_of_an_excerpt_is_short(tmp_path: Path) -> None:
    """Or it tells all that the text would."""
    settings = 'rights = "excerpt"\n'
    assert told(a_story(tmp_path, OWN, settings, summary="word " * 60), "long-summary") == []
    assert told(a_story(tmp_path, OWN, settings, summary="word " * 61), "long-summary") == [
        (
            "content/articles/a.md:4: long-summary: 61 words: of a text of which an excerpt may be shown, say no more"
            " than 60 (warning)"
        )
    ]
    assert told(a_story(tmp_path, OWN, 'rights = "full"\n', summary="word " * 61), "long-summary") == []


def test_a_source_is_known_however_it_is_written(tmp_path: Path) -> None:
    """Else a slip would let pass what is forbidden."""
    assert len(measured(a_story(tmp_path, settings=STRICT, source={"name": " the  COURIER"}))) == 1


def test_only_what_is_shown_of_an_excerpt_is_measured(tmp_path: Path) -> None:
    """What the build cuts off readers never see."""
    settings = 'rights = "excerpt"\nwords = 20\nmost_copied = 0.1\n'
    assert len(measured(a_story(tmp_path, f"{SEED} {OWN}", settings=settings))) == 1
    assert measured(a_story(tmp_path, f"{OWN} {SEED}", settings=settings)) == []


def test_a_summary_is_ones_own(tmp_path: Path) -> None:
    """Twelve words in a row, or three runs of eight in five, are a copy."""
    settings = 'rights = "excerpt"\n'
    words = SEED.split()
    advice = "words in a row are the source's: write a summary of your own (warning)"
    root = a_story(tmp_path, OWN, settings, summary=" ".join(words[:12]))
    assert measured(root) == [f"content/articles/a.md:4: copied-summary: 12 {advice}"]
    root = a_story(tmp_path, OWN, settings, summary=" ".join([*words[:10], "and", *words[20:30]]))
    assert measured(root) == []
    root = a_story(tmp_path, OWN, settings, summary=" ".join(words[:9]))
    assert measured(root) == [f"content/articles/a.md:4: copied-summary: 9 {advice}"]


def test_an_article_may_have_rights_of_its_own(tmp_path: Path) -> None:
    """A text bought for once, or one that is not what the source usually gives."""
    source = {"name": "The Courier", "rights": "full"}
    settings = 'rights = "excerpt"\nmost_copied = 0.1\n'
    assert measured(a_story(tmp_path, settings=settings, source=source)) == []
    excerpt = {**source, "rights": "excerpt"}
    assert len(measured(a_story(tmp_path, settings='rights = "full"\n', source=excerpt, summary=SEED))) == 1


@pytest.mark.parametrize("file", ["gone.txt", "../content/site.toml", "/etc/hostname"])
def test_a_seed_that_is_not_at_hand_is_not_measured(tmp_path: Path, file: str) -> None:
    """It may have been deleted; it never lies outside of seeds/."""
    root = a_story(tmp_path, settings=STRICT, seed={"file": file, "sha256": "0" * 64})
    assert measured(root) == []


def test_what_was_measured_is_remembered_until_something_changes(tmp_path: Path) -> None:
    """The memory saves time and changes nothing."""
    root = a_story(tmp_path, settings=STRICT)
    first = measured(root)
    memory = root / ".digest/copied"
    stamp = memory.stat().st_mtime_ns
    assert measured(root) == first
    assert memory.stat().st_mtime_ns == stamp
    memory.write_bytes(b"damaged")
    assert measured(root) == first
    write(root, {"seeds/a.txt": "Something else altogether."})
    assert measured(root) == []
    a_story(root, OWN, settings=STRICT)
    assert measured(root) == []


def test_undecided_sources_are_named_once_with_a_count(tmp_path: Path) -> None:
    """At their line in the settings, if they have one."""
    root = a_story(tmp_path, settings='url = "https://courier.example/"\n')
    article = an_article_file(source={"name": "The Courier"})
    decided = an_article_file(source={"name": "The Courier", "rights": "full"})
    other = an_article_file(source={"name": "The Other"})
    write(root, {f"content/articles/{name}.md": text for name, text in [("b", article), ("c", other), ("d", decided)]})
    choice = 'as "full", "excerpt" or "link" (warning)'
    assert told(root, "rights-undecided") == [
        (
            "content/site.toml: rights-undecided: 1 article is shown in full: decide rights under"
            f' [sources."The Other"], {choice}'
        ),
        (
            "content/site.toml:3: rights-undecided: 2 articles are shown in full: decide rights under"
            f' [sources."The Courier"], {choice}'
        ),
    ]
