"""Pictures: which ones a text shows, and which go when all that shows them is withheld."""

from collections.abc import Iterable
from datetime import UTC, datetime

import pytest

from generator.model.article import Article, Image
from generator.model.content import Content
from generator.model.person import Person
from generator.model.pictures import hidden_pictures, pictures_in
from generator.model.selection import Selection
from generator.model.site import Site, make_site
from making import LATER, a_config, a_correction, a_person, a_selection, a_source, an_article, some_content

GONE = {"status": "withdrawn", "corrections": (a_correction(kind="withdrawn", now="It was wrong."),)}
HELD = {"date": datetime(2099, 1, 1, tzinfo=UTC)}


def a_site_of(
    *articles: Article, people: Iterable[Person] = (), digests: Iterable[Selection] = ()
) -> tuple[Content, Site]:
    """Give the content of a site of these records, and what it shows of it."""
    content = some_content(articles, people, digests=digests)
    return content, make_site(a_config(), content, LATER)[0]


@pytest.mark.parametrize(
    ("text", "pictures"),
    [
        ("No picture.", ()),
        ("No picture, and no social-media/post.", ()),
        ("![A](/media/a.jpg) and ![A](../../media/a.jpg 'Ann').", ("media/a.jpg",)),
        ("[![A](/media/a.jpg)](/media/large/a.jpg)", ("media/a.jpg", "media/large/a.jpg")),
        ('<img src="/media/a.jpg" alt=""> <a href=media/b.pdf>B</a>', ("media/a.jpg", "media/b.pdf")),
        ("<img srcset='/media/a.jpg 1x, /media/b.jpg 2x'>", ("media/a.jpg", "media/b.jpg")),
        (
            "![A](</media/a b.jpg>) ![B](/media/c%20d.jpg) ![](/media/e&amp;f.jpg)",
            ("media/a b.jpg", "media/c d.jpg", "media/e&f.jpg"),
        ),
        ("![A](/media/a(1).jpg)", ("media/a(1).jpg",)),
        ("![A][a]\n\n[a]: /media/a.jpg#top", ("media/a.jpg",)),
    ],
)
def test_a_text_names_its_pictures_in_markdown_or_html(text: str, pictures: tuple[str, ...]) -> None:
    """However their addresses are written."""
    assert pictures_in(text) == pictures


@pytest.mark.parametrize("withheld", [GONE, HELD, {"status": "draft"}, {"source": a_source(rights="link")}])
def test_a_picture_goes_with_the_story_unless_another_has_it(withheld: dict[str, object]) -> None:
    """It would else be found by who knows its address; but nobody loses one to a story that is not out."""
    image = Image(src="media/one.jpg", alt="")
    article = an_article("A", image=image, media=("media/two.jpg", "media/three.jpg"), **withheld)
    everything = {"media/one.jpg", "media/two.jpg", "media/three.jpg"}
    alone = a_site_of(article)
    assert hidden_pictures(*alone) == everything
    assert hidden_pictures(*a_site_of(article, an_article("B", image=image))) == everything - {"media/one.jpg"}
    assert hidden_pictures(*a_site_of(article, an_article("B", media=("media/two.jpg",)))) == everything - {
        "media/two.jpg"
    }
    people = [a_person(media=("media/three.jpg",))]
    assert hidden_pictures(*a_site_of(article, people=people)) == everything - {"media/three.jpg"}
    assert hidden_pictures(*alone, ['<img src="/media/one.jpg">']) == everything - {"media/one.jpg"}


def test_a_site_without_pictures_hides_none() -> None:
    """Nor does one whose pictures are all shown."""
    assert hidden_pictures(*a_site_of(an_article())) == set()
    assert hidden_pictures(*a_site_of(an_article(media=("media/a.jpg",)))) == set()


def test_the_picture_of_a_digest_waits_for_its_week() -> None:
    """What an editor prepares for a week to come is not to be found before; one that is out shows its pictures."""
    held, out = (a_selection(week, media=("media/one.jpg",)) for week in ("2099-w11", "2025-w11"))
    assert hidden_pictures(*a_site_of(an_article(), digests=[held])) == {"media/one.jpg"}
    assert hidden_pictures(*a_site_of(an_article(), digests=[held, out])) == set()
    assert hidden_pictures(*a_site_of(an_article(media=("media/one.jpg",)), digests=[held])) == set()
    assert hidden_pictures(*a_site_of(an_article(media=("media/one.jpg",), **HELD), digests=[out])) == set()
