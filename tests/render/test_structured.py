"""What pages tell machines: whole, honest, and unable to end the script element that it stands in."""

import json
from datetime import date, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.article import Correction, Image
from generator.model.case import Party
from generator.model.show import ShowKind
from generator.model.site import Site
from generator.model.values import ArticlePage
from making import (
    NOON,
    a_case,
    a_describer,
    a_linked_site,
    a_person,
    a_show,
    a_source,
    an_article,
    an_entry,
    page_at,
    pages_of,
)

BASE = "https://digest.example/news/"
ORGANIZATION = {"@type": "Organization", "name": "The Test Digest", "url": BASE}


def told(site: Site, path: str) -> list[dict[str, Any]]:
    """Give what the page of *site* in the folder *path* tells machines."""
    page = pages_of(site)[f"{path}index.html"]
    text = a_describer(site).describe(page.values, page.url)
    if not text:
        return []
    graph = json.loads(text)
    assert graph["@context"] == "https://schema.org"
    found: list[dict[str, Any]] = graph["@graph"]
    return found


def way(*steps: tuple[str, str]) -> dict[str, Any]:
    """Give the breadcrumbs of these names and addresses."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": BASE + url}
            for number, (name, url) in enumerate([("The Test Digest", ""), *steps], 1)
        ],
    }


def test_an_article_is_told_with_its_source_its_terms_and_all_that_was_put_right() -> None:
    """What the headline names, it is about; the other terms it mentions."""
    site = a_linked_site(
        an_article(
            "Ann Example in The Case",
            slug="a",
            date=NOON,
            updated=NOON + timedelta(hours=1),
            summary="A summary.",
            source=a_source(url="https://courier.example/1", author="Cy", date="2025-03"),
            people=("Ann Example", "Bob"),
            shows=("The Show",),
            cases=("The Case",),
            image=Image(src="media/a b.jpg", alt="Ann", credit="Bob"),
            corrections=(Correction(date=date(2025, 3, 14), kind="corrected", was="Old.", now="New."),),
        ),
        people=[a_person(same_as=("https://ann.example/",))],
        shows=[a_show(kind="film", same_as=("https://show.example/",))],
        cases=[a_case(timeline=(an_entry("dismissed", "2025-07-12"),), same_as=("https://case.example/",))],
        base_url=BASE,
        time_zone="Europe/Paris",
    )
    assert told(site, "articles/a/") == [
        {
            "@type": "NewsArticle",
            "headline": "Ann Example in The Case",
            "url": f"{BASE}articles/a/",
            "mainEntityOfPage": f"{BASE}articles/a/",
            "datePublished": "2025-03-14T13:00:00+01:00",
            "dateModified": "2025-07-12T00:00:00+02:00",
            "author": ORGANIZATION,
            "isAccessibleForFree": True,
            "inLanguage": "en",
            "publisher": ORGANIZATION,
            "description": "A summary.",
            "thumbnailUrl": f"{BASE}media/a%20b.jpg",
            "keywords": ["Ann Example", "Bob", "The Show", "The Case"],
            "image": {
                "@type": "ImageObject",
                "url": f"{BASE}media/a%20b.jpg",
                "caption": "Ann",
                "creditText": "Bob",
            },
            "isBasedOn": {
                "@type": "CreativeWork",
                "url": "https://courier.example/1",
                "publisher": {"@type": "Organization", "name": "The Courier"},
                "author": {"@type": "Person", "name": "Cy"},
                "datePublished": "2025-03",
            },
            "about": [
                {
                    "@type": "Person",
                    "name": "Ann Example",
                    "url": f"{BASE}people/ann-example/",
                    "sameAs": ["https://ann.example/"],
                },
                {
                    "@type": "Thing",
                    "name": "The Case",
                    "url": f"{BASE}cases/the-case/",
                    "sameAs": ["https://case.example/"],
                },
            ],
            "mentions": [
                {"@type": "Person", "name": "Bob", "url": f"{BASE}people/bob/"},
                {
                    "@type": "Movie",
                    "name": "The Show",
                    "url": f"{BASE}shows/the-show/",
                    "sameAs": ["https://show.example/"],
                },
            ],
            "correction": [
                {
                    "@type": "CorrectionComment",
                    "text": "Corrected. It said: Old. It should say: New.",
                    "datePublished": "2025-03-14",
                },
                {
                    "@type": "CorrectionComment",
                    "text": "Update: the case was dismissed on 12 July 2025 (The Case). It happened. "
                    "Source: The Courier.",
                    "datePublished": "2025-07-12",
                },
            ],
        },
        way(
            ("2025", "2025/"),
            ("March 2025", "2025/03/"),
            ("Ann Example in The Case", "articles/a/"),
        ),
    ]


def test_of_what_an_article_lacks_nothing_is_told() -> None:
    """No empty text stands for what is not known."""
    article, _ = told(a_linked_site(an_article(slug="a", source=a_source("", author="Cy"))), "articles/a/")
    assert article.keys() == {
        "@type", "headline", "url", "mainEntityOfPage", "datePublished", "dateModified", "author", "publisher",
        "inLanguage", "isAccessibleForFree", "isBasedOn",
    }  # fmt: skip
    assert article["isBasedOn"] == {"@type": "CreativeWork", "author": {"@type": "Person", "name": "Cy"}}


def test_a_person_is_told_with_what_the_record_knows() -> None:
    """And without a case: a person is nobody's accusation."""
    person = a_person(roles=("actor",), born=date(1958, 4, 3), died=date(2020, 1, 1), same_as=("https://ann.example/",))
    cases = [a_case(parties=(Party(name="Ann Example"),), timeline=(an_entry(),))]
    site = a_linked_site(an_article(), people=[person], cases=cases, base_url=BASE)
    assert told(site, "people/ann-example/") == [
        {
            "@type": "WebPage",
            "name": "Ann Example",
            "url": f"{BASE}people/ann-example/",
            "inLanguage": "en",
            "publisher": ORGANIZATION,
            "mainEntity": {
                "@type": "Person",
                "name": "Ann Example",
                "url": f"{BASE}people/ann-example/",
                "sameAs": ["https://ann.example/"],
                "jobTitle": ["actor"],
                "birthDate": "1958-04-03",
                "deathDate": "2020-01-01",
            },
        },
        way(("People", "people/"), ("Ann Example", "people/ann-example/")),
    ]


