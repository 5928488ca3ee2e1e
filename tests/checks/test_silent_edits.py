"""What was published changes only with a word about it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from checks.material_making import material_of, told
from hypothesis import given
from hypothesis import strategies as st

from generator.checks.published import FOLDER, read_ledger
from generator.checks.silent_edits import record
from generator.checks.substance import differences, substance
from generator.errors import UserError
from making import a_site, an_article_file, files_in, write

TEXT = """\
Mara Quayle left the *Lantern* studio on 12 March 2024 with two of her 14 songs, said Odd Brennt.

“I never sold them,” she said. The band's drummer — a friend – didn't sign, and paid £1,200.

> The court in Port Ellery will hear the case on Friday.
"""
PATH = "content/articles/a.md"
WITHDRAWN = "status: withdrawn\ncorrections: [{date: 2025-03-15, kind: withdrawn, now: It was wrong.}]"


def changed(text: str, *, added_too: bool = True) -> tuple[str, ...]:
    """Name what changed between TEXT and *text*."""
    return differences(substance(TEXT, "a"), substance(text, "a"), added_too=added_too)


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("14 songs", "15 songs", "number"),
        ("two of", "three of", "number"),
        ("£1,200", "£12,000", "number"),
        ("£1,200", "$1,200", "number"),
        ("12 March 2024", "13 March 2024", "date"),
        ("12 March 2024", "12 March 2025", "date"),
        ("12 March", "12 May", "date"),
        ("Friday", "Monday", "date"),
        ("didn't sign", "did sign", "negation"),
        ("never sold", "sold", "negation"),
        ("and paid", "and never paid", "negation"),
        ("Odd Brennt", "Odd Brandt", "name"),
        ("Mara Quayle", "Nora Quayle", "name"),
        ("Port Ellery", "Fort Ellery", "name"),
        ("said Odd Brennt", "said a friend", "name"),
        ("sold them", "gave them", "quotation"),
    ],
)
def test_a_change_of_substance_is_named(old: str, new: str, kind: str) -> None:
    """A number, a name, a date, a negation, or what somebody is quoted with."""
    assert old in TEXT
    assert kind in changed(TEXT.replace(old, new))


def test_other_words_are_a_change_of_wording() -> None:
    """Which may be no more than a slip of the pen."""
    assert changed(TEXT.replace("a friend", "a pal")) == ("wording",)


SETTINGS: list[Callable[[str], str]] = [
    lambda text: text,
    lambda text: text.replace("“", '"').replace("”", '"'),
    lambda text: text.replace("'", "’"),
    lambda text: text.replace(" — ", " -- ").replace(" – ", "—"),
    lambda text: text.replace("*", ""),
    lambda text: text.replace("*Lantern*", "__Lantern__"),
    lambda text: text.replace("Odd Brennt", "[Odd Brennt](/people/odd-brennt/)"),
    lambda text: text.replace("Odd Brennt", "Odd\u00a0Brennt"),
    lambda text: text.replace(" studio", "\nstudio"),
    lambda text: text.replace("> The", "The"),
    lambda text: text.replace("\n\n", "\n\n\n"),
    lambda text: text.replace("Brennt", "<b>Brennt</b>"),
    lambda text: text.replace("£", "&pound;"),
    lambda text: text + "  \n",
]


@given(st.lists(st.sampled_from(SETTINGS), max_size=6, unique=True))
def test_how_a_text_is_set_is_no_change(steps: list[Callable[[str], str]]) -> None:
    """Quotes, dashes, blanks, emphasis, links and entities."""
    text = TEXT
    for step in steps:
        text = step(text)
    assert changed(text) == ()


@given(st.sampled_from(SETTINGS), st.data())
def test_no_word_is_dropped_unseen(setting: Callable[[str], str], data: st.DataObject) -> None:
    """Whichever it is, however the rest is set."""
    words = TEXT.split()
    at = data.draw(st.integers(0, len(words) - 1))
    if words[at].strip("—–>"):
        assert changed(setting(" ".join(words[:at] + words[at + 1 :]))) != ()


def test_what_is_added_can_be_told_from_what_is_taken_back() -> None:
    """A story that goes on adds names and numbers."""
    longer = TEXT + "\nOn Saturday Lotte Vane bought 3 tapes."
    assert changed(longer) == ("date", "number", "name")
    assert changed(longer, added_too=False) == ()
    assert changed(longer.replace("14 songs", "15 songs"), added_too=False) == ("number",)


def test_a_sentence_may_begin_with_a_name() -> None:
    """And a word that begins one is no name for that."""
    before = substance("Yesterday it rained. Mara sang. They heard Mara.", "a")
    assert differences(before, substance("It rained. Mara sang. They heard Mara.", "a"), added_too=True) == ("wording",)
    assert "name" in differences(
        before, substance("Yesterday it rained. Nora sang. They heard Mara.", "a"), added_too=True
    )


def a_published_site(root: Path, **keys: object) -> Path:
    """Write a site of one article and record it as published."""
    a_site(root, {PATH: an_article_file("Mara Quayle leaves", TEXT, id="id-a", summary="She takes 14 songs.", **keys)})
    record(material_of(root))
    return root


def edit(root: Path, *pairs: tuple[str, str]) -> None:
    """Replace text in the file of the article."""
    text = (root / PATH).read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    write(root, {PATH: text})


def test_nothing_is_asked_before_anything_was_published(tmp_path: Path) -> None:
    """A site that never recorded has nothing to compare."""
    assert told(a_site(tmp_path, {PATH: an_article_file()}), "silent-edit") == []


def test_an_untouched_article_is_as_it_was(tmp_path: Path) -> None:
    """Also after its tags changed, which are not what it says."""
    root = a_published_site(tmp_path)
    assert told(root, "silent-edit") == []
    edit(root, ('id: "id-a"', 'id: "id-a"\npeople: [Mara Quayle]'))
    assert told(root, "silent-edit") == []


def test_a_silent_change_is_an_error_at_its_line(tmp_path: Path) -> None:
    """In title, summary and text; a slip of the pen is a warning."""
    root = a_published_site(tmp_path)
    edit(root, ("Mara Quayle leaves", "Nora Quayle leaves"), ("takes 14", "takes 15"), ("a friend", "a pal"))
    advice = "say so under corrections:, with date, kind, was and now"
    assert told(root, "silent-edit") == [
        f"content/articles/a.md:2: silent-edit: the title changed since it was published (name): {advice}",
        f"content/articles/a.md:5: silent-edit: the summary changed since it was published (number): {advice}",
        f"content/articles/a.md:7: silent-edit: the text changed since it was published (wording): {advice} (warning)",
    ]


def test_several_kinds_are_named_in_one_line(tmp_path: Path) -> None:
    """All that an editor must account for."""
    root = a_published_site(tmp_path)
    edit(root, ("didn't sign", "did sign"), ("12 March 2024", "13 March 2024"), ("Odd Brennt", "Odd Brandt"))
    (finding,) = told(root, "silent-edit")
    assert "(date, negation and name)" in finding


def test_a_correction_accounts_for_a_change(tmp_path: Path) -> None:
    """If it is one that was not there when the article was published."""
    correction = 'corrections: [{date: 2025-03-15, kind: corrected, was: "14", now: "15"}]'
    root = a_published_site(tmp_path)
    edit(root, ("14 songs", "15 songs"), ('id: "id-a"', f'id: "id-a"\n{correction}'))
    assert told(root, "silent-edit") == []
    record(material_of(root))
    edit(root, ("15 songs", "16 songs"))
    assert len(told(root, "silent-edit")) == 2


def test_a_later_date_of_change_accounts_for_what_is_added(tmp_path: Path) -> None:
    """But not for what is taken back."""
    root = a_published_site(tmp_path)
    edit(root, ('id: "id-a"', 'id: "id-a"\nupdated: 2025-03-16'), ("Friday.", "Friday. Lotte Vane paid 30 more."))
    assert told(root, "silent-edit") == []
    edit(root, ("didn't sign", "did sign"))
    assert "(negation)" in told(root, "silent-edit")[0]


@pytest.mark.parametrize("keep", ["id", "alias"])
def test_a_new_address_does_not_hide_a_change(tmp_path: Path, keep: str) -> None:
    """The article is known by its id, or by the old address that it redirects."""
    root = a_published_site(tmp_path)
    edit(root, ("14 songs", "15 songs"))
    if keep == "alias":
        edit(root, ('id: "id-a"', "aliases: [/articles/a/]"))
    (root / PATH).rename(root / "content/articles/b.md")
    findings = told(root, "silent-edit")
    assert [finding.partition(": silent-edit")[0] for finding in findings] == [
        "content/articles/b.md:5",
        "content/articles/b.md:7",
    ]


def test_what_was_published_does_not_go_without_a_word(tmp_path: Path) -> None:
    """A withdrawn story stays as a file that says so."""
    root = a_published_site(tmp_path)
    edit(root, ('id: "id-a"', 'id: "id-a"\nstatus: draft'))
    advice = "keep its file, with status: withdrawn, or delete this record"
    assert told(root, "silent-edit") == [
        f"content/.published/a.json: silent-edit: articles/a/ was published and went without a word: {advice} (warning)"
    ]
    edit(root, ("status: draft", WITHDRAWN))
    assert told(root, "silent-edit") == []


def test_a_withdrawn_story_leaves_nothing_but_its_address(tmp_path: Path) -> None:
    """Not even hashes of its words."""
    root = a_published_site(tmp_path)
    edit(root, ('id: "id-a"', f'id: "id-a"\n{WITHDRAWN}'))
    record(material_of(root))
    (content,) = files_in(root / FOLDER).values()
    assert content == b'{\n "format": 1,\n "slug": "a",\n "id": "id-a",\n "withdrawn": true\n}\n'


def test_no_word_is_kept_of_a_story(tmp_path: Path) -> None:
    """The record may be public."""
    root = a_published_site(tmp_path)
    (content,) = files_in(root / FOLDER).values()
    text = content.decode().lower()
    assert not [word for word in ("quayle", "lantern", "brennt", "drummer", "never", "friday", "1,200") if word in text]


def test_to_record_twice_changes_nothing(tmp_path: Path) -> None:
    """Nor does it write."""
    root = a_published_site(tmp_path)
    before = files_in(root / FOLDER)
    assert record(material_of(root)) == 0
    assert files_in(root / FOLDER) == before


def test_drafts_and_what_is_to_come_are_not_recorded(tmp_path: Path) -> None:
    """Nobody has read them."""
    root = a_site(
        tmp_path,
        {PATH: an_article_file(status="draft"), "content/articles/b.md": an_article_file(date="2026-05-01")},
    )
    assert record(material_of(root)) == 0


@pytest.mark.parametrize(
    "content",
    ["", "{}", '{"format": 1, "slug": "b"}', '{"format": 1, "slug": "a", "x": 1}', '{"format": 2, "slug": "a"}'],
)
def test_a_record_that_cannot_be_read_is_an_error(tmp_path: Path, content: str) -> None:
    """Else any edit could pass by damaging it."""
    root = a_site(tmp_path, {PATH: an_article_file(), f"{FOLDER}/a.json": content})
    with pytest.raises(UserError) as caught:
        read_ledger(root)
    assert [str(problem) for problem in caught.value.problems] == [
        "content/.published/a.json: is no record of what was published: restore it, or delete it to begin anew"
    ]
