"""What the checks say of the digests of weeks."""

from pathlib import Path

from checks.material_making import told

from making import a_file, a_site, an_article_file, build, withdrawn

SELECTION = "content/digests/2025-w11.md"
CASE = a_file(
    name="The Case",
    parties=[{"name": "Max Foo", "role": "defendant"}],
    timeline=[{"date": "2025-03-01", "stage": "charged", "what": "It began.", "source": {"name": "The Courier"}}],
)


def test_a_withdrawn_story_in_a_digest_is_told_of(tmp_path: Path) -> None:
    """It is not shown, and nobody would notice that; drafts are told of by another rule."""
    files = {
        "content/articles/gone.md": an_article_file("Gone", **withdrawn()),
        "content/articles/draft.md": an_article_file("Draft", status="draft"),
        SELECTION: a_file(stories=["draft", "gone.md"]),
    }
    message = "“gone.md” was withdrawn and is not shown: take it out of stories:"
    assert told(a_site(tmp_path, files), "withdrawn-in-digest") == [
        f"{SELECTION}:2: withdrawn-in-digest: {message} (warning)"
    ]


def test_a_draft_and_a_held_story_in_a_digest_that_is_out_are_told_of(tmp_path: Path) -> None:
    """With what leaves each out; before its week has come a digest may name what will be out by then."""
    files = {
        "content/articles/draft.md": an_article_file("Draft", status="draft"),
        "content/articles/held.md": an_article_file("Held", date="2099-06-01T10:00:00+02:00"),
        SELECTION: a_file(stories=["draft", "held"]),
        "content/digests/2099-w20.md": a_file(stories=["draft", "held"]),
    }
    draft = "“draft” is a draft and is left out of this week: publish it, or take it out of stories:"
    held = (
        "“held” is held until 2099-06-01 08:00 UTC and till then left out of this week: "
        "give it another date, or take it out of stories:"
    )
    assert told(a_site(tmp_path, files), "unreleased-in-digest") == [
        f"{SELECTION}:2: unreleased-in-digest: {draft} (note)",
        f"{SELECTION}:2: unreleased-in-digest: {held} (note)",
    ]


def test_a_site_without_withdrawn_stories_has_none_in_a_digest(tmp_path: Path) -> None:
    """However many it names."""
    files = {"content/articles/a.md": an_article_file("A"), SELECTION: a_file(stories=["a"])}
    assert told(a_site(tmp_path, files), "withdrawn-in-digest") == []


def test_a_note_and_its_title_are_read_for_accusations(tmp_path: Path) -> None:
    """Like every text that readers are shown."""
    files = {"content/cases/c.md": CASE, SELECTION: a_file("Max Foo is a murderer.", title="Max Foo, murderer")}
    assert [line.partition(": ")[0] for line in told(a_site(tmp_path, files), "accusation")] == [
        f"{SELECTION}:2",
        f"{SELECTION}:4",
    ]


def test_a_broken_link_in_a_note_is_told_of_at_its_place(tmp_path: Path) -> None:
    """Not on the page that it became."""
    note = a_file("See\n[her](/people/nobody/).", title="T")
    files = {"content/articles/a.md": an_article_file("A"), SELECTION: note}
    root = a_site(tmp_path, files)
    build(root)
    found = told(root, "broken-link")
    assert found
    assert found[0].startswith(f"{SELECTION}:5: broken-link: leads to “/people/nobody/”")


def test_the_pages_and_mails_of_a_week_are_sound(tmp_path: Path) -> None:
    """By all rules for what stands in the output."""
    files = {
        "content/articles/a.md": an_article_file("A", cases=["The Case"], source={"name": "The Courier"}),
        "content/cases/c.md": CASE,
        SELECTION: a_file("A note on [A](/articles/a/).[^1]\n\n[^1]: Small.", title="T", stories=["a"]),
    }
    root = a_site(tmp_path, files)
    build(root)
    assert [line for line in told(root) if line.startswith("output/digest/")] == []