@pytest.mark.parametrize(
    ("kind", "type_", "part", "first"),
    [
        ("series", "TVSeries", "actor", "startDate"),
        ("film", "Movie", "actor", "datePublished"),
        ("special", "CreativeWork", "contributor", "datePublished"),
        ("podcast", "PodcastSeries", "actor", "startDate"),
        ("play", "Play", "contributor", "datePublished"),
        ("album", "MusicAlbum", "byArtist", "datePublished"),
        ("event", "Event", "performer", "startDate"),
    ],
)
def test_a_show_is_told_as_what_it_is(kind: ShowKind, type_: str, part: str, first: str) -> None:
    """Only what lasts has an end."""
    show = a_show(
        kind=kind,
        people=("Ann",),
        premiered=date(2025, 2, 23),
        ended=date(2025, 3, 1),
        same_as=("https://show.example/",),
    )
    site = a_linked_site(shows=[show], base_url=BASE)
    wanted = {
        "@type": type_,
        "name": "The Show",
        "url": f"{BASE}shows/the-show/",
        "sameAs": ["https://show.example/"],
        first: "2025-02-23",
        part: [{"@type": "Person", "name": "Ann", "url": f"{BASE}people/ann/"}],
    }
    if first == "startDate":
        wanted["endDate"] = "2025-03-01"
    if kind == "film":
        wanted["dateCreated"] = "2025-02-23"
    assert told(site, "shows/the-show/")[0]["mainEntity"] == wanted


