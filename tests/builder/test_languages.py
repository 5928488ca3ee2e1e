"""Sites in the language of their readers: every word of the interface, and nothing rebuilt without need."""

import html
import re
from pathlib import Path

import pytest

from making import (
    a_file,
    a_lively_site,
    a_site,
    an_article_file,
    build,
    files_in,
    run_digest,
    withdrawn,
    words_in,
    write,
)

# What a site in German says of itself; all else on it is of the interface.
SETTINGS = 'language = "de"\ndescription = "Kurz gesagt."\nauthor = "Wir"\n'
PAGES = {
    "index.html", "articles/story-0/index.html", "articles/gone/index.html", "people/index.html", "shows/index.html",
    "people/ann-example/index.html", "shows/the-show/index.html", "cases/index.html", "cases/the-case/index.html",
    "2025/index.html", "2025/03/index.html", "corrections/index.html", "404.html", "feed.xml", "corrections/feed.xml",
    "old/0/index.html", "page/2/index.html",
}  # fmt: skip


def a_german_site(root: Path) -> Path:
    """Write a site in German that has pages of every kind, and nothing of its own in words of the English table."""
    timeline = [
        {"date": "2025-03-01", "stage": "acquitted", "what": "Qx.", "source": {"name": "Kurier"}},
        {"date": "2025-03-20", "stage": "appeal", "what": "Qy.", "source": {"name": "Kurier"}},
    ]
    parties = [{"name": "Ann Example", "role": "defendant"}]
    corrections = [
        {"date": "2025-03-15", "kind": "corrected", "where": where, "was": "Qz.", "now": "Qw."}
        for where in ("title", "summary", "text")
    ]
    story = an_article_file(
        "Qa",
        "Qb[^1]\n\n[^1]: Qc",
        summary="Qd.",
        date="2025-03-14",
        people=["Ann Example"],
        shows=["The Show"],
        cases=["The Case"],
        source={
            "name": "Kurier",
            "url": "https://kurier.example/",
            "author": "Max",
            "date": "2025-03",
            "rights": "excerpt",
        },
        corrections=corrections,
        aliases=["/old/0/"],
    )
    a_lively_site(
        root,
        SETTINGS,
        **{
            "content/articles/story-0.md": story,
            "content/articles/gone.md": an_article_file("Qe", **withdrawn(reason="Qf.")),
            "content/cases/the-case.md": a_file(name="The Case", timeline=timeline, parties=parties),
            "content/people/ann-example.md": a_file(name="Ann Example", born="1980-05-01", died="2025-01-02"),
            "content/shows/the-show.md": a_file(
                name="The Show", kind="film", premiered="2024-06-01", ended="2024-07-01"
            ),
        },
    )
    return root


def said(words: dict[str, str]) -> dict[str, str]:
    """Give of each text the longest part in which nothing is filled in, unless it is too short to be looked for."""
    longest = {key: max(re.split(r"\{\w+\}", text), key=len).strip(" ,.:()—") for key, text in words.items()}
    return {key: text for key, text in longest.items() if len(text) > 4}


def text_of(page: bytes) -> str:
    """Give what a page, a feed or a description for machines says: no names of elements, keys or types."""
    text = html.unescape(page.decode())
    text = html.unescape(re.sub(r'"@?\w+":|"@type":"\w+"|https?://[^\s"<]+', " ", re.sub(r'"@type":"\w+"', " ", text)))
    read_out = re.findall(r'\b(?:aria-label|title|content|alt|placeholder|data-[a-z-]+)="([^"]*)"', text)
    return " ".join([re.sub(r"<[^>]*>", " ", text), *read_out])


def test_a_site_in_german_says_nothing_in_english(tmp_path: Path) -> None:
    """No text of the English table is on any page, but what both languages have."""
    output = build(a_german_site(tmp_path))
    assert output.keys() >= PAGES
    english, german = said(dict(words_in())), dict(words_in("de"))
    foreign = {
        text: key for key, text in english.items() if text not in german[key] and not key.startswith(("kind_", "role_"))
    }
    leaks = [
        f"{path}: {key}: {text}"
        for path, page in output.items()
        if path.endswith((".html", ".xml", ".json", ".txt", ".opml"))
        for text, key in foreign.items()
        if re.search(rf"(?<![\w/-]){re.escape(text)}(?![\w/-])", text_of(page))
    ]
    assert not leaks, "\n".join(leaks)
    assert b'<html lang="de">' in output["index.html"]
    assert b"<language>de</language>" in output["feed.xml"]


