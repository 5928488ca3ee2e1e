"""What is not published, and what an editor is told."""

import os
import re
import shutil
from pathlib import Path

import pytest
from publishing.hosts_making import LIVE, Place, aim, published, refused

from generator.builder.lock import locked
from making import SITE_TOML, a_file, a_site, an_article_file, build, files_in, run_digest, write

STORY = "content/articles/story.md"


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """Give a folder to publish to."""
    return Place(f'kind = "folder"\npath = "{tmp_path}/place"\n', lambda: files_in(tmp_path / "place"))


@pytest.fixture
def root(place: Place, tmp_path: Path) -> Path:
    """Give a site of two stories that publishes to the folder."""
    stories = {STORY: an_article_file("Story"), "content/articles/other.md": an_article_file("Other")}
    root = a_site(tmp_path / "site", stories)
    aim(root, place)
    return root


def never() -> None:
    """Fail: nobody else holds the lock."""
    raise AssertionError


def test_an_error_of_the_checks_stops_it(root: Path, place: Place) -> None:
    """A name that must not be published stands on a page."""
    write(
        root,
        {"content/people/jane-doe.md": a_file(name="Jane Doe"), STORY: an_article_file("Story", people=["Jane Doe"])},
    )
    run_digest("--root", root, "check", "--suppress", "Jane Doe")
    reasons = refused(root)
    assert all(reason.startswith("output/") and ": suppressed-name: " in reason for reason in reasons)
    assert place.files() == {}


def test_a_silent_edit_of_what_was_published_stops_it(root: Path, place: Place) -> None:
    """Publishing keeps on record what went out."""
    published(root)
    before = place.files()
    write(root, {STORY: an_article_file("Nine stories")})
    (reason,) = refused(root)
    assert reason.startswith(f"{STORY}:2: silent-edit: ")
    assert place.files() == before


def test_a_target_without_record_puts_nothing_on_record(root: Path, place: Place) -> None:
    """What goes to a stage is not published."""
    aim(root, place, "record = false\n")
    published(root)
    assert not (root / "content/.published").exists()


def test_an_output_that_is_not_what_the_content_says_stops_it(root: Path, place: Place) -> None:
    """Without a build, that is."""
    build(root)
    output = files_in(root / "output")
    write(root, {STORY: an_article_file("Story", "Another text.")})
    (reason,) = refused(root, "--no-build")
    assert re.fullmatch(
        r"output: not what the content says \(\d files, such as articles/story/index\.html\): "
        r"run `digest build`, or leave out --no-build",
        reason,
    )
    assert files_in(root / "output") == output
    assert place.files() == {}
    build(root)
    write(root, {"seeds/new.txt": "A seed\n\nIt is not converted.\n"})
    assert published(root, "--no-build").endswith(" added, 0 unchanged")
    assert not (root / "content/articles/a-seed.md").exists()


def test_a_page_that_was_changed_by_hand_stops_it(root: Path) -> None:
    """It is none that a build would make."""
    build(root)
    with (root / "output/index.html").open("a") as file:
        file.write("<p>More</p>")
    (reason,) = refused(root, "--no-build")
    assert reason.startswith("output: not what the content says (1 file, such as index.html)")


def test_no_output_at_all_stops_it(root: Path) -> None:
    """There is nothing to send."""
    assert "output: is not there: run `digest build`" in refused(root, "--no-build")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes")
def test_a_link_out_of_the_output_and_what_is_no_file_stop_it(root: Path, place: Place) -> None:
    """Nobody reads them, the checks neither; a link to another file of the output is as good as that."""
    build(root)
    strange = root / "output/strange.txt"
    strange.symlink_to("404.html")
    published(root, "--no-build")
    before = place.files()
    assert before["strange.txt"] == before["404.html"]
    strange.unlink()
    strange.symlink_to(root / "content/site.toml")
    link = f"output/strange.txt: is a link out of the site, to {root}/content/site.toml: put a copy of that file here"
    assert refused(root) == [f"{link} instead"]
    strange.unlink()
    os.mkfifo(strange)
    pipe = "output/strange.txt: is no file (but a pipe, a device, or a link to a folder or to nothing): delete it"
    assert refused(root) == [pipe]
    checked = run_digest("--root", root, "check")
    assert (checked.exit_code, checked.stderr) == (1, f"{pipe}\n")
    assert place.files() == before
    strange.replace(root / "output/index.html")
    build(root)
    assert (root / "output/index.html").is_file()


@pytest.mark.parametrize("status", ["draft", "published"])
def test_a_draft_or_a_story_to_come_in_the_output_stops_it(root: Path, place: Place, status: str) -> None:
    """Somebody put its page there, and its id stands in a file."""
    write(
        root, {"content/articles/soon.md": an_article_file("Soon", id="01JABCDEFGH", date="2026-02-01", status=status)}
    )
    build(root)
    write(root, {"output/articles/soon/index.html": "<p>Soon</p>", "output/extra.xml": "<guid>01JABCDEFGH</guid>"})
    message = "not-out: content/articles/soon.md is not out: delete this file, and build again"
    reasons = refused(root)
    assert f"output/articles/soon/index.html: {message}" in reasons
    assert f"output/extra.xml: {message}" in reasons
    assert place.files() == {}


