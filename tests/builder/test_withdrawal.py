"""A story that is withdrawn: what is left of it in the output, and how a build tells of it."""

import re
from pathlib import Path

from making import a_lively_site, an_article_file, build, files_in, run_digest, withdrawn, write

GONE = "content/articles/gone.md"
TITLE = "Choir of Port Fennel “loses” its cup on the way home"
SUMMARY = "Somebody left it on the ferry, says the one who carried it, and nobody believes her."
BODY = """\
The choir of Port Fennel won the cup on Friday, and on Saturday it had [no cup](/people/zyxa/) any more.

> “I put it down for a moment,” said *Zyxa Quarrel*, who sings alto. “It was gone.”

![The cup on a shelf, before all of this](/media/cup.jpg)
"""
REASON = "No cup was lost: it stood in the rehearsal room all the time."
PAGE = "articles/gone/index.html"


def a_story(**keys: object) -> str:
    """Make the file of the story, which is told by nobody else, and names people whom nobody else names."""
    names = {
        "people": ["Zyxa Quarrel", "Ann Example"],
        "shows": ["Zyx at Sea"],
        "cases": ["Zyx v. Ferry"],
        "aliases": ["/zyx/old/"],
        "image": {"src": "media/gone-cup.jpg", "alt": "Zyxa Quarrel without a cup"},
        "source": {"name": "The Zyx Post", "url": "https://zyx.example/"},
    }
    return an_article_file(TITLE, BODY, **{"summary": SUMMARY, "id": "zyx-1", **names, **keys})


def a_site_with_it(root: Path) -> Path:
    """Write a site with the story among others, of which one has been corrected."""
    corrections = [{"date": "2025-03-14", "kind": "corrected", "was": "One.", "now": "Two."}]
    other = an_article_file("Other", corrections=corrections)
    pictures = {"content/media/gone-cup.jpg": b"\xff\xd8cup", "content/media/cup.jpg": b"\xff\xd8shelf"}
    return a_lively_site(root, **{GONE: a_story(), "content/articles/other.md": other, **pictures})


def word_runs(text: str) -> set[tuple[str, ...]]:
    """Give all runs of five words in *text*."""
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[start : start + 5]) for start in range(len(words) - 4)}


def test_no_five_words_of_a_withdrawn_story_are_left_in_any_file(tmp_path: Path) -> None:
    """Not of its title, its summary or its text; nor any name, address or picture that was only in it."""
    root = a_site_with_it(tmp_path)
    before = build(root)
    assert "zyx/old/index.html" in before
    assert {"media/gone-cup.jpg", "media/cup.jpg"} <= before.keys()
    write(root, {GONE: a_story(**withdrawn(reason=REASON))})
    output = build(root)
    assert files_in(root / "output") == output
    secret = word_runs(TITLE) | word_runs(SUMMARY) | word_runs(BODY)
    for path, content in output.items():
        assert not secret & word_runs(content.decode(errors="replace")), path
        assert b"zyx" not in path.encode() + content.lower(), path
    assert output.keys() - build(a_lively_site(tmp_path / "without")).keys() == {
        PAGE, "articles/other/index.html", "corrections/index.html", "corrections/feed.xml",
        "corrections/atom.xml", "corrections/feed.json",
    }  # fmt: skip


def test_a_tombstone_tells_when_and_why_and_nothing_else(tmp_path: Path) -> None:
    """No search engine is to keep it, and it does not repeat its address, which was made of the title."""
    root = a_site_with_it(tmp_path)
    write(root, {GONE: a_story(**withdrawn(reason=REASON))})
    page = build(root)[PAGE].decode()
    assert '<meta name="robots" content="noindex">' in page
    assert "15 March 2025" in page
    assert REASON in page
    assert not re.search("canonical|og:url|og:image|ld\\+json|articles/gone|The Zyx Post", page)


def test_a_withdrawal_waits_for_its_day_as_everything_does(tmp_path: Path) -> None:
    """Until then no byte is another; on the day the story goes, without an edit."""
    root = a_site_with_it(tmp_path)
    before = build(root, "2025-04-30T23:59:59Z")
    write(root, {GONE: a_story(**withdrawn("2025-05-01", REASON))})
    assert build(root, "2025-04-30T23:59:59Z") == before
    assert REASON in build(root, "2025-05-01")[PAGE].decode()
    assert build(root, "2025-04-30T23:59:59Z") == before


def explained(root: Path, now: str = "2025-12-31") -> list[str]:
    """Build the site at *root*, and give what is said of it."""
    result = run_digest("--root", root, "build", "--now", now, "--explain")
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout.splitlines()


def test_a_build_says_what_was_withdrawn_and_since_when(tmp_path: Path) -> None:
    """Of its page and of the lists that it went from; and when it is back."""
    root = a_site_with_it(tmp_path)
    build(root)
    write(root, {GONE: a_story(**withdrawn(reason=REASON))})
    told = explained(root)
    assert f"write {PAGE}: was withdrawn on 2025-03-15" in told
    assert f"write feed.xml: no longer lists “{TITLE}”, which was withdrawn on 2025-03-15" in told
    assert "delete people/zyxa-quarrel/index.html: nothing leads to it any more" in told
    assert told[-1] == "left out: 1 withdrawn"
    write(root, {GONE: a_story()})
    told = explained(root)
    assert f"write {PAGE}: is no longer withdrawn" in told
    assert not any(line.startswith("left out") for line in told)
