"""The duty of the last word in what is built: no old accusation stands without its outcome, wherever it stands."""

import json
import re
from html import unescape
from pathlib import Path

import feedparser
import pytest

from making import SITE_TOML, a_file, a_site, an_article_file, build, files_in, run_digest, write

_SOURCE = {"name": "The Courier", "url": "https://courier.example/"}
CASES: dict[str, list[tuple[str, str]]] = {
    "The Fire": [("2025-01-02", "charged"), ("2025-06-02", "acquitted")],
    "The Theft": [("2025-01-03", "charged"), ("2025-06-03", "dropped")],
    "The Claim": [("2025-01-04", "filed"), ("2025-06-04", "dismissed"), ("2025-06-20", "closed")],
    "The Fraud": [("2025-01-05", "charged")],
}
FEEDS = ("feed.xml", "atom.xml", "feed.json")
DISMISSED = "after the case was dismissed"
_OF_A_WEEK = ("index.html", "mail.html", "mail.txt")


def a_case_file(name: str, *entries: tuple[str, str], **keys: object) -> str:
    """Make the file of a case in which Ann is the defendant."""
    timeline = [
        {"date": day, "stage": stage, "what": f"{name} & {stage}.", "source": _SOURCE} for day, stage in entries
    ]
    parties = [{"name": "Ann Example", "role": "defendant"}]
    return a_file("About it.", **{"name": name, "timeline": timeline, "parties": parties, **keys})


