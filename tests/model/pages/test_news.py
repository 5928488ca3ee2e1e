"""The pages of the news itself: home, articles, and the archive."""

from datetime import UTC, date, datetime, timedelta

from generator.model.pages import make_frame
from generator.model.values import (
    ArticlePage,
    CaseLink,
    CountedLink,
    HomePage,
    Link,
    MonthNews,
    MonthPage,
    Neighbour,
    Pagination,
    PersonLink,
    ShowLink,
    Status,
    YearPage,
)
from making import (
    NOON,
    a_case,
    a_linked_site,
    a_person,
    a_source,
    an_article,
    an_entry,
    page_at,
    pages_of,
    titles,
)


def test_the_home_page_goes_on_at_later_pages() -> None:
    """Each knows its neighbours, and only the first shows the open cases."""
    articles = [an_article(f"Story {number}", date=NOON - timedelta(days=number)) for number in range(5)]
    site = a_linked_site(*articles, cases=[a_case(timeline=(an_entry(),))], page_size=2)
    first, second, third = (
        page_at(site, path, HomePage) for path in ("index.html", "page/2/index.html", "page/3/index.html")
    )
    assert [titles(page.teasers) for page in (first, second, third)] == [
        ["Story 0", "Story 1"],
        ["Story 2", "Story 3"],
        ["Story 4"],
    ]
    assert [page.pagination for page in (first, second, third)] == [
        Pagination(1, 3, "", "page/2/"),
        Pagination(2, 3, "", "page/3/"),
        Pagination(3, 3, "page/2/", ""),
    ]
    assert [len(page.open_cases) for page in (first, second, third)] == [1, 0, 0]


def test_the_board_shows_open_cases_and_the_latest_move_first() -> None:
    """A case that is over, or of which nothing is recorded, is not open."""
    site = a_linked_site(
        cases=[
            a_case("Old", timeline=(an_entry("charged", "2025-01-01"),)),
            a_case("New", timeline=(an_entry("trial", "2025-02-01"),)),
            a_case("Over", timeline=(an_entry("charged", "2025-01-01"), an_entry("acquitted", "2025-03-01"))),
            a_case("Unknown"),
        ]
    )
    assert [case.name for case in page_at(site, "index.html", HomePage).open_cases] == ["New", "Old"]


def test_the_home_page_names_who_is_in_the_news_of_the_latest_month() -> None:
    """The most frequent first; a month in which nobody is has none to name."""
    site = a_linked_site(
        an_article("One", people=("Ann", "Bob", "Once"), shows=("Show",)),
        an_article("Two", people=("Bob", "Ann"), shows=("Show",)),
        an_article("Three", people=("Bob",)),
        *[an_article(f"Old {day}", date=NOON - timedelta(days=30 + day), people=("Cy",)) for day in range(4)],
        page_size=4,
    )
    news = page_at(site, "index.html", HomePage).news
    assert news == MonthNews(
        Link("2025-03", "2025/03/"),
        (
            CountedLink("Bob", "people/bob/", 3),
            CountedLink("Ann", "people/ann/", 2),
            CountedLink("Once", "people/once/", 1),
        ),
        (CountedLink("Show", "shows/show/", 2),),
    )
    assert page_at(site, "page/2/index.html", HomePage).news is None
    assert page_at(a_linked_site(an_article()), "index.html", HomePage).news is None