def test_a_show_without_a_record_is_some_work() -> None:
    """Its kind is not known."""
    (page, _) = told(a_linked_site(an_article(shows=("Show",)), base_url=BASE), "shows/show/")
    assert page["mainEntity"] == {"@type": "CreativeWork", "name": "Show", "url": f"{BASE}shows/show/"}


def test_a_case_is_told_as_a_page_about_a_thing_with_its_outcome() -> None:
    """No charge is told in any other thing, and nobody is invited to an event."""
    case = a_case(
        aliases=("Crown v. Ann",),
        same_as=("https://case.example/",),
        jurisdiction="Ellery",
        parties=(Party(name="Ann", role="defendant"), Party(name="The Crown")),
        timeline=(
            an_entry("charged", "2025-03-01", "Ann was charged."),
            an_entry("dismissed", "2025-03-09", "It was dismissed."),
            an_entry("closed", "2025-04-01", "The file was closed."),
        ),
    )
    (page, _) = told(a_linked_site(an_article(people=("Ann",)), cases=[case], base_url=BASE), "cases/the-case/")
    assert page == {
        "@type": "WebPage",
        "name": "The Case",
        "url": f"{BASE}cases/the-case/",
        "inLanguage": "en",
        "publisher": ORGANIZATION,
        "dateModified": "2025-04-01",
        "mainEntity": {
            "@type": "Thing",
            "name": "The Case",
            "alternateName": ["Crown v. Ann"],
            "sameAs": ["https://case.example/"],
            "description": "Closed as of 1 April 2025, after the case was dismissed on 9 March 2025. "
            "The file was closed. Source: The Courier.",
        },
        "mentions": [
            {"@type": "Person", "name": "Ann", "url": f"{BASE}people/ann/"},
            {"@type": "Thing", "name": "The Crown"},
        ],
    }


def test_of_several_accused_machines_are_told_who_stands_where() -> None:
    """In one text, whole, as it stands on the page."""
    case = a_case(
        parties=(Party(name="Ann", role="defendant"), Party(name="Bob", role="defendant")),
        timeline=(an_entry("trial"), an_entry("acquitted", "2025-04-01", "Ann was acquitted.", "Ann")),
    )
    (page, _) = told(a_linked_site(cases=[case]), "cases/the-case/")
    assert page["mainEntity"]["description"] == (
        "On trial (Bob) as of 1 March 2025. It happened. Source: The Courier. "
        "Acquitted (Ann) as of 1 April 2025. Ann was acquitted. Source: The Courier."
    )
    assert page["dateModified"] == "2025-04-01"


def test_an_author_who_is_a_child_is_not_told_of() -> None:
    """Neither as a person nor in the line below the headline; a grown-up is."""
    kid = a_person("Kid Example", minor=True)
    for author, told_of in (("Kid Example", False), ("Ann Grown and Kid Example", False), ("Ann Grown", True)):
        site = a_linked_site(an_article(slug="a", source=a_source(author=author)), people=[kid])
        (article, _) = told(site, "articles/a/")
        assert ("author" in article["isBasedOn"]) == told_of
        source = page_at(site, "articles/a/index.html", ArticlePage).source
        assert source
        assert source.author == (author if told_of else "")


def test_a_case_without_a_record_is_only_named() -> None:
    """Nobody is charged by a tag."""
    (page, _) = told(a_linked_site(an_article(cases=("Case",))), "cases/case/")
    assert page["mainEntity"] == {"@type": "Thing", "name": "Case"}


def test_later_pages_of_a_list_say_only_where_they_are() -> None:
    """The person is told of once; and a list of stories is about nobody."""
    articles = [an_article(f"Story {number}", people=("Ann",)) for number in range(2)]
    site = a_linked_site(*articles, page_size=1, base_url=BASE)
    assert told(site, "people/ann/page/2/") == [way(("People", "people/"), ("Ann", "people/ann/page/2/"))]
    assert told(site, "page/2/") == []


