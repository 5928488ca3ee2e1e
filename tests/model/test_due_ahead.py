"""What a preview shows beyond what is out."""

from datetime import timedelta
from typing import get_args
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from generator.model.article import Status
from generator.model.due import content_ahead, content_at
from generator.model.site import make_site
from making import NOON, a_case, a_config, a_correction, an_article, an_entry, some_content

UTC = ZoneInfo("UTC")
DAY = timedelta(days=1)


def test_a_draft_is_published_ahead() -> None:
    """As something else than the draft, so that no page of the one passes for one of the other."""
    draft = an_article("Draft", status="draft", digest=b"draft")
    (article,) = content_ahead(some_content([draft]), NOON, UTC).articles
    assert article.status == "published"
    assert article.digest != b"draft"


def test_an_article_that_is_held_is_shown_as_it_comes_out() -> None:
    """With what is dated up to then, and nothing later; the same as on that day."""
    held = an_article("Held", date=NOON + DAY, updated=NOON + 2 * DAY, corrections=(a_correction("2025-03-18"),))
    content = some_content([held])
    assert content_ahead(content, NOON, UTC).articles == content_at(content, NOON + DAY, UTC).articles
    assert content_at(content, NOON, UTC).articles == ()


def test_stages_to_come_are_not_shown_ahead() -> None:
    """They are not articles that wait: nobody knows yet that they will come."""
    case = a_case(timeline=(an_entry(day="2025-03-01"), an_entry(day="2025-04-01")))
    content = some_content(cases=[case])
    assert content_ahead(content, NOON, UTC).cases == content_at(content, NOON, UTC).cases


@given(st.lists(st.tuples(st.sampled_from(get_args(Status)), st.integers(-3, 3)), max_size=6))
def test_what_is_out_looks_the_same_ahead(articles: list[tuple[Status, int]]) -> None:
    """Nothing is lost, and only drafts and articles that are held are added."""
    content = some_content(
        an_article(f"Story {number}", status=status, date=NOON + days * DAY)
        for number, (status, days) in enumerate(articles)
    )
    out = make_site(a_config(), content, NOON)[0]
    ahead = make_site(a_config(), content, NOON, ahead=True)[0]
    shown = {article.path: article for article in ahead.articles}
    assert all(shown[article.path] == article for article in out.articles)
    assert len(shown) == sum(status != "withdrawn" for status, _ in articles)
    assert {article.path for article in out.withdrawn} <= {article.path for article in ahead.withdrawn}
