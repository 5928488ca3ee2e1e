"""What a preview says of an article."""

from zoneinfo import ZoneInfo

import pytest

from generator.model.article import Correction
from generator.preview.marks import article_at, mark_of, url_of
from making import LATER, NOON, a_case, a_person, an_article, some_content

UTC = ZoneInfo("UTC")
WITHDRAWN = {"status": "withdrawn", "corrections": (Correction(date=NOON.date(), kind="withdrawn"),)}


@pytest.mark.parametrize(
    ("fields", "label"),
    [
        ({}, ""),
        ({"status": "draft"}, "Draft"),
        ({"status": "draft", "date": LATER}, "Draft"),
        ({"date": LATER}, "Held until 2025-12-31 00:00"),
        (WITHDRAWN, "Withdrawn"),
        ({"review": ("title: a guess",)}, "1 review note"),
        ({"status": "draft", "review": ("a", "b", "c")}, "Draft, 3 review notes"),
    ],
)
def test_an_article_is_marked_with_what_keeps_it_from_readers(fields: dict[str, object], label: str) -> None:
    """One that is out and finished is not marked."""
    assert mark_of(an_article(**fields), NOON, UTC).label == label


def test_the_moment_an_article_waits_for_is_told_in_the_zone_of_the_site() -> None:
    """It is the zone in which its editor wrote it."""
    assert mark_of(an_article(date=LATER), NOON, ZoneInfo("Asia/Tokyo")).label == "Held until 2025-12-31 09:00"


def test_a_page_leads_to_its_article() -> None:
    """Other pages and files lead to none."""
    article = an_article("A")
    content = some_content([an_article("B"), article])
    assert article_at(content, "articles/a/index.html") is article
    for path in ("index.html", "articles/a/other.html", "people/a/index.html", "articles/index.html", ""):
        assert article_at(content, path) is None


def test_a_file_leads_to_its_page() -> None:
    """Files of other kinds, and those that are not read, have none."""
    content = some_content([an_article("A")], people=[a_person("Ann")], cases=[a_case("The Case")])
    assert url_of(content, "content/articles/a.md") == "articles/a/"
    assert url_of(content, "content/people/ann.md") == "people/ann/"
    assert url_of(content, "content/cases/the-case.md") == "cases/the-case/"
    for path in ("content/articles/z.md", "content/media/a.jpg", "content/site.toml", "layouts/base.html", "content"):
        assert url_of(content, path) is None
