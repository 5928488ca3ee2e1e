"""The pages of people, shows and cases, and their indexes."""

from datetime import date

from generator.model.case import Party
from generator.model.pages.indexes import INDEX_SIZE
from generator.model.values import (
    CasePage,
    CasesPage,
    CountedLink,
    Link,
    Pagination,
    PartCase,
    PartyLink,
    PeoplePage,
    PersonPage,
    ShowPage,
    ShowsPage,
    Status,
)
from making import (
    a_case,
    a_linked_site,
    a_person,
    a_show,
    a_source,
    an_article,
    an_entry,
    page_at,
    titles,
)


def test_a_person_s_page_shows_the_record_and_where_the_person_appears() -> None:
    """Only shows and cases whose records name them: standing in one story with a case is no part in it."""
    born = date(1958, 4, 3)
    site = a_linked_site(
        an_article("One", people=("Ann Example", "Bob"), shows=("Beside", "Cast In"), cases=("Party To", "Apart")),
        an_article("Two", people=("Ann Example", "Bob", "Cy")),
        people=[a_person(born=born, roles=("actor",), same_as=("https://a.example/",))],
        shows=[a_show("Cast In", people=("Ann Example",))],
        cases=[a_case("Party To", parties=(Party(name="Ann Example", role="witness"),)), a_case("Apart")],
    )
    page = page_at(site, "people/ann-example/index.html", PersonPage)
    assert (page.name, page.count, page.born, page.died, page.roles, page.same_as) == (
        "Ann Example",
        2,
        born,
        None,
        ("actor",),
        ("https://a.example/",),
    )
    assert page.shows == (Link("Cast In", "shows/cast-in/"),)
    assert page.cases == (PartCase("Party To", "cases/party-to/", None, role="witness"),)
    assert page.appears_with == (CountedLink("Bob", "people/bob/", 2), CountedLink("Cy", "people/cy/", 1))
    assert titles(page.teasers) == ["One", "Two"]
    assert page.body is not None


def test_a_person_without_a_file_has_a_page_without_facts() -> None:
    """Only the articles are known."""
    page = page_at(a_linked_site(an_article(people=("Ann",))), "people/ann/index.html", PersonPage)
    assert (page.body, page.roles, page.born, page.shows, page.cases, page.appears_with) == (None, (), None, (), (), ())


def test_companions_are_few_and_the_most_frequent() -> None:
    """Eight of them, not counting the person whose page it is."""
    crowd = tuple(f"Extra {number}" for number in range(12))
    site = a_linked_site(an_article("One", people=("Zoë", *crowd)), an_article("Two", people=("Zoë", "Extra 9")))
    page = page_at(site, "people/zoe/index.html", PersonPage)
    assert [person.name for person in page.appears_with] == [
        "Extra 9", "Extra 0", "Extra 1", "Extra 10", "Extra 11", "Extra 2", "Extra 3", "Extra 4",
    ]  # fmt: skip


def test_a_show_s_page_shows_the_record_and_the_people_in_its_news() -> None:
    """Its cast is what the record says; others only appear beside it."""
    premiered = date(2025, 2, 23)
    site = a_linked_site(
        an_article(shows=("The Show", "Other"), people=("Ann", "Bob")),
        shows=[a_show(kind="podcast", network="Max", premiered=premiered, people=("Ann",))],
    )
    page = page_at(site, "shows/the-show/index.html", ShowPage)
    assert (page.kind, page.network, page.premiered, page.ended) == ("podcast", "Max", premiered, None)
    assert page.cast == (Link("Ann", "people/ann/"),)
    assert page.people == (CountedLink("Ann", "people/ann/", 1), CountedLink("Bob", "people/bob/", 1))
    other = page_at(site, "shows/other/index.html", ShowPage)
    assert (other.kind, other.network, other.cast) == (None, "", ())


def test_a_case_s_page_shows_its_parties_its_timeline_and_where_it_stands() -> None:
    """A party who is a minor is not named, and one that is no person of ours has no page to link to."""
    timeline = (an_entry("charged", "2025-03-01"), an_entry("dismissed", "2025-03-09", "It was dismissed."))
    site = a_linked_site(
        an_article(cases=("The Case",), people=("Ann",)),
        people=[a_person("Kid", minor=True)],
        cases=[
            a_case(
                aliases=("Crown v. Ann",),
                jurisdiction="Ellery",
                parties=(
                    Party(name="Ann", role="defendant"),
                    Party(name="Kid", role="witness"),
                    Party(name="The Crown"),
                ),
                timeline=timeline,
            )
        ],
    )
    page = page_at(site, "cases/the-case/index.html", CasePage)
    assert page.status == Status(
        "dismissed", date(2025, 3, 9), "It was dismissed.", a_source(), ended=True, outcome="favourable"
    )
    assert page.parties == (PartyLink("Ann", "people/ann/", "defendant"), PartyLink("The Crown", "", ""))
    assert (page.also_called, page.jurisdiction, page.timeline) == (("Crown v. Ann",), "Ellery", timeline)
    assert page.people == (CountedLink("Ann", "people/ann/", 1),)


