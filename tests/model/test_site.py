"""The site: who is out, which term a name stands for, and who claims what."""

from datetime import timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from generator.model.article import Article
from generator.model.case import Party
from generator.model.content import Content
from generator.model.pages import make_frame, make_pages
from generator.model.person import Person
from generator.model.registry import Clash, Registry
from generator.model.site import make_site
from making import LATER, NOON, a_case, a_config, a_linked_site, a_person, a_show, an_article, shown, some_content


def clashes_of(content: Content) -> list[Clash]:
    """Give what two files of *content* claim at once."""
    return make_site(a_config(), content, NOON)[1]


def test_only_what_is_published_and_due_is_on_the_site() -> None:
    """The rest is left out here, once, for all pages."""
    site = a_linked_site(
        an_article("Out"),
        an_article("Draft", status="draft"),
        an_article("Withdrawn", status="withdrawn"),
        an_article("Held", date=NOON + timedelta(seconds=1)),
        now=NOON,
    )
    assert [article.title for article in site.articles] == ["Out"]


def test_people_of_an_article_that_is_not_out_have_no_page() -> None:
    """A draft must not show, not even by the names in it."""
    site = a_linked_site(an_article(status="draft", people=("Ann",), shows=("Show",), cases=("Case",)))
    assert (site.people, site.shows, site.cases) == ({}, {}, {})


def test_the_newest_article_stands_first_and_the_slug_settles_a_tie() -> None:
    """The order of the files plays no part."""
    site = a_linked_site(an_article("B"), an_article("Old", date=NOON - timedelta(days=1)), an_article("A"))
    assert [article.title for article in site.articles] == ["A", "B", "Old"]


def test_a_name_without_a_file_has_a_term_all_the_same() -> None:
    """The file adds facts; the articles are enough for a page."""
    term = a_linked_site(an_article(people=("Ann Example",))).people["ann-example"]
    assert (term.name, term.record, term.url) == ("Ann Example", None, "people/ann-example/")


def test_a_record_has_a_term_before_any_article_names_it() -> None:
    """An editor may prepare a page."""
    site = a_linked_site(people=[a_person()], shows=[a_show()], cases=[a_case()])
    assert [site.people["ann-example"].articles, site.shows["the-show"].articles, site.cases["the-case"].articles] == [
        (),
        (),
        (),
    ]


def test_all_names_of_a_record_lead_to_one_term() -> None:
    """Its name, its aliases, and every spelling of them."""
    person = a_person("Alec Baldwin", aliases=("Alexander Rae Baldwin III",))
    articles = [
        an_article(f"Story {number}", people=(name,))
        for number, name in enumerate(["Alec Baldwin", "alec  baldwin", "Alexander Rae Baldwin III", "Álec Baldwin"])
    ]
    site = a_linked_site(*articles, people=[person])
    assert list(site.people) == ["alec-baldwin"]
    assert site.people["alec-baldwin"].name == "Alec Baldwin"
    assert len(site.people["alec-baldwin"].articles) == 4


def test_a_slug_of_its_own_moves_a_record_and_keeps_its_names() -> None:
    """Two people of one name need two addresses."""
    site = a_linked_site(an_article(people=("Ann Example",)), people=[a_person(slug="ann-example-actor")])
    assert list(site.people) == ["ann-example-actor"]


def test_an_article_that_names_a_person_twice_counts_once() -> None:
    """By the name and by an alias, say."""
    site = a_linked_site(
        an_article(people=("Ann Example", "Annie", "Ann Example")), people=[a_person(aliases=("Annie",))]
    )
    assert [len(term.articles) for term in site.people.values()] == [1]
    assert [term.url for term in site.terms_of("people", ("Annie", "Ann Example"))] == ["people/ann-example/"]


def test_the_usual_spelling_names_a_term_without_a_file() -> None:
    """The most frequent one, and of two the first by the alphabet."""
    often = a_linked_site(
        an_article("A", people=("ANN",)), an_article("B", people=("Ann",)), an_article("C", people=("Ann",))
    )
    even = a_linked_site(an_article("A", people=("Ánn",)), an_article("B", people=("Ann",)))
    assert (often.people["ann"].name, even.people["ann"].name) == ("Ann", "Ann")


def test_a_name_in_a_cast_has_a_term_and_a_party_of_a_case_need_not_be_a_person() -> None:
    """A cast links to pages; a company or the Crown has none."""
    site = a_linked_site(shows=[a_show(people=("Ann",))], cases=[a_case(parties=(Party(name="The Crown"),))])
    assert list(site.people) == ["ann"]


def test_a_minor_is_no_term_under_any_name() -> None:
    """Press codes protect children: no page, no link, no entry in an index."""
    site = a_linked_site(
        an_article(people=("Kid", "Kiddo", "Ann")),
        people=[a_person("Kid", aliases=("Kiddo",), minor=True)],
        shows=[a_show(people=("Kid",))],
        cases=[a_case(parties=(Party(name="Kiddo"),))],
    )
    assert list(site.people) == ["ann"]
    assert site.terms_of("people", ("Kid", "Kiddo")) == []
    assert [name for name in ("Kid", "Kiddo", "Ann", "Nobody") if site.is_minor(name)] == ["Kid", "Kiddo"]


