"""Seeds that are given another name, and feeds that are saved again: no story is published twice or comes back."""

import shutil
import subprocess
from pathlib import Path

import pytest

from generator.model.evidence import seed_key
from making import END_OF_YEAR, a_site, files_in, run_digest, write

SEED = """\
Big Drum Missing After the Party

By Ann Tarn

The harbour was quiet on the morning after the party, and nobody could say who had taken the big drum.

The actor Oscar Tarn and the singer Naomi Ode said that they had heard it once, far out, before the sun rose.

The band will play without it until somebody brings it back, and asks that it be kept dry.
"""
CHANGED = SEED.replace("far out", "far away")
OTHER = "The choir of Port Fennel wins the cup\n\nThe choir has won it for the third time, and will sing tonight.\n"
ARTICLE = "content/articles/big-drum-missing-after-the-party.md"


def a_converted_site(root: Path) -> Path:
    """Write a site of one seed, and build it."""
    a_site(root, {"seeds/a.txt": SEED})
    assert said(root, "build")[0] == f"seeds/a.txt -> {ARTICLE}"
    return root


def said(root: Path, command: str, *arguments: str | Path) -> list[str]:
    """Run a command and give what it says, without what is asked and how long it took."""
    now = () if command in {"why", "names"} else ("--now", END_OF_YEAR)
    result = run_digest("--root", root, command, *arguments, *now)
    assert (result.exit_code, result.stderr) == (0, "")
    return [line for line in result.stdout.splitlines() if not line.startswith((" ", "output/", "left out: "))]


def articles(root: Path) -> list[str]:
    """Name the articles."""
    return sorted(files_in(root / "content/articles"))


def text_of(root: Path, path: str = ARTICLE) -> str:
    """Read a file of the site."""
    return (root / path).read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["build", "convert"])
def test_a_renamed_seed_keeps_its_article_when_it_changes_later(tmp_path: Path, command: str) -> None:
    """The first command after the renaming tells article and evidence the new name."""
    root = a_converted_site(tmp_path)
    (root / "seeds/a.txt").rename(root / "seeds/b.txt")
    assert said(root, command)[0] == f"seeds/b.txt: was seeds/a.txt, see {ARTICLE}"
    assert "seed: {file: b.txt, " in text_of(root)
    assert list(files_in(root / "content/.evidence")) == [f"{seed_key('b.txt')}.json"]
    write(root, {"seeds/b.txt": CHANGED})
    told = "seeds/b.txt: changed since it was converted; digest review --diff shows what would change"
    assert said(root, command) == said(root, command) == [told]
    assert articles(root) == [Path(ARTICLE).name]
    assert said(root, "convert", "--accept", root / "seeds/b.txt") == [f"seeds/b.txt: accepted, see {ARTICLE}"]
    assert "far away" in text_of(root)
    assert said(root, "build") == []


def test_a_new_seed_may_take_the_name_of_a_renamed_one(tmp_path: Path) -> None:
    """In the same moment, and neither is mistaken for the other."""
    root = a_converted_site(tmp_path)
    (root / "seeds/a.txt").rename(root / "seeds/b.txt")
    write(root, {"seeds/a.txt": OTHER})
    assert said(root, "build") == [
        f"seeds/b.txt: was seeds/a.txt, see {ARTICLE}",
        "seeds/a.txt -> content/articles/the-choir-of-port-fennel-wins-the-cup.md",
    ]
    assert said(root, "convert") == ["2 seeds: already converted"]


def test_a_seed_that_is_renamed_back_keeps_its_article_too(tmp_path: Path) -> None:
    """Nothing is left of the name between, and the article is as it was."""
    root = a_converted_site(tmp_path)
    before = files_in(root / "content")
    for old, new in (("a", "b"), ("b", "a")):
        (root / f"seeds/{old}.txt").rename(root / f"seeds/{new}.txt")
        said(root, "build")
    assert files_in(root / "content") == before


def test_a_copy_of_a_seed_is_no_renamed_one(tmp_path: Path) -> None:
    """Its article is a draft that names the other."""
    root = a_converted_site(tmp_path)
    shutil.copy(root / "seeds/a.txt", root / "seeds/b.txt")
    assert said(root, "build") == ["seeds/b.txt -> content/articles/big-drum-missing-after-the-party-2.md"]
    assert "status: draft" in text_of(root, "content/articles/big-drum-missing-after-the-party-2.md")


