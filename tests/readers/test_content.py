"""The content of a site, read whole or refused with all that is wrong."""

import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

import pytest

from generator.config import Config
from generator.errors import UserError
from generator.model.article import Correction, Image, SeedReference
from generator.model.case import Party
from generator.model.content import Content
from generator.readers.content import line_of_key, read_articles, read_content
from generator.readers.files import files_below
from making import a_config, a_file, a_site, a_source, an_article_file, write

CONFIG = a_config()
Part = TypeVar("Part")
Result = TypeVar("Result")


def content_of(root: Path, files: dict[str, str | bytes], config: Config = CONFIG) -> Content:
    """Read a site with these *files*."""
    return read_content(a_site(root, files), config)


def problems_of(root: Path, files: dict[str, str | bytes]) -> list[str]:
    """Give what is said of a site with these *files*."""
    with pytest.raises(UserError) as caught:
        content_of(root, files)
    return [str(problem) for problem in caught.value.problems]


def test_a_site_without_content_is_empty(tmp_path: Path) -> None:
    """Its folders need not exist."""
    assert content_of(tmp_path, {}) == Content((), (), (), ())


def test_an_article_is_read_with_all_it_says(tmp_path: Path) -> None:
    """The path and the slug come from the file."""
    text = an_article_file(
        "Ann wins",
        updated="2025-03-15",
        id="01J",
        summary="She did.",
        status="draft",
        source={"name": "The Courier", "url": "https://courier.example/", "date": "2025-03"},
        people=["Ann"],
        shows=["Show"],
        cases=["Case"],
        image={"src": "media/ann.jpg", "alt": "Ann waves."},
        aliases=["/old/"],
        corrections=[{"date": "2025-03-16", "kind": "corrected", "was": "lost", "now": "won"}],
        review=["title: taken from the first sentence"],
        seed={"file": "000.txt", "sha256": "ab"},
    )
    (article,) = content_of(tmp_path, {"content/articles/2025/ann-wins.md": text}).articles
    assert (article.path, article.slug, article.title) == ("content/articles/2025/ann-wins.md", "ann-wins", "Ann wins")
    assert article.date == datetime(2025, 3, 14, 12, tzinfo=UTC)
    assert article.updated == datetime(2025, 3, 15, tzinfo=UTC)
    assert article.source == a_source(url="https://courier.example/", date="2025-03")
    assert (article.people, article.shows, article.cases) == (("Ann",), ("Show",), ("Case",))
    assert article.image == Image(src="media/ann.jpg", alt="Ann waves.")
    assert article.corrections == (Correction(date=date(2025, 3, 16), kind="corrected", was="lost", now="won"),)
    assert article.seed == SeedReference(file="000.txt", sha256="ab")
    assert (article.status, article.id, article.aliases) == ("draft", "01J", ("/old/",))


def test_records_are_read_with_all_they_say(tmp_path: Path) -> None:
    """Each kind from its own folder, in the order of the files."""
    content = content_of(
        tmp_path,
        {
            "content/people/zoe.md": a_file(name="Zoë", born="1958-04-03", minor=False, roles=["actor"]),
            "content/people/ann.md": a_file(name="Ann", slug="ann-the-first"),
            "content/shows/show.md": a_file(name="Show", kind="film", premiered="2025-02-23", people=["Ann"]),
            "content/cases/case.md": a_file(
                name="Case",
                parties=[{"name": "Ann", "role": "defendant"}],
                timeline=[
                    {"date": "2025-03-01", "stage": "charged", "what": "It began.", "source": {"name": "The Courier"}}
                ],
            ),
        },
    )
    assert [(person.name, person.slug) for person in content.people] == [("Ann", "ann-the-first"), ("Zoë", "zoe")]
    assert content.people[1].born == date(1958, 4, 3)
    assert (content.shows[0].kind, content.shows[0].premiered) == ("film", date(2025, 2, 23))
    assert content.cases[0].parties == (Party(name="Ann", role="defendant"),)
    assert content.cases[0].timeline[0].source == a_source()


def test_a_date_without_an_offset_is_local_to_the_site(tmp_path: Path) -> None:
    """An editor writes what the clock on the wall says."""
    files: dict[str, str | bytes] = {"content/articles/a.md": an_article_file(date="2025-06-14T09:00")}
    (article,) = content_of(tmp_path, files, a_config(time_zone="Europe/London")).articles
    assert article.date == datetime(2025, 6, 14, 8, tzinfo=UTC)


def test_two_bodies_have_two_digests_and_front_matter_does_not_count(tmp_path: Path) -> None:
    """The digest stands for the text in fingerprints."""
    one, other, same = content_of(
        tmp_path,
        {
            "content/articles/a.md": an_article_file(body="One."),
            "content/articles/b.md": an_article_file(body="Other."),
            "content/articles/c.md": an_article_file(body="\nOne.\n\n", summary="S"),
        },
    ).articles
    assert one.body_digest == same.body_digest != other.body_digest