def a_site_with_cases(root: Path) -> Path:
    """Write a site with an old and a new article about each case, and one about all of them."""
    names = list(CASES)
    articles = {
        f"content/articles/{when}-{number}.md": an_article_file(
            f"{when} headline & {number}",
            date=f"2025-{month}-1{number}",
            people=["Ann Example"],
            cases=[name],
            summary="She stands accused.",
            aliases=[f"/{when}/{number}/"],
        )
        for number, name in enumerate(names)
        for when, month in (("Old", "02"), ("New", "07"))
    }
    return a_site(
        root,
        {
            **{path.lower(): text for path, text in articles.items()},
            "content/site.toml": SITE_TOML + "page_size = 3\n",
            "content/articles/all.md": an_article_file("All of them", date="2025-03-01", cases=names),
            "content/people/ann-example.md": a_file("Ann.", name="Ann Example", born="1980-01-01"),
            **{f"content/cases/{number}.md": a_case_file(name, *CASES[name]) for number, name in enumerate(names)},
        },
    )


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Build the site once, and give the text of its files."""
    root = a_site_with_cases(tmp_path_factory.mktemp("site"))
    return {path: content.decode() for path, content in build(root).items()}


def text_of(markup: str) -> str:
    """Give what a reader sees of *markup*."""
    return " ".join(unescape(re.sub(r"<[^>]+>", "", markup)).split())


def test_the_note_of_a_favourable_outcome_is_on_the_page_in_the_feeds_and_in_what_machines_are_told(
    output: dict[str, str],
) -> None:
    """In the same words; of an old article only."""
    texts = {
        "old-0": "Update: the case ended in an acquittal on 2 June 2025 (The Fire). The Fire & acquitted.",
        "old-1": "Update: the case was dropped on 3 June 2025 (The Theft). The Theft & dropped.",
        "old-2": f"Update: the case was closed on 20 June 2025, {DISMISSED} on 4 June 2025",
    }
    feeds = [feedparser.parse(text) for path, text in output.items() if path.endswith(("feed.xml", "atom.xml"))]
    items = [item for path in output if path.endswith("feed.json") for item in json.loads(output[path])["items"]]
    for slug, text in texts.items():
        page = output[f"articles/{slug}/index.html"]
        data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])  # type: ignore[index]
        assert text in data["@graph"][0]["correction"][0]["text"]
        (notes,) = re.findall(r'<section class="notes".*?</section>', page, re.DOTALL)
        assert text_of(notes).startswith(text.partition(" (")[0])
        assert text.replace("&", "&amp;") in page  # where other sites look for a description
        entries = [entry for feed in feeds for entry in feed.entries if entry.link.endswith(f"/articles/{slug}/")]
        assert len(entries) == 6  # of the site, of Ann and of the case, in two formats
        assert all(unescape(entry.summary).startswith(text) for entry in entries)
        told = [item for item in items if item["url"].endswith(f"/articles/{slug}/")]
        assert len(told) == 3
        assert all(item["summary"].startswith(text) for item in told)
        contents = [unescape(item.get("content_html", item.get("content_text"))) for item in told]
        contents += [unescape(part.value) for entry in entries for part in entry.get("content", ())]
        assert all(text_of(content).startswith(text) for content in contents)
        assert all(entry.title == f"Old headline & {slug[-1]}" for entry in entries)
    for slug in ("new-0", "new-1", "new-2", "old-3", "new-3"):
        page = output[f"articles/{slug}/index.html"]
        assert '"correction"' not in page
        assert 'class="notes"' not in page


def test_a_headline_is_shown_elsewhere_only_with_the_outcome(tmp_path: Path) -> None:
    """On its card, in the words that stand for the card, and in what is said below it."""
    pytest.importorskip("PIL")
    root = a_site_with_cards_of_cases(tmp_path)
    output = build(root)
    for slug, outcome in (("old-0", "acquitted"), ("old-1", "dropped"), ("old-2", "closed")):
        page = output[f"articles/{slug}/index.html"].decode()
        for name in ("og:image:alt", "twitter:image:alt", "og:description"):
            (told,) = re.findall(rf'"{name}" content="([^"]*)"', page)
            assert re.search(outcome if "alt" in name else "Update: ", told)
        data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])  # type: ignore[index]
        assert outcome in data["@graph"][0]["image"]["caption"]
    # With the outcome the same headline makes another picture.
    write(
        root, {f"content/cases/{number}.md": a_case_file(name, *CASES[name][:1]) for number, name in enumerate(CASES)}
    )
    before = build(root)
    assert {path for path in output if path.startswith("cards/") and output[path] != before[path]} == {
        *(f"cards/articles/old-{number}.jpg" for number in range(3)),
        "cards/articles/all.jpg",
        *(f"cards/cases/{slug}.jpg" for slug in ("the-fire", "the-theft", "the-claim")),
    }


def a_site_with_cards_of_cases(root: Path) -> Path:
    """Write the site with cases, and let it have cards."""
    a_site_with_cases(root)
    toml = root / "content/site.toml"
    toml.write_text("cards = true\n" + toml.read_text(encoding="utf-8"), encoding="utf-8")
    return root


def test_an_article_about_several_cases_carries_a_note_for_each(output: dict[str, str]) -> None:
    """But for the one that stands where it stood."""
    page = output["articles/all/index.html"]
    (notes,) = re.findall(r'<section class="notes".*?</section>', page, re.DOTALL)
    assert re.findall(r"cases/([\w-]+)/", notes) == ["the-fire", "the-theft", "the-claim"]
    assert "<p>The text.</p>" in page


def test_no_old_headline_stands_anywhere_without_the_outcome(output: dict[str, str]) -> None:
    """In a list, in the archive, beside another story: the block that has the headline has the outcome too."""
    seen = 0
    words = {"0": "acquitted", "1": "dropped", "2": f"closed, {DISMISSED} on 4 June 2025"}
    for path, text in output.items():
        if not path.endswith(("index.html", "mail.html")) or "http-equiv" in text:
            continue
        for link in re.finditer(r'<a [^>]*href="[^"]*articles/old-([012])/"[^>]*>', text):
            block = text_of(text[link.start() : link.start() + 600])
            wanted = rf"(?:\w+ )?Old headline & {link[1]} ?Update, \d+ June 2025: {words[link[1]]} \("
            assert re.match(wanted, block), path
            seen += 1
    assert seen >= 20


def test_the_search_finds_no_old_headline_without_the_outcome(output: dict[str, str]) -> None:
    """Nor a case without where it stands: both are shown from one file."""
    stories = {story["url"]: story for story in json.loads(output["search/2025.json"])["stories"]}
    words = {"0": "acquitted", "1": "dropped", "2": f"closed, {DISMISSED} on 4 June 2025"}
    for number, outcome in words.items():
        (note,) = stories[f"articles/old-{number}/"]["notes"]
        assert f": {outcome} (" in note
        assert "notes" not in stories[f"articles/new-{number}/"]
    assert all(case["notes"] for case in json.loads(output["search/index.json"])["cases"])


def test_an_old_address_repeats_no_headline(output: dict[str, str]) -> None:
    """It would stand there without the outcome."""
    page = output["Old/0/index.html"]
    assert "headline" not in page
    assert "<title>This page has moved – The Test Digest</title>" in page
    assert 'content="0; url=../../articles/old-0/"' in page


def test_of_several_accused_each_is_told_of_with_their_own_outcome(tmp_path: Path) -> None:
    """On the page of the case, on theirs, and beside an old story."""
    entry = {"date": "2025-01-02", "stage": "charged", "what": "Both were charged.", "source": _SOURCE}
    cleared = {**entry, "date": "2025-06-02", "stage": "acquitted", "what": "Ann was cleared.", "party": "Ann Example"}
    parties = [{"name": name, "role": "defendant"} for name in ("Ann Example", "Bob")]
    root = a_site(
        tmp_path,
        {
            "content/articles/a.md": an_article_file(date="2025-02-01", people=["Bob", "Ann Example"], cases=["It"]),
            "content/cases/it.md": a_file(name="It", parties=parties, timeline=[entry, cleared]),
        },
    )
    output = {path: content.decode() for path, content in build(root).items()}
    case = text_of(output["cases/it/index.html"])
    assert (
        "Charged (Bob) as of 2 January 2025. Source: The Courier Both were charged. "
        "Acquitted (Ann Example) as of 2 June 2025. Source: The Courier Ann was cleared." in case
    )
    assert "Acquitted (Ann Example) Ann was cleared." in case
    assert "Acquitted as of 2 June 2025. Source: The Courier It defendant" in text_of(
        output["people/ann-example/index.html"]
    )
    assert "Charged as of 2 January 2025. Source: The Courier It defendant" in text_of(output["people/bob/index.html"])
    told = "Update on Ann Example: the case ended in an acquittal on 2 June 2025"
    assert told in text_of(output["articles/a/index.html"])
    assert told in output["feed.xml"]
    assert "Update on Ann Example, 2 June 2025: acquitted (It) — The Courier" in text_of(output["index.html"])


def test_on_a_person_s_page_the_outcome_stands_in_the_block_of_the_accusation_and_before_it(
    output: dict[str, str],
) -> None:
    """What ended comes first, and within it the latest."""
    page = output["people/ann-example/index.html"]
    cases = re.findall(r"<li>(<p class=\"standing\">.*?)</li>", page, re.DOTALL)
    assert [text_of(case) for case in cases] == [
        f"Closed as of 20 June 2025, {DISMISSED} on 4 June 2025. Source: The Courier The Claim defendant",
        "Dropped as of 3 June 2025. Source: The Courier The Theft defendant",
        "Acquitted as of 2 June 2025. Source: The Courier The Fire defendant",
        "Charged as of 5 January 2025. Source: The Courier The Fraud defendant",
    ]


def test_a_case_that_goes_on_is_told_again_on_just_the_pages_that_show_it(tmp_path: Path) -> None:
    """Sixty articles are about it, and sixty are not."""
    articles = {
        f"content/articles/{kind}-{number}.md": an_article_file(
            f"{kind.capitalize()} {number}",
            date=f"{2023 if kind == 'in' else 2021}-{1 + number // 28:02}-{1 + number % 28:02}",
            people=["Ann Example" if kind == "in" else "Bob"],
            cases=["The Fire" if kind == "in" else "Other"],
        )
        for number in range(60)
        for kind in ("in", "out")
    }
    case = a_case_file("The Fire", ("2022-01-01", "charged"))
    root = a_site(tmp_path, {**articles, "content/cases/c.md": case, "content/people/a.md": a_file(name="Ann Example")})
    before = build(root)
    write(root, {"content/cases/c.md": a_case_file("The Fire", ("2022-01-01", "charged"), ("2024-05-01", "dismissed"))})
    result = run_digest("--root", root, "build", "--now", "2025-12-31")
    assert (result.exit_code, result.stderr) == (0, "")
    after = files_in(root / "output")
    changed = {path for path in after if before.get(path) != after[path]}
    assert changed == {
        *(f"articles/in-{number}/index.html" for number in range(60)),
        "articles/out-59/index.html",  # the newest of the others, whose neighbour is the oldest of these
        "index.html", "page/2/index.html", "page/3/index.html", "sitemap.xml",
        "2023/index.html", "2023/01/index.html", "2023/01/page/2/index.html", "2023/02/index.html",
        "2023/02/page/2/index.html", "2023/03/index.html",
        *(f"digest/2023-w0{week}/{name}" for week in range(1, 10) for name in _OF_A_WEEK),
        *(f"digest/2022-w52/{name}" for name in _OF_A_WEEK),  # to which New Year's Day of 2023 belongs
        "people/ann-example/index.html", "people/ann-example/page/2/index.html",
        "people/ann-example/page/3/index.html",
        *(f"{folder}{name}" for folder in ("", "people/ann-example/", "cases/the-fire/") for name in FEEDS),
        "search/index.json", "search/2023.json", "cases/index.html",
        "cases/the-fire/index.html", "cases/the-fire/page/2/index.html", "cases/the-fire/page/3/index.html",
    }  # fmt: skip
    assert f"{len(changed)} written" in result.stdout
