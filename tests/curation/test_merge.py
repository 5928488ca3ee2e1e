"""An article brought up to what its seed says now."""

from generator.curation.merge import Kept, Spellings, difference, merge
from generator.model.article import SeedReference
from generator.model.evidence import Evidence, Reading, body_hash
from making import a_person, some_content

TEXT = """\
---
title: Drum is gone
date: 2025-03-14T12:00:00Z
summary: It was big.
source: {name: The Courier, date: 2025-03-14}
people: [Ann, Bo]  # both
review:
  - "title: made"
seed: {file: a.txt, sha256: "00"}
---
The drum is gone.
"""
BODY = "The drum is gone.\n"


def evidence(
    sha256: str = "00", body: str = BODY, review: tuple[str, ...] = ("title: made",), **values: object
) -> Evidence:
    """Make the evidence of a conversion; a name with two underscores is one of a part."""
    told = {
        "title": "Drum is gone",
        "summary": "It was big.",
        "source__name": "The Courier",
        "source__date": "2025-03-14",
    }
    told |= {"people": ("Ann", "Bo"), **values}
    listed = {field: (value,) if isinstance(value, str) else value for field, value in told.items()}
    return Evidence(
        version=1,
        seed=SeedReference(file="a.txt", sha256=sha256),
        article="content/articles/a.md",
        id="1",
        body=body_hash(body),
        values={
            field.replace("__", "."): tuple(
                Reading(value=value, rule="a rule", confidence=1) for value in several if value
            )
            for field, several in listed.items()
        },
        review=review,
    )


def test_an_untouched_article_becomes_what_the_seed_says() -> None:
    """Field by field, with its comments."""
    fresh = evidence(
        "ff",
        body="It is back.\n",
        review=("date: none is stated",),
        title="Drum is back",
        source__date="",
        source__url="https://a.example/",
        people=("Bo", "Cy"),
    )
    merged = merge(TEXT, evidence(), fresh, "It is back.\n", Spellings(some_content()))
    assert merged.kept == ()
    assert merged.text == (
        "---\n"
        "title: Drum is back\n"
        "date: 2025-03-14T12:00:00Z\n"
        "summary: It was big.\n"
        "source: {name: The Courier, url: https://a.example/}\n"
        "people: [Bo, Cy]  # both\n"
        "review:\n"
        '  - "date: none is stated"\n'
        "seed: {file: a.txt, sha256: ff}\n"
        "---\n"
        "It is back.\n"
    )


def test_what_an_editor_wrote_wins() -> None:
    """A value, a name put in or taken out, and the text."""
    mine = TEXT.replace("Drum is gone", "Mine").replace("[Ann, Bo]", "[Ann, Dee]").replace("The drum is", "It is")
    mine = mine.replace("It is gone.", "It is gone, says CY.")
    fresh = evidence("ff", body="It is back.\n", title="Drum is back", people=("Ann", "Bo", "Cy"))
    merged = merge(mine, evidence(), fresh, "It is back.\n", Spellings(some_content()))
    assert merged.kept == (Kept("title", "Mine", "Drum is back"), Kept("body", "It is gone, says CY.", "It is back.\n"))
    assert merged.text == mine.replace("[Ann, Dee]", "[Ann, Dee, Cy]").replace('"00"', "ff")


def test_a_name_that_an_editor_s_text_does_not_say_is_not_added() -> None:
    """Nor is it asked about; a record may say under which other names it is known."""
    mine = TEXT.replace("The drum is gone", "It is gone, says Annie Cy")
    fresh = evidence(
        "ff",
        body="Cy, Dee and Eve say that it is back.\n",
        review=(
            "title: made",
            "people: Dee is not in content/people yet",
            "people: Cy may be a child; add the name if not",
        ),
        people=("Ann", "Bo", "Cy Brook", "Dee"),
    )
    spellings = Spellings(some_content(people=[a_person("Cy Brook", aliases=("Annie Cy",))]))
    merged = merge(mine, evidence(), fresh, "Cy, Dee and Eve say that it is back.\n", spellings)
    assert merged.kept[0] == Kept("people", "", "Dee")
    assert "people: [Ann, Bo, Cy Brook]" in merged.text
    assert 'review:\n  - "title: made"\n  - "people: Cy may be a child; add the name if not"\n' in merged.text
    theirs = merge(mine.replace("Bo]", "Bo, Dee]"), evidence(), fresh, "", spellings)
    assert [kept.field for kept in theirs.kept] == ["body"]


def test_where_the_editor_and_the_seed_agree_there_is_nothing_to_keep() -> None:
    """Both came to the same."""
    fresh = evidence("ff", body="It is back.\n", title="Drum is back")
    mine = TEXT.replace("title: Drum is gone", "title: Drum is back").replace("The drum is gone", "It is back")
    assert merge(mine, evidence(), fresh, "It is back.\n", Spellings(some_content())).kept == ()


def test_line_ends_and_the_mark_at_the_beginning_stay() -> None:
    """In the new text too."""
    text = "\ufeff" + TEXT.replace("\n", "\r\n")
    merged = merge(text, evidence(), evidence("ff", body="One.\n\nTwo.\n"), "One.\n\nTwo.\n", Spellings(some_content()))
    assert merged.text == text.replace('"00"', "ff").replace("The drum is gone.\r\n", "One.\r\n\r\nTwo.\r\n")


def test_a_difference_names_the_file() -> None:
    """In the form that editors of code know."""
    assert list(difference("a.md", "a\nb\n", "a\nc\n")) == [
        "--- a.md", "+++ a.md (converted again)", "@@ -1,2 +1,2 @@", " a", "-b", "+c",
    ]  # fmt: skip