def test_hidden_files_and_links_to_folders_are_not_content(tmp_path: Path) -> None:
    """Editors and systems leave such files, and a link may lead in a circle."""
    write(tmp_path, {"elsewhere/b.md": an_article_file()})
    root = a_site(tmp_path, {"content/articles/a.md": an_article_file(), "content/articles/.b.md.swp": b"\0"})
    (root / "content/articles/loop").symlink_to(tmp_path / "elsewhere")
    (root / "content/articles/c.md").symlink_to(root / "content/articles/a.md")
    assert sorted(files_below(root, "content/articles")) == ["content/articles/a.md", "content/articles/c.md"]
    assert [article.slug for article in read_content(root, CONFIG).articles] == ["a", "c"]


@pytest.mark.parametrize("name", ["a.md~", "#a.md#", "a.md.swp", "a.swx", "a.md.bak", ".#a.md"])
def test_what_an_editor_left_beside_a_file_is_not_content(tmp_path: Path, name: str) -> None:
    """In no folder, and whatever is in it."""
    files = {f"content/{folder}/{name}": b"\xff" for folder in ("articles", "people", "media")}
    content = content_of(tmp_path, {**files, f"content/{name}": b"\xff", "content/articles/a.md": an_article_file("A")})
    assert [article.title for article in content.articles] == ["A"]


@pytest.mark.parametrize("folder", ["articles", "people", "media", "media/2025"])
def test_a_link_out_of_the_site_is_refused(tmp_path: Path, folder: str) -> None:
    """Whoever may put a file here could else have any file of the machine published."""
    write(tmp_path, {"secret.md": an_article_file("Secret"), f"site/content/{folder}/a.md": an_article_file()})
    place = tmp_path / "site/content" / folder
    (place / "b.md").symlink_to("../" * (folder.count("/") + 3) + "secret.md")
    with pytest.raises(UserError) as refused:
        list(files_below(tmp_path / "site", f"content/{folder}"))
    (problem,) = refused.value.problems
    assert (problem.path, problem.line) == (f"content/{folder}/b.md", 0)
    told = f"is a link out of the site, to {(place / 'b.md').readlink()}: put a copy of that file here instead"
    assert problem.message == told


def test_a_file_that_is_too_large_for_a_story_is_refused(tmp_path: Path) -> None:
    """Something else got into it; one that just fits is read."""
    head = an_article_file("A", body="")
    fitting = head + "a" * (1_000_000 - len(head))
    assert problems_of(tmp_path, {"content/articles/a.md": fitting, "content/articles/b.md": fitting + "a"}) == [
        "content/articles/b.md: is larger than 1 MB: no story is, so look at what got into this file"
    ]


def test_every_problem_of_every_file_is_told_at_once(tmp_path: Path) -> None:
    """In the order of the files and their lines."""
    assert problems_of(
        tmp_path,
        {
            "content/articles/z.md": "No fence.\n",
            "content/articles/a.md": "---\ntitle: A\ndate: tomorrow\nupdaetd: 2025-03-15\npeople: Ann\n---\n",
            "content/people/ann.md": "---\nname: ''\nborn: 1958\n---\n",
            "content/shows/s.md": "---\nname: '!'\nkind: series\n---\n",
        },
    ) == [
        'content/articles/a.md:3: date: expected a date such as 2025-03-14 or 2025-03-14T09:00:00Z, got "tomorrow"',
        'content/articles/a.md:4: unknown key "updaetd" - did you mean "updated"?',
        'content/articles/a.md:5: people: expected a list, such as [A, B], got "Ann"',
        (
            "content/articles/z.md:1: no front matter: "
            "the first line must be ---, then keys such as title: and date:, then ---"
        ),
        'content/people/ann.md:3: born: expected a date such as 2025-03-14, got "1958"',
        'content/shows/s.md:2: name: "!" has no letter or digit to make an address from; give a slug',
    ]


@pytest.mark.parametrize("key", ["path", "body_digest"])
def test_an_editor_cannot_write_what_the_reader_fills_in(tmp_path: Path, key: str) -> None:
    """A file is where it is."""
    (problem,) = problems_of(tmp_path, {"content/articles/a.md": an_article_file(**{key: "x"})})
    assert problem.startswith(f'content/articles/a.md:4: unknown key "{key}"')


def test_a_wrong_date_is_told_once(tmp_path: Path) -> None:
    """It does not make the other dates wrong."""
    text = an_article_file(date="2025-13-01", updated="2025-03-15")
    assert problems_of(tmp_path, {"content/articles/a.md": text}) == [
        "content/articles/a.md:3: date: 2025-13-01 is not on the calendar"
    ]


def test_a_date_that_is_no_text_is_left_to_the_schema(tmp_path: Path) -> None:
    """A list is no date either."""
    assert problems_of(tmp_path, {"content/articles/a.md": an_article_file(date=["2025-03-14"])}) == [
        "content/articles/a.md:3: date: expected a date such as 2025-03-14 or 2025-03-14T09:00:00Z, got a list"
    ]


