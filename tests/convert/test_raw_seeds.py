"""Opening seeds of every kind, and saying in one line why a file is none."""

import hashlib
import sys
from pathlib import Path

import pytest
from convert.seed_making import converted
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.convert.raw_seeds import MOST_LINES, RawSeed, open_seeds
from generator.convert.read import Seed
from generator.errors import Problem
from generator.model.article import article_misfits
from generator.readers.seed_files import KINDS

EXTRA = "is a web page; pip install 'lastword[convert]' lets the converter read it, or save its text"
STORY = "The drum is gone. Nobody has seen it since the party, and nobody wants to have been there."
FEED = "<rss><channel><title>Harbour News</title><item><guid>1</guid><title>Drum gone</title></item></channel></rss>"


def read(folder: Path, raw: str | bytes, name: str = "x.txt") -> list[Seed | Problem]:
    """Write a file and read the stories in it."""
    path = folder / name
    path.write_bytes(raw if isinstance(raw, bytes) else raw.encode())
    opened = open_seeds(path, f"seeds/{name}")
    return [entry if isinstance(entry, Problem) else entry.read() for entry in opened]


def test_a_text_is_a_story_with_the_digest_of_its_file(tmp_path: Path) -> None:
    """The name and the digest are what the story is known by."""
    (seed,) = read(tmp_path, STORY)
    assert isinstance(seed, Seed)
    assert (seed.name, seed.sha256) == ("x.txt", hashlib.sha256(STORY.encode()).hexdigest())
    assert (seed.text, seed.notes) == (STORY, ())


def test_a_guess_at_the_encoding_is_a_note(tmp_path: Path) -> None:
    """An editor hears of it only when something was guessed."""
    (seed,) = read(tmp_path, "Caf\xe9 wins".encode("cp1252"))
    assert isinstance(seed, Seed)
    assert seed.notes == ("seed: not UTF-8, and taken for Windows-1252; look for wrong letters in names",)


@pytest.mark.parametrize(
    ("name", "raw", "message"),
    [
        ("x.txt", b"", "seeds/x.txt: has no words; delete it, or put a story into it"),
        (
            "x.txt",
            "นักร้องเปิดลานสเก็ตแห่งใหม่ใกล้ท่าเรือเก่า".encode("cp874"),
            "seeds/x.txt: is in an encoding that cannot be told; save it as UTF-8",
        ),
        (
            "x.txt",
            b"x" * 1_500_000,
            "seeds/x.txt: 1.5 MB is more than a story can be (1 MB); give each story a seed of its own",
        ),
        (
            "x.html",
            b"x" * 5_100_000,
            "seeds/x.html: 5.1 MB is more than a page can be (5 MB); give each story a seed of its own",
        ),
        (
            "x.txt",
            b"x\n" * (MOST_LINES + 1),
            "seeds/x.txt: 20001 lines are more than a story can have (20000); give each story a seed of its own",
        ),
        (
            "x.txt",
            b"\xff\xd8\xff\xe0 JFIF",
            "seeds/x.txt: is a JPEG picture, no text; delete it, or save the text of the story",
        ),
        (
            "x.md",
            b"---\ntitle: A drum: gone\n---\nThe drum.",
            "seeds/x.md:2: not valid YAML: a second colon in one line: put the text after the key in quotes",
        ),
        ("x.md", b"---\ntitle: A drum\n---\n", "seeds/x.md: has no words; delete it, or put a story into it"),
        (
            "x.xml",
            b"<urlset><url/></urlset>",
            "seeds/x.xml: is XML, but no feed (<urlset>); delete it, or save the text of the story",
        ),
        (
            "x.rss",
            b"<rss>\n<channel></rss>",
            "seeds/x.rss:2: is no sound XML (mismatched tag); save the feed again",
        ),
        ("x.atom", b"<feed/>", "seeds/x.atom: is a feed without entries; delete it, or save it again"),
    ],
)
def test_a_file_that_is_no_seed_is_one_problem(tmp_path: Path, name: str, raw: bytes, message: str) -> None:
    """What cannot be a story is said in one line, with what to do."""
    assert [str(problem) for problem in read(tmp_path, raw, name)] == [message]


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    """A seed that is not there is said so."""
    (problem,) = open_seeds(tmp_path / "no.txt", "no.txt")
    assert str(problem) == "no.txt: cannot be read: No such file or directory"