def test_a_deleted_article_stays_deleted_when_its_seed_is_renamed_and_changed_later(tmp_path: Path) -> None:
    """The evidence has the new name."""
    root = a_converted_site(tmp_path)
    (root / ARTICLE).unlink()
    (root / "seeds/a.txt").rename(root / "seeds/b.txt")
    assert said(root, "build") == ["seeds/b.txt: was seeds/a.txt; its article was deleted"]
    write(root, {"seeds/b.txt": CHANGED})
    assert said(root, "build") == []
    assert articles(root) == []


def test_a_seed_that_is_renamed_and_changed_at_once_is_asked_about(tmp_path: Path) -> None:
    """Its article is a draft: the story may be out already."""
    root = a_converted_site(tmp_path)
    (root / "seeds/a.txt").unlink()
    write(root, {"seeds/b.txt": CHANGED})
    draft = "content/articles/big-drum-missing-after-the-party-2.md"
    assert said(root, "build") == [f"seeds/b.txt -> {draft}"]
    assert "status: draft" in text_of(root, draft)
    assert f"nearly the same text as that of {ARTICLE}, whose seed a.txt is gone" in text_of(root, draft)
    assert said(root, "build") == []


def test_a_seed_that_may_be_that_of_a_deleted_article_is_asked_about(tmp_path: Path) -> None:
    """There is no text to compare, but the title or the summary may be the same."""
    root = a_converted_site(tmp_path)
    (root / ARTICLE).unlink()
    (root / "seeds/a.txt").unlink()
    write(root, {"seeds/b.txt": CHANGED, "seeds/c.txt": OTHER})
    said(root, "build")
    assert "may be a.txt under another name, whose article was deleted" in text_of(root)
    assert "status: draft" in text_of(root)
    assert "status: published" in text_of(root, "content/articles/the-choir-of-port-fennel-wins-the-cup.md")


def test_a_story_that_only_shares_a_person_with_a_lost_seed_is_published(tmp_path: Path) -> None:
    """Its text is another."""
    root = a_converted_site(tmp_path)
    (root / "seeds/a.txt").unlink()
    story = "The singer Naomi Ode opens a rink\n\nThe singer Naomi Ode has opened a rink by the sea, and will skate.\n"
    write(root, {"seeds/b.txt": story})
    (line,) = said(root, "build")
    assert "status: published" in text_of(root, line.partition(" -> ")[2])


def test_a_seed_key_that_cannot_be_edited_is_told_and_the_site_is_built(tmp_path: Path) -> None:
    """Until an editor has put the name in, the text tells which seed it is."""
    root = a_converted_site(tmp_path)
    text = text_of(root)
    flow = next(line for line in text.splitlines() if line.startswith("seed: "))
    write(root, {ARTICLE: text.replace(flow, flow.replace("seed: {file: a.txt,", "seed: &x {file: a.txt,"))})
    (root / "seeds/a.txt").rename(root / "seeds/b.txt")
    result = run_digest("--root", root, "build", "--now", END_OF_YEAR)
    assert result.exit_code == 0
    (problem,) = result.stderr.splitlines()
    assert problem.startswith(f"{ARTICLE}:")
    assert problem.endswith(': put "b.txt" as the file under seed')
    assert articles(root) == [Path(ARTICLE).name]


def test_why_finds_a_renamed_seed_before_anything_else_does(tmp_path: Path) -> None:
    """By its text."""
    root = a_converted_site(tmp_path)
    (root / "seeds/a.txt").rename(root / "seeds/b.txt")
    told = said(root, "why", ARTICLE, "Naomi Ode")
    assert told[0] == f"{ARTICLE}, made from seeds/b.txt"
    assert told[1].startswith("people: Naomi Ode; seeds/b.txt:7: “Naomi Ode”, ")


ENTRY = (
    "<item><guid>https://courier.example/{0}</guid><title>Drum {0} found</title>"
    "<description>Drum {0} is back, the band said{1}.</description></item>"
)


def a_feed(**entries: str) -> str:
    """Make a feed of entries, each with what its text ends on."""
    items = "".join(ENTRY.format(name, end) for name, end in entries.items())
    return f"<rss><channel><title>Courier</title>{items}</channel></rss>"