def test_an_article_page_shows_the_article_and_its_neighbours_in_time() -> None:
    """Names become links, and a case says where it stands."""
    timeline = (an_entry("charged", "2025-03-01", "Ann was charged."),)
    site = a_linked_site(
        an_article("Newer", date=NOON + timedelta(days=1)),
        an_article(
            "This", people=("Ann", "Kid"), shows=("Show",), cases=("The Case", "Other"), source=a_source(), id="7"
        ),
        an_article("Older", date=NOON - timedelta(days=1)),
        people=[a_person("Kid", minor=True), a_person("Ann", same_as=("https://ann.example/",))],
        cases=[a_case(timeline=timeline)],
    )
    page = page_at(site, "articles/this/index.html", ArticlePage)
    assert (page.title, page.date, page.id, page.source) == ("This", NOON, "7", a_source())
    assert page.people == (PersonLink("Ann", "people/ann/", ("https://ann.example/",)),)
    assert page.shows == (ShowLink("Show", "shows/show/", None, ()),)
    assert page.cases == (
        CaseLink(
            "The Case",
            "cases/the-case/",
            Status("charged", date(2025, 3, 1), "Ann was charged.", a_source(), ended=False, outcome="open"),
        ),
        CaseLink("Other", "cases/other/", None),
    )
    assert (page.newer, page.older) == (
        Neighbour("Newer", "articles/newer/", ()),
        Neighbour("Older", "articles/older/", ()),
    )
    assert page.body.path == "content/articles/this.md"


def test_a_source_is_shown_without_an_author_who_is_a_minor() -> None:
    """The rest of it is; and an author is shown who is of age."""
    articles = [an_article(author, source=a_source(author=author)) for author in ("Cy and Kid", "Cy")]
    site = a_linked_site(*articles, people=[a_person("Kid", minor=True)])
    shown = [page_at(site, f"articles/{slug}/index.html", ArticlePage).source for slug in ("cy-and-kid", "cy")]
    assert shown == [a_source(), a_source(author="Cy")]


def test_the_first_and_the_last_article_have_one_neighbour() -> None:
    """Time has ends."""
    site = a_linked_site(an_article("Newer", date=NOON + timedelta(days=1)), an_article("Older"))
    newer = page_at(site, "articles/newer/index.html", ArticlePage)
    older = page_at(site, "articles/older/index.html", ArticlePage)
    assert (newer.newer, newer.older) == (None, Neighbour("Older", "articles/older/", ()))
    assert (older.newer, older.older) == (Neighbour("Newer", "articles/newer/", ()), None)


def test_the_archive_counts_by_the_calendar_of_the_site() -> None:
    """The last hour of the year in UTC is next year in Paris."""
    late = an_article("Late", date=datetime(2024, 12, 31, 23, 30, tzinfo=UTC))
    assert "2024/12/index.html" in pages_of(a_linked_site(late))
    paris = a_linked_site(late, time_zone="Europe/Paris")
    assert "2025/01/index.html" in pages_of(paris)
    assert "2024/index.html" not in pages_of(paris)
    assert make_frame(paris).archive == "2025/"


def test_a_year_shows_its_months_and_a_month_its_stories() -> None:
    """A month shows its latest five in its year, and leads to the months beside it, over the turn of the year too."""
    days = [datetime(2025, 3, 1, tzinfo=UTC) + timedelta(days=number) for number in range(6)]
    site = a_linked_site(
        an_article("Last year", date=datetime(2024, 11, 5, tzinfo=UTC)),
        *[an_article(f"March {day.day}", date=day) for day in days],
        an_article("May", date=datetime(2025, 5, 1, tzinfo=UTC)),
        page_size=4,
    )
    year = page_at(site, "2025/index.html", YearPage)
    assert (year.year, year.count, year.years) == (
        2025,
        7,
        (CountedLink("2025", "2025/", 7), CountedLink("2024", "2024/", 1)),
    )
    assert [(entry.month, entry.url, entry.count, titles(entry.latest)) for entry in year.months] == [
        (date(2025, 5, 1), "2025/05/", 1, ["May"]),
        (date(2025, 3, 1), "2025/03/", 6, ["March 6", "March 5", "March 4", "March 3", "March 2"]),
    ]
    march = page_at(site, "2025/03/page/2/index.html", MonthPage)
    assert (titles(march.teasers), march.count, march.year) == (["March 2", "March 1"], 6, Link("2025", "2025/"))
    assert (march.newer, march.older) == (Link("2025-05", "2025/05/"), Link("2024-11", "2024/11/"))
    ends = [page_at(site, path, MonthPage) for path in ("2025/05/index.html", "2024/11/index.html")]
    assert [(page.newer is None, page.older is None) for page in ends] == [(True, False), (False, True)]