def test_a_site_in_german_reads_as_one(tmp_path: Path) -> None:
    """Days, stages, roles, kinds and footnotes are told as in a German paper."""
    output = {path: page.decode() for path, page in build(a_german_site(tmp_path)).items() if path.endswith(".html")}
    story = output["articles/story-0/index.html"]
    assert 'Hier erschienen am <time datetime="2025-03-14T00:00:00+00:00">14. März 2025</time>' in story
    assert "März 2025</time>" in story
    assert "Zurück zu Fußnote 1 im Text" in story
    case = output["cases/the-case/index.html"]
    day, decided = (
        '<time datetime="2025-03-20">20. März 2025</time>',
        '<time datetime="2025-03-01">1. März 2025</time>',
    )
    assert (
        f'<strong class="stage open">Rechtsmittel eingelegt</strong>, Stand {day}, '
        f"nach dem Freispruch vom {decided}. Quelle: Kurier"
    ) in case
    assert "<span>angeklagt oder verklagt</span>" in case
    assert "Filme" in output["shows/index.html"]
    assert 'Geboren am <time datetime="1980-05-01">1. Mai 1980</time>' in output["people/ann-example/index.html"]


def test_a_site_words_one_thing_its_own_way(tmp_path: Path) -> None:
    """All else stays, and only the pages that say it are written again."""
    site = a_lively_site(tmp_path)
    before = build(site)
    write(site, {"layouts/languages/en.toml": 'born = "* {day}"\nolder = "Before"\n'})
    result = run_digest("--root", site, "build", "--now", "2025-12-31", "--explain")
    after = files_in(site / "output")
    changed = {path for path in after if after[path] != before[path]}
    assert result.exit_code == 0
    assert changed == {path for path, page in before.items() if b">Older<" in page}
    assert changed
    assert "says words of layouts/languages/en.toml, which changed" in result.stdout


def test_the_word_behind_a_footnote_reaches_texts_that_were_rendered_before(tmp_path: Path) -> None:
    """It stands in their HTML, which is remembered."""
    site = a_site(tmp_path, {"content/articles/a.md": an_article_file("A", "One.[^1]\n\n[^1]: Two.")})
    assert b'title="Jump back to footnote 1 in the text"' in build(site)["articles/a/index.html"]
    write(site, {"layouts/languages/en.toml": 'back_to_footnote = "To {number}"'})
    assert b'title="To 1"' in build(site)["articles/a/index.html"]
    (site / "layouts/languages/en.toml").unlink()
    assert b'title="Jump back to footnote 1 in the text"' in build(site)["articles/a/index.html"]


@pytest.mark.parametrize("base", ["https://digest.example/", "https://digest.example/en/"])
def test_editions_in_other_languages_are_named_to_readers_and_machines(tmp_path: Path, base: str) -> None:
    """On the home page, and on an article that has one; each with itself, and as the one for all other languages."""
    settings = f'title = "T"\nbase_url = "{base}"\n[translations]\nde = "https://digest.example/de/"\n'
    article = an_article_file("A", translations={"pt-BR": "https://other.example/a?b=1&c=2"})
    output = build(a_site(tmp_path, {"content/site.toml": settings, "content/articles/a.md": article}))
    home, story = output["index.html"].decode(), output["articles/a/index.html"].decode()
    assert re.findall(r'<link rel="alternate" hreflang="(.+)" href="(.+)">', home) == [
        ("en", base), ("de", "https://digest.example/de/"), ("x-default", base),
    ]  # fmt: skip
    assert '<a lang="de" hreflang="de" href="https://digest.example/de/">Deutsch</a>' in home
    assert re.findall(r'<link rel="alternate" hreflang="(.+)" href="(.+)">', story) == [
        ("en", f"{base}articles/a/"),
        ("pt-BR", "https://other.example/a?b=1&amp;c=2"),
        ("x-default", f"{base}articles/a/"),
    ]
    assert '<a lang="pt-BR" hreflang="pt-BR" href="https://other.example/a?b=1&amp;c=2">português</a>' in story
    assert "hreflang" not in output["404.html"].decode()


def test_a_translation_into_the_language_of_the_site_is_refused(tmp_path: Path) -> None:
    """Search engines would be told of two pages for one."""
    article = an_article_file("A", translations={"de": "https://b.example/", "EN": "https://a.example/"})
    site = a_site(tmp_path, {"content/articles/a.md": article})
    result = run_digest("--root", site, "build")
    line = article.splitlines().index('translations: {"de": "https://b.example/", "EN": "https://a.example/"}') + 1
    assert result.stderr == (
        f'content/articles/a.md:{line}: translations: "EN" is the language of this site: remove it\n'
    )