def test_an_entry_is_one_story_in_whichever_feed_it_stands(tmp_path: Path) -> None:
    """A corrected one changes its article when the editor says so, and the older feed is no change."""
    root = a_site(tmp_path, {"seeds/feed.xml": a_feed(one="", two="")})
    said(root, "build")
    assert articles(root) == ["drum-one-found.md", "drum-two-found.md"]
    write(root, {"seeds/feed-02.xml": a_feed(one=" at noon", two=""), "seeds/feed-03.xml": a_feed(one=" at night")})
    told = "https://courier.example/one: changed since it was converted; digest review --diff shows what would change"
    assert said(root, "build") == [f"seeds/feed-02.xml#{told}", f"seeds/feed-03.xml#{told}"]
    assert articles(root) == ["drum-one-found.md", "drum-two-found.md"]
    assert said(root, "convert", "--accept", root / "seeds") == [
        "seeds/feed-03.xml#https://courier.example/one: accepted, see content/articles/drum-one-found.md"
    ]
    assert "at night" in text_of(root, "content/articles/drum-one-found.md")
    assert said(root, "convert") == ["5 seeds: already converted"]
    (root / "seeds/feed-03.xml").rename(root / "seeds/feed-04.xml")
    assert said(root, "convert") == ["5 seeds: already converted"]


def test_an_entry_whose_article_was_deleted_stays_deleted_in_every_feed(tmp_path: Path) -> None:
    """And can be brought back alone."""
    root = a_site(tmp_path, {"seeds/feed.xml": a_feed(one="", two="")})
    said(root, "build")
    for name in articles(root):
        (root / "content/articles" / name).unlink()
    (root / "seeds/feed.xml").unlink()
    write(root, {"seeds/later.xml": a_feed(one=" at noon", two="")})
    assert said(root, "build") == []
    again = "its article was deleted; digest convert --again seeds/later.xml --entry https://courier.example"
    assert said(root, "convert") == [
        f"seeds/later.xml#https://courier.example/{name}: {again}/{name} brings it back" for name in ("one", "two")
    ]
    feed = root / "seeds/later.xml"
    assert said(root, "convert", "--again", feed, "--entry", "https://courier.example/two") == [
        "seeds/later.xml#https://courier.example/two -> content/articles/drum-two-found.md"
    ]
    assert articles(root) == ["drum-two-found.md"]
    result = run_digest("--root", root, "convert", "--again", feed, "--entry", "three")
    assert (result.exit_code, result.stderr) == (1, "--entry: none of the named feeds has three\n")
    result = run_digest("--root", root, "convert", "--entry", "three")
    assert (result.exit_code, result.stderr) == (1, "--entry: name the seeds that are meant\n")


@pytest.mark.skipif(not shutil.which("git"), reason="needs git")
def test_what_was_deleted_stays_deleted_in_a_fresh_clone(tmp_path: Path) -> None:
    """Though seeds are renamed and changed there, and feeds are saved again."""
    root = a_site(tmp_path / "site", {"seeds/a.txt": SEED, "seeds/c.txt": OTHER, "seeds/feed.xml": a_feed(one="")})
    write(root, {".gitignore": "/.digest/\n/output/\n"})
    said(root, "build")
    for path in (ARTICLE, "content/articles/drum-one-found.md"):
        (root / path).unlink()
    kept = articles(root)
    for old, new in (("a", "b"), ("c", "d")):
        (root / f"seeds/{old}.txt").rename(root / f"seeds/{new}.txt")
    said(root, "build")
    _git(root, "init", "--quiet")
    _git(root, "add", ".")
    _git(root, "commit", "--quiet", "--message", "All of it")
    clone = tmp_path / "clone"
    _git(tmp_path, "clone", "--quiet", str(root), str(clone))
    assert said(clone, "build") == []
    changed = "seeds/d.txt: changed since it was converted; digest review --diff shows what would change"
    write(clone, {"seeds/b.txt": CHANGED, "seeds/d.txt": f"{OTHER}It was cold.\n", "seeds/feed.xml": a_feed(one="!")})
    assert said(clone, "build") == [changed]
    assert articles(clone) == kept


def _git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=Ann", "-c", "user.email=ann@digest.example", "-c", "core.autocrlf=false"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True)