@pytest.mark.parametrize(
    "host", ["localhost:8000", "127.0.0.1", "[::1]", "digest.example", "www.example.org", "box.local"]
)
def test_a_site_that_no_reader_could_find_stops_it(root: Path, place: Place, host: str) -> None:
    """The address is one for tests."""
    settings = SITE_TOML.replace("digest.example", host) + f"[publish.live]\n{place.settings}"
    write(root, {"content/site.toml": settings})
    name = host.removesuffix(":8000").strip("[]")
    assert refused(root) == [
        (
            f"content/site.toml:2: base_url: {name} leads no reader here: "
            "set the address that the site will have, and build"
        )
    ]


def test_a_site_for_another_address_stops_it(root: Path, place: Place) -> None:
    """Its links would lead elsewhere."""
    settings = (
        SITE_TOML + '[publish.stage]\nbase_url = "https://stage.example"\ncname = "www.example"\n' + place.settings
    )
    write(root, {"content/site.toml": settings})
    told = "content/site.toml:2: base_url: "
    assert refused(root) == [
        f"{told}publish.stage has the domain www.example, the site is built for digest.example: mend one of the two",
        (
            f"{told}the site is built for https://digest.example/, and publish.stage is at https://stage.example/: "
            "mend one of the two"
        ),
    ]


def test_a_publishing_gives_way_to_whoever_changes_the_site(root: Path) -> None:
    """Be it a build, or another publishing."""
    told = ["digest publish: not now, as another command is changing this site: wait for that to end"]
    build(root)
    with locked(root / ".digest", never):
        assert refused(root) == told
        assert refused(root, "--no-build") == told


def test_what_somebody_else_put_there_is_not_deleted(root: Path, place: Place, tmp_path: Path) -> None:
    """A folder that is named by mistake loses nothing, until an editor says that it may."""
    write(tmp_path / "place", {"letters/dear.txt": "Dear", "holiday.jpg": "x", ".bashrc": "y"})
    before = place.files()
    assert refused(root) == [
        (
            "publish.live: holds 2 files that nobody knows to be of this site, such as holiday.jpg: "
            "name another place, or have them replaced with --take-over"
        )
    ]
    assert place.files() == before
    published(root, "--take-over")
    assert "holiday.jpg" not in place.files()
    assert not (tmp_path / "place/letters").exists()
    assert place.files()[".bashrc"] == b"y"


@pytest.mark.parametrize("path", [".", "..", "output", "content/media", "output/sub"])
def test_a_site_is_not_published_into_itself(root: Path, path: str) -> None:
    """That would delete it."""
    write(root, {"content/site.toml": f'{SITE_TOML}{LIVE}kind = "folder"\npath = "{path}"\n'})
    assert refused(root) == [f"{path}: is part of the site itself: publish to a folder of its own"]
    assert (root / STORY).exists()


def test_two_files_for_one_place_stop_it(root: Path, place: Place) -> None:
    """An editor put one into output/ that the settings ask for too."""
    aim(root, place, "headers = true\n")
    build(root)
    write(root, {"output/_headers": "/*\n"})
    assert refused(root) == ["output/_headers: stands there, and publish.live makes one too: delete one of the two"]


def test_files_put_into_the_output_by_hand_are_published(root: Path, place: Place) -> None:
    """But what is hidden is not, unless it is meant for everybody."""
    build(root)
    write(
        root, dict.fromkeys([f"output/{name}" for name in ("a.txt", ".well-known/x", ".gitkeep", ".git/HEAD")], "text")
    )
    published(root)
    assert place.files().keys() - files_in(root / "output").keys() == {".lastword"}
    assert files_in(root / "output").keys() - place.files().keys() == {".gitkeep", ".git/HEAD"}


def test_a_link_in_the_output_is_sent_as_what_it_leads_to(root: Path, place: Place, tmp_path: Path) -> None:
    """A link would lead nowhere at the host."""
    build(root)
    write(root, {"output/b.txt": "text"})
    (root / "output/a.txt").symlink_to(root / "output/b.txt")
    published(root)
    assert not (tmp_path / "place/a.txt").is_symlink()
    assert place.files()["a.txt"] == b"text"


def test_a_record_of_another_place_is_not_believed(root: Path, place: Place, tmp_path: Path) -> None:
    """The target has moved, and starts from nothing."""
    published(root)
    write(root, {"content/site.toml": (root / "content/site.toml").read_text().replace("/place", "/other")})
    assert published(root).endswith(" added, 0 unchanged")
    assert files_in(tmp_path / "other") == place.files()


def test_a_folder_that_was_emptied_is_filled_again(root: Path, place: Place, tmp_path: Path) -> None:
    """Memory is never a reason to skip a file."""
    published(root)
    before = place.files()
    shutil.rmtree(tmp_path / "place")
    assert published(root) == f"live: {len(before)} added, 0 unchanged"
    assert place.files() == before