def test_a_file_name_that_is_no_address_needs_another_or_a_slug(tmp_path: Path) -> None:
    """The name is the address, so a later mend would break it."""
    assert problems_of(tmp_path, {"content/articles/Ann wins!.md": an_article_file()}) == [
        'content/articles/Ann wins!.md:1: the file name gives the address: rename it to "ann-wins.md" or give a slug'
    ]
    assert content_of(tmp_path, {"content/articles/Ann wins!.md": an_article_file(slug="ann-wins")}).articles


def test_a_file_that_is_no_markdown_is_in_the_wrong_place(tmp_path: Path) -> None:
    """A picture beside an article would never be seen, and an article called .txt neither."""
    complaint = "not a .md file: articles and records are Markdown files; pictures go to content/media/"
    assert problems_of(tmp_path, {"content/articles/a.jpg": b"", "content/people/x/ann.txt": "Ann"}) == [
        f"content/articles/a.jpg: {complaint}",
        f"content/people/x/ann.txt: {complaint}",
    ]


def test_a_misspelt_folder_is_not_a_silently_empty_section(tmp_path: Path) -> None:
    """Nor is a folder of any other name; files and hidden folders are passed over."""
    files: dict[str, str | bytes] = {
        "content/artciles/a.md": "x",
        "content/drafts/a.md": "x",
        "content/.peple/a.md": "x",
        "content/README.md": "x",
        "content/media/a.jpg": b"x",
    }
    assert problems_of(tmp_path, files) == [
        'content/artciles: unknown folder "artciles" - did you mean "articles"?',
        'content/drafts: unknown folder "drafts"; known: articles, people, shows, cases, digests, media',
    ]


def test_a_file_in_the_place_of_a_folder_is_told_of(tmp_path: Path) -> None:
    """It may be a note that an editor left."""
    complaint = "is a file: move it away, since this is the name of a folder"
    files: dict[str, str | bytes] = {"content/people": "x", "content/media": "x"}
    assert problems_of(tmp_path, files) == [f"content/media: {complaint}", f"content/people: {complaint}"]


def test_a_wrong_date_is_told_of_once(tmp_path: Path) -> None:
    """What comes before and after it cannot be said."""
    files: dict[str, str | bytes] = {
        "content/articles/a.md": an_article_file(updated="soon"),
        "content/articles/b.md": an_article_file(date="soon", updated="2025-01-01"),
    }
    complaint = 'expected a date such as 2025-03-14 or 2025-03-14T09:00:00Z, got "soon"'
    assert problems_of(tmp_path, files) == [
        f"content/articles/a.md:4: updated: {complaint}",
        f"content/articles/b.md:3: date: {complaint}",
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_name_that_is_no_text_is_told_of(tmp_path: Path) -> None:
    """Neither an address nor a message could be made of it."""
    complaint = "content/articles/caf\\udce9.md: rename it: the name has characters that cannot be shown"
    assert problems_of(tmp_path, {"content/articles/caf\udce9.md": "x"}) == [complaint]


def test_a_file_that_vanishes_is_told_of(tmp_path: Path) -> None:
    """Somebody may be tidying up at the same moment."""
    root = a_site(tmp_path, {"content/articles/a.md": an_article_file()})

    def tidy_first(function: Callable[[Sequence[Part]], Result], parts: Sequence[Part]) -> Iterator[tuple[int, Result]]:
        (root / "content/articles/a.md").unlink(missing_ok=True)
        yield len(parts), function(parts)

    with pytest.raises(UserError) as caught:
        read_content(root, CONFIG, spread=tidy_first)
    assert [str(problem) for problem in caught.value.problems] == [
        "content/articles/a.md: cannot be read: No such file or directory"
    ]


def test_articles_outside_a_site_are_read_without_asking_much(tmp_path: Path) -> None:
    """Only their folder is looked at, and what is no article is passed over."""
    write(
        tmp_path, {"b.md": an_article_file("B"), "a.md": an_article_file("A"), "c.md": "x", "d.txt": "x", "e/f.md": "x"}
    )
    assert [article.title for article in read_articles(tmp_path, CONFIG)] == ["A", "B"]


def test_the_line_of_a_key_is_found_for_messages(tmp_path: Path) -> None:
    """Problems between files are found when the lines are gone."""
    write(tmp_path, {"a.md": "---\nname: Ann\naliases:\n  - Annie\n---\n", "b.md": "No fence.\n"})
    assert line_of_key(tmp_path, "a.md", ("aliases", 0)) == 4
    assert line_of_key(tmp_path, "a.md", ("slug",)) == 1
    assert line_of_key(tmp_path, "b.md", ("name",)) == 1
    assert line_of_key(tmp_path, "", ("name",)) == 1


def test_a_folder_that_cannot_be_read_is_told_of(tmp_path: Path) -> None:
    """It may belong to somebody else."""
    name = "x" * 300
    with pytest.raises(UserError) as refused:
        list(files_below(tmp_path, name))
    assert [str(problem) for problem in refused.value.problems] == [f"{name}: cannot be read: File name too long"]