def test_every_page_below_the_home_page_says_how_one_comes_to_it() -> None:
    """And the home page says whose site it is."""
    correction = Correction(date=date(2025, 3, 14), kind="corrected", now="New.")
    site = a_linked_site(an_article(corrections=(correction,)), base_url=BASE, description="A digest.")
    assert told(site, "2025/") == [way(("2025", "2025/"))]
    assert told(site, "2025/03/") == [way(("2025", "2025/"), ("March 2025", "2025/03/"))]
    assert told(site, "people/") == [way(("People", "people/"))]
    assert told(site, "shows/") == [way(("Shows", "shows/"))]
    assert told(site, "cases/") == [way(("Cases", "cases/"))]
    assert told(site, "corrections/") == [way(("Corrections", "corrections/"))]
    weeks = ("Week by week", "digest/")
    assert told(site, "digest/") == [way(weeks)]
    assert told(site, "digest/2025-w11/") == [way(weeks, ("The week of 10 to 16 March 2025", "digest/2025-w11/"))]
    assert told(site, "") == [
        {
            "@type": "WebSite",
            "name": "The Test Digest",
            "url": BASE,
            "description": "A digest.",
            "inLanguage": "en",
            "publisher": ORGANIZATION,
        }
    ]


def test_a_card_stands_for_a_page_without_a_picture_and_for_nobody_s_likeness() -> None:
    """It is the picture of a story or of a page, never that of a person or a film."""
    entry = an_entry("dismissed", "2025-07-12")
    articles = [
        an_article("Old", slug="old", cases=("The Case",), people=("Ann",)),
        an_article("Shown", slug="shown", image=Image(src="media/ann.jpg", alt="Ann")),
    ]
    site = a_linked_site(*articles, cases=[a_case(timeline=(entry,))], base_url=BASE, cards=True)
    story, _ = told(site, "articles/old/")
    assert story["image"] == {
        "@type": "ImageObject",
        "url": f"{BASE}cards/articles/old.jpg",
        "width": 1200,
        "height": 630,
        "caption": "Old. Update, 12 July 2025: dismissed (The Case) — The Courier",
    }
    assert story["thumbnailUrl"] == story["image"]["url"]
    assert told(site, "articles/shown/")[0]["image"]["url"] == f"{BASE}media/ann.jpg"
    person, _ = told(site, "people/ann/")
    assert person["primaryImageOfPage"]["url"] == f"{BASE}cards/people/ann.jpg"
    assert "image" not in person["mainEntity"]
    case, _ = told(site, "cases/the-case/")
    assert case["primaryImageOfPage"]["caption"] == "The Case. Dismissed as of 12 July 2025. Source: The Courier"


@pytest.mark.parametrize(
    ("title", "about"),
    [
        ("The Annual of Anna", []),
        ("Joanna’s Annual, and Ann’s", ["Ann"]),
        ("“It” ends: Ann’s farewell", ["Ann", "It"]),
        ("Item: nothing", []),
    ],
)
def test_a_headline_names_by_whole_words(title: str, about: list[str]) -> None:
    """Part of another word is no name."""
    article = told(a_linked_site(an_article(title, slug="a", people=("Ann",), shows=("It",))), "articles/a/")[0]
    assert [thing["name"] for thing in article.get("about", [])] == about
    assert {thing["name"] for thing in article.get("mentions", [])} == {"Ann", "It"} - {*about}


@given(st.text(st.characters(codec="utf-8") | st.sampled_from("<>&/\u2028\u2029\"'\\")))
def test_no_text_ends_the_script_element_and_every_text_arrives(text: str) -> None:
    """Whatever a headline holds."""
    site = a_linked_site(an_article(slug="a"))
    page = pages_of(site)["articles/a/index.html"]
    assert isinstance(page.values, ArticlePage)
    values = msgspec.structs.replace(page.values, title=f"</script><!--{text}", summary=text)
    found = a_describer(site).describe(values, page.url)
    assert not {"<", ">", "&", "\u2028", "\u2029"} & set(found)
    article = json.loads(found)["@graph"][0]
    assert (article["headline"], article.get("description", "")) == (f"</script><!--{text}", text)
