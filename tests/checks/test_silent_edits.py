"""What was published changes only with a word about it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from checks.material_making import material_of, told
from hypothesis import given
from hypothesis import strategies as st

from generator.checks.published import FOLDER, read_ledger
from generator.checks.silent_edits import changed_kinds, record
from generator.checks.substance import substance
from generator.errors import UserError
from making import a_file, a_site, an_article_file, files_in, write

TEXT = """\
Mara Quayle left the *Lantern* studio on 12 March 2024 with two of her 14 songs, said Odd Brennt.

“I never sold them,” she said. The band's drummer — a friend – didn't sign, and paid £1,200.

> The court in Port Ellery will hear the case on Friday.
"""
PATH = "content/articles/a.md"
WITHDRAWN = "status: withdrawn\ncorrections: [{date: 2025-03-15, kind: withdrawn, now: It was wrong.}]"


def changed(text: str, before: str = TEXT, *, renewed: bool = False) -> tuple[str, ...]:
    """Name what changed between a text *before* and *text*."""
    return changed_kinds(substance(before, "a"), substance(text, "a"), (), renewed=renewed)


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


def test_new_sentences_can_be_told_from_changed_ones() -> None:
    """A story that goes on adds some; what was said stays said."""
    longer = TEXT + "\nOn Saturday Lotte Vane bought 3 tapes."
    assert changed(longer) == ("new sentence",)
    assert changed(longer, renewed=True) == ()
    assert changed(longer.replace("14 songs", "15 songs"), renewed=True) == ("number",)
    assert changed(TEXT.replace("on Friday", "on Friday without Lotte Vane"), renewed=True) == ("negation", "name")


def test_a_sentence_that_went_is_told() -> None:
    """Even if it said nothing but words; so is one of which nothing is left."""
    assert changed(TEXT.replace("\n> The court in Port Ellery will hear the case on Friday.\n", "")) == (
        "lost sentence",
    )
    assert changed("Ann sang. It was fine.", "Ann sang. It was fine. Everybody went home.", renewed=True) == (
        "lost sentence",
    )
    assert changed("Bob told them so.", "Ann sang all night.") == ("lost sentence", "new sentence")


def test_sentences_may_be_joined_and_parted() -> None:
    """As long as they say the same."""
    joined = "Mara Quayle sang in Ellery, and Odd Brennt wept bitterly."
    parted = "Mara Quayle sang in Ellery. Odd Brennt wept bitterly."
    assert changed(joined, parted) == changed(parted, joined) == ("wording",)
    assert changed(joined.replace("Odd", "Rod"), parted) == ("name",)


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("Ann Roe hit Bob Poe.", "Bob Poe hit Ann Roe.", "name"),
        ("He paid 3 of 90 bills.", "He paid 90 of 3 bills.", "number"),
        ("Mara sang for them.", "Nora sang for them.", "name"),
        ("Quayle was convicted.", "Quayle was acquitted.", "stage"),
        ("She was found guilty of theft.", "She was found innocent of theft.", "stage"),
        ("The man who allegedly took it left.", "The man who took it left.", "stage"),
        ("He said 'I didn't sell them' and left.", "He said 'I didn't give them' and left.", "quotation"),
        ("“I left. I never sang,” she said.", "“I left. I seldom sang,” she said.", "quotation"),
        ("One came. Another went.", "Another went. One came.", "order"),
    ],
)
def test_what_a_sentence_says_may_change_with_few_words(before: str, after: str, kind: str) -> None:
    """Who did what to whom, how a case stands, what was said."""
    assert kind in changed(after, before)
    assert kind in changed(after, before, renewed=True)


def test_a_sentence_may_begin_with_a_name() -> None:
    """And a word that often begins one is no name for that."""
    before = "However, it rained. Mara sang. They heard Mara."
    assert changed("It rained. Mara sang. They heard Mara.", before) == ("wording",)
    assert "name" in changed("However, it rained. Nora sang. They heard Mara.", before)


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
    """Also after its shows and cases changed, which are not what it says."""
    root = a_published_site(tmp_path)
    assert told(root, "silent-edit") == []
    edit(root, ('id: "id-a"', 'id: "id-a"\nshows: [The Show]\ncases: [The Case]'))
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


def with_correction(words: str) -> tuple[str, str]:
    """Give the edit that adds a correction of these *words*."""
    return 'id: "id-a"', f'id: "id-a"\ncorrections: [{{date: 2025-03-15, kind: corrected{words}}}]'


def test_a_correction_accounts_for_a_change(tmp_path: Path) -> None:
    """If it is one that was not there when the article was published."""
    root = a_published_site(tmp_path)
    edit(root, ("14 songs", "15 songs"), with_correction(', was: "14", now: "15"'))
    assert told(root, "silent-edit") == []
    record(material_of(root))
    edit(root, ("15 songs", "16 songs"))
    assert len(told(root, "silent-edit")) == 2


@pytest.mark.parametrize(
    ("old", "new", "words", "kinds"),
    [
        ("Odd Brennt", "Odd Brandt", ", was: Brennt, now: Brandt", ""),
        ("Odd Brennt", "Odd Brandt", ", now: said Odd Brandt", ""),
        ("Odd Brennt", "Odd Brandt", ", was: She left the studio with two of her songs", ""),
        ("Odd Brennt", "Odd Brandt", ', was: "£1,200", now: "£1,300"', "name"),
        ("Odd Brennt", "Odd Brandt", ", was: Something else altogether", "name"),
        ("didn't sign", "did sign", ", was: The drummer did not sign", ""),
        ("> The court in Port Ellery will hear the case on Friday.", "", ", was: The court will hear the case", ""),
        ("> The court in Port Ellery will hear the case on Friday.", "", ", was: The band will part", "lost sentence"),
    ],
)
def test_a_correction_accounts_for_what_it_speaks_of(
    tmp_path: Path, old: str, new: str, words: str, kinds: str
) -> None:
    """By the words that were there, or those that are there now."""
    root = a_published_site(tmp_path)
    edit(root, (old, new), with_correction(words))
    found = told(root, "silent-edit")
    assert len(found) == bool(kinds)
    assert f"({kinds})" in "".join([*found, "()"])


def test_a_correction_that_says_nothing_accounts_for_nothing(tmp_path: Path) -> None:
    """And that is told."""
    root = a_published_site(tmp_path)
    edit(root, ("Odd Brennt", "Odd Brandt"), with_correction(""))
    assert told(root, "silent-edit") == [
        (
            "content/articles/a.md:8: silent-edit: the text changed since it was published (name): say so under"
            " corrections:, with date, kind, was and now; the correction of 2025-03-15 says neither"
        )
    ]


def test_a_later_date_of_change_accounts_for_what_is_added(tmp_path: Path) -> None:
    """But not for what is taken back."""
    root = a_published_site(tmp_path)
    edit(root, ("Friday.", "Friday. Lotte Vane paid 30 more."))
    assert told(root, "silent-edit") == [
        (
            "content/articles/a.md:7: silent-edit: the text changed since it was published (new sentence): give the"
            " article a later updated:, or say so under corrections:"
        )
    ]
    edit(root, ('id: "id-a"', 'id: "id-a"\nupdated: 2025-03-16'))
    assert told(root, "silent-edit") == []
    edit(root, ("didn't sign", "did sign"))
    assert "(negation)" in told(root, "silent-edit")[0]


FACTS = {
    "source": {"name": "The Courier", "url": "https://courier.example/a", "date": "2025-03-12"},
    "image": {"src": "media/a.jpg", "alt": "Mara Quayle at a desk", "credit": "Odd Brennt"},
    "people": ["Mara Quayle", "Odd Brennt"],
}


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("2025-03-14T12", "2025-03-13T12", "date changed"),
        ("2025-03-12", "2025-02-12", "source.date changed"),
        ('"The Courier"', '"The Lantern"', "source.name changed"),
        ("courier.example/a", "courier.example/b", "source.url changed"),
        ("at a desk", "at a bar", "image.alt changed"),
        ('"credit": "Odd Brennt"', '"credit": "Ann Roe"', "image.credit changed"),
        (', "Odd Brennt"]', ', "Ann Roe"]', "people: others"),
        (', "Odd Brennt"]', "]", "people: others"),
        ('["Mara Quayle"', '["Ann Roe", "Mara Quayle"', "people: others"),
        ('"The Courier"', '"the  courier"', ""),
        ('["Mara Quayle", "Odd Brennt"]', '["Odd Brennt", "Mara Quayle"]', ""),
        ('["Mara Quayle"', '["M. Quayle"', ""),
        ("2025-03-12", "", "source.date changed"),
    ],
)
def test_what_stands_beside_the_text_is_compared_too(tmp_path: Path, old: str, new: str, what: str) -> None:
    """Dates, the source, the picture and the people; not their order, nor the spelling of a source."""
    record_of_mara = {"content/people/m.md": a_file(name="Mara Quayle", aliases=["M. Quayle"])}
    root = a_published_site(a_site(tmp_path, record_of_mara), **FACTS)
    assert told(root, "silent-edit") == []
    edit(root, (old, new))
    assert [what in finding for finding in told(root, "silent-edit")] == [True] * bool(what)


def test_a_correction_accounts_for_a_fact_beside_the_text(tmp_path: Path) -> None:
    """By the value that was there, or is there now."""
    root = a_published_site(tmp_path, **FACTS)
    edit(root, ('"The Courier"', '"The Lantern"'), with_correction(", was: The Courier"))
    assert told(root, "silent-edit") == []
    edit(root, ("2025-03-12", "2025-03-11"))
    assert len(told(root, "silent-edit")) == 1


def test_what_was_not_said_may_be_filled_in(tmp_path: Path) -> None:
    """A credit that comes late takes nothing back."""
    root = a_published_site(tmp_path)
    edit(root, ('id: "id-a"', 'id: "id-a"\nsource: {name: The Courier, date: 2025-03-12}'))
    assert told(root, "silent-edit") == []


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


def test_a_story_is_known_again_by_its_text(tmp_path: Path) -> None:
    """Without id and alias too; what changed in it is told, and that readers of the old address find nothing."""
    root = a_published_site(tmp_path)
    edit(root, ("14 songs", "15 songs"), ('id: "id-a"\n', ""))
    (root / PATH).rename(root / "content/articles/b.md")
    write(root, {"content/articles/c.md": an_article_file("Another", "Another text. It has two sentences.")})
    findings = told(root, "silent-edit")
    assert [finding.partition(": silent-edit")[0] for finding in findings] == [
        "content/articles/b.md",
        "content/articles/b.md:4",
        "content/articles/b.md:6",
    ]
    assert findings[0] == (
        "content/articles/b.md: silent-edit: was published as articles/a/, where nothing is any more: put /articles/a/"
        " under aliases:, so that its readers find it (warning)"
    )


def test_a_record_of_an_address_that_was_left_is_not_kept(tmp_path: Path) -> None:
    """The article has one at its new address."""
    root = a_published_site(tmp_path)
    (root / PATH).rename(root / "content/articles/b.md")
    record(material_of(root))
    assert list(files_in(root / FOLDER)) == ["b.json"]
    assert told(root, "silent-edit") == []


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
    assert content == b'{\n "format": 2,\n "slug": "a",\n "id": "id-a",\n "withdrawn": true\n}\n'


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
    ["", "{}", '{"format": 2, "slug": "b"}', '{"format": 2, "slug": "a", "x": 1}', '{"format": 1, "slug": "a"}'],
)
def test_a_record_that_cannot_be_read_is_an_error(tmp_path: Path, content: str) -> None:
    """Else any edit could pass by damaging it."""
    root = a_site(tmp_path, {PATH: an_article_file(), f"{FOLDER}/a.json": content})
    with pytest.raises(UserError) as caught:
        read_ledger(root)
    assert [str(problem) for problem in caught.value.problems] == [
        "content/.published/a.json: is no record of what was published: restore it, or delete it to begin anew"
    ]