def test_a_folder_that_is_called_like_a_seed_is_a_problem(tmp_path: Path) -> None:
    """Nothing can be read from it, and an editor may wonder why."""
    (problem,) = open_seeds(tmp_path, "seeds/x.txt")
    assert str(problem) == "seeds/x.txt: is no file; take it out of the seeds, or give it another name"


@pytest.mark.parametrize(
    "page",
    [
        f"<!DOCTYPE html><html><body><p>{STORY}</p></body></html>",
        f"&lt;p&gt;{STORY}&lt;/p&gt; &lt;p&gt;{STORY}&lt;/p&gt;",
    ],
)
def test_without_the_extra_a_page_is_one_line_to_the_editor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    """Pages say what they need, whatever their name; text and feeds of text are read all the same."""
    monkeypatch.delitem(sys.modules, "generator.convert.web_page", raising=False)
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    assert [str(problem) for problem in read(tmp_path, page, "x.htm")] == [f"seeds/x.htm: {EXTRA}"]
    assert [str(problem) for problem in read(tmp_path, page)] == [f"seeds/x.txt: {EXTRA}"]
    assert isinstance(read(tmp_path, STORY)[0], Seed)
    assert isinstance(read(tmp_path, FEED, "x.xml")[0], Seed)


def test_without_the_extra_a_feed_with_markup_says_so_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All its entries have the same problem, so they are one line on the screen."""
    monkeypatch.delitem(sys.modules, "generator.convert.web_page", raising=False)
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    entry = "<item><guid>{}</guid><description>&lt;p&gt;Words.&lt;/p&gt;</description></item>"
    feed = f"<rss><channel>{entry.format(1)}{entry.format(2)}</channel></rss>"
    needs = "seeds/x.xml: holds HTML; pip install 'lastword[convert]' lets the converter read it"
    assert {str(problem) for problem in read(tmp_path, feed, "x.xml")} == {needs}


def test_a_story_is_known_before_it_is_read(tmp_path: Path) -> None:
    """What was converted before need not be taken apart again, nor the libraries for it be there."""
    (tmp_path / "x.html").write_text("<p>" * 9, encoding="utf-8")
    (raw,) = open_seeds(tmp_path / "x.html", "seeds/x.html")
    assert isinstance(raw, RawSeed)
    assert (raw.name, raw.sha256) == ("x.html", hashlib.sha256(b"<p>" * 9).hexdigest())


MARKUP = st.lists(
    st.sampled_from(
        [
            *("<p>", "</p>", "<div>", "<html>", "<ul><li>", "<table><tr><td>", "<h1>", "<time datetime='2025-03'>"),
            *("<rss>", "<channel>", "</channel></rss>", "<item>", "</item>", "<title>", "</title>", "<![CDATA[", "]]>"),
            *("<!DOCTYPE x [", "]>", "&lt;", "&nbsp;", "&", "<!--", "-->", "<?xml version='1.0'?>", '<meta charset="'),
            *('<script type="application/ld+json">', '{"@type": "NewsArticle", "headline": [', "</script>"),
            *("---\n", "title: x\n", "+++\n", "# ", "- ", "    ", "```\n", "| a |", "\n\n", "[a](b)", "**", "{", "}"),
            *("The drum is gone. ", "By Ann Quill ", "© 2025 ", "\0", "\x85", "é", "“", "\ud7ff", "2025-03-12 "),
        ]
    )
).map("".join)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(raw=st.binary() | MARKUP.map(str.encode) | MARKUP.map(lambda text: text.encode("utf-16")))
@pytest.mark.parametrize("suffix", sorted(KINDS))
def test_any_bytes_become_articles_or_problems(tmp_path: Path, suffix: str, raw: bytes) -> None:
    """Nothing that an editor may drop into the folder raises; a paragraph stands where it says, an article is sound."""
    for seed in read(tmp_path, raw, f"x{suffix}"):
        if isinstance(seed, Seed):
            assert seed.paragraphs
            for paragraph in seed.paragraphs:
                assert seed.text[paragraph.start : paragraph.end] == paragraph.text == paragraph.text.strip()
                assert "\n" not in paragraph.text
            article = converted(seed)
            assert all("\n" not in text for text in (article.title, article.summary, *article.review))
            assert list(article_misfits(article)) == []
        else:
            assert str(seed).startswith(f"seeds/x{suffix}")
            assert "\n" not in str(seed)