def test_a_case_without_a_file_says_nothing_of_a_stage() -> None:
    """Nobody is charged by a tag."""
    page = page_at(a_linked_site(an_article(cases=("Case",))), "cases/case/index.html", CasePage)
    assert (page.status, page.parties, page.timeline, page.body) == (None, (), (), None)


def test_a_long_list_of_stories_about_a_person_goes_on_at_later_pages() -> None:
    """The count on each page is that of all."""
    articles = [an_article(f"Story {number}", people=("Ann",)) for number in range(3)]
    site = a_linked_site(*articles, page_size=2)
    page = page_at(site, "people/ann/page/2/index.html", PersonPage)
    assert (titles(page.teasers), page.count) == (["Story 2"], 3)
    assert page.pagination == Pagination(2, 2, "people/ann/", "")


def test_the_indexes_list_every_term() -> None:
    """Each with its count; a show with its kind, a case with its stage; what has no record comes last."""
    site = a_linked_site(
        an_article(people=("Zed", "Émile", "Ann"), shows=("Show",), cases=("The Case",)),
        shows=[a_show(kind="film")],
        cases=[a_case(timeline=(an_entry(),))],
    )
    people = page_at(site, "people/index.html", PeoplePage)
    shows = page_at(site, "shows/index.html", ShowsPage)
    cases = page_at(site, "cases/index.html", CasesPage)
    assert [(entry.name, entry.count) for entry in people.entries] == [("Ann", 1), ("Émile", 1), ("Zed", 1)]
    assert [(entry.name, entry.kind, entry.count) for entry in shows.entries] == [
        ("The Show", "film", 0),
        ("Show", None, 1),
    ]
    assert [entry.status and entry.status.stage for entry in cases.entries] == ["charged"]
    assert (people.count, shows.count, cases.count) == (3, 2, 1)


def test_a_long_index_goes_on_at_later_pages() -> None:
    """Five hundred names are enough for one."""
    site = a_linked_site(an_article(people=tuple(f"P{number:04}" for number in range(INDEX_SIZE + 1))))
    page = page_at(site, "people/page/2/index.html", PeoplePage)
    assert ([entry.name for entry in page.entries], page.count) == (["P0500"], 501)


def test_every_page_of_an_index_leads_to_all_letters() -> None:
    """A letter is that of the address, and all digits are one."""
    crowd = tuple(f"P{number:04}" for number in range(INDEX_SIZE))
    site = a_linked_site(an_article(people=("Émile", "50 Cent", "2 Chainz", *crowd, "Zed")))
    pages = [page_at(site, path, PeoplePage) for path in ("people/index.html", "people/page/2/index.html")]
    assert [(section.name, section.url) for section in pages[0].sections] == [
        ("0-9", "people/#0-9"),
        ("E", "people/#E"),
        ("P", "people/#P"),
        ("Z", "people/page/2/#Z"),
    ]
    assert pages[0].sections == pages[1].sections
    assert {entry.section for entry in pages[1].entries} == {"P", "Z"}


def test_shows_stand_by_kind_and_cases_by_outcome() -> None:
    """What goes on first, a conviction never before what somebody was cleared of, and the latest first."""
    charged = an_entry("charged", "2025-01-01")
    site = a_linked_site(
        an_article(shows=("Unknown",), cases=("Unknown",)),
        shows=[a_show("B", kind="series"), a_show("A", kind="series"), a_show("C", kind="film")],
        cases=[
            a_case("A", timeline=(charged, an_entry("convicted", "2025-04-01"))),
            a_case("B", timeline=(charged, an_entry("dropped", "2025-03-01"))),
            a_case("C", timeline=(charged, an_entry("dropped", "2025-03-02"))),
            a_case("D", timeline=(charged,)),
            a_case("E", timeline=(charged, an_entry("settled", "2025-03-01"))),
        ],
    )
    shows, cases = page_at(site, "shows/index.html", ShowsPage), page_at(site, "cases/index.html", CasesPage)
    assert [(entry.name, entry.section) for entry in shows.entries] == [
        ("C", "film"), ("A", "series"), ("B", "series"), ("Unknown", ""),
    ]  # fmt: skip
    assert [entry.name for entry in cases.entries] == ["D", "C", "B", "E", "A", "Unknown"]
    assert [section.url for section in cases.sections] == [
        "cases/#open", "cases/#favourable", "cases/#otherwise", "cases/#against", "cases/#other",
    ]  # fmt: skip
