"""What an editor chose for the digest of a week."""

from datetime import UTC, date, datetime

from generator.model.article import Article
from generator.model.due import content_ahead, content_at, turning_points
from generator.model.selection import Selection
from generator.model.site import Site, make_site
from making import LATER, NOON, a_config, a_selection, an_article, some_content

AUSTEN, BRONTE = an_article("Austen"), an_article("Bronte", path="content/articles/2025/b.md")


def a_site_with(
    *selections: Selection, articles: tuple[Article, ...] = (AUSTEN, BRONTE), now: datetime = LATER
) -> Site:
    """Make a site of two stories, and these selections."""
    site, clashes = make_site(a_config(), some_content(articles, digests=selections), now)
    assert clashes == []
    return site


def complaints(*selections: Selection) -> list[tuple[str, tuple[str | int, ...], str]]:
    """Give what is said of *selections* of a site of two stories."""
    _, clashes = make_site(a_config(), some_content([AUSTEN, BRONTE], digests=selections), LATER)
    return [tuple(clash) for clash in clashes]


def test_a_story_is_named_by_its_slug_or_by_its_file() -> None:
    """In the order of the editor."""
    for names in (("bronte", "austen"), ("b", "austen.md"), ("b.md", "austen")):
        assert a_site_with(a_selection(stories=names)).chosen == {"2025-w11": (BRONTE, AUSTEN)}


def test_a_slug_goes_before_the_file_name_of_another_story() -> None:
    """An address is what an editor sees first."""
    other = an_article("Other", slug="b", path="content/articles/z.md")
    site = a_site_with(a_selection(stories=["b"]), articles=(AUSTEN, BRONTE, other))
    assert site.chosen["2025-w11"] == (other,)


def test_a_story_that_is_not_out_is_left_out_until_it_is() -> None:
    """Like everywhere else; nor does one come back that was withdrawn."""
    held = an_article("Held", date=datetime(2025, 5, 1, tzinfo=UTC))
    articles = (AUSTEN, held, an_article("Draft", status="draft"), an_article("Gone", status="withdrawn"))
    selection = a_selection(stories=["held", "draft", "gone", "austen"])
    assert a_site_with(selection, articles=articles, now=NOON).chosen["2025-w11"] == (AUSTEN,)
    assert a_site_with(selection, articles=articles).chosen["2025-w11"] == (held, AUSTEN)


def test_a_story_that_there_is_not_is_told_of_with_the_likeliest() -> None:
    """At the place where it stands."""
    (first, second) = complaints(a_selection(stories=["austen", "brontë.md", "zzz"]))
    assert first == (
        "content/digests/2025-w11.md",
        ("stories", 1),
        'stories: there is no article "brontë.md"; did you mean "bronte"?',
    )
    assert second[2] == 'stories: there is no article "zzz"'


def test_a_story_that_stands_twice_is_told_of_by_whichever_name() -> None:
    """The slug and the file name are the same story."""
    ((_, key, message),) = complaints(a_selection(stories=["bronte", "b.md"]))
    assert (key, message) == (("stories", 1), 'stories: "b.md" stands here twice: take one out')


def test_two_files_for_one_week_are_told_of() -> None:
    """They may stand in different folders."""
    ((path, _, message),) = complaints(a_selection(), a_selection(path="content/digests/old/2025-w11.md"))
    assert path == "content/digests/old/2025-w11.md"
    assert message == "content/digests/2025-w11.md is for the same week: put what is in the two into one file"


def test_what_is_for_a_week_to_come_is_out_when_the_week_begins() -> None:
    """In the site's zone; a preview has it before."""
    config = a_config(time_zone="America/New_York")
    content = some_content(digests=[a_selection(slug="2025-w12")])
    begins = datetime(2025, 3, 17, 4, tzinfo=UTC)
    assert list(turning_points(content, config.zone)) == [begins]
    assert content_at(content, datetime(2025, 3, 17, 3, 59, tzinfo=UTC), config.zone).digests == ()
    assert content_at(content, begins, config.zone) == content
    assert content_ahead(content, NOON, config.zone) == content
    assert content.digests[0].monday == date(2025, 3, 17)


def test_a_selection_changes_nothing_that_pages_have_in_common() -> None:
    """So that to write one derives one week again."""
    assert a_site_with().common == a_site_with(a_selection(stories=["austen"])).common