def test_an_alias_claimed_twice_names_both_files() -> None:
    """Which of the two is meant only an editor can say."""
    content = some_content(
        people=[
            a_person("Ann Example", aliases=("Annie",)),
            a_person("Anna Sample", aliases=("Sam", "annie")),
        ]
    )
    assert clashes_of(content) == [
        Clash(
            "content/people/anna-sample.md",
            ("aliases", 1),
            'aliases: "annie" already stands for Ann Example in content/people/ann-example.md: '
            "remove it from one of the two",
        )
    ]


def test_two_records_of_one_name_clash() -> None:
    """A copied file is soon forgotten."""
    copied = a_person("Ann Example", path="content/people/copy.md")
    assert (
        clashes_of(some_content(people=[a_person(), copied]))
        == [
            Clash(
                "content/people/copy.md",
                ("name",),
                'name: "ann-example" already stands for Ann Example in content/people/ann-example.md: '
                "remove it from one of the two",
            )
        ]
        * 2
    )


def test_a_slug_that_is_the_name_of_another_clashes() -> None:
    """The key to mend is the slug."""
    other = a_person("Bob", slug="ann-example")
    assert [(clash.path, clash.key) for clash in clashes_of(some_content(people=[a_person(), other]))] == [
        ("content/people/ann-example.md", ("slug",))
    ]


def test_a_record_may_claim_a_name_twice_itself() -> None:
    """An alias that is only another spelling of the name does no harm."""
    assert clashes_of(some_content(people=[a_person("Zoë", aliases=("Zoe", "ZOE"))])) == []


def test_people_shows_and_cases_do_not_share_their_names() -> None:
    """Rust is a film and a case."""
    assert clashes_of(some_content(people=[a_person("Rust")], shows=[a_show("Rust")], cases=[a_case("Rust")])) == []


def test_an_id_is_the_id_of_one_article() -> None:
    """A feed reader shows the first article with an id and takes the next for the same: a copied file would be lost."""
    content = some_content(
        [an_article("A", id="x"), an_article("B", id="x", status="draft"), an_article("C"), an_article("D")]
    )
    assert clashes_of(content) == [
        Clash(
            "content/articles/b.md",
            ("id",),
            'id: "x" is already the id of content/articles/a.md: remove it from the newer of the two',
        )
    ]


NAMES = st.sampled_from(["Ann", "Annie", "ANN", "Bob", "Bobby", "Cy", "Zoë", "Zoe", "D"])


@given(st.lists(st.builds(a_person, NAMES, aliases=st.lists(NAMES, max_size=3).map(tuple)), max_size=4), NAMES)
def test_every_name_stands_for_one_record_or_the_editor_is_told(people: list[Person], name: str) -> None:
    """Without clashes, each record is found by its name and all its aliases, and by nobody else's."""
    registry = Registry(people)
    if registry.clashes:
        return
    for person in people:
        assert {registry.slug(own) for own in (person.name, *person.aliases)} == {person.slug}
    owners = [person for person in people if registry.slug(name) == person.slug]
    assert len(owners) <= 1


@st.composite
def articles(draw: st.DrawFn) -> list[Article]:
    """Draw articles with slugs of their own that share dates and names."""
    titles = draw(st.lists(st.sampled_from("ABCDEFGH"), unique=True))
    return [
        an_article(
            title,
            date=NOON + timedelta(hours=draw(st.integers(0, 3))),
            people=tuple(draw(st.lists(NAMES, max_size=3))),
            cases=tuple(draw(st.lists(NAMES, max_size=1))),
            status=draw(st.sampled_from(["published", "draft"])),
        )
        for title in titles
    ]


@given(articles(), st.randoms(use_true_random=False))
def test_the_order_in_which_files_are_read_does_not_show(written: list[Article], shuffler: Random) -> None:
    """Two file systems list a folder in two orders; the pages are the same."""
    shuffled = list(written)
    shuffler.shuffle(shuffled)
    people = [a_person("Bob", aliases=("Bobby",)), a_person("Cy")]
    first = a_linked_site(*written, people=people)
    second = a_linked_site(*shuffled, people=reversed(people))
    assert make_frame(first) == make_frame(second)
    assert shown(make_pages(first)) == shown(make_pages(second))


def test_an_article_that_is_not_out_yet_must_have_an_address_of_its_own() -> None:
    """Else the build would fail by itself on the day when it comes out."""
    draft = an_article("B", slug="a", path="content/articles/b.md", status="draft")
    held = an_article("C", slug="a", path="content/articles/c.md", date=LATER + timedelta(days=1))
    _, clashes = make_site(a_config(), some_content([an_article("A"), draft, held]), LATER)
    complaint = 'slug: "a" is already the slug of content/articles/a.md: change one of them'
    assert clashes == [
        Clash("content/articles/b.md", ("slug",), complaint),
        Clash("content/articles/c.md", ("slug",), complaint),
    ]
