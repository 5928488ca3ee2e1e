"""What pages look like that lead further: related stories, plots, years and chapters, indexes."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from making import a_file, a_site, an_article_file, build

SOURCE = {"name": "The Courier", "url": "https://courier.example/", "date": "2025-03-01"}
TIMELINE = [
    {"date": "2025-03-01", "stage": "charged", "what": "It began.", "source": SOURCE},
    {"date": "2025-06-01", "stage": "acquitted", "what": "It ended.", "source": SOURCE},
]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, LexborHTMLParser]:
    """Give the pages of a site with stories of two years about one person and one case."""
    days = ["2024-11-05", "2025-02-01", "2025-03-02", "2025-06-02", "2025-06-03"]
    stories = {
        f"content/articles/{day}.md": an_article_file(
            f"Story {day}", date=day, source=SOURCE, people=["Ann Example", "50 Cent"], cases=["The Case"]
        )
        for day in days
    }
    case = a_file(name="The Case", timeline=TIMELINE)
    root = a_site(tmp_path_factory.mktemp("site"), {**stories, "content/cases/the-case.md": case})
    return {path: LexborHTMLParser(content.decode()) for path, content in build(root).items() if path.endswith(".html")}


def texts(page: LexborHTMLParser, selector: str) -> list[str]:
    """Give the texts that a *selector* finds."""
    return [" ".join(found.text().split()) for found in page.css(selector)]


def links(page: LexborHTMLParser, selector: str) -> list[str | None]:
    """Give where the links lead that a *selector* finds."""
    return [found.attributes["href"] for found in page.css(selector)]


def test_a_story_leads_to_three_others_each_with_what_became_of_its_case(pages: dict[str, LexborHTMLParser]) -> None:
    """They stand after the text, before the next and the last story."""
    page = pages["articles/2025-02-01/index.html"]
    assert texts(page, ".related h3") == ["Story 2025-06-02", "Story 2025-06-03", "Story 2025-03-02"]
    assert links(page, ".related h3 a")[0] == "../../articles/2025-06-02/"
    assert "acquitted" in texts(page, ".related li")[2]
    regions = [node.attributes.get("class") for node in page.css("main > *")]
    assert regions[-2:] == ["related", "onward"]


def test_stories_of_a_person_stand_by_year_below_a_plot(pages: dict[str, LexborHTMLParser]) -> None:
    """The plot is a picture with a text of its own."""
    page = pages["people/ann-example/index.html"]
    assert texts(page, ".stories .ledger > h3") == ["2025", "2024"]
    assert len(page.css(".ledger h4")) == 5
    (picture,) = page.css(".plot svg")
    assert picture.attributes["role"] == "img"
    assert picture.attributes["aria-label"] == (
        "Stories by month, from November 2024 (1) to June 2025 (2); most in June 2025: 2"
    )
    assert texts(page, ".plot span") == ["2024", "2025"]


def test_stories_of_a_case_stand_along_its_stages(pages: dict[str, LexborHTMLParser]) -> None:
    """What was told before the first is last."""
    page = pages["cases/the-case/index.html"]
    assert texts(page, ".stories .ledger > h3") == [
        "After: Acquitted, 1 June 2025",
        "After: Charged, 1 March 2025",
        "Before: Charged, 1 March 2025",
    ]
    assert len(page.css("path.marks")) == 1


def test_an_index_leads_to_its_letters(pages: dict[str, LexborHTMLParser]) -> None:
    """Digits are one of them."""
    page = pages["people/index.html"]
    assert links(page, "nav.letters a") == ["#0-9", "#A"]
    assert texts(page, "nav.letters a") == texts(page, ".groups h2") == ["0–9", "A"]
    assert [found.attributes["id"] for found in page.css(".groups h2")] == ["0-9", "A"]


def test_a_year_has_a_plot_and_counts_the_years_beside_it(pages: dict[str, LexborHTMLParser]) -> None:
    """Each leads to its own page."""
    page = pages["2025/index.html"]
    assert texts(page, "nav.letters a") == ["2025 4", "2024 1"]
    assert len(page.css(".head .plot")) == 1
    assert not pages["2024/index.html"].css(".plot")


def test_the_home_page_names_who_is_in_the_news(pages: dict[str, LexborHTMLParser]) -> None:
    """In the month of the latest story, and the latest week."""
    page = pages["index.html"]
    assert texts(page, ".names h2")[0] == "People June 2025"
    assert texts(page, ".names li") == ["50 Cent 2", "Ann Example 2"]
    assert links(page, ".names p a") == ["digest/2025-w23/"]
